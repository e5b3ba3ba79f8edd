from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import formats
from app.domain.entry_grid import Read, read


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("71,5", 71.5),
        ("71.5", 71.5),
        (" 1 234 ", 1234.0),
        ("1\u00a0234,5", 1234.5),
        ("1\u202f234", 1234.0),
        ("\u22123", -3.0),
        ("-3", -3.0),
        ("82 %", 82.0),
        ("0", 0.0),
        ("-0", 0.0),
    ],
)
def test_numbers_are_read_as_people_write_them(text: str, value: float) -> None:
    assert read(text) == Read(value)


@pytest.mark.parametrize("text", ["", "   ", "\u00a0", "\n"])
def test_an_empty_cell_is_no_value_and_never_zero(text: str) -> None:
    assert read(text) == Read(empty=True)


@pytest.mark.parametrize("text", ["saknas", "Saknas", " SAKNAS "])
def test_a_value_may_be_known_to_be_missing(text: str) -> None:
    assert read(text) == Read()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("tolv", "not_a_number"),
        ("1,2,3", "not_a_number"),
        ("..", "not_a_number"),
        ("-", "not_a_number"),
        ("%", "not_a_number"),
        ("=1+1", "not_a_number"),
        ("2021-09-15", "not_a_number"),
        ("<b>5</b>", "not_a_number"),
        ("9" * 400, "not_a_number"),
        ("1\n2", "several_lines"),
        ("#DIV/0!", "sheet_error"),
        ("#SAKNAS!", "sheet_error"),
    ],
)
def test_what_is_no_number_is_told_with_its_reason(text: str, code: str) -> None:
    assert read(text).trouble == code


@given(st.text())
def test_any_text_is_read_or_told_why_not(text: str) -> None:
    said = read(text)
    assert not (said.trouble and (said.empty or said.value is not None))


@given(st.floats(-1e9, 1e9).map(lambda value: round(value, 6)))
def test_what_is_copied_out_reads_as_the_same_value(value: float) -> None:
    assert read(formats.plain_number(value)).value == value

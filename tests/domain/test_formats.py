from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import formats


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (1234567.891, 1, "1\u00a0234\u00a0567,9"),
        (-3.5, 1, "\u22123,5"),
        (0.0, 0, "0"),
        (-0.04, 1, "0,0"),
        (None, 2, ""),
    ],
)
def test_numbers_are_written_the_swedish_way(value: float | None, decimals: int, text: str) -> None:
    assert formats.number(value, decimals) == text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("71,2", 71.2),
        ("71.2", 71.2),
        ("1 234,5", 1234.5),
        ("1\u00a0234", 1234.0),
        ("\u22123", -3.0),
        ("\u20133", -3.0),
        ("82 %", 82.0),
        ("", None),
        ("   ", None),
        (",5", 0.5),
    ],
)
def test_numbers_are_read_as_people_type_and_paste_them(text: str, value: float | None) -> None:
    assert formats.read_number(text) == value


@pytest.mark.parametrize("text", ["tre", "1,2,3", "1.234,5", "NaN", "inf", "1e5", "--3", "9" * 400, "=1+1"])
def test_what_is_not_one_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        formats.read_number(text)


@given(st.floats(-1e12, 1e12), st.integers(0, 4))
def test_what_is_written_can_be_read_back(value: float, decimals: int) -> None:
    back = formats.read_number(formats.number(value, decimals))
    assert back == pytest.approx(value, abs=0.51 * 10**-decimals, rel=1e-12)


@given(st.text(max_size=30))
def test_any_text_gives_a_number_none_or_a_value_error(text: str) -> None:
    try:
        read = formats.read_number(text)
    except ValueError:
        return
    assert read is None or isinstance(read, float)


def test_a_day_is_written_in_figures_and_in_words() -> None:
    assert formats.day(date(2021, 9, 15)) == "2021-09-15"
    assert formats.long_day(date(2021, 9, 15)) == "15 september 2021"

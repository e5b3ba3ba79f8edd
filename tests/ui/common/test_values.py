"""How values are read and written in fields."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.common.values import (
    LINE_LENGTH,
    clean_line,
    clean_text,
    number_text,
    parse_date,
    parse_number,
    parse_year,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [("12,5", 12.5), ("12.5", 12.5), ("1 234,5", 1234.5), ("1\u00a0234", 1234), ("\u22123", -3), ("", None)],
)
def test_a_number_may_be_written_with_comma_or_point_and_groups(text: str, value: float | None) -> None:
    assert parse_number(text) == value


@pytest.mark.parametrize("text", ["tolv", "1,2,3", "1e5", "nan", "inf", "--1", "12;5"])
def test_what_is_not_a_number_is_not_guessed_at(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_number(text)


def test_a_number_is_shown_with_comma_true_minus_and_groups_that_do_not_break() -> None:
    assert number_text(-1234.5) == "\u22121\u00a0234,5"
    assert number_text(1234567.0, 1) == "1\u00a0234\u00a0567,0"
    assert number_text(0.1 + 0.2) == "0,3"
    assert number_text(None) == ""


@given(st.integers(-(10**9), 10**9), st.integers(0, 3))
def test_a_number_that_is_shown_is_read_as_the_same(whole: int, decimals: int) -> None:
    value = whole / 10**decimals
    assert parse_number(number_text(value)) == pytest.approx(value)


@pytest.mark.parametrize("text", ["2021-09-15", "20210915", "210915", "2021/09/15", " 2021-9-15 "])
def test_a_date_may_be_written_as_people_do(text: str) -> None:
    assert parse_date(text) == date(2021, 9, 15)


@pytest.mark.parametrize("text", ["2021-02-30", "15/9", "i går", "2021-13-01", "21-9"])
def test_a_date_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_date(text)


def test_a_year_has_four_digits() -> None:
    assert parse_year("2021") == 2021
    assert parse_year(" ") is None
    for text in ("21", "20211", "tjugo", "0665"):
        with pytest.raises(ValueError, match=r".*"):
            parse_year(text)


def test_a_line_has_no_line_ends_no_control_characters_and_no_double_spaces() -> None:
    assert clean_line("Brist på\r\nbehöriga\t lärare\x00\x1b ") == "Brist på behöriga lärare"


def test_a_line_has_an_end() -> None:
    assert len(clean_line("å" * 100_000)) == LINE_LENGTH


def test_a_text_keeps_its_lines_and_loses_what_cannot_be_printed() -> None:
    assert clean_text("Först\r\nsedan\u2028sist\x07\ud800\n") == "Först\nsedan\nsist"


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean_line(clean_line(text)) == clean_line(text)
    assert clean_text(clean_text(text)) == clean_text(text)

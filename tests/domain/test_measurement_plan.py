from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.codes import FREQUENCIES
from app.domain.measurement_plan import (
    Due,
    Newest,
    budget_day,
    entry_problems,
    frequency_of,
    next_revision,
    next_value,
    plan_problems,
)

TODAY = date(2021, 9, 15)


def newest(year: int, part: str = "year", entered: date = date(2021, 2, 22)) -> Newest:
    return Newest(year, part, entered)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("year", "year"),
        ("Helår", "year"),
        ("  varje   år ", "year"),
        ("Tertial och helår", "tertial"),
        ("Läsår", "school_year"),
        ("Vart fjärde år", "four_years"),
        ("när någon hinner", ""),
        ("", ""),
    ],
)
def test_codes_and_the_common_words_of_older_files_are_understood(text: str, code: str) -> None:
    assert frequency_of(text) == code


@pytest.mark.parametrize(
    ("frequency", "value", "due"),
    [
        ("year", newest(2020), date(2022, 2, 28)),
        ("tertial", newest(2021, "t1"), date(2021, 10, 31)),
        ("tertial", newest(2021, "t2"), date(2022, 2, 28)),
        ("tertial", newest(2020), date(2021, 6, 30)),
        ("school_year", newest(2020), date(2021, 8, 31)),
        ("two_years", newest(2020), date(2023, 2, 28)),
        ("four_years", newest(2018), date(2023, 2, 28)),
    ],
)
def test_without_a_set_day_the_next_value_is_due_two_months_after_what_it_is_about(
    frequency: str, value: Newest, due: date
) -> None:
    assert next_value(frequency, None, value, TODAY).on == due


def test_a_set_day_counts_until_a_value_has_come_around_it() -> None:
    expected = date(2021, 11, 30)
    early, on_time, long_before = date(2021, 10, 2), date(2021, 11, 30), date(2021, 2, 22)
    assert next_value("two_years", expected, newest(2020, entered=long_before), TODAY).on == expected
    for entered in (early, on_time):
        assert next_value("two_years", expected, newest(2021, entered=entered), TODAY).on == date(
            2023, 11, 30
        )


def test_a_set_day_of_long_ago_moves_on_by_whole_steps() -> None:
    value = newest(2020, entered=date(2021, 3, 1))
    assert next_value("year", date(2017, 2, 28), value, TODAY) == Due(date(2022, 2, 28), "later", 166)


def test_a_set_day_at_the_end_of_a_month_stays_in_its_month() -> None:
    value = newest(2020, entered=date(2021, 1, 30))
    assert next_value("tertial", date(2020, 10, 31), value, TODAY).on == date(2021, 6, 30)


def test_what_is_irregular_has_only_the_day_that_is_set() -> None:
    assert next_value("irregular", date(2021, 10, 1), newest(2019), TODAY) == Due(
        date(2021, 10, 1), "soon", 16
    )
    assert next_value("irregular", date(2021, 3, 1), newest(2020), TODAY) == Due(None, "unknown")
    assert next_value("när någon hinner", None, newest(2020), TODAY) == Due(None, "unknown")


@pytest.mark.parametrize(
    ("expected", "due"),
    [
        (date(2021, 9, 14), Due(date(2021, 9, 14), "late", 1)),
        (date(2021, 9, 15), Due(date(2021, 9, 15), "soon", 0)),
        (date(2021, 10, 15), Due(date(2021, 10, 15), "soon", 30)),
        (date(2021, 10, 16), Due(date(2021, 10, 16), "later", 31)),
    ],
)
def test_a_value_is_late_from_the_day_after(expected: date, due: Due) -> None:
    assert next_value("year", expected, None, TODAY) == due


def test_an_indicator_without_any_value_says_so_rather_than_guess_a_day() -> None:
    assert next_value("year", None, None, TODAY) == Due(None, "never")


@given(
    st.sampled_from([*FREQUENCIES, "", "x"]),
    st.none() | st.dates(date(1900, 1, 1), date(2200, 12, 31)),
    st.none()
    | st.builds(
        Newest,
        st.integers(1900, 2200),
        st.sampled_from(["t1", "t2", "t3", "year"]),
        st.dates(date(2019, 1, 1), date(2100, 1, 1)),
    ),
)
def test_whatever_stands_in_the_file_there_is_an_answer(
    frequency: str, expected: date | None, value: Newest | None
) -> None:
    found = next_value(frequency, expected, value, TODAY)
    assert (found.on is None) == (found.days is None) == (found.state in ("never", "unknown"))


def test_a_budget_that_is_not_registered_is_decided_when_the_law_says_at_the_latest() -> None:
    decided = [date(2019, 9, 30), date(2019, 11, 25)]
    assert budget_day(2019, decided) == date(2019, 11, 25)
    assert budget_day(2020, decided) == date(2020, 11, 30)


def test_a_plan_is_revised_with_each_budget_and_late_from_the_first_that_went_without() -> None:
    decided = [date(2019, 11, 25), date(2020, 11, 23)]
    late = next_revision(date(2020, 8, 17), decided, TODAY)
    assert (late.due_on, late.days, late.late) == (date(2020, 11, 23), 296, True)
    # In connection with the budget is ninety days before it, or after it.
    for last in (date(2020, 8, 25), date(2020, 11, 23), date(2021, 3, 1)):
        there_is_time = next_revision(last, decided, TODAY)
        assert (there_is_time.due_on, there_is_time.late) == (date(2021, 11, 30), False)


def test_a_plan_that_was_left_for_years_is_late_since_the_first_budget() -> None:
    assert next_revision(date(2016, 1, 1), [], TODAY).due_on == date(2016, 11, 30)


def test_a_plan_is_late_the_day_after_the_budget() -> None:
    last, decided = date(2020, 1, 7), [date(2020, 11, 23)]
    assert not next_revision(last, decided, date(2020, 11, 23)).late
    assert next_revision(last, decided, date(2020, 11, 24)).days == 1


def test_bad_input_is_told_at_its_field() -> None:
    values = {"year": 21, "state": "perhaps", "revised_on": date(2021, 9, 16), "followed_up": "x" * 2001}
    assert {(problem.code, problem.field) for problem in plan_problems(values, TODAY)} == {
        ("year_outside", "year"),
        ("unknown_choice", "state"),
        ("in_future", "revised_on"),
        ("too_long", "followed_up"),
    }
    entry = {"next_value_on": date(3021, 1, 1), "source": "x" * 301, "frequency": "x" * 201}
    assert {(problem.code, problem.field) for problem in entry_problems(entry)} == {
        ("required", "plan_id"),
        ("required", "indicator_id"),
        ("implausible_day", "next_value_on"),
        ("too_long", "source"),
        ("too_long", "frequency"),
    }

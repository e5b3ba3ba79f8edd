"""The empty form stands ready for the value that is likely to come next."""

from __future__ import annotations

from app.domain.measurement_slots import Slot, first_to_enter, next_to_enter


def full_years(*years: int, gender: str = "T") -> set[Slot]:
    return {Slot(year, "year", gender) for year in years}


def test_the_first_value_of_an_indicator_is_the_full_year_that_one_looks_at() -> None:
    assert first_to_enter(set(), 2021) == Slot(2021, "year", "T")


def test_the_year_after_the_newest_is_proposed() -> None:
    assert first_to_enter(full_years(2018, 2019), 2021) == Slot(2020, "year", "T")


def test_the_gender_that_is_still_missing_comes_before_another_year() -> None:
    taken = full_years(2019, 2020) | full_years(2019, gender="K") | full_years(2019, gender="M")
    assert first_to_enter(taken, 2021) == Slot(2020, "year", "K")
    assert next_to_enter(taken, Slot(2020, "year", "K")) == Slot(2020, "year", "M")


def test_an_indicator_without_genders_is_never_asked_for_them() -> None:
    assert next_to_enter(full_years(2019), Slot(2020, "year", "T")) == Slot(2021, "year", "T")


def test_a_tertial_is_followed_by_the_next_one() -> None:
    assert next_to_enter(set(), Slot(2021, "t1", "T")) == Slot(2021, "t2", "T")
    assert next_to_enter(set(), Slot(2021, "t3", "T")) == Slot(2022, "t1", "T")


def test_only_parts_of_the_year_that_the_indicator_uses_are_proposed_first() -> None:
    taken = full_years(2019, 2020) | {Slot(2021, "t2", "T")}
    assert first_to_enter(taken, 2021) == Slot(2021, "year", "T")


def test_what_is_entered_already_is_passed_over() -> None:
    assert next_to_enter(full_years(2015, 2017, 2018), Slot(2016, "year", "T")) == Slot(2019, "year", "T")

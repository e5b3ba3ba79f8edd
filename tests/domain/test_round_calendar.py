"""The occasions of a year: which of them the plan names, and when units hand in."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.round_calendar import occasion, occasions


def kinds(*planned: str) -> list[str]:
    return [each.kind for each in occasions(2021, planned)]


def test_a_plan_that_names_no_occasion_leaves_all_of_the_calendar_in_the_order_of_the_year() -> None:
    assert kinds() == ["interim_april", "interim_august", "budget", "annual"]
    assert kinds("Miljöbokslutet", "Nämndens kvalitetsrapport i oktober") == kinds()


@pytest.mark.parametrize(
    ("said", "named"),
    [
        (
            "Utfallet redovisas i delårsrapporten per den 31 augusti och i årsredovisningen.",
            ["interim_august", "annual"],
        ),
        ("DELÅRSRAPPORTEN", ["interim_august"]),
        ("Delårsrapport 30 april", ["interim_april"]),
        ("Delårsrapport 30 april och 31 augusti", ["interim_april", "interim_august"]),
        ("Efter andra tertialet och i årsbokslutet", ["interim_august", "annual"]),
        ("I samband med budgeten", []),
    ],
)
def test_the_plan_names_the_occasions_and_the_budget_is_always_one(said: str, named: list[str]) -> None:
    assert sorted(kinds(said)) == sorted([*named, "budget"])


def test_each_unit_of_the_plan_adds_what_it_names() -> None:
    assert kinds("Årsredovisningen", "Delårsrapporten") == ["interim_august", "budget", "annual"]


def test_units_hand_in_after_the_day_that_is_told_of_and_never_on_a_weekend() -> None:
    for year in range(2019, 2033):
        for each in occasions(year, ()):
            assert each.as_of < each.last_day
            assert each.last_day.weekday() < 5
    assert occasion("interim_april", 2021).last_day == date(2021, 5, 17)
    assert occasion("annual", 2021).last_day == date(2022, 1, 31)


def test_the_budget_is_told_of_before_the_board_proposes_it() -> None:
    assert occasion("budget", 2021).last_day < date(2021, 10, 31)

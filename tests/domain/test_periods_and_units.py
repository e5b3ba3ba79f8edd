"""The period that comes next, and the order of units after a move."""

from __future__ import annotations

from app.domain.periods import NextPeriod, mandate_of, next_period
from app.domain.units import positions, usual_kind_under


def test_a_mandate_period_is_four_years_counted_from_2019() -> None:
    assert mandate_of(2019) == (2019, 2022)
    assert mandate_of(2022) == (2019, 2022)
    assert mandate_of(2018) == (2015, 2018)


def test_the_next_period_follows_without_a_gap_and_ends_with_its_mandate() -> None:
    assert next_period(2022) == NextPeriod("2023–2026", "2023–2026", 2023, 2026)
    assert next_period(2023) == NextPeriod("2024–2026", "2023–2026", 2024, 2026)


def test_a_moved_unit_takes_its_place_and_only_those_in_the_way_move() -> None:
    siblings = [(1, 0), (2, 1), (3, 7)]
    assert positions(siblings, 3, 0) == {3: 0, 1: 1, 2: 2}
    assert positions(siblings, 1, 2) == {1: 8}
    assert positions(siblings, 9, 1) == {9: 1, 2: 2}
    assert positions([], 9, 0) == {9: 0}


def test_a_new_unit_is_proposed_to_be_what_usually_lies_there() -> None:
    assert usual_kind_under(None) == "company"
    assert usual_kind_under("council") == "committee"
    assert usual_kind_under("committee") == "administration"
    assert usual_kind_under("administration") == "operation"

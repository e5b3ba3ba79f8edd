from __future__ import annotations

import pytest

from app.domain.goal_status import Tally, roll_up, summed, tally


@pytest.mark.parametrize(
    ("counts", "status"),
    [
        (Tally(met=3), "met"),
        (Tally(not_met=2), "not_met"),
        (Tally(met=1, not_met=1), "partly"),
        (Tally(partly=1), "partly"),
        (Tally(met=2, not_assessable=4), "met"),
        (Tally(not_assessable=1), "not_assessable"),
        (Tally(not_assessable=1, not_reported=1), "not_reported"),
        (Tally(), "not_reported"),
    ],
)
def test_a_goals_status_is_read_from_the_counts(counts: Tally, status: str) -> None:
    assert summed(counts) == status


def test_counting_keeps_every_status_apart() -> None:
    counts = tally(["met", "met", "partly", "not_reported"])
    assert dict(counts.counts) == {
        "met": 2,
        "partly": 1,
        "not_met": 0,
        "not_assessable": 0,
        "not_reported": 1,
    }
    assert (counts.assessed, counts.total) == (3, 4)


def test_indicators_under_a_goal_count_for_all_goals_above_it_once_each() -> None:
    parents = {1: None, 2: 1, 3: 2, 4: 1}
    gathered = roll_up(parents, {3: [10, 11], 2: [10], 4: [12]})
    assert gathered == {
        1: frozenset({10, 11, 12}),
        2: frozenset({10, 11}),
        3: frozenset({10, 11}),
        4: frozenset({12}),
    }


def test_a_damaged_file_whose_goals_stand_in_a_ring_does_not_hang() -> None:
    assert roll_up({1: 2, 2: 1}, {1: [7]}) == {1: frozenset({7}), 2: frozenset({7})}


def test_a_goal_whose_parent_is_elsewhere_keeps_its_own() -> None:
    assert roll_up({5: 99}, {5: [1]}) == {5: frozenset({1})}

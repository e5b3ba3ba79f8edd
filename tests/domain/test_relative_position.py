"""Where a value lies among the other municipalities', and when nothing is said of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.relative_position import FEWEST_OTHERS, POSITION_REASONS, POSITIONS, position

ELEVEN = [float(value) for value in range(10, 120, 10)]
"""10, 20 … 110: with ours twelve, a quarter is three."""


@pytest.mark.parametrize(
    ("own", "direction", "expected"),
    [
        (115.0, "higher", "best_quarter"),
        (95.0, "higher", "best_quarter"),
        (85.0, "higher", "middle"),
        (35.0, "higher", "middle"),
        (25.0, "higher", "worst_quarter"),
        (0.0, "higher", "worst_quarter"),
        (115.0, "lower", "worst_quarter"),
        (25.0, "lower", "best_quarter"),
        (35.0, "lower", "middle"),
    ],
)
def test_a_value_is_placed_in_the_direction_that_is_better(own: float, direction: str, expected: str) -> None:
    assert position(own, ELEVEN, direction).position == expected


def test_it_is_counted_how_many_are_better_and_worse() -> None:
    assert position(85.0, ELEVEN, "higher")[2:] == (3, 8, 11)
    assert position(85.0, ELEVEN, "lower")[2:] == (8, 3, 11)


def test_equal_values_are_neither_better_nor_worse() -> None:
    assert position(50.0, [50.0] * 20, "higher").position == "middle"
    assert position(50.0, [50.0] * 10 + [40.0] * 10, "higher").position == "best_quarter"


def test_with_few_others_nothing_is_said() -> None:
    few = ELEVEN[: FEWEST_OTHERS - 1]
    assert position(500.0, few, "higher")[:2] == ("unknown", "few_others")
    assert position(500.0, ELEVEN[:FEWEST_OTHERS], "higher").position == "best_quarter"
    assert position(1.0, [], "higher").others == 0


def test_in_a_band_none_is_better_than_another() -> None:
    assert position(50.0, ELEVEN, "band")[:2] == ("unknown", "no_better_way")


def test_without_a_value_of_our_own_there_is_nothing_to_place() -> None:
    assert position(None, ELEVEN, "higher")[:2] == ("unknown", "no_value")


values = st.floats(-1e9, 1e9)


@given(st.none() | values, st.lists(values, max_size=40), st.sampled_from(["higher", "lower", "band"]))
def test_every_value_has_a_position_with_a_reason(
    own: float | None, others: list[float], direction: str
) -> None:
    found = position(own, others, direction)
    assert found.position in POSITIONS and found.reason in POSITION_REASONS


@given(values, st.lists(values, min_size=FEWEST_OTHERS, max_size=40))
def test_best_when_high_is_worst_when_low(own: float, others: list[float]) -> None:
    mirrored = {"best_quarter": "worst_quarter", "worst_quarter": "best_quarter", "middle": "middle"}
    assert position(own, others, "lower").position == mirrored[position(own, others, "higher").position]

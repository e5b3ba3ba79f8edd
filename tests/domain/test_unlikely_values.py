"""When a value looks like a slip, and when it does not however odd it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.unlikely_values import DOUBTS, joined, span, unlikely


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "others", "code"),
    [
        (71.5, "%", 1, (70.0,), ""),
        (100.0, "%", 0, (99.0,), ""),
        (101.0, "%", 0, (99.0,), "over_hundred"),
        (101.0, "Andel  (%)", 0, (), "over_hundred"),
        # What the series has been before is no slip in it.
        (130.0, "%", 0, (99.0, 120.0), ""),
        (-1.0, "%", 0, (5.0,), "negative_share"),
        (-1.0, "procent", 0, (5.0, -2.0), ""),
        (-3.0, "personer", 0, (), "negative_count"),
        (-3.0, "mnkr", 0, (), ""),
        (-3.0, "mnkr", 0, (4.0, 2.0), "below_zero"),
        (-3.0, "mnkr", 0, (4.0, -2.0), ""),
        (1e20, "kr", 0, (), "enormous"),
        (2e12, "kr", 0, (1e12,), ""),
        (700.0, "dagar", 0, (70.0,), "far_larger"),
        (7.0, "dagar", 0, (70.0,), "far_smaller"),
        (690.0, "dagar", 0, (70.0,), ""),
        # Last year was odd, but the year before was like this one.
        (700.0, "dagar", 0, (70.0, 650.0), ""),
        (5.0, "dagar", 0, (0.0,), ""),
        (0.0, "dagar", 0, (5.0,), ""),
        (1.234, "personer", 0, (), "more_decimals"),
        (None, "%", 0, (50.0,), ""),
        (float("inf"), "", 0, (), "enormous"),
    ],
)
def test_a_value_that_looks_like_a_slip_is_pointed_out(
    value: float | None, unit: str, decimals: int, others: tuple[float, ...], code: str
) -> None:
    assert unlikely(value, unit, decimals, span(others)) == code


NUMBERS = st.floats(allow_nan=False, allow_infinity=False, width=32)


@given(NUMBERS, st.lists(NUMBERS), st.sampled_from(["%", "st", "kr", ""]))
def test_any_value_is_judged_and_one_that_has_been_before_is_never_a_leap(
    value: float, others: list[float], unit: str
) -> None:
    assert unlikely(value, unit, 2, span(others)) in ("", *DOUBTS)
    assert unlikely(value, unit, 2, span([*others, value])) in ("", "more_decimals")


@given(st.lists(NUMBERS), st.lists(NUMBERS))
def test_two_spans_joined_are_the_span_of_all(one: list[float], other: list[float]) -> None:
    assert joined(span(one), span(other)) == span([*one, *other])


def test_missing_values_are_no_span() -> None:
    assert span([None, None]) is None and span([]) is None

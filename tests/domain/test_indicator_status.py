from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.indicator_status import (
    STATUSES,
    TREND_REASONS,
    TRENDS,
    Limits,
    Movement,
    judge,
    reaches,
    trend,
)

numbers = st.floats(-1e9, 1e9) | st.none()


def by_year(values: list[float | None]) -> dict[int, float | None]:
    """The values of years that follow one another."""
    return dict(enumerate(values, start=2014))


@pytest.mark.parametrize(
    ("value", "direction", "limits", "status"),
    [
        (75.0, "higher", Limits(target=75.0, accepted=70.0), "met"),
        (74.9, "higher", Limits(target=75.0, accepted=70.0), "partly"),
        (69.9, "higher", Limits(target=75.0, accepted=70.0), "not_met"),
        (3.0, "lower", Limits(target=3.0, accepted=4.0), "met"),
        (4.0, "lower", Limits(target=3.0, accepted=4.0), "partly"),
        (4.1, "lower", Limits(target=3.0, accepted=4.0), "not_met"),
        (50.0, "band", Limits(45.0, 55.0, 40.0, 60.0), "met"),
        (58.0, "band", Limits(45.0, 55.0, 40.0, 60.0), "partly"),
        (61.0, "band", Limits(45.0, 55.0, 40.0, 60.0), "not_met"),
        (90.0, "band", Limits(target=45.0), "met"),
    ],
)
def test_a_value_is_held_against_target_then_accepted_value(
    value: float, direction: str, limits: Limits, status: str
) -> None:
    assert judge(value, 2021, 2021, direction, limits).status == status


def test_a_real_zero_is_a_value_and_not_a_missing_one() -> None:
    assert judge(0.0, 2021, 2021, "lower", Limits(target=0.0)).status == "met"


def test_without_any_value_it_is_not_reported() -> None:
    assert judge(None, None, 2021, "higher", Limits(target=1.0)).status == "not_reported"


def test_a_value_known_to_be_missing_cannot_be_assessed() -> None:
    judged = judge(None, 2021, 2021, "higher", Limits(target=1.0))
    assert (judged.status, judged.reason) == ("not_assessable", "value_missing")


def test_without_target_and_accepted_value_it_cannot_be_assessed() -> None:
    assert judge(5.0, 2021, 2021, "higher", Limits()).reason == "no_target"


def test_a_value_three_years_old_says_nothing_of_this_year() -> None:
    assert judge(5.0, 2018, 2021, "higher", Limits(target=1.0)).reason == "value_old"
    assert judge(5.0, 2019, 2021, "higher", Limits(target=1.0)).status == "met"


@given(
    numbers,
    st.none() | st.integers(1990, 2030),
    st.sampled_from(["higher", "lower", "band"]),
    numbers,
    numbers,
)
def test_every_combination_gets_one_of_the_five_statuses(
    value: float | None, value_year: int | None, direction: str, target: float | None, accepted: float | None
) -> None:
    assert judge(value, value_year, 2021, direction, Limits(target, None, accepted)).status in STATUSES


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_higher_and_lower_agree_only_on_the_limit_itself(value: float, limit: float) -> None:
    both = reaches(value, "higher", limit, None) and reaches(value, "lower", limit, None)
    assert both == (value == limit)


@pytest.mark.parametrize(
    ("values", "direction", "expected"),
    [
        ([60.0, 65.0], "higher", "improving_up"),
        ([65.0, 60.0], "higher", "worsening_down"),
        ([65.0, 60.0], "lower", "improving_down"),
        ([60.0, 65.0], "lower", "worsening_up"),
        ([60.0, None, 65.0], "higher", "improving_up"),
        ([60.0, 60.3], "higher", "stable"),
        ([0.0, 0.0], "higher", "stable"),
        ([60.0], "higher", "unknown"),
        ([None, None], "higher", "unknown"),
        ([], "higher", "unknown"),
        ([60.0, 70.0], "band", "unknown"),
    ],
)
def test_the_trend_compares_the_last_two_known_values(
    values: list[float | None], direction: str, expected: str
) -> None:
    assert trend(by_year(values), direction, 0).trend == expected


@given(st.lists(numbers, max_size=8), st.sampled_from(["higher", "lower", "band"]), st.integers(0, 3))
def test_every_series_has_a_trend_with_a_word(
    values: list[float | None], direction: str, decimals: int
) -> None:
    moved = trend(by_year(values), direction, decimals)
    assert moved.trend in TRENDS and moved.reason in TREND_REASONS


@pytest.mark.parametrize(
    ("values", "margins", "expected"),
    [
        ({2020: 60.0, 2021: 64.0}, {2020: 3.0, 2021: 3.0}, ("unknown", "within_margin")),
        ({2020: 60.0, 2021: 65.0}, {2020: 3.0, 2021: 3.0}, ("improving_up", "clear_change")),
        # The margin of 3 on both sides is 4.24 for the difference: neither 3 nor 6.
        ({2020: 60.0, 2021: 64.3}, {2020: 3.0, 2021: 3.0}, ("improving_up", "clear_change")),
        # Where only one of the two has a margin, it is that one.
        ({2020: 60.0, 2021: 63.0}, {2021: 3.0}, ("unknown", "within_margin")),
        ({2020: 60.0, 2021: 64.0}, {2021: 3.0, 2020: None}, ("improving_up", "clear_change")),
        # That nothing is seen to change says nothing where the margin is wide.
        ({2020: 60.0, 2021: 60.0}, {2020: 3.0, 2021: 3.0}, ("unknown", "within_margin")),
        ({2020: 60.0, 2021: 60.0}, {}, ("stable", "small_change")),
        ({2020: 60.0, 2021: 60.0}, {2020: 0.0, 2021: 0.0}, ("stable", "small_change")),
        ({2020: 60.0}, {2020: 3.0}, ("unknown", "few_values")),
    ],
)
def test_within_the_margin_of_error_no_trend_is_told(
    values: dict[int, float | None], margins: dict[int, float | None], expected: tuple[str, str]
) -> None:
    assert trend(values, "higher", 1, margins)[:2] == expected


def test_a_trend_tells_the_figures_that_it_rests_on() -> None:
    moved = trend({2018: 50.0, 2019: None, 2021: 64.0, 2022: None}, "lower", 1, {2018: 3.0, 2021: 4.0})
    assert moved == Movement("worsening_up", "clear_change", 2018, 50.0, 2021, 64.0, 5.0)

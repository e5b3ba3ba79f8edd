"""Whether an indicator reaches its target, and which way it goes. Pure rules; nothing here is ever stored."""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

STATUSES = ("met", "partly", "not_met", "not_assessable", "not_reported")
"""``partly`` is an indicator inside its accepted value, or a goal some of whose indicators are met."""

TRENDS = ("improving_up", "improving_down", "stable", "worsening_up", "worsening_down", "unknown")
"""Which way the value moves and whether that is good. A band has no better way: it is stable or unknown."""

STALE_AFTER_YEARS = 2
"""A value older than this says nothing of the year asked about."""

DEAD_BAND = 0.01
"""A change of less than this share of the value before it is no change."""


TREND_REASONS = ("few_values", "within_margin", "small_change", "no_better_way", "clear_change")

_NO_MARGINS: Mapping[int, float | None] = MappingProxyType({})


class Limits(NamedTuple):
    """What one year asks of an indicator. The ``_high`` ends belong to direction ``band``."""

    target: float | None = None
    target_high: float | None = None
    accepted: float | None = None
    accepted_high: float | None = None


class Judgement(NamedTuple):
    """A status with the code of the reason for it."""

    status: str
    reason: str


class Movement(NamedTuple):
    """A trend with the code of the reason for it, and the figures that it rests on."""

    trend: str
    reason: str
    before_year: int | None = None
    before: float | None = None
    year: int | None = None
    latest: float | None = None
    margin: float = 0.0
    """The margin of error of the difference between the two; 0 where none is known."""


def judge(
    value: float | None, value_year: int | None, year: int, direction: str, limits: Limits
) -> Judgement:
    """Hold the latest value up to ``year`` against what that year asks for.

    ``value`` is None and ``value_year`` set where the value is known to be missing.
    """
    if value_year is None:
        return Judgement("not_reported", "no_value")
    if value is None:
        return Judgement("not_assessable", "value_missing")
    if value_year < year - STALE_AFTER_YEARS:
        return Judgement("not_assessable", "value_old")
    if (
        limits.target is None
        and limits.target_high is None
        and limits.accepted is None
        and limits.accepted_high is None
    ):
        return Judgement("not_assessable", "no_target")
    if reaches(value, direction, limits.target, limits.target_high):
        return Judgement("met", "target_reached")
    if reaches(value, direction, limits.accepted, limits.accepted_high):
        return Judgement("partly", "accepted_reached")
    return Judgement("not_met", "not_reached")


def reaches(value: float, direction: str, low: float | None, high: float | None) -> bool:
    """Tell whether ``value`` is as good as the limit or better; without a limit nothing reaches it."""
    if direction == "band":
        if low is None and high is None:
            return False
        return (low is None or value >= low) and (high is None or value <= high)
    if low is None:
        return False
    return value >= low if direction == "higher" else value <= low


def trend(
    values: Mapping[int, float | None],
    direction: str,
    decimals: int,
    margins: Mapping[int, float | None] = _NO_MARGINS,
) -> Movement:
    """Compare the last two known values, by year in order of time.

    Within the margin of error nothing is said: that of a difference is the root of the sum of the two values'
    squared margins. A change too small to show with the indicator's own decimals, or below one per cent, is none.
    """
    known = [(year, value) for year, value in values.items() if value is not None]
    if len(known) < 2:
        return Movement("unknown", "few_values")
    (before_year, before), (year, latest) = known[-2:]
    margin = 0.0
    if margins:
        margin = math.hypot(margins.get(before_year) or 0.0, margins.get(year) or 0.0)
    figures = (before_year, before, year, latest, margin)
    change = latest - before
    if margin and abs(change) <= margin:
        return Movement("unknown", "within_margin", *figures)
    if abs(change) <= max(abs(before) * DEAD_BAND, 0.5 * 10**-decimals):
        return Movement("stable", "small_change", *figures)
    if direction == "band":
        return Movement("unknown", "no_better_way", *figures)
    better = (change > 0) == (direction == "higher")
    way = "up" if change > 0 else "down"
    return Movement(f"{'improving' if better else 'worsening'}_{way}", "clear_change", *figures)

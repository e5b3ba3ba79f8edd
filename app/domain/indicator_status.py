"""Whether an indicator reaches its target, and which way it goes. Pure rules; nothing here is ever stored."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

STATUSES = ("met", "partly", "not_met", "not_assessable", "not_reported")
"""``partly`` is an indicator inside its accepted value, or a goal some of whose indicators are met."""

TRENDS = ("improving_up", "improving_down", "stable", "worsening_up", "worsening_down", "unknown")
"""Which way the value moves and whether that is good. A band has no better way: it is stable or unknown."""

STALE_AFTER_YEARS = 2
"""A value older than this says nothing of the year asked about."""

DEAD_BAND = 0.01
"""A change of less than this share of the value before it is no change."""


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


def trend(values: Sequence[float | None], direction: str, decimals: int) -> str:
    """Compare the last two known values, in order of time, against a dead band.

    A change too small to show with the indicator's own decimals, or below one per cent, is none.
    """
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return "unknown"
    before, latest = known[-2], known[-1]
    change = latest - before
    if abs(change) <= max(abs(before) * DEAD_BAND, 0.5 * 10**-decimals):
        return "stable"
    way = "up" if change > 0 else "down"
    if direction == "band":
        return "unknown"
    better = (change > 0) == (direction == "higher")
    return f"{'improving' if better else 'worsening'}_{way}"

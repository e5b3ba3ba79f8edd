"""Whether a measured value looks like a slip. It may well be right all the same: it is pointed out, never refused."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

DOUBTS = (
    "over_hundred",
    "negative_share",
    "negative_count",
    "below_zero",
    "enormous",
    "far_larger",
    "far_smaller",
    "more_decimals",
)

HUNDRED = 100
LEAP = 10
"""So many times all other years' values, or less than that part of them, is more often a slip than the truth."""
ENORMOUS = 1e12
"""No municipality counts so much of anything: its largest sums are of some ten milliards."""

_PER_CENT = frozenset({"%", "procent", "andel (%)", "andel i procent"})
_COUNTED = frozenset(
    {"antal", "barn", "bostäder", "besök", "dagar", "elever", "företag", "hushåll", "invånare", "lägenheter"}
    | {"minuter", "personer", "platser", "st", "timmar", "ärenden"}
)


class Span(NamedTuple):
    """Between what the values of other years lie."""

    low: float
    high: float
    smallest: float
    """Nearest to zero, but not zero itself; 0 where all are zero."""
    largest: float
    """Farthest from zero."""


def span(values: Iterable[float | None]) -> Span | None:
    """Between what values lie; None where none is known."""
    known = [value for value in values if value is not None]
    if not known:
        return None
    sizes = [abs(value) for value in known]
    return Span(min(known), max(known), min((size for size in sizes if size), default=0.0), max(sizes))


def joined(one: Span | None, other: Span | None) -> Span | None:
    """The span of both."""
    if one is None or other is None:
        return one or other
    sizes = [size for size in (one.smallest, other.smallest) if size]
    return Span(
        min(one.low, other.low),
        max(one.high, other.high),
        min(sizes, default=0.0),
        max(one.largest, other.largest),
    )


def unlikely(value: float | None, unit: str, decimals: int, others: Span | None) -> str:
    """The code of why a value looks like a slip; empty where it does not.

    ``others`` are the same series' other years. What a series has been before is no slip in it, however odd.
    """
    if value is None:
        return ""
    said = " ".join(unit.casefold().split())
    if said in _PER_CENT and value > HUNDRED and (others is None or others.high <= HUNDRED):
        return "over_hundred"
    if value < 0 and (others is None or others.low >= 0):
        if said in _PER_CENT:
            return "negative_share"
        if said in _COUNTED:
            return "negative_count"
        if others is not None and others.low > 0:
            return "below_zero"
    if abs(value) >= ENORMOUS and (others is None or others.largest < ENORMOUS):
        return "enormous"
    if others is not None and value and others.smallest:
        if abs(value) >= LEAP * others.largest:
            return "far_larger"
        if abs(value) * LEAP <= others.smallest:
            return "far_smaller"
    return "more_decimals" if round(value, decimals) != value else ""

"""The occasions of a year: what they tell of, when units are to hand in, and which of them the plan names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.rounds import as_of

YEARLY = ("interim_april", "interim_august", "annual", "budget")
"""Occasions that come back each year. In the order of the year they stand by their last days."""

_HANDED_IN = {
    "interim_april": (0, 5, 15),
    "interim_august": (0, 9, 15),
    "annual": (1, 1, 31),
    "budget": (0, 10, 15),
}
"""When units are to hand in, as (years later, month, day). The executive board's proposal for a budget is made before
the end of October (kommunallagen 11:8), and the report of the year is decided in spring."""

_NAMES = {
    "interim_april": ("30 april", "första tertial"),
    "interim_august": ("31 augusti", "andra tertial"),
    "annual": ("årsredovisning", "årsbokslut"),
    "budget": ("budget",),
}
"""What people call the occasions in running text."""

_INTERIM = "delår"
"""A delårsrapport without a day is the one of August, which the law asks for (kommunallagen 13:1)."""

_SATURDAY, _WEEK = 5, 7


@dataclass(frozen=True, slots=True)
class Occasion:
    """A yearly occasion with its days."""

    kind: str
    as_of: date
    last_day: date


def occasion(kind: str, year: int) -> Occasion:
    """A yearly occasion. A last day on a weekend is moved to the Monday after."""
    later, month, day = _HANDED_IN[kind]
    last_day = date(year + later, month, day)
    if last_day.weekday() >= _SATURDAY:
        last_day += timedelta(days=_WEEK - last_day.weekday())
    told_of = as_of(kind, year)
    assert told_of is not None
    return Occasion(kind, told_of, last_day)


def occasions(year: int, planned: Iterable[str]) -> tuple[Occasion, ...]:
    """The year's occasions in the order of their last days.

    ``planned`` is what the plan for measurement and follow-up says in running text of how things are followed up. The
    budget is always one, since the plan is revised with it; where the plan names none, all are.
    """
    said = " ".join(planned).casefold()
    named = {kind for kind in YEARLY if any(name in said for name in _NAMES[kind])}
    if _INTERIM in said and named.isdisjoint(("interim_april", "interim_august")):
        named.add("interim_august")
    found = {*named, "budget"} if named else {*YEARLY}
    return tuple(sorted((occasion(kind, year) for kind in found), key=lambda each: each.last_day))

"""What comes along to a new period: which goals may be chosen, and what they bring with them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

CARRIED_LEVELS = ("vision", "overarching", "success_factor", "body", "internal")
"""Levels that are carried over. Sub-goals belong to their budget years: they are made anew for each."""

COMPARED_FIELDS = ("number", "title", "text", "expected", "unit_id", "level", "lifted")
"""What two periods are compared by; a parent is compared by what it was carried from."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What comes along beside the goals that were chosen. Never results: no values, scores or decisions."""

    contributions: bool = True
    clarifications: bool = True
    sdg: bool = True
    indicators: bool = True
    """Which indicators show which goal."""
    methods: bool = True
    """Political methods and tools, as proposals that are to be adopted anew."""


def with_those_above(chosen: Collection[int], parents: Mapping[int, int | None]) -> frozenset[int]:
    """The goals chosen, and every goal they stand under: nothing hangs in the air."""
    wanted: set[int] = set()
    for goal in chosen:
        here: int | None = goal
        while here is not None and here not in wanted and here in parents:
            wanted.add(here)
            here = parents[here]
    return frozenset(wanted)


def without_those_below(
    chosen: Collection[int], goal: int, parents: Mapping[int, int | None]
) -> frozenset[int]:
    """The goals chosen but this one, and but every goal that stands under it: they would bring it along."""
    return frozenset(each for each in chosen if goal not in with_those_above((each,), parents))


def difference(old: Mapping[str, object], new: Mapping[str, object]) -> tuple[str, ...]:
    """The compared fields in which a goal is not what it was carried from."""
    return tuple(field for field in COMPARED_FIELDS if old[field] != new[field])

"""What the parts of the organisation must hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.domain import codes
from app.domain.problems import Problem
from app.domain.validation import in_order, one_of, required, too_long, year


def problems(values: Mapping[str, object]) -> list[Problem]:
    """What is wrong with a unit."""
    found = required(values, "name", "kind") + one_of(values, "kind", codes.UNIT_KINDS)
    found += year(values, "valid_from", "valid_to")
    return found + in_order(values, "valid_from", "valid_to", "years_reversed") + too_long(values)


def usual_kind_under(parent_kind: str | None) -> str:
    """The kind that a new unit most often is, under a unit of ``parent_kind`` or at the top (None)."""
    return {
        None: "company",
        "council": "committee",
        "administration": "operation",
        "operation": "operation",
    }.get(parent_kind, "administration")


def positions(siblings: Sequence[tuple[int, int]], moved: int, place: int) -> dict[int, int]:
    """What changes when a unit goes to ``place`` among ``siblings``, given as (id, position) in their order.

    The moved unit always gets a position; the others keep theirs wherever that is enough.
    """
    order = [(unit, position) for unit, position in siblings if unit != moved]
    order.insert(place, (moved, -1))
    changed: dict[int, int] = {}
    least = 0
    for unit, position in order:
        if position < least or unit == moved:
            changed[unit] = position = least
        least = position + 1
    return changed

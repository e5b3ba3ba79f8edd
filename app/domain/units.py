"""What the parts of the organisation must hold."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain import codes
from app.domain.problems import Problem
from app.domain.validation import in_order, one_of, required, too_long, year


def problems(values: Mapping[str, object]) -> list[Problem]:
    """What is wrong with a unit."""
    found = required(values, "name", "kind") + one_of(values, "kind", codes.UNIT_KINDS)
    found += year(values, "valid_from", "valid_to")
    return found + in_order(values, "valid_from", "valid_to", "years_reversed") + too_long(values)

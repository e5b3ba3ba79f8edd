"""What mandate periods must hold."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.problems import Problem
from app.domain.validation import in_order, required, too_long, year

LONGEST = 20
"""Years from a period's first to its last."""


def problems(values: Mapping[str, object]) -> list[Problem]:
    """What is wrong with a period."""
    found = required(values, "name", "first_year", "last_year") + year(values, "first_year", "last_year")
    found += in_order(values, "first_year", "last_year", "years_reversed")
    first, last = values.get("first_year"), values.get("last_year")
    if isinstance(first, int) and isinstance(last, int) and last - first > LONGEST:
        found.append(Problem("period_too_long", "last_year", {"years": LONGEST}))
    return found + too_long(values)

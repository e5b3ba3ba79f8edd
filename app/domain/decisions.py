"""What decisions must hold."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain import codes
from app.domain.problems import Problem
from app.domain.validation import one_of, required, too_long


def problems(values: Mapping[str, object]) -> list[Problem]:
    """What is wrong with a decision."""
    found = required(values, "title", "kind", "state")
    found += one_of(values, "kind", codes.DECISION_KINDS)
    return found + one_of(values, "state", codes.DECISION_STATES) + too_long(values)

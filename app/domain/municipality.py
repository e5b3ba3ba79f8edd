"""What the municipality, its settings and its scales must hold."""

from __future__ import annotations

import re
from collections.abc import Mapping

from app.domain import codes
from app.domain.problems import Problem
from app.domain.validation import inside, one_of, required, too_long

_CODE = re.compile(r"\d{4}")


def problems(values: Mapping[str, object]) -> list[Problem]:
    """What is wrong with the municipality and its settings."""
    found = required(values, "name", "low_max", "medium_max", "threshold")
    code = values.get("code")
    if isinstance(code, str) and code and not _CODE.fullmatch(code):
        found.append(Problem("municipality_code", "code"))
    low, medium = values.get("low_max"), values.get("medium_max")
    found += inside(values, "low_max", 1, 23) + inside(values, "medium_max", 2, 24)
    found += inside(values, "threshold", 1, 25) + one_of(values, "threshold_rule", codes.THRESHOLD_RULES)
    if isinstance(low, int) and isinstance(medium, int) and medium <= low:
        found.append(Problem("zones_reversed", "medium_max"))
    return found + too_long(values)


def scale_step_problems(values: Mapping[str, object]) -> list[Problem]:
    """What is wrong with a step of a scale."""
    found = required(values, "scale", "value", "label") + one_of(values, "scale", codes.SCALES)
    return found + inside(values, "value", 1, 5) + too_long(values)

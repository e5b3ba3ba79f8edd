"""What risks and their weighings must hold."""

from __future__ import annotations

from collections.abc import Container, Mapping

from app.domain.codes import RISK_CATEGORIES, SCORE_KINDS
from app.domain.problems import Problem
from app.domain.validation import one_of, required, too_long, year


def problems(values: Mapping[str, object]) -> list[Problem]:
    """What is wrong with a risk."""
    found = required(values, "unit_id", "title", "category")
    return found + one_of(values, "category", RISK_CATEGORIES) + too_long(values)


def score_problems(values: Mapping[str, object]) -> list[Problem]:
    """What is wrong with a weighing by itself."""
    found = required(values, "risk_id", "year", "kind", "likelihood", "consequence")
    return found + year(values, "year") + one_of(values, "kind", SCORE_KINDS) + too_long(values)


def scale_problems(
    values: Mapping[str, object], likelihoods: Container[object], consequences: Container[object]
) -> list[Problem]:
    """A weighing uses the steps of the municipality's own scales."""
    found = []
    for field, steps in (("likelihood", likelihoods), ("consequence", consequences)):
        value = values.get(field)
        if value is not None and value not in steps:
            found.append(Problem("outside_scale", field, {"value": value}))
    return found

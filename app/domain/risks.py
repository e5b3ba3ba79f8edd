"""What risks and their weighings must hold."""

from __future__ import annotations

from collections.abc import Container, Mapping
from datetime import date

from app.domain.codes import RISK_ANALYSIS_STATES, RISK_CATEGORIES, SCORE_KINDS, TREATMENT_KINDS
from app.domain.problems import Problem
from app.domain.validation import one_of, plausible_day, required, too_long, year


def problems(values: Mapping[str, object]) -> list[Problem]:
    """What is wrong with a risk."""
    found = required(values, "unit_id", "title", "category")
    return found + one_of(values, "category", RISK_CATEGORIES) + too_long(values)


def score_problems(values: Mapping[str, object]) -> list[Problem]:
    """What is wrong with a weighing by itself."""
    found = required(values, "risk_id", "year", "kind", "likelihood", "consequence")
    if values.get("kind") == "residual":
        # What is left after the treatment is a judgement: its readers ask what it rests on.
        found += required(values, "reason")
    return found + year(values, "year") + one_of(values, "kind", SCORE_KINDS) + too_long(values)


def analysis_problems(values: Mapping[str, object]) -> list[Problem]:
    """What is wrong with a unit's risk analysis of a year."""
    found = required(values, "year", "unit_id", "state") + year(values, "year")
    return (
        found
        + one_of(values, "state", RISK_ANALYSIS_STATES)
        + plausible_day(values, "last_day")
        + too_long(values)
    )


def treatment_problems(values: Mapping[str, object]) -> list[Problem]:
    """What is wrong with a decision to accept or watch a risk: an acceptance says by whom, until when and why."""
    found = required(values, "risk_id", "kind") + one_of(values, "kind", TREATMENT_KINDS)
    found += plausible_day(values, "until")
    if values.get("kind") == "accept":
        found += required(values, "unit_id", "until", "reason")
    return found + too_long(values)


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


def acceptance_over(kind: str, until: date | None, today: date) -> bool:
    """Whether a risk that was accepted asks to be decided of again: its last day has passed."""
    return kind == "accept" and until is not None and until < today

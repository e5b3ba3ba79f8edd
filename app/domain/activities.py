"""What activities, their effects and target groups must hold, and when an activity is late."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.domain import codes
from app.domain.personal_numbers import about_persons
from app.domain.problems import Problem
from app.domain.validation import days_in_order, inside, one_of, plausible_day, required, too_long

SHOWN_STATES = ("late", "not_begun", "ongoing", "done", "dropped")
"""Where an activity stands, as people say it: what is late stands first."""

MOST = 1e12
"""No activity costs more."""


def shown_state(state: str, last_day: date | None, today: date) -> str:
    """Where an activity stands: one that should have been done is late."""
    late = state in codes.OPEN_ACTIVITY_STATES and last_day is not None and last_day < today
    return "late" if late else state


def problems(values: Mapping[str, object]) -> list[Problem]:
    """What is wrong with an activity by itself: what is dropped says why."""
    found = required(values, "title", "state") + one_of(values, "state", codes.ACTIVITY_STATES)
    found += plausible_day(values, "first_day", "last_day") or days_in_order(
        values, "first_day", "last_day", "days_reversed"
    )
    found += inside(values, "progress", 0, 100)
    cost = values.get("cost")
    if isinstance(cost, int | float) and cost < 0:
        found.append(Problem("negative", "cost"))
    elif isinstance(cost, int | float) and cost > MOST:
        found.append(Problem("too_large", "cost"))
    if values.get("state") == "dropped":
        found += required(values, "result")
    return found + about_persons(values, "text", "result") + too_long(values)


def effect_problems(values: Mapping[str, object]) -> list[Problem]:
    """What is wrong with an effect: it says what is expected or what has been seen."""
    found = required(values, "activity_id", "target_group_id")
    if not found and not any(str(values.get(field) or "").strip() for field in ("expected", "seen")):
        found += required(values, "expected")
    return found + about_persons(values, "expected", "seen", "evidence") + too_long(values)


def target_group_problems(values: Mapping[str, object]) -> list[Problem]:
    """What is wrong with a target group."""
    return required(values, "name") + too_long(values)

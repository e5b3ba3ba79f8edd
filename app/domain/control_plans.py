"""What internal-control plans must hold, and what may still change in one."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from app.domain import codes
from app.domain.problems import Problem
from app.domain.validation import inside, one_of, required, too_long, year

NEXT = {"draft": ("draft", "decided"), "decided": ("draft", "decided", "locked"), "locked": ("locked",)}
"""Where a plan may go from each state. A decision that was noted by mistake is taken back; a lock is for good."""


def plan_problems(values: Mapping[str, object]) -> list[Problem]:
    """What is wrong with a plan by itself."""
    found = (
        required(values, "year", "number", "state") + year(values, "year") + inside(values, "number", 1, 99)
    )
    found += one_of(values, "state", codes.CONTROL_PLAN_STATES) + too_long(values)
    number = values.get("number")
    if isinstance(number, int) and number > 1:
        found += required(values, "reason")
    if values.get("state") in ("decided", "locked"):
        found += (
            [] if values.get("decision_id") is not None else [Problem("plan_without_decision", "decision_id")]
        )
    return found


def change_problems(before: str, after: str, changed: Collection[str]) -> list[Problem]:
    """What stands in the way of a change of a plan that was in the state ``before``."""
    if before == "draft":
        return [] if after in NEXT[before] else [Problem("plan_not_decided", "state")]
    if after not in NEXT[before]:
        return [Problem("plan_locked", "state")]
    return [Problem(f"plan_{before}")] if set(changed) - {"state"} else []


def item_problems(values: Mapping[str, object]) -> list[Problem]:
    """What is wrong with an item: a choice made by people has its reason."""
    found = required(values, "plan_id", "choice") + one_of(values, "choice", codes.PLAN_CHOICES)
    if values.get("choice") in ("lifted", "left_out"):
        found += required(values, "reason")
    return found + too_long(values)


def version_problems(number: int, states: Mapping[int, str]) -> list[Problem]:
    """What stands in the way of version ``number`` as a draft. ``states`` are those of the other versions."""
    if any(state == "draft" for state in states.values()):
        return [Problem("plan_has_draft", "number")]
    return [] if number > max(states, default=0) else [Problem("plan_not_newest", "number")]

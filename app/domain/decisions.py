"""What decisions and the steps of their way must hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from app.domain import codes
from app.domain.problems import Problem
from app.domain.validation import not_after, one_of, plausible_day, required, too_long

LAST_STATE = "adopted"
"""No step follows on this one: what is decided anew is a new decision."""

PROGRAMME_RECORDS = frozenset({"goal", "clarification", "contribution"})
METHOD_RECORDS = frozenset({"method", "standpoint"})

TEXT_FIELDS = frozenset(
    {
        *("title", "text", "expected", "number", "description", "sentence", "meaning", "how", "old_goal"),
        *("first_year", "last_year", "priority", "kind", "level", "source_kind", "by_accepted"),
    }
)
"""The fields that a decision adopts. What has its place in a list, its state or its links changed is still the same."""


def problems(values: Mapping[str, object]) -> list[Problem]:
    """What is wrong with a decision."""
    found = required(values, "title", "kind")
    return found + one_of(values, "kind", codes.DECISION_KINDS) + too_long(values)


def apart_problems(kind: str, covered: Iterable[str]) -> list[Problem]:
    """The programme and the methods are decided apart. ``covered`` are the kinds of records that are covered."""
    kinds = set(covered)
    if kind == "programme" and kinds & METHOD_RECORDS:
        return [Problem("methods_apart", "items")]
    if kind == "methods" and kinds & PROGRAMME_RECORDS:
        return [Problem("programme_apart", "items")]
    return []


def step_problems(values: Mapping[str, object], today: date) -> list[Problem]:
    """What is wrong with a step by itself."""
    found = required(values, "decision_id", "state") + one_of(values, "state", codes.DECISION_STATES)
    found += plausible_day(values, "decided_on") or not_after(values, "decided_on", today)
    return found + too_long(values)


def order_problems(state: str, day: date | None, before: Iterable[tuple[str, date | None]]) -> list[Problem]:
    """What is wrong with a step after those ``before``, given as (state, day) in their order."""
    steps = tuple(before)
    if any(earlier == LAST_STATE for earlier, _ in steps):
        return [Problem("already_adopted", "state")]
    if day is not None and any(earlier is not None and earlier > day for _, earlier in steps):
        return [Problem("before_earlier_step", "decided_on")]
    return []


def changed_since(changes: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """The adopted fields that any of the changes touched, in alphabetical order."""
    touched = {field for change in changes for field in change}
    return tuple(sorted(touched & TEXT_FIELDS))

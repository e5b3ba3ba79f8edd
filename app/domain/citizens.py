"""What is told to citizens, and what they have said: never who said it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from app.domain import codes
from app.domain.personal_numbers import about_persons
from app.domain.problems import Problem
from app.domain.validation import days_in_order, not_after, one_of, plausible_day, required, too_long

GOOD_LENGTH = 600
"""Characters that a reader takes in without tiring: a summary may be longer, and its length is shown."""


def summary_problems(values: Mapping[str, object]) -> list[Problem]:
    """What is wrong with what citizens are told of a goal."""
    return required(values, "round_id") + about_persons(values, "text", "done", "coming") + too_long(values)


def comment_problems(values: Mapping[str, object], today: date) -> list[Problem]:
    """What is wrong with what citizens have said: what is told of in the report has its answer."""
    found = required(values, "kind", "text") + one_of(values, "kind", codes.COMMENT_KINDS)
    for field in ("received_on", "answered_on"):
        found += plausible_day(values, field) or not_after(values, field, today)
    found += days_in_order(values, "received_on", "answered_on", "answered_before")
    if values.get("published"):
        found += required(values, "answer")
    return found + about_persons(values, "text", "answer") + too_long(values)


def told_in(as_of: date, until: date, received_on: date | None, answered_on: date | None) -> bool:
    """Whether a comment belongs in a report that tells of ``as_of`` and was settled on ``until``.

    It does where it was answered, or at least received, in between or in the year before ``as_of``; one without a day
    always does.
    """
    day = answered_on or received_on
    return day is None or as_of - timedelta(days=365) < day <= max(until, as_of)

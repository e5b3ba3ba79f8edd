"""What dialogues must hold."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.domain import codes
from app.domain.problems import Problem
from app.domain.validation import not_after, one_of, plausible_day, required, too_long


def problems(values: Mapping[str, object], today: date) -> list[Problem]:
    """What is wrong with a dialogue."""
    found = required(values, "kind", "title") + one_of(values, "kind", codes.DIALOGUE_KINDS)
    found += plausible_day(values, "held_on") or not_after(values, "held_on", today)
    return found + too_long(values)

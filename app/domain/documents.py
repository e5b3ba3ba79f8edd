"""What steering documents and their annexes must hold, and when one is due for revision."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.domain import codes
from app.domain.problems import Problem
from app.domain.validation import days_in_order, not_after, one_of, plausible_day, required, too_long

_CODES: Mapping[str, tuple[str, ...]] = {
    "level": codes.DOCUMENT_LEVELS,
    "kind": codes.DOCUMENT_KINDS,
    "structure": codes.DOCUMENT_STRUCTURES,
    "annex_state": codes.ANNEX_STATES,
}


def problems(values: Mapping[str, object], today: date) -> list[Problem]:
    """What is wrong with a steering document."""
    found = required(values, "title", *_CODES)
    for field, known in _CODES.items():
        found += one_of(values, field, known)
    found += plausible_day(values, "decided_on") or not_after(values, "decided_on", today)
    found += plausible_day(values, "valid_until", "revise_by")
    found += days_in_order(values, "decided_on", "valid_until", "ends_before_decided")
    found += days_in_order(values, "decided_on", "revise_by", "revised_before_decided")
    if values.get("structure") == "new" and values.get("annex_state") != "none":
        found.append(Problem("annex_only_old", "annex_state"))
    return found + too_long(values)


def annex_problems(values: Mapping[str, object]) -> list[Problem]:
    """What is wrong with a row of an annex by itself."""
    return required(values, "document_id", "old_goal") + too_long(values)


def overdue(revise_by: date | None, valid_until: date | None, today: date) -> str:
    """Why a document is to be looked over now: ``expired``, ``revision_due`` or nothing."""
    if valid_until is not None and valid_until < today:
        return "expired"
    return "revision_due" if revise_by is not None and revise_by < today else ""

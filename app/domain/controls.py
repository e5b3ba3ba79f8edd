"""What controls, their results and actions must hold, and when a control is due."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain import codes
from app.domain.problems import Problem
from app.domain.validation import inside, not_after, one_of, plausible_day, required, too_long, year

SLOTS = {"month": 12, "quarter": 4, "tertial": 3, "half_year": 2, "year": 1}
"""How many times a year a control is done, by how often."""

SLOT_STATES = ("late", "due", "later", "not_done", "done")
"""Where a time of the year can stand, in the order that they are worked off."""

MOST = 10_000_000
"""No population is larger."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One time of the year that a control is to be done: its number from 1, and its last day."""

    number: int
    due_on: date


def slots(how_often: str, in_year: int) -> tuple[Slot, ...]:
    """The times of a year that a control is done, the last one at the end of it."""
    times = SLOTS[how_often]
    months = 12 // times
    return tuple(Slot(number, _last_day(in_year, number * months)) for number in range(1, times + 1))


def slot_state(slot: Slot, result: str, today: date) -> str:
    """Where one time stands: done, not_done, late, due (its time is running) or later."""
    if result:
        return "not_done" if result == "not_done" else "done"
    if slot.due_on < today:
        return "late"
    return "due" if _started(slot, today) else "later"


def expected(year: int, entered: int, planned: bool) -> bool:
    """Whether a control is to be done in a year: not before the year it was entered, unless a plan asked for it."""
    return planned or entered <= year


def same_role(performer: object, owner_role: object) -> bool:
    """Whether somebody would control their own work: worth a warning, since small units have few people."""
    first, second = (" ".join(str(role or "").split()).casefold() for role in (performer, owner_role))
    return first != "" and first == second


def control_problems(values: Mapping[str, object]) -> list[Problem]:
    """What is wrong with a control."""
    found = required(values, "title", "method", "how_often")
    found += one_of(values, "method", codes.CONTROL_METHODS)
    return found + one_of(values, "how_often", codes.CONTROL_FREQUENCIES) + too_long(values)


def result_problems(values: Mapping[str, object], today: date) -> list[Problem]:
    """What is wrong with a result by itself."""
    found = required(values, "control_id", "unit_id", "year", "slot", "result") + year(values, "year")
    found += one_of(values, "result", codes.CONTROL_RESULTS)
    found += plausible_day(values, "checked_on") or not_after(values, "checked_on", today)
    for field in ("population", "sample", "deviations"):
        found += inside(values, field, 0, MOST)
    if not found:
        found += _fits_in(values, "sample", "population") + _fits_in(values, "deviations", "sample")
        if values["result"] == "not_done":
            # What was not done has no day; why it was not is what its readers ask.
            found += required(values, "observation")
        else:
            found += required(values, "checked_on")
        if values["result"] in codes.DEVIATIONS:
            found += required(values, "observation")
    return found + too_long(values)


def slot_problems(slot: int, how_often: str) -> list[Problem]:
    """A result is about one of the times that the control is done."""
    return inside({"slot": slot}, "slot", 1, SLOTS[how_often])


def basis_problems(values: Mapping[str, object]) -> list[Problem]:
    """What is wrong with what a result means."""
    return required(values, "result") + one_of(values, "result", codes.CONTROL_RESULTS) + too_long(values)


def action_problems(values: Mapping[str, object], today: date) -> list[Problem]:
    """What is wrong with an action."""
    found = required(values, "unit_id", "title", "year", "state") + year(values, "year")
    found += one_of(values, "state", codes.ACTION_STATES)
    found += plausible_day(values, "due_on", "done_on") or not_after(values, "done_on", today)
    if values.get("risk_id") is None and values.get("result_id") is None:
        found.append(Problem("required", "risk_id"))
    due, first = values.get("due_on"), values.get("year")
    if not found and isinstance(due, date) and isinstance(first, int) and due.year < first:
        found.append(Problem("due_before_year", "due_on", {"year": first}))
    if values.get("state") == "done":
        found += required(values, "done_on")
    return found + too_long(values)


def action_late(state: str, due_on: date | None, today: date) -> bool:
    """Whether an action should have been done."""
    return state in codes.OPEN_ACTION_STATES and due_on is not None and due_on < today


def _fits_in(values: Mapping[str, object], part: str, whole: str) -> list[Problem]:
    small, large = values.get(part), values.get(whole)
    if isinstance(small, int) and isinstance(large, int) and small > large:
        return [Problem(f"{part}_above_{whole}", part, {"most": large})]
    return []


def _started(slot: Slot, today: date) -> bool:
    """Whether the time that a slot is about has begun: the day after the slot before."""
    months = slot.due_on.month // slot.number
    return today >= date(slot.due_on.year, slot.due_on.month - months + 1, 1)


def _last_day(in_year: int, month: int) -> date:
    following = date(in_year + 1, 1, 1) if month == 12 else date(in_year, month + 1, 1)
    return following - timedelta(days=1)

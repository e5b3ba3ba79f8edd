"""Where the thread is broken: what a goal ought to have and lacks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Gap:
    """One break, or something that is to be done by a day.

    ``kind`` and ``record_id`` say where to mend it; ``values`` are names for a sentence.
    """

    code: str
    kind: str
    record_id: int
    values: Mapping[str, str]
    unit_id: int | None = None
    """Whose it is to see to; 0 is the executive office, None whoever works with the goals."""


TO_DO = frozenset(
    {
        *("answer_late", "answer_due", "answer_returned", "answer_returned_late"),
        *("answers_to_read", "round_to_lock"),
        *("activities_late", "analysis_late", "analysis_due", "plan_late", "no_plan"),
        *("values_late", "values_late_unowned", "controls_late", "controls_due", "actions_late"),
        *("acceptance_expired", "document_expired", "document_revision_due"),
    }
)
"""Codes of what has a day, or somebody who waits for it. The rest is what the thread lacks."""

_COMING = frozenset({"answer_due", "analysis_due", "controls_due"})
_FIRST = ("answer_returned_late", "answer_returned", "answer_late", "answers_to_read", "round_to_lock")


def worked_off(found: Iterable[Gap]) -> list[Gap]:
    """In the order that they are worked off: what others wait for, what is late, what comes."""

    def place(gap: Gap) -> int:
        if gap.code in _FIRST:
            return _FIRST.index(gap.code)
        return len(_FIRST) + (gap.code in _COMING)

    return sorted(found, key=place)


@dataclass(frozen=True, slots=True)
class Named:
    """A record by its id and the name it is called by."""

    id: int
    name: str


def missing_contributions(
    units: Iterable[Named], overarching: Iterable[Named], given: frozenset[tuple[int, int]]
) -> list[Gap]:
    """Every board and company contributes to every overarching goal.

    ``given`` has (unit, goal), by a sentence or by a goal of the unit's own that is placed there.
    """
    goals = tuple(overarching)
    return [
        Gap("no_contribution", "goal", goal.id, {"unit": unit.name, "goal": goal.name}, unit.id)
        for unit in units
        for goal in goals
        if (unit.id, goal.id) not in given
    ]


def quality_gap(qualities: Iterable[str]) -> str:
    """What a goal lacks to be followed by actual and by perceived quality, as a code; empty where it has both."""
    has = frozenset(qualities)
    if not has:
        return "no_indicator"
    return "" if has >= {"actual", "perceived"} else "no_perceived" if "actual" in has else "no_actual"


def missing_qualities(goals: Iterable[Named], lacks: Mapping[int, str]) -> list[Gap]:
    """A goal is followed by actual and by perceived quality. ``lacks`` maps goal to what ``quality_gap`` says."""
    return [Gap(code, "goal", goal.id, {"goal": goal.name}) for goal in goals if (code := lacks[goal.id])]


def missing_sdg(goals: Iterable[Named], tied: frozenset[int]) -> list[Gap]:
    """Every overarching goal is tied to Agenda 2030."""
    return [Gap("no_sdg", "goal", goal.id, {"goal": goal.name}) for goal in goals if goal.id not in tied]


def missing_expectations(goals: Iterable[Named], expected: Mapping[int, str]) -> list[Gap]:
    """Every overarching goal and sub-goal says what fulfilment is expected."""
    return [
        Gap("no_expected", "goal", goal.id, {"goal": goal.name})
        for goal in goals
        if not expected.get(goal.id, "").strip()
    ]


def missing_origins(goals: Iterable[Named], without: frozenset[int]) -> list[Gap]:
    """A sub-goal comes from an adopted method, a dialogue or a joint analysis. ``without`` come from none."""
    return [Gap("no_origin", "goal", goal.id, {"goal": goal.name}) for goal in goals if goal.id in without]


def overdue_documents(documents: Iterable[tuple[int, str, str]]) -> list[Gap]:
    """A steering document is looked over in time. ``documents`` are (id, title, why), as ``documents.overdue`` says."""
    return [
        Gap(f"document_{why}", "document", document_id, {"document": title})
        for document_id, title, why in documents
    ]


@dataclass(frozen=True, slots=True)
class ToDo:
    """What a unit has left to do of one kind: how much, and since when or until when."""

    unit: Named
    count: int
    day: date
    """The earliest day."""


def late_controls(units: Iterable[ToDo], today: date) -> list[Gap]:
    """Controls are done in their time; what has passed is told unit by unit."""
    return [
        Gap("controls_late", "control_due", each.unit.id, _late(each, today), each.unit.id) for each in units
    ]


def due_controls(units: Iterable[ToDo]) -> list[Gap]:
    """Controls whose time is running out."""
    return [
        Gap(
            "controls_due",
            "control_due",
            each.unit.id,
            {"unit": each.unit.name, "count": str(each.count), "day": each.day.isoformat()},
            each.unit.id,
        )
        for each in units
    ]


def late_actions(units: Iterable[ToDo], today: date) -> list[Gap]:
    """Actions are done by their day; those that are not are told unit by unit."""
    return [
        Gap("actions_late", "late_action", each.unit.id, _late(each, today), each.unit.id) for each in units
    ]


def expired_acceptances(risks: Iterable[tuple[int, str, date, int]]) -> list[Gap]:
    """A risk is accepted until a day, then it asks to be decided of again.

    ``risks`` are (id, title, last day, unit).
    """
    return [
        Gap("acceptance_expired", "risk", risk_id, {"risk": title, "day": until.isoformat()}, unit_id)
        for risk_id, title, until, unit_id in risks
    ]


def _late(each: ToDo, today: date) -> dict[str, str]:
    return {"unit": each.unit.name, "count": str(each.count), "days": str((today - each.day).days)}

"""Where the thread is broken: what a goal ought to have and lacks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Gap:
    """One break. ``kind`` and ``record_id`` say where to mend it; ``values`` are names for a sentence."""

    code: str
    kind: str
    record_id: int
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Named:
    """A record by its id and the name it is called by."""

    id: int
    name: str


def missing_contributions(
    units: Iterable[Named], overarching: Iterable[Named], given: frozenset[tuple[int, int]]
) -> list[Gap]:
    """Every board and company contributes to every overarching goal. ``given`` has (unit, goal)."""
    goals = tuple(overarching)
    return [
        Gap("no_contribution", "goal", goal.id, {"unit": unit.name, "goal": goal.name})
        for unit in units
        for goal in goals
        if (unit.id, goal.id) not in given
    ]


def missing_qualities(goals: Iterable[Named], qualities: Mapping[int, frozenset[str]]) -> list[Gap]:
    """A goal is followed by actual and by perceived quality. ``qualities`` maps goal to those it has."""
    gaps = []
    for goal in goals:
        has = qualities.get(goal.id, frozenset())
        if not has:
            gaps.append(Gap("no_indicator", "goal", goal.id, {"goal": goal.name}))
        elif "actual" not in has:
            gaps.append(Gap("no_actual", "goal", goal.id, {"goal": goal.name}))
        elif "perceived" not in has:
            gaps.append(Gap("no_perceived", "goal", goal.id, {"goal": goal.name}))
    return gaps


def lone_quality(qualities: Iterable[str]) -> str:
    """The only quality that a goal's indicators show; empty where they show both, or there are none."""
    has = set(qualities)
    return has.pop() if len(has) == 1 else ""


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


def overdue_documents(documents: Iterable[tuple[int, str, str]]) -> list[Gap]:
    """A steering document is looked over in time. ``documents`` are (id, title, why), as ``documents.overdue`` says."""
    return [
        Gap(f"document_{why}", "document", document_id, {"document": title})
        for document_id, title, why in documents
    ]

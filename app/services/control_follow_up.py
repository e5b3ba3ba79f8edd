"""How a year's internal control went: each control of the plans, time by time, and what it led to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from app.domain import controls as rules
from app.services.control_follow_up_rows import (
    FollowUp,
    Grade,
    Improvement,
    Judgement,
    Outcome,
    PlanOutcome,
)
from app.services.control_plan_content import read_decision_lines
from app.services.control_plan_rows import PlanAction, PlanContent, PlanControl
from app.services.control_plans import read_newest
from database.connection import File
from database.control_plans import ControlPlan
from database.controls import Action, ControlResult, ControlUnit, ResultBasis
from database.self_assessment import ControlJudgement, ControlStatement, SelfAssessment
from database.units import Unit


@dataclass(frozen=True, slots=True)
class _Read:
    """What is looked up while outcomes are put together."""

    until: date
    today: date
    unit: str
    """Only what this unit does; empty for all."""
    names: dict[int, str]
    performing: dict[int, list[str]]
    results: dict[tuple[int, str, int], ResultRow]
    improvements: dict[int, tuple[Improvement, ...]]


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A result as it was reported."""

    id: int
    result: str
    checked_on: date | None
    population: int | None
    sample: int | None
    deviations: int | None
    observation: str
    evidence: str


class ControlFollowUps:
    """Reads how internal control went."""

    def __init__(self, file: File) -> None:
        self._file = file

    def read(
        self, year: int, today: date, unit_id: int | None = None, *, half_year: bool = False
    ) -> FollowUp:
        """The year, or its first half, of the whole municipality or one unit: by one set of queries for each plan."""
        until = date(year, 6, 30) if half_year else date(year, 12, 31)
        with self._file.reading() as connection:
            names = {row.id: row.name for row in connection.execute(select(Unit.id, Unit.name))}
            wanted = _plan_units(connection, year, unit_id)
            contents = [read_newest(connection, year, owner) for owner in wanted]
            performing: dict[int, list[str]] = {}
            for control, unit in connection.execute(select(ControlUnit.control_id, ControlUnit.unit_id)):
                performing.setdefault(control, []).append(names[unit])
            known = _Read(
                until,
                today,
                names[unit_id] if unit_id is not None else "",
                names,
                performing,
                _read_results(connection, year),
                _read_improvements(connection, year, today),
            )
            plans = [_plan_outcome(content, known) for content in contents if content is not None]
            return FollowUp(
                tuple(plan for plan in plans if plan.outcomes or plan.actions or not plan.content.head.unit),
                tuple((result, text) for result, text in connection.execute(_BASES)),
                _read_grades(connection, year, unit_id),
                _read_judgement(connection, year) if not half_year else None,
            )


_BASES = (
    select(ResultBasis.result, ResultBasis.text)
    .where(ResultBasis.archived_at.is_(None), ResultBasis.text != "")
    .order_by(ResultBasis.id)
)


def _plan_units(connection: Connection, year: int, unit_id: int | None) -> list[int | None]:
    """Whose plans are followed up: the municipality-wide one first."""
    rows = connection.execute(
        select(ControlPlan.unit_id)
        .join(Unit, Unit.id == ControlPlan.unit_id)
        .where(ControlPlan.year == year, ControlPlan.archived_at.is_(None))
        .order_by(Unit.position, Unit.id)
    ).scalars()
    units = [unit for unit in dict.fromkeys(rows) if unit_id in (None, unit)]
    return [None, *units]


def _plan_outcome(content: PlanContent, known: _Read) -> PlanOutcome:
    outcomes: list[Outcome] = []
    actions: list[tuple[str, PlanAction, bool]] = []
    for number, item in enumerate(content.inside, start=1):
        for control in item.controls:
            outcomes += _outcomes(str(number), item.name, control, content.head.year, known)
        actions += [
            (str(number), action, rules.action_late(action.state, action.due_on, known.today))
            for action in item.actions
            if known.unit in ("", action.unit)
        ]
    return PlanOutcome(content, tuple(outcomes), tuple(actions))


def _outcomes(number: str, item: str, control: PlanControl, year: int, known: _Read) -> Iterator[Outcome]:
    """Every time of the year that has come up to the last day, unit by unit, and those reported ahead of it."""
    own = [known.names[control.unit_id]] if control.unit_id is not None else []
    units = dict.fromkeys([*own, *known.performing.get(control.id, ())])
    for unit in units:
        if known.unit not in ("", unit):
            continue
        for slot in rules.slots(control.how_often, year):
            found = known.results.get((control.id, unit, slot.number))
            ahead = found is not None and found.checked_on is not None and found.checked_on <= known.until
            if slot.due_on > known.until and not ahead:
                continue
            state = rules.slot_state(slot, found.result if found is not None else "", known.today)
            result = found or ResultRow(0, state, None, None, None, None, "", "")
            yield Outcome(
                number,
                item,
                control.id,
                control.title,
                control.how_often,
                unit,
                slot.number,
                slot.due_on,
                result.result,
                result.checked_on,
                result.population,
                result.sample,
                result.deviations,
                result.observation,
                result.evidence,
                known.improvements.get(result.id, ()),
            )


def _read_results(connection: Connection, year: int) -> dict[tuple[int, str, int], ResultRow]:
    rows = connection.execute(
        select(
            ControlResult.control_id,
            Unit.name,
            ControlResult.slot,
            ControlResult.id,
            ControlResult.result,
            ControlResult.checked_on,
            ControlResult.population,
            ControlResult.sample,
            ControlResult.deviations,
            ControlResult.observation,
            ControlResult.evidence,
        )
        .join(Unit, Unit.id == ControlResult.unit_id)
        .where(ControlResult.year == year, ControlResult.archived_at.is_(None))
    )
    return {(control, unit, slot): ResultRow(*rest) for control, unit, slot, *rest in rows}


def _read_improvements(connection: Connection, year: int, today: date) -> dict[int, tuple[Improvement, ...]]:
    rows = connection.execute(
        select(Action.result_id, Action.title, Action.owner_role, Action.due_on, Action.state)
        .join(ControlResult, ControlResult.id == Action.result_id)
        .where(ControlResult.year == year, Action.archived_at.is_(None))
        .order_by(Action.due_on, Action.id)
    )
    found: dict[int, tuple[Improvement, ...]] = {}
    for result, title, role, due, state in rows:
        late = rules.action_late(state, due, today)
        assert result is not None  # It was joined by it.
        found[result] = (*found.get(result, ()), Improvement(title, role, due, state, late))
    return found


def _read_grades(connection: Connection, year: int, unit_id: int | None) -> tuple[Grade, ...]:
    rows = connection.execute(
        select(Unit.name, ControlStatement.part, SelfAssessment.grade)
        .join(Unit, Unit.id == SelfAssessment.unit_id)
        .join(ControlStatement, ControlStatement.id == SelfAssessment.statement_id)
        .where(
            SelfAssessment.year == year,
            SelfAssessment.archived_at.is_(None),
            *(() if unit_id is None else (SelfAssessment.unit_id == unit_id,)),
        )
        .order_by(Unit.position, Unit.id)
    )
    given: dict[tuple[str, str], list[int]] = {}
    for unit, part, grade in rows:
        given.setdefault((unit, part), []).append(grade)
    return tuple(Grade(*key, sum(grades) / len(grades), len(grades)) for key, grades in given.items())


def _read_judgement(connection: Connection, year: int) -> Judgement | None:
    row = connection.execute(
        select(ControlJudgement.judgement, ControlJudgement.reason, ControlJudgement.decision_id).where(
            ControlJudgement.year == year, ControlJudgement.archived_at.is_(None)
        )
    ).one_or_none()
    if row is None:
        return None
    return Judgement(row.judgement, row.reason, read_decision_lines(connection).get(row.decision_id))

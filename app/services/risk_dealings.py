"""What is done about risks: decisions to accept or watch them, actions, controls, and internal goals revised for them.

An action changes a risk; a control tests that a routine holds. They are never mixed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, select

from app.domain import controls, risks
from app.domain.codes import CONTROL_RESULTS
from app.domain.swedish import sort_key
from app.services.risk_rows import RiskGoalRow, read_today
from database.controls import Action, Control, ControlResult, ControlRisk, ControlUnit
from database.decisions import Decision
from database.declaring import Mapped
from database.goals import Goal
from database.municipality import Person
from database.periods import Period
from database.risks import GoalRevisionRisk, RiskTreatment
from database.units import Unit

BODIES = ("council", "executive_board", "working_committee", "committee", "company")
"""Kinds of units that may accept a risk."""


@dataclass(frozen=True, slots=True)
class DecidedRow:
    """A decision to accept or watch a risk."""

    id: int
    kind: str
    unit_id: int | None
    unit: str
    until: date | None
    reason: str
    decision_id: int | None
    decision: str
    over: bool
    """Its last day has passed."""
    version: int
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action that changes a risk."""

    id: int
    title: str
    state: str
    late: bool
    due_on: date | None
    owner_role: str
    effect: str


@dataclass(frozen=True, slots=True)
class ControlLine:
    """A control that tests a risk's routines, and where it stands in the year."""

    id: int
    title: str
    method: str
    how_often: str
    owner_role: str
    state: str
    """Of the time of the year that asks for something: late or due; else later, or done."""
    due_on: date | None
    """The last day of that time; None where the year is done."""
    result: str
    """The worst result of the newest time that has any; empty where there is none this year."""


@dataclass(frozen=True, slots=True)
class Dealings:
    """What is done about one risk."""

    actions: tuple[ActionLine, ...] = ()
    controls: tuple[ControlLine, ...] = ()
    revised: tuple[RiskGoalRow, ...] = ()
    """Internal goals that were revised for it."""
    decided: tuple[DecidedRow, ...] = ()
    """Newest first: the first one counts."""


@dataclass(frozen=True, slots=True)
class DealingChoices:
    """What can be chosen for a risk."""

    bodies: tuple[tuple[int, str], ...]
    """Units that may accept it, as (id, name)."""
    decisions: tuple[tuple[int, str, str], ...]
    """As (id, title, registry number), newest first."""
    controls: tuple[tuple[int, str], ...]
    goals: tuple[RiskGoalRow, ...]
    """Internal goals of the year's period."""


def read_dealings(connection: Connection, year: int, risk_id: int | None = None) -> Mapping[int, Dealings]:
    """Read what is done about one risk, or about all of them, in an open transaction."""
    today = read_today(connection)
    actions = _read_actions(connection, risk_id, today)
    tests = _read_controls(connection, risk_id, year, today)
    revised = _read_revised(connection, risk_id)
    decided = _read_decided(connection, risk_id, today)
    return {
        key: Dealings(
            tuple(actions.get(key, ())),
            tuple(tests.get(key, ())),
            tuple(revised.get(key, ())),
            tuple(decided.get(key, ())),
        )
        for key in {*actions, *tests, *revised, *decided}
    }


def read_choices(connection: Connection, year: int) -> DealingChoices:
    """Read what can be chosen, in an open transaction."""
    bodies = connection.execute(
        select(Unit.id, Unit.name)
        .where(Unit.kind.in_(BODIES), Unit.archived_at.is_(None))
        .order_by(Unit.position, Unit.id)
    ).all()
    decisions = connection.execute(
        select(Decision.id, Decision.title, Decision.registry_number)
        .where(Decision.archived_at.is_(None))
        .order_by(Decision.id.desc())
    ).all()
    tests = connection.execute(select(Control.id, Control.title).where(Control.archived_at.is_(None))).all()
    goals = connection.execute(
        select(Goal.id, Goal.level, Goal.number, Goal.title)
        .join(Period, Period.id == Goal.period_id)
        .where(Goal.level == "internal", Goal.archived_at.is_(None))
        .where(Period.first_year <= year, Period.last_year >= year, Period.archived_at.is_(None))
        .order_by(Goal.position, Goal.id)
    ).all()
    return DealingChoices(
        tuple((row.id, row.name) for row in bodies),
        tuple((row.id, row.title, row.registry_number) for row in decisions),
        tuple(sorted(((row.id, row.title) for row in tests), key=lambda each: sort_key(each[1]))),
        tuple(RiskGoalRow(*row) for row in goals),
    )


def _of(column: Mapped[int] | Mapped[int | None], risk_id: int | None) -> ColumnElement[bool]:
    return column.is_not(None) if risk_id is None else column == risk_id


def _read_actions(
    connection: Connection, risk_id: int | None, today: date
) -> Mapping[int, Sequence[ActionLine]]:
    found: defaultdict[int, list[ActionLine]] = defaultdict(list)
    query = (
        select(
            Action.risk_id,
            Action.id,
            Action.title,
            Action.state,
            Action.due_on,
            Action.owner_role,
            Action.effect,
        )
        .where(_of(Action.risk_id, risk_id), Action.archived_at.is_(None))
        .order_by(Action.due_on, Action.id)
    )
    for key, own, title, state, due_on, owner_role, effect in connection.execute(query):
        assert key is not None  # The query asks for no others.
        late = controls.action_late(state, due_on, today)
        found[key].append(ActionLine(own, title, state, late, due_on, owner_role, effect))
    return found


def _read_controls(
    connection: Connection, risk_id: int | None, year: int, today: date
) -> Mapping[int, Sequence[ControlLine]]:
    ties = connection.execute(
        select(
            ControlRisk.risk_id,
            Control.id,
            Control.title,
            Control.method,
            Control.how_often,
            Control.owner_role,
            Control.unit_id,
        )
        .join(Control, Control.id == ControlRisk.control_id)
        .where(_of(ControlRisk.risk_id, risk_id), Control.archived_at.is_(None))
        .order_by(Control.id)
    ).all()
    concerned = select(ControlRisk.control_id).where(_of(ControlRisk.risk_id, risk_id))
    performing: defaultdict[int, set[int]] = defaultdict(set)
    for key, unit_id in connection.execute(
        select(ControlUnit.control_id, ControlUnit.unit_id).where(ControlUnit.control_id.in_(concerned))
    ):
        performing[key].add(unit_id)
    results: defaultdict[int, dict[tuple[int, int], str]] = defaultdict(dict)
    for key, unit_id, slot, result in connection.execute(
        select(ControlResult.control_id, ControlResult.unit_id, ControlResult.slot, ControlResult.result)
        .where(ControlResult.year == year, ControlResult.archived_at.is_(None))
        .where(ControlResult.control_id.in_(concerned))
    ):
        results[key][slot, unit_id] = result
    lines: dict[int, ControlLine] = {}
    found: defaultdict[int, list[ControlLine]] = defaultdict(list)
    for tie in ties:
        if tie.id not in lines:
            units = performing[tie.id] | ({tie.unit_id} - {None})
            standing = _standing(tie.how_often, year, units, results[tie.id], today)
            lines[tie.id] = ControlLine(*tie[1:6], *standing)
        found[tie.risk_id].append(lines[tie.id])
    return found


def _standing(
    how_often: str, year: int, units: set[int], results: Mapping[tuple[int, int], str], today: date
) -> tuple[str, date | None, str]:
    """Where a control stands in a year: its state, the day it is due, and what it showed last."""
    waiting: dict[str, date] = {}
    newest = ""
    for slot in controls.slots(how_often, year):
        given = [results[slot.number, unit] for unit in units if (slot.number, unit) in results]
        if given:
            newest = max(given, key=CONTROL_RESULTS.index)
        if len(given) < len(units) or not units:
            waiting.setdefault(controls.slot_state(slot, "", today), slot.due_on)
    state = next((code for code in ("late", "due", "later") if code in waiting), "done")
    return state, waiting.get(state), newest


def _read_revised(connection: Connection, risk_id: int | None) -> Mapping[int, Sequence[RiskGoalRow]]:
    found: defaultdict[int, list[RiskGoalRow]] = defaultdict(list)
    query = (
        select(GoalRevisionRisk.risk_id, Goal.id, Goal.level, Goal.number, Goal.title)
        .join(Goal, Goal.id == GoalRevisionRisk.goal_id)
        .where(_of(GoalRevisionRisk.risk_id, risk_id), Goal.archived_at.is_(None))
        .order_by(Goal.position, Goal.id)
    )
    for key, goal_id, level, number, title in connection.execute(query):
        found[key].append(RiskGoalRow(goal_id, level, number, title))
    return found


def _read_decided(
    connection: Connection, risk_id: int | None, today: date
) -> Mapping[int, Sequence[DecidedRow]]:
    found: defaultdict[int, list[DecidedRow]] = defaultdict(list)
    query = (
        select(
            RiskTreatment.risk_id,
            RiskTreatment.id,
            RiskTreatment.kind,
            RiskTreatment.unit_id,
            Unit.name.label("unit"),
            RiskTreatment.until,
            RiskTreatment.reason,
            RiskTreatment.decision_id,
            Decision.title.label("decision"),
            RiskTreatment.version,
            RiskTreatment.created_at,
            Person.name.label("by"),
        )
        .join(Unit, Unit.id == RiskTreatment.unit_id, isouter=True)
        .join(Decision, Decision.id == RiskTreatment.decision_id, isouter=True)
        .join(Person, Person.key == RiskTreatment.created_by, isouter=True)
        .where(_of(RiskTreatment.risk_id, risk_id), RiskTreatment.archived_at.is_(None))
        .order_by(RiskTreatment.id.desc())
    )
    for row in connection.execute(query):
        found[row.risk_id].append(
            DecidedRow(
                id=row.id,
                kind=row.kind,
                unit_id=row.unit_id,
                unit=row.unit or "",
                until=row.until,
                reason=row.reason,
                decision_id=row.decision_id,
                decision=row.decision or "",
                over=risks.acceptance_over(row.kind, row.until, today),
                version=row.version,
                at=row.created_at,
                by=row.by or "",
            )
        )
    return found

"""Where the municipality stands, what is missing, what happened lately: the first page in one read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import Connection, select

from app.domain import gaps
from app.domain.codes import ANSWERING_UNIT_KINDS
from app.domain.gaps import Gap, Named
from app.domain.year_wheel import WheelEvent
from app.services.agenda import read_sdg
from app.services.contributions import read_contributions, read_placed
from app.services.control_due import read_control_gaps
from app.services.due_answers import answers_to_give, read_analyses_to_do, read_late_activities, read_rounds
from app.services.due_values import read_plan_id
from app.services.goal_tree import GoalNode, read_tree
from app.services.indicator_rows import IndicatorRow, read_rows
from app.services.measurement_plan import read_due_gaps
from app.services.municipality import read_answering_units
from app.services.names import read_names
from app.services.origin_conclusions import read_without_origin
from app.services.overdue_documents import read_overdue
from app.services.plan_heads import read_budgets, read_plan
from app.services.risk_rows import RiskRow, read_risks
from app.services.year_wheel import read_wheel
from database.changes import ChangeLog
from database.connection import File
from database.goals import Goal
from database.municipality import Person
from database.rounds import JointAnalysis, Round
from database.units import Unit

LARGEST = 8
LATEST = 8


@dataclass(frozen=True, slots=True)
class RecentChange:
    """One edit as the first page tells it: rows of the log that belong together are told once."""

    at: datetime
    by: str
    kind: str
    record_id: int
    action: str
    name: str


@dataclass(frozen=True, slots=True)
class OwnUnit:
    """A unit that somebody may work for."""

    id: int
    name: str
    own: frozenset[int]
    """Itself and every unit under it."""


@dataclass(frozen=True, slots=True)
class OverviewData:
    """All that the first page shows."""

    goals: tuple[GoalNode, ...]
    """The overarching goals with their summed status."""
    indicators: tuple[IndicatorRow, ...]
    subgoals: tuple[tuple[int, int], ...]
    """For each overarching goal, (goal, number of sub-goals under it in the year)."""
    judged: Mapping[int, tuple[str, str]]
    """What the municipality itself has judged of the goals this year, newest: attainment and round, by goal."""
    risks: tuple[RiskRow, ...]
    """The largest, at most eight."""
    over_threshold: int
    to_do: tuple[Gap, ...]
    """What is late, due or waited for, in the order that it is worked off."""
    gaps: tuple[Gap, ...]
    """What the thread lacks."""
    wheel: tuple[WheelEvent, ...]
    units: tuple[OwnUnit, ...]
    """The units that something may be for."""
    changes: tuple[RecentChange, ...]
    empty: bool
    """Nothing has been entered yet: no goals and no risks."""


class Overview:
    """Reads the first page and the gaps."""

    def __init__(self, file: File) -> None:
        self._file = file

    def read(self, period_id: int, year: int, today: date) -> OverviewData:
        """Everything the first page shows, from a constant number of queries."""
        with self._file.reading() as connection:
            indicators = read_rows(connection, year)
            nodes = read_tree(connection, period_id, indicators)
            risks = read_risks(connection, year)
            ahead = _read_ahead(connection, period_id, year, today)
            found = read_gaps(connection, period_id, nodes, indicators)
            units = _read_units(connection)
            judged = _read_judged(connection, year)
            changes = read_changes(connection, LATEST)
        overarching = tuple(node for node in nodes if node.level == "overarching")
        weighed = tuple(risk for risk in risks if risk.value is not None)
        return OverviewData(
            goals=overarching,
            indicators=indicators,
            subgoals=tuple((goal.id, len(_subgoals_under(goal.id, nodes, year))) for goal in overarching),
            judged=judged,
            risks=weighed[:LARGEST],
            over_threshold=sum(risk.over_threshold for risk in risks),
            to_do=ahead.to_do,
            gaps=found,
            wheel=ahead.wheel,
            units=units,
            changes=changes,
            empty=not risks and not ahead.to_do and not any(node.level != "vision" for node in nodes),
        )

    def gaps(self, period_id: int, year: int, today: date) -> tuple[Gap, ...]:
        """Where the thread is broken, what is late first."""
        with self._file.reading() as connection:
            indicators = read_rows(connection, year)
            nodes = read_tree(connection, period_id, indicators)
            ahead = _read_ahead(connection, period_id, year, today)
            return (*ahead.to_do, *read_gaps(connection, period_id, nodes, indicators))


def _read_judged(connection: Connection, year: int) -> dict[int, tuple[str, str]]:
    """The municipality's own judgements of a year, those of its newest round last: one query."""
    rows = connection.execute(
        select(JointAnalysis.goal_id, JointAnalysis.attainment, Round.title)
        .join(Round, Round.id == JointAnalysis.round_id)
        .where(
            Round.year == year,
            JointAnalysis.attainment != "",
            JointAnalysis.goal_id.is_not(None),
            JointAnalysis.archived_at.is_(None),
            Round.archived_at.is_(None),
        )
        .order_by(Round.as_of, Round.id)
    )
    return {row.goal_id or 0: (row.attainment, row.title) for row in rows}


class Ahead(NamedTuple):
    """What a year asks for: of whom, and when."""

    to_do: tuple[Gap, ...]
    wheel: tuple[WheelEvent, ...]


def _read_ahead(connection: Connection, period_id: int, year: int, today: date) -> Ahead:
    """What has had its day already, or will have it: answers, the plan, values, internal control, documents."""
    plan = read_plan(connection, read_plan_id(connection, period_id, year), today)
    asked = read_rounds(connection)
    to_do = [
        *answers_to_give(asked, today),
        *read_due_gaps(connection, period_id, year, today, plan),
        *read_late_activities(connection, today),
        *read_control_gaps(connection, year, today),
        *read_analyses_to_do(connection, today),
        *gaps.overdue_documents(read_overdue(connection, today)),
    ]
    wheel = read_wheel(connection, year, today, plan=plan, budgets=read_budgets(connection), asked=asked)
    return Ahead(tuple(gaps.worked_off(to_do)), wheel)


def _read_units(connection: Connection) -> tuple[OwnUnit, ...]:
    """The units that answer for goals, each with all that is under it: one query."""
    rows = connection.execute(
        select(Unit.id, Unit.parent_id, Unit.name, Unit.kind)
        .where(Unit.archived_at.is_(None))
        .order_by(Unit.position, Unit.id)
    ).all()
    below: dict[int | None, list[int]] = {}
    for row in rows:
        below.setdefault(row.parent_id, []).append(row.id)
    found = []
    for row in rows:
        if row.kind in ANSWERING_UNIT_KINDS:
            own, waiting = {row.id}, [row.id]
            while waiting:
                under = [each for each in below.get(waiting.pop(), []) if each not in own]
                own.update(under)
                waiting += under
            found.append(OwnUnit(row.id, row.name, frozenset(own)))
    return tuple(found)


def _subgoals_under(goal_id: int, nodes: tuple[GoalNode, ...], year: int) -> list[int]:
    """Sub-goals of the year anywhere under a goal. ``nodes`` has parents before children."""
    under = {goal_id}
    found = []
    for node in nodes:
        if node.parent_id in under:
            under.add(node.id)
            if node.level == "subgoal" and (node.first_year or year) <= year <= (node.last_year or year):
                found.append(node.id)
    return found


def read_gaps(
    connection: Connection, period_id: int, nodes: tuple[GoalNode, ...], indicators: tuple[IndicatorRow, ...]
) -> tuple[Gap, ...]:
    """Find what goals lack, inside an open transaction."""
    overarching = tuple(Named(node.id, node.title) for node in nodes if node.level == "overarching")
    units = tuple(Named(unit_id, name) for unit_id, name in read_answering_units(connection))
    given = frozenset(
        (row.unit_id, row.overarching_id)
        for row in read_contributions(connection, period_id)
        if row.unit_id is not None
    ) | {(goal.unit_id, goal.overarching_id) for goal in read_placed(connection, period_id)}
    tied = frozenset(row.goal_id for row in read_sdg(connection, period_id))
    # A sub-goal that is measured by accepted values says what is expected by them.
    shown = {goal_id for indicator in indicators for goal_id in indicator.goals}
    expected: dict[int, str] = {
        row.id: row.expected or ("accepted" if row.by_accepted and row.id in shown else "")
        for row in connection.execute(
            select(Goal.id, Goal.expected, Goal.by_accepted).where(
                Goal.period_id == period_id, Goal.archived_at.is_(None)
            )
        )
    }
    without = frozenset(read_without_origin(connection, period_id))
    asked = tuple(Named(node.id, node.title) for node in nodes if node.level in ("overarching", "subgoal"))
    return tuple(
        gaps.missing_contributions(units, overarching, given)
        + gaps.missing_qualities(overarching, {node.id: node.lacks for node in nodes})
        + gaps.missing_sdg(overarching, tied)
        + gaps.missing_expectations(asked, expected)
        + gaps.missing_origins(asked, without)
    )


def read_changes(connection: Connection, most: int) -> tuple[RecentChange, ...]:
    """Read the latest edits inside an open transaction, newest first, several rows of one edit told once."""
    rows = connection.execute(
        select(
            ChangeLog.edit_id,
            ChangeLog.at,
            Person.name,
            ChangeLog.kind,
            ChangeLog.record_id,
            ChangeLog.action,
        )
        .join(Person, Person.key == ChangeLog.person_key, isouter=True)
        .order_by(ChangeLog.id.desc())
        .limit(most * 20)
    )
    told: dict[str, tuple[datetime, str, str, int, str]] = {}
    for row in rows:
        told[row.edit_id] = (row.at, row.name or "", row.kind, row.record_id, row.action)
    latest = tuple(told.values())[:most]
    names = read_names(connection, ((kind, record_id) for _, _, kind, record_id, _ in latest))
    return tuple(
        RecentChange(at, by, kind, record_id, action, names.get((kind, record_id), ""))
        for at, by, kind, record_id, action in latest
    )

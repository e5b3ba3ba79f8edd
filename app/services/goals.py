"""Goals of a period as a tree, and one goal with everything that hangs on it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from app.domain import goal_status
from app.domain.goal_status import Tally
from app.services.agenda import SdgChoice, SdgRow, read_sdg, read_sdg_choices
from app.services.contributions import ContributionRow, read_contributions
from app.services.indicators import IndicatorRow, read_rows
from app.services.municipality import DecisionRow, read_answering_units, read_decisions
from app.services.risks import RiskRow, read_risks
from database.connection import File
from database.goals import Goal
from database.units import Unit


@dataclass(frozen=True, slots=True)
class GoalNode:
    """A goal in the tree, with the status summed up from the indicators under it."""

    id: int
    parent_id: int | None
    level: str
    number: str
    title: str
    unit_id: int | None
    unit: str
    first_year: int | None
    last_year: int | None
    position: int
    version: int
    status: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class GoalCard:
    """One goal and its thread: up to the vision, down to what is under it, sideways to what shows it."""

    node: GoalNode
    text: str
    expected: str
    above: tuple[GoalNode, ...]
    """From the vision down to the parent."""
    below: tuple[GoalNode, ...]
    contributions: tuple[ContributionRow, ...]
    """Given by a committee's goal, or received by an overarching goal."""
    silent_units: tuple[str, ...]
    """For an overarching goal: boards and companies that do not contribute to it."""
    sdg: tuple[SdgRow, ...]
    indicators: tuple[IndicatorRow, ...]
    risks: tuple[RiskRow, ...]
    decisions: tuple[DecisionRow, ...]


class Goals:
    """Reads goals."""

    def __init__(self, file: File) -> None:
        self._file = file

    def tree(self, period_id: int, year: int) -> tuple[GoalNode, ...]:
        """All goals of a period, every parent before its children, siblings in their order."""
        with self._file.reading() as connection:
            return read_tree(connection, period_id, read_rows(connection, year))

    def card(self, goal_id: int, year: int) -> GoalCard | None:
        """One goal with its thread; None where it is gone."""
        goals = Goal.__table__.c
        with self._file.reading() as connection:
            own = connection.execute(
                select(goals.period_id, goals.text, goals.expected).where(
                    goals.id == goal_id, goals.archived_at.is_(None)
                )
            ).one_or_none()
            if own is None:
                return None
            rows = read_rows(connection, year)
            nodes = read_tree(connection, own.period_id, rows)
            by_id = {node.id: node for node in nodes}
            if goal_id not in by_id:
                return None
            contributions = read_contributions(connection, own.period_id)
            sdg = read_sdg(connection, own.period_id)
            risks = read_risks(connection, year)
            units = read_answering_units(connection)
            decisions = read_decisions(connection, goal_id)
        node = by_id[goal_id]
        above: list[GoalNode] = []
        parent = node.parent_id
        while parent is not None and parent in by_id:
            above.insert(0, by_id[parent])
            parent = by_id[parent].parent_id
        mine = tuple(row for row in contributions if goal_id in (row.goal_id, row.overarching_id))
        contributing = {row.unit_id for row in mine}
        return GoalCard(
            node=node,
            text=own.text,
            expected=own.expected,
            above=tuple(above),
            below=tuple(other for other in nodes if other.parent_id == goal_id),
            contributions=mine,
            silent_units=tuple(name for unit_id, name in units if unit_id not in contributing)
            if node.level == "overarching"
            else (),
            sdg=tuple(row for row in sdg if row.goal_id == goal_id),
            indicators=tuple(row for row in rows if goal_id in row.goals),
            risks=tuple(risk for risk in risks if any(goal.id == goal_id for goal in risk.goals)),
            decisions=decisions,
        )

    def contributions(self, period_id: int) -> tuple[ContributionRow, ...]:
        """Every contribution of a period."""
        with self._file.reading() as connection:
            return read_contributions(connection, period_id)

    def sdg(self, period_id: int) -> tuple[SdgRow, ...]:
        """Every tie to Agenda 2030 of a period."""
        with self._file.reading() as connection:
            return read_sdg(connection, period_id)

    def sdg_choices(self) -> tuple[SdgChoice, ...]:
        """The 17 goals of Agenda 2030, each followed by its targets."""
        with self._file.reading() as connection:
            return read_sdg_choices(connection)


def read_tree(
    connection: Connection, period_id: int, indicators: tuple[IndicatorRow, ...]
) -> tuple[GoalNode, ...]:
    """Read the tree inside an open transaction; ``indicators`` give the goals their statuses."""
    rows = connection.execute(
        select(
            Goal.id,
            Goal.parent_id,
            Goal.level,
            Goal.number,
            Goal.title,
            Goal.unit_id,
            Unit.name,
            Goal.first_year,
            Goal.last_year,
            Goal.position,
            Goal.version,
        )
        .join(Unit, Unit.id == Goal.unit_id, isouter=True)
        .where(Goal.period_id == period_id, Goal.archived_at.is_(None))
        .order_by(Goal.position, Goal.id)
    ).all()
    status_of = {indicator.id: indicator.status for indicator in indicators}
    shown_by: dict[int, list[int]] = {}
    for indicator in indicators:
        for goal_id in indicator.goals:
            shown_by.setdefault(goal_id, []).append(indicator.id)
    gathered = goal_status.roll_up({row.id: row.parent_id for row in rows}, shown_by)
    below: dict[int | None, list[GoalNode]] = {}
    for row in rows:
        counts = goal_status.tally(status_of[indicator_id] for indicator_id in gathered[row.id])
        node = GoalNode(
            row.id,
            row.parent_id if row.parent_id in gathered else None,
            row.level,
            row.number,
            row.title,
            row.unit_id,
            row.name or "",
            row.first_year,
            row.last_year,
            row.position,
            row.version,
            goal_status.summed(counts),
            counts,
        )
        below.setdefault(node.parent_id, []).append(node)
    ordered: list[GoalNode] = []
    waiting = list(reversed(below.get(None, [])))
    while waiting:
        node = waiting.pop()
        ordered.append(node)
        waiting.extend(reversed(below.get(node.id, [])))
    return tuple(ordered)

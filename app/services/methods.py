"""Political methods and tools with their standpoints, and the register of parties and groups."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select, true

from app.domain.methods import division
from app.services.decisions import read_steps
from database.connection import File
from database.decisions import Decision, DecisionItem
from database.goals import Goal
from database.methods import Method, Party, Standpoint, SubgoalMethod


@dataclass(frozen=True, slots=True)
class StandpointRow:
    """What a party or group thinks of a method."""

    id: int
    party_id: int
    party: str
    short_name: str
    kind: str
    text: str
    version: int


@dataclass(frozen=True, slots=True)
class MethodDecision:
    """A decision that covers a method."""

    id: int
    title: str
    state: str


@dataclass(frozen=True, slots=True)
class MethodRow:
    """A method with what the parties think of it."""

    id: int
    goal_id: int
    goal: str
    goal_level: str
    overarching_id: int
    """The overarching goal that it serves, by itself or through a success factor."""
    title: str
    description: str
    proposer: str
    priority: str
    state: str
    position: int
    version: int
    archived: bool
    standpoints: tuple[StandpointRow, ...]
    division: str
    """agreed, divided or unspoken."""
    subgoals: tuple[tuple[int, str], ...]
    """Sub-goals taken from it, as (id, title)."""
    decisions: tuple[MethodDecision, ...]


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A party or group of the council; ``standpoints`` are how many it has taken."""

    id: int
    name: str
    short_name: str
    kind: str
    position: int
    version: int
    archived: bool
    standpoints: int


class Methods:
    """Reads methods and parties."""

    def __init__(self, file: File) -> None:
        self._file = file

    def list(self, period_id: int, *, archived: bool = False) -> tuple[MethodRow, ...]:
        """All methods of a period in the order of the goals they serve."""
        with self._file.reading() as connection:
            return read_methods(connection, period_id, archived=archived)

    def parties(self, *, archived: bool = False) -> tuple[PartyRow, ...]:
        """The register of parties and groups, in its order."""
        taken = (
            select(func.count())
            .where(Standpoint.party_id == Party.id, Standpoint.archived_at.is_(None))
            .scalar_subquery()
        )
        with self._file.reading() as connection:
            rows = connection.execute(
                select(Party.__table__, taken.label("taken"))
                .where(true() if archived else Party.archived_at.is_(None))
                .order_by(Party.position, Party.id)
            )
            return tuple(
                PartyRow(
                    id=row.id,
                    name=row.name,
                    short_name=row.short_name,
                    kind=row.kind,
                    position=row.position,
                    version=row.version,
                    archived=row.archived_at is not None,
                    standpoints=row.taken,
                )
                for row in rows
            )

    def goals(self, period_id: int) -> tuple[tuple[int, str, str], ...]:
        """The goals that a method may serve, as (id, title, level), each followed by its success factors."""
        with self._file.reading() as connection:
            served = _served_goals(connection, period_id)
        return tuple((goal.id, goal.title, goal.level) for goal in served.values())


@dataclass(frozen=True, slots=True)
class _Served:
    id: int
    title: str
    level: str
    overarching_id: int


def _served_goals(connection: Connection, period_id: int) -> dict[int, _Served]:
    """Overarching goals and success factors in their order, by id."""
    rows = connection.execute(
        select(Goal.id, Goal.title, Goal.level, Goal.parent_id)
        .where(
            Goal.period_id == period_id,
            Goal.level.in_(("overarching", "success_factor")),
            Goal.archived_at.is_(None),
        )
        .order_by(Goal.position, Goal.id)
    ).all()
    ordered: dict[int, _Served] = {}
    for goal in (row for row in rows if row.level == "overarching"):
        ordered[goal.id] = _Served(goal.id, goal.title, goal.level, goal.id)
        for factor in (row for row in rows if row.parent_id == goal.id):
            ordered[factor.id] = _Served(factor.id, factor.title, factor.level, goal.id)
    return ordered


def read_methods(connection: Connection, period_id: int, *, archived: bool = False) -> tuple[MethodRow, ...]:
    """Read the methods of a period inside an open transaction, in the order of the goals they serve."""
    goals = _served_goals(connection, period_id)
    rows = connection.execute(
        select(Method.__table__)
        .where(Method.period_id == period_id, true() if archived else Method.archived_at.is_(None))
        .order_by(Method.position, Method.id)
    ).all()
    standpoints = _read_standpoints(connection, period_id)
    subgoals = _read_subgoals(connection, period_id)
    decisions = _read_decisions(connection)
    places = {goal_id: place for place, goal_id in enumerate(goals)}
    # What serves a goal that has been put away is out of sight with it.
    shown = sorted((row for row in rows if row.goal_id in goals), key=lambda row: places[row.goal_id])
    return tuple(
        MethodRow(
            id=row.id,
            goal_id=row.goal_id,
            goal=goals[row.goal_id].title,
            goal_level=goals[row.goal_id].level,
            overarching_id=goals[row.goal_id].overarching_id,
            title=row.title,
            description=row.description,
            proposer=row.proposer,
            priority=row.priority,
            state=row.state,
            position=row.position,
            version=row.version,
            archived=row.archived_at is not None,
            standpoints=tuple(standpoints.get(row.id, ())),
            division=division(standpoint.kind for standpoint in standpoints.get(row.id, ())),
            subgoals=tuple(subgoals.get(row.id, ())),
            decisions=tuple(decisions.get(row.id, ())),
        )
        for row in shown
    )


def _read_standpoints(connection: Connection, period_id: int) -> dict[int, list[StandpointRow]]:
    rows = connection.execute(
        select(
            Standpoint.method_id,
            Standpoint.id,
            Party.id,
            Party.name,
            Party.short_name,
            Standpoint.kind,
            Standpoint.text,
            Standpoint.version,
        )
        .join(Party, Party.id == Standpoint.party_id)
        .join(Method, Method.id == Standpoint.method_id)
        .where(Method.period_id == period_id, Standpoint.archived_at.is_(None))
        .order_by(Party.position, Party.id)
    )
    found: dict[int, list[StandpointRow]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(StandpointRow(*row[1:]))
    return found


def _read_subgoals(connection: Connection, period_id: int) -> dict[int, list[tuple[int, str]]]:
    rows = connection.execute(
        select(SubgoalMethod.method_id, Goal.id, Goal.title)
        .join(Goal, Goal.id == SubgoalMethod.goal_id)
        .where(Goal.period_id == period_id, Goal.archived_at.is_(None))
        .order_by(Goal.first_year, Goal.position, Goal.id)
    )
    found: dict[int, list[tuple[int, str]]] = {}
    for method_id, goal_id, title in rows:
        found.setdefault(method_id, []).append((goal_id, title))
    return found


def _read_decisions(connection: Connection) -> dict[int, list[MethodDecision]]:
    rows = connection.execute(
        select(DecisionItem.record_id, Decision.id, Decision.title)
        .join(Decision, Decision.id == DecisionItem.decision_id)
        .where(DecisionItem.kind == "method", Decision.archived_at.is_(None))
        .order_by(Decision.id)
    ).all()
    ways = read_steps(connection)
    found: dict[int, list[MethodDecision]] = {}
    for method_id, decision_id, title in rows:
        steps = ways.get(decision_id)
        state = steps[-1].state if steps else "draft"
        found.setdefault(method_id, []).append(MethodDecision(decision_id, title, state))
    return found

"""What a round asks of each unit, and what indicators propose of each goal: read alike by form, matrix and paper."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, bindparam, or_, select

from app.domain import codes, goal_status, rounds
from app.services.indicator_rows import IndicatorRow
from database.goals import Goal
from database.periods import Period
from database.rounds import Assessment, Round, RoundUnit
from database.units import Unit


@dataclass(frozen=True, slots=True)
class RoundGoal:
    """A goal that a round is about."""

    id: int
    parent_id: int | None
    column_id: int
    """The overarching or internal goal that it stands under: itself, where it is one."""
    level: str
    number: str
    title: str
    unit_id: int | None
    """Who answers for it; None for what all units share."""
    expected: str
    by_accepted: bool
    first_year: int | None
    last_year: int | None
    depth: int
    """How far under its column it stands; 0 for the column itself."""
    archived: bool


class Proposal(NamedTuple):
    """What the indicators of a goal, and of the goals under it, propose of it in a year."""

    attainment: str
    """Empty where it has no indicators."""
    trend: str
    indicators: tuple[int, ...]


NO_PROPOSAL = Proposal("", "", ())


# Made once: to put a query together takes as long as to ask it.
_PERIOD = (
    select(Period.id)
    .where(
        Period.first_year <= bindparam("year"),
        Period.last_year >= bindparam("year"),
        Period.archived_at.is_(None),
    )
    .order_by(Period.first_year)
    .limit(1)
    .scalar_subquery()
)

_OTHER = Goal.__table__.alias()

_JUDGED = (
    select(Assessment.goal_id)
    .where(Assessment.round_id == bindparam("round"), Assessment.archived_at.is_(None))
    .distinct()
)

_GOALS = (
    select(
        Goal.id,
        Goal.parent_id,
        Goal.level,
        Goal.number,
        Goal.title,
        Goal.unit_id,
        Goal.expected,
        Goal.by_accepted,
        Goal.first_year,
        Goal.last_year,
        Goal.archived_at.is_not(None).label("archived"),
    )
    .where(Goal.period_id == _PERIOD)
    .order_by(Goal.position, Goal.id)
)

_UNITS = (
    select(
        RoundUnit.id,
        RoundUnit.unit_id,
        Unit.name,
        Unit.short_name,
        Unit.kind,
        Unit.archived_at.is_not(None).label("archived"),
        Unit.valid_to,
    )
    .join(Unit, Unit.id == RoundUnit.unit_id)
    .where(RoundUnit.round_id == bindparam("round"), RoundUnit.archived_at.is_(None))
    .order_by(Unit.position, Unit.id)
)

_PARENTS = select(Goal.id, Goal.parent_id).where(
    Goal.period_id == select(_OTHER.c.period_id).where(_OTHER.c.id == bindparam("goal")).scalar_subquery(),
    Goal.archived_at.is_(None),
)


def read_round_goals(connection: Connection, round_id: int, year: int) -> tuple[RoundGoal, ...]:
    """The goals of a round's year in the order of the tree: two queries, in an open transaction.

    A goal that was archived since stays where somebody has judged it in the round.
    """
    rows = _read_goals(connection, year)
    judged = frozenset(connection.execute(_JUDGED, {"round": round_id}).scalars())
    below: dict[int | None, list[Row[*tuple[Any, ...]]]] = {}
    for row in rows:
        below.setdefault(row.parent_id, []).append(row)
    ordered: list[RoundGoal] = []
    for column in (row for row in rows if row.level in codes.ANALYSED_LEVELS):
        waiting: list[tuple[Row[*tuple[Any, ...]], int, int | None]] = [(column, 0, None)]
        while waiting:
            row, depth, above = waiting.pop()
            owner = row.unit_id if row.unit_id is not None else above
            waiting.extend((under, depth + 1, owner) for under in reversed(below.get(row.id, [])))
            asked = row.level in codes.ASSESSED_LEVELS and _holds(row.first_year, row.last_year, year)
            if row.id in judged or (asked and not row.archived):
                ordered.append(_round_goal(row, column.id, depth, owner))
    return tuple(ordered)


def _read_goals(connection: Connection, year: int) -> Sequence[Row[*tuple[Any, ...]]]:
    """Every goal of the period that the year lies in, archived ones too."""
    return connection.execute(_GOALS, {"year": year}).all()


def _round_goal(row: Row[*tuple[Any, ...]], column_id: int, depth: int, owner: int | None) -> RoundGoal:
    return RoundGoal(
        *(row.id, row.parent_id, column_id, row.level, row.number, row.title),
        unit_id=None if row.level == "overarching" else owner,
        expected=row.expected,
        by_accepted=row.by_accepted,
        first_year=row.first_year,
        last_year=row.last_year,
        depth=depth,
        archived=bool(row.archived),
    )


def asked_of(
    goals: Iterable[RoundGoal], unit_id: int, kind: str, judged: Container[int] | None = None
) -> tuple[RoundGoal, ...]:
    """The goals that a unit is asked to judge: its own, and every overarching one as it sees it.

    Internal goals that nobody has for their own are the executive board's. Where it is known which goals the unit
    has ``judged``, one that was archived is asked of nobody else.
    """
    return tuple(
        goal
        for goal in goals
        if (
            goal.level == "overarching"
            or goal.unit_id == unit_id
            or (goal.unit_id is None and kind == "executive_board")
        )
        and not (goal.archived and judged is not None and goal.id not in judged)
    )


def seen_in(year: int) -> ColumnElement[bool]:
    """The rounds that are worked with in a year: those about it, and those that are handed in during it."""
    return or_(Round.year == year, Round.last_day.between(date(year, 1, 1), date(year, 12, 31)))


class RoundUnitRow(NamedTuple):
    """A unit that is asked in a round."""

    id: int
    """Of its answer."""
    unit_id: int
    name: str
    short_name: str
    kind: str
    abolished: bool
    """The unit is archived, or was only valid until a year before the round's."""
    ends: bool = False
    """It is there until the round's year and no longer: it may have been abolished in the middle of it."""


def read_round_units(connection: Connection, round_id: int, year: int) -> tuple[RoundUnitRow, ...]:
    """The units of a round in the order of the organisation: one query, in an open transaction."""
    rows = connection.execute(_UNITS, {"round": round_id})
    return tuple(
        RoundUnitRow(
            *row[:5],
            abolished=bool(row.archived) or (row.valid_to or year) < year,
            ends=not row.archived and row.valid_to == year,
        )
        for row in rows
    )


def proposals(
    goals: Iterable[RoundGoal], indicators: Iterable[IndicatorRow], parents: Mapping[int, int | None]
) -> dict[int, Proposal]:
    """What the indicators propose of each goal. ``parents`` maps every goal of the period to the one above it."""
    rows = {row.id: row for row in indicators}
    shown_by: dict[int, list[int]] = {}
    for row in rows.values():
        for goal_id in row.goals:
            shown_by.setdefault(goal_id, []).append(row.id)
    gathered = goal_status.roll_up(parents, shown_by)
    found: dict[int, Proposal] = {}
    for goal in goals:
        shown = sorted(gathered.get(goal.id, ()))
        if shown:
            found[goal.id] = Proposal(
                rounds.propose_attainment(rows[each].status for each in shown),
                rounds.propose_trend(rows[each].trend for each in shown),
                tuple(shown),
            )
    return found


def read_parents(connection: Connection, goals: Iterable[RoundGoal]) -> dict[int, int | None]:
    """Every goal of the goals' period with the one above it: one query, in an open transaction."""
    first = next(iter(goals), None)
    if first is None:
        return {}
    rows = connection.execute(_PARENTS, {"goal": first.id})
    return {row.id: row.parent_id for row in rows}


def _holds(first_year: int | None, last_year: int | None, year: int) -> bool:
    return (first_year or year) <= year <= (last_year or year)

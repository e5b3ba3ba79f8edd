"""The goals that activities can serve, and which goals stand above them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, and_, or_, select

from app.services.controls import NamedUnit
from database.activities import ActivityGoal, ActivityUnit
from database.goals import Goal
from database.periods import Period
from database.units import Unit


@dataclass(frozen=True, slots=True)
class PlacedGoal:
    """A goal where it stands."""

    id: int
    parent_id: int | None
    level: str
    number: str
    title: str
    unit: str
    period: str
    """Empty for the period that is looked at."""
    archived: bool
    """Put away, but an activity names it."""


def read_goals(connection: Connection, period_id: int) -> tuple[PlacedGoal, ...]:
    """The goals of a period, each before those under it, and after them others that activities name: one query, in an
    open transaction. The vision is served by all, and is not among them.
    """
    rows = connection.execute(
        select(
            Goal.id,
            Goal.parent_id,
            Goal.level,
            Goal.number,
            Goal.title,
            Unit.name.label("unit"),
            Goal.period_id,
            Period.name.label("period"),
            Goal.archived_at.is_not(None).label("archived"),
        )
        .join(Period, Period.id == Goal.period_id)
        .join(Unit, Unit.id == Goal.unit_id, isouter=True)
        .where(
            Goal.level != "vision",
            or_(
                and_(Goal.period_id == period_id, Goal.archived_at.is_(None)),
                Goal.id.in_(select(ActivityGoal.goal_id)),
            ),
        )
        .order_by((Goal.period_id == period_id).desc(), Period.first_year.desc(), Goal.position, Goal.id)
    ).all()
    goals = {
        row.id: PlacedGoal(
            *(row.id, row.parent_id, row.level, row.number, row.title, row.unit or ""),
            period="" if row.period_id == period_id else row.period,
            archived=bool(row.archived),
        )
        for row in rows
    }
    below: dict[int | None, list[PlacedGoal]] = {}
    for goal in goals.values():
        below.setdefault(goal.parent_id if goal.parent_id in goals else None, []).append(goal)
    ordered: list[PlacedGoal] = []
    waiting = list(reversed(below.get(None, [])))
    while waiting:
        goal = waiting.pop()
        ordered.append(goal)
        waiting.extend(reversed(below.get(goal.id, [])))
    return tuple(ordered)


def read_parents(connection: Connection) -> dict[int, int | None]:
    """Every goal with the one above it, in an open transaction."""
    rows = connection.execute(select(Goal.id, Goal.parent_id).where(Goal.archived_at.is_(None)))
    return {row.id: row.parent_id for row in rows}


def above(goals: Iterable[int], parents: Mapping[int, int | None]) -> frozenset[int]:
    """The goals and all that stand above them."""
    found: set[int] = set()
    for goal in goals:
        here: int | None = goal
        while here is not None and here not in found:
            found.add(here)
            here = parents.get(here)
    return frozenset(found)


def read_former_units(connection: Connection) -> tuple[NamedUnit, ...]:
    """Units that have been put away, and that an activity names: one query, in an open transaction."""
    rows = connection.execute(
        select(Unit.id, Unit.name)
        .where(Unit.archived_at.is_not(None), Unit.id.in_(select(ActivityUnit.unit_id)))
        .order_by(Unit.position, Unit.id)
    )
    return tuple(NamedUnit(*row) for row in rows)

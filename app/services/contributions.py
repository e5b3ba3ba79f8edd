"""What committees' and companies' goals do for the overarching goals."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, or_, select
from sqlalchemy.orm import aliased

from database.goals import Contribution, Goal
from database.units import Unit


@dataclass(frozen=True, slots=True)
class ContributionRow:
    """What a committee's or company's goal does for an overarching goal."""

    id: int
    goal_id: int
    goal: str
    unit_id: int | None
    unit: str
    overarching_id: int
    overarching: str
    sentence: str
    version: int


def read_contributions(
    connection: Connection, period_id: int, goal_id: int | None = None
) -> tuple[ContributionRow, ...]:
    """Read the contributions of a period, or to and from one goal, inside an open transaction."""
    giving, receiving = aliased(Goal), aliased(Goal)
    wanted = (
        select(
            Contribution.id,
            giving.id,
            giving.title,
            giving.unit_id,
            Unit.name,
            receiving.id,
            receiving.title,
            Contribution.sentence,
            Contribution.version,
        )
        .join(giving, giving.id == Contribution.goal_id)
        .join(receiving, receiving.id == Contribution.overarching_id)
        .join(Unit, Unit.id == giving.unit_id, isouter=True)
        .where(
            giving.period_id == period_id,
            Contribution.archived_at.is_(None),
            giving.archived_at.is_(None),
            receiving.archived_at.is_(None),
        )
        .order_by(receiving.position, Unit.position, giving.position, Contribution.id)
    )
    if goal_id is not None:
        wanted = wanted.where(or_(giving.id == goal_id, receiving.id == goal_id))
    rows = connection.execute(wanted)
    return tuple(ContributionRow(*row[:4], row[4] or "", *row[5:]) for row in rows)

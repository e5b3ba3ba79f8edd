"""Goals on their way out to files: every goal of every period with its texts."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import select

from database.connection import File
from database.declaring import aliased
from database.goals import Goal
from database.periods import Period
from database.units import Unit


class GoalSheetRow(NamedTuple):
    """A goal, with what it stands under."""

    period: str
    level: str
    number: str
    title: str
    parent_number: str
    parent: str
    unit: str
    first_year: int | None
    last_year: int | None
    text: str
    expected: str


def read_goal_rows(file: File) -> tuple[GoalSheetRow, ...]:
    """Every goal that is not archived: period by period, level by level, in order."""
    above = aliased(Goal)
    levels = ("vision", "overarching", "success_factor", "internal", "body", "subgoal")
    query = (
        select(
            Period.name,
            Goal.level,
            Goal.number,
            Goal.title,
            above.number,
            above.title,
            Unit.name,
            Goal.first_year,
            Goal.last_year,
            Goal.text,
            Goal.expected,
        )
        .join(Period, Period.id == Goal.period_id)
        .join(above, above.id == Goal.parent_id, isouter=True)
        .join(Unit, Unit.id == Goal.unit_id, isouter=True)
        .where(Goal.archived_at.is_(None))
        .order_by(Period.first_year, Unit.position, above.position, Goal.position, Goal.id)
    )
    with file.reading() as connection:
        rows = [
            GoalSheetRow(*row[:4], row[4] or "", row[5] or "", row[6] or "", *row[7:])
            for row in connection.execute(query)
        ]
    periods = list(dict.fromkeys(row.period for row in rows))
    return tuple(sorted(rows, key=lambda row: (periods.index(row.period), levels.index(row.level))))

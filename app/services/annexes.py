"""The annexes of older steering documents: their goals, and the goals of today that they hang together with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, Row, func, select

from database.documents import AnnexRow, AnnexRowGoal, AnnexRowIndicator
from database.goals import Goal
from database.indicators import Indicator


@dataclass(frozen=True, slots=True)
class AnnexLine:
    """A row of an annex: an older goal, and the goals of today and indicators that it hangs together with."""

    id: int
    old_goal: str
    how: str
    indicators_note: str
    position: int
    version: int
    goals: tuple[tuple[int, str], ...]
    """As (id, title), the number before the title where there is one. Archived goals are left out."""
    indicators: tuple[tuple[int, str], ...]
    goal_ids: tuple[int, ...] = ()
    """Every goal that the row names, archived ones too: what its form edits."""
    indicator_ids: tuple[int, ...] = ()


def read_annex(connection: Connection, document_id: int) -> tuple[AnnexLine, ...]:
    """Read the rows of a document's annex inside an open transaction."""
    mine = AnnexRow.document_id == document_id
    rows = connection.execute(
        select(
            AnnexRow.id,
            AnnexRow.old_goal,
            AnnexRow.how,
            AnnexRow.indicators_note,
            AnnexRow.position,
            AnnexRow.version,
        )
        .where(mine, AnnexRow.archived_at.is_(None))
        .order_by(AnnexRow.position, AnnexRow.id)
    ).all()
    goals = connection.execute(
        select(
            AnnexRowGoal.annex_row_id, Goal.id, func.trim(Goal.number + " " + Goal.title), Goal.archived_at
        )
        .join(Goal, Goal.id == AnnexRowGoal.goal_id)
        .join(AnnexRow, AnnexRow.id == AnnexRowGoal.annex_row_id)
        .where(mine)
        .order_by(Goal.position, Goal.id)
    ).all()
    indicators = connection.execute(
        select(AnnexRowIndicator.annex_row_id, Indicator.id, Indicator.title, Indicator.archived_at)
        .join(Indicator, Indicator.id == AnnexRowIndicator.indicator_id)
        .join(AnnexRow, AnnexRow.id == AnnexRowIndicator.annex_row_id)
        .where(mine)
        .order_by(Indicator.title)
    ).all()
    return tuple(
        AnnexLine(
            *row,
            _live(goals, row.id),
            _live(indicators, row.id),
            tuple(sorted(goal for owner, goal, _, _ in goals if owner == row.id)),
            tuple(sorted(indicator for owner, indicator, _, _ in indicators if owner == row.id)),
        )
        for row in rows
    )


def _live(named: Iterable[Row[int, int, str, object]], owner: int) -> tuple[tuple[int, str], ...]:
    return tuple((row[1], row[2]) for row in named if row[0] == owner and row[3] is None)

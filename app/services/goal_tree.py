"""The goals of a period as a tree: what the first page needs of them, apart from all that hangs on a goal's card."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from app.domain import goal_status
from app.domain.gaps import quality_gap
from app.domain.goal_status import Tally
from app.services.indicator_rows import IndicatorRow
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
    archived: bool = False
    lacks: str = ""
    """What its indicators and those under it do not show, by ``gaps.quality_gap``."""


def read_tree(
    connection: Connection, period_id: int, indicators: tuple[IndicatorRow, ...], *, archived: bool = False
) -> tuple[GoalNode, ...]:
    """Read the tree inside an open transaction; ``indicators`` give the goals their statuses."""
    wanted = (
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
            Goal.archived_at.is_not(None).label("archived"),
        )
        .join(Unit, Unit.id == Goal.unit_id, isouter=True)
        .where(Goal.period_id == period_id)
        .order_by(Goal.position, Goal.id)
    )
    rows = connection.execute(wanted if archived else wanted.where(Goal.archived_at.is_(None))).all()
    status_of = {indicator.id: indicator.status for indicator in indicators}
    quality_of = {indicator.id: indicator.quality for indicator in indicators}
    shown_by: dict[int, list[int]] = {}
    for indicator in indicators:
        for goal_id in indicator.goals:
            shown_by.setdefault(goal_id, []).append(indicator.id)
    known = {row.id for row in rows}
    gathered = goal_status.roll_up({row.id: row.parent_id for row in rows if not row.archived}, shown_by)
    below: dict[int | None, list[GoalNode]] = {}
    nothing = (goal_status.summed(Tally()), Tally())
    without = quality_gap(())
    for row in rows:
        goal_id, parent_id, level, number, title, unit_id, unit, first, last, position, version, away = row
        shown = gathered.get(goal_id)
        status, counts = _summed(status_of[each] for each in shown) if shown else nothing
        parent_id = parent_id if parent_id in known else None
        node = GoalNode(
            *(goal_id, parent_id, level, number, title, unit_id, unit or "", first, last, position, version),
            status=status,
            tally=counts,
            archived=bool(away),
            lacks=quality_gap(quality_of[each] for each in shown) if shown else without,
        )
        below.setdefault(parent_id, []).append(node)
    ordered: list[GoalNode] = []
    waiting = list(reversed(below.get(None, [])))
    while waiting:
        node = waiting.pop()
        ordered.append(node)
        waiting.extend(reversed(below.get(node.id, [])))
    return tuple(ordered)


def _summed(statuses: Iterable[str]) -> tuple[str, Tally]:
    """The status of a goal from those of its indicators, with the counts."""
    counts = goal_status.tally(statuses)
    return goal_status.summed(counts), counts

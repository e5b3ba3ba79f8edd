"""What may come along to another period, and what has come along already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from app.domain.carrying import CARRIED_LEVELS
from database.goals import Goal
from database.units import Unit


@dataclass(frozen=True, slots=True)
class Candidate:
    """A goal that may be chosen, every parent before its children."""

    id: int
    parent_id: int | None
    level: str
    number: str
    title: str
    unit: str
    depth: int
    carried: bool
    """It stands in the new period already and is not made twice."""
    possible: bool
    """False where its board or company is no longer there, or that of a goal that it stands under."""


def read_carried(connection: Connection, source_id: int, target_id: int | None) -> dict[int, int]:
    """What stands in the target period already, by what it was carried from.

    A vision that was written there anew takes the place of the old one: a period has one.
    """
    if target_id is None:
        return {}
    rows = connection.execute(
        select(Goal.id, Goal.level, Goal.period_id, Goal.carried_from_id)
        .where(Goal.period_id.in_((source_id, target_id)), Goal.archived_at.is_(None))
        .order_by(Goal.position, Goal.id)
    ).all()
    mine = [row for row in rows if row.period_id == target_id]
    visions = [row.id for row in mine if row.level == "vision"]
    found = {
        row.id: visions[0] for row in rows if row.level == "vision" and row.period_id == source_id and visions
    }
    found.update({row.carried_from_id: row.id for row in mine if row.carried_from_id is not None})
    return found


def read_candidates(connection: Connection, source_id: int, target_id: int | None) -> tuple[Candidate, ...]:
    there = read_carried(connection, source_id, target_id)
    rows = connection.execute(
        select(
            Goal.id,
            Goal.parent_id,
            Goal.level,
            Goal.number,
            Goal.title,
            Goal.unit_id,
            Unit.name.label("unit"),
            Unit.archived_at.label("unit_gone"),
        )
        .join(Unit, Unit.id == Goal.unit_id, isouter=True)
        .where(Goal.period_id == source_id, Goal.level.in_(CARRIED_LEVELS), Goal.archived_at.is_(None))
        .order_by(Goal.position, Goal.id)
    ).all()
    below: dict[int | None, list[Any]] = {}
    for row in rows:
        below.setdefault(row.parent_id, []).append(row)
    ordered: list[Candidate] = []
    waiting = [(row, 0, True) for row in reversed(below.get(None, []))]
    while waiting:
        row, depth, above = waiting.pop()
        possible = above and row.unit_gone is None
        ordered.append(
            Candidate(
                id=row.id,
                parent_id=row.parent_id,
                level=row.level,
                number=row.number,
                title=row.title,
                unit=row.unit or "",
                depth=depth,
                carried=row.id in there,
                possible=possible,
            )
        )
        waiting.extend((child, depth + 1, possible) for child in reversed(below.get(row.id, [])))
    return tuple(ordered)

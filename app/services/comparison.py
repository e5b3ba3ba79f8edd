"""Two periods beside each other: what was carried on, what was changed, what is new and what was left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, select

from app.domain.carrying import CARRIED_LEVELS, difference
from app.domain.codes import GOAL_LEVELS
from database.connection import File
from database.goals import Goal
from database.units import Unit


@dataclass(frozen=True, slots=True)
class Side:
    """A goal in one of the periods."""

    id: int
    number: str
    title: str
    text: str
    expected: str
    unit: str


@dataclass(frozen=True, slots=True)
class ComparedGoal:
    """A goal in both periods, or in one of them."""

    level: str
    old: Side | None
    new: Side | None
    change: str
    """kept, changed, added or dropped."""
    fields: tuple[str, ...]
    """What is not as it was; ``parent_id`` where it stands under another goal."""


class Comparison:
    """Compares periods."""

    def __init__(self, file: File) -> None:
        self._file = file

    def read(self, old_id: int, new_id: int) -> tuple[ComparedGoal, ...]:
        """The goals of two periods, level by level, in the newer period's order; those that were left come last."""
        with self._file.reading() as connection:
            old = {row["id"]: row for row in _read(connection, old_id)}
            new = _read(connection, new_id)
        compared = list(_compared(old, new))
        return tuple(sorted(compared, key=lambda row: GOAL_LEVELS.index(row.level)))


def _read(connection: Connection, period_id: int) -> list[RowMapping]:
    rows = connection.execute(
        select(Goal.__table__, Unit.name.label("unit"))
        .join(Unit, Unit.id == Goal.unit_id, isouter=True)
        .where(Goal.period_id == period_id, Goal.level.in_(CARRIED_LEVELS), Goal.archived_at.is_(None))
        .order_by(Goal.position, Goal.id)
    )
    return list(rows.mappings())


def _compared(old: dict[int, RowMapping], new: list[RowMapping]) -> Iterator[ComparedGoal]:
    came_from = {row["id"]: row["carried_from_id"] for row in new}
    carried: set[int] = set()
    for row in new:
        before = old.get(row["carried_from_id"])
        if before is None:
            yield ComparedGoal(row["level"], None, _side(row), "added", ())
            continue
        carried.add(before["id"])
        fields = difference(dict(before), dict(row))
        if came_from.get(row["parent_id"]) != before["parent_id"]:
            fields = (*fields, "parent_id")
        yield ComparedGoal(row["level"], _side(before), _side(row), "changed" if fields else "kept", fields)
    for row in old.values():
        if row["id"] not in carried:
            yield ComparedGoal(row["level"], _side(row), None, "dropped", ())


def _side(row: RowMapping) -> Side:
    return Side(row["id"], row["number"], row["title"], row["text"], row["expected"], row["unit"] or "")

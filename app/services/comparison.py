"""Two periods beside each other: what was carried on, what was changed, what is new and what was left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, select

from app.domain.carrying import CARRIED_LEVELS, difference
from app.domain.codes import GOAL_LEVELS
from database.connection import File
from database.declaring import aliased
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
    level: str
    lifted: bool
    parent: str
    """What the goal stands under, by number and title."""


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
            carried = select(Goal.id, Goal.carried_from_id).where(Goal.carried_from_id.is_not(None))
            came_from = {goal: origin for goal, origin in connection.execute(carried)}
        compared = list(_compared(old, new, _pairs(old, new, came_from)))
        return tuple(sorted(compared, key=lambda row: GOAL_LEVELS.index(row.level)))


def _read(connection: Connection, period_id: int) -> list[RowMapping]:
    above = aliased(Goal)
    rows = connection.execute(
        select(
            Goal.__table__,
            Unit.name.label("unit"),
            above.number.label("parent_number"),
            above.title.label("parent_title"),
        )
        .join(Unit, Unit.id == Goal.unit_id, isouter=True)
        .join(above, above.id == Goal.parent_id, isouter=True)
        .where(Goal.period_id == period_id, Goal.level.in_(CARRIED_LEVELS), Goal.archived_at.is_(None))
        .order_by(Goal.position, Goal.id)
    )
    return list(rows.mappings())


def _pairs(
    old: Mapping[int, RowMapping], new: Sequence[RowMapping], came_from: Mapping[int, int | None]
) -> dict[int, int]:
    """For each goal of the newer period that was carried on, what it was; also over periods that lie between.

    A period has one vision: one that was written anew is set against the one it took the place of.
    """
    found: dict[int, int] = {}
    taken: set[int] = set()
    for row in new:
        here, seen = came_from.get(row["id"]), {row["id"]}
        while here is not None and here not in old and here not in seen:
            seen.add(here)
            here = came_from.get(here)
        if here is not None and here in old and here not in taken:
            found[row["id"]] = here
            taken.add(here)
    written = [row["id"] for row in new if row["level"] == "vision" and row["id"] not in found]
    left = [row["id"] for row in old.values() if row["level"] == "vision" and row["id"] not in taken]
    return {**found, **dict(zip(written, left, strict=False))}


def _compared(
    old: Mapping[int, RowMapping], new: Sequence[RowMapping], pairs: Mapping[int, int]
) -> Iterator[ComparedGoal]:
    for row in new:
        if row["id"] not in pairs:
            yield ComparedGoal(row["level"], None, _side(row), "added", ())
            continue
        before = old[pairs[row["id"]]]
        fields = difference(dict(before), dict(row))
        if pairs.get(row["parent_id"]) != before["parent_id"]:
            fields = (*fields, "parent_id")
        yield ComparedGoal(row["level"], _side(before), _side(row), "changed" if fields else "kept", fields)
    carried = set(pairs.values())
    for row in old.values():
        if row["id"] not in carried:
            yield ComparedGoal(row["level"], _side(row), None, "dropped", ())


def _side(row: RowMapping) -> Side:
    parent = f"{row['parent_number'] or ''} {row['parent_title'] or ''}".strip()
    texts = (row["number"], row["title"], row["text"], row["expected"], row["unit"] or "")
    return Side(row["id"], *texts, row["level"], row["lifted"], parent)

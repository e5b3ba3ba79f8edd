"""Target groups, and what activities mean for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, func, select

from app.services.edits import Edit
from app.services.log import LogLine
from database.activities import Activity, Effect, TargetGroup

_TOLD = ("expected", "seen", "evidence")


@dataclass(frozen=True, slots=True)
class TargetGroupRow:
    """A target group as the register shows it."""

    id: int
    name: str
    text: str
    effects: int
    """How many activities mean something for it."""
    position: int
    version: int
    archived: bool


@dataclass(frozen=True, slots=True)
class EffectRow:
    """What an activity is to mean for a target group, what has been seen, and what that rests on."""

    id: int
    activity_id: int
    activity: str
    target_group_id: int
    target_group: str
    expected: str
    seen: str
    evidence: str
    version: int


@dataclass(frozen=True, slots=True)
class TargetGroupCard:
    """One target group with what hangs on it."""

    values: Mapping[str, object]
    effects: tuple[EffectRow, ...]
    history: tuple[LogLine, ...]


def read_target_groups(connection: Connection, *, archived: bool = False) -> tuple[TargetGroupRow, ...]:
    """Read the register in an open transaction: one query."""
    counted = (
        select(Effect.target_group_id, func.count().label("effects"))
        .join(Activity, Activity.id == Effect.activity_id)
        .where(Effect.archived_at.is_(None), Activity.archived_at.is_(None))
        .group_by(Effect.target_group_id)
        .subquery()
    )
    wanted = (
        select(TargetGroup.__table__, func.coalesce(counted.c.effects, 0).label("effects"))
        .join(counted, counted.c.target_group_id == TargetGroup.id, isouter=True)
        .order_by(TargetGroup.position, TargetGroup.id)
    )
    rows = connection.execute(wanted if archived else wanted.where(TargetGroup.archived_at.is_(None)))
    return tuple(
        TargetGroupRow(
            row.id, row.name, row.text, row.effects, row.position, row.version, row.archived_at is not None
        )
        for row in rows
    )


def read_effects(connection: Connection, which: ColumnElement[bool]) -> tuple[EffectRow, ...]:
    """Read effects in an open transaction, in the order of the target groups: one query."""
    rows = connection.execute(
        select(
            Effect.id,
            Effect.activity_id,
            Activity.title,
            Effect.target_group_id,
            TargetGroup.name,
            Effect.expected,
            Effect.seen,
            Effect.evidence,
            Effect.version,
        )
        .join(Activity, Activity.id == Effect.activity_id)
        .join(TargetGroup, TargetGroup.id == Effect.target_group_id)
        .where(Effect.archived_at.is_(None), which)
        .order_by(TargetGroup.position, TargetGroup.id, Activity.id)
    )
    return tuple(EffectRow(*row) for row in rows)


def merging(
    effects: tuple[EffectRow, ...], others: tuple[EffectRow, ...], group_id: int, into_id: int
) -> tuple[Edit, ...]:
    """The edits that let one target group go up in another: its ``effects`` become the other's, and it is put away.

    Where an activity has an effect for both (``others`` are those of the one that stays), what is said of the first
    is added to what is said of the second.
    """
    there = {row.activity_id: row for row in others}
    edits: list[Edit] = []
    for row in effects:
        other = there.get(row.activity_id)
        if other is None:
            moved = {"target_group_id": into_id}
            edits.append(Edit("effect", row.id, moved, {"target_group_id": group_id}))
            continue
        base = {name: getattr(other, name) for name in _TOLD}
        joined = {name: _joined(base[name], getattr(row, name)) for name in _TOLD}
        edits.append(Edit("effect", row.id, {"archived": True}, {"archived": False}))
        if joined != base:
            edits.append(Edit("effect", other.id, joined, base))
    return (*edits, Edit("target_group", group_id, {"archived": True}, {"archived": False}))


def _joined(first: str, second: str) -> str:
    """Both texts under one another; the second only where it says something else."""
    return first if second in first else f"{first}\n{second}".strip()

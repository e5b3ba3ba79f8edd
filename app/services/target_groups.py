"""Target groups, and what activities mean for them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, func, select

from database.activities import Activity, Effect, TargetGroup


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

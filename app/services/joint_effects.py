"""Effects of all units' activities, gathered by target group under the goals that the municipality analyses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from app.domain.activities import shown_state
from app.services.round_activities import of_year
from database.activities import Activity, ActivityGoal, ActivityUnit, Effect, TargetGroup
from database.goals import Goal
from database.units import Unit


@dataclass(frozen=True, slots=True)
class EffectRow:
    """What an activity is to mean for a target group, and what has been seen."""

    id: int
    activity_id: int
    activity: str
    state: str
    """As people say it: ``late`` too."""
    units: tuple[str, ...]
    goals: tuple[str, ...]
    """Those that it serves, by number and title."""
    expected: str
    seen: str
    evidence: str


@dataclass(frozen=True, slots=True)
class GroupEffects:
    """A target group with what is done for it."""

    id: int
    name: str
    text: str
    effects: tuple[EffectRow, ...]


type_of_gathered = dict[int | None, tuple[GroupEffects, ...]]


def read_effects(
    connection: Connection, year: int, today: date, columns: Mapping[int, int]
) -> type_of_gathered:
    """Read the effects of the year's activities: four queries, in an open transaction.

    ``columns`` maps goals to the overarching or internal goal that each stands under. Effects of activities that
    serve none of them stand under None.
    """
    activities = {
        row.id: row
        for row in connection.execute(
            select(Activity.id, Activity.title, Activity.state, Activity.last_day).where(*of_year(year))
        )
    }
    units: dict[int, list[str]] = {}
    for activity_id, name in connection.execute(
        select(ActivityUnit.activity_id, Unit.name)
        .join(Unit, Unit.id == ActivityUnit.unit_id)
        .order_by(Unit.position, Unit.id)
    ):
        units.setdefault(activity_id, []).append(name)
    goals: dict[int, list[tuple[int, str]]] = {}
    for activity_id, goal_id, number, title in connection.execute(
        select(ActivityGoal.activity_id, Goal.id, Goal.number, Goal.title)
        .join(Goal, Goal.id == ActivityGoal.goal_id)
        .order_by(Goal.position, Goal.id)
    ):
        goals.setdefault(activity_id, []).append((goal_id, f"{number} {title}".strip()))
    rows = connection.execute(
        select(
            Effect.id,
            Effect.activity_id,
            Effect.expected,
            Effect.seen,
            Effect.evidence,
            TargetGroup.id.label("group_id"),
            TargetGroup.name,
            TargetGroup.text,
        )
        .join(TargetGroup, TargetGroup.id == Effect.target_group_id)
        .where(Effect.archived_at.is_(None))
        .order_by(TargetGroup.position, TargetGroup.name, TargetGroup.id, Effect.id)
    )
    groups: dict[int, tuple[str, str]] = {}
    found: dict[int | None, dict[int, list[EffectRow]]] = {}
    for row in rows:
        activity = activities.get(row.activity_id)
        if activity is None:
            continue
        groups[row.group_id] = (row.name, row.text)
        served = goals.get(activity.id, [])
        under = {columns[goal_id] for goal_id, _ in served if goal_id in columns}
        for column in under or (None,):
            mine = tuple(name for goal_id, name in served if column is None or columns.get(goal_id) == column)
            effect = EffectRow(
                *(row.id, activity.id, activity.title),
                state=shown_state(activity.state, activity.last_day, today),
                units=tuple(units.get(activity.id, ())),
                goals=mine,
                expected=row.expected,
                seen=row.seen,
                evidence=row.evidence,
            )
            found.setdefault(column, {}).setdefault(row.group_id, []).append(effect)
    return {
        column: tuple(
            GroupEffects(group_id, *groups[group_id], tuple(_by_goal(effects)))
            for group_id, effects in by_group.items()
        )
        for column, by_group in found.items()
    }


def _by_goal(effects: Iterable[EffectRow]) -> list[EffectRow]:
    """Those of the same goal stand together."""
    return sorted(effects, key=lambda effect: effect.goals)

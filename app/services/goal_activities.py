"""The activities that serve goals, as a unit sees them while it judges: what they are called and where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from app.domain import activities, codes, goal_status
from app.services.round_goals import RoundGoal
from database.activities import Activity, ActivityGoal, ActivityUnit


@dataclass(frozen=True, slots=True)
class GoalActivity:
    """An activity that serves a goal."""

    id: int
    title: str
    shown: str
    """Where it stands: its state, or late."""
    progress: int | None
    first_day: date | None
    last_day: date | None
    result: str
    units: frozenset[int]


def read_goal_activities(connection: Connection, year: int, today: date) -> dict[int, list[GoalActivity]]:
    """The activities that belong to a year, by the goals that they serve: two queries, in an open transaction."""
    units: dict[int, set[int]] = {}
    for activity_id, unit_id in connection.execute(select(ActivityUnit.activity_id, ActivityUnit.unit_id)):
        units.setdefault(activity_id, set()).add(unit_id)
    found: dict[int, list[GoalActivity]] = {}
    for row in connection.execute(
        select(
            ActivityGoal.goal_id,
            Activity.id,
            Activity.title,
            Activity.state,
            Activity.progress,
            Activity.first_day,
            Activity.last_day,
            Activity.result,
        )
        .join(Activity, Activity.id == ActivityGoal.activity_id)
        .where(Activity.archived_at.is_(None))
        .order_by(Activity.last_day.is_(None), Activity.last_day, Activity.id)
    ):
        if not _belongs(row.first_day, row.last_day, row.state, year):
            continue
        made = GoalActivity(
            row.id,
            row.title,
            activities.shown_state(row.state, row.last_day, today),
            row.progress,
            row.first_day,
            row.last_day,
            row.result,
            frozenset(units.get(row.id, ())),
        )
        found.setdefault(row.goal_id, []).append(made)
    return found


def served(
    goals: Iterable[RoundGoal],
    by_goal: Mapping[int, Iterable[GoalActivity]],
    parents: Mapping[int, int | None],
    unit_id: int,
) -> dict[int, tuple[GoalActivity, ...]]:
    """What serves each goal or a goal under it: all of it for a unit's own goals, else what the unit takes part in."""
    known = {activity.id: activity for each in by_goal.values() for activity in each}
    gathered = goal_status.roll_up(
        parents, {goal_id: [activity.id for activity in each] for goal_id, each in by_goal.items()}
    )
    return {
        goal.id: tuple(
            activity
            for activity in known.values()
            if activity.id in gathered.get(goal.id, ())
            and (goal.unit_id == unit_id or unit_id in activity.units)
        )
        for goal in goals
    }


def _belongs(first_day: date | None, last_day: date | None, state: str, year: int) -> bool:
    """Whether an activity is one of a year's. One that should have been done before it and is not still is."""
    if first_day is not None and first_day.year > year:
        return False
    return last_day is None or last_day.year >= year or state in codes.OPEN_ACTIVITY_STATES

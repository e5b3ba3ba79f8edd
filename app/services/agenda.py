"""Ties to Agenda 2030, and what one may tie to."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from database.goals import Goal, GoalSdg, SdgGoal, SdgTarget


@dataclass(frozen=True, slots=True)
class SdgTie:
    """A tie between a record and Agenda 2030; ``code`` and ``heading`` are empty for a goal as such."""

    id: int
    sdg_goal_id: int
    sdg_target_id: int | None
    name: str
    color: str
    code: str
    heading: str
    extent: str
    meaning: str
    version: int


@dataclass(frozen=True, slots=True)
class SdgRow(SdgTie):
    """A tie between a goal and Agenda 2030."""

    goal_id: int


@dataclass(frozen=True, slots=True)
class SdgChoice:
    """A goal or target of Agenda 2030 that can be chosen; ``target_id`` is None for the goal as such."""

    goal_id: int
    target_id: int | None
    code: str
    text: str
    color: str


def read_sdg(connection: Connection, period_id: int, goal_id: int | None = None) -> tuple[SdgRow, ...]:
    """Read the ties to Agenda 2030 of a period, or of one goal, inside an open transaction."""
    wanted = (
        select(
            GoalSdg.id,
            GoalSdg.sdg_goal_id,
            GoalSdg.sdg_target_id,
            SdgGoal.name_sv,
            SdgGoal.color,
            SdgTarget.code,
            SdgTarget.heading,
            GoalSdg.extent,
            GoalSdg.meaning,
            GoalSdg.version,
            GoalSdg.goal_id,
        )
        .join(Goal, Goal.id == GoalSdg.goal_id)
        .join(SdgGoal, SdgGoal.id == GoalSdg.sdg_goal_id)
        .join(SdgTarget, SdgTarget.id == GoalSdg.sdg_target_id, isouter=True)
        .where(Goal.period_id == period_id, GoalSdg.archived_at.is_(None), Goal.archived_at.is_(None))
        .order_by(GoalSdg.sdg_goal_id, SdgTarget.position, GoalSdg.id)
    )
    rows = connection.execute(wanted if goal_id is None else wanted.where(GoalSdg.goal_id == goal_id))
    return tuple(SdgRow(*row[:5], row[5] or "", row[6] or "", *row[7:]) for row in rows)


def read_sdg_choices(connection: Connection) -> tuple[SdgChoice, ...]:
    """The 17 goals, each followed by its targets."""
    goals = connection.execute(select(SdgGoal.id, SdgGoal.name_sv, SdgGoal.color).order_by(SdgGoal.id)).all()
    targets = connection.execute(
        select(SdgTarget.sdg_goal_id, SdgTarget.id, SdgTarget.code, SdgTarget.heading).order_by(
            SdgTarget.sdg_goal_id, SdgTarget.position
        )
    ).all()
    choices: list[SdgChoice] = []
    for number, name, color in goals:
        choices.append(SdgChoice(number, None, str(number), name, color))
        choices.extend(
            SdgChoice(number, target.id, target.code, target.heading, color)
            for target in targets
            if target.sdg_goal_id == number
        )
    return tuple(choices)

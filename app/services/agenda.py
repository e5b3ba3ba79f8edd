"""Ties to Agenda 2030, and what one may tie to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, select

from database.agenda import DocumentSdg, IndicatorSdg, SdgText
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
    official: str
    """The official text of the target, where the municipality has brought it in."""
    official_source: str


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
        _ties(GoalSdg, GoalSdg.__table__.c.goal_id)
        .join(Goal, Goal.id == GoalSdg.goal_id)
        .where(Goal.period_id == period_id, Goal.archived_at.is_(None))
    )
    rows = connection.execute(wanted if goal_id is None else wanted.where(GoalSdg.goal_id == goal_id))
    return tuple(SdgRow(*row) for row in rows)


def read_ties(
    connection: Connection, owner: str, owner_id: int | None = None
) -> dict[int, tuple[SdgTie, ...]]:
    """Read the ties of every indicator or document, or of one, by their ids, inside an open transaction.

    ``owner`` is ``indicator`` or ``document``.
    """
    entity: type[IndicatorSdg | DocumentSdg] = IndicatorSdg if owner == "indicator" else DocumentSdg
    tied = entity.__table__.c[f"{owner}_id"]
    wanted = _ties(entity, tied)
    found: dict[int, list[SdgTie]] = {}
    for row in connection.execute(wanted if owner_id is None else wanted.where(tied == owner_id)):
        found.setdefault(row[-1], []).append(SdgTie(*row[:-1]))
    return {tied_id: tuple(ties) for tied_id, ties in found.items()}


def _ties(entity: type[GoalSdg | IndicatorSdg | DocumentSdg], owner: ColumnElement[int]) -> Select[Any]:
    """The query for ties of one kind that are not archived: the fields of a tie, and last what is tied."""
    ties = entity.__table__.c
    return (
        select(
            ties.id,
            ties.sdg_goal_id,
            ties.sdg_target_id,
            SdgGoal.name_sv,
            SdgGoal.color,
            func.coalesce(SdgTarget.code, ""),
            func.coalesce(SdgTarget.heading, ""),
            ties.extent,
            ties.meaning,
            ties.version,
            func.coalesce(SdgText.text, ""),
            func.coalesce(SdgText.source, ""),
            owner,
        )
        .join(SdgGoal, SdgGoal.id == ties.sdg_goal_id)
        .join(SdgTarget, SdgTarget.id == ties.sdg_target_id, isouter=True)
        .join(
            SdgText,
            and_(SdgText.sdg_target_id == ties.sdg_target_id, SdgText.archived_at.is_(None)),
            isouter=True,
        )
        .where(ties.archived_at.is_(None))
        .order_by(ties.sdg_goal_id, SdgTarget.position, ties.id)
    )


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

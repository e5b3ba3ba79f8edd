"""Rules that every file keeps, looked for anew: what a tool from outside, or a bug, may have broken."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from sqlalchemy import Connection, Row, Table, select

from app.domain import goals
from app.domain.problems import Problem
from database.base import Base, Record
from database.changes import ChangeLog
from database.control_plans import ControlPlan, Snapshot
from database.decisions import Decision, DecisionItem
from database.dialogues import Dialogue, DialogueOutcome
from database.goals import Contribution, Goal, GoalSdg, SdgTarget
from database.municipality import ScaleStep
from database.periods import Period
from database.risks import RiskScore
from database.rounds import RoundVersion


def broken_rules(connection: Connection) -> list[Problem]:
    """Return each record that breaks a rule, by kind and id."""
    return list(
        chain(
            _goals(connection),
            _contributions(connection),
            _sdg(connection),
            _scores(connection),
            _pointers(connection),
            _kept(connection),
            _versions(connection),
        )
    )


def _about(code: str, kind: str, record_id: int) -> Problem:
    return Problem(code, values={"kind": kind, "id": record_id})


def _goals(connection: Connection) -> Iterator[Problem]:
    rows = {
        row.id: row
        for row in connection.execute(
            select(
                Goal.id,
                Goal.level,
                Goal.parent_id,
                Goal.period_id,
                Goal.archived_at,
                Goal.first_year,
                Goal.last_year,
                Period.first_year.label("period_first"),
                Period.last_year.label("period_last"),
            ).join(Period, Period.id == Goal.period_id)
        )
    }
    for row in rows.values():
        if row.archived_at is None:
            yield from _goal(row, rows)
    yield from _cycles({row.id: row.parent_id for row in rows.values()})


def _goal(row: Row[*tuple[Any, ...]], rows: Mapping[int, Row[*tuple[Any, ...]]]) -> Iterator[Problem]:
    parent = rows.get(row.parent_id)
    if parent is not None and parent.archived_at is not None:
        yield _about("under_archived", "goal", row.id)
    if parent is not None and parent.period_id != row.period_id:
        yield _about("other_period", "goal", row.id)
    if not goals.may_stand_under(row.level, parent.level if parent is not None else None):
        yield _about("misplaced", "goal", row.id)
    years = {"level": row.level, "first_year": row.first_year, "last_year": row.last_year}
    if goals.years_problems(years, row.period_first, row.period_last):
        yield _about("outside_period", "goal", row.id)


def _cycles(parents: dict[int, int | None]) -> Iterator[Problem]:
    sound: set[int] = set()
    for start in parents:
        walked: list[int] = []
        here: int | None = start
        while here is not None and here not in sound and here not in walked:
            walked.append(here)
            here = parents.get(here)
        if here is not None and here in walked:
            yield _about("cycle", "goal", here)
        sound.update(walked)


def _contributions(connection: Connection) -> Iterator[Problem]:
    ends = {row.id: row for row in connection.execute(select(Goal.id, Goal.level, Goal.period_id))}
    live = select(Contribution.id, Contribution.goal_id, Contribution.overarching_id)
    for row in connection.execute(live.where(Contribution.archived_at.is_(None))):
        giving, receiving = ends[row.goal_id], ends[row.overarching_id]
        if goals.contribution_ends_problems(
            giving.level, receiving.level, giving.period_id, receiving.period_id
        ):
            yield _about("contribution_ends", "contribution", row.id)


def _sdg(connection: Connection) -> Iterator[Problem]:
    wrong = (
        select(GoalSdg.id)
        .join(SdgTarget, SdgTarget.id == GoalSdg.sdg_target_id)
        .where(SdgTarget.sdg_goal_id != GoalSdg.sdg_goal_id)
    )
    for row in connection.execute(wrong):
        yield _about("target_of_other_goal", "goal_sdg", row.id)


def _scores(connection: Connection) -> Iterator[Problem]:
    steps = {(row.scale, row.value) for row in connection.execute(select(ScaleStep.scale, ScaleStep.value))}
    for row in connection.execute(select(RiskScore.id, RiskScore.likelihood, RiskScore.consequence)):
        if ("likelihood", row.likelihood) not in steps or ("consequence", row.consequence) not in steps:
            yield _about("outside_scale", "risk_score", row.id)


def _pointers(connection: Connection) -> Iterator[Problem]:
    """What decisions cover and dialogues led to is there."""
    tables = record_tables()
    items = select(DecisionItem.decision_id, DecisionItem.kind, DecisionItem.record_id)
    outcomes = select(DialogueOutcome.dialogue_id, DialogueOutcome.kind, DialogueOutcome.record_id)
    found = {
        "decision": connection.execute(items.join(Decision, Decision.id == DecisionItem.decision_id)).all(),
        "dialogue": connection.execute(
            outcomes.join(Dialogue, Dialogue.id == DialogueOutcome.dialogue_id)
        ).all(),
    }
    there: dict[str, set[int]] = {}
    for owner, rows in found.items():
        for owner_id, kind, record_id in rows:
            if kind not in there:
                table = tables.get(kind)
                there[kind] = (
                    set() if table is None else set(connection.execute(select(table.c.id)).scalars())
                )
            if record_id not in there[kind]:
                yield _about("item_missing", owner, owner_id)


def _kept(connection: Connection) -> Iterator[Problem]:
    """What was decided or locked can be read as it was: its snapshot is there."""
    kept = {
        (row.kind, row.record_id) for row in connection.execute(select(Snapshot.kind, Snapshot.record_id))
    }
    for kind, settled in (
        ("control_plan", select(ControlPlan.id).where(ControlPlan.state != "draft")),
        ("round_version", select(RoundVersion.id).where(RoundVersion.state == "locked")),
    ):
        for record_id in connection.execute(settled).scalars():
            if (kind, record_id) not in kept:
                yield _about("not_kept", kind, record_id)


def _versions(connection: Connection) -> Iterator[Problem]:
    """The log knows every version of every record: what was changed past it shows here."""
    logged: dict[tuple[str, int], int] = {}
    columns = ChangeLog.__table__.c
    for kind, record_id, new in connection.execute(
        select(columns.kind, columns.record_id, columns.new).order_by(columns.id)
    ):
        logged[kind, record_id] = json.loads(new).get("version", 0)
    for kind, table in record_tables().items():
        for record_id, version in connection.execute(select(table.c.id, table.c.version)):
            if logged.pop((kind, record_id), 0) != version:
                yield _about("not_in_log", kind, record_id)
    for kind, record_id in logged:
        yield _about("record_gone", kind, record_id)


def record_tables() -> dict[str, Table]:
    """Return the tables of records, by the name of their kind."""
    tables = {
        entity.__tablename__: entity.__table__
        for entity in Base.__subclasses__()
        if issubclass(entity, Record)
    }
    return dict(sorted(tables.items()))

"""Reading what a round's report says: as it stands now, or as it was when a version was locked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, select

from app.domain import rounds
from app.services import snapshots
from app.services.indicator_figures import driver_rows
from app.services.indicator_rows import read_rows
from app.services.round_activities import read_activities, read_effects
from app.services.round_figures import read_facts, read_figures
from app.services.round_goals import (
    RoundGoal,
    RoundUnitRow,
    proposals,
    read_parents,
    read_round_goals,
    read_round_units,
)
from app.services.round_rows import (
    AnalysisLine,
    ConclusionLine,
    Judgement,
    RoundContent,
    RoundHead,
    UnitAnswer,
    VersionHead,
)
from database import log
from database.goals import Goal
from database.municipality import Municipality
from database.risks import Risk
from database.rounds import Assessment, Conclusion, JointAnalysis, Round, RoundUnit, RoundVersion
from database.units import Unit

ROUND_VERSION = "round_version"
"""What the snapshots of locked versions are kept as."""


# Made once: to put a query together takes as long as to ask it.
_NEWEST = (
    select(RoundVersion.id)
    .where(
        RoundVersion.round_id == bindparam("round"),
        RoundVersion.state == "locked",
        RoundVersion.archived_at.is_(None),
    )
    .order_by(RoundVersion.number.desc())
    .limit(1)
)

_HEAD = (
    select(
        Round.id,
        Round.kind,
        Round.year,
        Round.title,
        Round.as_of,
        Round.last_day,
        Round.note,
        Municipality.name,
        Municipality.registry_number,
        Municipality.shown_on,
    )
    .join(Municipality, Municipality.id == 1)
    .where(Round.id == bindparam("round"))
)

_VERSIONS = (
    select(
        RoundVersion.id,
        RoundVersion.number,
        RoundVersion.state,
        RoundVersion.reason,
        RoundVersion.locked_on,
    )
    .where(RoundVersion.round_id == bindparam("round"), RoundVersion.archived_at.is_(None))
    .order_by(RoundVersion.number)
)

_ANSWERS = select(
    RoundUnit.id,
    RoundUnit.state,
    RoundUnit.last_day,
    RoundUnit.submitted_on,
    RoundUnit.comment,
    RoundUnit.summary,
).where(RoundUnit.round_id == bindparam("round"), RoundUnit.archived_at.is_(None))

_JUDGEMENTS = (
    select(
        Assessment.unit_id,
        Assessment.goal_id,
        Assessment.proposed_attainment,
        Assessment.attainment,
        Assessment.proposed_trend,
        Assessment.trend,
        Assessment.reason,
        Assessment.forecast,
        Assessment.analysis,
        Assessment.next_steps,
    )
    .join(Unit, Unit.id == Assessment.unit_id)
    .where(Assessment.round_id == bindparam("round"), Assessment.archived_at.is_(None))
    .order_by(Unit.position, Unit.id)
)

_ANALYSES = (
    select(JointAnalysis.goal_id, JointAnalysis.attainment, JointAnalysis.summary, JointAnalysis.analysis)
    .where(JointAnalysis.round_id == bindparam("round"), JointAnalysis.archived_at.is_(None))
    .order_by(JointAnalysis.id)
)

_CONCLUSIONS = (
    select(
        Conclusion.id,
        Conclusion.goal_id,
        Conclusion.text,
        Conclusion.leads_to,
        Goal.title.label("subgoal"),
        Risk.title.label("risk"),
        Risk.hidden,
    )
    .join(Goal, Goal.id == Conclusion.subgoal_id, isouter=True)
    .join(Risk, Risk.id == Conclusion.risk_id, isouter=True)
    .where(Conclusion.round_id == bindparam("round"), Conclusion.archived_at.is_(None))
    .order_by(Conclusion.position, Conclusion.id)
)


def settle_version(connection: Connection, version_id: int) -> None:
    """Keep what a round says when a version is locked, once. Nothing is kept of a correction that is being written."""
    round_id, state, at, archived = connection.execute(
        select(
            RoundVersion.round_id, RoundVersion.state, RoundVersion.changed_at, RoundVersion.archived_at
        ).where(RoundVersion.id == version_id)
    ).one()
    if state != "locked" or archived is not None:
        snapshots.let_go(connection, ROUND_VERSION, version_id)
    elif not snapshots.is_kept(connection, ROUND_VERSION, version_id):
        content = read_content(connection, round_id, version_id=version_id)
        snapshots.keep(connection, ROUND_VERSION, version_id, at, content)


def read_kept(connection: Connection, version_id: int) -> RoundContent | None:
    """What a version said when it was locked; None where nothing is kept."""
    return snapshots.read(connection, ROUND_VERSION, version_id, RoundContent)


def read_holding(connection: Connection, round_id: int, today: date | None = None) -> RoundContent:
    """What holds of a round: its newest locked version as it was; as it stands now where there is none."""
    version_id = connection.execute(_NEWEST, {"round": round_id}).scalar()
    kept = None if version_id is None else read_kept(connection, version_id)
    return kept or read_content(connection, round_id, today)


def read_content(
    connection: Connection, round_id: int, today: date | None = None, *, version_id: int | None = None
) -> RoundContent:
    """Read a round as it stands now, however large by a constant number of queries.

    ``version_id`` is the version that is told, where it is not the newest.
    """
    head, shown_on = _read_head(connection, round_id)
    version, before = _read_version(connection, round_id, version_id)
    locked = version is not None and version.state == "locked"
    day = (version.locked_on if version is not None and locked else None) or today or shown_on or date.today()
    goals = read_round_goals(connection, round_id, head.year)
    parents = read_parents(connection, goals)
    rows = read_rows(connection, head.year)
    proposed = proposals(goals, rows, parents)
    judgements = _read_judgements(connection, round_id, goals)
    answers = _read_answers(connection, head, judgements, day, locked=locked)
    # What a unit had begun before it was excused is no answer of it.
    excused = {unit.unit_id for unit in answers if unit.state == "excused"}
    judgements = tuple(line for line in judgements if line.unit_id not in excused)
    # Whether something was late is told as of the day that the round is about: a correction changes nothing of it.
    activities = read_activities(connection, parents, goals, head.year, min(head.as_of, day))
    return RoundContent(
        head,
        version,
        day,
        _as_late_as_before(answers, before),
        goals,
        read_facts(connection, goals, proposed),
        judgements,
        read_figures(connection, rows, proposed.values(), head.year),
        activities,
        read_effects(connection, activities),
        _read_analyses(connection, round_id),
        _read_conclusions(connection, round_id),
    )


def _read_head(connection: Connection, round_id: int) -> tuple[RoundHead, date | None]:
    """The round, and the day that an example is shown on."""
    row = connection.execute(_HEAD, {"round": round_id}).one()
    return RoundHead(*row[:9], example=row.shown_on is not None), row.shown_on


def _read_version(
    connection: Connection, round_id: int, version_id: int | None
) -> tuple[VersionHead | None, RoundContent | None]:
    """The version that is told, and what the one before it said."""
    rows = connection.execute(_VERSIONS, {"round": round_id}).all()
    wanted = [number for number, row in enumerate(rows) if version_id in (None, row.id)]
    if not wanted:
        return None, None
    at = wanted[-1]
    before = rows[at - 1] if at else None
    seal = log.seal(connection)
    head = VersionHead(
        *rows[at],
        replaces_locked_on=before.locked_on if before is not None else None,
        log_number=seal.number,
        log_hash=seal.hash if seal.number else "",
    )
    return head, None if before is None else read_kept(connection, before.id)


def _as_late_as_before(
    answers: tuple[UnitAnswer, ...], before: RoundContent | None
) -> tuple[UnitAnswer, ...]:
    """The answers of a correction: who hands in again is as late as when it handed in first."""
    if before is None:
        return answers
    late = {unit.unit_id: unit.days_late for unit in before.units}
    return tuple(replace(unit, days_late=late.get(unit.unit_id, unit.days_late)) for unit in answers)


def _read_answers(
    connection: Connection, head: RoundHead, judgements: Iterable[Judgement], day: date, *, locked: bool
) -> tuple[UnitAnswer, ...]:
    begun: dict[int, int] = {}
    for judgement in judgements:
        begun[judgement.unit_id] = begun.get(judgement.unit_id, 0) + 1
    rows = {row.id: row for row in connection.execute(_ANSWERS, {"round": head.id})}
    found = []
    for unit in read_round_units(connection, head.id, head.year):
        row = rows[unit.id]
        last_day = row.last_day or head.last_day
        found.append(
            UnitAnswer(
                *_named(unit),
                rounds.shown_state(row.state, begun.get(unit.unit_id, 0), locked=locked),
                last_day,
                row.submitted_on,
                rounds.days_late(row.state, last_day, row.submitted_on, day),
                row.comment,
                row.summary,
            )
        )
    return tuple(found)


def _named(unit: RoundUnitRow) -> tuple[int, str, str, str, bool]:
    return unit.unit_id, unit.name, unit.short_name, unit.kind, unit.abolished


def _read_judgements(
    connection: Connection, round_id: int, goals: Iterable[RoundGoal]
) -> tuple[Judgement, ...]:
    place = {goal.id: at for at, goal in enumerate(goals)}
    rows: Sequence[Any] = driver_rows(connection.execute(_JUDGEMENTS, {"round": round_id}))
    found = [Judgement(*row) for row in rows]
    units = {unit: at for at, unit in enumerate(dict.fromkeys(line.unit_id for line in found))}
    return tuple(sorted(found, key=lambda line: (units[line.unit_id], place[line.goal_id])))


def _read_analyses(connection: Connection, round_id: int) -> tuple[AnalysisLine, ...]:
    rows = connection.execute(_ANALYSES, {"round": round_id})
    return tuple(AnalysisLine(*row) for row in rows)


def _read_conclusions(connection: Connection, round_id: int) -> tuple[ConclusionLine, ...]:
    rows = connection.execute(_CONCLUSIONS, {"round": round_id})
    return tuple(
        ConclusionLine(*row[:4], row.subgoal or ("" if row.hidden else row.risk) or "") for row in rows
    )

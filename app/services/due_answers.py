"""What is left to do of follow-up and risk analysis, unit by unit: for the first page, in a few queries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select

from app.domain import codes, rounds
from app.domain.gaps import Gap
from database.activities import Activity, ActivityUnit
from database.risks import RiskAnalysis
from database.rounds import Round, RoundUnit, RoundVersion
from database.units import Unit


@dataclass(frozen=True, slots=True)
class DueAnswer:
    """A unit's answer in a round."""

    id: int
    unit_id: int
    unit: str
    state: str
    last_day: date | None
    """None for what is corrected after the lock, unless the unit has a day of its own."""


@dataclass(frozen=True, slots=True)
class DueRound:
    """A round with its answers."""

    id: int
    kind: str
    year: int
    title: str
    last_day: date
    locked: bool
    answers: tuple[DueAnswer, ...]


def read_rounds(connection: Connection) -> tuple[DueRound, ...]:
    """Every round with its answers, oldest first: three queries, in an open transaction."""
    newest = {
        row.round_id: row
        for row in connection.execute(
            select(RoundVersion.round_id, RoundVersion.number, RoundVersion.state)
            .where(RoundVersion.archived_at.is_(None))
            .order_by(RoundVersion.number)
        )
    }
    answers: dict[int, list[DueAnswer]] = {}
    rows = connection.execute(
        select(
            RoundUnit.round_id,
            RoundUnit.id,
            RoundUnit.unit_id,
            Unit.name,
            RoundUnit.state,
            RoundUnit.last_day,
            Round.last_day.label("of_round"),
        )
        .join(Unit, Unit.id == RoundUnit.unit_id)
        .join(Round, Round.id == RoundUnit.round_id)
        .where(RoundUnit.archived_at.is_(None))
        .order_by(Unit.position, Unit.id)
    )
    for row in rows:
        number = newest[row.round_id].number if row.round_id in newest else 0
        last_day = rounds.last_day_of(row.last_day, row.of_round, number)
        answers.setdefault(row.round_id, []).append(
            DueAnswer(row.id, row.unit_id, row.name, row.state, last_day)
        )
    found = connection.execute(
        select(Round.id, Round.kind, Round.year, Round.title, Round.last_day)
        .where(Round.archived_at.is_(None))
        .order_by(Round.as_of, Round.id)
    )
    return tuple(
        DueRound(
            *row,
            locked=row.id in newest and newest[row.id].state == "locked",
            answers=tuple(answers.get(row.id, ())),
        )
        for row in found
    )


def answers_to_give(asked: Iterable[DueRound], today: date) -> list[Gap]:
    """What each unit, and the executive office, has left to do in the rounds that are open."""
    found = []
    for each in asked:
        if each.locked or not each.answers:
            continue
        for answer in each.answers:
            found += _of_a_unit(each, answer, today)
        waiting = sum(answer.state == "submitted" for answer in each.answers)
        if waiting:
            values = {"round": each.title, "count": str(waiting)}
            found.append(Gap("answers_to_read", "round", each.id, values, unit_id=0))
        elif all(answer.state in ("approved", "excused") for answer in each.answers):
            found.append(Gap("round_to_lock", "round", each.id, {"round": each.title}, unit_id=0))
    return found


def _of_a_unit(asked: DueRound, answer: DueAnswer, today: date) -> list[Gap]:
    values = {"unit": answer.unit, "round": asked.title}
    if answer.state not in codes.OPEN_ANSWER_STATES:
        return []
    last_day = answer.last_day
    late = rounds.days_late(answer.state, last_day, None, today) if last_day is not None else 0
    if answer.state == "returned":
        code = "answer_returned_late" if late else "answer_returned"
        return [Gap(code, "round_unit", answer.id, {**values, "days": str(late)}, answer.unit_id)]
    if late:
        return [Gap("answer_late", "round_unit", answer.id, {**values, "days": str(late)}, answer.unit_id)]
    if last_day is None:
        return []
    values["day"] = last_day.isoformat()
    return [Gap("answer_due", "round_unit", answer.id, values, answer.unit_id)]


def read_late_activities(connection: Connection, today: date) -> list[Gap]:
    """Activities that should have been done, unit by unit: one query, in an open transaction."""
    rows = connection.execute(
        select(Unit.id, Unit.name, func.count().label("late"), func.min(Activity.last_day).label("day"))
        .join(ActivityUnit, ActivityUnit.unit_id == Unit.id)
        .join(Activity, Activity.id == ActivityUnit.activity_id)
        .where(
            Activity.archived_at.is_(None),
            Activity.state.in_(codes.OPEN_ACTIVITY_STATES),
            Activity.last_day < today,
        )
        .group_by(Unit.id, Unit.name)
        .order_by(func.min(Activity.last_day), Unit.id)
    )
    return [
        Gap(
            "activities_late",
            "late_activity",
            row.id,
            {"unit": row.name, "count": str(row.late), "days": str((today - row.day).days)},
            row.id,
        )
        for row in rows
    ]


def read_analyses_to_do(connection: Connection, today: date) -> list[Gap]:
    """Risk analyses that units have not handed in: one query, in an open transaction."""
    rows = connection.execute(
        select(RiskAnalysis.id, RiskAnalysis.year, RiskAnalysis.last_day, Unit.id.label("unit_id"), Unit.name)
        .join(Unit, Unit.id == RiskAnalysis.unit_id)
        .where(
            RiskAnalysis.state == "open",
            RiskAnalysis.last_day.is_not(None),
            RiskAnalysis.archived_at.is_(None),
        )
        .order_by(RiskAnalysis.last_day, Unit.position, Unit.id)
    )
    found = []
    for row in rows:
        values = {"unit": row.name, "year": str(row.year), "day": row.last_day.isoformat()}
        late = (today - row.last_day).days
        if late > 0:
            values["days"] = str(late)
        code = "analysis_late" if late > 0 else "analysis_due"
        found.append(Gap(code, "risk_analysis", row.id, values, row.unit_id))
    return found

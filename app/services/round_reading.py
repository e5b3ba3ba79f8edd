"""The rounds of a year, and one of them unit by unit and goal by goal, read in an open transaction."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from app.domain import rounds
from app.domain.codes import ANSWERING_UNIT_KINDS, OPEN_ANSWER_STATES
from app.services.round_goals import (
    RoundGoal,
    RoundUnitRow,
    asked_of,
    read_round_goals,
    read_round_units,
    seen_in,
)
from app.services.round_page_rows import (
    AnswerRow,
    CellGoals,
    ColumnGoal,
    JudgedGoal,
    OfferedUnit,
    RoundCard,
    RoundRow,
    VersionRow,
)
from database.goals import Goal
from database.rounds import Assessment, Round, RoundUnit, RoundVersion
from database.units import Unit

_NEVER_ASKED = ("council", "working_committee")
"""Bodies that decide and prepare, and have no goals of their own."""


class Stored(NamedTuple):
    """A unit's answer as it is stored."""

    id: int
    unit_id: int
    state: str
    last_day: date | None
    submitted_on: date | None
    comment: str
    summary: str


def read_rows(
    connection: Connection, year: int, today: date
) -> tuple[tuple[RoundRow, ...], Mapping[int, Sequence[Stored]]]:
    """The rounds that are worked with in a year by their last days, and the answers of each: three queries."""
    found = connection.execute(
        select(Round.id, Round.kind, Round.year, Round.title, Round.as_of, Round.last_day, Round.note)
        .where(seen_in(year), Round.archived_at.is_(None))
        .order_by(Round.last_day, Round.id)
    ).all()
    of_year = select(Round.id).where(seen_in(year), Round.archived_at.is_(None))
    answers: defaultdict[int, list[Stored]] = defaultdict(list)
    for row in connection.execute(
        select(
            RoundUnit.id,
            RoundUnit.unit_id,
            RoundUnit.state,
            RoundUnit.last_day,
            RoundUnit.submitted_on,
            RoundUnit.comment,
            RoundUnit.summary,
            RoundUnit.round_id,
        ).where(RoundUnit.round_id.in_(of_year), RoundUnit.archived_at.is_(None))
    ):
        answers[row.round_id].append(Stored(*row[:7]))
    versions: defaultdict[int, dict[int, str]] = defaultdict(dict)
    for made in connection.execute(
        select(RoundVersion.round_id, RoundVersion.number, RoundVersion.state).where(
            RoundVersion.round_id.in_(of_year), RoundVersion.archived_at.is_(None)
        )
    ):
        versions[made.round_id][made.number] = made.state
    return tuple(_row(each._asdict(), answers[each.id], versions[each.id], today) for each in found), answers


def _row(
    read: Mapping[str, Any], answers: Sequence[Stored], versions: Mapping[int, str], today: date
) -> RoundRow:
    waiting = Counter(rounds.waits_for(answer.state) for answer in answers)
    states = Counter(answer.state for answer in answers)
    late = sum(
        _days_late(answer, _last_day(answer, read["last_day"], versions), today) > 0
        for answer in answers
        if answer.state in OPEN_ANSWER_STATES
    )
    return RoundRow(
        **read,
        state=rounds.round_state(versions, len(answers)),
        asked=len(answers) - states["excused"],
        settled=states["approved"],
        waits_for_units=waiting["unit"],
        waits_for_office=waiting["office"],
        late=late,
    )


def _last_day(answer: Stored, of_round: date, versions: Mapping[int, str]) -> date | None:
    return rounds.last_day_of(answer.last_day, of_round, max(versions, default=0))


def _days_late(answer: Stored, last_day: date | None, today: date) -> int:
    if last_day is None:
        return 0
    return rounds.days_late(answer.state, last_day, answer.submitted_on, today)


def read_card(connection: Connection, row: RoundRow, stored: Sequence[Stored], today: date) -> RoundCard:
    """One round whole: seven queries, however many units and goals."""
    goals = read_round_goals(connection, row.id, row.year)
    judged: defaultdict[int, dict[int, tuple[int, str]]] = defaultdict(dict)
    for each in connection.execute(
        select(Assessment.unit_id, Assessment.goal_id, Assessment.id, Assessment.attainment).where(
            Assessment.round_id == row.id, Assessment.archived_at.is_(None)
        )
    ):
        judged[each.unit_id][each.goal_id] = (each.id, each.attainment)
    columns = _read_columns(connection, goals)
    by_id = {answer.id: answer for answer in stored}
    versions = read_versions(connection, row.id)
    states = {version.number: version.state for version in versions}
    answers = []
    for unit in read_round_units(connection, row.id, row.year):
        answer = by_id[unit.id]
        cells = _cells(columns, goals, unit, judged[unit.unit_id])
        last_day = _last_day(answer, row.last_day, states)
        late = _days_late(answer, last_day, today)
        answers.append(_answer(row.state, unit, answer, cells, last_day, late))
    asked = {answer.unit_id for answer in answers}
    return RoundCard(
        row,
        columns,
        tuple(answers),
        versions,
        tuple(unit for unit in _read_offered(connection, row.year) if unit.id not in asked),
    )


def _read_columns(connection: Connection, goals: tuple[RoundGoal, ...]) -> tuple[ColumnGoal, ...]:
    """The overarching and internal goals, also one that was archived while goals under it were judged before."""
    wanted = tuple(dict.fromkeys(goal.column_id for goal in goals))
    rows = connection.execute(select(Goal.id, Goal.level, Goal.number, Goal.title).where(Goal.id.in_(wanted)))
    found = {row.id: ColumnGoal(*row) for row in rows}
    return tuple(found[column] for column in wanted)


def _cells(
    columns: tuple[ColumnGoal, ...],
    goals: tuple[RoundGoal, ...],
    unit: RoundUnitRow,
    judged: Mapping[int, tuple[int, str]],
) -> tuple[CellGoals, ...]:
    """What a unit is asked, by column. A goal that is archived since is only asked where it was judged before."""
    under: defaultdict[int, list[JudgedGoal]] = defaultdict(list)
    for goal in asked_of(goals, unit.unit_id, unit.kind):
        if goal.id in judged or not goal.archived:
            mine = judged.get(goal.id, (None, ""))
            under[goal.column_id].append(
                JudgedGoal(goal.id, goal.level, goal.number, goal.title, goal.archived, *mine)
            )
    return tuple(CellGoals(tuple(under[column.id])) for column in columns)


def _answer(
    round_state: str,
    unit: RoundUnitRow,
    stored: Stored,
    cells: tuple[CellGoals, ...],
    last_day: date | None,
    days_late: int,
) -> AnswerRow:
    locked = round_state == "locked"
    begun = sum(goal.assessment_id is not None for cell in cells for goal in cell.goals)
    return AnswerRow(
        unit.id,
        unit.unit_id,
        unit.name,
        unit.short_name or unit.name,
        unit.abolished,
        unit.ends,
        stored.state,
        rounds.shown_state(stored.state, begun, locked=locked),
        last_day,
        stored.last_day,
        stored.submitted_on,
        stored.comment,
        stored.summary,
        days_late,
        "" if locked else rounds.waits_for(stored.state),
        cells,
    )


def read_versions(connection: Connection, round_id: int) -> tuple[VersionRow, ...]:
    """The versions of a round, newest first."""
    rows = connection.execute(
        select(
            RoundVersion.id,
            RoundVersion.number,
            RoundVersion.state,
            RoundVersion.locked_on,
            RoundVersion.reason,
        )
        .where(RoundVersion.round_id == round_id, RoundVersion.archived_at.is_(None))
        .order_by(RoundVersion.number.desc())
    )
    return tuple(VersionRow(*row) for row in rows)


def _read_offered(connection: Connection, year: int) -> list[OfferedUnit]:
    """The units that are there in a year: those that answer first."""
    rows = connection.execute(
        select(Unit.id, Unit.name, Unit.kind, Unit.valid_from, Unit.valid_to)
        .where(Unit.archived_at.is_(None), Unit.kind.not_in(_NEVER_ASKED))
        .order_by(Unit.position, Unit.id)
    )
    found = [
        OfferedUnit(row.id, row.name, row.kind in ANSWERING_UNIT_KINDS)
        for row in rows
        if (row.valid_from or year) <= year <= (row.valid_to or year)
    ]
    return sorted(found, key=lambda unit: not unit.answers)

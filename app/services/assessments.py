"""One unit's answer in a round: what it is asked, what there is to judge by, what it has judged and said before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, select

from app.domain import codes, rounds
from app.services.answers import Answer, OpenRound, read_answers, read_open_rounds
from app.services.edits import Change, Edit
from app.services.goal_activities import GoalActivity, read_goal_activities, served
from app.services.indicator_rows import IndicatorRow, read_rows
from app.services.records import Records
from app.services.round_goals import (
    NO_PROPOSAL,
    Proposal,
    RoundGoal,
    asked_of,
    proposals,
    read_parents,
    read_round_goals,
)
from database.connection import File
from database.rounds import Assessment, Round, RoundUnit

FIELDS = ("attainment", "trend", "reason", "forecast", "analysis", "next_steps")
"""What a person fills in."""
KEPT = (*FIELDS, "proposed_attainment", "proposed_trend")
_NOTHING: Mapping[str, object] = dict.fromkeys(KEPT, "")


@dataclass(frozen=True, slots=True)
class Earlier:
    """What the unit said of a goal the last time that it judged it."""

    round: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class AskedGoal:
    """A goal that the unit is asked to judge, with all that there is to judge it by."""

    goal: RoundGoal
    above: int | None
    """The nearest goal over it that is asked about, too."""
    values: Mapping[str, object]
    """What is judged, with ``id`` and ``version`` where anything is."""
    proposal: Proposal
    indicators: tuple[IndicatorRow, ...]
    activities: tuple[GoalActivity, ...]
    before: Earlier | None

    @property
    def state(self) -> str:
        """How far the judgement has come."""
        return rounds.judgement_state(self.values)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A unit's answer in a round, whole."""

    round: OpenRound
    answer: Answer
    shown: str
    """How far the answer has come, as people say it."""
    days_late: int
    goals: tuple[AskedGoal, ...]
    groups: Mapping[int, str]
    """Overarching and internal goals that the unit is not asked about, but that its goals stand under."""

    @property
    def open(self) -> bool:
        """Whether the unit still writes its answer."""
        return self.round.locked_on is None and self.answer.state in codes.OPEN_ANSWER_STATES

    @property
    def left(self) -> tuple[AskedGoal, ...]:
        """The goals that are not judged yet."""
        return tuple(asked for asked in self.goals if asked.state in ("left", "begun"))


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """What one may answer, and the answer that was asked for."""

    rounds: tuple[OpenRound, ...]
    answers: tuple[Answer, ...]
    sheet: Sheet | None

    def units(self, round_id: int) -> tuple[Answer, ...]:
        """The answers of a round."""
        return tuple(answer for answer in self.answers if answer.round_id == round_id)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer or a judgement stands."""

    round_id: int
    unit_id: int
    goal_id: int | None


class Assessments:
    """Reads a unit's answer, and writes its judgements one by one."""

    def __init__(self, file: File, records: Records) -> None:
        self._file, self._records = file, records

    def page(self, year: int, wanted: tuple[int, int] | None, today: date) -> AnswerPage:
        """The answer of a round and a unit. Without ``wanted``, or where that is gone, what the year waits for."""
        with self._file.reading() as connection:
            found, answers = read_open_rounds(connection), read_answers(connection)
            answer = _chosen(found, answers, year, wanted)
            if answer is None:
                return AnswerPage(found, answers, None)
            the_round = next(each for each in found if each.id == answer.round_id)
            return AnswerPage(found, answers, _read_sheet(connection, the_round, answer, today))

    def place(self, kind: str, record_id: int) -> Place | None:
        """Where an answer (``round_unit``) or an ``assessment`` stands; None where it is not there."""
        entity = Assessment if kind == "assessment" else RoundUnit
        columns = entity.__table__.c
        wanted = [columns.round_id, columns.unit_id, *([columns.goal_id] if kind == "assessment" else [])]
        with self._file.reading() as connection:
            row = connection.execute(select(*wanted).where(columns.id == record_id)).one_or_none()
        return Place(row[0], row[1], row[2] if len(row) > 2 else None) if row is not None else None

    def judge(
        self,
        round_id: int,
        unit_id: int,
        goal_id: int,
        values: Mapping[str, object],
        base: Mapping[str, object],
        *,
        edit_id: str | None = None,
    ) -> tuple[Change, ...]:
        """Make or change a judgement. ``base`` is what the form had read: somebody else's is never written over."""
        about = {"round_id": round_id, "unit_id": unit_id, "goal_id": goal_id}
        found = self._id_of(round_id, unit_id, goal_id)
        if found is None:
            return self._records.write_all([Edit("assessment", None, {**values, **about})], edit_id)
        read = {name: base.get(name, "") for name in FIELDS}
        return self._records.write_all([Edit("assessment", found, values, read)], edit_id)

    def _id_of(self, round_id: int, unit_id: int, goal_id: int) -> int | None:
        with self._file.reading() as connection:
            return connection.execute(
                select(Assessment.id).where(
                    Assessment.round_id == round_id,
                    Assessment.unit_id == unit_id,
                    Assessment.goal_id == goal_id,
                    Assessment.archived_at.is_(None),
                )
            ).scalar()


def _chosen(
    found: Sequence[OpenRound], answers: Sequence[Answer], year: int, wanted: tuple[int, int] | None
) -> Answer | None:
    """The answer that is asked for, or else the year's newest round that is not locked and its first open answer."""
    if wanted is not None:
        exact = next((each for each in answers if (each.round_id, each.unit_id) == wanted), None)
        if exact is not None:
            return exact
    of_year = [each for each in found if each.year == year]
    asked = next((each for each in found if wanted is not None and each.id == wanted[0]), None)
    newest = asked or next((each for each in of_year if each.locked_on is None), next(iter(of_year), None))
    if newest is None:
        return None
    own = [each for each in answers if each.round_id == newest.id]
    same = [each for each in own if wanted is not None and each.unit_id == wanted[1]]
    waiting = [each for each in own if each.state in codes.OPEN_ANSWER_STATES]
    return next(iter([*same, *waiting, *own]), None)


def _read_sheet(connection: Connection, the_round: OpenRound, answer: Answer, today: date) -> Sheet:
    every = read_round_goals(connection, the_round.id, the_round.year)
    parents = read_parents(connection, every)
    judged = _read_judged(connection, answer)
    before = _read_before(connection, the_round, answer.unit_id)
    asked = asked_of(every, answer.unit_id, answer.unit_kind, judged.keys())
    indicators = {row.id: row for row in read_rows(connection, the_round.year)}
    proposed = proposals(asked, indicators.values(), parents)
    activities = served(
        asked, read_goal_activities(connection, the_round.year, today), parents, answer.unit_id
    )
    ids = {goal.id for goal in asked}
    titles = {goal.id: f"{goal.number} {goal.title}".strip() for goal in every}
    goals = []
    for goal in asked:
        proposal = proposed.get(goal.id, NO_PROPOSAL)
        goals.append(
            AskedGoal(
                goal,
                _above(goal, ids, parents),
                judged.get(goal.id, _NOTHING),
                proposal,
                tuple(indicators[each] for each in proposal.indicators),
                activities[goal.id],
                before.get(goal.id),
            )
        )
    above = {asked_goal.above for asked_goal in goals} - ids
    begun = sum(asked_goal.state != "left" for asked_goal in goals)
    return Sheet(
        the_round,
        answer,
        rounds.shown_state(answer.state, begun, locked=the_round.locked_on is not None),
        rounds.days_late(answer.state, answer.last_day, answer.submitted_on, today),
        tuple(goals),
        {goal_id: titles[goal_id] for goal_id in above if goal_id is not None and goal_id in titles},
    )


def _above(goal: RoundGoal, asked: set[int], parents: Mapping[int, int | None]) -> int | None:
    """The nearest goal over one that is asked about, or else the overarching or internal one that it stands under."""
    if goal.id == goal.column_id:
        return None
    above = goal.parent_id
    while above is not None and above not in asked and above in parents:
        above = parents[above]
    return above if above in asked else goal.column_id


def _read_judged(connection: Connection, answer: Answer) -> dict[int, dict[str, object]]:
    rows = connection.execute(
        select(Assessment.__table__).where(
            Assessment.round_id == answer.round_id,
            Assessment.unit_id == answer.unit_id,
            Assessment.archived_at.is_(None),
        )
    )
    return {row.goal_id: {**_kept(row), "id": row.id, "version": row.version} for row in rows}


def _read_before(connection: Connection, the_round: OpenRound, unit_id: int) -> dict[int, Earlier]:
    """What the unit said of each goal in the last round before this that it said anything in."""
    rows = connection.execute(
        select(Assessment.__table__, Round.title.label("told_in"))
        .join(Round, Round.id == Assessment.round_id)
        .where(
            Assessment.unit_id == unit_id,
            Assessment.archived_at.is_(None),
            Round.archived_at.is_(None),
            Round.as_of < the_round.as_of,
        )
        .order_by(Round.as_of, Round.id)
    )
    return {row.goal_id: Earlier(row.told_in, _kept(row)) for row in rows}


def _kept(row: Row[*tuple[Any, ...]]) -> dict[str, str]:
    return {name: row._mapping[name] for name in KEPT}

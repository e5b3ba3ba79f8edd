"""Conclusions of joint analyses, and what they become: sub-goals of a later year, and risks to weigh."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from app.domain.goal_numbers import next_number
from app.domain.goals import may_stand_under
from app.domain.problems import Conflict, Invalid, Problem
from app.services.edits import Change, Edit, Ref
from app.services.origin_conclusions import OriginConclusion
from app.services.records import Records
from database.connection import File
from database.goals import Goal
from database.periods import Period
from database.risks import Risk
from database.rounds import Conclusion, Round
from database.units import Unit


@dataclass(frozen=True, slots=True)
class ConclusionRow:
    """What a joint analysis leads to."""

    id: int
    version: int
    goal_id: int
    text: str
    leads_to: str
    position: int
    became_id: int | None
    """The sub-goal or risk that it became."""
    became: str
    became_archived: bool

    @property
    def waits(self) -> bool:
        """Whether it is still to become what it leads to."""
        return self.leads_to != "other" and (self.became_id is None or self.became_archived)


@dataclass(frozen=True, slots=True)
class Place:
    """A goal that a sub-goal may stand under."""

    id: int
    number: str
    title: str
    level: str
    unit_id: int | None
    next_number: str
    """What the next sub-goal under it is called, where that can be told."""
    next_position: int


@dataclass(frozen=True, slots=True)
class SubgoalPlaces:
    """Where a sub-goal that comes out of an analysis may be made."""

    year: int
    period_id: int | None
    """The period that the year lies in; None where nobody has set it up yet."""
    places: tuple[Place, ...]
    """The analysed goal as it is called in that period, with what stands under it."""
    units: tuple[tuple[int, str], ...]
    executive_board: int | None


def read_conclusions(connection: Connection, round_id: int) -> tuple[ConclusionRow, ...]:
    """The conclusions of a round with what they became: one query, in an open transaction."""
    rows = connection.execute(
        select(
            Conclusion.id,
            Conclusion.version,
            Conclusion.goal_id,
            Conclusion.text,
            Conclusion.leads_to,
            Conclusion.position,
            Conclusion.subgoal_id,
            Conclusion.risk_id,
            Goal.number,
            Goal.title,
            Goal.archived_at.is_not(None).label("goal_archived"),
            Risk.title.label("risk"),
            Risk.archived_at.is_not(None).label("risk_archived"),
        )
        .join(Goal, Goal.id == Conclusion.subgoal_id, isouter=True)
        .join(Risk, Risk.id == Conclusion.risk_id, isouter=True)
        .where(Conclusion.round_id == round_id, Conclusion.archived_at.is_(None))
        .order_by(Conclusion.position, Conclusion.id)
    )
    found = []
    for row in rows:
        subgoal = row.subgoal_id is not None
        became = f"{row.number} {row.title}".strip() if subgoal else row.risk or ""
        away = bool(row.goal_archived if subgoal else row.risk_id is not None and row.risk_archived)
        became_id = row.subgoal_id if subgoal else row.risk_id
        found.append(ConclusionRow(*row[:6], became_id=became_id, became=became, became_archived=away))
    return tuple(found)


class Conclusions:
    """Makes sub-goals and risks out of conclusions; the tie is written in the same save."""

    def __init__(self, file: File, records: Records) -> None:
        self._file, self._records = file, records

    def places(self, goal_id: int, year: int) -> SubgoalPlaces:
        """Where a sub-goal of ``year`` may stand that comes out of the analysis of a goal."""
        with self._file.reading() as connection:
            return read_places(connection, goal_id, year)

    def of_risk(self, risk_id: int) -> tuple[OriginConclusion, ...]:
        """The conclusions that a risk comes out of."""
        with self._file.reading() as connection:
            rows = connection.execute(
                select(Conclusion.id, Conclusion.text, Round.title)
                .join(Round, Round.id == Conclusion.round_id)
                .where(Conclusion.risk_id == risk_id, Conclusion.archived_at.is_(None))
                .order_by(Round.as_of, Conclusion.position, Conclusion.id)
            )
            return tuple(OriginConclusion(*row) for row in rows)

    def make_subgoal(
        self, conclusion_id: int, before: int | None, values: Mapping[str, object], edit_id: str | None = None
    ) -> tuple[Change, ...]:
        """Make a sub-goal. ``before`` is what the conclusion was seen to have become."""
        return self._make(
            "goal", {**values, "level": "subgoal"}, conclusion_id, "subgoal_id", before, edit_id
        )

    def make_risk(
        self, conclusion_id: int, before: int | None, values: Mapping[str, object], edit_id: str | None = None
    ) -> tuple[Change, ...]:
        """Make a risk that is to be weighed. ``before`` is what the conclusion was seen to have become."""
        return self._make("risk", values, conclusion_id, "risk_id", before, edit_id)

    def _make(
        self,
        kind: str,
        values: Mapping[str, object],
        conclusion_id: int,
        tie: str,
        before: int | None,
        edit_id: str | None,
    ) -> tuple[Change, ...]:
        # Two who do it at once make one: the tie of the other clashes, and nothing of this save is kept.
        tied = Edit("conclusion", conclusion_id, {tie: Ref(0)}, {tie: before})
        try:
            return self._records.write_all([Edit(kind, None, values), tied], edit_id)
        except Conflict as error:
            raise Invalid((Problem("conclusion_became"),)) from error


def read_places(connection: Connection, goal_id: int, year: int) -> SubgoalPlaces:
    """Read where a sub-goal may stand: a constant number of queries, in an open transaction."""
    units = connection.execute(
        select(Unit.id, Unit.name, Unit.kind)
        .where(Unit.archived_at.is_(None), (Unit.valid_to.is_(None)) | (Unit.valid_to >= year))
        .order_by(Unit.position, Unit.id)
    ).all()
    period_id = connection.execute(
        select(Period.id)
        .where(Period.first_year <= year, Period.last_year >= year, Period.archived_at.is_(None))
        .order_by(Period.first_year)
        .limit(1)
    ).scalar()
    goals = connection.execute(
        select(
            Goal.id,
            Goal.parent_id,
            Goal.number,
            Goal.title,
            Goal.level,
            Goal.unit_id,
            Goal.position,
            Goal.carried_from_id,
        )
        .where(Goal.period_id == period_id, Goal.archived_at.is_(None))
        .order_by(Goal.position, Goal.id)
    ).all()
    return SubgoalPlaces(
        year=year,
        period_id=period_id,
        places=_places(goals, goal_id),
        units=tuple((row.id, row.name) for row in units),
        executive_board=next((row.id for row in units if row.kind == "executive_board"), None),
    )


def _places(goals: Sequence[Row[*tuple[Any, ...]]], goal_id: int) -> tuple[Place, ...]:
    """The goal, or what it was carried over to, and the goals under it that may have sub-goals."""
    top = next((row for row in goals if goal_id in (row.id, row.carried_from_id)), None)
    below: dict[int | None, list[Row[*tuple[Any, ...]]]] = {}
    for row in goals:
        below.setdefault(row.parent_id, []).append(row)
    found: list[Place] = []
    waiting = [top] if top is not None else []
    while waiting:
        row = waiting.pop()
        children = below.get(row.id, [])
        waiting.extend(reversed(children))
        if may_stand_under("subgoal", row.level):
            numbers = [child.number for child in children if child.level == "subgoal"]
            first = f"{row.number}.1" if row.number else ""
            number = next_number(numbers, first) if any(numbers) or first else ""
            position = max((child.position + 1 for child in children), default=0)
            found.append(Place(row.id, row.number, row.title, row.level, row.unit_id, number, position))
    return tuple(found)

"""What the page of rounds shows: the year's rounds, and one of them unit by unit and goal by goal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.round_calendar import Occasion


@dataclass(frozen=True, slots=True)
class RoundRow:
    """A round of the year with how far it has come."""

    id: int
    kind: str
    year: int
    title: str
    as_of: date
    last_day: date
    note: str
    state: str
    """One of ``rounds.ROUND_STATES``."""
    asked: int
    """How many units are asked; those that are excused are not counted."""
    settled: int
    """How many of those have an approved answer."""
    waits_for_units: int
    waits_for_office: int
    """How many answers wait to be approved."""
    late: int
    """How many answers are past their last day and not handed in."""


@dataclass(frozen=True, slots=True)
class ColumnGoal:
    """An overarching or internal goal, under which the others stand."""

    id: int
    level: str
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class JudgedGoal:
    """A goal that a unit is asked to judge, with what it has judged."""

    id: int
    level: str
    number: str
    title: str
    archived: bool
    assessment_id: int | None
    attainment: str
    """Empty until it is judged."""


@dataclass(frozen=True, slots=True)
class CellGoals:
    """What a unit is asked under one column."""

    goals: tuple[JudgedGoal, ...]

    @property
    def left(self) -> int:
        """How many goals are not judged."""
        return sum(not goal.attainment for goal in self.goals)

    def count(self, attainment: str) -> int:
        """How many goals are judged so."""
        return sum(goal.attainment == attainment for goal in self.goals)


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A unit's answer: how far it has come, and who has the next move."""

    id: int
    unit_id: int
    unit: str
    short: str
    """What the unit is called for short, else its name."""
    abolished: bool
    ends: bool
    """The unit is there until this year and no longer."""
    state: str
    """As it is stored."""
    shown: str
    """As people say it: one of ``rounds.SHOWN_STATES``."""
    last_day: date | None
    """None for a correction, unless the unit was given a day for it."""
    own_last_day: date | None
    """Where the unit was given another than the round's."""
    submitted_on: date | None
    comment: str
    summary: str
    days_late: int
    waits_for: str
    cells: tuple[CellGoals, ...]
    """In the order of the columns."""

    @property
    def left(self) -> int:
        """How many goals are not judged."""
        return sum(cell.left for cell in self.cells)

    @property
    def asked(self) -> int:
        """How many goals the unit is asked to judge."""
        return sum(len(cell.goals) for cell in self.cells)

    @property
    def overdue(self) -> bool:
        """Past its last day, and not handed in."""
        return self.days_late > 0 and self.waits_for == "unit"


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version of a round's report."""

    id: int
    number: int
    state: str
    locked_on: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class OfferedUnit:
    """A unit that can be asked, and is not yet."""

    id: int
    name: str
    answers: bool
    """It has goals and risks of its own, and is asked unless somebody says otherwise."""


@dataclass(frozen=True, slots=True)
class RoundCard:
    """The round that is looked at."""

    row: RoundRow
    columns: tuple[ColumnGoal, ...]
    answers: tuple[AnswerRow, ...]
    versions: tuple[VersionRow, ...]
    """Newest first."""
    units: tuple[OfferedUnit, ...]

    @property
    def unsettled(self) -> tuple[AnswerRow, ...]:
        """The answers that are neither approved nor excused: they stand in the way of the lock."""
        return tuple(answer for answer in self.answers if answer.state not in ("approved", "excused"))


@dataclass(frozen=True, slots=True)
class RoundPage:
    """The rounds of a year, and the one that is looked at."""

    year: int
    rows: tuple[RoundRow, ...]
    """By their last days."""
    card: RoundCard | None
    """None where the year has no rounds."""
    to_make: tuple[Occasion, ...]
    """The year's occasions that have no round yet."""

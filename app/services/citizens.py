"""What is told to the citizens after a round, and what they have said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, select, true

from app.services.citizen_report import NOTHING, Written, pictures_of, read_report
from app.services.citizen_rows import CitizenReport, Picture, Told
from app.services.round_goals import seen_in
from app.services.round_rows import RoundContent
from database.citizens import CitizenComment
from database.connection import File
from database.dialogues import Dialogue
from database.goals import Goal
from database.rounds import Round, RoundUnit, RoundVersion
from database.units import Unit


@dataclass(frozen=True, slots=True)
class RoundChoice:
    """A round of the year that citizens can be told of."""

    id: int
    title: str
    year: int
    as_of: date
    locked: int
    """The newest version that is locked; 0 where there is none."""
    corrected: bool
    """A correction of it is being written."""
    asked: bool
    """Units answer in it, or have answered."""


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """What is told of a goal, or of the whole, as the list shows it."""

    id: int
    """The goal's; 0 for the whole."""
    summary_id: int | None
    """None until something is written."""
    told: Told
    offered: tuple[Picture, ...]
    """What can be shown: the indicators under the goal that the round has figures for."""
    values: Mapping[str, object]
    """What stands in its form."""


@dataclass(frozen=True, slots=True)
class SummaryPage:
    """The round that is looked at, and all that citizens are told of it."""

    rounds: tuple[RoundChoice, ...]
    chosen: RoundChoice | None
    report: CitizenReport | None
    rows: tuple[SummaryRow, ...]


@dataclass(frozen=True, slots=True)
class CommentRow:
    """What citizens have said, as the list shows it."""

    id: int
    kind: str
    text: str
    goal: str
    dialogue: str
    unit: str
    received_on: date | None
    answer: str
    answered_on: date | None
    published: bool
    archived: bool

    @property
    def state(self) -> str:
        """How far it has come: ``waiting``, ``answered`` or ``published``."""
        if self.published:
            return "published"
        return "answered" if self.answer else "waiting"


@dataclass(frozen=True, slots=True)
class CommentChoices:
    """What a comment can be tied to: (id, name)."""

    goals: tuple[tuple[int, str], ...]
    dialogues: tuple[tuple[int, str], ...]
    units: tuple[tuple[int, str], ...]


class Citizens:
    """Reads what citizens are told and what they have said."""

    def __init__(self, file: File) -> None:
        self._file = file

    def page(self, year: int, round_id: int | None, today: date) -> SummaryPage:
        """What is told of a round of the year; of the one that holds, where none is named."""
        with self._file.reading() as connection:
            rounds = _read_rounds(connection, seen_in(year))
            named = next((each for each in rounds if each.id == round_id), None)
            chosen = named or _choose([each for each in rounds if each.year == year] or rounds, today)
            if chosen is None:
                return SummaryPage(rounds, None, None, ())
            report, content, written = read_report(connection, chosen.id, today)
        pictures = tuple(pictures_of(content))
        return SummaryPage(
            rounds,
            chosen,
            report,
            tuple(
                _row(content, pictures, told, written.get(told.goal_id, NOTHING))
                for told in (report.whole, *report.goals)
            ),
        )

    def report(self, year: int, round_id: int | None, today: date) -> CitizenReport | None:
        """The report of a round, or of the one that holds in the year; None where there is none."""
        with self._file.reading() as connection:
            about = Round.year == year if round_id is None else Round.id == round_id
            chosen = _choose(_read_rounds(connection, about), today)
            return None if chosen is None else read_report(connection, chosen.id, today)[0]

    def comments(self, *, archived: bool = False) -> tuple[CommentRow, ...]:
        """All that citizens have said, newest first."""
        with self._file.reading() as connection:
            rows = connection.execute(
                select(
                    CitizenComment.id,
                    CitizenComment.kind,
                    CitizenComment.text,
                    Goal.title.label("goal"),
                    Dialogue.title.label("dialogue"),
                    Unit.name.label("unit"),
                    CitizenComment.received_on,
                    CitizenComment.answer,
                    CitizenComment.answered_on,
                    CitizenComment.published,
                    CitizenComment.archived_at,
                )
                .join(Goal, Goal.id == CitizenComment.goal_id, isouter=True)
                .join(Dialogue, Dialogue.id == CitizenComment.dialogue_id, isouter=True)
                .join(Unit, Unit.id == CitizenComment.unit_id, isouter=True)
                .where(true() if archived else CitizenComment.archived_at.is_(None))
            ).all()
        return tuple(
            CommentRow(
                *(row.id, row.kind, row.text, row.goal or "", row.dialogue or "", row.unit or ""),
                *(row.received_on, row.answer, row.answered_on, bool(row.published)),
                archived=row.archived_at is not None,
            )
            for row in sorted(rows, key=lambda row: (row.received_on or date.min, row.id), reverse=True)
        )

    def choices(self, period_id: int) -> CommentChoices:
        """What a comment can be tied to; goals of the period that is looked at."""
        with self._file.reading() as connection:
            goals = connection.execute(
                select(Goal.id, Goal.number, Goal.title)
                .where(Goal.period_id == period_id, Goal.archived_at.is_(None), Goal.level != "vision")
                .order_by(Goal.position, Goal.id)
            )
            dialogues = connection.execute(
                select(Dialogue.id, Dialogue.title)
                .where(Dialogue.archived_at.is_(None))
                .order_by(Dialogue.held_on.desc(), Dialogue.id)
            )
            units = connection.execute(
                select(Unit.id, Unit.name).where(Unit.archived_at.is_(None)).order_by(Unit.position, Unit.id)
            )
            return CommentChoices(
                tuple((row.id, f"{row.number} {row.title}".strip()) for row in goals),
                tuple((row.id, row.title) for row in dialogues),
                tuple((row.id, row.name) for row in units),
            )


def _read_rounds(connection: Connection, wanted: ColumnElement[bool]) -> tuple[RoundChoice, ...]:
    rows = connection.execute(
        select(Round.id, Round.title, Round.year, Round.as_of)
        .where(wanted, Round.archived_at.is_(None))
        .order_by(Round.as_of, Round.id)
    ).all()
    locked: dict[int, int] = {}
    open_: set[int] = set()
    for version in connection.execute(
        select(RoundVersion.round_id, RoundVersion.number, RoundVersion.state)
        .where(RoundVersion.archived_at.is_(None))
        .order_by(RoundVersion.number)
    ):
        if version.state == "locked":
            locked[version.round_id] = version.number
        else:
            open_.add(version.round_id)
    asked = frozenset(
        connection.execute(select(RoundUnit.round_id).where(RoundUnit.archived_at.is_(None))).scalars()
    )
    return tuple(RoundChoice(*row, locked.get(row.id, 0), row.id in open_, row.id in asked) for row in rows)


def _choose(rounds: Sequence[RoundChoice], today: date) -> RoundChoice | None:
    """The newest locked round, else the newest that units answer in and whose day has come, else the first."""
    settled = [each for each in rounds if each.locked]
    begun = [each for each in rounds if each.as_of <= today]
    opened = [each for each in begun if each.asked]
    return next((found[-1] for found in (settled, opened, begun) if found), rounds[0] if rounds else None)


def _row(content: RoundContent, pictures: Sequence[Picture], told: Told, own: Written) -> SummaryRow:
    facts = {each.goal_id: each.indicators for each in content.facts}
    under = facts.get(told.goal_id, ()) if told.goal_id is not None else sum(facts.values(), ())
    offered = frozenset(under)
    named = {"id": own.id, "version": own.version} if own.id is not None else {}
    return SummaryRow(
        id=told.goal_id or 0,
        summary_id=own.id,
        told=told,
        offered=tuple(picture for picture in pictures if picture.indicator_id in offered),
        values={
            **named,
            "text": own.text,
            "done": own.done,
            "coming": own.coming,
            "indicators": own.indicators,
        },
    )

"""Dialogues with boards and citizens, and what came of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select, true

from app.services.names import read_names
from database.clarifications import Clarification
from database.connection import File
from database.dialogues import Dialogue, DialogueOutcome, SubgoalDialogue
from database.goals import Goal
from database.units import Unit


@dataclass(frozen=True, slots=True)
class Outcome:
    """A record that came of a dialogue."""

    kind: str
    id: int
    name: str
    noted: bool
    """Noted at the dialogue by hand; else a clarification or sub-goal that names the dialogue as its source."""


@dataclass(frozen=True, slots=True)
class DialogueRow:
    """A dialogue with what came of it."""

    id: int
    kind: str
    title: str
    unit_id: int | None
    unit: str
    held_on: date | None
    date_note: str
    place: str
    participants: str
    notes: str
    version: int
    archived: bool
    outcomes: tuple[Outcome, ...]

    @property
    def named_by(self) -> tuple[Outcome, ...]:
        """What names the dialogue as its source."""
        return tuple(outcome for outcome in self.outcomes if not outcome.noted)


class Dialogues:
    """Reads dialogues."""

    def __init__(self, file: File) -> None:
        self._file = file

    def list(self, *, archived: bool = False) -> tuple[DialogueRow, ...]:
        """All dialogues, oldest first, undated last."""
        with self._file.reading() as connection:
            return read_dialogues(connection, archived=archived)


def read_dialogues(connection: Connection, *, archived: bool = False) -> tuple[DialogueRow, ...]:
    """Read all dialogues inside an open transaction; names take one query for each kind."""
    rows = connection.execute(
        select(Dialogue.__table__, Unit.name.label("unit"))
        .join(Unit, Unit.id == Dialogue.unit_id, isouter=True)
        .where(true() if archived else Dialogue.archived_at.is_(None))
    ).all()
    led_to = _read_outcomes(connection)
    names = read_names(connection, ((kind, record) for found in led_to.values() for kind, record in found))
    dialogues = [
        DialogueRow(
            id=row.id,
            kind=row.kind,
            title=row.title,
            unit_id=row.unit_id,
            unit=row.unit or "",
            held_on=row.held_on,
            date_note=row.date_note,
            place=row.place,
            participants=row.participants,
            notes=row.notes,
            version=row.version,
            archived=row.archived_at is not None,
            outcomes=tuple(
                Outcome(kind, record, names.get((kind, record), ""), noted)
                for (kind, record), noted in led_to.get(row.id, {}).items()
            ),
        )
        for row in rows
    ]
    return tuple(sorted(dialogues, key=lambda dialogue: (dialogue.held_on or date.max, dialogue.id)))


def _read_outcomes(connection: Connection) -> dict[int, dict[tuple[str, int], bool]]:
    """What each dialogue led to: what names it as its source, and what was noted by hand (True)."""
    live = Goal.archived_at.is_(None)
    clarifications = (
        select(Clarification.dialogue_id, Clarification.id)
        .join(Goal, Goal.id == Clarification.goal_id)
        .where(Clarification.archived_at.is_(None), live)
        .order_by(Clarification.id)
    )
    subgoals = (
        select(SubgoalDialogue.dialogue_id, SubgoalDialogue.goal_id)
        .join(Goal, Goal.id == SubgoalDialogue.goal_id)
        .where(live)
        .order_by(SubgoalDialogue.goal_id)
    )
    noted = select(DialogueOutcome.dialogue_id, DialogueOutcome.kind, DialogueOutcome.record_id).order_by(
        DialogueOutcome.kind, DialogueOutcome.record_id
    )
    found: dict[int, dict[tuple[str, int], bool]] = {}
    for dialogue, record in connection.execute(clarifications):
        if dialogue is not None:
            found.setdefault(dialogue, {})["clarification", record] = False
    for dialogue, record in connection.execute(subgoals):
        found.setdefault(dialogue, {})["goal", record] = False
    for dialogue, kind, record in connection.execute(noted):
        found.setdefault(dialogue, {}).setdefault((kind, record), True)
    return found

"""What the goals mean, with the sources."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from database.clarifications import Clarification
from database.connection import File
from database.dialogues import Dialogue
from database.documents import Document
from database.goals import Goal


@dataclass(frozen=True, slots=True)
class ClarificationRow:
    """A clarification of a goal. ``dialogue`` and ``document`` are names, empty where none is named."""

    id: int
    goal_id: int
    goal: str
    source_kind: str
    text: str
    dialogue_id: int | None
    dialogue: str
    held_on: date | None
    document_id: int | None
    document: str
    position: int
    version: int


@dataclass(frozen=True, slots=True)
class SourceChoices:
    """What a clarification may come from, as (id, name); dialogues as (id, name, kind)."""

    dialogues: tuple[tuple[int, str, str], ...]
    documents: tuple[tuple[int, str], ...]


class Clarifications:
    """Reads clarifications."""

    def __init__(self, file: File) -> None:
        self._file = file

    def list(self, period_id: int) -> tuple[ClarificationRow, ...]:
        """All clarifications of a period, goal by goal."""
        with self._file.reading() as connection:
            return read_clarifications(connection, period_id)

    def choices(self) -> SourceChoices:
        """The dialogues and documents that can be named, newest dialogue first, documents by title."""
        with self._file.reading() as connection:
            dialogues = connection.execute(
                select(Dialogue.id, Dialogue.title, Dialogue.kind)
                .where(Dialogue.archived_at.is_(None))
                .order_by(Dialogue.held_on.desc(), Dialogue.id.desc())
            ).all()
            documents = connection.execute(
                select(Document.id, Document.title)
                .where(Document.archived_at.is_(None))
                .order_by(Document.title)
            ).all()
        return SourceChoices(
            tuple((row.id, row.title, row.kind) for row in dialogues),
            tuple((row.id, row.title) for row in documents),
        )


def read_clarifications(
    connection: Connection, period_id: int, goal_id: int | None = None
) -> tuple[ClarificationRow, ...]:
    """Read the clarifications of a period, or of one goal, inside an open transaction."""
    wanted = (
        select(
            Clarification.id,
            Clarification.goal_id,
            Goal.title.label("goal"),
            Clarification.source_kind,
            Clarification.text,
            Clarification.dialogue_id,
            Dialogue.title.label("dialogue"),
            Dialogue.held_on,
            Clarification.document_id,
            Document.title.label("document"),
            Clarification.position,
            Clarification.version,
        )
        .join(Goal, Goal.id == Clarification.goal_id)
        .join(Dialogue, Dialogue.id == Clarification.dialogue_id, isouter=True)
        .join(Document, Document.id == Clarification.document_id, isouter=True)
        .where(Goal.period_id == period_id, Clarification.archived_at.is_(None), Goal.archived_at.is_(None))
        .order_by(Goal.position, Goal.id, Clarification.position, Clarification.id)
    )
    rows = connection.execute(wanted if goal_id is None else wanted.where(Goal.id == goal_id)).all()
    return tuple(
        ClarificationRow(
            id=row.id,
            goal_id=row.goal_id,
            goal=row.goal,
            source_kind=row.source_kind,
            text=row.text,
            dialogue_id=row.dialogue_id,
            dialogue=row.dialogue or "",
            held_on=row.held_on,
            document_id=row.document_id,
            document=row.document or "",
            position=row.position,
            version=row.version,
        )
        for row in rows
    )

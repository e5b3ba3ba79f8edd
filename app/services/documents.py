"""Steering documents with the goals and the Agenda 2030 they serve, and the annexes of the older ones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Select, func, select, true

from app.domain.documents import overdue
from app.domain.swedish import sort_key
from app.services.agenda import SdgTie, read_ties
from app.services.annexes import AnnexLine, read_annex
from app.services.document_cards import DocumentCard, DocumentChoices, read_card, read_choices
from database.connection import File
from database.documents import AnnexRow, Document, DocumentGoal
from database.goals import Goal
from database.units import Unit


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A steering document."""

    id: int
    level: str
    kind: str
    title: str
    decided_by: str
    decided_on: date | None
    valid_until: date | None
    revise_by: date | None
    unit_id: int | None
    unit: str
    structure: str
    annex_state: str
    note: str
    version: int
    archived: bool
    due: str
    """expired, revision_due or nothing, as of the day given."""
    annex_rows: int
    goals: tuple[tuple[int, str], ...]
    """The goals it serves, as (id, title)."""
    sdg: tuple[SdgTie, ...]

    @property
    def lacks_annex(self) -> bool:
        """Whether it follows an older structure and nobody has tied it to the goals of today."""
        return self.structure == "old" and not self.annex_rows


@dataclass(frozen=True, slots=True)
class Annex:
    """A document with the rows of its annex."""

    document: DocumentRow
    rows: tuple[AnnexLine, ...]


class Documents:
    """Reads steering documents."""

    def __init__(self, file: File) -> None:
        self._file = file

    def list(self, today: date, *, archived: bool = False) -> tuple[DocumentRow, ...]:
        """All documents, national before regional before local, each level by title."""
        with self._file.reading() as connection:
            return read_documents(connection, today, archived=archived)

    def annex(self, document_id: int, today: date) -> Annex | None:
        """A document's annex; None where there is no such document."""
        with self._file.reading() as connection:
            found = [row for row in read_documents(connection, today, archived=True) if row.id == document_id]
            return Annex(found[0], read_annex(connection, document_id)) if found else None

    def card(self, document_id: int, today: date) -> DocumentCard:
        """One document with everything that hangs on it."""
        with self._file.reading() as connection:
            return read_card(connection, document_id, today)

    def choices(self, period_id: int) -> DocumentChoices:
        """What can be chosen when a document or its annex is edited."""
        with self._file.reading() as connection:
            return read_choices(connection, period_id)


_LEVELS = {"national": 0, "regional": 1, "local": 2}


def read_documents(
    connection: Connection, today: date, goal_id: int | None = None, *, archived: bool = False
) -> tuple[DocumentRow, ...]:
    """Read all documents, or those that serve one goal, inside an open transaction."""
    rows_of_annex = (
        select(func.count())
        .where(AnnexRow.document_id == Document.id, AnnexRow.archived_at.is_(None))
        .scalar_subquery()
    )
    wanted = (
        select(Document.__table__, Unit.name.label("unit"), rows_of_annex.label("annex_rows"))
        .join(Unit, Unit.id == Document.unit_id, isouter=True)
        .where(true() if archived else Document.archived_at.is_(None))
    )
    if goal_id is not None:
        serving = select(DocumentGoal.document_id).where(DocumentGoal.goal_id == goal_id)
        wanted = wanted.where(Document.id.in_(serving))
    rows = connection.execute(wanted).all()
    goals = _by_owner(
        connection,
        select(DocumentGoal.document_id, Goal.id, Goal.title)
        .join(Goal, Goal.id == DocumentGoal.goal_id)
        .where(Goal.archived_at.is_(None))
        .order_by(Goal.position, Goal.id),
    )
    ties = read_ties(connection, "document")
    documents = [
        DocumentRow(
            id=row.id,
            level=row.level,
            kind=row.kind,
            title=row.title,
            decided_by=row.decided_by,
            decided_on=row.decided_on,
            valid_until=row.valid_until,
            revise_by=row.revise_by,
            unit_id=row.unit_id,
            unit=row.unit or "",
            structure=row.structure,
            annex_state=row.annex_state,
            note=row.note,
            version=row.version,
            archived=row.archived_at is not None,
            due=overdue(row.revise_by, row.valid_until, today),
            annex_rows=row.annex_rows,
            goals=goals.get(row.id, ()),
            sdg=ties.get(row.id, ()),
        )
        for row in rows
    ]
    return tuple(sorted(documents, key=lambda row: (_LEVELS[row.level], sort_key(row.title))))


def _by_owner(connection: Connection, query: Select[int, int, str]) -> dict[int, tuple[tuple[int, str], ...]]:
    found: dict[int, list[tuple[int, str]]] = {}
    for owner, record_id, name in connection.execute(query):
        found.setdefault(owner, []).append((record_id, name))
    return {owner: tuple(named) for owner, named in found.items()}

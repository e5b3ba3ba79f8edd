"""Steering documents with the goals and the Agenda 2030 they serve, and the annexes of the older ones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Select, func, select, true

from app.domain.documents import overdue
from app.domain.swedish import sort_key
from app.services.agenda import SdgTie
from database.agenda import DocumentSdg
from database.connection import File
from database.documents import AnnexRow, AnnexRowGoal, AnnexRowIndicator, Document, DocumentGoal
from database.goals import Goal, SdgGoal, SdgTarget
from database.indicators import Indicator
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
class AnnexLine:
    """A row of an annex: an older goal, and the goals of today and indicators that it hangs together with."""

    id: int
    old_goal: str
    how: str
    indicators_note: str
    position: int
    version: int
    goals: tuple[tuple[int, str], ...]
    """As (id, title), the number before the title where there is one."""
    indicators: tuple[tuple[int, str], ...]


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
    ties = read_document_ties(connection)
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


def read_document_ties(connection: Connection) -> dict[int, tuple[SdgTie, ...]]:
    """Read every document's ties to Agenda 2030 inside an open transaction."""
    rows = connection.execute(
        select(
            DocumentSdg.document_id,
            DocumentSdg.id,
            DocumentSdg.sdg_goal_id,
            DocumentSdg.sdg_target_id,
            SdgGoal.name_sv,
            SdgGoal.color,
            SdgTarget.code,
            SdgTarget.heading,
            DocumentSdg.extent,
            DocumentSdg.meaning,
            DocumentSdg.version,
        )
        .join(SdgGoal, SdgGoal.id == DocumentSdg.sdg_goal_id)
        .join(SdgTarget, SdgTarget.id == DocumentSdg.sdg_target_id, isouter=True)
        .where(DocumentSdg.archived_at.is_(None))
        .order_by(DocumentSdg.sdg_goal_id, SdgTarget.position, DocumentSdg.id)
    )
    found: dict[int, list[SdgTie]] = {}
    for row in rows:
        tie = SdgTie(
            id=row.id,
            sdg_goal_id=row.sdg_goal_id,
            sdg_target_id=row.sdg_target_id,
            name=row.name_sv,
            color=row.color,
            code=row.code or "",
            heading=row.heading or "",
            extent=row.extent,
            meaning=row.meaning,
            version=row.version,
        )
        found.setdefault(row.document_id, []).append(tie)
    return {owner: tuple(ties) for owner, ties in found.items()}


def read_annex(connection: Connection, document_id: int) -> tuple[AnnexLine, ...]:
    """Read the rows of a document's annex inside an open transaction."""
    rows = connection.execute(
        select(
            AnnexRow.id,
            AnnexRow.old_goal,
            AnnexRow.how,
            AnnexRow.indicators_note,
            AnnexRow.position,
            AnnexRow.version,
        )
        .where(AnnexRow.document_id == document_id, AnnexRow.archived_at.is_(None))
        .order_by(AnnexRow.position, AnnexRow.id)
    ).all()
    mine = AnnexRow.document_id == document_id
    goals = _by_owner(
        connection,
        select(AnnexRowGoal.annex_row_id, Goal.id, func.trim(Goal.number + " " + Goal.title))
        .join(Goal, Goal.id == AnnexRowGoal.goal_id)
        .join(AnnexRow, AnnexRow.id == AnnexRowGoal.annex_row_id)
        .where(mine, Goal.archived_at.is_(None))
        .order_by(Goal.position, Goal.id),
    )
    indicators = _by_owner(
        connection,
        select(AnnexRowIndicator.annex_row_id, Indicator.id, Indicator.title)
        .join(Indicator, Indicator.id == AnnexRowIndicator.indicator_id)
        .join(AnnexRow, AnnexRow.id == AnnexRowIndicator.annex_row_id)
        .where(mine, Indicator.archived_at.is_(None))
        .order_by(Indicator.title),
    )
    return tuple(AnnexLine(*row, goals.get(row.id, ()), indicators.get(row.id, ())) for row in rows)


def _by_owner(connection: Connection, query: Select[int, int, str]) -> dict[int, tuple[tuple[int, str], ...]]:
    found: dict[int, list[tuple[int, str]]] = {}
    for owner, record_id, name in connection.execute(query):
        found.setdefault(owner, []).append((record_id, name))
    return {owner: tuple(named) for owner, named in found.items()}

"""Documents that should have been looked over by now, for the first page."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, or_, select

from app.domain.documents import overdue
from app.domain.swedish import sort_key
from database.documents import Document


def read_overdue(connection: Connection, today: date) -> tuple[tuple[int, str, str], ...]:
    """Read the documents that were to be looked over before ``today``, as (id, title, why), by title."""
    rows = connection.execute(
        select(Document.id, Document.title, Document.revise_by, Document.valid_until).where(
            Document.archived_at.is_(None),
            or_(Document.revise_by < today, Document.valid_until < today),
        )
    ).all()
    found = [(row.id, row.title, overdue(row.revise_by, row.valid_until, today)) for row in rows]
    return tuple(sorted(found, key=lambda row: sort_key(row[1])))

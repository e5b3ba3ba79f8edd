"""Moving goals and units in their trees."""

from __future__ import annotations

from sqlalchemy import select

from app.services.edits import Change, Edit
from app.services.kinds import KINDS
from app.services.records import Records
from database.connection import File


def move(
    file: File,
    records: Records,
    kind: str,
    record_id: int,
    parent_id: int | None,
    before_id: int | None,
    *,
    edit_id: str | None = None,
) -> tuple[Change, ...]:
    """Put a goal or a unit under ``parent_id``, in front of its sibling ``before_id`` (None: last).

    Siblings get new positions in the same save, so that the order is the one that was shown.
    """
    columns = KINDS[kind].table.c
    siblings = select(columns.id).where(columns.parent_id.is_not_distinct_from(parent_id))
    with file.reading() as connection:
        period_id = None
        if kind == "goal":
            period_id = connection.execute(select(columns.period_id).where(columns.id == record_id)).scalar()
            siblings = siblings.where(columns.period_id == period_id)
        order = [
            row.id
            for row in connection.execute(
                siblings.where(columns.archived_at.is_(None)).order_by(columns.position, columns.id)
            )
            if row.id != record_id
        ]
    place = order.index(before_id) if before_id in order else len(order)
    order.insert(place, record_id)
    edits = [Edit(kind, record_id, {"parent_id": parent_id, "position": place})]
    edits += [
        Edit(kind, other, {"position": position})
        for position, other in enumerate(order)
        if other != record_id
    ]
    return tuple(change for change in records.write_all(edits, edit_id) if change.after)

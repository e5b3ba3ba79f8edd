"""Putting away and taking back what belongs together."""

from __future__ import annotations

from sqlalchemy import select

from app.domain.problems import UserError
from app.services.edits import Change, Edit
from app.services.records import Records
from database.connection import File
from database.goals import Goal


def archive_goal(
    file: File, records: Records, goal_id: int, *, why: str = "", edit_id: str | None = None
) -> tuple[Change, ...]:
    """Archive a goal with every goal under it, in one save. Contributions and ties follow out of sight."""
    with file.reading() as connection:
        rows = connection.execute(select(Goal.id, Goal.parent_id).where(Goal.archived_at.is_(None))).all()
    under: dict[int | None, list[int]] = {}
    for row in rows:
        under.setdefault(row.parent_id, []).append(row.id)
    chosen = [goal_id]
    for goal in chosen:
        chosen.extend(under.get(goal, ()))
    # From the leaves upwards: a goal with goals under it cannot be archived.
    return records.write_all(
        [Edit("goal", goal, {"archived": True}, why=why) for goal in reversed(chosen)], edit_id
    )


def restore_together(
    records: Records, kind: str, record_id: int, *, why: str = "", edit_id: str | None = None
) -> tuple[Change, ...]:
    """Restore a record with everything that was archived in the same save and has stayed there since."""
    archived = next((row for row in records.history(kind, record_id) if row.action == "archive"), None)
    if archived is None:
        raise UserError("not_archived", kind=kind, id=record_id)
    rows = [row for row in reversed(records.edit(archived.edit_id)) if row.action == "archive"]
    return records.write_all(
        [Edit(row.kind, row.record_id, {"archived": False}, why=why) for row in rows], edit_id
    )

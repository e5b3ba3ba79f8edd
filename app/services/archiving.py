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


def restore_goal(
    file: File, records: Records, goal_id: int, *, why: str = "", edit_id: str | None = None
) -> tuple[Change, ...]:
    """Restore a goal with what was archived together with it, and with the goals above it that it stands under."""
    with file.reading() as connection:
        rows = connection.execute(select(Goal.id, Goal.parent_id, Goal.archived_at)).all()
    goals = {row.id: row for row in rows}
    together = [record_id for _, record_id in _archived_together(records, "goal", goal_id)]
    above: list[int] = []
    parent = goals[goal_id].parent_id
    while parent is not None and goals[parent].archived_at is not None:
        above.insert(0, parent)
        parent = goals[parent].parent_id
    # From the top downwards: a goal cannot come back under one that is still away.
    chosen = [goal for goal in above if goal not in together] + together
    edits = [Edit("goal", goal, {"archived": False}, why=why) for goal in chosen]
    return tuple(change for change in records.write_all(edits, edit_id) if change.after)


def restore_together(
    records: Records, kind: str, record_id: int, *, why: str = "", edit_id: str | None = None
) -> tuple[Change, ...]:
    """Restore a record with everything that was archived in the same save and has stayed there since."""
    chosen = _archived_together(records, kind, record_id)
    return records.write_all(
        [Edit(each, other, {"archived": False}, why=why) for each, other in chosen], edit_id
    )


def _archived_together(records: Records, kind: str, record_id: int) -> list[tuple[str, int]]:
    """What was archived in the same save as a record, as (kind, id), last first."""
    archived = next((row for row in records.history(kind, record_id) if row.action == "archive"), None)
    if archived is None:
        raise UserError("not_archived", kind=kind, id=record_id)
    return [
        (row.kind, row.record_id)
        for row in reversed(records.edit(archived.edit_id))
        if row.action == "archive"
    ]

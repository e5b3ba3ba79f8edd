"""What goes into a save and what comes out of it: plain values, so that undo and the outbox can keep them.

Those that a save has thousands of are named tuples, which are made in a third of the time of a dataclass.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Ref:
    """Stands in an edit's values for the id of the record that edit number ``index`` of the batch makes."""

    index: int


class Edit(NamedTuple):
    """One record to make (``id`` None) or change. ``base`` is what the form had read."""

    kind: str
    id: int | None
    values: Mapping[str, object]
    base: Mapping[str, object] | None = None
    why: str = ""


class Change(NamedTuple):
    """What a save did to one record: the fields it changed, before and after.

    ``before`` is None for a new record; both are empty where there was nothing to change.
    """

    kind: str
    id: int
    before: Mapping[str, object] | None
    after: Mapping[str, object]
    version: int


@dataclass(frozen=True, slots=True)
class LogRow:
    """A row of the log as people read it."""

    number: int
    edit_id: str
    at: datetime
    by: str
    workstation: str
    kind: str
    record_id: int
    action: str
    old: Mapping[str, object]
    new: Mapping[str, object]
    version: int
    why: str


def reversed_edits(changes: tuple[Change, ...]) -> list[Edit]:
    """Return the edits that take changes back, last first. A new record is taken back into the archive."""
    edits = []
    for change in reversed(changes):
        if change.before is None:
            edits.append(Edit(change.kind, change.id, {"archived": True}, {"archived": False}))
        elif change.after:
            edits.append(Edit(change.kind, change.id, change.before, change.after))
    return edits

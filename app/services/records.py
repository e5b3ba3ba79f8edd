"""The only way to change a record: one short transaction that merges, checks, writes and logs."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from sqlalchemy import Connection, Row, Select, bindparam, select

from app.domain.problems import UserError
from app.services.edits import Change, Edit, LogRow, Ref, reversed_edits
from app.services.memory import without_collecting
from database import log
from database.changes import ChangeLog
from database.connection import File
from database.failures import UNKNOWN_OUTCOME
from database.log import Author
from database.municipality import Person

if TYPE_CHECKING:
    from app.services.kind import Kind

__all__ = ["Change", "Edit", "LogRow", "Records", "Ref"]

_SEEN = select(ChangeLog.id).where(ChangeLog.edit_id == bindparam("edit")).limit(1)

SETTLE_SECONDS = 0.5
"""How long a file that has failed is left alone before it is asked what became of a save."""


def now_in_utc() -> datetime:
    """The moment that a save is marked with."""
    return datetime.now(UTC)


class Records:
    """Reads one record for a form, writes edits, and tells what was changed before."""

    def __init__(
        self, file: File, author: Author, workstation: str, clock: Callable[[], datetime] = now_in_utc
    ) -> None:
        self._file = file
        self._author = author
        self._workstation = workstation
        self._clock = clock
        self._own_edits: set[str] = set()

    def read(self, kind: str, record_id: int) -> dict[str, object]:
        """Return everything that a form may edit of a record, with ``archived`` and ``version``."""
        from app.services.batch import current_values
        from app.services.kinds import KINDS
        from app.services.rows import find

        found = KINDS[kind]
        with self._file.reading() as connection:
            row = find(connection, found, record_id)
            return {**current_values(connection, found, row), "version": row["version"]}

    def write(
        self,
        kind: str,
        record_id: int | None,
        values: Mapping[str, object],
        base: Mapping[str, object] | None = None,
        *,
        why: str = "",
        edit_id: str | None = None,
    ) -> Change:
        """Make (``record_id`` None) or change one record.

        ``base`` is what the form had read: fields that I left as they were are not written, and fields that
        both I and somebody else changed raise ``Conflict``. With an ``edit_id`` that has been saved already,
        nothing is written and the same answer is given again.
        """
        return self.write_all([Edit(kind, record_id, values, base, why)], edit_id)[0]

    def write_all(self, edits: Sequence[Edit], edit_id: str | None = None) -> tuple[Change, ...]:
        """Apply several edits in one transaction: all or nothing, under one edit id.

        When an edit id comes a second time, edits that changed nothing the first time are not in the answer.
        """
        edit_id = edit_id or uuid4().hex
        self._own_edits.add(edit_id)
        try:
            return self._write_once(edits, edit_id)
        except UserError as error:
            if error.code not in UNKNOWN_OUTCOME:
                raise
            committed = self._settled(edit_id)
            if committed:
                return committed
            raise

    def undo(self, changes: Sequence[Change], edit_id: str | None = None) -> tuple[Change, ...]:
        """Take changes back, all or nothing; what this returns can be undone in turn, which is to redo.

        Fields that somebody has changed since raise ``Conflict``.
        """
        return self.write_all(reversed_edits(tuple(changes)), edit_id)

    def archive(self, kind: str, record_id: int, *, why: str = "", edit_id: str | None = None) -> Change:
        """Put a record away. See ``app.services.archiving`` for goals with goals under them."""
        return self.write(kind, record_id, {"archived": True}, why=why, edit_id=edit_id)

    def restore(self, kind: str, record_id: int, *, why: str = "", edit_id: str | None = None) -> Change:
        """Take a record back from the archive."""
        return self.write(kind, record_id, {"archived": False}, why=why, edit_id=edit_id)

    def is_own(self, edit_id: str) -> bool:
        """Tell whether this program made an edit: what the watch is to pass over."""
        return edit_id in self._own_edits

    def history(self, kind: str, record_id: int) -> tuple[LogRow, ...]:
        """Return what has happened to a record, newest first."""
        log_rows = ChangeLog.__table__.c
        query = _log_query().where(log_rows.kind == kind, log_rows.record_id == record_id)
        with self._file.reading() as connection:
            return _log_rows(connection, query.order_by(log_rows.id.desc()), self._file)

    def latest(self, count: int) -> tuple[LogRow, ...]:
        """Return the newest rows of the whole log, newest first."""
        with self._file.reading() as connection:
            query = _log_query().order_by(ChangeLog.__table__.c.id.desc()).limit(count)
            return _log_rows(connection, query, self._file)

    def edit(self, edit_id: str) -> tuple[LogRow, ...]:
        """Return everything that one save did, in order; empty where it was never saved."""
        with self._file.reading() as connection:
            return _rows_of_edit(connection, edit_id, self._file)

    def _write_once(self, edits: Sequence[Edit], edit_id: str) -> tuple[Change, ...]:
        # What writing takes is loaded when something is written: the first page reads only.
        from app.services.batch import Batch

        with without_collecting(), self._file.writing() as connection:
            if connection.execute(_SEEN, {"edit": edit_id}).first() is not None:
                return _changes(_rows_of_edit(connection, edit_id, self._file))
            at = self._clock().replace(microsecond=0)
            batch = Batch(connection, at, self._author)
            batch.apply_all(edits)
            log.append(
                connection,
                batch.entries,
                edit_id=edit_id,
                at=at,
                author=self._author,
                workstation=self._workstation,
            )
        return tuple(batch.changes)

    def _settled(self, edit_id: str) -> tuple[Change, ...]:
        """Ask the file anew what became of a save that ended in a fault; empty where it was not kept."""
        self._file.renew()
        time.sleep(SETTLE_SECONDS)
        try:
            return _changes(self.edit(edit_id))
        except UserError:
            # It cannot be asked now. The first error is told; the same edit id may be tried again at any time.
            return ()


def _log_query() -> Select[Any]:
    return select(ChangeLog.__table__, Person.name.label("by")).join(
        Person, Person.key == ChangeLog.__table__.c.person_key, isouter=True
    )


def _rows_of_edit(connection: Connection, edit_id: str, file: File) -> tuple[LogRow, ...]:
    columns = ChangeLog.__table__.c
    return _log_rows(connection, _log_query().where(columns.edit_id == edit_id).order_by(columns.id), file)


def _log_rows(connection: Connection, query: Select[Any], file: File) -> tuple[LogRow, ...]:
    try:
        return tuple(_log_row(row) for row in connection.execute(query))
    except (ValueError, KeyError) as error:
        # The program never writes a row that it cannot read.
        raise UserError("looks_damaged", path=file.shown, reason=str(error)) from error


def _log_row(row: Row[*tuple[Any, ...]]) -> LogRow:
    from app.services.kinds import KINDS

    kind = KINDS[row.kind]
    new = json.loads(row.new)
    return LogRow(
        number=row.id,
        edit_id=row.edit_id,
        at=row.at,
        by=row.by or "",
        workstation=row.workstation,
        kind=row.kind,
        record_id=row.record_id,
        action=row.action,
        old=_known(kind, json.loads(row.old)),
        new=_known(kind, new),
        version=new["version"],
        why=row.why,
    )


def _known(kind: Kind, values: Mapping[str, object]) -> dict[str, object]:
    """Return logged values as they were. A field that has left the schema since stays in the log only."""
    return kind.plain({name: value for name, value in values.items() if name in kind.fields})


def _changes(rows: Iterable[LogRow]) -> tuple[Change, ...]:
    return tuple(
        Change(row.kind, row.record_id, None if row.action == "create" else row.old, row.new, row.version)
        for row in rows
    )

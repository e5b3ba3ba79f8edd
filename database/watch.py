"""Noticing what others save in the same file, in microseconds and without holding it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import select

from app.domain.problems import UserError
from database.changes import ChangeLog
from database.connection import File, connect_sqlite
from database.failures import translated


@dataclass(frozen=True, slots=True)
class News:
    """A change of one record that somebody has saved."""

    kind: str
    record_id: int
    person_key: str
    edit_id: str
    own: bool
    """Whether this program saved it: the window has shown it already."""


class Watch:
    """Tells what has been saved since the last look.

    ``PRAGMA data_version`` on a kept connection answers without reading a page; only when it moves is the log
    read. The kept connection is idle between looks, so it never stands in the way of a save.
    """

    def __init__(self, file: File, is_own: Callable[[str], bool] = lambda edit_id: False) -> None:
        self._file = file
        self._is_own = is_own
        self._connection: sqlite3.Connection | None = None
        self._data_version = -1
        self._last_id = 0
        # In this order: a save between the two is told of at the next look rather than passed over.
        self._moved()
        self._last_id = self._newest()

    def news(self) -> tuple[News, ...]:
        """Return what has been saved since the last call, own saves marked, oldest first."""
        if not self._moved():
            return ()
        log = ChangeLog.__table__.c
        with self._file.reading() as connection:
            rows = connection.execute(
                select(log.id, log.kind, log.record_id, log.person_key, log.edit_id)
                .where(log.id > self._last_id)
                .order_by(log.id)
            ).all()
        if rows:
            self._last_id = rows[-1].id
        return tuple(
            News(row.kind, row.record_id, row.person_key, row.edit_id, self._is_own(row.edit_id))
            for row in rows
        )

    def changed(self) -> bool:
        """Tell whether anybody else has saved something since the last look."""
        return any(not item.own for item in self.news())

    def close(self) -> None:
        """Let go of the kept connection."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _moved(self) -> bool:
        if self._file.path is None:
            # PostgreSQL has no such counter; the newest id of the log is an index look-up.
            return self._newest() != self._last_id
        try:
            with translated(self._file.shown):
                if self._connection is None:
                    self._connection = connect_sqlite(self._file.path, self._file.timeout)
                found = int(self._connection.execute("PRAGMA data_version").fetchone()[0])
        except UserError:
            # A handle that a share has dropped never gets well: take a new one at the next look.
            self.close()
            self._data_version = -1
            raise
        moved = found != self._data_version
        self._data_version = found
        return moved

    def _newest(self) -> int:
        log = ChangeLog.__table__.c
        with self._file.reading() as connection:
            return connection.execute(select(log.id).order_by(log.id.desc()).limit(1)).scalar() or 0

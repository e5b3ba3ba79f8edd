"""Gathers records with who wrote them and when, then puts them in the file together with their log."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from uuid import NAMESPACE_URL, uuid5

from sqlalchemy import Connection, Table, func, insert, select, text

from database import log
from database.base import Base
from database.log import Author, Entry

Stamp = tuple[datetime, str]
"""When something was written, and the key of the role that wrote it."""

_KEPT_BY_US = {"id", "version", "created_at", "created_by", "changed_at", "changed_by", "archived_at"}


def edit_id(name: str) -> str:
    """An id for an edit that is the same each time the example is made."""
    return uuid5(NAMESPACE_URL, f"rodatraden:example:{name}").hex


@dataclass
class _Made:
    """A record as it stands, with what differed when it was first written."""

    table: Table
    id: int
    values: dict[str, object]
    created: Stamp
    changed: Stamp
    version: int = 1
    changes: list[datetime] = field(default_factory=list)
    links: dict[str, object] = field(default_factory=dict)
    first: dict[str, object] = field(default_factory=dict)

    @property
    def row(self) -> dict[str, object]:
        """The record as its table keeps it."""
        return {
            **self.values,
            "id": self.id,
            "version": self.version,
            "created_at": self.created[0],
            "created_by": self.created[1],
            "changed_at": self.changed[0],
            "changed_by": self.changed[1],
        }

    @property
    def creation(self) -> Entry:
        """The log's row for when the record was made."""
        values = {**self.values, **self.links, **self.first, "version": 1}
        return Entry(self.table.name, self.id, "create", {}, values)


class Ledger:
    """What is to be written. ``ids`` finds a record by its kind and the keys that the example calls it by."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.ids: dict[tuple[str, ...], int] = {}
        self._made: dict[tuple[str, int], _Made] = {}
        self._told: list[tuple[Stamp, Entry | _Made]] = []
        self._last: dict[str, int] = {}

    def make(
        self,
        entity: type[Base],
        keys: tuple[str, ...],
        stamp: Stamp,
        values: Mapping[str, object],
    ) -> int:
        """Make a record. Without a word in ``values`` a field is as in an empty form."""
        table = _table(entity)
        number = self._next_id(table)
        made = _Made(table, number, {**_empty(table), **values}, stamp, stamp)
        self._made[table.name, number] = made
        self.ids[table.name, *keys] = number
        self._told.append((stamp, made))
        return number

    def made_with(self, kind: str, number: int, links: Mapping[str, object]) -> None:
        """Say what a record was tied to when it was made: told in its first row of the log, see also ``tie``."""
        self._made[kind, number].links.update(links)

    def of(self, kind: str, keys: Iterable[str]) -> tuple[int, ...]:
        """The records of a kind that are called so, as links keep them: in order of their ids."""
        return tuple(sorted(self.ids[kind, key] for key in keys))

    def values(self, kind: str, number: int) -> Mapping[str, object]:
        """What a record made here holds now."""
        return self._made[kind, number].values

    def written(self, kind: str, number: int) -> datetime:
        """When a record was made."""
        return self._made[kind, number].created[0]

    def version_at(self, kind: str, number: int, moment: datetime) -> int:
        """The version that a record had at a moment."""
        return 1 + sum(at <= moment for at in self._made[kind, number].changes)

    def change(
        self,
        kind: str,
        number: int,
        stamp: Stamp,
        old: Mapping[str, object],
        new: Mapping[str, object] | None = None,
        why: str = "",
    ) -> None:
        """Tell of a change of a record made here: it was ``old`` and became ``new``, or what it now holds.

        Changes of one record are told in order of time.
        """
        made = self._made[kind, number]
        made.version, made.changed = made.version + 1, stamp
        made.changes.append(stamp[0])
        became = {name: made.values[name] for name in old} if new is None else new
        made.first = {**{name: value for name, value in old.items() if name in made.values}, **made.first}
        entry = Entry(kind, number, "change", dict(old), {**became, "version": made.version}, why)
        self._told.append((stamp, entry))

    def tell(self, stamp: Stamp, entry: Entry) -> None:
        """Tell of something done to a record that was there before."""
        self._told.append((stamp, entry))

    def write(self, authors: Mapping[str, Author]) -> None:
        """Put in all records, those that others refer to first, and then the log.

        What one role wrote at one moment is one edit.
        """
        used = {made.table for made in self._made.values()}
        for table in (table for table in Base.metadata.sorted_tables if table in used):
            rows = [made.row for made in self._made.values() if made.table is table]
            self.connection.execute(insert(table), rows)
            self._count_on(table)
        in_time = sorted(self._told, key=lambda told: told[0])
        for (at, by), told in groupby(in_time, key=lambda told: told[0]):
            log.append(
                self.connection,
                [what.creation if isinstance(what, _Made) else what for _, what in told],
                edit_id=edit_id(f"{at.isoformat()} {by}"),
                at=at,
                author=authors[by],
                workstation="",
            )

    def tie(self, entity: type[Base], rows: Iterable[Mapping[str, object]]) -> None:
        """Put in rows that only tie records together."""
        self.connection.execute(insert(_table(entity)), [dict(row) for row in rows])

    def _next_id(self, table: Table) -> int:
        if table.name not in self._last:
            self._last[table.name] = self.connection.execute(select(func.max(table.c.id))).scalar() or 0
        self._last[table.name] += 1
        return self._last[table.name]

    def _count_on(self, table: Table) -> None:
        """Let PostgreSQL go on counting where our own ids end; SQLite does so by itself."""
        if self.connection.dialect.name == "postgresql":
            sequence = text("SELECT setval(pg_get_serial_sequence(:name, 'id'), :last)")
            self.connection.execute(sequence, {"name": table.name, "last": self._last[table.name]})


def _table(entity: type[Base]) -> Table:
    table = entity.__table__
    assert isinstance(table, Table)
    return table


def _empty(table: Table) -> dict[str, object]:
    """What a new record holds before anybody has filled it in."""
    return {
        column.name: column.default.arg if column.default is not None else None  # type: ignore[attr-defined]
        for column in table.columns
        if column.name not in _KEPT_BY_US
    }

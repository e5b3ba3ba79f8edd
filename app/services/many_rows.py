"""The rows of a save of thousands: what its edits need is read ahead by a few queries, and written together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Column, Connection, select

from app.domain.problems import UserError
from app.services.edits import Edit
from app.services.kind import ARCHIVED, Kind
from app.services.rows import Unique, type_of_record, uniques
from app.services.values import BadValue, plain
from database import bulk

type_of_columns = dict[str, list[Any]]
"""The same rows, column by column."""

CHUNK = 5_000
"""So many keys are asked for at a time: databases take a limited number of them."""


class ManyRows:
    """``Rows`` for a run of edits of one kind ``in_bulk``.

    What the run has made and changed is seen as if it were written; ``settle`` writes it, in the same order.
    """

    def __init__(self, connection: Connection, kind: Kind, edits: Sequence[Edit]) -> None:
        self.connection = connection
        self._kind = kind
        self._rows: dict[int, dict[str, Any]] = {}
        for keys in _chunks({edit.id for edit in edits if edit.id is not None}):
            query = select(kind.table).where(kind.table.c.id.in_(keys))
            for row in connection.execute(query).mappings():
                self._rows[row["id"]] = dict(row)
        new = sum(edit.id is None for edit in edits)
        self._ids = bulk.new_ids(connection, kind.table, new) if new else iter(())
        self._live: dict[Column[int], set[int]] = {}
        self._holders = {
            unique: self._read_holders(unique, edits)
            for unique in uniques(kind.name)
            if any(edit.id is None or edit.values.keys() & {*unique.columns, ARCHIVED} for edit in edits)
        }
        self._waiting: list[tuple[tuple[str, ...], bool, list[tuple[object, ...]]]] = []

    def find(self, kind: Kind, record_id: int) -> type_of_record:
        """A record's row as the run has left it so far."""
        if record_id not in self._rows:
            raise UserError("record_missing", kind=kind.name, id=record_id)
        return self._rows[record_id]

    def is_live(self, key: Column[int], record_id: int) -> bool:
        """Whether a record that is referred to is there and not archived: all of its table are asked for once."""
        if key not in self._live:
            query = select(key)
            if "archived_at" in key.table.c:
                query = query.where(key.table.c.archived_at.is_(None))
            self._live[key] = set(self.connection.execute(query).scalars())
        return record_id in self._live[key]

    def is_taken(self, kind: Kind, unique: Unique, values: type_of_record, record_id: int | None) -> bool:
        """Whether another record holds these values, in the file or earlier in the run."""
        holder = self._holders[unique].get(_key(unique, values))
        return holder is not None and holder != record_id

    def insert(self, kind: Kind, columns: Mapping[str, object]) -> int:
        """Keep a row to be added, and return the id that it will have."""
        record_id = next(self._ids)
        columns = {"id": record_id, **columns}
        for unique, holders in self._holders.items():
            holders[_key(unique, columns)] = record_id
        self._wait(tuple(columns), True, [tuple(columns.values())])
        return record_id

    def are_free(self, columns: type_of_columns) -> bool:
        """Whether rows to be added get in nobody's way, nor in one another's."""
        for unique, holders in self._holders.items():
            keys = _keys(unique, columns)
            if len({*keys}) < len(keys) or not holders.keys().isdisjoint(keys):
                return False
        return True

    def insert_all(self, columns: type_of_columns) -> list[int]:
        """Keep rows to be added, and return the ids that they will have."""
        ids = list(islice(self._ids, len(next(iter(columns.values())))))
        columns = {"id": ids, **columns}
        for unique, holders in self._holders.items():
            holders.update(zip(_keys(unique, columns), ids, strict=True))
        self._wait(tuple(columns), True, zip(*columns.values(), strict=True))
        return ids

    def update(self, kind: Kind, record_id: int, columns: Mapping[str, object]) -> None:
        """Keep what is to be set in a row."""
        row = self._rows[record_id]
        for unique, holders in self._holders.items():
            key = _key(unique, row)
            if holders.get(key) == record_id:
                del holders[key]
        row.update(columns)
        self._hold(record_id, row)
        self._wait(tuple(columns), False, [(*columns.values(), record_id)])

    def settle(self) -> None:
        """Write what waits."""
        for columns, new, rows in self._waiting:
            write = bulk.insert_rows if new else bulk.update_rows
            write(self.connection, self._kind.table, columns, rows)
        self._waiting = []

    def _wait(self, columns: tuple[str, ...], new: bool, rows: Iterable[tuple[object, ...]]) -> None:
        if not self._waiting or self._waiting[-1][:2] != (columns, new):
            self._waiting.append((columns, new, []))
        self._waiting[-1][2].extend(rows)

    def _hold(self, record_id: int, row: type_of_record) -> None:
        for unique, holders in self._holders.items():
            if row["archived_at"] is None or not unique.among_live:
                holders[_key(unique, row)] = record_id

    def _read_holders(self, unique: Unique, edits: Iterable[Edit]) -> dict[tuple[object, ...], int]:
        """Who holds which values, among the records that the run could get in the way of."""
        columns, first = self._kind.table.c, unique.columns[0]
        met = {row[first] for row in self._rows.values()}
        for given in {edit.values[first] for edit in edits if first in edit.values}:
            try:
                met.add(plain(self._kind.columns[first], given))
            except (BadValue, TypeError):
                continue  # Told as a problem of its own when the edit is looked at.
        holders: dict[tuple[object, ...], int] = {}
        for keys in _chunks(met):
            query = select(columns.id, *(columns[name] for name in unique.columns))
            query = query.where(columns[first].in_(keys))
            if unique.among_live:
                query = query.where(columns.archived_at.is_(None))
            holders.update(
                {tuple(values): record_id for record_id, *values in self.connection.execute(query)}
            )
        return holders


def _key(unique: Unique, values: type_of_record) -> tuple[object, ...]:
    return tuple([values[name] for name in unique.columns])


def _keys(unique: Unique, columns: type_of_columns) -> list[tuple[object, ...]]:
    return list(zip(*[columns[name] for name in unique.columns], strict=True))


def _chunks(keys: Iterable[Any]) -> Iterator[list[Any]]:
    remaining = iter(keys)
    while chunk := list(islice(remaining, CHUNK)):
        yield chunk

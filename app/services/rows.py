"""The rows that a save reads and writes, one at a time. For thousands of them, see ``many_rows``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple, Protocol

from sqlalchemy import Column, Connection, RowMapping, UniqueConstraint, insert, select

from app.domain.problems import UserError
from app.services.kind import Kind
from app.services.kinds import KINDS

type_of_record = Mapping[str, Any] | RowMapping


class Unique(NamedTuple):
    """Columns that may hold the same values only once."""

    columns: tuple[str, ...]
    among_live: bool


class Rows(Protocol):
    """What one save needs of the tables."""

    connection: Connection

    def find(self, kind: Kind, record_id: int) -> type_of_record:
        """A record's row; raises where it is not there."""
        ...

    def is_live(self, key: Column[int], record_id: int) -> bool:
        """Whether a record that is referred to is there and not archived."""
        ...

    def is_taken(self, kind: Kind, unique: Unique, values: type_of_record, record_id: int | None) -> bool:
        """Whether another record holds these values."""
        ...

    def insert(self, kind: Kind, columns: Mapping[str, object]) -> int:
        """Add a row and return its id."""
        ...

    def update(self, kind: Kind, record_id: int, columns: Mapping[str, object]) -> None:
        """Set some columns of a row."""
        ...


class OneByOne:
    """Asks and writes at once: a form's save, and what spans several kinds."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def find(self, kind: Kind, record_id: int) -> type_of_record:
        return find(self.connection, kind, record_id)

    def is_live(self, key: Column[int], record_id: int) -> bool:
        query = select(key).where(key == record_id)
        if "archived_at" in key.table.c:
            query = query.where(key.table.c.archived_at.is_(None))
        return self.connection.execute(query).first() is not None

    def is_taken(self, kind: Kind, unique: Unique, values: type_of_record, record_id: int | None) -> bool:
        columns = kind.table.c
        query = select(columns.id).where(*(columns[name] == values[name] for name in unique.columns))
        if unique.among_live:
            query = query.where(columns.archived_at.is_(None))
        if record_id is not None:
            query = query.where(columns.id != record_id)
        return self.connection.execute(query.limit(1)).first() is not None

    def insert(self, kind: Kind, columns: Mapping[str, object]) -> int:
        key = self.connection.execute(insert(kind.table).values(**columns)).inserted_primary_key
        assert key is not None
        return int(key[0])

    def update(self, kind: Kind, record_id: int, columns: Mapping[str, object]) -> None:
        statement = kind.update_of(frozenset(columns))
        self.connection.execute(statement, {**columns, "record_id": record_id})


def find(connection: Connection, kind: Kind, record_id: int) -> type_of_record:
    """Return a record's row, or raise that it is not there."""
    row = connection.execute(kind.row_by_id, {"record_id": record_id}).mappings().one_or_none()
    if row is None:
        raise UserError("record_missing", kind=kind.name, id=record_id)
    return row


@cache
def uniques(kind_name: str) -> tuple[Unique, ...]:
    """What may stand only once among records of a kind."""
    table = KINDS[kind_name].table
    constraints = [item for item in table.constraints if isinstance(item, UniqueConstraint)]
    # An index over some records only guards against two who write at once; the rule stands in another index.
    indexes = [index for index in table.indexes if index.unique and not index.info.get("guard")]
    return (
        *(Unique(tuple(column.name for column in item.columns), False) for item in constraints),
        *(Unique(tuple(column.name for column in index.columns), True) for index in indexes),
    )

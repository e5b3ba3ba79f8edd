"""What a kind of record is: its fields, its links and the rules that hold for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from sqlalchemy import Column, Connection, Select, Table, Update, bindparam, delete, insert, select, update

from app.domain.problems import Problem
from app.services import adoption, checks
from app.services.checks import Draft
from app.services.values import BadValue, converter, link_set, plain
from database.base import Base

KEPT_BY_US = frozenset(
    {"id", "version", "created_at", "created_by", "changed_at", "changed_by", "archived_at"}
)
"""Columns that no form edits. ``archived_at`` is read and written as the field ``archived``."""

ARCHIVED = "archived"


@dataclass(frozen=True)
class Link:
    """A set of records that a record points at, kept in a table of its own."""

    table: Table
    own: str
    other: tuple[str, ...]
    kind: str = ""
    """What kind the links lead to; empty where the first of ``other`` says it row by row."""

    def read(self, connection: Connection, record_id: int) -> tuple[object, ...]:
        """Return the links of a record, sorted."""
        columns = [self.table.c[name] for name in self.other]
        rows = connection.execute(select(*columns).where(self.table.c[self.own] == record_id))
        return link_set([tuple(row) if len(row) > 1 else row[0] for row in rows])

    def write(
        self, connection: Connection, record_id: int, old: tuple[object, ...], new: tuple[object, ...]
    ) -> None:
        """Make the links ``new`` where they were ``old``."""
        own = self.table.c[self.own] == record_id
        for item in old:
            if item not in new:
                match = [self.table.c[name] == value for name, value in self._named(item).items()]
                connection.execute(delete(self.table).where(own, *match))
        added = [{self.own: record_id, **self._named(item)} for item in new if item not in old]
        if added:
            connection.execute(insert(self.table), added)

    def _named(self, item: object) -> dict[str, object]:
        return dict(zip(self.other, item if isinstance(item, tuple) else (item,), strict=True))


@dataclass(frozen=True)
class Kind:
    """A kind of record."""

    name: str
    entity: type[Base]
    check: Callable[[Draft], list[Problem]]
    """What is wrong with the record as it would be, looking up what it refers to."""
    links: Mapping[str, Link] = field(default_factory=dict)
    may_archive: Callable[[Connection, int], list[Problem]] = checks.nothing_in_the_way
    after: Callable[[Connection, int], None] = adoption.nothing_to_settle
    """What the save of a record brings with it in rows that nobody edits."""
    in_bulk: bool = False
    """Whether thousands may be written together: the rules look at nothing but the record itself, it has no
    links, and a save brings nothing with it."""
    unruled: frozenset[str] = frozenset()
    """Fields that its rules do not look at, beyond that they are filled in where they must be."""

    @cached_property
    def table(self) -> Table:
        """The table that holds the records."""
        return table_of(self.entity)

    @cached_property
    def columns(self) -> Mapping[str, Column[object]]:
        """The columns that a form may edit."""
        return {column.name: column for column in self.table.columns if column.name not in KEPT_BY_US}

    @cached_property
    def row_by_id(self) -> Select[*tuple[Any, ...]]:
        """The query for one record's row; takes ``record_id``."""
        return select(self.table).where(self.table.c.id == bindparam("record_id"))

    def update_of(self, columns: frozenset[str]) -> Update:
        """The statement that sets some columns of one record; takes them and ``record_id``."""
        if columns not in self._updates:
            # Made once for each set of columns: a form saves the same ones again and again.
            set_to: dict[str, Any] = {name: bindparam(name) for name in sorted(columns)}
            statement = update(self.table).where(self.table.c.id == bindparam("record_id")).values(set_to)
            self._updates[columns] = statement
        return self._updates[columns]

    @cached_property
    def _updates(self) -> dict[frozenset[str], Update]:
        return {}

    @cached_property
    def fields(self) -> frozenset[str]:
        """Everything that ``values`` may hold."""
        return frozenset({*self.columns, *self.links, ARCHIVED})

    def plain(self, values: Mapping[str, object]) -> dict[str, object]:
        """Return values as the table keeps them; raise for the first that it cannot hold."""
        made, problems = self.try_plain(values)
        if problems:
            raise BadValue(problems[0].code)
        return made

    def try_plain(self, values: Mapping[str, object]) -> tuple[dict[str, object], list[Problem]]:
        """Return values as the table keeps them, and a problem for each that it cannot hold."""
        if not values.keys() <= self.fields:
            unknown = values.keys() - self.fields - {"version", "id"}
            if unknown:
                raise ValueError(f"{self.name} has no field {', '.join(sorted(unknown))}")
        made: dict[str, object] = {}
        problems: list[Problem] = []
        converters = self.converters
        for name, value in values.items():
            if name not in converters:
                continue
            try:
                made[name] = converters[name](value)
            except BadValue as error:
                problems.append(error.problem(name))
        return made, problems

    @cached_property
    def converters(self) -> Mapping[str, Callable[[object], object]]:
        """What makes the value of each field as the table keeps it; raises ``BadValue`` or ``TypeError``."""
        return {
            **{name: converter(column) for name, column in self.columns.items()},
            **dict.fromkeys(self.links, link_set),
            ARCHIVED: bool,
        }

    @cached_property
    def filled_columns(self) -> tuple[str, ...]:
        """Columns that are never empty."""
        return tuple(name for name, column in self.columns.items() if not column.nullable)

    @cached_property
    def references(self) -> Mapping[str, Column[int]]:
        """Columns that refer to a record, with the key that they refer to."""
        keys = {name: column.foreign_keys for name, column in self.columns.items()}
        return {name: foreign.column for name, found in keys.items() for foreign in found}

    def empty(self) -> dict[str, object]:
        """Return what a new record holds before anybody has filled it in."""
        return dict(self._empty)

    @cached_property
    def _empty(self) -> dict[str, object]:
        values: dict[str, object] = {}
        for name, column in self.columns.items():
            default = column.default.arg if column.default is not None else None  # type: ignore[attr-defined]
            values[name] = plain(column, default) if default is not None or not column.nullable else None
        return {**values, **{name: () for name in self.links}, ARCHIVED: False}


def table_of(entity: type[Base]) -> Table:
    """The table that an entity declares."""
    table = entity.__table__
    assert isinstance(table, Table)
    return table

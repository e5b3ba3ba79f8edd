"""The log of changes as people read it: who changed what, from what to what, and why."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, RowMapping, and_, or_, select

from app.services.kind import ARCHIVED, Kind
from app.services.kinds import KINDS
from app.services.names import read_names
from database import log
from database.changes import ChangeLog
from database.connection import File
from database.log import Seal
from database.municipality import Person

LOOKED_THROUGH = 20_000
"""Words are looked for among so many of the newest rows: some years of a municipality's work."""


@dataclass(frozen=True, slots=True)
class Named:
    """A record that a field points at, by the name it has now; the name is empty where there is no such record."""

    kind: str
    id: int
    name: str


type_of_value = str | int | float | date | None | Named | tuple[Named, ...]
"""What a field held: codes and plain values as they are, references by name."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a change."""

    field: str
    old: type_of_value
    new: type_of_value


@dataclass(frozen=True, slots=True)
class LogLine:
    """One row of the log: what one save did to one record."""

    number: int
    at: datetime
    by: str
    """Empty where the person's name has been taken away."""
    workstation: str
    kind: str
    record_id: int
    name: str
    action: str
    fields: tuple[FieldChange, ...]
    """For a new record, what was filled in."""
    why: str

    @property
    def id(self) -> int:
        """Rows are known by their number."""
        return self.number


@dataclass(frozen=True, slots=True)
class LogPage:
    """The newest rows that were asked for."""

    lines: tuple[LogLine, ...]
    more: bool
    """Whether there are older ones that fit, or that were not looked at."""
    seal: Seal


class Log:
    """Reads the log."""

    def __init__(self, file: File) -> None:
        self._file = file

    def read(self, kind: str = "", words: str = "", most: int = 300) -> LogPage:
        """The newest rows, those of one kind, or those in which all words stand: in names, values and reasons."""
        parts = words.casefold().split()
        wanted = (
            select(ChangeLog.__table__, Person.name.label("by"))
            .join(Person, Person.key == ChangeLog.person_key, isouter=True)
            .order_by(ChangeLog.id.desc())
            .limit(LOOKED_THROUGH if parts else most + 1)
        )
        if kind:
            wanted = wanted.where(ChangeLog.kind == kind)
        with self._file.reading() as connection:
            rows = connection.execute(wanted).mappings().all()
            lines = _lines(connection, rows)
            seal = log.seal(connection)
        found = [line for line in lines if _has(line, parts)] if parts else lines
        more = len(found) > most or (bool(parts) and len(rows) == LOOKED_THROUGH)
        return LogPage(tuple(found[:most]), more, seal)

    def of(self, kind: str, record_id: int) -> tuple[LogLine, ...]:
        """What has happened to one record, newest first."""
        with self._file.reading() as connection:
            return read_lines(connection, {kind: (record_id,)})


def read_lines(connection: Connection, records: Mapping[str, Collection[int]]) -> tuple[LogLine, ...]:
    """Read what has happened to records, given as ids by kind, newest first, in an open transaction."""
    which = [and_(ChangeLog.kind == kind, ChangeLog.record_id.in_(ids)) for kind, ids in records.items()]
    wanted = (
        select(ChangeLog.__table__, Person.name.label("by"))
        .join(Person, Person.key == ChangeLog.person_key, isouter=True)
        .where(or_(*which))
        .order_by(ChangeLog.id.desc())
    )
    return tuple(_lines(connection, connection.execute(wanted).mappings().all()))


def _lines(connection: Connection, rows: Iterable[RowMapping]) -> list[LogLine]:
    read = [(row, _known(row["kind"], row["old"]), _known(row["kind"], row["new"])) for row in rows]
    mentioned = {(row["kind"], row["record_id"]) for row, _, _ in read}
    for row, old, new in read:
        for values in (old, new):
            mentioned.update(_references(KINDS[row["kind"]], values))
    names = read_names(connection, mentioned)
    return [
        LogLine(
            number=row["id"],
            at=row["at"],
            by=row["by"] or "",
            workstation=row["workstation"],
            kind=row["kind"],
            record_id=row["record_id"],
            name=names.get((row["kind"], row["record_id"]), ""),
            action=row["action"],
            fields=tuple(_changes(KINDS[row["kind"]], old, new, names)),
            why=row["why"],
        )
        for row, old, new in read
    ]


def _known(kind: str, logged: str) -> dict[str, object]:
    """The fields that a form may show. ``archived`` is told by the action, the version by nobody."""
    values = json.loads(logged)
    fields = KINDS[kind].fields - {ARCHIVED}
    return KINDS[kind].plain({name: value for name, value in values.items() if name in fields})


def _changes(
    kind: Kind, old: Mapping[str, object], new: Mapping[str, object], names: Mapping[tuple[str, int], str]
) -> Iterator[FieldChange]:
    for field in (name for name in (*kind.columns, *kind.links) if name in new):
        before = _shown(kind, field, old.get(field), names)
        after = _shown(kind, field, new[field], names)
        if before != after and (old or after not in ("", ())):
            yield FieldChange(field, before, after)


def _references(kind: Kind, values: Mapping[str, object]) -> Iterator[tuple[str, int]]:
    for field, value in values.items():
        yield from _pointed_at(kind, field, value)


def _pointed_at(kind: Kind, field: str, value: object) -> Iterator[tuple[str, int]]:
    """The records that a field's value points at, as (kind, id)."""
    if field in kind.links:
        for item in value if isinstance(value, tuple) else ():
            yield item if isinstance(item, tuple) else (kind.links[field].kind, item)
    elif isinstance(value, int) and kind.columns[field].foreign_keys:
        (foreign,) = kind.columns[field].foreign_keys
        yield foreign.column.table.name, value


def _shown(kind: Kind, field: str, value: object, names: Mapping[tuple[str, int], str]) -> type_of_value:
    named = tuple(Named(*key, names.get(key, "")) for key in _pointed_at(kind, field, value))
    if field in kind.links:
        return named
    if named:
        return named[0]
    assert value is None or isinstance(value, str | int | float | date)
    return value


def _has(line: LogLine, parts: list[str]) -> bool:
    said = [line.name, line.by, line.workstation, line.why, line.at.date().isoformat()]
    for change in line.fields:
        for value in (change.old, change.new):
            items = value if isinstance(value, tuple) else (value,)
            said += [
                item.name if isinstance(item, Named) else str(item) for item in items if item is not None
            ]
    text = "\n".join(said).casefold()
    return all(part in text for part in parts)

"""The log of changes: rows sealed by sha256 over the row before, so that a rewritten history shows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from json.encoder import encode_basestring
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import Connection, Text, bindparam, insert, select, type_coerce

from app.domain.problems import Problem
from database import bulk
from database.changes import ChangeLog
from database.municipality import Person

_SEALED = (
    *("id", "edit_id", "at", "person_key", "workstation"),
    *("kind", "record_id", "action", "old", "new", "why"),
)

# Made once: a statement that SQLAlchemy has seen before costs a third.
_NEWEST = select(ChangeLog.id, ChangeLog.hash).order_by(ChangeLog.id.desc()).limit(1)
_KNOWN = select(Person.key).where(Person.key == bindparam("known"))
_LOG = ChangeLog.metadata.tables[ChangeLog.__tablename__]

FIRST = ""
"""What the first row has as the hash of the row before it."""


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes. ``key`` stands in the log; the name is kept apart so that it can be taken away."""

    key: str
    name: str


class Entry(NamedTuple):
    """One record's part of an edit: the changed fields as they were and as they became."""

    kind: str
    record_id: int
    action: str
    old: Mapping[str, object]
    new: Mapping[str, object]
    why: str = ""


@dataclass(frozen=True, slots=True)
class Seal:
    """The newest row's number and hash: what a report prints as an anchor outside the file."""

    number: int
    hash: str


def append(
    connection: Connection,
    entries: Iterable[Entry],
    *,
    edit_id: str,
    at: datetime,
    author: Author,
    workstation: str,
) -> None:
    """Add rows to the log, inside the transaction that makes the changes they tell of."""
    _introduce(connection, author)
    before = seal(connection)
    number, previous = before.number, before.hash
    seal_row = _sealer(edit_id, at, author, workstation)
    written = _writer()
    who = (author.key, workstation)
    rows: list[tuple[object, ...]] = []
    for entry in entries:
        number += 1
        what = (entry.kind, entry.record_id, entry.action, written(entry.old), written(entry.new), entry.why)
        own = seal_row(previous, number, *what)
        rows.append((number, edit_id, at, *who, *what, previous, own))
        previous = own
    bulk.insert_rows(connection, _LOG, (*_SEALED, "prev", "hash"), rows)


def _sealer(edit_id: str, at: datetime, author: Author, workstation: str) -> Callable[..., str]:
    """``row_hash`` for the rows of one save: what they have in common is put in form once."""
    quoted = cache(encode_basestring)
    moment = quoted(at.isoformat(timespec="seconds"))
    head = f'"at":{moment},"edit_id":{quoted(edit_id)},"id":'
    person, place = (
        f',"person_key":{quoted(author.key)},"record_id":',
        f',"workstation":{quoted(workstation)}}}',
    )

    def seal_row(
        previous: str, number: int, kind: str, record_id: int, action: str, old: str, new: str, why: str
    ) -> str:
        content = (
            f'{previous}\n{{"action":{quoted(action)},{head}{number},"kind":{quoted(kind)}'
            f',"new":{encode_basestring(new)},"old":{encode_basestring(old)}{person}{record_id}'
            f',"why":{quoted(why)}{place}'
        )
        return hashlib.sha256(content.encode()).hexdigest()

    return seal_row


def seal(connection: Connection) -> Seal:
    """Return the newest row's number and hash."""
    row = connection.execute(_NEWEST).one_or_none()
    return Seal(0, FIRST) if row is None else Seal(row.id, row.hash)


def verify(connection: Connection, anchor: Seal | None = None) -> list[Problem]:
    """Return what is wrong with the log: a gap, a row that does not fit its hash, a chain that does not hold.

    A cut tail or a chain rewritten from the start shows only against an ``anchor`` kept outside the file.
    """
    log = ChangeLog.__table__.c
    previous = FIRST
    anchored = anchor is None or anchor.number == 0
    # The moment as it stands in the file: a spoilt one is to be found, not to stop the search.
    columns = [type_coerce(column, Text) if column.name == "at" else column for column in log]
    rows = connection.execution_options(yield_per=2000).execute(select(*columns).order_by(log.id))
    for number, found in enumerate(rows, start=1):
        row = dict(found._mapping)
        if row["id"] != number:
            return [Problem("log_gap", values={"number": number})]
        if row["prev"] != previous or row["hash"] != row_hash(row, previous):
            return [Problem("log_broken", values={"number": number})]
        previous = row["hash"]
        if anchor is not None and number == anchor.number:
            anchored = previous == anchor.hash
    return [] if anchored or anchor is None else [Problem("log_rewritten", values={"number": anchor.number})]


def row_hash(row: Mapping[str, object], previous: str) -> str:
    """Return the hash that seals a row of the log to the one before it."""
    content = canonical({name: row[name] for name in _SEALED})
    return hashlib.sha256(f"{previous}\n{content}".encode()).hexdigest()


def canonical(values: Mapping[str, object]) -> str:
    """Write values as JSON that is the same on every machine: sorted keys, no spaces, dates as text."""
    return _ENCODER.encode(values)


def _writer() -> Callable[[Mapping[str, object]], str]:
    """``canonical`` for the rows of one save, which have the same names and nearly the same values."""
    # Typed: 1, 1.0 and true are equal in Python.
    quick = lru_cache(maxsize=4096, typed=True)(_ENCODER.encode)
    frames: dict[tuple[str, ...], tuple[str, Callable[..., Any]]] = {}

    def written(values: Mapping[str, object]) -> str:
        if not values:
            return "{}"
        names = tuple(values)
        if len(names) == 1:
            return canonical(values)
        if names not in frames:
            ordered = sorted(names)
            fields = ",".join(encode_basestring(name).replace("%", "%%") + ":%s" for name in ordered)
            frames[names] = (f"{{{fields}}}", itemgetter(*ordered))
        frame, take = frames[names]
        try:
            return frame % tuple(map(quick, take(values)))
        except TypeError:
            # A value that cannot be looked up, such as a list.
            return canonical(values)

    return written


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    raise TypeError(f"{type(value).__name__} cannot stand in the log")


# Made once: ``json.dumps`` would make one for every row.
_ENCODER = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False, default=_plain
)


def _introduce(connection: Connection, author: Author) -> None:
    """Make the author known by name, once: a name taken away later is not brought back."""
    if connection.execute(_KNOWN, {"known": author.key}).first() is None:
        connection.execute(insert(Person), {"key": author.key, "name": author.name})

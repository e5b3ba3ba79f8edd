"""What was decided or locked, kept as it was: later changes of records change nothing in it."""

from __future__ import annotations

import dataclasses
import json
import types
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from sqlalchemy import ColumnElement, Connection, delete, insert, select

from database.control_plans import Snapshot

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Content = TypeVar("Content")


def keep(connection: Connection, kind: str, record_id: int, at: datetime, content: DataclassInstance) -> None:
    """Keep what a record says, in an open transaction."""
    connection.execute(
        insert(Snapshot).values(kind=kind, record_id=record_id, made_at=at, content=packed(content))
    )


def is_kept(connection: Connection, kind: str, record_id: int) -> bool:
    """Whether anything is kept of a record."""
    return connection.execute(select(Snapshot.id).where(_of(kind, record_id))).first() is not None


def let_go(connection: Connection, kind: str, record_id: int) -> None:
    """Keep nothing of a record any more."""
    connection.execute(delete(Snapshot).where(_of(kind, record_id)))


def read(connection: Connection, kind: str, record_id: int, made_of: type[Content]) -> Content | None:
    """What was kept of a record; None where nothing is."""
    kept = connection.execute(select(Snapshot.content).where(_of(kind, record_id))).scalar()
    return None if kept is None else unpacked(made_of, kept)


def _of(kind: str, record_id: int) -> ColumnElement[bool]:
    return (Snapshot.kind == kind) & (Snapshot.record_id == record_id)


def packed(content: DataclassInstance) -> str:
    """What a record says, as JSON."""
    return json.dumps(dataclasses.asdict(content), ensure_ascii=False, default=date.isoformat)


def unpacked(made_of: type[Content], text: str) -> Content:
    """What a record says, out of JSON. A field that is added to it later has to have a default."""
    made: Content = _made(made_of, json.loads(text))
    return made


def _made(kind: Any, value: Any) -> Any:
    if value is None:
        return None
    origin = get_origin(kind)
    if origin in (types.UnionType, Union):
        return _made(next(part for part in get_args(kind) if part is not type(None)), value)
    if origin is tuple:
        return tuple(_made(get_args(kind)[0], part) for part in value)
    if kind is date:
        return date.fromisoformat(value)
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = _hints(kind)
        return kind(**{name: _made(hints[name], part) for name, part in value.items() if name in hints})
    return value


@cache
def _hints(kind: type) -> Mapping[str, Any]:
    return get_type_hints(kind)

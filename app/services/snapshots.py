"""What was decided or locked, kept as it was: later changes of records change nothing in it."""

from __future__ import annotations

import dataclasses
import json
import types
from collections.abc import Callable, Mapping
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
    kind: Any = made_of
    make = _maker(kind)
    found = json.loads(text)
    made: Content = found if make is None else make(found)
    return made


type_of_maker = Callable[[Any], Any] | None
"""What makes a value out of JSON; None where it is what it is to be already."""


@cache
def _maker(kind: Any) -> type_of_maker:
    """Work out once for each type how its values are made: a report has tens of thousands of them."""
    origin = get_origin(kind)
    if origin in (types.UnionType, Union):
        make = _maker(next(part for part in get_args(kind) if part is not type(None)))
        return None if make is None else lambda value: None if value is None else make(value)
    if origin is tuple:
        each = _maker(get_args(kind)[0])
        return tuple if each is None else lambda value: tuple(map(each, value))
    if kind is date:
        return date.fromisoformat
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return _maker_of(kind)
    return None


def _maker_of(kind: type) -> Callable[[Mapping[str, Any]], Any]:
    makers = {name: _maker(hint) for name, hint in get_type_hints(kind).items()}

    def made(values: Mapping[str, Any]) -> Any:
        return kind(
            **{
                name: value if (make := makers[name]) is None else make(value)
                for name, value in values.items()
                if name in makers
            }
        )

    return made

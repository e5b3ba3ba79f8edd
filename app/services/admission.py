"""Whether a record may become what an edit makes of it: the kind's own rules, and those that hold for every kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Column, Connection, UniqueConstraint, select

from app.domain.problems import Problem
from app.services.checks import Draft
from app.services.kinds import ARCHIVED, KINDS, Kind


def problems(kind: Kind, draft: Draft) -> list[Problem]:
    """Return everything that is wrong with the record as it would be."""
    if ARCHIVED in draft.changed and draft.values[ARCHIVED] and draft.id is not None:
        return kind.may_archive(draft.connection, draft.id)
    found = kind.check(draft)
    told = {problem.field for problem in found}
    found += [problem for problem in _empty(kind, draft.values) if problem.field not in told]
    found += _dangling_keys(kind, draft) + _dangling_links(kind, draft)
    return found or _duplicates(kind, draft)


def _empty(kind: Kind, values: Mapping[str, object]) -> list[Problem]:
    return [
        Problem("required", name)
        for name, column in kind.columns.items()
        if not column.nullable and values[name] is None
    ]


def _dangling_keys(kind: Kind, draft: Draft) -> list[Problem]:
    """A new reference leads to a record that is there and not archived."""
    found = []
    for name, column in kind.columns.items():
        target = draft.whole(name) if column.foreign_keys else None
        if target is None or not draft.touches(name):
            continue
        (foreign,) = column.foreign_keys
        if not _is_live(draft.connection, foreign.column, target):
            found.append(Problem("missing_reference", name))
    return found


def _dangling_links(kind: Kind, draft: Draft) -> list[Problem]:
    found = []
    for name, link in kind.links.items():
        if name not in draft.changed:
            continue
        had = link.read(draft.connection, draft.id) if draft.id is not None else ()
        for item in links(draft.values[name]):
            target_kind, target = item if isinstance(item, tuple) else (link.kind, item)
            if item not in had and not _record_is_live(draft.connection, target_kind, target):
                found.append(Problem("missing_reference", name))
                break
    return found


def _record_is_live(connection: Connection, kind: str, record_id: int) -> bool:
    return kind in KINDS and _is_live(connection, KINDS[kind].table.c.id, record_id)


def _is_live(connection: Connection, key: Column[int], record_id: int) -> bool:
    query = select(key).where(key == record_id)
    if "archived_at" in key.table.c:
        query = query.where(key.table.c.archived_at.is_(None))
    return connection.execute(query).first() is not None


@dataclass(frozen=True, slots=True)
class _Unique:
    columns: tuple[str, ...]
    among_live: bool


def _uniques(kind: Kind) -> Iterator[_Unique]:
    for constraint in kind.table.constraints:
        if isinstance(constraint, UniqueConstraint):
            yield _Unique(tuple(column.name for column in constraint.columns), False)
    for index in kind.table.indexes:
        if index.unique:
            yield _Unique(tuple(column.name for column in index.columns), True)


def _duplicates(kind: Kind, draft: Draft) -> list[Problem]:
    """What may stand only once is told at the field that a person would change."""
    for unique in _uniques(kind):
        if not draft.touches(*unique.columns):
            continue
        query = select(kind.table.c.id).where(
            *(kind.table.c[name] == draft.values[name] for name in unique.columns)
        )
        if unique.among_live:
            query = query.where(kind.table.c.archived_at.is_(None))
        if draft.id is not None:
            query = query.where(kind.table.c.id != draft.id)
        if draft.connection.execute(query.limit(1)).first() is not None:
            return [Problem("duplicate", unique.columns[-1])]
    return []


def links(value: object) -> tuple[object, ...]:
    """Return a link field's value as what it is."""
    assert isinstance(value, tuple)
    return value

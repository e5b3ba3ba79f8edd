"""Whether a record may become what an edit makes of it: the kind's own rules, and those that hold for every kind."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.problems import Problem
from app.services.checks import Draft
from app.services.kind import ARCHIVED, Kind
from app.services.kinds import KINDS
from app.services.rows import Rows, uniques


def problems(kind: Kind, draft: Draft, rows: Rows) -> list[Problem]:
    """Return everything that is wrong with the record as it would be."""
    if ARCHIVED in draft.changed and draft.values[ARCHIVED] and draft.id is not None:
        return kind.may_archive(draft.connection, draft.id)
    found = kind.check(draft)
    if empty := _empty(kind, draft.values):
        told = {problem.field for problem in found}
        found += [problem for problem in empty if problem.field not in told]
    found += _dangling_keys(kind, draft, rows) + _dangling_links(kind, draft, rows)
    return found or _duplicates(kind, draft, rows)


def _empty(kind: Kind, values: Mapping[str, object]) -> list[Problem]:
    return [Problem("required", name) for name in kind.filled_columns if values[name] is None]


def _dangling_keys(kind: Kind, draft: Draft, rows: Rows) -> list[Problem]:
    """A new reference leads to a record that is there and not archived."""
    found = []
    for name, key in kind.references.items():
        target = draft.whole(name)
        if target is not None and draft.touches(name) and not rows.is_live(key, target):
            found.append(Problem("missing_reference", name))
    return found


def _dangling_links(kind: Kind, draft: Draft, rows: Rows) -> list[Problem]:
    found = []
    for name, link in kind.links.items():
        if name not in draft.changed:
            continue
        had = link.read(draft.connection, draft.id) if draft.id is not None else ()
        for item in links(draft.values[name]):
            target_kind, target = item if isinstance(item, tuple) else (link.kind, item)
            if item not in had and not _record_is_live(rows, target_kind, target):
                found.append(Problem("missing_reference", name))
                break
    return found


def _record_is_live(rows: Rows, kind: str, record_id: int) -> bool:
    return kind in KINDS and rows.is_live(KINDS[kind].table.c.id, record_id)


def _duplicates(kind: Kind, draft: Draft, rows: Rows) -> list[Problem]:
    """What may stand only once is told at the field that a person would change."""
    for unique in uniques(kind.name):
        if draft.touches(*unique.columns) and rows.is_taken(kind, unique, draft.values, draft.id):
            return [Problem("duplicate", unique.columns[-1])]
    return []


def links(value: object) -> tuple[object, ...]:
    """Return a link field's value as what it is."""
    assert isinstance(value, tuple)
    return value

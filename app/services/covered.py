"""What decisions cover, and which of it was changed after it was adopted."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select, true

from app.domain import decisions as rules
from app.services.names import read_names
from database.changes import ChangeLog
from database.decisions import DecisionItem
from database.invariants import record_tables


@dataclass(frozen=True, slots=True)
class CoveredRow:
    """A record that a decision covers."""

    kind: str
    id: int
    name: str
    adopted_version: int | None
    """The version that was adopted; None before the decision is adopted."""
    version: int
    archived: bool
    changed: tuple[str, ...]
    """The adopted fields that were changed afterwards."""
    changed_at: datetime | None
    """When that was done last."""


def read_covered(connection: Connection, decision_id: int | None = None) -> dict[int, tuple[CoveredRow, ...]]:
    """Read what decisions cover, by decision, with what was changed since; one query or two for each kind."""
    items = DecisionItem.__table__.c
    mine = true() if decision_id is None else items.decision_id == decision_id
    rows = connection.execute(
        select(items.decision_id, items.kind, items.record_id, items.adopted_version)
        .where(mine)
        .order_by(items.decision_id, items.kind, items.record_id)
    ).all()
    records = {(row.kind, row.record_id) for row in rows}
    names = read_names(connection, records)
    now = _versions(connection, records)
    log = ChangeLog.__table__.c
    changes: dict[tuple[str, int], list[tuple[int, set[str], datetime]]] = {}
    adopted = (
        select(items.kind, items.record_id)
        .where(mine, items.adopted_version.is_not(None))
        .distinct()
        .subquery()
    )
    same = (adopted.c.kind == log.kind) & (adopted.c.record_id == log.record_id)
    for kind, record_id, new, at in connection.execute(
        select(log.kind, log.record_id, log.new, log.at)
        .join(adopted, same)
        .where(log.action == "change")
        .order_by(log.id)
    ):
        values = json.loads(new)
        changes.setdefault((kind, record_id), []).append((values["version"], set(values), at))
    covered: dict[int, list[CoveredRow]] = {}
    for row in rows:
        key = row.kind, row.record_id
        version, archived = now.get(key, (0, True))
        covered.setdefault(row.decision_id, []).append(
            CoveredRow(
                *key,
                names.get(key, ""),
                row.adopted_version,
                version,
                archived,
                *_since(row.adopted_version, changes.get(key, ())),
            )
        )
    return {owner: tuple(found) for owner, found in covered.items()}


def _since(
    adopted: int | None, changes: Iterable[tuple[int, set[str], datetime]]
) -> tuple[tuple[str, ...], datetime | None]:
    if adopted is None:
        return (), None
    later = [(fields, at) for version, fields, at in changes if version > adopted]
    told = [at for fields, at in later if rules.changed_since([fields])]
    return rules.changed_since(fields for fields, _ in later), told[-1] if told else None


def _versions(
    connection: Connection, records: Iterable[tuple[str, int]]
) -> dict[tuple[str, int], tuple[int, bool]]:
    """The version of each record as it is now, and whether it has been put away."""
    tables = record_tables()
    wanted: dict[str, set[int]] = {}
    for kind, record_id in records:
        wanted.setdefault(kind, set()).add(record_id)
    found: dict[tuple[str, int], tuple[int, bool]] = {}
    for kind, ids in wanted.items():
        columns = tables[kind].c
        query = select(columns.id, columns.version, columns.archived_at).where(columns.id.in_(sorted(ids)))
        for record_id, version, archived_at in connection.execute(query):
            found[kind, record_id] = version, archived_at is not None
    return found

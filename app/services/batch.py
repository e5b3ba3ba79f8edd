"""One save inside its transaction: reads each record, merges, checks the rules, writes, and tells the log."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import Connection, RowMapping, insert, select

from app.domain import formats
from app.domain.merging import merge
from app.domain.problems import Conflict, Invalid, Problem, UserError
from app.services import admission
from app.services.admission import links
from app.services.checks import Draft
from app.services.edits import Change, Edit, Ref
from app.services.kinds import ARCHIVED, KINDS, Kind
from database.log import Author, Entry
from database.municipality import Person


@dataclass
class Batch:
    """The edits of one save, applied in order; a later one may refer to what an earlier one made."""

    connection: Connection
    at: datetime
    author: Author
    changes: list[Change] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)

    def apply(self, edit: Edit) -> None:
        """Apply one edit, or raise why not; the transaction is then undone as a whole."""
        kind = KINDS[edit.kind]
        values = {name: self._resolved(value) for name, value in edit.values.items()}
        if edit.id is None:
            self._make(kind, values, edit.why)
        else:
            self._change(kind, edit.id, values, edit.base or {}, edit.why)

    def _resolved(self, value: object) -> object:
        if isinstance(value, Ref):
            return self.changes[value.index].id
        if isinstance(value, tuple | list):
            return tuple(self._resolved(item) for item in value)
        return value

    def _make(self, kind: Kind, values: Mapping[str, object], why: str) -> None:
        given, bad = kind.try_plain(values)
        full = {**kind.empty(), **given, ARCHIVED: False}
        self._require(kind, Draft(self.connection, None, full, frozenset(full), self._today), bad)
        columns = {name: full[name] for name in kind.columns}
        made = {"created_at": self.at, "created_by": self.author.key, **self._stamp(1)}
        key = self.connection.execute(insert(kind.table).values(**columns, **made)).inserted_primary_key
        assert key is not None
        record_id = int(key[0])
        for name, link in kind.links.items():
            link.write(self.connection, record_id, (), links(full[name]))
        kind.after(self.connection, record_id)
        del full[ARCHIVED]
        self.changes.append(Change(kind.name, record_id, None, full, 1))
        self.entries.append(Entry(kind.name, record_id, "create", {}, {**full, "version": 1}, why))

    def _change(
        self, kind: Kind, record_id: int, values: Mapping[str, object], base: Mapping[str, object], why: str
    ) -> None:
        row = find(self.connection, kind, record_id)
        current = current_values(self.connection, kind, row, kind.links.keys() & values.keys())
        mine, bad = kind.try_plain(values)
        read, _ = kind.try_plain({name: value for name, value in base.items() if name in mine})
        merged = merge(read, mine, current)
        if merged.clashes:
            everything = {**current_values(self.connection, kind, row), "version": row["version"]}
            by, at = self._last_changed(row)
            raise Conflict(kind.name, record_id, merged.clashes, everything, by, at)
        to_set = merged.to_set
        if not to_set and not bad:
            self.changes.append(Change(kind.name, record_id, {}, {}, row["version"]))
            return
        if current[ARCHIVED] and ARCHIVED not in to_set:
            by, at = self._last_changed(row)
            raise UserError("record_archived", kind=kind.name, id=record_id, by=by, at=at)
        draft = Draft(self.connection, record_id, {**current, **to_set}, frozenset(to_set), self._today)
        self._require(kind, draft, bad)
        self._set(kind, row, current, to_set, why)

    def _set(
        self,
        kind: Kind,
        row: RowMapping,
        current: Mapping[str, object],
        to_set: dict[str, object],
        why: str,
    ) -> None:
        record_id, version = row["id"], row["version"] + 1
        columns = {name: value for name, value in to_set.items() if name in kind.columns}
        action = "change"
        if ARCHIVED in to_set:
            action = "archive" if to_set[ARCHIVED] else "restore"
            columns["archived_at"] = self.at if to_set[ARCHIVED] else None
        columns.update(self._stamp(version))
        self.connection.execute(kind.update_of(frozenset(columns)), {**columns, "record_id": record_id})
        for name in kind.links.keys() & to_set.keys():
            kind.links[name].write(self.connection, record_id, links(current[name]), links(to_set[name]))
        kind.after(self.connection, record_id)
        before = {name: current[name] for name in to_set}
        self.changes.append(Change(kind.name, record_id, before, to_set, version))
        self.entries.append(Entry(kind.name, record_id, action, before, {**to_set, "version": version}, why))

    @property
    def _today(self) -> date:
        """The day of the save on the clock of the workstation."""
        return self.at.astimezone().date()

    def _stamp(self, version: int) -> dict[str, object]:
        return {"version": version, "changed_at": self.at, "changed_by": self.author.key}

    def _require(self, kind: Kind, draft: Draft, bad: list[Problem]) -> None:
        """Raise where a rule is broken. ``bad`` are the values that no column can hold."""
        told = {problem.field for problem in bad}
        found = [problem for problem in admission.problems(kind, draft) if problem.field not in told]
        if bad or found:
            raise Invalid((*bad, *found))

    def _last_changed(self, row: RowMapping) -> tuple[str, str]:
        """Who changed a record last, and when, as the clock on the wall showed it."""
        name = self.connection.execute(select(Person.name).where(Person.key == row["changed_by"])).scalar()
        return name or "", formats.moment(row["changed_at"])


def find(connection: Connection, kind: Kind, record_id: int) -> RowMapping:
    """Return a record's row, or raise that it is not there."""
    row = connection.execute(kind.row_by_id, {"record_id": record_id}).mappings().one_or_none()
    if row is None:
        raise UserError("record_missing", kind=kind.name, id=record_id)
    return row


def current_values(
    connection: Connection, kind: Kind, row: RowMapping, link_names: Iterable[str] | None = None
) -> dict[str, object]:
    """Return what a form may edit of a row, with all of its links or those that are named."""
    values: dict[str, object] = {name: row[name] for name in kind.columns}
    for name in kind.links if link_names is None else link_names:
        values[name] = kind.links[name].read(connection, row["id"])
    return {**values, ARCHIVED: row["archived_at"] is not None}

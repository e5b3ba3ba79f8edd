"""One save inside its transaction: reads each record, merges, checks the rules, writes, and tells the log."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from itertools import groupby

from sqlalchemy import Connection, select

from app.domain import formats
from app.domain.merging import merge
from app.domain.problems import Conflict, Invalid, Problem, UserError
from app.services import admission, many_new
from app.services.admission import links
from app.services.checks import Draft
from app.services.edits import Change, Edit, Ref
from app.services.kind import ARCHIVED, Kind
from app.services.kinds import KINDS
from app.services.many_rows import ManyRows
from app.services.rows import OneByOne, Rows, type_of_record
from database.log import Author, Entry
from database.municipality import Person

MANY = 50
"""From so many edits of one kind in a row, they are read ahead and written together."""

_MAY_REFER = frozenset({Ref, tuple, list})


@dataclass
class Batch:
    """The edits of one save, applied in order; a later one may refer to what an earlier one made."""

    connection: Connection
    at: datetime
    author: Author
    changes: list[Change] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)

    def apply_all(self, edits: Iterable[Edit]) -> None:
        """Apply edits, or raise why not; the transaction is then undone as a whole."""
        for name, group in groupby(edits, key=lambda edit: edit.kind):
            run = list(group)
            if len(run) >= MANY and KINDS[name].in_bulk:
                self._apply_many(KINDS[name], run)
            else:
                for edit in run:
                    self._apply(edit, self._one_by_one)

    @cached_property
    def _one_by_one(self) -> Rows:
        return OneByOne(self.connection)

    def _apply_many(self, kind: Kind, edits: Sequence[Edit]) -> None:
        rows = ManyRows(self.connection, kind, edits)
        for fields, group in groupby(edits, key=lambda edit: edit.id is None and tuple(edit.values)):
            run = list(group)
            if not fields or len(run) < MANY or not self._make_many(kind, run, rows):
                for edit in run:
                    self._apply(edit, rows)
        rows.settle()

    def _make_many(self, kind: Kind, edits: Sequence[Edit], rows: ManyRows) -> bool:
        """Make new records together; False where they must be looked at one by one, and nothing is done."""
        columns = many_new.filled_in(kind, edits)
        if columns is None:
            return False
        names = tuple(columns)
        records = [dict(zip(names, row, strict=True)) for row in zip(*columns.values(), strict=True)]
        if not many_new.are_well(kind, columns, records, rows, self._today):
            return False
        ids = rows.insert_all(
            {**columns, **{name: [value] * len(edits) for name, value in self._made.items()}}
        )
        for record_id, full, edit in zip(ids, records, edits, strict=True):
            self._tell_made(kind, record_id, full, edit.why)
        return True

    def _apply(self, edit: Edit, rows: Rows) -> None:
        kind = KINDS[edit.kind]
        values = edit.values
        if not _MAY_REFER.isdisjoint(map(type, values.values())):
            values = {name: self._resolved(value) for name, value in values.items()}
        if edit.id is None:
            self._make(kind, values, edit.why, rows)
        else:
            self._change(kind, edit, values, rows)

    def _resolved(self, value: object) -> object:
        if isinstance(value, Ref):
            return self.changes[value.index].id
        if isinstance(value, tuple | list):
            return tuple(self._resolved(item) for item in value)
        return value

    def _make(self, kind: Kind, values: Mapping[str, object], why: str, rows: Rows) -> None:
        given, bad = kind.try_plain(values)
        full = {**kind.empty(), **given, ARCHIVED: False}
        self._require(kind, Draft(self.connection, None, full, kind.fields, self._today), bad, rows)
        del full[ARCHIVED]
        columns = {name: full[name] for name in kind.columns} if kind.links else full
        record_id = rows.insert(kind, {**columns, **self._made})
        for name, link in kind.links.items():
            link.write(self.connection, record_id, (), links(full[name]))
        kind.after(self.connection, record_id)
        self._tell_made(kind, record_id, full, why)

    def _tell_made(self, kind: Kind, record_id: int, full: dict[str, object], why: str) -> None:
        self.changes.append(Change(kind.name, record_id, None, full, 1))
        self.entries.append(Entry(kind.name, record_id, "create", {}, {**full, "version": 1}, why))

    def _change(self, kind: Kind, edit: Edit, values: Mapping[str, object], rows: Rows) -> None:
        record_id, base = edit.id, edit.base or {}
        assert record_id is not None
        row = rows.find(kind, record_id)
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
        self._require(kind, draft, bad, rows)
        self._set(kind, row, current, to_set, edit.why, rows)

    def _set(
        self,
        kind: Kind,
        row: type_of_record,
        current: Mapping[str, object],
        to_set: dict[str, object],
        why: str,
        rows: Rows,
    ) -> None:
        record_id, version = row["id"], row["version"] + 1
        columns = {name: value for name, value in to_set.items() if name in kind.columns}
        action = "change"
        if ARCHIVED in to_set:
            action = "archive" if to_set[ARCHIVED] else "restore"
            columns["archived_at"] = self.at if to_set[ARCHIVED] else None
        columns.update(self._stamp(version))
        rows.update(kind, record_id, columns)
        for name in kind.links.keys() & to_set.keys():
            kind.links[name].write(self.connection, record_id, links(current[name]), links(to_set[name]))
        kind.after(self.connection, record_id)
        before = {name: current[name] for name in to_set}
        self.changes.append(Change(kind.name, record_id, before, to_set, version))
        self.entries.append(Entry(kind.name, record_id, action, before, {**to_set, "version": version}, why))

    @cached_property
    def _today(self) -> date:
        """The day of the save on the clock of the workstation."""
        return self.at.astimezone().date()

    @cached_property
    def _made(self) -> dict[str, object]:
        return {"created_at": self.at, "created_by": self.author.key, **self._stamp(1)}

    def _stamp(self, version: int) -> dict[str, object]:
        return {"version": version, "changed_at": self.at, "changed_by": self.author.key}

    def _require(self, kind: Kind, draft: Draft, bad: list[Problem], rows: Rows) -> None:
        """Raise where a rule is broken. ``bad`` are the values that no column can hold."""
        found = admission.problems(kind, draft, rows)
        if bad or found:
            told = {problem.field for problem in bad}
            raise Invalid((*bad, *(problem for problem in found if problem.field not in told)))

    def _last_changed(self, row: type_of_record) -> tuple[str, str]:
        """Who changed a record last, and when, as the clock on the wall showed it."""
        name = self.connection.execute(select(Person.name).where(Person.key == row["changed_by"])).scalar()
        return name or "", formats.moment(row["changed_at"])


def current_values(
    connection: Connection, kind: Kind, row: type_of_record, link_names: Iterable[str] | None = None
) -> dict[str, object]:
    """Return what a form may edit of a row, with all of its links or those that are named."""
    values: dict[str, object] = {name: row[name] for name in kind.columns}
    for name in kind.links if link_names is None else link_names:
        values[name] = kind.links[name].read(connection, row["id"])
    return {**values, ARCHIVED: row["archived_at"] is not None}

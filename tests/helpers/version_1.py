"""The example as the first version of the program kept it, made by that version's own migration."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, MetaData, Table, insert, select

from database import example, log
from database.addresses import APPLICATION_ID
from database.changes import ChangeLog
from database.connection import File, sqlite_engine
from database.log import Author, Entry
from database.upgrade import MIGRATIONS, migrate

_STATES = {"working_committee": "prepared", "executive_board": "prepared", "council": "prepared"}
MOVED = ("unit_id", "decided_on", "section", "state")
"""What a decision knew of its way before it had steps."""


def first_migration(folder: Path) -> Path:
    """Put the migrations as they were in version 1 under ``folder``."""
    target = folder / "version 1"
    shutil.copytree(MIGRATIONS, target, ignore=shutil.ignore_patterns("__pycache__", "000[2-9]*"))
    return target


def example_of_version_1(folder: Path) -> Path:
    """Make the example's file of version 1 under ``folder``: every table, every kind of record and the log."""
    made = folder / "now.rtr"
    example.create(made)
    path = folder / "Vaggeryd å.rtr"
    path.touch()
    engine = sqlite_engine(path, write=True, version=None)
    file = File(made)
    with engine.connect() as connection, connection.begin():
        migrate(connection, first_migration(folder))
        with file.reading() as source:
            fill_version_1(connection, source)
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        connection.exec_driver_sql("PRAGMA user_version=1")
    file.close()
    made.unlink()
    return path


def fill_version_1(connection: Connection, source: Connection) -> None:
    """Copy the example from ``source`` into tables of version 1, without what that version did not know."""
    tables = MetaData()
    tables.reflect(connection)
    now = MetaData()
    now.reflect(source)
    last = _last_steps(source, now.tables["decision_step"])
    for table in tables.sorted_tables:
        if table.name in ("alembic_version", "change_log"):
            continue
        rows = [dict(row) for row in source.execute(select(now.tables[table.name])).mappings()]
        if table.name == "decision":
            rows = [{**row, **last[row["id"]]} for row in rows]
        if table.name == "decision_item":
            rows = [row for row in rows if row["kind"] in tables.tables]
        if rows:
            kept = table.columns.keys()
            connection.execute(insert(table), [{name: row[name] for name in kept} for row in rows])
    _copy_log(connection, source, tables, last)


def _last_steps(source: Connection, steps: Table) -> dict[int, dict[str, Any]]:
    found: dict[int, dict[str, Any]] = {}
    for row in source.execute(select(steps).order_by(steps.c.id)).mappings():
        values = {name: row[name] for name in MOVED}
        found[row["decision_id"]] = {**values, "state": _STATES.get(row["state"], row["state"])}
    return found


def _copy_log(
    connection: Connection, source: Connection, tables: MetaData, last: Mapping[int, Mapping[str, Any]]
) -> None:
    """Tell the same changes anew, sealed from the first row on, without kinds that version 1 did not have."""
    people = MetaData()
    people.reflect(source, only=["change_log", "person"])
    names = {row.key: row.name for row in source.execute(select(people.tables["person"]))}
    rows = ChangeLog.__table__
    for row in source.execute(select(rows).order_by(rows.c.id)):
        if row.kind not in tables.tables:
            continue
        new = json.loads(row.new)
        if row.kind == "decision" and row.action == "create":
            new |= last[row.record_id]
        log.append(
            connection,
            [Entry(row.kind, row.record_id, row.action, json.loads(row.old), new, row.why)],
            edit_id=row.edit_id,
            at=row.at,
            author=Author(row.person_key, names[row.person_key]),
            workstation=row.workstation,
        )

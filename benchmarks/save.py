"""A save: version check, rules, the change and its sealed row of the log, safe on disk."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterable
from itertools import count
from pathlib import Path

from app.services.office import create_office, open_office
from benchmarks import Row, compare
from database.connection import connect_sqlite

ROUNDS = 25


def measure() -> Iterable[Row]:
    """Compare ``records.write`` with the same three statements by hand, with the same settings of the file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "save.rtr"
        create_office(path, "Mätkommunen", "", 2023, 2026)
        office = open_office(path)
        goal = office.records.write("goal", None, {"period_id": 1, "level": "vision", "title": "Vision"})
        numbers = count()

        def by_hand() -> None:
            connection = connect_sqlite(path)
            connection.execute("BEGIN IMMEDIATE")
            version, title = connection.execute(
                "SELECT version, title FROM goal WHERE id = ?", (goal.id,)
            ).fetchone()
            newest = connection.execute("SELECT id, hash FROM change_log ORDER BY id DESC LIMIT 1").fetchone()
            connection.execute(
                "UPDATE goal SET title = ?, version = version + 1 WHERE id = ? AND version = ?",
                (f"Vision {next(numbers)}", goal.id, version),
            )
            log_by_hand(connection, newest, title)
            connection.commit()
            connection.close()

        def product() -> None:
            office.records.write("goal", goal.id, {"title": f"Vision {next(numbers)}"}, form[0])

        def fill_form() -> None:
            form[:] = [office.records.read("goal", goal.id)]

        form: list[dict[str, object]] = []
        row = compare(
            "save a form: version, log row, on disk", by_hand, product, 2.5, ROUNDS, before=fill_form
        )
        office.close()
        yield row


def log_by_hand(connection: sqlite3.Connection, newest: tuple[int, str], title: str) -> None:
    """Add a row to the log by one statement, sealed with whatever: its cost is what counts."""
    connection.execute(
        "INSERT INTO change_log (id, edit_id, at, person_key, workstation, kind, record_id, action, old, new, why, "
        "prev, hash) VALUES (?, ?, '2026-01-01T00:00:00+00:00', 'a', 'b', 'goal', 1, 'change', ?, '{}', '', ?, ?)",
        (newest[0] + 1, f"edit {newest[0]}", title, newest[1], newest[1]),
    )

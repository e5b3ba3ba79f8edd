"""A consistent copy of a file, also while others work in it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from app.domain.problems import UserError
from database.addresses import inspect_header, is_postgresql
from database.connection import File, connect_sqlite
from database.failures import translated
from database.files import finished_file


def backup(file: File, out: Path) -> None:
    """Write a checked copy of the file to ``out``, which must not exist."""
    if file.path is None:
        raise UserError("backup_is_the_servers", path=file.shown)
    copy(file.path, out, file.timeout)


def backup_at(address: str | Path, out: Path) -> None:
    """Write a checked copy of a municipality's file that is not open here. An older one is copied as it is."""
    if not is_postgresql(address):
        inspect_header(Path(address).absolute())
    file = File(address)
    try:
        backup(file, out)
    finally:
        file.close()


def copy(source: Path, out: Path, timeout: float) -> None:
    """Copy by ``VACUUM INTO`` to a temporary name, check the copy, and only then give it its name."""
    with finished_file(out) as temporary:
        with translated(str(source)):
            connection = connect_sqlite(source, timeout)
            try:
                connection.execute("VACUUM INTO ?", (str(temporary),))
            finally:
                connection.close()
        _require_sound(temporary, out)


def _require_sound(temporary: Path, out: Path) -> None:
    with translated(str(out)):
        connection = connect_sqlite(temporary)
        try:
            answers = [row[0] for row in connection.execute("PRAGMA integrity_check")]
            dangling = connection.execute("PRAGMA foreign_key_check").fetchone()
        except sqlite3.DatabaseError as error:
            answers, dangling = [str(error)], None
        finally:
            connection.close()
    if answers != ["ok"] or dangling is not None:
        raise UserError("backup_damaged", path=str(out), reason=answers[0])

"""Looking a whole file over: its pages, its schema, its links, its rules and its log of changes. Changes nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection

from app.domain.problems import Problem, UserError
from database import log
from database.addresses import SCHEMA_VERSION, inspect_header, is_postgresql
from database.connection import File, connect_sqlite, held_here
from database.fingerprint import FINGERPRINTS, fingerprint
from database.invariants import broken_rules
from database.log import Seal

_FEW = 10
"""No more findings of one sort are told: the first ones show what is wrong."""


def check_file(address: str | Path, anchor: Seal | None = None) -> list[Problem]:
    """Return everything that is wrong with a file; raise ``UserError`` where it is not one of ours at all.

    ``anchor`` is the number and hash that a report or a workstation has kept of the log.
    """
    if is_postgresql(address):
        return _check_open(File(address), anchor)
    path = Path(address).absolute()
    if not held_here(path):
        version = inspect_header(path)
        if version < SCHEMA_VERSION:
            raise UserError("file_older", path=str(path), version=version, known=SCHEMA_VERSION)
    damage = _damage(path)
    return damage or _check_open(File(path), anchor)


def _damage(path: Path) -> list[Problem]:
    """What SQLite itself finds wrong. This, on a fresh connection, is what decides that a file is damaged."""
    try:
        connection = connect_sqlite(path)
        try:
            connection.execute("PRAGMA query_only=ON")
            found = [str(row[0]) for row in connection.execute(f"PRAGMA integrity_check({_FEW})")]
        finally:
            connection.close()
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        if _is_about_the_world(error):
            raise UserError("busy", path=str(path)) from error
        found = [str(error)]
    return [] if found == ["ok"] else [Problem("damaged", values={"reason": reason}) for reason in found]


def _is_about_the_world(error: Exception) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _check_open(file: File, anchor: Seal | None) -> list[Problem]:
    try:
        with file.reading() as connection:
            return [
                *_schema(connection),
                *_links(connection),
                *log.verify(connection, anchor),
                *broken_rules(connection),
            ]
    except UserError as error:
        if error.code != "looks_damaged":
            raise
        return [Problem("damaged", values={"reason": error.values.get("reason", "")})]
    except ValueError as error:
        # A date or a log row that cannot be read: the program never writes such a one.
        return [Problem("damaged", values={"reason": str(error)})]
    finally:
        file.close()


def _schema(connection: Connection) -> Iterator[Problem]:
    """On a server the schema belongs to the server's administrator; in a file it is exactly ours."""
    if connection.dialect.name == "sqlite" and fingerprint(connection) != FINGERPRINTS[SCHEMA_VERSION]:
        yield Problem("schema_foreign")


def _links(connection: Connection) -> Iterator[Problem]:
    """References that lead nowhere. A server never lets them in."""
    if connection.dialect.name != "sqlite":
        return
    for table, row_id, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check").fetchmany(_FEW):
        yield Problem("dangling", values={"table": table, "id": row_id, "parent": parent})

"""Engines and transactions for a file or a PostgreSQL database, with the settings that keep them safe.

A transaction lives for one batch of queries or one save; nothing holds one while a person thinks.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from weakref import WeakSet

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.pool import NullPool

from app.domain.problems import UserError
from database.addresses import (
    APPLICATION_ID,
    SCHEMA_VERSION,
    inspect_header,
    is_postgresql,
    postgresql_url,
    shown_address,
    sqlite_uri,
)
from database.failures import translated

__all__ = ["APPLICATION_ID", "SCHEMA_VERSION", "File", "inspect_header", "postgresql_engine", "sqlite_engine"]

BUSY_SECONDS = 30.0
"""How long a transaction waits for its turn: SQLite's own waiting is fairer than any of ours."""

_SETTINGS = (
    "PRAGMA journal_mode=TRUNCATE",
    "PRAGMA synchronous=EXTRA",
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA mmap_size=0",
    "PRAGMA recursive_triggers=ON",
    "PRAGMA secure_delete=ON",
)

_WRITERS_LOCK = 0x52545244
"""Key of the PostgreSQL lock that lets one writer in at a time, as BEGIN IMMEDIATE does."""


def connect_sqlite(path: Path, timeout: float = BUSY_SECONDS, mode: str = "rw") -> sqlite3.Connection:
    """Open an existing file with the product's settings. Never makes a file: ``mode=rw``."""
    connection = sqlite3.connect(
        sqlite_uri(path, mode), uri=True, timeout=timeout, isolation_level=None, check_same_thread=False
    )
    try:
        for setting in _SETTINGS:
            connection.execute(setting)
    except BaseException:
        connection.close()
        raise
    return connection


def sqlite_engine(path: Path, *, write: bool, version: int | None, timeout: float = BUSY_SECONDS) -> Engine:
    """Make an engine whose every transaction starts by our own BEGIN.

    With ``version``, each BEGIN makes sure that the file still has that schema: a program that stands open
    while another one upgrades the file stops before its next read or write.
    """
    engine = create_engine(
        "sqlite+pysqlite://", poolclass=NullPool, creator=lambda: connect_sqlite(path, timeout)
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # Straight to the driver: these two stand before every query of the program.
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        driver.execute("BEGIN IMMEDIATE" if write else "BEGIN")
        if version is not None:
            found = driver.execute("PRAGMA user_version").fetchone()[0]
            _require_version(int(found), version, str(path))

    if not write:

        @event.listens_for(engine, "connect")
        def read_only(connection: sqlite3.Connection, _record: Any) -> None:
            connection.execute("PRAGMA query_only=ON")

    return engine


def postgresql_engine(
    address: str, *, write: bool, version: int | None, timeout: float = BUSY_SECONDS
) -> Engine:
    """Make an engine for a PostgreSQL database: snapshots for readers, one writer at a time."""
    engine = create_engine(make_url(postgresql_url(address)), pool_size=1, max_overflow=4, pool_pre_ping=True)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if write:
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{int(timeout * 1000)}ms'")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS_LOCK})")
        else:
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        if version is not None:
            found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one_or_none()
            _require_version(int(found or 0), version, shown_address(address))

    return engine


def _require_version(found: int, expected: int, where: str) -> None:
    if found > expected:
        raise UserError("file_newer", path=where, version=found, known=expected)
    if found < expected:
        raise UserError("file_older", path=where, version=found, known=expected)


_guard = threading.Lock()
_held: WeakSet[File] = WeakSet()


class File:
    """A municipality's file (or database) with one engine for reads and one for writes."""

    def __init__(self, address: str | Path, *, timeout: float = BUSY_SECONDS) -> None:
        self.address = str(address)
        self.shown = shown_address(address)
        """The address without a password, for people to see."""
        self.path = None if is_postgresql(address) else Path(address).absolute()
        self.timeout = timeout
        self.read_engine = self._engine(write=False)
        self.write_engine = self._engine(write=True)
        with _guard:
            _held.add(self)

    def _engine(self, *, write: bool) -> Engine:
        if self.path is None:
            return postgresql_engine(self.address, write=write, version=SCHEMA_VERSION, timeout=self.timeout)
        return sqlite_engine(self.path, write=write, version=SCHEMA_VERSION, timeout=self.timeout)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one moment of the file, for one batch of queries."""
        with translated(self.shown), self.read_engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give the only connection that may write until the block ends; an exception undoes everything."""
        with translated(self.shown), self.write_engine.connect() as connection, connection.begin():
            yield connection

    def require_writable(self) -> None:
        """Raise where the file or its folder cannot be written: SQLite needs both."""
        if self.path is None:
            return
        if not os.access(self.path.parent, os.W_OK):
            raise UserError("folder_read_only", path=str(self.path.parent))
        if not os.access(self.path, os.W_OK):
            raise UserError("read_only", path=str(self.path))

    def renew(self) -> None:
        """Drop every connection: after a fault a kept handle may never get well."""
        self.read_engine.dispose()
        self.write_engine.dispose()

    def close(self) -> None:
        """Let go of the file."""
        self.renew()
        with _guard:
            _held.discard(self)


def held_here(path: Path) -> bool:
    """Tell whether this process already has the file open, so that nobody else may ``open()`` it."""
    with _guard:
        others = [file.path for file in _held if file.path is not None]
    try:
        return any(other.samefile(path) for other in others if other.exists())
    except OSError:
        return False

"""Opening a file that came from somewhere: look at it first, upgrade it if it is old, trust it only then."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from app.domain.problems import UserError
from database.addresses import SCHEMA_VERSION, inspect_header, is_postgresql
from database.connection import File, held_here, postgresql_engine
from database.fingerprint import FINGERPRINTS, fingerprint
from database.upgrade import upgrade, upgrade_postgresql


def open_file(address: str | Path, now: datetime) -> File:
    """Return the open file. A file that is not ours, newer or in WAL mode is never written to.

    An older file is copied beside itself and upgraded first.
    """
    if is_postgresql(address):
        return _open_database(str(address))
    path = Path(address).absolute()
    # A file that is open here already was looked at then, and must not be touched past SQLite again.
    if not held_here(path) and inspect_header(path) < SCHEMA_VERSION:
        upgrade(path, now)
    file = File(path)
    try:
        require_own_schema(file)
    except BaseException:
        file.close()
        raise
    return file


def require_own_schema(file: File) -> None:
    """Raise where the schema is not exactly what the migrations give: a forged view or trigger is code."""
    with file.reading() as connection:
        if fingerprint(connection) != FINGERPRINTS[SCHEMA_VERSION]:
            raise UserError("schema_foreign", path=file.shown)


def _open_database(address: str) -> File:
    engine = postgresql_engine(address, write=True, version=None)
    try:
        upgrade_postgresql(engine, address)
    finally:
        engine.dispose()
    file = File(address)
    with file.reading():
        return file

"""Bringing a file's schema up to date: a checked copy first, then all in one transaction or nothing."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine

from app.domain.problems import UserError
from database.addresses import APPLICATION_ID, SCHEMA_VERSION, shown_address
from database.backup import copy
from database.connection import BUSY_SECONDS, sqlite_engine
from database.failures import translated
from database.fingerprint import FINGERPRINTS, fingerprint

MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(
    path: Path,
    now: datetime,
    *,
    migrations: Path = MIGRATIONS,
    version: int = SCHEMA_VERSION,
    timeout: float = BUSY_SECONDS,
) -> Path | None:
    """Upgrade a file that is ours; return the copy of it as it was, or None where it was current already.

    Several programs may try at once: the first that gets the lock does it, the others find it done.
    ``migrations`` and ``version`` are the product's own except in tests.
    """
    engine = sqlite_engine(path, write=True, version=None, timeout=timeout)
    with translated(str(path)), engine.connect() as connection:
        # Before BEGIN, inside it does nothing: a table rebuilt with foreign keys on loses its rows.
        connection.connection.driver_connection.execute("PRAGMA foreign_keys=OFF")  # type: ignore[union-attr]
        with connection.begin():
            found = _require_ours(connection, path, version)
            if found == version:
                return None
            if fingerprint(connection) != FINGERPRINTS.get(found):
                raise UserError("schema_foreign", path=str(path))
            saved = path.with_name(f"{path.stem} före version {version} {now:%Y-%m-%d %H%M%S}{path.suffix}")
            copy(path, saved, timeout)
            migrate(connection, migrations)
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                raise UserError("upgrade_failed", path=str(path), copy=str(saved))
            connection.exec_driver_sql(f"PRAGMA user_version={version}")
    return saved


def _require_ours(connection: Connection, path: Path, version: int) -> int:
    if connection.exec_driver_sql("PRAGMA application_id").scalar_one() != APPLICATION_ID:
        raise UserError("not_ours", path=str(path))
    found = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    if found > version:
        raise UserError("file_newer", path=str(path), version=found, known=version)
    return found


def upgrade_postgresql(engine: Engine, address: str) -> bool:
    """Upgrade a database on a server; tell whether there was anything to do. Its backups are the server's."""
    with translated(shown_address(address)), engine.connect() as connection, connection.begin():
        found = int(
            connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one_or_none() or 0
        )
        if found > SCHEMA_VERSION:
            raise UserError("file_newer", path=shown_address(address), version=found, known=SCHEMA_VERSION)
        if found == SCHEMA_VERSION:
            return False
        migrate(connection, MIGRATIONS)
    return True


def migrate(connection: Connection, migrations: Path = MIGRATIONS) -> None:
    """Run every migration that the connection's schema lacks, inside its open transaction."""
    # Imported where it is used: a file whose schema is current never pays for it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")

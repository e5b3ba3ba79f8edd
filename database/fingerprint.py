"""The schema of a file in one short text: a file with anything more or less is not opened."""

from __future__ import annotations

import hashlib
import re

from sqlalchemy import Connection

FINGERPRINTS = {1: "8db889232c8b5770f1aceedcb2a4558934e71d92a6fd933ac85aa84370ce0694"}
"""What the migrations give, by version. A test makes the newest one anew."""


def fingerprint(connection: Connection) -> str:
    """Return a hash over everything that the schema holds: tables, indexes, triggers, views."""
    rows = connection.exec_driver_sql(
        "SELECT type, name, tbl_name, sql FROM sqlite_schema "
        "WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name"
    )
    lines = (
        "|".join((str(kind), str(name), str(table), _plain(sql or ""))) for kind, name, table, sql in rows
    )
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _plain(sql: str) -> str:
    """Take away what does not change the meaning: spaces and quotes round names."""
    return re.sub(r"\s+", "", sql.replace('"', ""))

"""The schema of a file in one short text: a file with anything more or less is not opened."""

from __future__ import annotations

import hashlib
import re

from sqlalchemy import Connection

FINGERPRINTS = {1: "7f62c3617c96c56c56dc551c92692dd383fe5a935e17ebc8a2b9a21e8a247416"}
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

"""The schema of a file in one short text: a file with anything more or less is not opened."""

from __future__ import annotations

import hashlib
import re

from sqlalchemy import Connection

FINGERPRINTS = {
    1: "c2d2fce32ef5dca7a3289345ff75ee70d3ffc7fd98b013b29832013c56768815",
    2: "2262718d8ec661cfdc1425b2634e6c730097ef42dc63d84020a8f467657ace42",
    3: "e6cbc715e4331f3d5eca0a1ae9330a62b68d1fdd5b188edadb28e0a40ca72617",
    4: "8c9072a183133b4ba817f72580660c7491b689489e258bcd32df2e247f8237d6",
    5: "19f9dfa4a83ff10250b53cd983c2fa41498402e284b7aa162512e816ef839b49",
    6: "4afd0d2d5ebf2d73716aa75adca785f742b1a2d1a9793f131e855d5a517162a3",
}
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

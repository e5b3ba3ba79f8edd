"""The risk register with its matrix: 8,000 risks over three years, with what is done about them."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from app.services.office import Office, create_office, open_office
from benchmarks import Row, compare
from database.connection import connect_sqlite

RISKS = 8_000
YEAR = 2026

_NOW = datetime(2026, 1, 1, tzinfo=UTC).isoformat()
_STAMP = f"1, '{_NOW}', 'a', '{_NOW}', 'a'"
_COLUMNS = "version, created_at, created_by, changed_at, changed_by"

FLOOR = (
    "SELECT id, level, number, title FROM goal WHERE archived_at IS NULL",
    "SELECT t.risk_id, t.goal_id FROM risk_goal t JOIN goal g ON g.id = t.goal_id WHERE g.archived_at IS NULL "
    "ORDER BY g.level, g.position",
    "SELECT risk_id, kind, year, id, likelihood, consequence FROM risk_score "
    f"WHERE year <= {YEAR} AND archived_at IS NULL",
    "SELECT t.risk_id, t.kind, u.name, t.until FROM risk_treatment t LEFT JOIN unit u ON u.id = t.unit_id "
    "WHERE t.archived_at IS NULL ORDER BY t.id",
    "SELECT risk_id, count(*) FROM action WHERE risk_id IS NOT NULL AND archived_at IS NULL AND state <> 'dropped' "
    "GROUP BY risk_id",
    "SELECT t.risk_id, count(*) FROM control_risk t JOIN control c ON c.id = t.control_id "
    "WHERE c.archived_at IS NULL GROUP BY t.risk_id",
    "SELECT r.id, r.unit_id, u.name, r.title, r.category, r.process, r.cause, r.event, r.consequence, "
    "r.existing_control, r.treatment, r.owner_role, r.hidden, r.archived_at, r.version "
    "FROM risk r JOIN unit u ON u.id = r.unit_id WHERE r.archived_at IS NULL ORDER BY u.position, r.id",
)
"""The same rows, asked for by hand."""


def measure() -> Iterable[Row]:
    """Compare ``risks.page`` with its queries by hand."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "risks.rtr"
        office = office_with_many(path)
        floor, ours = partial(by_hand, path), partial(office.risks.page, YEAR)
        yield compare(f"register and matrix of {RISKS:,} risks", floor, ours, 2.0, 15)
        office.close()


def by_hand(path: Path) -> int:
    """Ask for the rows by sqlite3 alone."""
    connection = connect_sqlite(path)
    count = sum(len(connection.execute(query).fetchall()) for query in FLOOR)
    connection.close()
    return count


def office_with_many(path: Path) -> Office:
    """A municipality with ``RISKS`` risks."""
    create_office(path, "Riskkommunen", "", YEAR - 3, YEAR)
    connection = connect_sqlite(path)
    connection.execute("BEGIN IMMEDIATE")
    fill(connection)
    connection.commit()
    connection.close()
    return open_office(path)


def fill(connection: sqlite3.Connection) -> None:
    """Write risks and what hangs on them past all rules: only their number and shape matter."""
    unit = connection.execute("SELECT id FROM unit WHERE kind = 'executive_board'").fetchone()[0]
    keys = range(1, RISKS + 1)
    connection.executemany(
        f"INSERT INTO goal (id, period_id, level, number, title, {_COLUMNS}) "
        f"VALUES (?, 1, 'overarching', ?, 'Mål', {_STAMP})",
        [(key, str(key)) for key in range(1, 41)],
    )
    connection.executemany(
        "INSERT INTO risk (id, unit_id, title, cause, event, consequence, category, process, existing_control, "
        f"treatment, owner_role, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, 'operations', 'Löner', ?, '', 'Chef', {_STAMP})",
        [
            (
                key,
                unit,
                f"Felaktiga utbetalningar i flöde {key}",
                "nya medarbetare inte har fått utbildning i rutinen",
                "utbetalningar görs till fel mottagare",
                "ekonomisk skada och minskat förtroende för kommunen",
                "Attest av två i förening enligt reglementet",
            )
            for key in keys
        ],
    )
    connection.executemany(
        "INSERT INTO risk_goal (risk_id, goal_id) VALUES (?, ?)",
        [(key, 1 + (key + more) % 40) for key in keys for more in (0, 7)],
    )
    weighings = [(year, "current") for year in range(YEAR - 2, YEAR + 1)]
    connection.executemany(
        f"INSERT INTO risk_score (risk_id, year, kind, likelihood, consequence, {_COLUMNS}) "
        f"VALUES (?, ?, ?, ?, ?, {_STAMP})",
        [
            (key, year, kind, 1 + (key + year) % 4, 1 + key * 7 % 4)
            for year, kind in (*weighings, (YEAR, "inherent"), (YEAR, "residual"))
            for key in keys
        ],
    )
    connection.executemany(
        f"INSERT INTO risk_treatment (risk_id, kind, unit_id, until, reason, {_COLUMNS}) "
        f"VALUES (?, 'accept', ?, '{YEAR}-12-31', 'Kostar mer än den smakar', {_STAMP})",
        [(key, unit) for key in keys if key % 4 == 0],
    )
    connection.executemany(
        f"INSERT INTO action (unit_id, risk_id, year, title, {_COLUMNS}) VALUES (?, ?, {YEAR}, 'Utbilda', {_STAMP})",
        [(unit, key) for key in keys if key % 2 == 0],
    )
    connection.executemany(
        f"INSERT INTO control (id, unit_id, title, {_COLUMNS}) VALUES (?, ?, 'Stickprov', {_STAMP})",
        [(key, unit) for key in range(1, RISKS // 8 + 1)],
    )
    connection.executemany(
        "INSERT INTO control_risk (control_id, risk_id) VALUES (?, ?)",
        [((key + 3) // 4, key) for key in range(1, RISKS // 2 + 1)],
    )

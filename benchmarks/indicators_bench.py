"""The list of indicators: 600 of them over 50,000 measurements, with value, target, status and trend."""

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

INDICATORS = 600
YEAR = 2026
YEARS = range(2017, YEAR + 1)
"""Ten years of full-year values: three genders at three places, less the last years of some, make 50,000."""

_NOW = datetime(2026, 1, 1, tzinfo=UTC).isoformat()
_STAMP = f"1, '{_NOW}', 'a', '{_NOW}', 'a'"
_COLUMNS = "version, created_at, created_by, changed_at, changed_by"

FLOOR = (
    "SELECT g.indicator_id, g.goal_id FROM goal_indicator g JOIN goal ON goal.id = g.goal_id "
    "WHERE goal.archived_at IS NULL",
    "SELECT indicator_id, target, target_high, accepted_year, accepted_year_high FROM target "
    f"WHERE year = {YEAR} AND archived_at IS NULL",
    "SELECT indicator_id, year, part, value, state FROM measurement "
    "WHERE place_id = (SELECT id FROM place WHERE kind = 'own' ORDER BY id LIMIT 1) AND gender = 'T' "
    f"AND year BETWEEN {YEAR - 7} AND {YEAR} AND archived_at IS NULL ORDER BY indicator_id, year, part",
    "SELECT i.id, title, quality, level, unit_of_measure, decimals, direction, source, kolada_id, responsible_id, "
    "u.name, i.margin, i.margin_indicator_id "
    "FROM indicator i LEFT JOIN unit u ON u.id = responsible_id WHERE i.archived_at IS NULL ORDER BY i.id",
)
"""The same rows, asked for by hand."""


def measure() -> Iterable[Row]:
    """Compare ``indicators.list`` with its queries by hand; then with ten times the measurements."""
    with tempfile.TemporaryDirectory() as folder:
        for name, places in (("600 indicators, 50,000 measurements", 3), ("the same, 500,000", 30)):
            path = Path(folder) / f"{places}.rtr"
            office = office_with_many(path, places)
            floor, ours = partial(by_hand, path), partial(office.indicators.list, YEAR)
            yield compare(f"list of {name}", floor, ours, 2.0, 25)
            office.close()


def by_hand(path: Path) -> int:
    """Ask for the rows by sqlite3 alone."""
    connection = connect_sqlite(path)
    count = sum(len(connection.execute(query).fetchall()) for query in FLOOR)
    connection.close()
    return count


def office_with_many(path: Path, places: int) -> Office:
    """A municipality with ``INDICATORS`` indicators, each measured at ``places`` places."""
    create_office(path, "Mätkommunen", "", YEAR - 3, YEAR)
    connection = connect_sqlite(path)
    connection.execute("BEGIN IMMEDIATE")
    fill(connection, places)
    connection.commit()
    connection.close()
    return open_office(path)


def fill(connection: sqlite3.Connection, places: int) -> None:
    """Write indicators, targets and measurements past all rules: only their number and shape matter."""
    own = connection.execute("SELECT id FROM place WHERE kind = 'own'").fetchone()[0]
    first = connection.execute("SELECT max(id) + 1 FROM place").fetchone()[0]
    connection.executemany(
        f"INSERT INTO place (id, kind, code, name, {_COLUMNS}) VALUES (?, 'municipality', '', ?, {_STAMP})",
        [(first + number, f"Kommun {number}") for number in range(places - 1)],
    )
    connection.executemany(
        "INSERT INTO indicator (id, title, definition, quality, level, unit_of_measure, decimals, direction, source, "
        f"source_note, kolada_id, frequency, {_COLUMNS}) VALUES (?, ?, '', 'actual', 'local', 'procent', 1, ?, "
        f"'kolada', '', '', 'Varje år', {_STAMP})",
        [
            (key, f"Andel nöjda, fråga {key}", ("higher", "lower")[key % 2])
            for key in range(1, INDICATORS + 1)
        ],
    )
    connection.execute(
        f"INSERT INTO goal (id, period_id, level, title, {_COLUMNS}) VALUES (1, 1, 'overarching', 'Mål', {_STAMP})"
    )
    connection.executemany(
        "INSERT INTO goal_indicator (goal_id, indicator_id) VALUES (1, ?)",
        [(key,) for key in range(1, INDICATORS + 1)],
    )
    connection.executemany(
        f"INSERT INTO target (indicator_id, year, target, accepted_year, {_COLUMNS}) VALUES (?, ?, 60, 55, {_STAMP})",
        [(key, year) for key in range(1, INDICATORS + 1) for year in (YEAR - 1, YEAR)],
    )
    connection.executemany(
        "INSERT INTO measurement (indicator_id, place_id, gender, year, part, value, state, source, comment, "
        f"{_COLUMNS}) VALUES (?, ?, ?, ?, 'year', ?, 'final', '', '', {_STAMP})",
        [
            (key, place, gender, year, 40 + (key * 7 + year * 3) % 400 / 10)
            for year in YEARS
            for place in (own, *range(first, first + places - 1))
            for key in range(1, INDICATORS + 1)
            for gender in "TKM"
            # Not every indicator has the newest years yet.
            if year < YEAR - 1 or key % 3
        ],
    )

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

MANY = 30
"""Places: the own municipality and its 29 neighbours."""

PLACED = (
    "SELECT indicator_id, year FROM measurement o WHERE place_id = (SELECT id FROM place WHERE kind = 'own') "
    f"AND gender = 'T' AND part = 'year' AND year BETWEEN {YEAR - 2} AND {YEAR} AND value IS NOT NULL "
    "AND archived_at IS NULL AND EXISTS (SELECT 1 FROM measurement x WHERE x.indicator_id = o.indicator_id "
    "AND x.place_id <> o.place_id AND x.archived_at IS NULL)",
    *(
        "SELECT own.indicator_id, sum(m.value > own.value), sum(m.value < own.value), count(*) FROM measurement own "
        "JOIN measurement m ON m.indicator_id = own.indicator_id AND m.year = own.year "
        "WHERE own.place_id = (SELECT id FROM place WHERE kind = 'own') AND own.gender = 'T' AND own.part = 'year' "
        f"AND own.year = {year} AND own.archived_at IS NULL AND own.indicator_id % 3 {rest} 0 "
        "AND m.place_id IN (SELECT id FROM place WHERE kind = 'municipality') AND m.gender = 'T' AND m.part = 'year' "
        "AND m.value IS NOT NULL AND m.archived_at IS NULL GROUP BY own.indicator_id"
        for year, rest in ((YEAR, "<>"), (YEAR - 2, "="))
    ),
)
"""Which values can be placed, and where each lies among the others' by the newest year that it has."""


def measure() -> Iterable[Row]:
    """Compare ``indicators.list`` with its queries by hand; then with ten times the measurements."""
    with tempfile.TemporaryDirectory() as folder:
        for name, places in (("600 indicators, 50,000 measurements", 3), ("the same, 500,000", MANY)):
            path = Path(folder) / f"{places}.rtr"
            office = office_with_many(path, places)
            floor, ours = partial(by_hand, path), partial(office.indicators.list, YEAR)
            yield compare(f"list of {name}", floor, ours, 2.0, 25)
            if places == MANY:
                period = office.period_of(YEAR).id
                floor, page = partial(by_hand, path, PLACED), partial(office.indicators.page, YEAR, period)
                yield compare(f"page, placed among {places - 1} others", floor, page, 2.0, 15)
            office.close()


def by_hand(path: Path, more: tuple[str, ...] = ()) -> int:
    """Ask for the rows by sqlite3 alone."""
    connection = connect_sqlite(path)
    count = sum(len(connection.execute(query).fetchall()) for query in (*FLOOR, *more))
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

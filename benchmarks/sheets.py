"""A workbook of 50,000 values: read, checked against the file, stored with the log; and written again."""

from __future__ import annotations

import sqlite3
import tempfile
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from xml.parsers import expat

from app.exchange.exports import content
from app.exchange.measurement_import import plan_file
from app.exchange.writing import Table, workbook
from app.services.office import Office, create_office, open_office
from benchmarks import Row, compare, seconds
from benchmarks.indicators_bench import INDICATORS, fill
from database.connection import connect_sqlite

ROWS = 50_000
ROUNDS = 3

_NOW = datetime(2026, 1, 1, tzinfo=UTC).isoformat()
_HEADINGS = (
    "Indikator",
    "Kod",
    "Enhet/kommun",
    "År",
    "Period",
    "Kön",
    "Värde",
    "Status",
    "Källa",
    "Kommentar",
)
_VALUE = (
    "INSERT INTO measurement (indicator_id, place_id, gender, year, part, value, state, source, comment, version, "
    "created_at, created_by, changed_at, changed_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, 'a', ?, 'a')"
)
_LOG = (
    "INSERT INTO change_log (id, edit_id, at, person_key, workstation, kind, record_id, action, old, new, why, prev, "
    "hash) VALUES (?, 'e', ?, 'a', 'b', 'measurement', ?, 'create', '{}', ?, ?, ?, ?)"
)


def measure() -> Iterable[Row]:
    """Compare the import with unpacking, parsing and raw insert of the same rows and as many rows of log."""
    with tempfile.TemporaryDirectory() as folder:
        sheet, path = Path(folder) / "värden.xlsx", Path(folder) / "värden.rtr"
        sheet.write_bytes(workbook([Table("Mätvärden", _HEADINGS, _values())]))
        offices: list[Office] = []

        def fresh() -> None:
            for office in offices:
                office.close()
            path.unlink(missing_ok=True)
            offices[:] = [_office(path)]

        def ours() -> None:
            office = offices[0]
            office.measurement_sheets.store(plan_file(sheet, office.measurement_sheets)[1])

        def floor() -> None:
            fresh()
            bare.append(seconds(lambda: _by_hand(sheet, path)))

        bare: list[float] = []
        times = []
        for _ in range(ROUNDS):
            floor()
            fresh()
            times.append(seconds(ours))
        yield Row(
            "xlsx of 50,000 values: checked, stored with their log", sorted(bare)[1], sorted(times)[1], 2.5
        )
        office = offices[0]
        yield compare(
            "the same unchanged: all compared, nothing written", lambda: _read_by_hand(sheet), ours, 12.0, 3
        )
        yield Row(
            "50,000 values to xlsx", None, seconds(lambda: content(office, "measurements", ".xlsx")), 20.0
        )
        office.close()


def _office(path: Path) -> Office:
    """A municipality with indicators and places, and no value."""
    create_office(path, "Mätkommunen", "", 2023, 2026)
    connection = connect_sqlite(path)
    connection.execute("BEGIN IMMEDIATE")
    fill(connection, 3)
    connection.execute("DELETE FROM measurement")
    connection.commit()
    connection.close()
    return open_office(path)


def _values() -> list[tuple[str | int | float, ...]]:
    """As the office would have exported them."""
    rows: list[tuple[str | int | float, ...]] = []
    for year in range(1990, 2026):
        for place in ("Mätkommunen", "Kommun 0", "Kommun 1"):
            for key in range(1, INDICATORS + 1):
                value = 40 + (key * 7 + year * 3) % 400 / 10
                about = (f"Andel nöjda, fråga {key}", "", place, year, "Helår", "Totalt")
                rows.append((*about, value, "Slutligt", "Enkät", ""))
    return rows[:ROWS]


def _read_by_hand(sheet: Path) -> None:
    with zipfile.ZipFile(sheet) as archive:
        for name in archive.namelist():
            if name.endswith(".xml"):
                expat.ParserCreate().Parse(archive.read(name), True)


def _by_hand(sheet: Path, path: Path) -> None:
    _read_by_hand(sheet)
    connection = connect_sqlite(path)
    connection.execute("BEGIN IMMEDIATE")
    _insert(connection)
    connection.commit()
    connection.close()


def _insert(connection: sqlite3.Connection) -> None:
    new = '{"comment":"","gender":"T","indicator_id":1,"part":"year","place_id":1,"source":"Enkät","state":"final",'
    new += '"value":71.5,"version":1,"year":2020}'
    seal = "0" * 64
    keys = [
        (key, place, year)
        for year in range(1990, 2026)
        for place in (1, 2, 3)
        for key in range(1, INDICATORS + 1)
    ]
    connection.executemany(
        _VALUE,
        [
            (key, place, "T", year, "year", 71.5, "final", "Enkät", "", _NOW, _NOW)
            for key, place, year in keys[:ROWS]
        ],
    )
    first = connection.execute("SELECT max(id) + 1 FROM change_log").fetchone()[0]
    connection.executemany(
        _LOG,
        [
            (first + number, _NOW, number, new, "Inläst från värden.xlsx", seal, seal)
            for number in range(ROWS)
        ],
    )

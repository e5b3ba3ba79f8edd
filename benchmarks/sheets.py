"""A workbook of 50,000 values: read, checked against the file, stored with the log; and written again."""

from __future__ import annotations

import statistics
import tempfile
import zipfile
from collections.abc import Iterable
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
_TABLES = ("measurement", "change_log")

type_of_rows = list[tuple[object, ...]]


def measure() -> Iterable[Row]:
    """Compare the import with unpacking, parsing and raw insert of the same rows, and the same rows of log."""
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

        fresh()
        before = _newest(path)
        ours()
        rows = _added(path, before)
        bare: list[float] = []
        times = []
        for _ in range(ROUNDS):
            fresh()
            bare.append(seconds(lambda: _by_hand(sheet, path, rows)))
            fresh()
            times.append(seconds(ours))
        yield Row(
            "xlsx of 50,000 values: checked, stored with their log",
            statistics.median(bare),
            statistics.median(times),
            2.5,
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


def _newest(path: Path) -> int:
    """The last row of the log."""
    connection = connect_sqlite(path)
    (number,) = connection.execute("SELECT max(id) FROM change_log").fetchone()
    connection.close()
    return int(number)


def _added(path: Path, before: int) -> dict[str, type_of_rows]:
    """What an import left in the file: its values, and its log after the row ``before``."""
    connection = connect_sqlite(path)
    rows = {
        table: connection.execute(f"SELECT * FROM {table} WHERE id > ?", (first,)).fetchall()
        for table, first in zip(_TABLES, (0, before), strict=True)
    }
    connection.close()
    assert all(len(found) == ROWS for found in rows.values())
    return rows


def _by_hand(sheet: Path, path: Path, rows: dict[str, type_of_rows]) -> None:
    """Unpack and parse, and put the rows that the program made in the file as they are, in one transaction.

    The very same rows: shorter ones, with a log that names nobody and has no seals, made the floor a sixth quicker
    than any program could be that stores the same. They come ready made, so nothing is understood, checked or sealed.
    """
    _read_by_hand(sheet)
    connection = connect_sqlite(path)
    connection.execute("BEGIN IMMEDIATE")
    for table, found in rows.items():
        marks = ", ".join("?" * len(found[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", found)
    connection.commit()
    connection.close()

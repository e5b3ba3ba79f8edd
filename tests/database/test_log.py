"""The log: what was done to it shows."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.services.records import Records
from database import log
from database.connection import File
from database.log import Seal
from tests.helpers.files import BO, small_programme, writer


@pytest.fixture
def records(file: File) -> Iterator[Records]:
    records = writer(file)
    small_programme(records)
    yield records


def found(file: File, anchor: Seal | None = None) -> list[tuple[str, object]]:
    with file.reading() as connection:
        return [(problem.code, problem.values["number"]) for problem in log.verify(connection, anchor)]


def tamper(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    for trigger in ("change_log_no_update", "change_log_no_delete"):
        connection.execute(f"DROP TRIGGER {trigger}")
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_log_that_nobody_has_touched_is_whole(file: File, records: Records) -> None:
    assert found(file) == []


@pytest.mark.parametrize(
    "column",
    ["edit_id", "at", "person_key", "workstation", "kind", "action", "old", "new", "why", "prev", "hash"],
)
@pytest.mark.parametrize("number", [1, 7])
def test_a_changed_row_is_found(path: Path, file: File, records: Records, column: str, number: int) -> None:
    value = "restore" if column == "action" else "annat"
    tamper(path, f"UPDATE change_log SET {column} = '{value}' WHERE id = {number}")
    assert found(file) == [("log_broken", number)]


def test_a_changed_record_number_is_found(path: Path, file: File, records: Records) -> None:
    tamper(path, "UPDATE change_log SET record_id = record_id + 1 WHERE id = 3")
    assert found(file) == [("log_broken", 3)]


def test_a_removed_row_is_found(path: Path, file: File, records: Records) -> None:
    tamper(path, "DELETE FROM change_log WHERE id = 4")
    assert found(file) == [("log_gap", 4)]


def test_two_rows_that_changed_places_are_found(path: Path, file: File, records: Records) -> None:
    tamper(
        path,
        "UPDATE change_log SET id = -1 WHERE id = 5",
        "UPDATE change_log SET id = 5 WHERE id = 6",
        "UPDATE change_log SET id = 6 WHERE id = -1",
    )
    assert found(file) == [("log_broken", 5)]


def test_a_cut_tail_is_found_against_an_anchor(path: Path, file: File, records: Records) -> None:
    with file.reading() as connection:
        anchor = log.seal(connection)
    records.write("goal", 1, {"text": "mer"})
    assert found(file, anchor) == []
    tamper(path, f"DELETE FROM change_log WHERE id >= {anchor.number}")
    assert found(file) == []
    assert found(file, anchor) == [("log_rewritten", anchor.number)]


def test_a_name_can_be_taken_away_without_touching_the_log_and_does_not_come_back(
    path: Path, file: File, records: Records
) -> None:
    writer(file, BO).write("goal", 1, {"text": "Bos"})
    with file.writing() as connection:
        connection.exec_driver_sql("UPDATE person SET name = 'Borttagen' WHERE key = 'bo'")
    writer(file, BO).write("goal", 1, {"text": "Bos igen"})
    assert {row.by for row in records.history("goal", 1)} == {"Borttagen", "Anna Öberg"}
    assert found(file) == []


def test_what_cannot_be_told_in_json_is_a_bug() -> None:
    with pytest.raises(TypeError):
        log.canonical({"field": object()})
    with pytest.raises(ValueError, match="not JSON compliant"):
        log.canonical({"field": float("nan")})


def test_rows_of_one_save_are_written_as_rows_alone_are() -> None:
    written = log._writer()
    values: list[object] = [
        1,
        1.0,
        True,
        0,
        -0.0,
        False,
        None,
        "",
        "1",
        'å\u2028"\\%s\n',
        1e-7,
        date(2021, 2, 1),
        (2, 1),
    ]
    rows = [{"b": one, "a": other} for one in values for other in values]
    rows += [{}, {"a%s": 1}, {"a%s": 1, "%": 2}, {"c": {1}, "a": [1]}]
    assert [written(row) for row in rows] == [log.canonical(row) for row in rows]
    for bad in (float("nan"), object()):
        with pytest.raises((ValueError, TypeError)):
            written({"a": bad, "b": 1})

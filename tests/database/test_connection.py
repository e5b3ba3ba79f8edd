"""Transactions: snapshots, waiting for one's turn, and what goes wrong told in our own codes."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest

from app.domain.problems import UserError
from database.connection import File
from database.failures import user_error
from database.watch import Watch
from tests.helpers.files import BO, small_programme, writer

EXPECTED = {
    "journal_mode": "truncate",
    "synchronous": 3,
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
    "recursive_triggers": 1,
    "secure_delete": 1,
}


def test_every_transaction_has_the_settings_that_keep_the_file_safe(file: File) -> None:
    for transaction in (file.reading, file.writing):
        with transaction() as connection:
            seen = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in EXPECTED}
            assert seen == EXPECTED


def test_a_reader_sees_one_moment_of_the_file_and_cannot_write(file: File) -> None:
    with file.reading() as connection:
        before = connection.exec_driver_sql("SELECT count(*) FROM change_log").scalar()
        with pytest.raises(UserError) as caught, file.reading() as other:
            other.exec_driver_sql("UPDATE municipality SET name = 'x'")
        assert caught.value.code == "read_only"
        assert connection.exec_driver_sql("SELECT count(*) FROM change_log").scalar() == before


def test_an_exception_undoes_everything(file: File) -> None:
    with pytest.raises(RuntimeError), file.writing() as connection:
        connection.exec_driver_sql("UPDATE municipality SET name = 'x'")
        raise RuntimeError("stop")
    assert writer(file).read("municipality", 1)["name"] == "Vaggeryd"


def test_who_waits_too_long_for_a_turn_is_told_that_the_file_is_busy(path: Path, file: File) -> None:
    impatient = File(path, timeout=0.05)
    with file.writing(), pytest.raises(UserError) as caught, impatient.writing():
        pass
    assert caught.value.code == "busy"
    impatient.close()


def test_who_waits_gets_the_turn(path: Path, file: File) -> None:
    inside, done = threading.Event(), threading.Event()

    def hold() -> None:
        with file.writing():
            inside.set()
            done.wait(0.2)

    holder = threading.Thread(target=hold)
    holder.start()
    inside.wait()
    waiting = File(path)
    writer(waiting, BO).write("municipality", 1, {"registry_number": "KS 1"})
    holder.join()
    waiting.close()


def test_a_file_is_never_made_by_opening_it(tmp_path: Path) -> None:
    file = File(tmp_path / "saknas.rtr")
    with pytest.raises(UserError) as caught, file.reading():
        pass
    assert caught.value.code == "cannot_open"
    assert not (tmp_path / "saknas.rtr").exists()
    file.close()


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (sqlite3.SQLITE_BUSY, "busy"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "busy"),
        (sqlite3.SQLITE_IOERR_FSYNC, "io"),
        (sqlite3.SQLITE_FULL, "disk_full"),
        (sqlite3.SQLITE_CORRUPT, "looks_damaged"),
        (sqlite3.SQLITE_NOTADB, "looks_damaged"),
        (sqlite3.SQLITE_READONLY_DIRECTORY, "read_only"),
        (sqlite3.SQLITE_READONLY_DBMOVED, "file_missing"),
    ],
)
def test_what_sqlite_says_has_a_code_of_ours(number: int, code: str) -> None:
    error = sqlite3.OperationalError("ord")
    error.sqlite_errorcode = number
    told = user_error(error, "fil.rtr")
    assert told is not None
    assert (told.code, told.values["path"]) == (code, "fil.rtr")


def test_a_mistake_in_a_query_is_a_bug_and_not_the_worlds_fault() -> None:
    error = sqlite3.OperationalError("no such column: x")
    error.sqlite_errorcode = sqlite3.SQLITE_ERROR
    assert user_error(error, "fil.rtr") is None


def test_a_server_that_does_not_answer_is_told_of() -> None:
    file = File("postgresql+psycopg://anna@127.0.0.1:1/kommun?connect_timeout=2")
    with pytest.raises(UserError) as caught, file.reading():
        pass
    assert caught.value.code == "server_lost"
    file.close()


def test_the_watch_tells_what_others_have_saved_and_marks_what_we_have(path: Path, file: File) -> None:
    ours = writer(file)
    watch = Watch(file, ours.is_own)
    assert watch.news() == ()
    elsewhere = File(path)
    small_programme(writer(elsewhere, BO))
    assert {(news.kind, news.person_key, news.own) for news in watch.news()} == {
        ("goal", "bo", False),
        ("indicator", "bo", False),
        ("risk", "bo", False),
    }
    ours.write("goal", 1, {"text": "Vårt"})
    assert not watch.changed()
    ours.write("goal", 1, {"text": "Vårt igen"})
    writer(elsewhere, BO).write("goal", 2, {"text": "Deras"})
    assert [(news.record_id, news.own) for news in watch.news()] == [(1, True), (2, False)]
    assert watch.news() == ()
    watch.close()
    elsewhere.close()


def test_the_watch_does_not_stand_in_the_way_of_a_save(path: Path, file: File) -> None:
    watch = Watch(file)
    impatient = File(path, timeout=0.05)
    for number in range(5):
        watch.news()
        writer(impatient).write("municipality", 1, {"registry_number": f"KS {number}"})
    assert watch.changed()
    watch.close()
    impatient.close()

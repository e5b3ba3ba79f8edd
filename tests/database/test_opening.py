"""Files from somewhere: what is not ours is told of and never touched."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.problems import UserError
from database.addresses import APPLICATION_ID, SCHEMA_VERSION, inspect_header, sqlite_uri
from database.check import check_file
from database.connection import File
from database.opening import open_file
from tests.helpers.files import START, new_file, small_programme, writer


def raw(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def other_database(path: Path) -> None:
    raw(path, "CREATE TABLE music (title TEXT)")


def wal(path: Path) -> None:
    new_file(path)
    raw(path, "PRAGMA journal_mode=WAL")


def newer(path: Path) -> None:
    new_file(path)
    raw(path, f"PRAGMA user_version={SCHEMA_VERSION + 1}")


def unnumbered(path: Path) -> None:
    new_file(path)
    raw(path, "PRAGMA user_version=0")


def cut(path: Path) -> None:
    new_file(path)
    path.write_bytes(path.read_bytes()[:60])


FOREIGN: list[tuple[str, Callable[[Path], object]]] = [
    ("file_missing", lambda path: None),
    ("is_a_folder", lambda path: path.mkdir()),
    ("not_a_database", lambda path: path.write_bytes(b"")),
    ("not_a_database", lambda path: path.write_bytes(b"%PDF-1.7" + bytes(4000))),
    ("not_a_database", lambda path: path.write_bytes(b"SQLite format 3\x00")),
    ("not_a_database", cut),
    ("not_ours", other_database),
    ("not_ours", unnumbered),
    ("file_is_wal", wal),
    ("file_newer", newer),
]


@pytest.mark.parametrize(("code", "make"), FOREIGN)
def test_what_is_not_ours_is_told_of_and_left_as_it_was(
    tmp_path: Path, code: str, make: Callable[[Path], object]
) -> None:
    path = tmp_path / "någonting.rtr"
    make(path)
    before = [(entry, os.stat(tmp_path / entry).st_mtime_ns) for entry in os.listdir(tmp_path)]
    content = path.read_bytes() if path.is_file() else b""
    for look in (lambda: open_file(path, START), lambda: check_file(path)):
        with pytest.raises(UserError) as caught:
            look()
        assert caught.value.code == code
        assert caught.value.values["path"] == str(path)
    assert [(entry, os.stat(tmp_path / entry).st_mtime_ns) for entry in os.listdir(tmp_path)] == before
    assert (path.read_bytes() if path.is_file() else b"") == content


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes with names on this system")
    os.mkfifo(tmp_path / "rör.rtr")
    with pytest.raises(UserError) as caught:
        inspect_header(tmp_path / "rör.rtr")
    assert caught.value.code == "not_a_database"


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE VIEW goals AS SELECT * FROM goal",
        "CREATE TABLE extra (x)",
        "DROP TRIGGER change_log_no_delete",
        "CREATE TRIGGER spy AFTER INSERT ON risk BEGIN DELETE FROM goal; END",
        "DROP INDEX ix_goal_parent_id",
        "ALTER TABLE goal ADD COLUMN extra TEXT",
    ],
)
def test_a_file_with_another_schema_under_our_name_is_refused(path: Path, statement: str) -> None:
    raw(path, statement)
    with pytest.raises(UserError) as caught:
        open_file(path, START)
    assert caught.value.code == "schema_foreign"
    assert [problem.code for problem in check_file(path)] == ["schema_foreign"]


def test_opening_a_file_that_is_current_writes_nothing(path: Path) -> None:
    before = (path.read_bytes(), path.stat().st_mtime_ns, os.listdir(path.parent))
    open_file(path, START).close()
    assert (path.read_bytes(), path.stat().st_mtime_ns, os.listdir(path.parent)) == before


def test_a_file_that_is_open_here_is_opened_again_without_a_look_past_sqlite(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = open_file(path, START)
    looked: list[Path] = []

    def look(seen: Path) -> int:
        looked.append(seen)
        return inspect_header(seen)

    monkeypatch.setattr("database.opening.inspect_header", look)
    link = path.with_name("samma fil.rtr")
    link.symlink_to(path)
    second = open_file(link, START)
    assert looked == []
    second.close()
    first.close()
    open_file(path, START).close()
    assert looked == [path]


def test_damage_in_any_place_is_told_of_and_never_crashes(path: Path) -> None:
    file = File(path)
    small_programme(writer(file))
    file.close()
    sound = path.read_bytes()
    chance = random.Random(1)
    for _ in range(150):
        harmed = bytearray(sound)
        start = chance.randrange(100, len(sound))
        length = chance.choice((1, 16, 512, 4096))
        harmed[start : start + length] = chance.randbytes(len(harmed[start : start + length]))
        path.write_bytes(harmed if chance.random() < 0.8 else harmed[:start])
        try:
            opened = open_file(path, START)
        except UserError:
            continue
        try:
            writer(opened).latest(50)
        except UserError as error:
            assert error.code in ("looks_damaged", "schema_foreign"), error
        finally:
            opened.close()


def test_damage_is_found_by_the_check(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 4096] = bytes(4096)
    path.write_bytes(content)
    assert {problem.code for problem in check_file(path)} == {"damaged"}


READ_ONLY = """
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
import app.services.batch
from app.domain.problems import UserError
from app.services.records import Records
from database.creation import create_file
from database.log import Author
from database.opening import open_file

path, author = Path(sys.argv[1]), Author("x", "X")
# Everything is imported by now: who is nobody may not read the superuser's Python.
open_file(path, datetime.now(UTC)).close()
if os.getuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
file = open_file(path, datetime.now(UTC))
records = Records(file, author, "w")
print(records.read("municipality", 1)["name"])
for act in (
    lambda: records.write("municipality", 1, {"name": "Y"}),
    file.require_writable,
    lambda: create_file(path.with_name("ny.rtr"), "Z", "", 2023, 2026, datetime.now(UTC), author),
):
    try:
        act()
        print("done")
    except UserError as error:
        print(error.code)
"""


def test_in_a_folder_that_cannot_be_written_one_reads_and_is_told_why_one_cannot_save() -> None:
    if sys.platform == "win32":
        pytest.skip("folder rights are set otherwise on Windows")
    # Not pytest's own folder: nobody else may look into that.
    with tempfile.TemporaryDirectory() as folder:
        path = new_file(Path(folder) / "Vaggeryd.rtr")
        before = path.read_bytes()
        path.parent.chmod(0o555)
        done = subprocess.run(
            [sys.executable, "-c", READ_ONLY, str(path)],
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            check=False,
        )
        path.parent.chmod(0o755)
        assert done.stdout.split() == ["Vaggeryd", "read_only", "folder_read_only", "folder_read_only"], (
            done.stderr
        )
        assert path.read_bytes() == before
        assert os.listdir(path.parent) == [path.name]


def test_a_share_keeps_both_its_slashes_in_the_address_for_sqlite() -> None:
    class Share:
        def absolute(self) -> Share:
            return self

        def as_posix(self) -> str:
            return "//server/mål/å?.rtr"

    assert sqlite_uri(Share(), "rw") == "file:////server/m%C3%A5l/%C3%A5%3F.rtr?mode=rw"  # type: ignore[arg-type]


def test_the_number_in_the_header_is_ours() -> None:
    assert APPLICATION_ID.to_bytes(4, "big") == b"RTRD"

"""Files put in their place whole or not at all; copies of a file in use."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.problems import UserError
from app.services.records import Edit
from database.backup import backup
from database.check import check_file
from database.connection import File
from database.creation import create_file
from database.files import finished_file
from tests.helpers.files import ANNA, START, new_file, small_programme, writer


def test_what_fails_half_way_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), finished_file(tmp_path / "klar.rtr") as temporary:
        temporary.write_bytes(b"halv")
        raise RuntimeError("stop")
    assert os.listdir(tmp_path) == []


def test_a_name_that_was_taken_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    target = tmp_path / "klar.rtr"
    with pytest.raises(UserError) as caught, finished_file(target) as temporary:
        temporary.write_bytes(b"min")
        target.write_bytes(b"din")
    assert caught.value.code == "file_exists"
    assert target.read_bytes() == b"din"
    assert os.listdir(tmp_path) == ["klar.rtr"]


def test_a_file_system_without_hard_links_does_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", refuse)
    with finished_file(tmp_path / "klar.rtr") as temporary:
        temporary.write_bytes(b"hel")
    assert (tmp_path / "klar.rtr").read_bytes() == b"hel"
    assert os.listdir(tmp_path) == ["klar.rtr"]


def test_a_copy_of_a_file_in_use_is_whole_and_has_its_own_log(path: Path, file: File, tmp_path: Path) -> None:
    records = writer(file)
    small_programme(records)
    with file.writing() as connection:
        connection.exec_driver_sql("UPDATE goal SET title = 'aldrig sparat'")
        backup(file, tmp_path / "kopia.rtr")
        connection.rollback()
    assert check_file(tmp_path / "kopia.rtr") == []
    copied = File(tmp_path / "kopia.rtr")
    assert writer(copied).read("goal", 1) == records.read("goal", 1)
    copied.close()
    assert not [name for name in os.listdir(tmp_path) if "tmp" in name]


def test_a_copy_is_never_put_over_another_file(file: File, tmp_path: Path) -> None:
    (tmp_path / "kopia.rtr").write_bytes(b"annat")
    with pytest.raises(UserError) as caught:
        backup(file, tmp_path / "kopia.rtr")
    assert caught.value.code == "file_exists"
    assert (tmp_path / "kopia.rtr").read_bytes() == b"annat"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two mebibytes: a new file takes half of it."""
    folder = tmp_path / "liten disk"
    folder.mkdir()
    mounted = sys.platform == "linux" and os.getuid() == 0
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    if not mounted or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("WARNING: a full disk was not tried: that takes Linux and the right to mount")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_on_a_full_disk_nothing_acknowledged_is_lost_and_one_goes_on_when_there_is_room(
    small_disk: Path,
) -> None:
    file = File(new_file(small_disk / "full.rtr"))
    records = writer(file)
    filler = small_disk / "fyllnad"
    filler.write_bytes(bytes(100_000))
    kept: list[str] = []
    with pytest.raises(UserError) as caught:
        for number in range(1000):
            title = f"Risk {number}"
            records.write_all(
                [
                    Edit("risk", None, {"title": title, "category": "it", "unit_id": 2, "cause": "x" * 9000}),
                ]
            )
            kept.append(title)
    assert caught.value.code == "disk_full"
    assert kept
    with pytest.raises(UserError) as caught:
        backup(file, small_disk / "kopia.rtr")
    assert caught.value.code == "disk_full"
    with pytest.raises(UserError) as caught:
        create_file(small_disk / "ny.rtr", "N", "", 2023, 2026, START, ANNA)
    assert caught.value.code == "disk_full"
    filler.unlink()
    records.write("risk", None, {"title": "Efteråt", "category": "it", "unit_id": 2})
    with file.reading() as connection:
        titles = connection.exec_driver_sql("SELECT title FROM risk ORDER BY id").scalars().all()
    assert titles == [*kept, "Efteråt"]
    file.close()
    assert check_file(small_disk / "full.rtr") == []
    assert [name for name in os.listdir(small_disk) if not name.endswith("-journal")] == ["full.rtr"]

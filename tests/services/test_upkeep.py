"""Where the file lies, a copy of it, and whether it is whole."""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from app.domain.problems import UserError
from app.services import whereabouts
from app.services.upkeep import Upkeep
from database.check import check_file
from database.connection import File
from tests.helpers.files import new_file

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
//server/gemensam /mnt/gemensam\\040mapp cifs rw 0 0
server:/hem /home nfs4 rw 0 0
trasig
"""


@pytest.fixture
def upkeep(tmp_path: Path) -> Upkeep:
    return Upkeep(File(new_file(tmp_path / "Vår kommun.rtr")))


def test_the_facts_tell_name_folder_and_size(upkeep: Upkeep, tmp_path: Path) -> None:
    facts = upkeep.facts()
    assert (facts.name, facts.folder, facts.place) == ("Vår kommun.rtr", str(tmp_path), "own")
    assert facts.size == (tmp_path / "Vår kommun.rtr").stat().st_size


def test_a_file_on_a_server_has_no_size_and_shows_no_password() -> None:
    facts = Upkeep(File("postgresql://anna:hemligt@server/kommunen")).facts()
    assert (facts.name, facts.place, facts.size) == ("kommunen", "server", None)
    assert "hemligt" not in facts.folder


def test_a_copy_is_whole_and_gets_the_usual_ending(upkeep: Upkeep, tmp_path: Path) -> None:
    made = upkeep.backup(tmp_path / "kopia 2021.09")
    assert made.name == "kopia 2021.09.rtr"
    assert check_file(made) == []


def test_a_copy_is_never_written_over_anything(upkeep: Upkeep, tmp_path: Path) -> None:
    there = tmp_path / "finns.rtr"
    there.write_text("något annat")
    with pytest.raises(UserError) as caught:
        upkeep.backup(there)
    assert caught.value.code == "file_exists"
    assert there.read_text() == "något annat"


def test_a_whole_file_has_no_problems(upkeep: Upkeep) -> None:
    assert upkeep.check() == ()


@pytest.mark.parametrize(
    ("path", "service"),
    [
        (PureWindowsPath(r"C:\Users\anna\OneDrive - Kommunen\plan\a.rtr"), "OneDrive"),
        (PurePosixPath("/home/anna/Dropbox/a.rtr"), "Dropbox"),
        (PurePosixPath("/home/anna/Dokument/a.rtr"), ""),
        (PurePosixPath("/home/anna/OneDrive.rtr"), ""),
    ],
)
def test_folders_kept_in_step_over_the_internet_are_known_by_name(
    path: PurePosixPath | PureWindowsPath, service: str
) -> None:
    assert whereabouts.synced_by(path) == service


def test_the_nearest_mount_says_what_a_path_lies_on() -> None:
    assert whereabouts.system_of(PurePosixPath("/mnt/gemensam mapp/plan/a.rtr"), MOUNTS) == "cifs"
    assert whereabouts.system_of(PurePosixPath("/home/anna/a.rtr"), MOUNTS) == "nfs4"
    assert whereabouts.system_of(PurePosixPath("/srv/a.rtr"), MOUNTS) == "ext4"

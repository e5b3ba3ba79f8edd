"""Promises that need more than one program: nothing is lost, whoever writes at once and whoever is killed."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.domain.problems import UserError
from app.services import records as records_module
from app.services.records import Records
from database.check import check_file
from database.connection import File
from tests.helpers.files import new_file, small_programme, writer
from tests.helpers.processes import STEPS, run

EDITS = 200


def test_two_programs_that_write_the_same_records_lose_nothing(
    file: File, records: Records, ids: dict[str, int]
) -> None:
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda name: run("count_up", file.address, name, str(EDITS)), "ab"))
    counted = sum(int(str(records.read("goal", goal)["position"])) for goal in (1, 2, 3))
    assert counted == EDITS * sum(STEPS.values())
    assert {row.edit_id for row in records.latest(5 * EDITS)} >= {
        f"{name}-{number}" for name in "ab" for number in range(EDITS)
    }
    assert any(any(answer) for answer in answers), "the two never met: the test proves nothing"
    assert check_file(file.address) == []


def test_a_program_that_is_killed_harms_nothing_and_loses_nothing_it_told_as_kept(tmp_path: Path) -> None:
    if not hasattr(os, "fork"):
        pytest.skip("no fork on this system")
    path = new_file(tmp_path / "fil.rtr")
    file = File(path)
    small_programme(writer(file))
    file.close()
    told, lost, harmed = run("be_killed", str(path), "30")
    assert (lost, harmed) == ([], 0)
    assert isinstance(told, int)
    assert told >= 20


def test_a_save_that_was_kept_though_it_seemed_to_fail_is_found_again(
    file: File, records: Records, ids: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records_module, "SETTLE_SECONDS", 0)
    save = records._write_once

    def fail_after_the_commit(*arguments: object) -> object:
        save(*arguments)  # type: ignore[arg-type]
        raise UserError("io", path=file.shown)

    monkeypatch.setattr(records, "_write_once", fail_after_the_commit)
    change = records.write("goal", ids["body"], {"title": "Kom fram"}, edit_id="e1")
    assert (change.after, change.version) == ({"title": "Kom fram"}, 2)
    assert records.read("goal", ids["body"])["title"] == "Kom fram"


def test_a_save_that_failed_is_told_and_can_be_made_again_with_the_same_edit_id(
    file: File, records: Records, ids: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records_module, "SETTLE_SECONDS", 0)

    def fail_before_the_commit(*_: object) -> object:
        raise UserError("io", path=file.shown)

    with monkeypatch.context() as broken:
        broken.setattr(records, "_write_once", fail_before_the_commit)
        with pytest.raises(UserError) as caught:
            records.write("goal", ids["body"], {"title": "Igen"}, edit_id="e1")
    assert caught.value.code == "io"
    records.write("goal", ids["body"], {"title": "Igen"}, edit_id="e1")
    records.write("goal", ids["body"], {"title": "Igen"}, edit_id="e1")
    assert records.read("goal", ids["body"])["version"] == 2

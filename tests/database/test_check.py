"""The check of a whole file."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from app.services.records import Records
from database.check import check_file
from database.connection import File
from tests.helpers.files import small_programme, writer
from tests.helpers.postgresql import Server


@pytest.fixture
def records(file: File) -> Records:
    """A programme with something of everything that is looked at."""
    records = writer(file)
    ids = small_programme(records)
    records.write("contribution", None, {"goal_id": ids["body"], "overarching_id": ids["overarching"]})
    records.write(
        "goal_sdg", None, {"goal_id": ids["body"], "sdg_goal_id": 1, "sdg_target_id": 1, "extent": "whole"}
    )
    records.write(
        "risk_score", None, {"risk_id": ids["risk"], "year": 2021, "likelihood": 4, "consequence": 3}
    )
    records.write("decision", None, {"kind": "goals", "title": "B", "items": (("goal", ids["body"]),)})
    return records


def test_a_sound_file_has_no_problems_also_while_it_is_open(path: Path, records: Records) -> None:
    assert check_file(path) == []


def test_a_sound_database_has_no_problems(postgresql: Server) -> None:
    address = postgresql.new_municipality()
    file = File(address)
    small_programme(writer(file))
    file.close()
    assert check_file(address) == []


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("UPDATE goal SET title = 'Rättat i smyg', version = 2 WHERE id = 2", {("not_in_log", "goal", 2)}),
        ("DELETE FROM risk_score", {("record_gone", "risk_score", 1)}),
        ("UPDATE goal SET parent_id = 1 WHERE level = 'body'", {("misplaced", "goal", 3)}),
        (
            "UPDATE goal SET parent_id = 3 WHERE id = 2",
            {("misplaced", "goal", 2), ("cycle", "goal", 2)},
        ),
        (
            "UPDATE goal SET archived_at = '2021-01-01T00:00:00+00:00' WHERE id = 2",
            {("under_archived", "goal", 3)},
        ),
        ("UPDATE goal SET first_year = 1999 WHERE id = 2", {("outside_period", "goal", 2)}),
        ("UPDATE contribution SET overarching_id = 1", {("contribution_ends", "contribution", 1)}),
        ("UPDATE goal_sdg SET sdg_goal_id = 2", {("target_of_other_goal", "goal_sdg", 1)}),
        ("UPDATE risk_score SET likelihood = 5", {("outside_scale", "risk_score", 1)}),
        ("UPDATE decision_item SET record_id = 99", {("item_missing", "decision", 1)}),
        ("UPDATE decision_item SET kind = 'song'", {("item_missing", "decision", 1)}),
    ],
)
def test_what_was_done_past_the_program_is_found(
    path: Path, records: Records, statement: str, expected: set[tuple[str, str, int]]
) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()
    problems = check_file(path)
    assert {(problem.code, problem.values["kind"], problem.values["id"]) for problem in problems} == expected


def test_a_locked_report_whose_words_are_gone_is_found(example_file: Path) -> None:
    assert check_file(example_file) == []
    connection = sqlite3.connect(example_file)
    with connection:
        connection.execute("DELETE FROM snapshot WHERE kind = 'round_version' AND record_id = 1")
    connection.close()
    (found,) = check_file(example_file)
    assert (found.code, found.values) == ("not_kept", {"kind": "round_version", "id": 1})


def test_a_reference_that_leads_nowhere_is_found(path: Path, records: Records) -> None:
    connection = sqlite3.connect(path)
    connection.execute("UPDATE goal SET unit_id = 77 WHERE id = 2")
    connection.commit()
    connection.close()
    (problem,) = check_file(path)
    assert (problem.code, dict(problem.values)) == ("dangling", {"table": "goal", "id": 2, "parent": "unit"})


def test_the_check_writes_nothing(path: Path, records: Records) -> None:
    before = (path.stat().st_mtime_ns, path.stat().st_size)
    check_file(path)
    assert (path.stat().st_mtime_ns, path.stat().st_size) == before

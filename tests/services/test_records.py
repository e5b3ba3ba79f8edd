"""A save: what is kept, what is refused, and what happens when two write at once."""

from __future__ import annotations

import re
from datetime import date

import pytest

from app.domain.problems import Conflict, Invalid, UserError
from app.services.records import Edit, Records, Ref
from database import log
from database.connection import File
from tests.helpers.files import BO, writer


def codes(error: Invalid) -> set[tuple[str, str]]:
    return {(problem.field, problem.code) for problem in error.problems}


def test_a_save_keeps_what_was_written_and_counts_the_version(records: Records, ids: dict[str, int]) -> None:
    before = records.read("goal", ids["overarching"])
    change = records.write(
        "goal", ids["overarching"], {**before, "text": "Alla ska känna sig trygga."}, before
    )
    assert change.before == {"text": ""}
    assert change.after == {"text": "Alla ska känna sig trygga."}
    after = records.read("goal", ids["overarching"])
    assert after == {**before, "text": "Alla ska känna sig trygga.", "version": 2}


def test_saving_without_a_change_makes_no_version_and_no_row_in_the_log(
    records: Records, ids: dict[str, int]
) -> None:
    before = records.read("goal", ids["body"])
    rows = records.latest(100)
    change = records.write("goal", ids["body"], before, before)
    assert (change.before, change.after, change.version) == ({}, {}, 1)
    assert records.latest(100) == rows


def test_fields_that_different_people_changed_are_both_kept(
    file: File, records: Records, ids: dict[str, int]
) -> None:
    read_by_both = records.read("goal", ids["body"])
    writer(file, BO).write("goal", ids["body"], {**read_by_both, "number": "3"}, read_by_both)
    records.write("goal", ids["body"], {**read_by_both, "text": "Öppet alla dagar"}, read_by_both)
    now = records.read("goal", ids["body"])
    assert (now["number"], now["text"], now["version"]) == ("3", "Öppet alla dagar", 3)


def test_a_field_that_two_people_changed_is_told_and_nothing_is_written(
    file: File, records: Records, ids: dict[str, int]
) -> None:
    read_by_both = records.read("goal", ids["body"])
    writer(file, BO).write("goal", ids["body"], {**read_by_both, "title": "Bos ord"}, read_by_both)
    with pytest.raises(Conflict) as caught:
        records.write(
            "goal", ids["body"], {**read_by_both, "title": "Annas ord", "text": "mer"}, read_by_both
        )
    (clash,) = caught.value.clashes
    assert (clash.field, clash.base, clash.mine, clash.theirs) == (
        "title",
        "Öppna förskolor",
        "Annas ord",
        "Bos ord",
    )
    assert caught.value.by == "Bo Ek"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", caught.value.at)
    assert caught.value.current == records.read("goal", ids["body"])
    assert caught.value.current["text"] == ""


def test_two_people_who_change_a_field_to_the_same_thing_do_not_clash(
    file: File, records: Records, ids: dict[str, int]
) -> None:
    read_by_both = records.read("goal", ids["body"])
    writer(file, BO).write("goal", ids["body"], {**read_by_both, "title": "Samma ord"}, read_by_both)
    change = records.write("goal", ids["body"], {**read_by_both, "title": "Samma ord"}, read_by_both)
    assert change.after == {}


def test_the_same_edit_twice_is_written_once_and_answered_alike(
    records: Records, ids: dict[str, int]
) -> None:
    edit = {"title": "Ett nytt mål", "period_id": 1, "level": "subgoal", "parent_id": ids["body"]}
    years = {"first_year": 2020, "last_year": 2021}
    first = records.write("goal", None, {**edit, **years}, edit_id="arbetsplats-1")
    again = records.write("goal", None, {**edit, **years}, edit_id="arbetsplats-1")
    assert again == first
    assert len(records.history("goal", first.id)) == 1


def test_a_batch_is_kept_whole_or_not_at_all(records: Records, ids: dict[str, int]) -> None:
    rows = records.latest(100)
    with pytest.raises(Invalid):
        records.write_all(
            [
                Edit("goal", ids["body"], {"title": "Skulle ändras"}),
                Edit(
                    "goal",
                    None,
                    {"period_id": 1, "level": "body", "title": "Utan nämnd", "parent_id": Ref(0)},
                ),
            ]
        )
    assert records.read("goal", ids["body"])["title"] == "Öppna förskolor"
    assert records.latest(100) == rows


def test_an_edit_may_refer_to_what_the_batch_has_just_made(records: Records, ids: dict[str, int]) -> None:
    goal, decision = records.write_all(
        [
            Edit(
                "goal",
                None,
                {"period_id": 1, "level": "overarching", "title": "Nytt", "parent_id": ids["vision"]},
            ),
            Edit("decision", None, {"kind": "goals", "title": "Beslut", "items": (("goal", Ref(0)),)}),
        ]
    )
    assert records.read("decision", decision.id)["items"] == (("goal", goal.id),)


def test_undo_takes_back_and_redo_is_undo_of_the_undo(records: Records, ids: dict[str, int]) -> None:
    before = records.read("goal", ids["body"])
    done = records.write_all(
        [
            Edit("goal", ids["body"], {"title": "Nya ord", "indicators": (ids["indicator"],)}),
            Edit("risk", ids["risk"], {"goals": ()}),
        ]
    )
    changed = records.read("goal", ids["body"])
    undone = records.undo(done)
    assert records.read("goal", ids["body"]) == {**before, "version": 3}
    assert records.read("risk", ids["risk"])["goals"] == (ids["body"],)
    records.undo(undone)
    assert records.read("goal", ids["body"]) == {**changed, "version": 4}


def test_undo_of_a_new_record_archives_it_and_redo_takes_it_back(
    records: Records, ids: dict[str, int]
) -> None:
    made = records.write("risk", None, {"title": "Ny risk", "category": "it", "unit_id": 2})
    undone = records.undo([made])
    assert records.read("risk", made.id)["archived"] is True
    records.undo(undone)
    assert records.read("risk", made.id)["archived"] is False


def test_undo_of_what_a_colleague_has_changed_since_is_refused(
    file: File, records: Records, ids: dict[str, int]
) -> None:
    done = records.write("goal", ids["body"], {"title": "Annas ord"})
    writer(file, BO).write("goal", ids["body"], {"title": "Bos ord"})
    with pytest.raises(Conflict):
        records.undo([done])
    assert records.read("goal", ids["body"])["title"] == "Bos ord"


def test_an_archived_record_is_not_written_until_it_is_restored(
    records: Records, ids: dict[str, int]
) -> None:
    records.archive("risk", ids["risk"], why="Finns inte längre")
    with pytest.raises(UserError) as caught:
        records.write("risk", ids["risk"], {"title": "Ändå"})
    assert caught.value.code == "record_archived"
    records.restore("risk", ids["risk"])
    records.write("risk", ids["risk"], {"title": "Åter"})
    actions = [(row.action, row.why) for row in records.history("risk", ids["risk"])]
    assert actions == [("change", ""), ("restore", ""), ("archive", "Finns inte längre"), ("create", "")]


def test_a_record_that_is_not_there_is_told_of(records: Records) -> None:
    for act in (lambda: records.read("goal", 999), lambda: records.write("goal", 999, {"title": "x"})):
        with pytest.raises(UserError) as caught:
            act()
        assert caught.value.code == "record_missing"


def test_history_tells_who_changed_what_from_what_and_why(file: File, ids: dict[str, int]) -> None:
    bo = writer(file, BO, "biblioteket")
    bo.write(
        "document",
        None,
        {"kind": "policy", "title": "Mål", "decided_on": date(2019, 6, 24)},
        why="KS 2019/160",
    )
    (row,) = bo.latest(1)
    assert (row.by, row.workstation, row.kind, row.action, row.why) == (
        "Bo Ek",
        "biblioteket",
        "document",
        "create",
        "KS 2019/160",
    )
    assert row.new["decided_on"] == date(2019, 6, 24)


def test_every_save_keeps_the_log_sealed(file: File, records: Records, ids: dict[str, int]) -> None:
    records.write("goal", ids["body"], {"title": "Å ä ö – ”citat” \U0001f600"})
    with file.reading() as connection:
        assert log.verify(connection) == []


def test_text_is_cleaned_before_it_is_kept(records: Records, ids: dict[str, int]) -> None:
    decomposed = "  A\u030angstro\u0308m\x00\x07 \ud800rad 1\r\nrad 2  "
    records.write("goal", ids["body"], {"text": decomposed})
    assert records.read("goal", ids["body"])["text"] == "Ångström rad 1\nrad 2"


@pytest.mark.parametrize(("value", "code"), [(float("nan"), "not_a_number"), (float("inf"), "not_a_number")])
def test_what_is_no_number_is_refused(records: Records, ids: dict[str, int], value: float, code: str) -> None:
    with pytest.raises(Invalid) as caught:
        records.write(
            "measurement",
            None,
            {"indicator_id": ids["indicator"], "place_id": 1, "year": 2020, "value": value},
        )
    assert codes(caught.value) == {("value", code)}


def test_numbers_that_are_too_large_are_refused(records: Records, ids: dict[str, int]) -> None:
    with pytest.raises(Invalid) as caught:
        records.write("goal", ids["body"], {"position": 10**30})
    assert ("position", "too_large") in codes(caught.value)


def test_a_field_that_does_not_exist_is_a_bug(records: Records, ids: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="no field titel"):
        records.write("goal", ids["body"], {"titel": "fel"})


def test_a_write_costs_few_queries(file: File, records: Records, ids: dict[str, int]) -> None:
    from tests.helpers.queries import counted_queries

    with counted_queries(file) as seen:
        records.write("goal", ids["body"], {"title": "Nya ord"})
    assert len(seen) <= 9, "\n".join(seen)

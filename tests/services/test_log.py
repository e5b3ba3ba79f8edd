"""The log as people read it: names for references, only what changed, found by words."""

from __future__ import annotations

from app.services.log import FieldChange, Log, Named
from app.services.records import Records
from database.connection import File
from tests.helpers.queries import counted_queries


def test_a_change_tells_who_what_and_from_what_to_what(file: File, records: Records) -> None:
    records.write("unit", 2, {"name": "Kommunstyrelsen i Ö"}, why="Nytt namn")
    (line,) = Log(file).read(most=1).lines
    assert (line.by, line.workstation, line.action, line.why) == (
        "Anna Öberg",
        "kontoret",
        "change",
        "Nytt namn",
    )
    assert line.name == "Kommunstyrelsen i Ö"
    assert line.fields == (FieldChange("name", "Kommunstyrelsen", "Kommunstyrelsen i Ö"),)


def test_references_and_links_are_told_by_name(file: File, records: Records, ids: dict[str, int]) -> None:
    made = records.write(
        "decision",
        None,
        {"title": "Mål", "kind": "goals", "items": [("risk", ids["risk"])]},
    )
    records.write("decision_step", None, {"decision_id": made.id, "state": "draft", "unit_id": 1})
    step, line = Log(file).read(most=2).lines
    assert step.name == "Mål"
    named = {change.field: change.new for change in step.fields}
    assert named["unit_id"] == Named("unit", 1, "Kommunfullmäktige")
    told = {change.field: change.new for change in line.fields}
    items = told["items"]
    assert isinstance(items, tuple)
    assert items[0].name
    assert "archived" not in told
    assert "date_note" not in told
    records.archive("decision", made.id)
    (line,) = Log(file).read(most=1).lines
    assert (line.action, line.fields) == ("archive", ())


def test_an_emptied_field_is_told(file: File, records: Records) -> None:
    records.write("unit", 1, {"short_name": ""})
    (line,) = Log(file).read(most=1).lines
    assert line.fields == (FieldChange("short_name", "KF", ""),)


def test_one_kind_can_be_asked_for(file: File, records: Records, ids: dict[str, int]) -> None:
    page = Log(file).read(kind="risk")
    assert page.lines
    assert {line.kind for line in page.lines} == {"risk"}
    assert not page.more


def test_words_are_found_in_names_values_persons_and_reasons(file: File, records: Records) -> None:
    records.write("unit", 2, {"short_name": "ÄÖ"}, why="Efter omorganisationen")
    log = Log(file)
    for words in ("äö", "ANNA öberg", "omorganisationen", "kommunstyrelsen ks"):
        assert any(line.record_id == 2 and line.kind == "unit" for line in log.read(words=words).lines), words
    assert log.read(words="finns inte någonstans").lines == ()


def test_a_page_says_whether_there_is_more_and_carries_the_seal(file: File, records: Records) -> None:
    page = Log(file).read(most=3)
    assert len(page.lines) == 3
    assert page.more
    assert page.seal.number == page.lines[0].number
    assert not Log(file).read(most=page.seal.number).more


def test_the_log_costs_the_same_number_of_queries_however_long(
    file: File, records: Records, ids: dict[str, int]
) -> None:
    with counted_queries(file) as few:
        Log(file).read()
    for number in range(20):
        records.write("unit", 1, {"short_name": f"K{number}"})
    with counted_queries(file) as many:
        Log(file).read()
    assert len(many) == len(few)


def test_the_story_of_one_record_takes_as_many_queries_however_long_it_is(
    file: File, records: Records, ids: dict[str, int]
) -> None:
    records.write("goal", ids["body"], {"indicators": (ids["indicator"],)})
    with counted_queries(file) as few:
        first = Log(file).of("goal", ids["body"])
    committee = records.write("unit", None, {"kind": "committee", "name": "Nämnden", "parent_id": 1}).id
    for number in range(20):
        unit = committee if number % 2 else 2
        records.write("goal", ids["body"], {"title": f"Ö {number}", "unit_id": unit})
    with counted_queries(file) as many:
        story = Log(file).of("goal", ids["body"])
    assert (len(first), len(story)) == (2, 22)
    assert {(line.kind, line.record_id) for line in story} == {("goal", ids["body"])}
    assert [line.number for line in story] == sorted((line.number for line in story), reverse=True)
    assert len(many) == len(few)
    (links,) = (change for line in story for change in line.fields if change.field == "indicators")
    assert links.new == (Named("indicator", ids["indicator"], "Nöjda föräldrar"),)

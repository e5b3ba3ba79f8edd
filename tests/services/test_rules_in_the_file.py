"""Rules that need a look into the file before a save is let through."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from app.domain.problems import Invalid
from app.services.archiving import archive_goal, restore_together
from app.services.records import Records
from database.connection import File
from database.invariants import broken_rules


def refusal(
    records: Records, kind: str, record_id: int | None, values: Mapping[str, object]
) -> set[tuple[str, str]]:
    with pytest.raises(Invalid) as caught:
        records.write(kind, record_id, values)
    return {(problem.field, problem.code) for problem in caught.value.problems}


def test_a_goal_stands_only_where_its_level_may(records: Records, ids: dict[str, int]) -> None:
    goal = {"period_id": 1, "level": "body", "title": "Mål", "unit_id": 2}
    assert refusal(records, "goal", None, goal) == {("parent_id", "parent_required")}
    assert refusal(records, "goal", None, {**goal, "parent_id": ids["vision"]}) == {
        ("parent_id", "wrong_parent")
    }
    assert refusal(records, "goal", None, {**goal, "parent_id": 999}) == {("parent_id", "missing_reference")}
    assert refusal(records, "goal", ids["overarching"], {"level": "internal"}) == {
        ("level", "children_misplaced")
    }


def test_a_goal_and_its_parent_are_of_the_same_period(records: Records, ids: dict[str, int]) -> None:
    period = records.write("period", None, {"name": "Nästa", "first_year": 2023, "last_year": 2026}).id
    assert refusal(records, "goal", ids["body"], {"period_id": period}) == {("parent_id", "other_period")}
    assert refusal(records, "goal", ids["vision"], {"period_id": period}) == {
        ("period_id", "children_in_other_period")
    }


def test_a_goals_years_are_inside_its_period_and_the_period_keeps_covering_them(
    records: Records, ids: dict[str, int]
) -> None:
    goal = {
        "period_id": 1,
        "level": "subgoal",
        "title": "Delmål",
        "parent_id": ids["body"],
        "first_year": 2020,
    }
    assert refusal(records, "goal", None, {**goal, "last_year": 2023}) == {("last_year", "outside_period")}
    records.write("goal", None, {**goal, "last_year": 2021})
    assert refusal(records, "period", 1, {"first_year": 2021}) == {("first_year", "goals_outside_period")}


def test_a_unit_is_never_under_itself(records: Records) -> None:
    office = records.write("unit", None, {"name": "Kansliet", "kind": "administration", "parent_id": 2}).id
    assert refusal(records, "unit", 2, {"parent_id": office}) == {("parent_id", "cycle")}
    assert refusal(records, "unit", 2, {"parent_id": 2}) == {("parent_id", "cycle")}


@pytest.mark.parametrize(
    ("kind", "values", "field"),
    [
        ("unit", {"name": "Kommunstyrelsen", "kind": "committee"}, "name"),
        ("place", {"name": "Riket", "kind": "nation"}, "name"),
        ("scale_step", {"scale": "likelihood", "value": 1, "label": "Igen"}, "value"),
    ],
)
def test_what_is_there_already_is_not_made_twice(
    records: Records, kind: str, values: dict[str, object], field: str
) -> None:
    assert refusal(records, kind, None, values) == {(field, "duplicate")}


def test_one_value_for_each_place_year_part_and_gender(records: Records, ids: dict[str, int]) -> None:
    value = {"indicator_id": ids["indicator"], "place_id": 1, "year": 2020, "value": 0.0}
    first = records.write("measurement", None, value)
    assert refusal(records, "measurement", None, value) == {("part", "duplicate")}
    records.write("measurement", None, {**value, "gender": "K"})
    records.archive("measurement", first.id)
    records.write("measurement", None, value)
    with pytest.raises(Invalid):
        records.restore("measurement", first.id)


def test_there_is_one_own_place_and_it_stays(records: Records) -> None:
    assert refusal(records, "place", None, {"kind": "own", "name": "En till"}) == {
        ("kind", "own_place_exists")
    }
    assert refusal(records, "place", 1, {"archived": True}) == {("", "cannot_archive")}


def test_a_contribution_goes_from_a_boards_goal_to_an_overarching_goal_once(
    records: Records, ids: dict[str, int]
) -> None:
    ends = {"goal_id": ids["body"], "overarching_id": ids["overarching"]}
    turned = {"goal_id": ids["overarching"], "overarching_id": ids["body"]}
    assert refusal(records, "contribution", None, turned) == {
        ("goal_id", "contribution_from"),
        ("overarching_id", "contribution_to"),
    }
    records.write("contribution", None, ends)
    assert refusal(records, "contribution", None, ends) == {("overarching_id", "duplicate")}


def test_a_tie_to_agenda_2030_is_to_a_target_of_the_goal_it_names_and_stands_once(
    records: Records, ids: dict[str, int]
) -> None:
    tie = {"goal_id": ids["overarching"], "sdg_goal_id": 2, "extent": "whole"}
    assert refusal(records, "goal_sdg", None, {**tie, "sdg_target_id": 1}) == {
        ("sdg_target_id", "target_of_other_goal")
    }
    records.write("goal_sdg", None, tie)
    assert refusal(records, "goal_sdg", None, tie) == {("sdg_goal_id", "duplicate")}


def test_a_weighing_uses_the_steps_of_the_scales(records: Records, ids: dict[str, int]) -> None:
    score = {"risk_id": ids["risk"], "year": 2021, "likelihood": 5, "consequence": 4}
    assert refusal(records, "risk_score", None, score) == {("likelihood", "outside_scale")}
    records.write("risk_score", None, {**score, "likelihood": 4})
    step = next(
        number
        for number in range(1, 9)
        if (records.read("scale_step", number)["scale"], records.read("scale_step", number)["value"])
        == ("likelihood", 4)
    )
    assert refusal(records, "scale_step", step, {"archived": True}) == {("", "in_use")}


def test_links_lead_to_records_that_are_there(records: Records, ids: dict[str, int]) -> None:
    assert refusal(records, "risk", ids["risk"], {"goals": (ids["body"], 999)}) == {
        ("goals", "missing_reference")
    }
    assert refusal(records, "decision", None, {"kind": "goals", "title": "B", "items": (("song", 1),)}) == {
        ("items", "missing_reference")
    }


def test_a_reference_to_an_archived_record_is_refused_when_new_and_kept_when_old(
    records: Records, ids: dict[str, int]
) -> None:
    other = records.write("unit", None, {"name": "Miljönämnden", "kind": "committee"}).id
    records.archive("unit", other)
    assert refusal(records, "risk", ids["risk"], {"unit_id": other}) == {("unit_id", "missing_reference")}
    records.archive("indicator", ids["indicator"])
    records.write("goal", ids["overarching"], {"indicators": (ids["indicator"],), "text": "Ny text"})


def test_a_unit_with_goals_is_not_archived(records: Records, ids: dict[str, int]) -> None:
    with pytest.raises(Invalid) as caught:
        records.archive("unit", 2)
    assert [(problem.code, dict(problem.values)) for problem in caught.value.problems] == [
        ("in_use", {"kind": "goal", "count": 1}),
        ("in_use", {"kind": "risk", "count": 1}),
    ]


def test_a_goal_is_archived_with_those_under_it_and_they_come_back_together(
    file: File, records: Records, ids: dict[str, int]
) -> None:
    assert refusal(records, "goal", ids["vision"], {"archived": True}) == {("", "has_children")}
    alone = records.write(
        "goal",
        None,
        {"period_id": 1, "level": "overarching", "title": "Redan borta", "parent_id": ids["vision"]},
    ).id
    records.archive("goal", alone)
    changes = archive_goal(file, records, ids["vision"], why="Fel period")
    assert {change.id for change in changes} == {ids["vision"], ids["overarching"], ids["body"]}
    assert refusal(records, "goal", ids["body"], {"archived": False}) == {("parent_id", "missing_reference")}
    restored = restore_together(records, "goal", ids["vision"])
    assert {change.id for change in restored} == {change.id for change in changes}
    assert records.read("goal", alone)["archived"] is True
    records.undo(restored)
    assert records.read("goal", ids["body"])["archived"] is True
    with file.reading() as connection:
        assert broken_rules(connection) == []

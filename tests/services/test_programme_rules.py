"""Rules of clarifications, methods, origins, dialogues, documents and ties, as a save meets them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from app.domain.problems import Invalid
from app.services.records import Records
from database.check import check_file
from database.connection import File


def refusal(
    records: Records, kind: str, record_id: int | None, values: Mapping[str, object]
) -> set[tuple[str, str]]:
    with pytest.raises(Invalid) as caught:
        records.write(kind, record_id, values)
    return {(problem.field, problem.code) for problem in caught.value.problems}


@pytest.fixture
def subgoal(records: Records, ids: dict[str, int]) -> int:
    """A sub-goal of the small programme."""
    years = {"first_year": 2020, "last_year": 2020}
    values = {"period_id": 1, "level": "subgoal", "parent_id": ids["body"], "title": "Delmål", **years}
    return records.write("goal", None, values).id


def method_for(goal: int, **values: object) -> dict[str, object]:
    return {"period_id": 1, "goal_id": goal, "title": "Trygghetsvandringar", **values}


def test_a_goal_that_is_not_clarified_is_told_of(records: Records, ids: dict[str, int]) -> None:
    clarification = {"source_kind": "other", "text": "Det betyder …"}
    assert refusal(records, "clarification", None, {**clarification, "goal_id": ids["body"]}) == {
        ("goal_id", "not_clarified")
    }
    records.write("clarification", None, {**clarification, "goal_id": ids["overarching"]})


def test_a_clarification_names_a_source_of_its_own_kind(records: Records, ids: dict[str, int]) -> None:
    citizens = records.write("dialogue", None, {"kind": "citizens", "title": "På torget"}).id
    document = records.write("document", None, {"kind": "plan", "title": "Plan"}).id
    text = {"goal_id": ids["overarching"], "text": "Det betyder …"}

    def refused(source: str, **named: int) -> set[tuple[str, str]]:
        return refusal(records, "clarification", None, {**text, "source_kind": source, **named})

    assert refused("declaration", dialogue_id=citizens) == {("dialogue_id", "source_is_no_dialogue")}
    assert refused("citizen_dialogue", document_id=document) == {("document_id", "source_is_no_document")}
    assert refused("executive_dialogue", dialogue_id=citizens) == {("dialogue_id", "dialogue_of_other_kind")}
    made = records.write(
        "clarification", None, {**text, "source_kind": "citizen_dialogue", "dialogue_id": citizens}
    )
    assert refusal(records, "clarification", made.id, {"source_kind": "executive_dialogue"}) == {
        ("dialogue_id", "dialogue_of_other_kind")
    }
    records.write("clarification", None, {**text, "source_kind": "declaration", "document_id": document})


def test_a_method_serves_an_overarching_goal_or_success_factor_of_its_period(
    records: Records, ids: dict[str, int]
) -> None:
    assert refusal(records, "method", None, method_for(ids["body"])) == {("goal_id", "method_goal")}
    later = records.write("period", None, {"name": "Nästa", "first_year": 2023, "last_year": 2026}).id
    other = method_for(ids["overarching"], period_id=later)
    assert refusal(records, "method", None, other) == {("goal_id", "method_of_other_period")}
    records.write("method", None, method_for(ids["overarching"]))


def test_a_goal_with_methods_keeps_a_level_that_may_have_them(records: Records, ids: dict[str, int]) -> None:
    factor = {"period_id": 1, "level": "success_factor", "title": "Ljus", "parent_id": ids["overarching"]}
    made = records.write("goal", None, factor).id
    records.write("method", None, method_for(made))
    assert ("level", "methods_left") in refusal(records, "goal", made, {"level": "body", "unit_id": 2})


def test_a_party_has_one_standpoint_on_a_method_and_says_what_else_it_wants(
    records: Records, ids: dict[str, int]
) -> None:
    method = records.write("method", None, method_for(ids["overarching"])).id
    party = records.write("party", None, {"name": "Ortens lista"}).id
    standpoint = {"method_id": method, "party_id": party}
    assert refusal(records, "standpoint", None, {**standpoint, "kind": "other"}) == {("text", "required")}
    records.write("standpoint", None, {**standpoint, "kind": "reservation"})
    assert refusal(records, "standpoint", None, standpoint) == {("party_id", "duplicate")}
    assert refusal(records, "party", None, {"name": "Ortens lista"}) == {("name", "duplicate")}


def test_a_goal_has_no_place_for_a_standpoint(records: Records, ids: dict[str, int]) -> None:
    party = records.write("party", None, {"name": "Ortens lista"}).id
    with pytest.raises(ValueError, match="no field goal_id"):
        records.write("standpoint", None, {"goal_id": ids["overarching"], "party_id": party})


def test_only_sub_goals_have_origins_budgets_and_accepted_values(
    records: Records, ids: dict[str, int], subgoal: int
) -> None:
    method = records.write("method", None, method_for(ids["overarching"])).id
    budget = records.write("decision", None, {"kind": "budget", "title": "Budget"}).id
    said = {"origin_methods": (method,), "budget_decision_id": budget, "by_accepted": True}
    assert refusal(records, "goal", ids["body"], said) == {(field, "only_subgoal") for field in said}
    records.write("goal", subgoal, said)
    assert records.read("goal", subgoal)["origin_methods"] == (method,)
    assert refusal(records, "goal", subgoal, {"revision_reason": "Risk"}) == {
        ("revision_reason", "only_internal")
    }


def test_what_a_sub_goal_is_taken_from_stays(records: Records, ids: dict[str, int], subgoal: int) -> None:
    method = records.write("method", None, method_for(ids["overarching"])).id
    dialogue = records.write("dialogue", None, {"kind": "executive_board", "title": "Dialog"}).id
    records.write("goal", subgoal, {"origin_methods": (method,), "origin_dialogues": (dialogue,)})
    for kind, record in (("method", method), ("dialogue", dialogue)):
        assert refusal(records, kind, record, {"archived": True}) == {("", "in_use")}
    records.archive("goal", subgoal)
    records.archive("method", method)


def test_a_decision_about_fulfilment_is_named_where_it_was_lifted(
    records: Records, ids: dict[str, int]
) -> None:
    decision = records.write("decision", None, {"kind": "fulfilment", "title": "Om tryggheten"}).id
    named = {"fulfilment_decision_id": decision}
    assert refusal(records, "goal", ids["overarching"], named) == {("fulfilment_decision_id", "not_lifted")}
    records.write("goal", ids["overarching"], {**named, "lifted": True})
    assert refusal(records, "goal", ids["overarching"], {"lifted": False}) == {
        ("fulfilment_decision_id", "not_lifted")
    }


def test_a_number_stands_once_where_people_look_for_it(records: Records, ids: dict[str, int]) -> None:
    records.write("goal", ids["overarching"], {"number": "1"})
    second = {"period_id": 1, "level": "overarching", "title": "Näringsliv", "parent_id": ids["vision"]}
    assert refusal(records, "goal", None, {**second, "number": "1"}) == {("number", "number_taken")}
    other = records.write("goal", None, {**second, "number": "2"}).id
    body = {"period_id": 1, "level": "body", "title": "Mål", "number": "1"}
    records.write("goal", None, {**body, "parent_id": ids["overarching"], "unit_id": 2})
    assert refusal(records, "goal", None, {**body, "parent_id": other, "unit_id": 2}) == {
        ("number", "number_taken")
    }
    unit = records.write("unit", None, {"name": "Socialnämnden", "kind": "committee"}).id
    records.write("goal", None, {**body, "parent_id": other, "unit_id": unit})


@pytest.mark.parametrize(
    ("kind", "values", "expected"),
    [
        (
            "dialogue",
            {"kind": "citizens", "title": "D", "held_on": date(2199, 1, 1)},
            ("held_on", "in_future"),
        ),
        (
            "dialogue",
            {"kind": "citizens", "title": "D", "held_on": date(19, 1, 1)},
            ("held_on", "implausible_day"),
        ),
        (
            "document",
            {"kind": "plan", "title": "P", "decided_on": date(2199, 1, 1)},
            ("decided_on", "in_future"),
        ),
        (
            "document",
            {"kind": "plan", "title": "P", "decided_on": date(2020, 1, 1), "valid_until": date(2019, 1, 1)},
            ("valid_until", "ends_before_decided"),
        ),
        (
            "document",
            {"kind": "plan", "title": "P", "decided_on": date(2020, 1, 1), "revise_by": date(2019, 1, 1)},
            ("revise_by", "revised_before_decided"),
        ),
        (
            "document",
            {"kind": "plan", "title": "P", "annex_state": "draft"},
            ("annex_state", "annex_only_old"),
        ),
        ("document", {"kind": "poem", "title": "P"}, ("kind", "unknown_choice")),
        ("sdg_text", {"sdg_target_id": 1, "text": "Senast 2030"}, ("source", "required")),
        ("method", {"period_id": 1, "goal_id": 2, "title": "x" * 301}, ("title", "too_long")),
        ("document", {"kind": "plan", "title": "P", "note": "x" * 10_000}, ("note", "too_long")),
    ],
)
def test_what_cannot_be_is_told_beside_its_field(
    records: Records,
    ids: dict[str, int],
    kind: str,
    values: dict[str, object],
    expected: tuple[str, str],
) -> None:
    assert refusal(records, kind, None, values) == {expected}


def test_an_annex_belongs_to_a_document_of_an_older_structure(records: Records) -> None:
    document = records.write("document", None, {"kind": "plan", "title": "Plan"}).id
    row = {"document_id": document, "old_goal": "Levande landsbygd"}
    assert refusal(records, "annex_row", None, row) == {("document_id", "annex_only_old")}
    records.write("document", document, {"structure": "old"})
    made = records.write("annex_row", None, row)
    assert refusal(records, "document", document, {"structure": "new"}) == {("structure", "annex_has_rows")}
    records.archive("annex_row", made.id)
    records.write("document", document, {"structure": "new"})


@pytest.mark.parametrize("kind", ["indicator", "document"])
def test_indicators_and_documents_are_tied_to_agenda_2030_once_each(
    records: Records, ids: dict[str, int], kind: str
) -> None:
    document = records.write("document", None, {"kind": "plan", "title": "Plan"}).id
    owner = {"indicator": ids["indicator"], "document": document}[kind]
    tie = {f"{kind}_id": owner, "sdg_goal_id": 2, "extent": "part"}
    assert refusal(records, f"{kind}_sdg", None, {**tie, "sdg_target_id": 1}) == {
        ("sdg_target_id", "target_of_other_goal")
    }
    records.write(f"{kind}_sdg", None, tie)
    assert refusal(records, f"{kind}_sdg", None, tie) == {("sdg_goal_id", "duplicate")}


def test_an_outcome_that_is_gone_is_found_by_the_check(
    file: File, records: Records, ids: dict[str, int]
) -> None:
    outcomes = (("goal", ids["body"]),)
    records.write("dialogue", None, {"kind": "citizens", "title": "Dialog", "outcomes": outcomes})
    assert check_file(file.address) == []
    with file.writing() as connection:
        connection.exec_driver_sql("UPDATE dialogue_outcome SET record_id = 999")
    assert [(problem.code, problem.values["kind"]) for problem in check_file(file.address)] == [
        ("item_missing", "dialogue")
    ]

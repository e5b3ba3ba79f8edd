"""Decisions: the way they go, what they cover, and what was changed after it was adopted."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.exc import DBAPIError

from app.domain.problems import Invalid
from app.services.covered import CoveredRow
from app.services.decisions import Decisions
from app.services.office import Office
from app.services.records import Edit, Records, Ref
from database.connection import File
from tests.helpers.queries import counted_queries


def make(records: Records, title: str, *steps: dict[str, object], **values: object) -> int:
    """A decision with the steps it took."""
    decision = {"title": title, "kind": "goals", **values}
    edits = [Edit("decision", None, decision)]
    edits += [Edit("decision_step", None, {"decision_id": Ref(0), **step}) for step in steps]
    return records.write_all(edits)[0].id


def told(caught: pytest.ExceptionInfo[Invalid]) -> set[tuple[str, str]]:
    return {(problem.field, problem.code) for problem in caught.value.problems}


def covered(file: File, decision_id: int) -> tuple[CoveredRow, ...]:
    card = Decisions(file).card(decision_id)
    assert card is not None
    return card.covered


def test_the_register_is_in_order_of_date_with_undated_last(file: File, records: Records) -> None:
    for title, day in (("Odaterat", None), ("Senare", date(2020, 6, 1)), ("Tidigare", date(2019, 2, 27))):
        make(records, title, {"state": "adopted", "decided_on": day, "unit_id": 1})
    found = Decisions(file).register()
    assert [row.title for row in found] == ["Tidigare", "Senare", "Odaterat"]
    assert found[0].unit == "Kommunfullmäktige"


def test_the_state_is_that_of_the_last_step_and_the_way_is_kept(file: File, records: Records) -> None:
    decision = make(records, "Program")
    (row,) = Decisions(file).register()
    assert (row.state, row.steps, row.adopted) == ("draft", (), False)
    for state, day, unit in (
        ("draft", date(2019, 11, 27), None),
        ("working_committee", date(2019, 12, 4), 2),
        ("returned", date(2020, 1, 8), 2),
        ("executive_board", date(2020, 2, 5), 2),
        ("adopted", date(2020, 2, 24), 1),
    ):
        step = {"decision_id": decision, "state": state, "decided_on": day, "unit_id": unit}
        records.write("decision_step", None, {**step, "section": "§ 12"})
    (row,) = Decisions(file).register()
    assert [step.state for step in row.steps] == [
        "draft",
        "working_committee",
        "returned",
        "executive_board",
        "adopted",
    ]
    assert (row.state, row.decided_on, row.unit, row.section, row.adopted) == (
        "adopted",
        date(2020, 2, 24),
        "Kommunfullmäktige",
        "§ 12",
        True,
    )


def test_a_step_never_changes_not_even_past_the_program(file: File, records: Records) -> None:
    decision = make(records, "Program", {"state": "draft"}, {"state": "returned"})
    step = Decisions(file).register()[0].steps[0].id
    with pytest.raises(Invalid) as caught:
        records.write("decision_step", step, {"note": "Rättat i efterhand"})
    assert told(caught) == {("state", "step_is_fixed")}
    with pytest.raises(Invalid) as caught:
        records.archive("decision_step", step)
    assert told(caught) == {("", "step_not_last")}
    for statement in (
        f"UPDATE decision_step SET state = 'adopted' WHERE id = {step}",
        "DELETE FROM decision_step",
    ):
        with pytest.raises(DBAPIError, match="only added to"), file.writing() as connection:
            connection.exec_driver_sql(statement)
    assert records.read("decision", decision)["version"] == 1


def test_the_last_step_can_be_taken_back_and_put_back(
    file: File, records: Records, ids: dict[str, int]
) -> None:
    decision = make(records, "Program", {"state": "draft"}, items=[("goal", ids["body"])])
    change = records.write("decision_step", None, {"decision_id": decision, "state": "adopted"})
    assert [item.adopted_version for item in covered(file, decision)] == [1]
    undone = records.undo([change])
    assert [row.state for row in Decisions(file).register()] == ["draft"]
    assert [item.adopted_version for item in covered(file, decision)] == [None]
    records.undo(undone)
    assert [row.state for row in Decisions(file).register()] == ["adopted"]
    records.undo(records.write_all([Edit("decision", None, {"kind": "other", "title": "Ånger"})]))


def test_what_is_adopted_is_adopted_and_days_run_forward(records: Records) -> None:
    decision = make(records, "Program", {"state": "draft", "decided_on": date(2020, 3, 2)})
    with pytest.raises(Invalid) as caught:
        early = {"decision_id": decision, "state": "council", "decided_on": date(2020, 3, 1)}
        records.write("decision_step", None, early)
    assert told(caught) == {("decided_on", "before_earlier_step")}
    records.write("decision_step", None, {"decision_id": decision, "state": "adopted"})
    with pytest.raises(Invalid) as caught:
        records.write("decision_step", None, {"decision_id": decision, "state": "returned"})
    assert told(caught) == {("state", "already_adopted")}


def test_no_decision_is_made_on_a_day_to_come(records: Records) -> None:
    decision = make(records, "Program")
    with pytest.raises(Invalid) as caught:
        records.write(
            "decision_step", None, {"decision_id": decision, "state": "draft", "decided_on": date(2199, 1, 1)}
        )
    assert told(caught) == {("decided_on", "in_future")}


def test_today_is_the_examples_own_day_in_the_example(example_office: Office) -> None:
    step = {"decision_id": 1, "state": "adopted", "decided_on": date(2021, 9, 16)}
    made = make(example_office.records, "Nytt")
    with pytest.raises(Invalid) as caught:
        example_office.records.write("decision_step", None, {**step, "decision_id": made})
    assert told(caught) == {("decided_on", "in_future")}
    (problem,) = caught.value.problems
    assert problem.values == {"today": date(2021, 9, 15)}


def test_a_text_changed_after_it_was_adopted_is_told(
    file: File, records: Records, ids: dict[str, int]
) -> None:
    goal = ids["overarching"]
    decision = make(records, "Program", {"state": "adopted"}, items=[("goal", goal), ("goal", ids["body"])])
    records.write("goal", goal, {"position": 7})
    assert [row.changed for row in Decisions(file).register()] == [0], "its place in a list is no text"
    records.write("goal", goal, {"title": "Trygghet för alla", "expected": "Fler är trygga."})
    changed, same = covered(file, decision)
    assert (changed.id, changed.adopted_version, changed.version) == (goal, 1, 3)
    assert changed.changed == ("expected", "title") and changed.changed_at is not None
    assert (same.changed, same.changed_at) == ((), None)
    assert [row.changed for row in Decisions(file).register()] == [1]


def test_what_was_changed_before_the_decision_does_not_count(
    file: File, records: Records, ids: dict[str, int]
) -> None:
    records.write("goal", ids["body"], {"title": "Ändrat före"})
    decision = make(records, "Program", {"state": "adopted"}, items=[("goal", ids["body"])])
    assert [(item.adopted_version, item.changed) for item in covered(file, decision)] == [(2, ())]
    records.write("decision", decision, {"items": [("goal", ids["body"]), ("risk", ids["risk"])]})
    assert [item.adopted_version for item in covered(file, decision)] == [2, 1]


def test_the_programme_and_the_methods_are_decided_apart(records: Records, ids: dict[str, int]) -> None:
    method = records.write(
        "method", None, {"period_id": 1, "goal_id": ids["overarching"], "title": "Ljusare gångvägar"}
    ).id
    for kind, item, code in (
        ("programme", ("method", method), "methods_apart"),
        ("methods", ("goal", ids["body"]), "programme_apart"),
    ):
        with pytest.raises(Invalid) as caught:
            make(records, "Fel", kind=kind, items=[item])
        assert told(caught) == {("items", code)}
    made = make(records, "Rätt", kind="methods", items=[("method", method)])
    with pytest.raises(Invalid) as caught:
        records.write("decision", made, {"kind": "programme"})
    assert told(caught) == {("items", "methods_apart")}


def test_archived_decisions_are_shown_only_when_asked_for(file: File, records: Records) -> None:
    made = records.write("decision", None, {"title": "Återtaget", "kind": "other"})
    records.archive("decision", made.id)
    assert Decisions(file).register() == ()
    assert [(row.title, row.archived) for row in Decisions(file).register(archived=True)] == [
        ("Återtaget", True)
    ]


def test_a_decision_may_cover_goals_of_every_period_and_what_it_covers_already(
    file: File, records: Records, ids: dict[str, int]
) -> None:
    later = records.write("period", None, {"name": "2023–2026", "first_year": 2023, "last_year": 2026})
    vision = records.write("goal", None, {"period_id": later.id, "level": "vision", "title": "Ny vision"})
    records.write(
        "decision", None, {"title": "Plan", "kind": "control_plan", "items": [("risk", ids["risk"])]}
    )
    with counted_queries(file) as queries:
        choices = Decisions(file).choices()
    assert choices.bodies[0] == (1, "Kommunfullmäktige")
    assert (choices.items[0].id, choices.items[0].period) == (vision.id, "2023–2026")
    assert choices.items[-1].kind == "risk"
    assert choices.items[-1].title
    assert len(queries) <= 7


def test_the_register_costs_the_same_however_many_decisions(
    file: File, records: Records, ids: dict[str, int]
) -> None:
    counts = []
    for number in range(2):
        for place in range(1 + 9 * number):
            made = make(
                records, f"Beslut {number} {place}", {"state": "draft"}, items=[("goal", ids["body"])]
            )
            records.write("decision_step", None, {"decision_id": made, "state": "adopted"})
        with counted_queries(file) as queries:
            Decisions(file).register()
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 8

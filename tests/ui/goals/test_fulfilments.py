"""Att besluta: expected fulfilments that wait for a decision of their own."""

from __future__ import annotations

from app.services.edits import Change, Edit, Ref
from app.ui.common.editors import ChoiceEditor
from app.ui.goals.fulfilments import COLUMNS, FulfilmentsSection
from tests.ui.goals.conftest import Shown


def fulfilments(shown: Shown) -> FulfilmentsSection:
    shown.whole.look_at("fulfilments")
    shown.settle()
    section = shown.whole.section("fulfilments")
    assert isinstance(section, FulfilmentsSection)
    return section


def states(section: FulfilmentsSection) -> list[str]:
    return [COLUMNS[2].text_of(row) for row in section.table.rows_model.rows]


def test_those_that_wait_stand_first(example: Shown) -> None:
    section = fulfilments(example)
    assert states(section)[:3] == ["Väntar på beslut", "Väntar på beslut", "Beslutat"]
    assert section.expected.text() and section.form.isVisible()


def test_a_fulfilment_is_tied_to_its_decision_when_it_comes(example: Shown) -> None:
    section = fulfilments(example)
    made = example.context.office.records.write_all(_decided())[0]
    section.refresh()
    example.settle()
    editor = section.form.editor("fulfilment_decision_id")
    assert isinstance(editor, ChoiceEditor)
    editor.set_value(made.id)
    editor.changed.emit()
    section.form.save()
    example.settle()
    assert states(section).count("Beslutat") == 2
    example.undo()
    assert states(section).count("Beslutat") == 1


def test_one_that_no_document_carries_is_found_and_lifted(example: Shown) -> None:
    office = example.context.office
    period = example.context.period.id
    goal = internal_goal(example)
    section = fulfilments(example)
    assert section.table.choose(goal.id)
    assert section.lift_action.isVisible() and not section.form.isVisible()
    section.lift_action.trigger()
    example.settle()
    lifted = {row.goal_id: row for row in office.origins.lifted(period)}
    assert lifted[goal.id].waiting and section.form.isVisible()
    example.undo()
    assert goal.id not in {row.goal_id for row in office.origins.lifted(period)}


def test_a_fulfilment_that_a_document_carries_is_not_in_the_list(example: Shown) -> None:
    office = example.context.office
    period = example.context.period.id
    goal = internal_goal(example)
    values = {"title": "Upphandlingspolicy", "kind": "policy", "goals": (goal.id,)}
    document = office.records.write("document", None, values)
    assert goal.id not in {row.goal_id for row in office.origins.to_decide(period)}
    office.records.archive("document", document.id)
    assert goal.id in {row.goal_id for row in office.origins.to_decide(period)}


def test_the_goal_is_one_key_away(example: Shown) -> None:
    section = fulfilments(example)
    led: list[tuple[str, int]] = []
    example.whole.jump.connect(lambda kind, record_id: led.append((kind, record_id)))
    section.table.opened.emit(section.table.current_row())
    assert led == [("goal", section.table.current_row().goal_id)]


def test_a_new_municipality_is_told_what_will_wait_here(empty: Shown) -> None:
    section = fulfilments(empty)
    assert section.table.emptiness.empty is not None and section.table.emptiness.empty.isVisible()
    assert not section.pane.isVisible()


def internal_goal(example: Shown) -> Change:
    """A new one with an expected fulfilment, which no document carries."""
    vision = next(goal for goal in example.page.pane.grove.goals.values() if goal.level == "vision")
    values = {"level": "internal", "title": "Ny upphandling", "expected": "Fler anbud."}
    place = {"period_id": example.context.period.id, "parent_id": vision.id}
    return example.context.office.records.write("goal", None, {**values, **place})


def _decided() -> list[Edit]:
    return [
        Edit("decision", None, {"kind": "fulfilment", "title": "Förväntad måluppfyllelse, mål 2"}),
        Edit("decision_step", None, {"decision_id": Ref(0), "state": "adopted"}),
    ]

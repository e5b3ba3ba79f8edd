"""The steering page: methods with standpoints, and parties; decisions have tests of their own."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from app.ui.common.context import Context
from app.ui.governance.dialogues import DialoguePane, DialoguesSection
from app.ui.governance.documents import DocumentsSection
from app.ui.governance.methods import MethodsSection
from app.ui.governance.page import GovernancePage
from app.ui.governance.parties import PartiesSection
from tests.helpers.queries import counted_queries
from tests.ui.administration.helpers import save, section, shown, write

SECTIONS = GovernancePage.section_names()


@pytest.mark.parametrize("name", SECTIONS)
def test_every_section_fills_in_a_new_file_and_in_the_example(
    qtbot: QtBot, empty_context: Context, example_context: Context, name: str
) -> None:
    for context in (empty_context, example_context):
        page = shown(context, qtbot, GovernancePage)
        page.look_at(name)
        context.tasks.wait_idle()
        assert page.section(name).isVisible()
        assert not context.messages.shown


@pytest.mark.parametrize("name", SECTIONS)
def test_a_section_costs_as_many_queries_in_a_small_file_as_in_a_large(
    qtbot: QtBot, empty_context: Context, example_context: Context, name: str
) -> None:
    counts = []
    for context in (empty_context, example_context):
        page = shown(context, qtbot, GovernancePage)
        page.look_at(name)
        context.tasks.wait_idle()
        with counted_queries(context.office.file) as queries:
            page.refresh()
            context.tasks.wait_idle()
        counts.append(len(queries))
    # In the example a record is chosen and read too, with what it covers: one query or two for each kind.
    assert counts[1] <= counts[0] + 2 * len(page.kinds)


def test_a_party_is_entered_and_taken_back(qtbot: QtBot, empty_context: Context) -> None:
    part = section(shown(empty_context, qtbot, GovernancePage), "parties", PartiesSection)
    part.new_action.trigger()
    write(part.pane.form, "name", "Åsarnas väl")
    save(empty_context)
    assert [row.name for row in part.table.rows_model.rows] == ["Åsarnas väl"]
    assert part.table.current_row().kind == "party"
    empty_context.undo_stack.undo()
    empty_context.tasks.wait_idle()
    assert not part.table.rows_model.rows


def test_a_method_without_a_goal_to_serve_cannot_be_begun(qtbot: QtBot, empty_context: Context) -> None:
    part = section(shown(empty_context, qtbot, GovernancePage), "methods", MethodsSection)
    assert not part.new_action.isEnabled()
    assert "övergripande mål" in part.new_action.toolTip()


def test_a_method_is_entered_in_the_period_that_is_looked_at(qtbot: QtBot, example_context: Context) -> None:
    part = section(shown(example_context, qtbot, GovernancePage), "methods", MethodsSection)
    goals = example_context.office.methods.goals(example_context.period.id)
    part.new_action.trigger()
    form = part.pane.form
    write(form, "title", "Öppna förskolor på ön")
    form.save()
    example_context.tasks.wait_idle()
    assert form.problem_of("goal_id")
    form.rebase(form.base, {**form.values(), "goal_id": goals[0][0]})
    form.save()
    example_context.tasks.wait_idle()
    row = part.table.current_row()
    assert (row.title, row.goal_id, row.state, row.division) == (
        "Öppna förskolor på ön",
        goals[0][0],
        "proposed",
        "unspoken",
    )


def test_a_reservation_draws_the_line_and_undo_takes_it_away(qtbot: QtBot, example_context: Context) -> None:
    part = section(shown(example_context, qtbot, GovernancePage), "methods", MethodsSection)
    unspoken = next(row for row in part.table.rows_model.rows if row.division == "unspoken")
    part.table.choose(unspoken.id)
    example_context.tasks.wait_idle()
    party = example_context.office.methods.parties()[0]
    part.standpoints.new_action.trigger()
    form = part.standpoints.pane.form
    assert form.isVisible()
    form.rebase(form.base, {"party_id": party.id, "kind": "other"})
    form.save()
    example_context.tasks.wait_idle()
    assert form.problem_of("text")
    form.rebase(form.base, {"party_id": party.id, "kind": "reservation", "text": "Vi säger nej."})
    form.save()
    example_context.tasks.wait_idle()
    assert part.table.current_row().division == "divided"
    assert part.standpoints.line.text() == "Politisk skiljelinje"
    assert part.standpoints.pane.title.text() == party.name
    assert form.isVisible()
    part.standpoints.back_action.trigger()
    assert part.pane.isVisible() and not form.isVisible()
    example_context.undo_stack.undo()
    example_context.tasks.wait_idle()
    assert part.table.current_row().division == "unspoken"


def test_a_jump_finds_the_standpoint_with_its_method(qtbot: QtBot, example_context: Context) -> None:
    page = shown(example_context, qtbot, GovernancePage)
    methods = example_context.office.methods.list(example_context.period.id)
    method = [row for row in methods if len(row.standpoints) > 1][-1]
    page.show_record("standpoint", method.standpoints[-1].id)
    example_context.tasks.wait_idle()
    part = page.section("methods")
    assert isinstance(part, MethodsSection)
    assert part.table.current_row().id == method.id
    assert part.standpoints.table.current_row().id == method.standpoints[-1].id
    assert part.standpoints.pane.isVisible()


def test_a_standpoint_left_half_written_comes_back_for_its_own_method(
    qtbot: QtBot, example_context: Context
) -> None:
    part = section(shown(example_context, qtbot, GovernancePage), "methods", MethodsSection)
    first, second = part.table.rows_model.rows[:2]
    part.table.choose(first.id)
    part.standpoints.new_action.trigger()
    form = part.standpoints.pane.form
    form.rebase(form.base, {"text": "Halvskrivet"})
    part.table.choose(second.id)
    example_context.tasks.wait_idle()
    part.standpoints.new_action.trigger()
    assert form.values()["text"] == ""
    part.standpoints.back_action.trigger()
    part.table.choose(first.id)
    example_context.tasks.wait_idle()
    part.standpoints.new_action.trigger()
    assert form.values()["text"] == "Halvskrivet"


def test_a_dialogue_is_entered_with_what_came_of_it(qtbot: QtBot, example_context: Context) -> None:
    part = section(shown(example_context, qtbot, GovernancePage), "dialogues", DialoguesSection)
    goal = example_context.office.methods.goals(example_context.period.id)[0][0]
    part.new_action.trigger()
    form = part.pane.form
    form.rebase(form.base, {"title": "Möte på Ön", "kind": "citizens", "outcomes": (("goal", goal),)})
    form.save()
    example_context.tasks.wait_idle()
    row = part.table.current_row()
    assert (row.title, [outcome.id for outcome in row.outcomes]) == ("Möte på Ön", [goal])
    example_context.undo_stack.undo()
    example_context.tasks.wait_idle()
    assert "Möte på Ön" not in [row.title for row in part.table.rows_model.rows]


def test_a_document_past_its_day_is_told_to_be_looked_over(qtbot: QtBot, example_context: Context) -> None:
    part = section(shown(example_context, qtbot, GovernancePage), "documents", DocumentsSection)
    part.new_action.trigger()
    form = part.pane.form
    form.rebase(
        form.base, {**form.values(), "title": "Åtgärdsplan", "kind": "plan", "valid_until": date(2020, 1, 1)}
    )
    form.save()
    example_context.tasks.wait_idle()
    row = part.table.current_row()
    assert (row.title, row.due, row.structure) == ("Åtgärdsplan", "expired", "new")
    assert "gått ut" in part.table.rows_model.columns[4].text_of(row)


def test_a_dialogue_tells_the_subgoals_that_name_it(qtbot: QtBot, example_context: Context) -> None:
    office = example_context.office
    period, year = example_context.period.id, example_context.period.year
    part = section(shown(example_context, qtbot, GovernancePage), "dialogues", DialoguesSection)
    pane = part.pane
    assert isinstance(pane, DialoguePane)
    dialogue = office.records.write("dialogue", None, {"kind": "citizens", "title": "Torgmötet"}).id
    part.refresh()
    example_context.tasks.wait_idle()
    part.table.choose(dialogue)
    example_context.tasks.wait_idle()
    assert pane.form.isVisible() and not pane.named.isVisible()
    goal = next(node for node in office.goals.tree(period, year) if node.level == "subgoal")
    origins = office.records.read("goal", goal.id)["origin_dialogues"]
    assert isinstance(origins, tuple)
    office.records.write("goal", goal.id, {"origin_dialogues": (*origins, dialogue)})
    part.table.choose_none()
    part.table.choose(dialogue)
    example_context.tasks.wait_idle()
    assert pane.named.isVisible() and goal.title in pane.named.text()
    part.new_action.trigger()
    assert not pane.named.isVisible() and not pane.help.isVisible()

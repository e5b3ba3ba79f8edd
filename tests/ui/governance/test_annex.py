"""The annex of an older document: its state, and rows from its goals to the goals of today."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.services.annexes import AnnexLine
from app.ui.common.context import Context
from app.ui.common.rich_document import html
from app.ui.governance.documents import DocumentsSection
from tests.keys import press, type_text
from tests.ui.administration.helpers import focused, save, write
from tests.ui.governance.test_documents import documents, settle, stand_on

PLAN = "Miljöprogram"


def rows(context: Context, title: str = PLAN) -> tuple[AnnexLine, ...]:
    annex = context.office.documents.annex(documents(context)[title].id, context.today)
    assert annex is not None
    return annex.rows


def with_older(context: Context) -> None:
    context.office.records.write(
        "document", None, {"title": "Äldre plan", "kind": "plan", "structure": "old"}
    )


def find(context: Context, words: str) -> None:
    """Add what the words find. The list that drops down while one types needs a real screen."""
    field = focused()
    assert isinstance(field, QLineEdit)
    field.setText(words)
    press(field, Qt.Key.Key_Return)
    settle(context)


def opened(qtbot: QtBot, context: Context, title: str = PLAN) -> DocumentsSection:
    return stand_on(qtbot, context, title, "annex")


def test_the_first_row_is_written_with_the_keyboard_alone(qtbot: QtBot, example_context: Context) -> None:
    with_older(example_context)
    part = opened(qtbot, example_context, "Äldre plan")
    annex = part.pane.annex
    assert "äldre målstruktur" in annex.intro.text() and not annex.links.rows
    annex.add_button.setFocus()
    press(focused(), Qt.Key.Key_Space)
    form = annex.links.new_form
    assert focused() is form.editor("old_goal").main()
    type_text(focused(), "Rena sjöar")
    press(focused(), Qt.Key.Key_Tab)
    find(example_context, "MBN 1 Snabba")
    form.editor("how").main().setFocus()
    type_text(focused(), "Tillsynen styrs av nämndens mål.")
    press(focused(), Qt.Key.Key_Tab)
    find(example_context, "säkra tillgången till dricksvatten")
    save(example_context)
    settle(example_context)
    assert focused() is annex.add_button
    (row,) = rows(example_context, "Äldre plan")
    assert (row.old_goal, row.how) == ("Rena sjöar", "Tillsynen styrs av nämndens mål.")
    assert [title[:5] for _, title in row.goals] == ["MBN 1"] and len(row.indicators) == 1
    (shown,) = annex.links.rows
    assert "MBN 1" in shown.detail.text() and "dricksvatten" in shown.detail.text()
    assert not annex.links.new_panel.isVisible()
    assert part.pane.tabs.text("annex") == "Bilaga 1"
    # With its first row the annex is begun; Ångra takes both back.
    assert annex.state_form.values()["annex_state"] == "draft"
    assert documents(example_context)["Äldre plan"].annex_state == "draft"
    example_context.undo_stack.undo()
    settle(example_context)
    assert documents(example_context)["Äldre plan"].annex_state == "none"
    assert not rows(example_context, "Äldre plan")
    example_context.undo_stack.undo()
    settle(example_context)
    assert not rows(example_context, "Äldre plan") and not annex.links.rows


def test_a_row_is_edited_where_it_stands_and_keeps_archived_goals(
    qtbot: QtBot, example_context: Context
) -> None:
    office = example_context.office
    old = rows(example_context)[0]
    choices = office.documents.choices(example_context.period.id)
    goal = next(goal for goal in choices.goals if goal.level == "subgoal")
    edit = {"goals": (*old.goal_ids, goal.id)}
    office.records.write("annex_row", old.id, edit, {"goals": old.goal_ids})
    office.records.write("goal", goal.id, {"archived": True}, {"archived": False})
    part = opened(qtbot, example_context)
    links = part.pane.annex.links
    row = next(row for row in links.rows if row.item.id == old.id)
    assert goal.title not in row.detail.text()
    row.edit_button.click()
    assert links.form.isVisible() and not row.detail.isVisible()
    assert "arkiverat" in links.form.text_of("goals", (goal.id,))
    write(links.form, "old_goal", "Levande vatten")
    save(example_context)
    settle(example_context)
    kept = rows(example_context)[0]
    assert focused() is links.rows[0].edit_button
    assert kept.old_goal == "Levande vatten" and goal.id in kept.goal_ids
    assert not links.form.isVisible()


def test_an_archived_goal_cannot_be_chosen_anew(qtbot: QtBot, example_context: Context) -> None:
    part = opened(qtbot, example_context)
    links = part.pane.annex.links
    goal = next(
        goal
        for goal in example_context.office.documents.choices(example_context.period.id).goals
        if goal.level == "subgoal"
    )
    links.edit(links.rows[0].item.id)
    before = links.form.values()["goals"]
    assert isinstance(before, tuple)
    links.form.rebase(links.form.base, {"goals": (*before, goal.id)})
    example_context.office.records.write("goal", goal.id, {"archived": True}, {"archived": False})
    links.form.save()
    settle(example_context)
    assert links.form.problem_of("goals") and goal.id not in rows(example_context)[0].goal_ids


def test_rows_change_places_and_undo_puts_them_back(qtbot: QtBot, example_context: Context) -> None:
    part = opened(qtbot, example_context)
    order = [row.id for row in rows(example_context)]
    down = part.pane.annex.links.rows[0].down_button
    down.setFocus()
    press(down, Qt.Key.Key_Space)
    settle(example_context)
    assert [row.id for row in rows(example_context)] == [order[1], order[0], order[2]]
    assert focused() is part.pane.annex.links.rows[1].down_button
    example_context.undo_stack.undo()
    settle(example_context)
    assert [row.item.id for row in part.pane.annex.links.rows] == order


def test_a_row_is_taken_away_and_undo_brings_it_back(qtbot: QtBot, example_context: Context) -> None:
    part = opened(qtbot, example_context)
    before = rows(example_context)
    part.pane.annex.links.rows[1].remove_button.click()
    settle(example_context)
    assert [row.id for row in rows(example_context)] == [before[0].id, before[2].id]
    example_context.undo_stack.undo()
    settle(example_context)
    assert rows(example_context)[1].goals == before[1].goals
    assert len(part.pane.annex.links.rows) == 3


def test_a_row_says_which_goal_of_the_document_it_is_about(qtbot: QtBot, example_context: Context) -> None:
    part = opened(qtbot, example_context)
    part.pane.annex.add_button.click()
    form = part.pane.annex.links.new_form
    form.rebase(form.base, {"how": "Halvskrivet"})
    form.save()
    settle(example_context)
    assert form.problem_of("old_goal") and form.values()["how"] == "Halvskrivet"
    assert len(rows(example_context)) == 3


@pytest.mark.parametrize("text", ["<h1>Mål</h1>", "Mål\x00\x1b[2J", "Å" * 10_000, "   "])
def test_rubbish_in_a_row_is_kept_as_text_or_refused_beside_its_field(
    qtbot: QtBot, example_context: Context, text: str
) -> None:
    part = opened(qtbot, example_context)
    links = part.pane.annex.links
    before = rows(example_context)[0]
    links.edit(before.id)
    links.form.rebase(links.form.base, {"old_goal": text, "how": text})
    links.form.save()
    settle(example_context)
    after = rows(example_context)[0]
    if after.old_goal == before.old_goal:
        assert links.form.problem_of("old_goal")
        assert links.form.dirty
    else:
        row = links.rows[0]
        assert "\x00" not in after.old_goal and row.text.text() == html(after.how)
        assert "<img" not in html(after.how) and "<b>" not in html(after.how)


def test_the_state_of_the_annex_is_changed_and_taken_back(qtbot: QtBot, example_context: Context) -> None:
    part = opened(qtbot, example_context)
    form = part.pane.annex.state_form
    form.focus_first()
    press(focused(), Qt.Key.Key_Down)
    save(example_context)
    settle(example_context)
    assert documents(example_context)[PLAN].annex_state == "adopted"
    assert form.values()["annex_state"] == "adopted" and not part.pane.form.dirty
    example_context.undo_stack.undo()
    settle(example_context)
    assert form.values()["annex_state"] == "draft"


def test_rows_from_before_stay_in_sight_when_the_document_follows_the_goals_of_today(
    qtbot: QtBot, example_context: Context
) -> None:
    office = example_context.office
    plan = documents(example_context)[PLAN]
    # No save makes this: the rule came after some files were written.
    with office.file.writing() as connection:
        connection.exec_driver_sql(
            f"UPDATE document SET structure = 'new', annex_state = 'none' WHERE id = {plan.id}"
        )
    part = opened(qtbot, example_context)
    annex = part.pane.annex
    assert annex.isVisible() and len(annex.links.rows) == 3
    assert not annex.add_button.isVisible() and not annex.state_form.isVisible()
    assert "Raderna finns kvar" in annex.intro.text()


def test_an_archived_document_is_only_read(qtbot: QtBot, example_context: Context) -> None:
    plan = documents(example_context)[PLAN]
    example_context.office.records.write("document", plan.id, {"archived": True}, {"archived": False})
    part = stand_on(qtbot, example_context, "Översiktsplan")
    part.archived.setChecked(True)
    settle(example_context)
    part.table.choose(plan.id)
    settle(example_context)
    part.pane.tabs.choose("annex")
    annex = part.pane.annex
    assert not annex.add_button.isVisible() and not annex.links.rows[0].edit_button.isVisible()
    part.pane.tabs.choose("agenda")
    assert not part.pane.agenda.picker.isVisible()


def test_a_row_begun_before_a_crash_is_open_again(qtbot: QtBot, example_context: Context) -> None:
    part = opened(qtbot, example_context)
    part.pane.annex.add_button.click()
    form = part.pane.annex.links.new_form
    type_text(form.editor("old_goal").main(), "Påbörjat mål")
    form.keep_draft()
    part.window().hide()
    again = opened(qtbot, example_context)
    form = again.pane.annex.links.new_form
    assert form.isVisible() and form.values()["old_goal"] == "Påbörjat mål"
    form.save()
    settle(example_context)
    assert [row.old_goal for row in rows(example_context)][-1] == "Påbörjat mål"


def test_printing_leads_to_the_report_of_this_document(qtbot: QtBot, example_context: Context) -> None:
    part = opened(qtbot, example_context)
    with qtbot.waitSignal(part.jump) as led:
        part.pane.annex.print_button.click()
    assert led.args == ["annex", documents(example_context)[PLAN].id]

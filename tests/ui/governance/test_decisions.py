"""The register of decisions, with the way each went."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from app.ui.common.context import Context
from app.ui.common.links_editor import LinksEditor
from app.ui.governance.decisions import DecisionsSection
from app.ui.governance.page import GovernancePage
from tests.keys import press
from tests.ui.administration.helpers import save, section, shown, write


def test_a_new_file_says_what_will_be_here_and_offers_to_begin(qtbot: QtBot, empty_context: Context) -> None:
    part = section(shown(empty_context, qtbot, GovernancePage), "decisions", DecisionsSection)
    assert part.table.emptiness.empty is not None and part.table.emptiness.empty.isVisible()
    assert not part.pane.isVisible()
    assert part.table.emptiness.empty.button is not None
    part.table.emptiness.empty.button.click()
    assert part.pane.isVisible() and part.pane.is_new


def test_a_decision_is_entered_with_the_keyboard_alone(qtbot: QtBot, example_context: Context) -> None:
    part = section(shown(example_context, qtbot, GovernancePage), "decisions", DecisionsSection)
    form = part.pane.form
    part.new_action.trigger()
    assert form.values()["registry_number"] == "KS 2019/160"
    write(form, "title", "Mål för äldreomsorgen")
    kind = form.editor("kind").main()
    assert isinstance(kind, QComboBox)
    kind.setFocus()
    press(kind, Qt.Key.Key_Home)
    press(kind, Qt.Key.Key_Down)
    write(form, "decided_on", "20210615")
    write(form, "section", "§ 44")
    links = form.editor("items")
    assert isinstance(links, LinksEditor)
    goal = links._model.stringList()[1]
    links.search.setFocus()
    # Typing letter by letter opens the list of hits, which grabs the keyboard: no window system is here to lend it.
    links.search.setText(goal)
    press(links.search, Qt.Key.Key_Return, text="\r")
    save(example_context)
    row = part.table.current_row()
    assert (row.title, row.decided_on, row.section) == (
        "Mål för äldreomsorgen",
        date(2021, 6, 15),
        "§ 44",
    )
    assert len(row.goals) == 1
    assert not form.dirty and not part.pane.is_new
    example_context.undo_stack.undo()
    example_context.tasks.wait_idle()
    assert "Mål för äldreomsorgen" not in [row.title for row in part.table.rows_model.rows]


def test_a_new_state_becomes_a_step_and_the_earlier_ones_stand(
    qtbot: QtBot, example_context: Context
) -> None:
    part = section(shown(example_context, qtbot, GovernancePage), "decisions", DecisionsSection)
    form = part.pane.form
    waiting = next(row for row in part.table.rows_model.rows if row.state == "working_committee")
    part.table.choose(waiting.id)
    example_context.tasks.wait_idle()
    assert form.values()["section"] == "§ 203"
    form.rebase(form.base, {"state": "adopted", "decided_on": date(2021, 9, 14), "section": "§ 210"})
    form.save()
    example_context.tasks.wait_idle()
    row = part.table.current_row()
    assert [step.state for step in row.steps] == [*(step.state for step in waiting.steps), "adopted"]
    assert (row.state, row.section) == ("adopted", "§ 210")
    assert example_context.office.records.read("decision", row.id)["version"] == waiting.version
    form.rebase(form.base, {"section": "§ 211"})
    form.save()
    example_context.tasks.wait_idle()
    assert "redan fastställt" in form.problem_of("state")
    form.revert()
    example_context.undo_stack.undo()
    example_context.tasks.wait_idle()
    assert part.table.current_row().state == "working_committee"


def test_a_day_that_is_not_known_is_shown_as_what_is_known(qtbot: QtBot, example_context: Context) -> None:
    part = section(shown(example_context, qtbot, GovernancePage), "decisions", DecisionsSection)
    shown_days = [part.table.rows_model.columns[0].text_of(row) for row in part.table.rows_model.rows]
    assert "Februari 2019" in shown_days and "2019-05-27" in shown_days


def test_a_decision_without_a_heading_is_not_saved(qtbot: QtBot, empty_context: Context) -> None:
    part = section(shown(empty_context, qtbot, GovernancePage), "decisions", DecisionsSection)
    part.new_action.trigger()
    write(part.pane.form, "decided_on", "2021-02-30")
    save(empty_context)
    assert part.pane.form.problem_of("title")
    assert "datum som finns" in part.pane.form.problem_of("decided_on")
    assert empty_context.office.decisions.register() == ()


def test_decisions_are_put_away_and_taken_back(qtbot: QtBot, example_context: Context) -> None:
    part = section(shown(example_context, qtbot, GovernancePage), "decisions", DecisionsSection)
    before = len(part.table.rows_model.rows)
    title = part.table.current_row().title
    part.pane.archive_action.trigger()
    example_context.tasks.wait_idle()
    assert len(part.table.rows_model.rows) == before - 1
    part.archived.click()
    example_context.tasks.wait_idle()
    away = next(row for row in part.table.rows_model.rows if row.archived)
    assert away.title == title
    part.table.choose(away.id)
    example_context.tasks.wait_idle()
    part.pane.restore_action.trigger()
    example_context.tasks.wait_idle()
    assert not any(row.archived for row in part.table.rows_model.rows)


def test_the_way_and_what_was_changed_afterwards_stand_under_the_form(
    qtbot: QtBot, example_context: Context
) -> None:
    office = example_context.office
    page = shown(example_context, qtbot, GovernancePage)
    part = section(page, "decisions", DecisionsSection)
    row = next(row for row in part.table.rows_model.rows if row.adopted and row.goals and not row.changed)
    page.show_record("decision", row.id)
    example_context.tasks.wait_idle()
    assert part.pane.way.isVisible() and "Fastställt" in part.pane.way.text()
    assert not part.pane.changed_texts.isVisible()
    office.records.write("goal", row.goals[0], {"title": "Ändrat mål"})
    page.refresh()
    example_context.tasks.wait_idle()
    assert part.pane.changed_texts.isVisible()
    assert part.pane.changed_texts.text().startswith("Ändrat mål: ")
    part.start_new()
    assert not part.pane.way.isVisible() and not part.pane.changed_texts.isVisible()


def test_a_note_belongs_to_its_step_and_does_not_follow_to_the_next(
    qtbot: QtBot, example_context: Context
) -> None:
    part = section(shown(example_context, qtbot, GovernancePage), "decisions", DecisionsSection)
    form = part.pane.form
    waiting = next(row for row in part.table.rows_model.rows if row.state == "working_committee")
    part.table.choose(waiting.id)
    example_context.tasks.wait_idle()
    form.rebase(form.base, {"state": "returned", "note": "Räkna om kostnaden."})
    form.save()
    example_context.tasks.wait_idle()
    assert part.table.current_row().steps[-1].note == "Räkna om kostnaden."
    assert "Räkna om kostnaden." in part.pane.way.text()
    form.rebase(form.base, {"state": "working_committee", "section": "§ 215"})
    form.save()
    example_context.tasks.wait_idle()
    steps = part.table.current_row().steps
    assert [step.note for step in steps[-2:]] == ["Räkna om kostnaden.", ""]


def test_the_list_marks_a_decision_whose_texts_were_changed_after_it(
    qtbot: QtBot, example_context: Context
) -> None:
    page = shown(example_context, qtbot, GovernancePage)
    part = section(page, "decisions", DecisionsSection)
    row = next(row for row in part.table.rows_model.rows if row.adopted and row.goals and not row.changed)
    column = next(column for column in part.table.rows_model.columns if column.name == "state")
    assert column.text_of(row) == "Fastställt"
    example_context.office.records.write("goal", row.goals[0], {"title": "Ändrat mål"})
    page.refresh()
    example_context.tasks.wait_idle()
    after = next(each for each in part.table.rows_model.rows if each.id == row.id)
    assert column.text_of(after) == "Fastställt, ändrat sedan"


def test_the_programme_and_the_methods_stand_apart_and_lead_to_their_decisions(
    qtbot: QtBot, example_context: Context
) -> None:
    part = section(shown(example_context, qtbot, GovernancePage), "decisions", DecisionsSection)
    programme, methods = example_context.office.standings.read(example_context.period.id)
    for standing in (programme, methods):
        card = part.standing.cards[standing.kind]
        assert card.line.text().startswith("Fastställt · 2020-")
        assert f": {standing.covered}. Utanför: {standing.left}." in card.rest.text()
        card.button.click()
        example_context.tasks.wait_idle()
        assert standing.decision is not None
        assert part.table.current_row().id == standing.decision.id

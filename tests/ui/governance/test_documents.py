"""Steering documents: what hangs on each stands in tabs beside the list, and what is overdue is seen."""

from __future__ import annotations

import json
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services.documents import DocumentRow
from app.ui.common.cells import PADDING, ROW_HEIGHT
from app.ui.common.context import Context
from app.ui.common.rich_document import html
from app.ui.common.theme import font, px
from app.ui.common.wrapping import wrapped
from app.ui.governance.documents import DocumentsSection
from app.ui.governance.page import GovernancePage
from tests.keys import press, type_text
from tests.ui.administration.helpers import CTRL, focused, save, section, shown


def documents(context: Context) -> dict[str, DocumentRow]:
    rows = context.office.documents.list(context.today, archived=True)
    return {row.title: row for row in rows}


def settle(context: Context) -> None:
    for _ in range(3):
        context.tasks.wait_idle()
        QApplication.processEvents()


def stand_on(qtbot: QtBot, context: Context, title: str, tab: str = "details") -> DocumentsSection:
    part = section(shown(context, qtbot, GovernancePage), "documents", DocumentsSection)
    part.table.choose(documents(context)[title].id)
    settle(context)
    part.pane.tabs.choose(tab)
    settle(context)
    return part


def test_a_document_is_tied_to_agenda_2030_with_the_keyboard_alone(
    qtbot: QtBot, example_context: Context
) -> None:
    part = stand_on(qtbot, example_context, "Biblioteksplan", "agenda")
    before = documents(example_context)["Biblioteksplan"].sdg
    picker = part.pane.agenda.picker
    picker.setFocus()
    picker.setText("13.3")
    press(picker, Qt.Key.Key_Return)
    assert focused() is part.pane.agenda.links.new_form.editor("extent").main()
    press(focused(), Qt.Key.Key_Down)
    press(focused(), Qt.Key.Key_Tab)
    type_text(focused(), "Böcker om klimatet på hyllan.")
    save(example_context)
    settle(example_context)
    assert focused() is picker
    after = documents(example_context)["Biblioteksplan"].sdg
    (made,) = set(after) - set(before)
    assert (made.code, made.extent, made.meaning) == ("13.3", "whole", "Böcker om klimatet på hyllan.")
    assert part.pane.tabs.text("agenda") == f"Agenda 2030 {len(after)}"
    assert "13.3" in part.pane.history.text()
    example_context.undo_stack.undo()
    settle(example_context)
    assert documents(example_context)["Biblioteksplan"].sdg == before
    assert part.pane.tabs.current() == "agenda"


def test_a_tie_that_a_colleague_made_meanwhile_is_not_made_twice(
    qtbot: QtBot, example_context: Context
) -> None:
    part = stand_on(qtbot, example_context, "Biblioteksplan", "agenda")
    document = documents(example_context)["Biblioteksplan"]
    pane = part.pane.agenda
    pane.picker.setText("13 Bekämpa")
    press(pane.picker, Qt.Key.Key_Return)
    settle(example_context)
    form = pane.links.new_form
    press(form.editor("extent").main(), Qt.Key.Key_Down)
    tie = {"document_id": document.id, "sdg_goal_id": 13, "extent": "part"}
    example_context.office.records.write("document_sdg", None, tie)
    form.save()
    settle(example_context)
    assert len(documents(example_context)["Biblioteksplan"].sdg) == len(document.sdg) + 1
    assert form.isVisible() and form.notice.isVisible() and form.notice.words.text()
    assert form.values()["extent"] == "whole"


@pytest.mark.parametrize("text", ["<b>Fetstil</b><script>", "a\x00b\x07c", "Ö" * 10_000])
def test_whatever_is_pasted_into_a_tie_is_kept_as_text_or_refused_in_words(
    qtbot: QtBot, example_context: Context, text: str
) -> None:
    part = stand_on(qtbot, example_context, "Biblioteksplan", "agenda")
    tie = documents(example_context)["Biblioteksplan"].sdg[0]
    links = part.pane.agenda.links
    links.edit(tie.id)
    links.form.rebase(links.form.base, {"meaning": text})
    links.form.save()
    settle(example_context)
    kept = documents(example_context)["Biblioteksplan"].sdg[0].meaning
    if kept == tie.meaning:
        assert links.form.problem_of("meaning")
    else:
        row = next(row for row in links.rows if row.item.id == tie.id)
        assert row.text.text() == html(kept) and "<img" not in html(kept)
        assert "\x00" not in kept and kept in (text, text.replace("\x00", "").replace("\x07", ""))


def test_the_official_text_of_a_target_stands_under_its_tie_with_the_source(
    qtbot: QtBot, example_context: Context
) -> None:
    office = example_context.office
    office.target_texts.bring_in(json.dumps({"6.1": "Vatten åt alla (exempeldata)"}).encode(), "FN-förbundet")
    target = next(choice for choice in office.goals.sdg_choices() if choice.code == "6.1")
    document = documents(example_context)["Biblioteksplan"]
    tie = {"document_id": document.id, "sdg_goal_id": 6, "sdg_target_id": target.target_id, "extent": "part"}
    made = office.records.write("document_sdg", None, tie)
    part = stand_on(qtbot, example_context, "Biblioteksplan", "agenda")
    row = next(row for row in part.pane.agenda.links.rows if row.item.id == made.id)
    assert "Vatten åt alla (exempeldata)" in row.item.under and "FN-förbundet" in row.item.under
    others = [row for row in part.pane.agenda.links.rows if row.item.id != made.id]
    assert not any(row.item.under for row in others)


@pytest.mark.parametrize(("kind", "tab"), [("document_sdg", "agenda"), ("annex_row", "annex")])
def test_a_jump_to_what_hangs_on_a_document_leads_to_its_tab(
    qtbot: QtBot, example_context: Context, kind: str, tab: str
) -> None:
    page = shown(example_context, qtbot, GovernancePage)
    owner = documents(example_context)["Miljöprogram"]
    annex = example_context.office.documents.annex(owner.id, example_context.today)
    assert annex is not None
    page.show_record(kind, annex.rows[0].id if kind == "annex_row" else owner.sdg[0].id)
    settle(example_context)
    part = page.section("documents")
    assert isinstance(part, DocumentsSection)
    assert part.table.current_row().id == owner.id
    assert part.pane.tabs.current() == tab
    part.table.choose(documents(example_context)["Översiktsplan"].id)
    settle(example_context)
    assert part.pane.tabs.current() == tab


def test_sections_are_turned_by_keys_and_a_new_document_has_its_form_alone(
    qtbot: QtBot, example_context: Context
) -> None:
    part = stand_on(qtbot, example_context, "Biblioteksplan")
    pane = part.pane
    assert pane.tabs.is_shown("annex") is False
    pane.form.focus_first()
    press(focused(), Qt.Key.Key_PageDown, CTRL)
    assert pane.tabs.current() == "agenda" and pane.agenda.isVisible()
    part.new_action.trigger()
    assert pane.form.isVisible() and not pane.tabs.isVisible() and not pane.due.isVisible()
    pane.cancel_action.trigger()
    settle(example_context)
    assert pane.tabs.isVisible()


def test_what_is_overdue_has_a_mark_and_words_in_the_list_and_over_the_form(
    qtbot: QtBot, example_context: Context
) -> None:
    part = stand_on(qtbot, example_context, "Miljöprogram")
    column = next(column for column in part.table.rows_model.columns if column.name == "due")
    said = {row.title: column.text_of(row) for row in part.table.rows_model.rows}
    assert said["Miljöprogram"] == "Har gått ut" and said["Folkhälsoplan"] == "Revidering försenad"
    assert said["Biblioteksplan"] == ""
    assert "2020-12-31" in part.pane.due.words.text() and part.pane.due.isVisible()
    at = part.table.rows_model.position_of(documents(example_context)["Folkhälsoplan"].id)
    box = part.table.visualRect(part.table.rows_model.index(at, 4))
    drawn = part.table.viewport().grab(box).toImage()
    ground = QColor(drawn.pixel(box.width() - 2, 4))
    mark = [
        QColor(drawn.pixel(x, y))
        for x in range(0, 30)
        for y in range(4, box.height() - 4)
        if QColor(drawn.pixel(x, y)) != ground
    ]
    assert any(colour.red() > colour.blue() + 60 for colour in mark)
    form = part.pane.form
    form.rebase(form.base, {"valid_until": date(2030, 1, 1), "revise_by": date(2029, 1, 1)})
    form.save()
    settle(example_context)
    assert not part.pane.due.isVisible()


def test_goals_are_offered_from_the_period_looked_at_first_and_archived_ones_where_they_are_chosen(
    qtbot: QtBot, example_context: Context
) -> None:
    office = example_context.office
    document = documents(example_context)["Biblioteksplan"]
    choices = office.documents.choices(example_context.period.id)
    assert choices.goals[0].period == choices.goals[-1].period or choices.goals[0].period == "2020–2022"
    subgoal = next(goal for goal in choices.goals if goal.level == "subgoal")
    goals = tuple(goal for goal, _ in document.goals)
    office.records.write("document", document.id, {"goals": (*goals, subgoal.id)}, {"goals": goals})
    office.records.write("goal", subgoal.id, {"archived": True}, {"archived": False})
    part = stand_on(qtbot, example_context, "Biblioteksplan")
    form = part.pane.form
    assert subgoal.id in form.values()["goals"]  # type: ignore[operator]
    assert "arkiverat" in form.text_of("goals", (subgoal.id,)) and not form.dirty
    form.rebase(form.base, {"note": "Behåller målet"})
    form.save()
    settle(example_context)
    assert subgoal.id in office.records.read("document", document.id)["goals"]  # type: ignore[operator]
    part.table.choose(documents(example_context)["Näringslivsstrategi"].id)
    settle(example_context)
    assert "finns inte" in form.text_of("goals", (subgoal.id,))


def test_a_document_that_comes_to_follow_the_goals_of_today_lets_go_of_its_empty_annex(
    qtbot: QtBot, example_context: Context
) -> None:
    values = {"title": "Äldre plan", "kind": "plan", "structure": "old", "annex_state": "draft"}
    made = example_context.office.records.write("document", None, values)
    part = stand_on(qtbot, example_context, "Äldre plan")
    assert part.pane.tabs.is_shown("annex")
    form = part.pane.form
    form.rebase(form.base, {"structure": "new"})
    form.save()
    settle(example_context)
    kept = example_context.office.records.read("document", made.id)
    assert (kept["structure"], kept["annex_state"]) == ("new", "none")
    assert not part.pane.tabs.is_shown("annex")
    part.table.choose(documents(example_context)["Miljöprogram"].id)
    settle(example_context)
    form.rebase(form.base, {"structure": "new"})
    form.save()
    settle(example_context)
    assert form.problem_of("structure")
    assert documents(example_context)["Miljöprogram"].structure == "old"


def test_titles_are_whole_in_a_narrow_window_and_rows_grow_with_them(
    qtbot: QtBot, example_context: Context
) -> None:
    part = stand_on(qtbot, example_context, "Folkhälsoplan")
    table, page = part.table, part.window()
    at = next(at for at, column in enumerate(table.rows_model.columns) if column.name == "title")
    page.resize(840, 700)
    settle(example_context)
    heights = set()
    for row, document in enumerate(table.rows_model.shown):
        room = table.columnWidth(at) - px(2 * PADDING)
        needed = wrapped(document.title, room, 9, font(strong=True))
        heights.add(table.rowHeight(row))
        assert table.rowHeight(row) >= len(needed) * QFontMetrics(font(strong=True)).lineSpacing()
    assert len(heights) > 1
    table.set_filter("Folkhälso")
    assert table.rowHeight(0) == px(ROW_HEIGHT)

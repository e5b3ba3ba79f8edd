"""Mätplan as its users meet it: made from the cards, changed in place, brought in step, marked as revised."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.ui.common.context import Context
from app.ui.common.form_parts import Notice
from app.ui.indicators.indicators_section import IndicatorsSection
from app.ui.indicators.page import IndicatorsPage
from app.ui.indicators.plan_section import PlanSection
from app.ui.indicators.record import DETAILS
from tests.keys import press, type_text
from tests.ui.indicators.pages import focused, whole

CTRL = Qt.KeyboardModifier.ControlModifier


def shown(context: Context, qtbot: QtBot) -> PlanSection:
    """The plan on its page."""
    page = whole(context, qtbot)
    page.look_at("plan")
    context.tasks.wait_idle()
    section = page.section("plan")
    assert isinstance(section, PlanSection)
    return section


def offered(notice: Notice) -> list[QPushButton]:
    return [button for button in notice.findChildren(QPushButton) if not button.isHidden()]


def titles(section: PlanSection) -> list[str]:
    return [row.title for row in section.table.rows_model.shown]


def test_a_new_municipality_is_told_to_begin_with_indicators(qtbot: QtBot, empty_context: Context) -> None:
    section = shown(empty_context, qtbot)
    assert section.empty.isVisible() and "lägg först till indikatorer" in section.empty.text.text()
    assert not section.make_action.isVisible() and not section.revise_action.isVisible()
    assert section.late.isHidden() and section.apart.isHidden()


def test_a_plan_is_made_from_the_cards_with_a_key_and_taken_back(
    qtbot: QtBot, example_context: Context
) -> None:
    example_context.period.year = 2022
    section = shown(example_context, qtbot)
    before = len(titles(section))
    assert section.make_action.isVisible() and "2022" in section.make_action.text()
    section.make_action.trigger()
    example_context.tasks.wait_idle()
    assert "Plan för 2022" in section.about.text() and len(titles(section)) > before
    assert section.late.isHidden() and section.apart.isHidden() and not section.make_action.isVisible()
    assert section.revise_button.isVisible()
    example_context.undo.stack.undo()
    example_context.tasks.wait_idle()
    assert "Plan för 2021" in section.about.text() and len(titles(section)) == before


def test_the_notice_says_since_when_revision_is_late_and_its_act_mends_it(
    qtbot: QtBot, example_context: Context
) -> None:
    section = shown(example_context, qtbot)
    assert "23 november 2020, när Programbudget 2021 beslutades" in section.late.words.text()
    (mend,) = offered(section.late)
    mend.setFocus()
    press(mend, Qt.Key.Key_Space, text=" ")
    example_context.tasks.wait_idle()
    assert section.late.isHidden() and "reviderad 2021-09-15 · Programbudget 2021" in section.about.text()
    example_context.undo.stack.undo()
    example_context.tasks.wait_idle()
    assert section.late.isVisible()


def test_what_is_missing_is_named_and_taken_in_from_the_cards(qtbot: QtBot, example_context: Context) -> None:
    section = shown(example_context, qtbot)
    before = titles(section)
    assert "Trygghetspunkter" in section.apart.words.text()
    (take_in,) = offered(section.apart)
    take_in.click()
    example_context.tasks.wait_idle()
    assert section.apart.isHidden() and len(titles(section)) == len(before) + 5
    assert not section.new_button.isVisible()
    section.update_action.trigger()
    example_context.tasks.wait_idle()
    assert len(titles(section)) == len(before) + 5


def test_what_is_late_stands_first_with_its_word(qtbot: QtBot, example_context: Context) -> None:
    section = shown(example_context, qtbot)
    state = next(column for column in section.table.rows_model.columns if column.name == "state")
    said = [state.text_of(row) for row in section.table.rows_model.shown]
    assert said[:2] == ["Sent", "Sent"] and "Sent" not in said[2:]


def test_a_row_is_changed_in_place_with_the_keyboard_alone(qtbot: QtBot, example_context: Context) -> None:
    section = shown(example_context, qtbot)
    section.table.setFocus()
    row = section.table.current_row()
    press(section.table, Qt.Key.Key_Return, text="\r")
    assert section.panes.entry.form.isAncestorOf(focused())
    editor = section.panes.entry.form.editor("next_value_on").main()
    editor.setFocus()
    press(editor, Qt.Key.Key_A, CTRL)
    type_text(editor, "2021-12-24")
    press(editor, Qt.Key.Key_S, CTRL)
    example_context.tasks.wait_idle()
    changed = next(found for found in section.table.rows_model.rows if found.id == row.id)
    assert changed.due.on == date(2021, 12, 24) and changed.due.state == "later"
    assert section.panes.entry.title.text() == row.title


def test_rubbish_is_refused_beside_its_field_and_stays_to_be_mended(
    qtbot: QtBot, example_context: Context
) -> None:
    section = shown(example_context, qtbot)
    form = section.panes.entry.form
    day = form.editor("next_value_on").main()
    day.setFocus()
    press(day, Qt.Key.Key_A, CTRL)
    type_text(day, "nästa torsdag")
    form.editor("source").set_value("<img src=x>" + "x" * 10_000)
    form.editor("source").changed.emit()
    form.save()
    example_context.tasks.wait_idle()
    assert form.problem_of("next_value_on") and form.dirty
    press(day, Qt.Key.Key_A, CTRL)
    type_text(day, "2021-12-24")
    form.save()
    example_context.tasks.wait_idle()
    assert form.problem_of("source") and form.dirty
    assert str(form.values()["source"]).startswith("<img src=x>xxx")
    form.revert()


def test_a_new_row_is_of_an_indicator_that_the_plan_lacks(qtbot: QtBot, example_context: Context) -> None:
    section = shown(example_context, qtbot)
    before = len(titles(section))
    section.new_action.trigger()
    form = section.panes.entry.form
    assert form.save() is False or form.problem_of("indicator_id")
    page = section._page
    assert page is not None
    missing = page.missing[0]
    form.editor("indicator_id").set_value(missing.id)
    form.editor("indicator_id").changed.emit()
    assert form.values()["responsible_id"] == missing.responsible_id is not None
    assert form.values()["frequency"] == missing.frequency == "year"
    form.save()
    example_context.tasks.wait_idle()
    assert len(titles(section)) == before + 1 and missing.title in titles(section)
    row = section.table.current_row()
    assert row is not None and row.indicator_id == missing.id
    section.panes.entry.archive_action.trigger()
    example_context.tasks.wait_idle()
    assert missing.title not in titles(section)


def test_what_the_plan_says_of_itself_is_changed_in_place(qtbot: QtBot, example_context: Context) -> None:
    section = shown(example_context, qtbot)
    section.about_button.click()
    example_context.tasks.wait_idle()
    pane = section.panes.plan
    assert pane.isVisible() and pane.title.text() == "Plan för 2021"
    editor = pane.form.editor("revised_on").main()
    editor.setFocus()
    press(editor, Qt.Key.Key_A, CTRL)
    type_text(editor, "2021-09-16")
    pane.form.save()
    example_context.tasks.wait_idle()
    assert pane.form.problem_of("revised_on")
    press(editor, Qt.Key.Key_A, CTRL)
    type_text(editor, "2020-11-20")
    pane.form.save()
    example_context.tasks.wait_idle()
    assert section.late.isHidden() and "reviderad 2020-11-20" in section.about.text() and pane.isVisible()
    section.table.setFocus()
    press(section.table, Qt.Key.Key_Down)
    example_context.tasks.wait_idle()
    assert section.panes.entry.isVisible()


def test_a_row_leads_to_its_card(qtbot: QtBot, example_context: Context) -> None:
    section = shown(example_context, qtbot)
    wanted = section.table.current_row().indicator_id
    section.card_action.trigger()
    example_context.tasks.wait_idle()
    page = section.window()
    assert isinstance(page, IndicatorsPage)
    indicators = page.section("indicators")
    assert isinstance(indicators, IndicatorsSection) and indicators.isVisible()
    assert indicators.record.indicator_id == wanted
    assert indicators.record.tabs.current() == DETAILS


def test_a_jump_finds_the_plan_and_its_rows(qtbot: QtBot, example_context: Context) -> None:
    page = whole(example_context, qtbot)
    found = example_context.office.measurement_plans.page(1, 2021, example_context.today)
    assert found.plan is not None
    page.show_record("measurement_plan", found.plan.id)
    example_context.tasks.wait_idle()
    section = page.section("plan")
    assert isinstance(section, PlanSection) and section.panes.plan.isVisible()
    page.show_record("measurement_plan_entry", found.rows[7].id)
    example_context.tasks.wait_idle()
    assert section.panes.entry.isVisible() and section.table.current_row().id == found.rows[7].id


def test_every_control_has_a_name_for_a_screen_reader(qtbot: QtBot, example_context: Context) -> None:
    page = shown(example_context, qtbot).window()
    assert isinstance(page, IndicatorsPage)
    page.look_at("due")
    example_context.tasks.wait_idle()
    nameless = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not (widget.accessibleName() or getattr(widget, "text", lambda: "")())
        and not widget.objectName().startswith("qt_")
        and type(widget).__name__ != "QListView"
    ]
    assert nameless == []


def test_the_keys_go_to_the_table_when_the_plan_is_turned_to(qtbot: QtBot, example_context: Context) -> None:
    page = whole(example_context, qtbot)
    page.section("indicators").entrance().setFocus()
    page.look_at("plan")
    example_context.tasks.wait_idle()
    section = page.section("plan")
    assert focused() is section.entrance()
    # Walking in the row of sections stays in the row.
    page.list.buttons["plan"].setFocus()
    press(focused(), Qt.Key.Key_Right)
    example_context.tasks.wait_idle()
    assert focused() is page.list.buttons["due"]


def test_ctrl_n_says_why_no_row_can_be_added(qtbot: QtBot, example_context: Context) -> None:
    section = shown(example_context, qtbot)
    told: list[str] = []
    example_context.messages.told.connect(told.append)
    section.update_action.trigger()
    example_context.tasks.wait_idle()
    section.table.setFocus()
    press(section.table, Qt.Key.Key_N, CTRL)
    assert told[-1] == "Alla indikatorer som målen använder har redan en rad i planen."
    assert not section.panes.entry.is_new


def test_ctrl_n_says_that_a_plan_is_made_first(qtbot: QtBot, empty_context: Context) -> None:
    section = shown(empty_context, qtbot)
    told: list[str] = []
    empty_context.messages.told.connect(told.append)
    section.table.setFocus()
    press(section.table, Qt.Key.Key_N, CTRL)
    assert "ingen plan" in told[-1] and not section.new_button.isVisible()

"""Att rapportera: what is due, unit by unit, worked off with the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.ui.common.context import Context
from app.ui.indicators.due_section import NOBODY, DueSection
from app.ui.indicators.indicators_section import IndicatorsSection
from app.ui.indicators.page import IndicatorsPage
from app.ui.indicators.record import OUTLOOK, VALUES
from tests.keys import press, type_text
from tests.ui.indicators.pages import focused, whole


def shown(context: Context, qtbot: QtBot) -> DueSection:
    """What is due, on its page."""
    page = whole(context, qtbot)
    page.look_at("due")
    context.tasks.wait_idle()
    section = page.section("due")
    assert isinstance(section, DueSection)
    return section


def indicators_of(section: DueSection) -> IndicatorsSection:
    page = section.window()
    assert isinstance(page, IndicatorsPage)
    found = page.section("indicators")
    assert isinstance(found, IndicatorsSection)
    return found


def states(section: DueSection) -> list[str]:
    return [row.due.state for row in section.table.rows_model.shown]


def test_the_latest_stands_first_with_its_days(qtbot: QtBot, example_context: Context) -> None:
    section = shown(example_context, qtbot)
    assert states(section) == ["late", "late", "soon", "never"]
    columns = {column.name: column for column in section.table.rows_model.columns}
    first, *_, last = section.table.rows_model.shown
    assert columns["due"].text_of(first) == "2021-06-30" and columns["days"].text_of(first) == "77"
    assert columns["state"].text_of(first) == "Sent" and columns["days"].text_of(last) == "–"
    assert section.count.text() == "2 sena · 1 snart · 1 utan värde än · 0 utan ansvarig"


def test_a_new_municipality_is_told_what_will_be_here(qtbot: QtBot, empty_context: Context) -> None:
    section = shown(empty_context, qtbot)
    empty = section.table.emptiness.empty
    assert empty is not None and empty.isVisible() and not section.search.isVisible()
    assert not section.report_action.isEnabled()


def test_a_value_is_reported_with_the_keyboard_alone_and_goes_from_the_list(
    qtbot: QtBot, example_context: Context
) -> None:
    section = shown(example_context, qtbot)
    section.table.setFocus()
    wanted = section.table.current_row()
    press(section.table, Qt.Key.Key_Return, text="\r")
    example_context.tasks.wait_idle()
    indicators = indicators_of(section)
    assert indicators.isVisible() and indicators.record.indicator_id == wanted.id
    assert indicators.record.tabs.current() == VALUES
    assert indicators.record.values.isAncestorOf(focused())
    field = indicators.record.values.form.editor("value").main()
    field.setFocus()
    type_text(field, "71")
    press(field, Qt.Key.Key_Return, text="\r")
    example_context.tasks.wait_idle()
    page = section.window()
    assert isinstance(page, IndicatorsPage)
    page.look_at("due")
    example_context.tasks.wait_idle()
    assert wanted.id not in [row.id for row in section.table.rows_model.shown]
    assert states(section)[0] == "late" and len(states(section)) == 3


def test_the_same_indicator_can_be_reported_again(qtbot: QtBot, example_context: Context) -> None:
    section = shown(example_context, qtbot)
    section.report_action.trigger()
    example_context.tasks.wait_idle()
    indicators = indicators_of(section)
    indicators.record.tabs.choose(OUTLOOK)
    section.report_action.trigger()
    example_context.tasks.wait_idle()
    assert indicators.record.tabs.current() == VALUES


def test_the_filter_by_unit_shows_what_that_unit_owes(qtbot: QtBot, example_context: Context) -> None:
    section = shown(example_context, qtbot)
    owner = section.table.rows_model.shown[0].responsible_id
    section.unit.set_value(owner)
    section.unit.changed.emit()
    assert {row.responsible_id for row in section.table.rows_model.shown} == {owner}
    assert section.count.text().startswith("1 sena")
    section.everything.setChecked(True)
    assert len(states(section)) > 1 and "later" in states(section)
    section.unit.set_value(None)
    section.unit.changed.emit()
    every = example_context.office.measurement_plans.due(1, 2021, example_context.today)
    assert len(states(section)) == len(every)


def test_what_nobody_answers_for_is_found_although_it_has_time(
    qtbot: QtBot, example_context: Context
) -> None:
    row = example_context.office.measurement_plans.due(1, 2021, example_context.today)[5]
    plan = example_context.office.measurement_plans.page(1, 2021, example_context.today)
    entry = next(found for found in plan.rows if found.indicator_id == row.id)
    example_context.office.records.write("indicator", row.id, {"responsible_id": None})
    example_context.office.records.write("measurement_plan_entry", entry.id, {"responsible_id": None})
    section = shown(example_context, qtbot)
    section.unit.set_value(NOBODY)
    section.unit.changed.emit()
    assert [found.id for found in section.table.rows_model.shown] == [row.id]
    assert section.count.text().endswith("1 utan ansvarig")


def test_a_jump_from_the_first_page_filters_on_the_unit(qtbot: QtBot, example_context: Context) -> None:
    gap = next(
        gap
        for gap in example_context.office.overview.read(1, 2021, example_context.today).to_do
        if gap.code == "values_late"
    )
    page = whole(example_context, qtbot)
    page.show_record(gap.kind, gap.record_id)
    example_context.tasks.wait_idle()
    section = page.section("due")
    assert isinstance(section, DueSection)
    assert [row.responsible for row in section.table.rows_model.shown] == [gap.values["unit"]]


def test_the_section_stands_where_it_stood_yesterday(qtbot: QtBot, example_context: Context) -> None:
    section = shown(example_context, qtbot)
    section.unit.set_value(section.table.rows_model.shown[0].responsible_id)
    section.unit.changed.emit()
    section.everything.setChecked(True)
    before = section.window()
    assert isinstance(before, IndicatorsPage)
    again = IndicatorsPage(example_context)
    qtbot.addWidget(again)
    again.restore_state(before.state())
    again.refresh()
    example_context.tasks.wait_idle()
    found = again.section("due")
    assert isinstance(found, DueSection)
    assert states(found) == states(section)

"""The units' risk analyses: opened for all at once, handed in, returned, closed, opened again."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.services.risk_analyses import AnalysisRow
from app.ui.common.context import Context
from app.ui.risks.analysis_section import AnalysisSection
from tests.keys import press, type_text
from tests.ui.common.accessible import nameless
from tests.ui.risks.analyses import ENTER, focused, listed, settle, shown


@pytest.fixture
def example_context(example_context: Context) -> Context:
    """The example as it stood before the office opened the analyses of the year."""
    page = example_context.office.risk_analyses.page(2021, example_context.today)
    for row in page.rows:
        if row.analysis_id is not None:
            example_context.office.records.archive("risk_analysis", row.analysis_id)
    return example_context


def rows(section: AnalysisSection) -> tuple[AnalysisRow, ...]:
    year, office = section.context.period.year, section.context.office
    return office.risk_analyses.page(year, section.context.today).rows


def open_for_all(section: AnalysisSection, day: str) -> None:
    section.analysis_acts.open_action.trigger()
    type_text(focused(), day)
    press(focused(), ENTER, text="\r")
    settle(section.context)


def test_the_office_opens_the_analysis_for_all_with_a_last_day_by_keyboard(
    qtbot: QtBot, example_context: Context
) -> None:
    section = shown(example_context, qtbot)
    open_for_all(section, "2021-10-31")
    assert {(row.state, row.last_day) for row in rows(section)} == {("open", date(2021, 10, 31))}
    assert focused() is section.overview.table
    example_context.undo_stack.undo()
    settle(example_context)
    assert {row.state for row in rows(section)} == {""}


def test_those_that_are_open_already_are_left_as_they_are(qtbot: QtBot, example_context: Context) -> None:
    section = shown(example_context, qtbot)
    section.analysis_acts.open_action.trigger()
    type_text(focused(), "2021-09-30")
    section.analysis_acts.open_chosen_action.trigger()
    settle(example_context)
    assert [row.state for row in rows(section)].count("open") == 1
    section.analysis_acts.open_action.trigger()
    assert section.analysis_acts.last_day.editor.line.text() == "2021-09-30"
    section.analysis_acts.last_day.editor.set_value(date(2021, 12, 1))
    section.analysis_acts.open_all_action.trigger()
    settle(example_context)
    days = [row.last_day for row in rows(section)]
    assert days[0] == date(2021, 9, 30) and set(days[1:]) == {date(2021, 12, 1)}


def test_a_day_that_is_none_is_told_beside_the_field_and_nothing_is_opened(
    qtbot: QtBot, example_context: Context
) -> None:
    section = shown(example_context, qtbot)
    open_for_all(section, "31 oktober")
    panel = section.analysis_acts.last_day
    assert panel.isVisible() and "Skriv ett datum" in panel.problem.text()
    assert {row.state for row in rows(section)} == {""}
    press(focused(), Qt.Key.Key_Escape)
    assert not panel.isVisible() and focused() is section.overview.table


def test_a_late_analysis_is_told_in_the_table_and_above_it(qtbot: QtBot, example_context: Context) -> None:
    section = shown(example_context, qtbot)
    open_for_all(section, "2021-09-01")
    assert section.overview.count.text() == f"2021.  Försenad: {len(rows(section))}."


def test_an_analysis_is_handed_in_returned_with_a_word_closed_and_opened_again(
    qtbot: QtBot, example_context: Context
) -> None:
    section = listed(example_context, qtbot)
    unit = section._unit
    values = {"year": 2021, "unit_id": unit}
    example_context.office.records.write("risk_analysis", None, values)
    section.refresh()
    settle(example_context)
    acts = section.analysis_acts
    assert acts.submit_action.isVisible() and not acts.return_action.isVisible()
    acts.submit_action.trigger()
    settle(example_context)
    assert section.pane.head.state.text() == "Inlämnad"
    acts.return_action.trigger()
    type_text(focused(), "Åtgärda risk 3")
    press(focused(), ENTER, text="\r")
    settle(example_context)
    assert section.pane.head.notice.words.text() == "Tillbakalämnad: Åtgärda risk 3"
    acts.submit_action.trigger()
    settle(example_context)
    acts.close_action.trigger()
    settle(example_context)
    assert rows(section)[0].state == "closed" and rows(section)[0].note == ""
    assert "avslutad" in section.pane.head.notice.words.text()
    assert section.pane.grid.gross_model.locked
    acts.reopen_action.trigger()
    settle(example_context)
    assert not section.pane.grid.gross_model.locked


def test_a_new_municipality_sees_its_units_and_no_numbers(qtbot: QtBot, empty_context: Context) -> None:
    section = shown(empty_context, qtbot)
    shown_rows = section.overview.table.rows_model.shown
    assert [row.state for row in shown_rows] == [""] * len(shown_rows)
    assert not nameless(section)


def test_a_jump_to_an_analysis_shows_its_list(qtbot: QtBot, example_context: Context) -> None:
    section = shown(example_context, qtbot)
    unit = rows(section)[2].id
    made = example_context.office.records.write("risk_analysis", None, {"year": 2021, "unit_id": unit})
    section.show_record("risk_analysis", made.id)
    settle(example_context)
    assert section.pane.isVisible() and section.pane.head.unit.value() == unit
    section.back_action.trigger()
    settle(example_context)
    assert section.overview.isVisible() and section.overview.table.current_row().id == unit

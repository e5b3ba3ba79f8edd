"""Measurements: entered by keyboard, corrected in place, never lost and never zero by mistake."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QRadioButton
from pytestqt.qtbot import QtBot

from app.services.office import open_office
from app.ui.common.conflict_dialog import ConflictDialog
from app.ui.common.context import Context
from app.ui.common.form_parts import FieldBlock
from app.ui.indicators.indicators_section import IndicatorsSection
from app.ui.indicators.record import VALUES
from tests.keys import press, type_text
from tests.ui.indicators.pages import choose, enter, focused, shown, with_one


def kept(page: IndicatorsSection) -> list[tuple[int, str, str, float | None]]:
    """What stands in the file, newest first."""
    shown_id = page.record.indicator_id
    assert shown_id is not None
    rows = page.context.office.indicators.measurements(shown_id)
    return [(row.year, row.part, row.gender, row.value) for row in rows]


def test_a_series_is_typed_with_nothing_but_numbers_and_enter(qtbot: QtBot, empty_context: Context) -> None:
    page = with_one(empty_context, qtbot)
    pane = page.record.values
    year = pane.form.editor("year").main()
    year.setFocus()
    year.selectAll()  # type: ignore[attr-defined]
    type_text(year, "2020")
    for text in ("61,5", "62", "1 063,25"):
        pane.form.editor("value").main().setFocus()
        type_text(focused(), text)
        enter(pane)
        assert focused() is pane.form.editor("value").main()
    assert kept(page) == [(2022, "year", "T", 1063.25), (2021, "year", "T", 62.0), (2020, "year", "T", 61.5)]
    assert pane.form.values()["year"] == 2023
    assert page.record.tabs.text(VALUES) == "Mätvärden 3"
    assert len(page.list.table.rows_model.rows) == 1


def test_women_and_men_are_asked_for_where_they_are_measured(qtbot: QtBot, empty_context: Context) -> None:
    page = with_one(empty_context, qtbot)
    pane = page.record.values
    for gender in ("T", "K", "M"):
        pane.form.editor("gender").set_value(gender)
        pane.form.editor("year").set_value(2023)
        type_text(pane.form.editor("value").main(), "60")
        pane.focus_first()
        enter(pane)
    for _ in range(3):
        type_text(focused(), "61")
        enter(pane)
    assert [row[:3] for row in kept(page)][:3] == [
        (2024, "year", "T"),
        (2024, "year", "K"),
        (2024, "year", "M"),
    ]


def test_what_is_not_a_number_is_explained_beside_the_field_and_kept(
    qtbot: QtBot, empty_context: Context
) -> None:
    page = with_one(empty_context, qtbot)
    pane = page.record.values
    type_text(focused(), "sextio")
    enter(pane)
    assert "tal" in pane.form.problem_of("value")
    line = pane.form.editor("value").main()
    assert line.text() == "sextio"  # type: ignore[attr-defined]
    assert kept(page) == []
    year = pane.form.editor("year").main()
    year.setFocus()
    type_text(year, "x")
    enter(pane)
    assert "år" in pane.form.problem_of("year").casefold()


def test_an_empty_value_is_asked_about_and_kept_as_missing_never_zero(
    qtbot: QtBot, empty_context: Context
) -> None:
    page = with_one(empty_context, qtbot)
    pane = page.record.values
    enter(pane)
    assert kept(page) == []
    assert "saknas" in pane.form.notice.words.text()
    pane.form.notice._buttons[0].click()
    empty_context.tasks.wait_idle()
    assert [row[3] for row in kept(page)] == [None]
    (row,) = pane.table.rows_model.shown
    assert (
        next(column for column in pane.table.rows_model.columns if column.name == "value").text_of(row)
        == "saknas"
    )


def test_a_value_that_is_there_already_is_offered_for_correction(
    qtbot: QtBot, example_context: Context
) -> None:
    page = shown(example_context, qtbot)
    choose(page, "N03937")
    page.record.write_value()
    pane = page.record.values
    pane.form.editor("year").set_value(2020)
    pane.form.editor("part").set_value("year")
    pane.form.editor("gender").set_value("T")
    before = kept(page)
    type_text(focused(), "9,9")
    enter(pane)
    assert kept(page) == before
    assert "finns redan" in pane.form.notice.words.text()
    pane.form.notice._buttons[0].click()
    assert pane.editing is not None and pane.form.values()["value"] == 3.7


def test_rows_are_corrected_one_after_the_other_by_enter(qtbot: QtBot, empty_context: Context) -> None:
    page = with_one(empty_context, qtbot)
    pane = page.record.values
    for text in ("60", "61", "62"):
        type_text(focused(), text)
        enter(pane)
    pane.table.setFocus()
    pane.table.choose_first()
    for text in ("72,5", "71,5"):
        enter(pane)
        assert focused() is pane.form.editor("value").main() and pane.stop.isVisible()
        type_text(focused(), text)
        enter(pane)
        assert focused() is pane.table
    assert [row[3] for row in kept(page)] == [72.5, 71.5, 60.0]
    assert pane.editing is None
    assert pane.table.current_row().value == 60.0


def test_a_correction_in_which_nothing_changed_is_left_by_escape(
    qtbot: QtBot, example_context: Context
) -> None:
    page = shown(example_context, qtbot)
    choose(page, "N03937")
    page.record.tabs.choose(VALUES)
    pane = page.record.values
    pane.table.choose_first()
    pane.table.setFocus()
    enter(pane)
    assert pane.stop.isVisible()
    press(focused(), Qt.Key.Key_Escape)
    assert pane.stop.isHidden() and focused() is pane.table


def test_a_removed_value_comes_back_by_undo(qtbot: QtBot, example_context: Context) -> None:
    page = shown(example_context, qtbot)
    choose(page, "N03937")
    page.record.tabs.choose(VALUES)
    before = kept(page)
    pane = page.record.values
    pane.table.choose_first()
    pane.remove_action.trigger()
    example_context.tasks.wait_idle()
    assert kept(page) == before[1:]
    assert len(pane.table.rows_model.shown) == len(before) - 1
    example_context.undo.stack.undo()
    example_context.tasks.wait_idle()
    assert kept(page) == before
    assert len(pane.table.rows_model.shown) == len(before)


def test_an_entered_value_is_undone_and_made_again(qtbot: QtBot, empty_context: Context) -> None:
    page = with_one(empty_context, qtbot)
    pane = page.record.values
    type_text(focused(), "60")
    enter(pane)
    assert empty_context.undo.stack.undoText() == "Lägg till mätvärde"
    empty_context.undo.stack.undo()
    empty_context.tasks.wait_idle()
    assert kept(page) == [] and not pane.table.rows_model.shown
    empty_context.undo.stack.redo()
    empty_context.tasks.wait_idle()
    assert [row[3] for row in kept(page)] == [60.0]


def test_a_colleague_who_corrected_the_same_value_is_not_overwritten(
    qtbot: QtBot, example_context: Context
) -> None:
    page = shown(example_context, qtbot)
    choose(page, "N03937")
    page.record.tabs.choose(VALUES)
    pane = page.record.values
    pane.table.choose_first()
    pane.table.setFocus()
    enter(pane)
    corrected = pane.editing
    assert corrected is not None
    type_text(focused(), "5,5")
    colleague = open_office(example_context.office.file.address)
    colleague.records.write("measurement", corrected, {"value": 4.4})
    enter(pane)
    dialog = next(
        widget
        for widget in QApplication.topLevelWidgets()
        if isinstance(widget, ConflictDialog) and widget.isVisible()
    )
    (theirs,) = [choice for choice in dialog.findChildren(QRadioButton) if choice.text() == "Deras"]
    theirs.setChecked(True)
    dialog._choose()
    example_context.tasks.wait_idle()
    assert example_context.office.records.read("measurement", corrected)["value"] == 4.4
    colleague.close()


def test_a_half_written_value_survives_and_leads_back_to_its_indicator(
    qtbot: QtBot, example_context: Context
) -> None:
    page = shown(example_context, qtbot)
    choose(page, "N03937")
    page.record.write_value()
    type_text(focused(), "7,7")
    page.record.values.form.keep_draft()
    again = shown(example_context, qtbot)
    again.show_kind("measurement")
    example_context.tasks.wait_idle()
    assert again.record.indicator_id == page.record.indicator_id
    assert again.record.tabs.current() == VALUES
    assert again.record.values.form.values()["value"] == 7.7


def test_columns_that_say_the_same_in_every_row_are_left_out(qtbot: QtBot, example_context: Context) -> None:
    page = shown(example_context, qtbot)
    page.window().resize(2400, 900)
    table = page.record.values.table
    names = [column.name for column in table.rows_model.columns]
    choose(page, "N00638")
    assert table.isColumnHidden(names.index("gender")) and table.isColumnHidden(names.index("part"))
    choose(page, "N03937")
    assert not table.isColumnHidden(names.index("gender"))


def test_a_value_that_looks_like_a_slip_is_pointed_out_while_it_is_written_and_saved_all_the_same(
    qtbot: QtBot, empty_context: Context
) -> None:
    page = with_one(empty_context, qtbot)
    pane = page.record.values
    for text in ("61,5", "62"):
        pane.form.editor("value").main().setFocus()
        type_text(focused(), text)
        enter(pane)
    block = pane.form.editor("value").parentWidget()
    assert isinstance(block, FieldBlock) and block.warning_text == ""
    type_text(focused(), "620")
    assert block.warning_text == "Över 100 %. Stämmer det?" and block.problem_text == ""
    assert pane.form.editor("value").main().accessibleDescription() == block.warning_text
    enter(pane)
    # It is saved, marked among the rows, and no longer said of the next one.
    assert kept(page)[0][3] == 620.0 and block.warning_text == ""
    column = next(column for column in pane.table.rows_model.columns if column.name == "value")
    assert column.mark is not None and column.tip is not None
    newest, before = pane.table.rows_model.shown[:2]
    assert column.mark(newest) == "triangle-alert" and "Över 100 %" in column.tip(newest)
    cell = pane.table.rows_model.index(0, pane.table.rows_model.columns.index(column))
    assert "Över 100 %" in str(cell.data(Qt.ItemDataRole.AccessibleTextRole))
    assert column.mark(before) == "" and column.tip(before) == "62,0"
    # The next is held against all others: there has been one over a hundred.
    type_text(focused(), "0,5")
    assert block.warning_text.replace("\u00a0", " ") == (
        "Högst en tiondel av alla andra år, som minst 61,5 %. Stämmer det?"
    )
    pane.correct(newest)
    assert "Över 100 %" in block.warning_text

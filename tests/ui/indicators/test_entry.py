"""The grid for values: a tertial typed and pasted by keyboard; nothing wrong is saved, nothing typed is lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.entry_grid import CellContent, CellEdit, CellKey
from app.services.office import open_office
from app.ui.common.context import Context
from app.ui.indicators.entry_section import EntrySection
from app.ui.indicators.indicators_section import IndicatorsSection
from app.ui.indicators.page import IndicatorsPage
from tests.keys import press, type_text
from tests.ui.common.accessible import nameless
from tests.ui.indicators.pages import focused, whole

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ENTER = Qt.Key.Key_Return


def opened(context: Context, qtbot: QtBot) -> tuple[IndicatorsPage, EntrySection]:
    """The grid in place of the list, read."""
    page = whole(context, qtbot)
    page.entry_action.trigger()
    settle(context)
    return page, entry_of(page)


def entry_of(page: IndicatorsPage) -> EntrySection:
    """The grid's section."""
    made = page.section("entry")
    assert isinstance(made, EntrySection)
    return made


def settle(context: Context) -> None:
    """Wait until what was written is saved and read again."""
    context.tasks.wait_idle()
    QApplication.processEvents()


def choose(entry: EntrySection, *, unit: str = "", period: str = "") -> None:
    """Choose a unit and a part of the year above the grid."""
    if unit:
        box = entry.choices.unit.box
        box.setCurrentText(unit)
        box.activated.emit(box.currentIndex())
    if period:
        entry.choices.period.set_value(period)
        entry.choices.period.changed.emit()
    settle(entry.context)


def all_parts(entry: EntrySection) -> None:
    """Show three tertials and the full year, totals only, and stand in the first."""
    entry.choices.by_gender.click()
    if entry.choices.by_gender.isChecked():
        entry.choices.by_gender.click()
    choose(entry, period="parts")
    model = entry.grid.entry_model
    entry.grid.choose(model.index(0, len(model.columns) - 4))


def write(text: str, key: Qt.Key = ENTER) -> None:
    """Type in the cell where one stands, and leave it by a key."""
    for letter in text:
        type_text(focused(), letter)
    press(focused(), key, text="\r" if key == ENTER else "")


def texts(entry: EntrySection) -> list[list[str]]:
    """What the cells show that one writes in."""
    model = entry.grid.entry_model
    columns = [at for at, column in enumerate(model.columns) if not column.compared]
    return [[model.look(row, column).text for column in columns] for row in range(len(model.rows))]


def in_file(entry: EntrySection, row: int, column: int) -> CellContent | None:
    """What stands in the file for a cell."""
    key = entry.grid.entry_model.key(row, column)
    return entry.context.office.entry_grid.read({key.year}).contents.get(key)


def paste(entry: EntrySection, text: str) -> None:
    """Paste where one stands."""
    QApplication.clipboard().setText(text)
    entry.grid.setFocus()
    press_shortcut(entry, Qt.Key.Key_V, CTRL)
    settle(entry.context)


def press_shortcut(entry: EntrySection, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    """Press a key that is a shortcut of the grid, as the window system brings it."""
    act = next(
        act for act in entry.grid.acts if act.shortcut() == QKeySequence(QKeyCombination(modifiers, key))
    )
    assert act.shortcutContext() == Qt.ShortcutContext.WidgetShortcut
    act.trigger()


@pytest.fixture
def entry(qtbot: QtBot, example_context: Context) -> EntrySection:
    """Tertial 2 of the three indicators that the social welfare committee answers for."""
    made = EntrySection(example_context)
    qtbot.addWidget(made)
    example_context.messages.stand_on(made)
    example_context.saving.changed.connect(lambda _changes: made.refresh())
    made.resize(1200, 800)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.refresh()
    settle(example_context)
    choose(made, unit="Socialnämnden", period="t2")
    made.entrance().setFocus()
    return made


def test_a_committees_tertial_is_typed_with_numbers_and_enter(entry: EntrySection) -> None:
    assert focused() is entry.grid
    for text in ("1,5", "82 %", "12"):
        write(text)
    settle(entry.context)
    assert texts(entry) == [["1,5"], ["82"], ["12"]]
    assert [in_file(entry, row, 0) for row in range(3)] == [
        CellContent(1.5),
        CellContent(82.0),
        CellContent(12.0),
    ]
    assert focused() is entry.grid
    assert not entry.saver.left()


def test_tab_goes_through_the_cells_and_out_of_the_grid(entry: EntrySection) -> None:
    all_parts(entry)
    write("1", Qt.Key.Key_Tab)
    write("2", Qt.Key.Key_Tab)
    settle(entry.context)
    assert texts(entry)[0][:2] == ["1,0", "2,0"]
    model = entry.grid.entry_model
    entry.grid.choose(model.index(len(model.rows) - 1, len(model.columns) - 1))
    press(focused(), Qt.Key.Key_Tab)
    assert focused() is not entry.grid
    entry.grid.setFocus()
    press(focused(), Qt.Key.Key_Backtab, SHIFT)
    assert focused() is entry.grid


def test_arrows_leave_a_cell_that_one_types_in_but_move_in_the_text_of_an_opened_one(
    entry: EntrySection,
) -> None:
    all_parts(entry)
    write("1", Qt.Key.Key_Right)
    write("23", Qt.Key.Key_Left)
    press(focused(), Qt.Key.Key_F2)
    press(focused(), Qt.Key.Key_Left)
    write("5")
    settle(entry.context)
    assert texts(entry)[0][:2] == ["51,0", "23,0"]


def test_enter_opens_a_cell_and_leaves_it_unchanged(entry: EntrySection) -> None:
    write("1,5")
    settle(entry.context)
    entry.grid.choose(entry.grid.entry_model.index(0, 0))
    before = entry.context.undo_stack.count()
    press(focused(), ENTER, text="\r")
    assert isinstance(focused(), QLineEdit)
    press(focused(), ENTER, text="\r")
    settle(entry.context)
    assert focused() is entry.grid
    assert entry.grid.currentIndex().row() == 1
    assert entry.context.undo_stack.count() == before


def test_esc_leaves_the_cell_as_it_was(entry: EntrySection) -> None:
    write("99", Qt.Key.Key_Escape)
    settle(entry.context)
    assert texts(entry)[0] == [""]


def test_what_is_no_number_is_marked_explained_and_kept(entry: EntrySection) -> None:
    write("tolv")
    entry.grid.choose(entry.grid.entry_model.index(0, 0))
    settle(entry.context)
    index = entry.grid.currentIndex()
    assert texts(entry)[0] == ["tolv"]
    assert in_file(entry, 0, 0) is None
    assert "inget tal" in entry.foot.said.text()
    assert "inget tal" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert "inte sparat" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert entry.foot.bar.isVisible()
    press(focused(), Qt.Key.Key_Escape)
    assert texts(entry)[0] == [""]
    assert not entry.foot.bar.isVisible()


def test_a_pasted_block_keeps_the_right_cells_and_marks_the_wrong_ones(entry: EntrySection) -> None:
    all_parts(entry)
    paste(entry, "1 234,5\t\u22123\ttolv\t82 %\r\n#DIV/0!\t\t5.5\t1\u00a0000\r\n")
    assert texts(entry)[:2] == [
        ["1\u00a0234,5", "\u22123,0", "tolv", "82,0"],
        ["#DIV/0!", "", "5,5", "1\u00a0000"],
    ]
    assert len(entry.saver.left()) == 2
    assert in_file(entry, 0, entry.grid.currentIndex().column()) == CellContent(1234.5)
    assert entry.context.undo_stack.count() == 1


def test_a_paste_is_one_step_of_undo_with_what_it_left_wrong(entry: EntrySection) -> None:
    all_parts(entry)
    before = texts(entry)
    paste(entry, "1\t2\tfel\n3\t4\t5\n")
    press(focused(), Qt.Key.Key_Z, CTRL)
    settle(entry.context)
    assert texts(entry) == before
    assert not entry.saver.left()
    press(focused(), Qt.Key.Key_Y, CTRL)
    settle(entry.context)
    assert texts(entry)[1][:3] == ["3", "4", "5"]


def test_a_block_full_of_rubbish_does_no_harm(entry: EntrySection) -> None:
    paste(entry, "<b>5</b>\n" + "x" * 10_000 + "\n7\n")
    assert texts(entry)[0] == ["<b>5</b>"]
    assert len(texts(entry)[1][0]) <= 1_000
    assert texts(entry)[2] == ["7"]
    assert len(entry.saver.left()) == 2


def test_one_pasted_value_fills_all_chosen_cells(entry: EntrySection) -> None:
    entry.grid.selectAll()
    paste(entry, "4\r\n")
    assert [row[0] for row in texts(entry)] == ["4,0", "4", "4"]


def test_a_block_is_copied_as_a_spreadsheet_reads_it(entry: EntrySection) -> None:
    all_parts(entry)
    paste(entry, "1 234,5\t-3\n")
    press(focused(), Qt.Key.Key_Right, SHIFT)
    press(focused(), Qt.Key.Key_Down, SHIFT)
    press_shortcut(entry, Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text() == "1234,5\t-3\n\t\n"


def test_delete_empties_the_cell_and_never_writes_zero(entry: EntrySection) -> None:
    write("1,5")
    settle(entry.context)
    entry.grid.choose(entry.grid.entry_model.index(0, 0))
    press_shortcut(entry, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)
    settle(entry.context)
    assert in_file(entry, 0, 0) is None
    press(focused(), Qt.Key.Key_Z, CTRL)
    settle(entry.context)
    assert in_file(entry, 0, 0) == CellContent(1.5)


def test_fill_down_repeats_the_uppermost_and_is_one_step(entry: EntrySection) -> None:
    write("3")
    settle(entry.context)
    entry.grid.selectColumn(entry.grid.currentIndex().column())
    press_shortcut(entry, Qt.Key.Key_D, CTRL)
    settle(entry.context)
    assert [row[0] for row in texts(entry)] == ["3,0", "3", "3"]
    press(focused(), Qt.Key.Key_Z, CTRL)
    settle(entry.context)
    assert [row[0] for row in texts(entry)] == ["3,0", "", ""]


def test_what_is_filled_in_may_be_preliminary_and_each_cell_be_turned(entry: EntrySection) -> None:
    entry.choices.entered_as.set_value("preliminary")
    entry.choices.entered_as.changed.emit()
    write("1,5")
    settle(entry.context)
    assert in_file(entry, 0, 0) == CellContent(1.5, "preliminary")
    entry.grid.choose(entry.grid.entry_model.index(0, 0))
    assert "preliminärt" in entry.grid.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    press_shortcut(entry, Qt.Key.Key_P, CTRL | SHIFT)
    settle(entry.context)
    assert in_file(entry, 0, 0) == CellContent(1.5, "final")


def test_a_value_is_commented_without_leaving_the_keyboard(entry: EntrySection) -> None:
    assert not entry.foot.comment.isEnabled()
    write("1,5")
    settle(entry.context)
    entry.grid.choose(entry.grid.entry_model.index(0, 0))
    press_shortcut(entry, Qt.Key.Key_F2, SHIFT)
    assert focused() is entry.foot.comment
    type_text(focused(), "Räknat på åtta månader")
    press(focused(), ENTER, text="\r")
    settle(entry.context)
    assert focused() is entry.grid
    assert in_file(entry, 0, 0) == CellContent(1.5, "final", "Räknat på åtta månader")
    # The comment is of the value: another value in its place keeps it.
    write("1,6")
    settle(entry.context)
    assert in_file(entry, 0, 0) == CellContent(1.6, "final", "Räknat på åtta månader")


def test_a_colleagues_value_is_not_overwritten_unseen(entry: EntrySection) -> None:
    context = entry.context
    colleague = open_office(context.office.file.address)
    key = entry.grid.entry_model.key(0, 0)
    colleague.entry_grid.write([CellEdit(key, None, CellContent(2.5))])
    colleague.close()
    write("1,5")
    write("82")
    settle(context)
    entry.grid.choose(entry.grid.entry_model.index(0, 0))
    assert in_file(entry, 0, 0) == CellContent(2.5)
    assert in_file(entry, 1, 0) == CellContent(82.0)
    assert "2,5" in entry.foot.said.text()
    assert texts(entry)[0] == ["1,5"]
    press(focused(), Qt.Key.Key_S, CTRL)
    settle(context)
    assert in_file(entry, 0, 0) == CellContent(1.5)
    assert not entry.saver.left()


def test_values_that_come_while_one_writes_leave_the_writing_alone(entry: EntrySection) -> None:
    for letter in "12":
        type_text(focused(), letter)
    key = entry.grid.entry_model.key(0, 0)
    entry.context.office.records.write(
        "indicator", None, {"title": "Ny", "quality": "actual", "responsible_id": 11}
    )
    entry.context.office.entry_grid.write([CellEdit(key._replace(gender="K"), None, CellContent(9.0))])
    entry.refresh()
    settle(entry.context)
    assert entry.grid.writing
    write("3")
    settle(entry.context)
    assert in_file(entry, 0, 0) == CellContent(123.0)
    assert len(entry.grid.entry_model.rows) == 4


def test_a_value_that_looks_like_a_slip_is_saved_and_pointed_out(entry: EntrySection) -> None:
    choose(entry, period="year")
    model = entry.grid.entry_model
    entry.grid.choose(model.index(1, next(at for at, c in enumerate(model.columns) if not c.compared)))
    write("820")
    settle(entry.context)
    index = model.index(1, entry.grid.currentIndex().column())
    content = in_file(entry, index.row(), index.column())
    assert content is not None
    assert content.value == 820.0
    entry.grid.choose(index)
    assert entry.foot.said.text() == "Sparat. Över 100 %. Stämmer det?"
    assert model.look(index.row(), index.column()).unlikely == "over_hundred"
    write("1" + 20 * "0")
    settle(entry.context)
    entry.grid.choose(index)
    assert str(index.data(Qt.ItemDataRole.AccessibleTextRole)).endswith("Sparat. Över 100 %. Stämmer det?")


def test_a_value_far_from_all_other_years_is_pointed_out(entry: EntrySection) -> None:
    choose(entry, period="year")
    model = entry.grid.entry_model
    column = next(at for at, each in enumerate(model.columns) if not each.compared)
    row = next(
        at
        for at, each in enumerate(model.rows)
        if (others := model._others(model.key(at, column))) is not None and 0 < others.largest < 5
    )
    entry.grid.choose(model.index(row, column))
    write("90")
    settle(entry.context)
    entry.grid.choose(model.index(row, column))
    assert "Minst tio gånger större än alla andra år, som mest" in entry.foot.said.text()


def test_wrong_texts_survive_the_window(qtbot: QtBot, entry: EntrySection, example_context: Context) -> None:
    write("tolv")
    settle(example_context)
    page = whole(example_context, qtbot)
    page.show_kind("measurement")
    settle(example_context)
    again = entry_of(page)
    assert again.isVisible()
    choose(again, unit="Socialnämnden", period="t2")
    assert texts(again)[0] == ["tolv"]
    again.saver.drop(again.saver.left())
    assert example_context.drafts.all() == ()


def test_a_hidden_unsaved_cell_is_found(entry: EntrySection) -> None:
    write("tolv")
    choose(entry, unit="Miljö- och byggnämnden", period="t1")
    entry.go_to_unsaved()
    settle(entry.context)
    entry.go_to_unsaved()
    index = entry.grid.currentIndex()
    assert entry.grid.entry_model.look(index.row(), index.column()).text == "tolv"


def test_a_save_that_is_refused_keeps_the_text_and_can_be_tried_again(entry: EntrySection) -> None:
    records = entry.context.office.records
    owner = entry.grid.entry_model.rows[0].id
    records.archive("indicator", owner)
    write("1,5")
    settle(entry.context)
    (box,) = entry.context.messages.shown
    box.buttons()[0].click()
    assert texts(entry)[0] == ["1,5"]
    entry.grid.choose(entry.grid.entry_model.index(0, 0))
    assert "kunde inte sparas" in entry.foot.said.text()
    records.restore("indicator", owner)
    entry.foot.bar.again.click()
    settle(entry.context)
    assert in_file(entry, 0, 0) == CellContent(1.5)
    assert not entry.foot.bar.isVisible()


def test_an_empty_file_says_what_would_be_here(qtbot: QtBot, empty_context: Context) -> None:
    _, made = opened(empty_context, qtbot)
    assert made.emptiness.empty is not None
    assert made.emptiness.empty.isVisible()
    press(made.grid, Qt.Key.Key_5, text="5")
    paste(made, "1\t2\n")
    assert not made.saver.left()


def test_the_list_comes_back_with_what_was_filled_in(qtbot: QtBot, example_context: Context) -> None:
    page, made = opened(example_context, qtbot)
    choose(made, period="year")
    key = made.grid.entry_model.key(0, 1)
    write("15123")
    settle(example_context)
    page.look_at("indicators")
    settle(example_context)
    section = page.section("indicators")
    assert isinstance(section, IndicatorsSection)
    row = next(row for row in section.list.table.rows_model.rows if row.id == key.indicator_id)
    assert row.value == 15123.0
    page.look_at("entry")
    page.new_record("indicator")
    settle(example_context)
    assert section.record.isVisible()
    assert section.record.making


def test_ctrl_s_is_the_grids_while_something_is_left_to_save(entry: EntrySection) -> None:
    def taken() -> bool:
        event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_S, CTRL)
        event.ignore()
        QApplication.sendEvent(entry, event)
        return event.isAccepted()

    assert not taken()
    write("tolv")
    assert taken()


def test_every_part_can_be_named_by_a_screen_reader(entry: EntrySection) -> None:
    assert nameless(entry) == []
    write("1,5")
    settle(entry.context)
    said = entry.grid.entry_model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Vuxna med långvarigt ekonomiskt bistånd" in said
    assert "Tertial 2 2021" in said
    assert "1,5" in said


def test_what_was_chosen_is_remembered(qtbot: QtBot, entry: EntrySection, example_context: Context) -> None:
    page = whole(example_context, qtbot)
    page.restore_state({f"entry/{name}": text for name, text in entry.state().items()})
    page.look_at("entry")
    settle(example_context)
    model = entry_of(page).grid.entry_model
    assert len(model.rows) == 3
    assert CellKey(1, 1, 2021, "t2", "T") not in model.unsaved


def test_a_block_that_does_not_fit_is_told_and_nothing_of_it_is_saved(entry: EntrySection) -> None:
    told: list[str] = []
    entry.context.messages.told.connect(told.append)
    entry.grid.choose(entry.grid.entry_model.index(0, 0))
    before = in_file(entry, 0, 0)
    paste(entry, "1\n" * 400)
    settle(entry.context)
    assert "400 × 1" in told[-1] and "Inget klistrades in" in told[-1]
    assert in_file(entry, 0, 0) == before and not entry.saver.left()

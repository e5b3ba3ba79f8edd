"""A table of records: sorted as in Swedish, filtered as one types, chosen once and kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui.common.columns import Column
from app.ui.common.page_parts import EmptyState, action
from app.ui.common.record_table import RecordTable
from app.ui.common.settings import Settings
from app.ui.common.table_model import TableModel
from app.ui.common.theme import Theme, px
from tests.keys import press
from tests.ui.common.accessible import nameless


@dataclass(frozen=True)
class Row:
    id: int
    title: str
    value: float | None = None
    status: str = "met"
    trend: str = "stable"
    series: tuple[float | None, ...] = (1.0, None, 2.0)


COLUMNS = (
    Column("title", "Indikator", stretch=True),
    Column("value", "Värde", kind="number", decimals=1, width=80),
    Column("status", "Status", kind="status", group="indicator_status"),
    Column("trend", "Trend", kind="trend"),
    Column("series", "Utveckling", kind="spark"),
)
ROWS = (
    Row(1, "Ärendetid", 4.0, "not_met", "worsening_up"),
    Row(2, "Mål 10", 12.5),
    Row(3, "Mål 9", None, "not_reported", "unknown"),
    Row(4, "Ångerrätt", 3.0, "partly"),
    Row(5, "Avfall", 1234.5, "met", "improving_down"),
)


@pytest.fixture
def table(theme: Theme, qtbot: QtBot) -> RecordTable:
    made = RecordTable(COLUMNS)
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.set_rows(ROWS)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def titles(table: RecordTable) -> list[str]:
    return [row.title for row in table.rows_model.shown]


def test_the_model_keeps_qts_rules_through_everything_done_to_it() -> None:
    model = TableModel(COLUMNS)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_rows(ROWS)
    model.sort(0)
    model.set_filter("mål")
    model.set_rows(ROWS[1:])
    model.set_predicate(lambda row: row.id > 2)
    model.sort(1, Qt.SortOrder.DescendingOrder)
    model.set_filter("")
    model.set_predicate(None)
    model.sort(-1)
    model.set_rows(())
    assert tester.model() is model


def test_words_are_sorted_as_in_swedish(table: RecordTable) -> None:
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert titles(table) == ["Avfall", "Mål 9", "Mål 10", "Ångerrätt", "Ärendetid"]


def test_what_has_no_value_comes_last_whichever_way_one_sorts(table: RecordTable) -> None:
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert titles(table) == ["Ångerrätt", "Ärendetid", "Mål 10", "Avfall", "Mål 9"]
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert titles(table) == ["Avfall", "Mål 10", "Ärendetid", "Ångerrätt", "Mål 9"]


def test_a_third_click_on_a_heading_gives_back_the_order_the_rows_came_in(table: RecordTable) -> None:
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    assert [row.id for row in table.rows_model.shown] == [1, 2, 3, 4, 5]


def test_every_word_of_a_filter_must_be_found(table: RecordTable) -> None:
    table.set_filter("MÅL 9")
    assert titles(table) == ["Mål 9"]
    table.set_filter("rapporterat")
    assert titles(table) == ["Mål 9"]
    table.set_filter("")
    assert len(titles(table)) == 5


def test_the_chosen_row_stays_chosen_through_sorting_filtering_and_new_rows(table: RecordTable) -> None:
    table.choose(2)
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert table.current_row().id == 2
    table.set_filter("mål")
    assert table.current_row().id == 2
    table.set_filter("avfall")
    assert table.current_row() is None
    table.set_filter("")
    assert table.current_row().id == 2
    table.set_rows((*ROWS[:1], replace(ROWS[1], title="Nytt namn"), Row(9, "Till")))
    assert table.current_row().title == "Nytt namn"


def test_a_row_that_has_not_come_yet_is_chosen_when_it_comes(table: RecordTable) -> None:
    assert not table.choose(77)
    seen: list[object] = []
    table.chosen.connect(seen.append)
    table.set_rows((*ROWS, Row(77, "Ny")))
    assert table.current_row().id == 77
    assert seen[-1] == Row(77, "Ny")


def test_the_same_rows_read_again_move_nothing(table: RecordTable) -> None:
    resets: list[int] = []
    table.rows_model.modelReset.connect(lambda: resets.append(1))
    table.set_rows(tuple(replace(row, value=1.0) for row in ROWS))
    assert not resets
    assert table.rows_model.shown[0].value == 1.0


def test_several_rows_are_copied_with_headings_ready_for_a_spreadsheet(table: RecordTable) -> None:
    table.set_rows((Row(1, "Rad\tmed\nbrytningar", 1234.5), Row(2, "Två", None, "partly")))
    table.selectAll()
    table.copy_action.trigger()
    assert QApplication.clipboard().text().split("\n") == [
        "Indikator\tVärde\tStatus\tTrend\tUtveckling",
        "Rad med brytningar\t1\u00a0234,5\tNår målvärdet\tOförändrad\t1; –; 2".replace("\u00a0", " "),
        "Två\t–\tGodtagbart\tOförändrad\t1; –; 2",
    ]


def test_enter_and_a_double_click_open(table: RecordTable, qtbot: QtBot) -> None:
    table.choose(4)
    with qtbot.waitSignal(table.opened) as opened:
        press(table, Qt.Key.Key_Return)
    assert opened.args[0].id == 4


def test_tab_leaves_the_table(table: RecordTable) -> None:
    assert not table.tabKeyNavigation()


def test_an_empty_table_says_what_would_be_here_and_offers_the_act(theme: Theme, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    done: list[int] = []
    act = action(holder, "Lägg till en indikator", lambda: done.append(1))
    table = RecordTable(
        COLUMNS, empty=EmptyState("chart-line", "Här visas indikatorerna.", act), parent=holder
    )
    table.resize(700, 300)
    holder.show()
    table.set_rows(())
    empty = table.emptiness.empty
    assert empty is not None
    assert empty.isVisible()
    assert empty.button is not None
    empty.button.click()
    assert done == [1]
    table.set_rows(ROWS)
    assert not empty.isVisible()
    table.set_filter("finns inte")
    assert not empty.isVisible()
    assert table.emptiness.no_hits.isVisible()


def test_columns_remember_their_widths(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    table = RecordTable(COLUMNS, name="indicators", settings=settings)
    qtbot.addWidget(table)
    table.resize(900, 300)
    with qtbot.waitExposed(table):
        table.show()
    table.setColumnWidth(1, 133)
    again = RecordTable(COLUMNS, name="indicators", settings=settings)
    qtbot.addWidget(again)
    assert again.columnWidth(1) == 133


def test_rows_are_easy_to_hit_and_grow_with_the_text(table: RecordTable, theme: Theme) -> None:
    assert table.rowHeight(0) >= 30
    theme.set_text_scale(200)
    QApplication.processEvents()
    try:
        assert table.rowHeight(0) >= 60
    finally:
        theme.set_text_scale(100)


def test_the_context_menu_holds_the_same_actions_as_the_menus(table: RecordTable) -> None:
    mine = action(table, "Arkivera", lambda: None)
    table.removeAction(mine)
    table.set_actions([mine])
    shown = [each.text() for each in table.actions() if not each.isSeparator()]
    assert shown == ["Arkivera", "Kopiera rader", "Spara tabellen som Excel …"]


def test_fifty_thousand_rows_are_painted_by_asking_only_for_those_in_sight(
    theme: Theme, qtbot: QtBot
) -> None:
    asked: list[int] = []

    def title(row: Row) -> str:
        asked.append(row.id)
        return row.title

    table = RecordTable((Column("title", "Namn", value=title), *COLUMNS[1:]))
    qtbot.addWidget(table)
    table.resize(900, 700)
    table.set_rows([Row(number, f"Rad {number}", float(number)) for number in range(50_000)])
    with qtbot.waitExposed(table):
        table.show()
    table.grab()
    in_sight = table.viewport().height() // px(34) + 2
    assert len(set(asked)) <= in_sight
    asked.clear()
    table.set_filter("rad 4")
    assert len(asked) == 50_000
    asked.clear()
    table.set_filter("rad 49")
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert not asked
    assert table.rows_model.shown[0].id == 49_999


def test_every_cell_can_be_read_aloud(table: RecordTable) -> None:
    index = table.rows_model.index(0, 2)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Når inte målet"
    table.setAccessibleName("Indikatorer")
    assert nameless(table) == []


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_a_table_is_drawn_in_every_theme(table: RecordTable, theme: Theme, name: str) -> None:
    theme.choose(name)  # type: ignore[arg-type]
    try:
        table.choose(1)
        image = table.grab().toImage()
        middle = table.visualRect(table.rows_model.index(0, 0)).center() + QPoint(60, 0)
        other = table.visualRect(table.rows_model.index(3, 0)).center() + QPoint(60, 0)
        shift = table.viewport().pos()
        assert image.pixelColor(middle + shift) != image.pixelColor(other + shift)
    finally:
        theme.choose("light")


def test_a_column_that_was_out_of_sight_comes_back_as_wide_as_it_was(
    theme: Theme, user_folder: Path, qtbot: QtBot
) -> None:
    settings = Settings(user_folder)
    for _start in range(2):
        made = RecordTable(COLUMNS, name="giving_way", settings=settings)
        qtbot.addWidget(made)
        made.resize(900, 400)
        with qtbot.waitExposed(made):
            made.show()
        assert made.columnWidth(1) == px(80)
        made.setColumnHidden(1, True)
        made.resize(400, 400)
        made.setColumnWidth(2, px(90))
    assert settings.texts("table/giving_way/widths")[2] == "90"

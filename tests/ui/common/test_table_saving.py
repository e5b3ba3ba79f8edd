"""A table saved as it is shown: the rows that are seen, in their order, with values in the cells."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.exchange.reading import read_sheets
from app.ui.catalogue import PAGES
from app.ui.common.columns import Column
from app.ui.common.context import Context
from app.ui.common.record_table import RecordTable
from app.ui.common.table_model import TableModel
from app.ui.common.table_saving import cells_of, save_to
from tests.ui.common.test_record_table import COLUMNS, ROWS, Row


def test_numbers_are_numbers_and_words_are_words() -> None:
    model = TableModel(
        (
            *COLUMNS,
            Column("day", "Dag", value=lambda row: date(2021, 9, row.id)),
            Column("band", "Mål", kind="number", value=lambda row: row.value, text=lambda row: "60–70"),
        )
    )
    model.set_rows(ROWS[:3])
    headings, rows = cells_of(model)
    assert headings == ["Indikator", "Värde", "Status", "Trend", "Dag", "Mål"]
    assert rows[0] == ["Ärendetid", 4.0, "Når inte målet", "Försämras, ökar", date(2021, 9, 1), "60–70"]
    assert rows[2][:2] == ["Mål 9", None]


def test_what_is_saved_is_what_is_seen_in_that_order() -> None:
    model = TableModel(COLUMNS)
    model.set_rows((*ROWS, Row(6, "=Mål()", 7.0)))
    model.set_predicate(lambda row: "Mål" in row.title)
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert [row[:2] for row in cells_of(model)[1]] == [["Mål 10", 12.5], ["=Mål()", 7.0], ["Mål 9", None]]


@pytest.mark.parametrize("name", [entry.name for entry in PAGES])
def test_every_table_there_is_gives_values(name: str, example_context: Context, qtbot: QtBot) -> None:
    page = next(entry for entry in PAGES if entry.name == name).load()(example_context)
    qtbot.addWidget(page)
    page.refresh()
    example_context.tasks.wait_idle()
    for table in page.findChildren(RecordTable):
        headings, rows = cells_of(table.rows_model)
        assert len(set(headings)) == len(headings)
        assert all(isinstance(cell, str | int | float | date | None) for row in rows for cell in row)


@pytest.fixture
def risks(example_context: Context, qtbot: QtBot) -> Iterator[RecordTable]:
    """The risk register on its page, filled."""
    page = next(entry for entry in PAGES if entry.name == "risks").load()(example_context)
    qtbot.addWidget(page)
    page.refresh()
    example_context.tasks.wait_idle()
    yield next(table for table in page.findChildren(RecordTable) if table.rows_model.rows)


@pytest.mark.parametrize("name", ["risker.xlsx", "risker.csv"])
def test_any_table_of_a_page_can_be_saved(
    name: str, risks: RecordTable, example_context: Context, tmp_path: Path
) -> None:
    told: list[str] = []
    example_context.messages.told.connect(told.append)
    save_to(risks, tmp_path / name)
    example_context.tasks.wait_idle()
    (sheet,) = read_sheets(tmp_path / name)
    assert len(sheet.rows) == len(risks.rows_model.shown) + 1
    assert told and name in told[0]


def test_a_place_where_nothing_can_be_saved_is_told(
    risks: RecordTable, example_context: Context, tmp_path: Path
) -> None:
    save_to(risks, tmp_path / "saknas" / "r.xlsx")
    example_context.tasks.wait_idle()
    (box,) = example_context.messages.shown
    assert "går inte att skriva" in box.text()
    box.close()


def test_the_table_asks_where_to_save(risks: RecordTable, qtbot: QtBot) -> None:
    risks.save_action.trigger()
    (dialog,) = risks.findChildren(QFileDialog)
    assert dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    dialog.reject()
    qtbot.waitUntil(lambda: not risks.findChildren(QFileDialog))

"""Rows as high as their words, as long as there are not too many to measure."""

from __future__ import annotations

from dataclasses import dataclass

from pytestqt.qtbot import QtBot

from app.ui.common.cells import ROW_HEIGHT
from app.ui.common.columns import Column
from app.ui.common.record_table import RecordTable
from app.ui.common.tall_rows import MOST_ROWS, let_rows_grow
from app.ui.common.theme import Theme, px


@dataclass(frozen=True)
class Row:
    id: int
    title: str


def test_a_row_grows_with_its_words_in_a_short_register_and_has_one_line_in_a_long_one(
    qtbot: QtBot, theme: Theme
) -> None:
    table = RecordTable((Column("title", "Rubrik", stretch=True, wraps=True),))
    qtbot.addWidget(table)
    let_rows_grow(table)
    table.resize(px(220), px(400))
    table.show()
    long = Row(1, "En rubrik som inte får plats på en enda rad i en smal lista")
    table.set_rows([long, Row(2, "Kort")])
    assert table.rowHeight(0) > table.rowHeight(1) == px(ROW_HEIGHT)
    table.set_rows([long, *(Row(number, "Kort") for number in range(2, MOST_ROWS + 2))])
    assert table.rowHeight(0) == px(ROW_HEIGHT)
    table.set_filter("rubrik")
    assert table.rowHeight(0) > px(ROW_HEIGHT), "few are left: there is time to measure them again"

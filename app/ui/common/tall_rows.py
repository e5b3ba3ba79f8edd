"""Rows as high as their longest words need, for registers of some hundred records."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QFontMetrics

from app.ui.common import theme
from app.ui.common.cells import PADDING, ROW_HEIGHT
from app.ui.common.record_table import RecordTable
from app.ui.common.theme import px
from app.ui.common.wrapping import wrapped

_AIR = 12
MOST_LINES = 4
MOST_ROWS = 600
"""Of more rows each has one line: to measure thousands would make one wait at every letter in the filter."""


class _TallRows(QObject):
    """Sees again how high each row must be, each time the rows or their width change."""

    def __init__(self, table: RecordTable) -> None:
        super().__init__(table)
        self._table = table
        table.rows_model.modelReset.connect(lambda: self._fit())
        table.rows_model.dataChanged.connect(lambda *_where: self._fit())
        table.horizontalHeader().sectionResized.connect(lambda at, _old, new: self._follow(at, new))

    def _follow(self, column: int, width: int) -> None:
        if self._table.rows_model.columns[column].wraps:
            # While its columns are stretched a table still answers with the widths before.
            self._fit({column: width})

    def _fit(self, now: Mapping[int, int] | None = None) -> None:
        table, header, widths = self._table, self._table.verticalHeader(), now or {}
        many = len(table.rows_model.shown) > MOST_ROWS
        needs = [
            (
                column,
                widths.get(at, table.columnWidth(at)) - px(2 * PADDING),
            )
            for at, column in enumerate(table.rows_model.columns)
            if column.wraps and not many and not table.isColumnHidden(at)
        ]
        for row, record in enumerate(table.rows_model.shown):
            heights = [
                _height(column.text_of(record), width, column.strong, px(100)) for column, width in needs
            ]
            header.resizeSection(row, max([px(ROW_HEIGHT), *(height + px(_AIR) for height in heights)]))


@lru_cache(maxsize=8192)
def _height(text: str, width: int, strong: bool, _scale: int) -> int:
    """How high words are at this text scale: the same rows are measured at every letter in the filter."""
    letters = theme.font(strong=strong)
    return len(wrapped(text, width, MOST_LINES, letters)) * QFontMetrics(letters).lineSpacing()


def let_rows_grow(table: RecordTable) -> None:
    """Give each row the height that its columns with ``wraps`` ask for."""
    _TallRows(table)

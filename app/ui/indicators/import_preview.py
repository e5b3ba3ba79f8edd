"""The first rows of a file, as they stand in it, under what each column is read as."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from app.exchange import cells
from app.exchange.measurement_columns import Columns
from app.exchange.measurement_words import heading
from app.ui.common import theme
from app.ui.common.cells import Header
from app.ui.common.theme import px
from app.ui.indicators.import_source import first_rows, letters

ROWS = 3
_ROW_HEIGHT = 28
_WIDEST = 240
_LONGEST = 100


class Preview(QTableWidget):
    """To be looked at only; with the arrow keys it can be scrolled sideways."""

    def __init__(self) -> None:
        super().__init__()
        self.setHorizontalHeader(Header(self))
        self.setAccessibleName(self.tr("De första raderna i filen"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(px(_ROW_HEIGHT))

    def show_columns(self, columns: Columns) -> None:
        """Show what the columns are read as, and what stands in them."""
        read_as = {at: heading(field) for field, at in columns.fields.items()}
        rows = first_rows(columns, ROWS)
        self.clear()
        self.setColumnCount(len(columns.headings))
        self.setRowCount(len(rows))
        for number, row in enumerate(rows):
            for at, cell in enumerate(row):
                said = cells.text(cell)[:_LONGEST]
                item = QTableWidgetItem(said)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, said or self.tr("tom"))
                self.setItem(number, at, item)
        self.resizeColumnsToContents()
        metrics = QFontMetrics(theme.font(strong=True))
        for at, said in enumerate(columns.headings):
            title = self._title(said[:_LONGEST], at, read_as.get(at))
            item = QTableWidgetItem(title)
            item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            self.setHorizontalHeaderItem(at, item)
            needed = max(self.columnWidth(at), metrics.horizontalAdvance(title) + px(28))
            self.setColumnWidth(at, min(needed, px(_WIDEST)))
        self.setFixedHeight(
            self.horizontalHeader().sizeHint().height() + (max(len(rows), 1)) * px(_ROW_HEIGHT) + px(16)
        )

    def _title(self, said: str, at: int, meant: str | None) -> str:
        name = said or self.tr("Kolumn {letters}").format(letters=letters(at))
        if meant is None:
            return self.tr("{name} (läses inte)").format(name=name)
        if meant.casefold() == name.casefold():
            return name
        return self.tr("{name} → {meant}").format(name=name, meant=meant)

"""Something against something else: headings that wrap, and cells where what is missing stands out.

grid = Grid(self.tr("Nämndernas bidrag"), lines=6)
grid.show_grid(rows, columns, cells)               # cells by (row's key, column's key)
grid.chosen.connect(self._show_cell)               # the two keys, or None twice
grid.opened.connect(self._write)                   # Enter, F2 or a double click
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.ui.common.grid_painting import (
    HEADING_LINES,
    CellDelegate,
    GridHeader,
    heading_height,
    lines_needed,
    tall_enough,
)
from app.ui.common.theme import px

type_of_index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
CELL = int(Qt.ItemDataRole.UserRole)
NARROWEST_COLUMN = 72
WIDEST_COLUMN = 236
"""A wide column asks for no more (at 100 % text)."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What a row or column is of."""

    key: object
    text: str
    tile: tuple[str, str] | None = None
    """The number and colour of an SDG goal."""
    missing: bool = False
    """Nothing at all stands in the row or column."""
    wide: bool = False
    """A column of words among columns of marks: it gets twice the room."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows."""

    text: str
    missing: bool = False
    """Nothing stands here, and something ought to."""
    tint: str = ""
    """The colour that shines through the ground."""
    said: str = ""
    """What a screen reader says and the tip tells, where it is more than the text."""


NOTHING = Cell("")


class GridModel(QAbstractTableModel):
    """Headings and cells as they were given."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: Sequence[Heading] = ()
        self.columns: Sequence[Heading] = ()
        self.cells: Mapping[tuple[object, object], Cell] = {}

    def fill(
        self,
        rows: Sequence[Heading],
        columns: Sequence[Heading],
        cells: Mapping[tuple[object, object], Cell],
    ) -> None:
        """Show other contents."""
        self.beginResetModel()
        self.rows, self.columns, self.cells = rows, columns, cells
        self.endResetModel()

    def cell(self, row: int, column: int) -> Cell:
        """What stands in a place."""
        return self.cells.get((self.rows[row].key, self.columns[column].key), NOTHING)

    def rowCount(self, parent: type_of_index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: type_of_index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: type_of_index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cell = self.cell(index.row(), index.column())
        if role == CELL:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return cell.said or cell.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            place = f"{self.rows[index.row()].text}, {self.columns[index.column()].text}"
            return f"{place}: {cell.said or cell.text or self.tr('tom')}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        headings = self.columns if orientation == Qt.Orientation.Horizontal else self.rows
        if not 0 <= section < len(headings):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return headings[section].text
        return headings[section] if role == CELL else None


class Grid(QTableView):
    """All columns in sight, equally wide but for wide ones; a row is as high as its fullest cell, up to ``lines``
    lines.
    """

    chosen = Signal(object, object)
    opened = Signal()

    def __init__(self, name: str, *, lines: int, row_width: int, heading_lines: int = HEADING_LINES) -> None:
        """``row_width`` is that of the rows' headings, at 100 % text. Where the height is scarce the columns' headings
        take ``heading_lines`` at most, and the tip has the whole.
        """
        super().__init__()
        self.setAccessibleName(name)
        self._lines = lines
        self._told: tuple[object, object] = (None, None)
        self.grid_model = GridModel(self)
        self.setHorizontalHeader(GridHeader(Qt.Orientation.Horizontal, self, heading_lines))
        self.setVerticalHeader(GridHeader(Qt.Orientation.Vertical, self))
        self.setModel(self.grid_model)
        self.setItemDelegate(CellDelegate(lines, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(px(NARROWEST_COLUMN))
        self.verticalHeader().setFixedWidth(px(row_width))
        self.verticalHeader().setMinimumSectionSize(px(28))
        self.selectionModel().currentChanged.connect(lambda _now, _before: self._tell())
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    def show_grid(
        self,
        rows: Sequence[Heading],
        columns: Sequence[Heading],
        cells: Mapping[tuple[object, object], Cell],
    ) -> None:
        """Show other contents. The place where one stands is kept, if it is still there."""
        kept = self._told
        self.grid_model.fill(rows, columns, cells)
        self._fit()
        if not self.choose(*kept):
            places = self._places()
            filled = (place for place in places if self.grid_model.cell(*place).text)
            if places:
                self.setCurrentIndex(self.grid_model.index(*next(filled, places[0])))

    def choose(self, row: object, column: object) -> bool:
        """Stand in a cell; False where there is none such."""
        for at, heading in enumerate(self.grid_model.rows):
            for place, top in enumerate(self.grid_model.columns):
                if (heading.key, top.key) == (row, column):
                    self.setCurrentIndex(self.grid_model.index(at, place))
                    return True
        return False

    @property
    def place(self) -> tuple[object, object]:
        """The keys of the row and the column where one stands; None twice where there is none."""
        return self._told

    def choose_next_missing(self) -> None:
        """Stand on the next cell where something is missing; after the last comes the first."""
        model, here = self.grid_model, self.currentIndex()
        missing = [place for place in self._places() if model.cell(*place).missing]
        after = [place for place in missing if place > (here.row(), here.column())]
        for place in (after or missing)[:1]:
            self.setCurrentIndex(model.index(*place))

    def has_missing(self) -> bool:
        """Whether there is a next one to go to."""
        return any(self.grid_model.cell(*place).missing for place in self._places())

    def _places(self) -> list[tuple[int, int]]:
        rows, columns = len(self.grid_model.rows), len(self.grid_model.columns)
        return [(row, column) for row in range(rows) for column in range(columns)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and F2 open."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words wrap anew."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Narrow enough to stand beside a record."""
        return QSize(self.verticalHeader().width() + px(240), px(160))

    def _tell(self) -> None:
        index = self.currentIndex()
        model = self.grid_model
        if index.isValid():
            self._told = (model.rows[index.row()].key, model.columns[index.column()].key)
        else:
            self._told = (None, None)
        self.chosen.emit(*self._told)

    def _fit(self) -> None:
        model, header = self.grid_model, self.verticalHeader()
        self._widen()
        for row in range(len(model.rows)):
            heading = model.rows[row]
            needed = max(
                (
                    lines_needed(model.cell(row, column).text, self.columnWidth(column), self._lines)
                    for column in range(len(model.columns))
                ),
                default=1,
            )
            least = heading_height(heading.text, header.width(), tile=heading.tile is not None)
            header.resizeSection(row, max(tall_enough(needed), least))
        horizontal = self.horizontalHeader()
        assert isinstance(horizontal, GridHeader)
        horizontal.fit()

    def _widen(self) -> None:
        """Give the wide columns their room; the others share the rest."""
        columns, header = self.grid_model.columns, self.horizontalHeader()
        shares = len(columns) + sum(heading.wide for heading in columns)
        for at, heading in enumerate(columns):
            header.setSectionResizeMode(
                at, QHeaderView.ResizeMode.Fixed if heading.wide else QHeaderView.ResizeMode.Stretch
            )
            if heading.wide:
                self.setColumnWidth(at, min(2 * self.viewport().width() // shares, px(WIDEST_COLUMN)))

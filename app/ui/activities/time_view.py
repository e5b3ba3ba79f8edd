"""The time line: a table of two columns, titles and time, which paints the lines that are in sight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from app.ui.activities.time_lines import Line, Span
from app.ui.activities.time_painting import LINE, NAME, ROW_HEIGHT, TimeDelegate, TimeHeader, heard
from app.ui.common.activity_marks import days, goals_words, progress_words, state_word
from app.ui.common.theme import px

type_of_index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_NAMES = 0.34
_WIDEST_NAMES = 380


class TimeModel(QAbstractTableModel):
    """The lines as they were given."""

    def __init__(self, parent: QTableView) -> None:
        super().__init__(parent)
        self.lines: Sequence[Line] = ()

    def fill(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: type_of_index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: type_of_index = _ROOT) -> int:
        return 0 if parent.isValid() else 2

    def data(self, index: type_of_index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line = self.lines[index.row()]
        row = line.row
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text if index.column() == NAME else heard(line)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if index.column() == NAME:
                return line.text if row is None else f"{line.text}, {state_word(row)}"
            return heard(line)
        if role == Qt.ItemDataRole.ToolTipRole:
            if row is None:
                return line.text
            said = (
                f"{state_word(row)}, {progress_words(row)}" if row.progress is not None else state_word(row)
            )
            return "\n".join(
                part for part in (row.title, said, days(row), row.unit, goals_words(row)) if part
            )
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.tr("Aktivitet") if section == NAME else self.tr("När")
        return None


class TimeView(QTableView):
    """Arrows walk from line to line; Enter opens an activity."""

    chosen = Signal(object)
    """The activity that one stands on, or None."""
    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.time_model = TimeModel(self)
        self._current: int | None = None
        self._filling = False
        self.setModel(self.time_model)
        self.header = TimeHeader(self)
        self.setHorizontalHeader(self.header)
        self._delegate = TimeDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("Tidslinje"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(px(ROW_HEIGHT))
        self.selectionModel().currentRowChanged.connect(lambda _now, _before: self._tell())
        self.doubleClicked.connect(lambda _index: self._open())

    def show_lines(self, lines: Sequence[Line], span: Span) -> None:
        """Show other lines or other years. One stands where one stood, if it is still there."""
        top = self.verticalScrollBar().value()
        self._filling = True
        self.header.span = self._delegate.span = span
        self.time_model.fill(lines)
        self._filling = False
        if not self.choose(self._current):
            first = next((at for at, line in enumerate(lines) if line.row is not None), -1)
            if first >= 0:
                self.setCurrentIndex(self.time_model.index(first, NAME))
        self.verticalScrollBar().setValue(top)
        self.header.viewport().update()

    def choose(self, activity_id: int | None) -> bool:
        """Stand on the first line of an activity; False where it has none."""
        self._current = activity_id
        here = self.current()
        if here is not None and here.id == activity_id:
            return True
        for at, line in enumerate(self.time_model.lines):
            if line.row is not None and line.row.id == activity_id:
                self.setCurrentIndex(self.time_model.index(at, NAME))
                return True
        return False

    def current(self) -> Any:
        """The activity that one stands on, or None."""
        index = self.currentIndex()
        return self.time_model.lines[index.row()].row if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The titles take a third, the years the rest."""
        super().resizeEvent(event)
        width = self.viewport().width()
        names = min(round(width * _NAMES), px(_WIDEST_NAMES))
        self.header.resizeSection(NAME, names)
        self.header.resizeSection(1, max(width - names, 1))

    def _open(self) -> None:
        if self.current() is not None:
            self.opened.emit(self.current())

    def _tell(self) -> None:
        if not self._filling:
            row = self.current()
            if row is not None:
                self._current = row.id
            self.chosen.emit(row)

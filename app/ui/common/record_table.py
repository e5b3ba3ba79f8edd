"""A table of records: sort, filter, choose, open, copy, save as Excel; quick with 50,000 rows.

table = RecordTable(COLUMNS, name="indicators", settings=context.settings,
                    empty=EmptyState("chart-line", self.tr("Här visas kommunens indikatorer."),
                    self.new_action)) table.set_rows(rows)
table.chosen.connect(self._show)                   # the row, or None
search.searched.connect(table.set_filter)
table.set_actions([self.open_action, None, self.archive_action])
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.ui.common.cells import ROW_HEIGHT, CellDelegate, Header
from app.ui.common.columns import Column
from app.ui.common.emptiness import Emptiness
from app.ui.common.icons import set_icon
from app.ui.common.page_parts import EmptyState
from app.ui.common.settings import Settings
from app.ui.common.table_model import TableModel, type_of_predicate
from app.ui.common.theme import px

NARROWEST = 40
"""A narrower column (at 100 % text) is not remembered: nobody would find it again."""


class RecordTable(QTableView):
    """Rows of frozen dataclasses. A row is known by its ``id`` (or ``key``): choice survives new rows and
    sorting.
    """

    chosen = Signal(object)
    """The row that the user stands on, or None."""
    opened = Signal(object)
    """The row that the user pressed Enter on or double-clicked."""

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        name: str = "",
        settings: Settings | None = None,
        empty: EmptyState | None = None,
        key: Callable[[Any], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.rows_model = TableModel(columns, key, self)
        self._name, self._settings = f"table/{name}", settings if name else None
        self._current_key: object = None
        self._widths: list[int] = []
        self._filling = False
        self.setHorizontalHeader(Header(self))
        self.setModel(self.rows_model)
        self._delegate = CellDelegate(self.rows_model.columns, self)
        self.setItemDelegate(self._delegate)
        self._look()
        self._place_columns()
        self.copy_action = QAction(self.tr("Kopiera rader"), self)
        self.copy_action.setShortcut(QKeySequence.StandardKey.Copy)
        self.copy_action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.copy_action.triggered.connect(self.copy_rows)
        set_icon(self.copy_action, "copy")
        self.save_action = QAction(self.tr("Spara tabellen som Excel …"), self)
        self.save_action.setShortcut(QKeySequence("Ctrl+Shift+E"))
        self.save_action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.save_action.triggered.connect(self._ask_save)
        set_icon(self.save_action, "download")
        self.addActions([self.copy_action, self.save_action])
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.emptiness = Emptiness(self, empty)
        self.selectionModel().currentRowChanged.connect(lambda _now, _before: self._tell_current())
        self.doubleClicked.connect(lambda index: self.opened.emit(self.rows_model.row_at(index)))
        self.rows_model.modelReset.connect(self._show_emptiness)

    # -- rows --

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows. The chosen row stays chosen if it is still there."""
        self._keeping_place(lambda: self.rows_model.set_rows(rows))

    def set_filter(self, needle: str) -> None:
        """Show only rows with these words."""
        self._keeping_place(lambda: self.rows_model.set_filter(needle))

    def set_predicate(self, predicate: type_of_predicate | None) -> None:
        """Show only rows that ``predicate`` lets through; None shows all."""
        self._keeping_place(lambda: self.rows_model.set_predicate(predicate))

    def current_row(self) -> Any:
        """The row that the user stands on, or None."""
        return self.rows_model.row_at(self.currentIndex())

    def chosen_rows(self) -> list[Any]:
        """All chosen rows, from above."""
        indexes = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        return [self.rows_model.row_at(index) for index in indexes]

    def choose(self, key: object) -> bool:
        """Stand on the row with this id. False if it is not shown; it is then chosen when it comes."""
        self._current_key = key
        at = self.rows_model.position_of(key)
        if at >= 0:
            index = self.rows_model.index(at, 0)
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.scrollTo(index)
        return at >= 0

    def choose_none(self) -> None:
        """Stand nowhere, also when the rows are read anew: a new record is being written."""
        self._current_key = None
        self.setCurrentIndex(QModelIndex())
        self.clearSelection()

    def choose_first(self) -> None:
        """Stand on the first row, if there is one and none is chosen."""
        if not self.currentIndex().isValid() and self.rows_model.rowCount():
            self.choose(self.rows_model.key_of(self.rows_model.shown[0]))

    def set_actions(self, actions: Sequence[QAction | None]) -> None:
        """Offer these in the context menu, before copying. The same actions stand in menus and on buttons."""
        for action in [*actions, None]:
            if action is None:
                line = QAction(self)
                line.setSeparator(True)
                self.insertAction(self.copy_action, line)
            else:
                self.insertAction(self.copy_action, action)

    def copy_rows(self) -> None:
        """Copy the chosen rows (all, if none is) with their headings, ready to paste into a spreadsheet."""
        columns = self.rows_model.columns
        heading = [
            str(self.rows_model.headerData(at, Qt.Orientation.Horizontal)) for at in range(len(columns))
        ]
        rows = self.chosen_rows() or list(self.rows_model.shown)
        lines = [heading] + [[column.text_of(row) for column in columns] for row in rows]
        text = "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)
        QGuiApplication.clipboard().setText(text)

    def _ask_save(self) -> None:
        from app.ui.common.table_saving import ask_save

        ask_save(self)

    # -- keys and looks --

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_row() is not None:
            self.opened.emit(self.current_row())
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The whole row under the pointer is lit."""
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is lit when the pointer is away."""
        super().leaveEvent(event)
        self._hover(-1)

    def changeEvent(self, event: QEvent) -> None:
        """Rows follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.verticalHeader().setDefaultSectionSize(px(ROW_HEIGHT))

    def _look(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(px(ROW_HEIGHT))

    def _place_columns(self) -> None:
        header = self.horizontalHeader()
        remembered = self._settings.texts(f"{self._name}/widths") if self._settings is not None else []
        if len(remembered) != len(self.rows_model.columns):
            remembered = []
        for at, column in enumerate(self.rows_model.columns):
            known = remembered and remembered[at].isdigit() and int(remembered[at]) >= NARROWEST
            self._widths.append(int(remembered[at]) if known else column.width)
            header.resizeSection(at, px(self._widths[at]))
            if column.stretch:
                header.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        header.sectionResized.connect(lambda _at, _old, _new: self._remember())

    def _remember(self) -> None:
        if self._settings is not None and self.isVisible():
            header = self.horizontalHeader()
            for at in range(header.count()):
                # A column that is out of sight for want of room keeps the width it had.
                if not header.isSectionHidden(at):
                    # Kept as it would be at 100 % text, so that it fits at any size.
                    self._widths[at] = round(header.sectionSize(at) / px(100) * 100)
            self._settings.set(f"{self._name}/widths", [str(width) for width in self._widths])

    def _hover(self, row: int) -> None:
        before, self._delegate.hovered_row = self._delegate.hovered_row, row
        if before != row:
            for at in {before, row}:
                box = self.visualRect(self.rows_model.index(at, 0))
                if at >= 0 and box.isValid():
                    self.viewport().update(0, box.top(), self.viewport().width(), box.height())

    def _keeping_place(self, change: Callable[[], object]) -> None:
        kept, top = self._current_key, self.verticalScrollBar().value()
        self._filling = True
        change()
        self._filling = False
        self._show_emptiness()
        if self.currentIndex().isValid():
            self.chosen.emit(self.current_row())
        elif kept is not None and not self.choose(kept):
            self.chosen.emit(None)
        self.verticalScrollBar().setValue(top)

    def _tell_current(self) -> None:
        if not self._filling:
            row = self.current_row()
            if row is not None:
                self._current_key = self.rows_model.key_of(row)
            self.chosen.emit(row)

    def _show_emptiness(self) -> None:
        nothing = self.rows_model.rowCount() == 0
        self.emptiness.show_for(nothing, filtered=bool(self.rows_model.rows))

"""The grid that one writes and weighs risks in: the keys of a spreadsheet, and digits that weigh."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QUndoStack
from PySide6.QtWidgets import QApplication, QHeaderView, QPlainTextEdit, QStyleOptionViewItem, QWidget

from app.domain.gross_list import CONSEQUENCE, LIKELIHOOD, SCORES
from app.ui.common.cells import Header
from app.ui.common.sheet_view import SheetView
from app.ui.common.sheet_writing import type_of_index
from app.ui.common.theme import px
from app.ui.common.values import clean_text
from app.ui.risks.gross_cells import COLUMNS, WEIGHED_BY
from app.ui.risks.gross_model import GrossModel
from app.ui.risks.gross_painting import GrossPainting, RowsHeader
from app.ui.risks.gross_words import BEFORE, VALUE

if TYPE_CHECKING:
    from app.domain.gross_list import CellKey

_WIDTHS = {
    "title": 220,
    "category": 140,
    "process": 150,
    BEFORE: 120,
    LIKELIHOOD: 48,
    CONSEQUENCE: 48,
    VALUE: 96,
    "owner_role": 150,
}
_WIDE = 210
_LONG = ("event", "cause", "consequence", "existing_control")
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)


class GrossWriting(GrossPainting):
    """Gives long texts a box of several lines."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: type_of_index) -> QWidget:
        if COLUMNS[index.column()] not in _LONG:
            return super().createEditor(parent, option, index)
        box = QPlainTextEdit(parent)
        box.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        box.setTabChangesFocus(False)
        return box

    def setEditorData(self, editor: QWidget, index: type_of_index) -> None:
        if not isinstance(editor, QPlainTextEdit):
            super().setEditorData(editor, index)
        elif not editor.property("filled"):
            editor.setProperty("filled", True)
            editor.setPlainText(str(index.data(Qt.ItemDataRole.EditRole)))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: type_of_index) -> None:
        if isinstance(editor, QPlainTextEdit):
            model.setData(index, clean_text(editor.toPlainText()))
        else:
            super().setModelData(editor, model, index)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """In a box that was opened to be changed, the arrows move in its text; Alt+Enter begins a new line."""
        if (
            isinstance(editor, QPlainTextEdit)
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
        ):
            if event.key() in _ARROWS and not self._view.began_by_typing:
                # Past what any cell does with them: the text has them.
                return False
            if (
                event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
                and event.modifiers() & Qt.KeyboardModifier.AltModifier
            ):
                editor.insertPlainText("\n")
                return True
        return super().eventFilter(editor, event)


class GrossView(SheetView):
    """Shows all columns to write in, or only those that one weighs by."""

    scored = Signal(int, int, str)
    """A digit in a cell of a weighing: row, column, digit."""
    same_wanted = Signal()
    """The chosen risks are to be weighed as the last time."""
    block_pasted = Signal(object, int, int)
    """A block of several cells, and the cell that it begins in."""
    row_left = Signal(int)
    """The id of the risk whose row one has left."""

    def __init__(self, undo: QUndoStack) -> None:
        super().__init__(undo)
        self.setAccessibleName(self.tr("Risklista"))
        self.gross_model = GrossModel()
        self.weighing = False
        self._row_id = 0
        self._weighed: tuple[int, int] | None = None
        """The cell that a digit was written in just now, and led on from."""
        self.rows_header = RowsHeader(self)
        self.setHorizontalHeader(Header(self))
        self.setVerticalHeader(self.rows_header)
        self.setModel(self.gross_model)
        self.setItemDelegate(GrossWriting(self))
        header = self.horizontalHeader()
        header.setSortIndicatorShown(False)
        self.acts = self.sheet_acts(self.tr("Töm cellerna"))
        self.set_weighing(False)

    def set_weighing(self, weighing: bool) -> None:
        """Show only what one weighs by, or everything that one writes."""
        self.weighing = weighing
        header = self.horizontalHeader()
        for at, name in enumerate(COLUMNS):
            self.setColumnHidden(at, weighing and name not in WEIGHED_BY)
            stretched = weighing and name == "title"
            mode = QHeaderView.ResizeMode.Stretch if stretched else QHeaderView.ResizeMode.Interactive
            header.setSectionResizeMode(at, mode)
            if not stretched:
                header.resizeSection(at, px(_WIDTHS.get(name, _WIDE)))
        self.gross_model.offer_blank(not weighing)

    def stand(self, row: int, field: str) -> None:
        """Stand in a cell."""
        if 0 <= row < len(self.gross_model.ids):
            self.choose(self.gross_model.index(row, COLUMNS.index(field)))

    def here(self) -> CellKey | None:
        """The cell that one stands in."""
        index = self.currentIndex()
        known = index.isValid() and index.row() < len(self.gross_model.ids)
        return self.gross_model.key(index.row(), index.column()) if known else None

    def chosen_ids(self) -> list[int]:
        """The risks whose rows are chosen, from above."""
        rows = dict.fromkeys(row for row, _ in self.chosen_places())
        return [self.gross_model.ids[row] for row in rows if row < len(self.gross_model.ids)]

    def paste_block(self, rows: list[list[str]], top: int, left: int) -> None:
        """What a block holds is told by its headings, or by where it is pasted; new rows may follow."""
        self.block_pasted.emit(rows, top, left)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit weighs, = weighs as the last time; the rest is as in any sheet."""
        index, after = self.currentIndex(), self._weighed
        self._weighed = None
        if after is not None and self._goes_on(event, *after):
            return
        weighs = (
            index.isValid()
            and not self.writing
            and COLUMNS[index.column()] in SCORES
            and not self.gross_model.locked
            and event.modifiers() in (*_PLAIN, Qt.KeyboardModifier.ShiftModifier)
        )
        if weighs and event.text().isascii() and event.text().isdigit():
            self._weighed = (index.row(), index.column())
            self.scored.emit(index.row(), index.column(), event.text())
        elif weighs and event.text() == "=":
            self.same_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _goes_on(self, event: QKeyEvent, row: int, column: int) -> bool:
        """Who is used to a spreadsheet presses Tab or Enter after the digit, too: it leads on no further than that."""
        if event.modifiers() not in _PLAIN or self.currentIndex() == self.gross_model.index(row, column):
            return False
        if event.key() == Qt.Key.Key_Tab:
            return True
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            return False
        self.stand(min(row + 1, len(self.gross_model.ids) - 1), COLUMNS[column])
        return True

    def currentChanged(self, current: type_of_index, previous: type_of_index) -> None:
        """Leaving a row saves it."""
        super().currentChanged(current, previous)
        ids = self.gross_model.ids
        now = ids[current.row()] if current.isValid() and current.row() < len(ids) else 0
        before, self._row_id = self._row_id, now
        if before and before != now:
            self.row_left.emit(before)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """So does leaving the grid, but not for a menu, another window or the cell one writes in."""
        super().focusOutEvent(event)
        elsewhere = QApplication.focusWidget()
        inside = elsewhere is not None and self.isAncestorOf(elsewhere)
        aside = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if self._row_id and not inside and not self.writing and event.reason() not in aside:
            self.row_left.emit(self._row_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows follow the text size."""
        super().resizeEvent(event)
        self.rows_header.fit()

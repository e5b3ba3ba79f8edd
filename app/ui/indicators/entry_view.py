"""The grid one writes values in, with the keys of a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, QUndoStack
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from app.domain import formats, pasted
from app.domain.entry_grid import CellKey
from app.ui.common.page_parts import action
from app.ui.common.theme import px
from app.ui.common.values import LINE_LENGTH, clean_text
from app.ui.indicators.entry_model import EntryModel, type_of_index
from app.ui.indicators.entry_painting import ColumnsHeader, EntryDelegate, RowsHeader
from app.ui.indicators.entry_writing import CellWriting

NARROWEST_TITLES, WIDEST_TITLES = 250, 620
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class EntryView(QTableView):
    """Type to replace, F2 or Enter to change, Enter down, Tab to the right; blocks are pasted, copied and filled."""

    entered = Signal(object, str)
    """Cells with what is written in them, and the code of the step."""
    refused = Signal(str)
    """What was to be pasted does not fit: why, in words."""
    moved = Signal()
    """One stands in another cell."""
    left_cell = Signal()
    """The line that one wrote in is closed."""
    dropped = Signal(object)
    """Keys of cells whose unsaved text is to go."""
    state_wanted = Signal()
    comment_wanted = Signal()

    def __init__(self, undo: QUndoStack) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Värden att fylla i"))
        self.entry_model = EntryModel()
        self._undo = undo
        self._typing = False
        self.columns_header, self.rows_header = ColumnsHeader(self), RowsHeader(self)
        self.setHorizontalHeader(self.columns_header)
        self.setVerticalHeader(self.rows_header)
        self.setModel(self.entry_model)
        self.setItemDelegate(CellWriting(self))
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setCornerWidget(QWidget())
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        for_scrolling = QAbstractItemView.ScrollMode.ScrollPerPixel
        self.setVerticalScrollMode(for_scrolling)
        self.setHorizontalScrollMode(for_scrolling)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.entry_model.typed.connect(lambda key, text: self.entered.emit([(key, text)], "type"))
        self.acts = self._acts()

    @property
    def writing(self) -> bool:
        """Whether one writes in a cell just now."""
        return self.state() == QAbstractItemView.State.EditingState

    # -- acts --

    def copy(self) -> None:
        """Copy the chosen block as a spreadsheet takes it up: no spaces in the numbers, nothing where nothing is."""
        chosen = self._chosen()
        model = self.entry_model
        written = [(row, column) for row, column in chosen if not model.columns[column].compared] or chosen
        lines: dict[int, list[str]] = {}
        for row, column in written:
            lines.setdefault(row, []).append(self._plain(row, column))
        if lines:
            QGuiApplication.clipboard().setText(pasted.block(list(lines.values())))

    def paste(self) -> None:
        """Paste a block from the first chosen cell on. One cell alone fills all that are chosen."""
        rows = pasted.cells(QGuiApplication.clipboard().text())
        chosen = self._writable(self._chosen())
        if not chosen or rows == [[""]]:
            return
        model = self.entry_model
        if len(rows) == 1 and len(rows[0]) == 1:
            self.entered.emit([(model.key(*place), _kept(rows[0][0])) for place in chosen], "paste")
            return
        top, left = chosen[0]
        if len(rows) > len(model.rows) - top or max(map(len, rows)) > len(model.columns) - left:
            # Half a block would be saved, and the rest gone without a word.
            room = f"{len(model.rows) - top} × {len(model.columns) - left}"
            told = self.tr("Inget klistrades in: det kopierade är {size} celler, men härifrån finns {room}.")
            self.refused.emit(told.format(size=f"{len(rows)} × {max(map(len, rows))}", room=room))
            return
        cells = [
            (model.key(top + down, left + right), _kept(text))
            for down, row in enumerate(rows)
            for right, text in enumerate(row)
        ]
        self.entered.emit(cells, "paste")

    def fill_down(self) -> None:
        """Give all chosen cells what stands in the uppermost; a cell alone takes what stands above it."""
        chosen = self._writable(self._chosen())
        top = min((row for row, _ in chosen), default=0)
        if chosen and all(row == top for row, _ in chosen):
            top -= 1
        model = self.entry_model
        cells = [
            (model.key(row, column), model.text(model.key(top, column)))
            for row, column in chosen
            if row > top >= 0
        ]
        if cells:
            self.entered.emit(cells, "fill")

    def clear_cells(self) -> None:
        """Empty the chosen cells: their values go into the archive."""
        cells = [(self.entry_model.key(*place), "") for place in self._writable(self._chosen())]
        if cells:
            self.entered.emit(cells, "clear")

    def chosen_keys(self) -> list[CellKey]:
        """The cells that are chosen and can be written in."""
        return [self.entry_model.key(*place) for place in self._writable(self._chosen())]

    def choose(self, index: QModelIndex) -> None:
        """Stand in a cell."""
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def go(self, down: int, right: int) -> None:
        """Step to another cell. A step to the right goes on in the next row, and after the last out of the grid."""
        model, here = self.entry_model, self.currentIndex()
        places = self._writable(
            [(row, column) for row in range(len(model.rows)) for column in range(len(model.columns))]
        )
        if right and places:
            at = (here.row(), here.column())
            later = [place for place in places if place > at] if right > 0 else [p for p in places if p < at]
            if not later:
                super().focusNextPrevChild(right > 0)
                return
            self.choose(model.index(*(later[0] if right > 0 else later[-1])))
        elif down:
            self.choose(model.index(min(max(here.row() + down, 0), len(model.rows) - 1), here.column()))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def step_of(self, event: QKeyEvent, *, writing: bool) -> tuple[int, int] | None:
        """Rows down and cells to the right that a key leads to, if it leads anywhere."""
        key, back = event.key(), bool(event.modifiers() & _SHIFT)
        if key == Qt.Key.Key_Backtab or (key == Qt.Key.Key_Tab and not event.modifiers() & _CTRL):
            return (0, -1) if back or key == Qt.Key.Key_Backtab else (0, 1)
        if not writing:
            return None
        if key in _ENTER:
            return (-1 if back else 1, 0)
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        steps = {Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}
        if self._typing:
            # Who began by typing goes on with the arrows; who opened the cell moves in its text.
            steps |= {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1)}
        return steps.get(Qt.Key(key)) if plain else None

    # -- keys and looks --

    def edit(self, index: type_of_index, *how: Any) -> Any:
        """Remember whether the writing began by typing."""
        if how:
            self._typing = how[0] == QAbstractItemView.EditTrigger.AnyKeyPressed
        return super().edit(index, *how)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Let Tab come to the keys: it leads from cell to cell."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens a cell, Esc lets go of unsaved text, Tab goes on."""
        step = self.step_of(event, writing=False)
        if step is not None:
            self.go(*step)
        elif event.key() in _ENTER and self.currentIndex().isValid() and not self.writing:
            self._typing = False
            self.edit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape and not self.writing:
            self.dropped.emit(self.chosen_keys())
        elif event.matches(QKeySequence.StandardKey.Undo):
            self._undo.undo()
        elif event.key() == Qt.Key.Key_Y and event.modifiers() == _CTRL:
            self._undo.redo()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The titles take the room that the columns leave."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Share the width: columns as wide as they need, titles the rest."""
        self.rows_header.setVisible(bool(self.entry_model.rows))
        self.columns_header.fit()
        room = (
            self.width() - self.columns_header.length() - self.verticalScrollBar().sizeHint().width() - px(4)
        )
        self.rows_header.fit(min(max(room, px(NARROWEST_TITLES)), px(WIDEST_TITLES)))
        self.updateGeometries()

    def currentChanged(self, current: type_of_index, previous: type_of_index) -> None:
        """Tell where one stands."""
        super().currentChanged(current, previous)
        self.moved.emit()

    def closeEditor(self, editor: QWidget, hint: EntryDelegate.EndEditHint) -> None:
        """What waited for the writing to end may come."""
        super().closeEditor(editor, hint)
        self.left_cell.emit()

    # -- inside --

    def _acts(self) -> list[QAction]:
        made = [
            action(self, self.tr("Kopiera"), self.copy, icon="copy", shortcut="Ctrl+C"),
            action(self, self.tr("Klistra in"), self.paste, icon="clipboard-paste", shortcut="Ctrl+V"),
            action(self, self.tr("Fyll nedåt"), self.fill_down, icon="arrow-down-to-line", shortcut="Ctrl+D"),
            action(self, self.tr("Ta bort värdena"), self.clear_cells, icon="trash-2", shortcut="Del"),
            action(
                self,
                self.tr("Växla mellan preliminärt och slutligt"),
                self.state_wanted.emit,
                icon="circle-dot",
                shortcut="Ctrl+Shift+P",
            ),
            action(
                self,
                self.tr("Kommentera värdet"),
                self.comment_wanted.emit,
                icon="message-square",
                shortcut="Shift+F2",
            ),
        ]
        for act in made:
            # In a cell that is being written in the same keys belong to its text.
            act.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        return made

    def _chosen(self) -> list[tuple[int, int]]:
        places = sorted((index.row(), index.column()) for index in self.selectedIndexes())
        here = self.currentIndex()
        return places or ([(here.row(), here.column())] if here.isValid() else [])

    def _writable(self, places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        return [place for place in places if not self.entry_model.columns[place[1]].compared]

    def _plain(self, row: int, column: int) -> str:
        key = self.entry_model.key(row, column)
        content = self.entry_model.seen(key)
        if content is None or content.value is None or self.entry_model.look(row, column).trouble:
            return self.entry_model.text(key)
        return formats.plain_number(content.value)


def _kept(text: str) -> str:
    """Pasted text as the cell keeps it."""
    return clean_text(text)[:LINE_LENGTH]

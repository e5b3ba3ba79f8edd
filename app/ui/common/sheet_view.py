"""A grid one writes in with the keys of a spreadsheet; what it shows is its model's own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QUndoStack
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from app.domain import pasted
from app.ui.common.page_parts import action

type_of_index = QModelIndex | QPersistentModelIndex
type_of_place = tuple[int, int]
"""Row and column."""

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class SheetView(QTableView):
    """Type to replace, F2 or Enter to change, Enter down, Tab to the right; blocks are pasted, copied and filled."""

    cells_entered = Signal(object, str)
    """Cells as (row, column, text), and the code of the step: paste, fill, clear."""
    refused = Signal(str)
    """What was to be pasted does not fit: why, in words."""
    moved = Signal()
    """One stands in another cell."""
    left_cell = Signal()
    """The line that one wrote in is closed."""
    drop_wanted = Signal()
    """What is written in the chosen cells and not saved is to go."""

    def __init__(self, undo: QUndoStack) -> None:
        super().__init__()
        self._undo = undo
        self._typing = False
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

    @property
    def writing(self) -> bool:
        """Whether one writes in a cell just now."""
        return self.state() == QAbstractItemView.State.EditingState

    @property
    def began_by_typing(self) -> bool:
        """Whether the writing began by typing over the cell."""
        return self._typing

    # -- acts --

    def copy(self) -> None:
        """Copy the chosen block as a spreadsheet takes it up: nothing where nothing is."""
        chosen = self.chosen_places()
        lines: dict[int, list[str]] = {}
        for row, column in self.writable(chosen) or chosen:
            lines.setdefault(row, []).append(self.plain(row, column))
        if lines:
            QGuiApplication.clipboard().setText(pasted.block(list(lines.values())))

    def paste(self) -> None:
        """Paste a block from the first chosen cell on. One cell alone fills all that are chosen."""
        rows = pasted.cells(QGuiApplication.clipboard().text())
        chosen = self.writable(self.chosen_places())
        if not chosen or rows == [[""]]:
            return
        if len(rows) == 1 and len(rows[0]) == 1:
            self.cells_entered.emit([(*place, rows[0][0]) for place in chosen], "paste")
        else:
            self.paste_block(rows, *chosen[0])

    def paste_block(self, rows: list[list[str]], top: int, left: int) -> None:
        """Paste a block from a cell on: all of it, or nothing where it does not fit."""
        model = self.model()
        down, right = model.rowCount() - top, model.columnCount() - left
        wide = max(map(len, rows))
        if len(rows) > down or wide > right:
            # Half a block would be saved, and the rest gone without a word.
            told = self.tr("Inget klistrades in: det kopierade är {size} celler, men härifrån finns {room}.")
            self.refused.emit(told.format(size=f"{len(rows)} × {wide}", room=f"{down} × {right}"))
            return
        self.cells_entered.emit(
            [
                (top + at, left + across, text)
                for at, row in enumerate(rows)
                for across, text in enumerate(row)
            ],
            "paste",
        )

    def fill_down(self) -> None:
        """Give all chosen cells what stands in the uppermost; a cell alone takes what stands above it."""
        chosen = self.writable(self.chosen_places())
        top = min((row for row, _ in chosen), default=0)
        if chosen and all(row == top for row, _ in chosen):
            top -= 1
        cells = [(row, column, self.written(top, column)) for row, column in chosen if row > top >= 0]
        if cells:
            self.cells_entered.emit(cells, "fill")

    def clear_cells(self) -> None:
        """Empty the chosen cells."""
        cells = [(*place, "") for place in self.writable(self.chosen_places())]
        if cells:
            self.cells_entered.emit(cells, "clear")

    def choose(self, index: QModelIndex) -> None:
        """Stand in a cell."""
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def go(self, down: int, right: int) -> None:
        """Step to another cell. A step to the right goes on in the next row, and after the last out of the grid."""
        model, here = self.model(), self.currentIndex()
        rows, columns = model.rowCount(), model.columnCount()
        places = self.writable([(row, column) for row in range(rows) for column in range(columns)])
        if right and places:
            at = (here.row(), here.column())
            later = [place for place in places if place > at] if right > 0 else [p for p in places if p < at]
            if not later:
                super().focusNextPrevChild(right > 0)
                return
            self.choose(model.index(*(later[0] if right > 0 else later[-1])))
        elif down:
            self.choose(model.index(min(max(here.row() + down, 0), rows - 1), here.column()))
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

    # -- cells --

    def written(self, row: int, column: int) -> str:
        """A cell's text as one would write it."""
        return str(self.model().index(row, column).data(Qt.ItemDataRole.EditRole) or "")

    def plain(self, row: int, column: int) -> str:
        """A cell's text as a spreadsheet takes it up."""
        return self.written(row, column)

    def chosen_places(self) -> list[type_of_place]:
        """The chosen cells from above; the one that one stands in where none is."""
        places = sorted((index.row(), index.column()) for index in self.selectedIndexes())
        here = self.currentIndex()
        return places or ([(here.row(), here.column())] if here.isValid() else [])

    def writable(self, places: Iterable[type_of_place]) -> list[type_of_place]:
        """Those of the cells that are shown and can be written in."""
        model, editable = self.model(), Qt.ItemFlag.ItemIsEditable
        return [
            place
            for place in places
            if model.flags(model.index(*place)) & editable and not self.isColumnHidden(place[1])
        ]

    # -- keys --

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
            self.drop_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self._undo.undo()
        elif event.key() == Qt.Key.Key_Y and event.modifiers() == _CTRL:
            self._undo.redo()
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: type_of_index, previous: type_of_index) -> None:
        """Tell where one stands."""
        super().currentChanged(current, previous)
        self.moved.emit()

    def closeEditor(self, editor: QWidget, hint: Any) -> None:
        """What waited for the writing to end may come."""
        super().closeEditor(editor, hint)
        self.left_cell.emit()

    def sheet_acts(self, cleared: str) -> list[QAction]:
        """What can be done with the chosen cells; ``cleared`` is what emptying them is called."""
        made = [
            action(self, self.tr("Kopiera"), self.copy, icon="copy", shortcut="Ctrl+C"),
            action(self, self.tr("Klistra in"), self.paste, icon="clipboard-paste", shortcut="Ctrl+V"),
            action(self, self.tr("Fyll nedåt"), self.fill_down, icon="arrow-down-to-line", shortcut="Ctrl+D"),
            action(self, cleared, self.clear_cells, icon="trash-2", shortcut="Del"),
        ]
        for act in made:
            # In a cell that is being written in the same keys belong to its text.
            act.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        return made

"""The grid one writes values in, with the keys of a spreadsheet."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent, QUndoStack

from app.domain import formats
from app.domain.entry_grid import CellKey
from app.ui.common.page_parts import action
from app.ui.common.sheet_view import SheetView
from app.ui.common.theme import px
from app.ui.common.values import LINE_LENGTH, clean_text
from app.ui.indicators.entry_model import EntryModel
from app.ui.indicators.entry_painting import ColumnsHeader, EntryDelegate, RowsHeader

NARROWEST_TITLES, WIDEST_TITLES = 250, 620


class EntryView(SheetView):
    """Indicators against parts of years."""

    entered = Signal(object, str)
    """Cells with what is written in them, and the code of the step."""
    dropped = Signal(object)
    """Keys of cells whose unsaved text is to go."""
    state_wanted = Signal()
    comment_wanted = Signal()

    def __init__(self, undo: QUndoStack) -> None:
        super().__init__(undo)
        self.setAccessibleName(self.tr("Värden att fylla i"))
        self.entry_model = EntryModel()
        self.columns_header, self.rows_header = ColumnsHeader(self), RowsHeader(self)
        self.setHorizontalHeader(self.columns_header)
        self.setVerticalHeader(self.rows_header)
        self.setModel(self.entry_model)
        self.setItemDelegate(EntryDelegate(self))
        self.entry_model.typed.connect(lambda key, text: self.entered.emit([(key, text)], "type"))
        self.cells_entered.connect(self._enter)
        self.drop_wanted.connect(lambda: self.dropped.emit(self.chosen_keys()))
        self.acts = self._acts()

    def chosen_keys(self) -> list[CellKey]:
        """The cells that are chosen and can be written in."""
        return [self.entry_model.key(*place) for place in self.writable(self.chosen_places())]

    def plain(self, row: int, column: int) -> str:
        """No spaces in the numbers."""
        key = self.entry_model.key(row, column)
        content = self.entry_model.seen(key)
        if content is None or content.value is None or self.entry_model.look(row, column).trouble:
            return self.entry_model.text(key)
        return formats.plain_number(content.value)

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

    def _enter(self, cells: list[tuple[int, int, str]], step: str) -> None:
        """Pasted text is kept as a cell keeps it."""
        taken = [
            (self.entry_model.key(row, column), clean_text(text)[:LINE_LENGTH]) for row, column, text in cells
        ]
        self.entered.emit(taken, step)

    def _acts(self) -> list[QAction]:
        made = [
            *self.sheet_acts(self.tr("Ta bort värdena")),
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

"""One column of the board: the activities that stand alike, as cards that are painted and moved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel, QListView, QVBoxLayout, QWidget

from app import wording
from app.domain import formats
from app.text import translate
from app.ui.activities.board_card import CARD, CardDelegate
from app.ui.common.activity_marks import goals_words, progress_words, state_word
from app.ui.common.page_parts import words
from app.ui.common.theme import px

if TYPE_CHECKING:
    from app.services.activities import ActivityRow

type_of_index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_MIME = "application/x-rodatraden-activity"


class CardsModel(QAbstractListModel):
    """The cards of one column. It moves nothing itself: it tells what was dropped on it."""

    dropped = Signal(int)

    def __init__(self, parent: QListView) -> None:
        super().__init__(parent)
        self.rows: Sequence[ActivityRow] = ()

    def fill(self, rows: Sequence[ActivityRow]) -> None:
        """Show other cards."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def position_of(self, activity_id: int | None) -> int:
        """Where a card stands; -1 where it does not."""
        return next((at for at, row in enumerate(self.rows) if row.id == activity_id), -1)

    def rowCount(self, parent: type_of_index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: type_of_index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == CARD:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (row.title, row.unit, goals_words(row)) if part)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            last = formats.day(row.last_day)
            until = translate("Activities", "sista dagen {day}").format(day=last) if last else ""
            done = progress_words(row) if row.progress is not None else ""
            return ", ".join(part for part in (row.title, state_word(row), row.unit, until, done) if part)
        return None

    def flags(self, index: type_of_index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        flag = Qt.ItemFlag
        free = Qt.ItemFlag(0) if self.rows[index.row()].archived else flag.ItemIsDragEnabled
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemNeverHasChildren | free

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        carried = QMimeData()
        if indexes:
            carried.setData(_MIME, str(self.rows[indexes[0].row()].id).encode())
        return carried

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: type_of_index
    ) -> bool:
        return _carried(data) > 0 and self.position_of(_carried(data)) < 0

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: type_of_index
    ) -> bool:
        if self.canDropMimeData(data, action, row, column, parent):
            self.dropped.emit(_carried(data))
        # Whoever listens writes, and the board is read anew: nothing is moved here.
        return False


def _carried(data: QMimeData) -> int:
    text = bytes(data.data(_MIME).data()).decode()
    return int(text) if text.isdigit() else 0


class Cards(QListView):
    """Arrows walk; Ctrl with left or right moves the card, Enter opens it."""

    stood_on = Signal(object)
    """The card where the keys are, or None."""
    opened = Signal(object)
    step_wanted = Signal(int)
    """To the column at the left (-1) or at the right (1)."""
    move_wanted = Signal(int)
    """The card is to go there."""

    def __init__(self, state: str) -> None:
        super().__init__()
        self.cards_model = CardsModel(self)
        self.setModel(self.cards_model)
        self.setItemDelegate(CardDelegate(self))
        self.setAccessibleName(wording.word("activity_state", state))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(False)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.selectionModel().currentChanged.connect(lambda _now, _before: self.stood_on.emit(self.current()))
        self.doubleClicked.connect(lambda _index: self.opened.emit(self.current()))

    def current(self) -> ActivityRow | None:
        """The card where one stands."""
        index = self.currentIndex()
        return self.cards_model.rows[index.row()] if index.isValid() else None

    def choose(self, activity_id: int | None) -> bool:
        """Stand on a card; False where it is not here."""
        at = self.cards_model.position_of(activity_id)
        if at >= 0:
            self.setCurrentIndex(self.cards_model.index(at, 0))
        return at >= 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go to the next column, and with Ctrl they take the card along."""
        sides = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        key = Qt.Key(event.key())
        if key in sides:
            wanted = (
                self.move_wanted
                if event.modifiers() & Qt.KeyboardModifier.ControlModifier
                else self.step_wanted
            )
            wanted.emit(sides[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current() is not None:
            self.opened.emit(self.current())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes by the keys stands on a card at once."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.cards_model.rows:
            self.setCurrentIndex(self.cards_model.index(0, 0))
        self.stood_on.emit(self.current())


class BoardColumn(QWidget):
    """Heading with the count, over the cards."""

    def __init__(self, state: str) -> None:
        super().__init__()
        self.state = state
        self.heading: QLabel = words("", "strong")
        self.cards = Cards(state)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(4), 0, 0)
        column.setSpacing(px(6))
        column.addWidget(self.heading)
        column.addWidget(self.cards, 1)

    def show_rows(self, rows: Sequence[ActivityRow]) -> None:
        """Show the cards, the late ones first as they were read."""
        late = sum(row.late for row in rows)
        text = f"{wording.word('activity_state', self.state)}  {len(rows)}"
        if late:
            text += " · " + self.tr("försenade: {count}").format(count=late)
        self.heading.setText(text)
        self.cards.cards_model.fill(rows)

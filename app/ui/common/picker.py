"""A field that finds one of many by a few letters and hands it over: for ties to indicators and to Agenda 2030."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.ui.common import icons
from app.ui.common.cells import paint_words
from app.ui.common.sdg_tile import paint_tile
from app.ui.common.theme import colour, px

_VALUE = Qt.ItemDataRole.UserRole
_TILE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Pick:
    """One of many: what is handed over, what is shown and searched, and perhaps a tile (number, colour)."""

    value: object
    label: str
    tile: tuple[str, str] | None = None


class _Hits(QStyledItemDelegate):
    """A hit as one quiet line, with its tile if it has one."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(px(200), px(34))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        box = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(box, colour("selection"))
        inner = box.adjusted(px(8), 0, -px(8), 0)
        tile = index.data(_TILE)
        if tile:
            side = px(26)
            paint_tile(
                painter, QRect(inner.left(), box.center().y() - side // 2, side, side), tile[0], tile[1]
            )
            inner.setLeft(inner.left() + side + px(10))
        paint_words(painter, inner, str(index.data()), "selection_text" if chosen else "text")


class Picker(QLineEdit):
    """Type, choose with arrows or take the first with Enter. The field is empty again at once."""

    picked = Signal(object)

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setMaxLength(200)
        loupe = QAction(self)
        icons.set_icon(loupe, "plus")
        self.addAction(loupe, QLineEdit.ActionPosition.LeadingPosition)
        self._picks: tuple[Pick, ...] = ()
        self._model = QStandardItemModel(self)
        hits = QCompleter(self._model, self)
        hits.setFilterMode(Qt.MatchFlag.MatchContains)
        hits.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        hits.setMaxVisibleItems(10)
        self.popup = QListView()
        hits.setPopup(self.popup)
        self.popup.setItemDelegate(_Hits(self.popup))
        hits.activated[QModelIndex].connect(self._take)  # type: ignore[index]
        self.setCompleter(hits)
        self.returnPressed.connect(self._take_first)

    def set_picks(self, picks: Sequence[Pick]) -> None:
        """Offer these."""
        if tuple(picks) == self._picks:
            return
        self._picks = tuple(picks)
        self._model.clear()
        for pick in picks:
            item = QStandardItem(pick.label)
            item.setData(pick.value, _VALUE)
            item.setData(pick.tile, _TILE)
            self._model.appendRow(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down shows everything there is to choose; Esc empties."""
        if event.key() == Qt.Key.Key_Down and not self.popup.isVisible():
            self.completer().setCompletionPrefix(self.text())
            self.completer().complete()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def _take_first(self) -> None:
        if not self.text().strip():
            return
        hits = self.completer()
        hits.setCompletionPrefix(self.text().strip())
        if hits.completionCount():
            hits.setCurrentRow(0)
            self._take(hits.currentIndex())

    def _take(self, index: QModelIndex) -> None:
        value = index.data(_VALUE)
        # The completer writes the chosen words into the field after this; they go when it is done.
        QTimer.singleShot(0, self, self.clear)
        if value is not None:
            self.picked.emit(tuple(value) if isinstance(value, list) else value)

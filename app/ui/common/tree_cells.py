"""How a node of a tree is drawn: level icon, words, and the status at the right edge."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.common import icons
from app.ui.common.cells import paint_words
from app.ui.common.forest import Node
from app.ui.common.marks import SYMBOL, paint_status
from app.ui.common.theme import colour, px
from app.ui.common.tree_model import NODE

ROW_HEIGHT = 32
MARK = 14


def tick_box(box: QRect) -> QRect:
    """Where the box to tick stands in a cell."""
    side = px(SYMBOL)
    return QRect(box.left() + px(4), box.top() + (box.height() - side) // 2, side, side)


def paint_tick(painter: QPainter, box: QRect, ticked: bool) -> None:
    """A box to tick, as in a form."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour("accent" if ticked else "control"), 1))
    painter.setBrush(colour("accent" if ticked else "surface"))
    painter.drawRoundedRect(box, px(4), px(4))
    if ticked:
        painter.drawPixmap(
            box.topLeft() + QPoint(px(1), px(1)), icons.pixmap("check", "accent_text", SYMBOL - 2)
        )
    painter.restore()


class NodeDelegate(QStyledItemDelegate):
    """Level icon, words, and the status at the right edge of the first column."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(px(80), px(ROW_HEIGHT))

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """A click ticks in the box that is painted here; the space bar is taken care of by Qt."""
        if not isinstance(event, QMouseEvent):
            return super().editorEvent(event, model, option, index)
        if (
            event.type() == QEvent.Type.MouseButtonRelease
            and index.flags() & Qt.ItemFlag.ItemIsUserCheckable
            and tick_box(option.rect)
            .adjusted(-px(4), -px(4), px(4), px(4))
            .contains(event.position().toPoint())
        ):
            ticked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
            wanted = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
            return model.setData(index, wanted, Qt.ItemDataRole.CheckStateRole)
        return False

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        node, box = index.data(NODE), option.rect
        if not isinstance(node, Node):
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(box, colour("selection"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, colour("hover"))
        inner = box.adjusted(px(4), 0, -px(8), 0)
        role = "selection_text" if chosen else "muted" if node.muted else "text"
        if index.column() > 0:
            paint_words(painter, inner, str(index.data()), "selection_text" if chosen else "muted")
            return
        if chosen:
            painter.fillRect(0, box.top(), px(3), box.height(), colour("accent"))
        side = px(SYMBOL)
        top = box.top() + (box.height() - side) // 2
        ticked = index.data(Qt.ItemDataRole.CheckStateRole)
        if ticked is not None:
            paint_tick(painter, tick_box(box), Qt.CheckState(ticked) == Qt.CheckState.Checked)
            inner.setLeft(tick_box(box).right() + px(8))
        if node.icon:
            painter.drawPixmap(inner.left(), top, icons.pixmap(node.icon, "muted", SYMBOL))
            inner.setLeft(inner.left() + side + px(8))
        if node.status:
            paint_status(painter, QRect(inner.right() - side, top, side, side), node.status)
            inner.setRight(inner.right() - side - px(8))
        if node.mark:
            # Quieter than the status: it is something to see to, not how it goes.
            small = px(MARK)
            left = inner.right() - small
            drawn = icons.pixmap(node.mark, "selection_text" if chosen else "muted", MARK)
            painter.drawPixmap(left, box.top() + (box.height() - small) // 2, drawn)
            inner.setRight(left - px(6))
        paint_words(painter, inner, node.texts[0], role, strong=node.strong)

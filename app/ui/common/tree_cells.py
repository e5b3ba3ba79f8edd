"""How a node of a tree is drawn: level icon, words, and the status at the right edge."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.common import icons
from app.ui.common.cells import paint_words
from app.ui.common.forest import Node
from app.ui.common.marks import SYMBOL, paint_status
from app.ui.common.theme import colour, px
from app.ui.common.tree_model import NODE

ROW_HEIGHT = 32


class NodeDelegate(QStyledItemDelegate):
    """Level icon, words, and the status at the right edge of the first column."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(px(80), px(ROW_HEIGHT))

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
        if node.icon:
            painter.drawPixmap(inner.left(), top, icons.pixmap(node.icon, "muted", SYMBOL))
            inner.setLeft(inner.left() + side + px(8))
        if node.status:
            paint_status(painter, QRect(inner.right() - side, top, side, side), node.status)
            inner.setRight(inner.right() - side - px(8))
        paint_words(painter, inner, node.texts[0], role, strong=node.strong)

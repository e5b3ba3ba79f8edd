"""How cells of tables and trees are drawn: one row is one quiet line, the chosen row bears the thread at its
left.
"""

from __future__ import annotations

from functools import lru_cache
from math import ceil
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QStaticText
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.ui.common import icons, theme
from app.ui.common.columns import EMPTY, Column
from app.ui.common.marks import SYMBOL, paint_status, paint_trend
from app.ui.common.sparkline import paint_sparkline
from app.ui.common.table_model import ROW
from app.ui.common.theme import colour, px
from app.ui.common.wrapping import wrapped

ROW_HEIGHT = 34
PADDING = 10
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight


class Header(QHeaderView):
    """Quiet headings over a hairline, with an arrow at the one that sorts."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setMinimumSectionSize(px(40))

    def paintSection(self, painter: QPainter, box: QRect, section: int) -> None:
        """Heading and arrow, on the side that the column's cells are on."""
        right = bool(self._ask(section, Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight)
        heading = str(self._ask(section, Qt.ItemDataRole.DisplayRole) or "")
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, colour("line"))
        inner = box.adjusted(px(PADDING), 0, -px(PADDING), -1)
        sorts = self.isSortIndicatorShown() and self.sortIndicatorSection() == section
        if sorts:
            rising = self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
            side, font = px(12), QFontMetrics(theme.font(strong=True))
            room = inner.width() - side - px(4)
            words = min(font.horizontalAdvance(heading), room)
            left = inner.right() - side + 1 if right else inner.left() + words + px(4)
            arrow = icons.pixmap("chevron-up" if rising else "chevron-down", "text", 12)
            painter.drawPixmap(left, inner.center().y() - side // 2, arrow)
            inner.setWidth(room)
        paint_words(
            painter, inner, heading, "text" if sorts else "muted", _RIGHT if right else _LEFT, strong=True
        )

    def _ask(self, section: int, role: int) -> Any:
        return self.model().headerData(section, Qt.Orientation.Horizontal, role)


class CellDelegate(QStyledItemDelegate):
    """Draws the cells of a ``RecordTable`` by what their columns are."""

    def __init__(self, columns: tuple[Column, ...], parent: Any) -> None:
        super().__init__(parent)
        self._columns = columns
        self.hovered_row = -1

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Every row is as high as the next."""
        return QSize(px(self._columns[index.column()].width), px(ROW_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground, contents, hairline."""
        row, box, at = index.data(ROW), option.rect, index.column()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(box, colour("selection"))
        elif index.row() == self.hovered_row:
            painter.fillRect(box, colour("hover"))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, colour("line"))
        if chosen and at == 0:
            painter.fillRect(box.left(), box.top(), px(3), box.height(), colour("accent"))
        if row is not None:
            padding = px(PADDING)
            paint_cell(painter, box.adjusted(padding, 0, -padding, -1), self._columns[at], row, chosen)


def paint_cell(painter: QPainter, inner: QRect, column: Column, row: Any, chosen: bool) -> None:
    """Draw the contents of one cell."""
    mark = column.mark(row) if column.mark is not None else ""
    if mark:
        side = px(14)
        drawn = icons.pixmap(mark, "selection_text" if chosen else "warning_text", 14)
        painter.drawPixmap(inner.left(), inner.center().y() - side // 2, drawn)
        inner = inner.adjusted(side + px(4), 0, 0, 0)
    if column.kind == "custom" and column.paint is not None:
        painter.save()
        column.paint(painter, inner, row, chosen)
        painter.restore()
    elif column.kind == "spark":
        paint_sparkline(
            painter, inner, column.value_of(row), column.target(row) if column.target is not None else None
        )
    elif column.kind in ("status", "trend"):
        _paint_mark(painter, inner, column, row, chosen)
    else:
        text = column.text_of(row)
        role = "selection_text" if chosen else "muted" if text == EMPTY else "text"
        side = _RIGHT if column.kind == "number" else _LEFT
        if column.wraps:
            paint_lines(painter, inner, text, role, strong=column.strong)
        else:
            paint_words(painter, inner, text, role, side, strong=column.strong)


def paint_lines(painter: QPainter, inner: QRect, text: str, role: str, *, strong: bool = False) -> None:
    """Draw words on as many lines as the cell is high enough for; what is left out ends in an ellipsis."""
    letters = theme.font(strong=strong)
    painter.setFont(letters)
    painter.setPen(colour(role))
    height = painter.fontMetrics().lineSpacing()
    lines = wrapped(text, inner.width(), max(inner.height() // height, 1), letters)
    top = inner.top() + max((inner.height() - len(lines) * height) // 2, 0)
    align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    for number, line in enumerate(lines):
        painter.drawText(QRect(inner.left(), top + number * height, inner.width(), height), align, line)


def paint_words(
    painter: QPainter,
    inner: QRect,
    text: str,
    role: str = "text",
    side: Qt.AlignmentFlag = _LEFT,
    *,
    strong: bool = False,
) -> None:
    """Draw one line of words, elided where it does not fit."""
    painter.setFont(theme.font(strong=strong))
    painter.setPen(colour(role))
    line, width, height = _fitted(text, inner.width(), strong, px(100))
    left = inner.left() if side == _LEFT else inner.left() + inner.width() - width
    painter.drawStaticText(QPointF(left, inner.top() + (inner.height() - height + 1) // 2), line)


@lru_cache(maxsize=4096)
def _fitted(text: str, room: int, strong: bool, _scale: int) -> tuple[QStaticText, float, int]:
    """One line that has room at this text scale, ready to be drawn, with its width and height. To find the letters
    takes longer than to draw them, and the same cells are drawn again and again.
    """
    letters = theme.font(strong=strong)
    line = QStaticText(" ".join(text.splitlines()).replace("\t", " "))
    line.setTextFormat(Qt.TextFormat.PlainText)
    line.prepare(font=letters)
    size = line.size()
    if size.width() > room:
        line.setText(QFontMetrics(letters).elidedText(line.text(), Qt.TextElideMode.ElideRight, room))
        line.prepare(font=letters)
        size = line.size()
    return line, size.width(), ceil(size.height())


def _paint_mark(painter: QPainter, inner: QRect, column: Column, row: Any, chosen: bool) -> None:
    code = column.value_of(row) or ""
    side = px(SYMBOL)
    top = inner.top() + (inner.height() - side) // 2
    has_symbol = bool(code) and not (column.kind == "trend" and code == "unknown")
    if has_symbol:
        left = inner.left() if column.word else inner.center().x() - side // 2
        symbol = QRect(left, top, side, side)
        (paint_status if column.kind == "status" else paint_trend)(painter, symbol, code)
    if column.word:
        place = inner.adjusted(side + px(6) if has_symbol else 0, 0, 0, 0)
        role = "selection_text" if chosen else "text" if has_symbol else "muted"
        paint_words(painter, place, column.text_of(row), role)

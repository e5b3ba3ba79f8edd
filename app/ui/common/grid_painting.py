"""How the cells and headings of a grid are drawn."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.ui.common import theme
from app.ui.common.sdg_tile import paint_tile
from app.ui.common.theme import colour, px
from app.ui.common.wrapping import wrapped

type_of_index = QModelIndex | QPersistentModelIndex
_CELL = int(Qt.ItemDataRole.UserRole)
_EDGE = 8
_TILE = 20
HEADING_LINES = 8
"""A heading is as high as it needs; this many lines hold any that says what it is of in a narrow column."""
TINT = 0.24
"""How much of a cell's own colour shines through the ground: words are still read on it."""


def _letters(*, strong: bool = False) -> QFont:
    return theme.font("small", strong=strong)


def lines_needed(text: str, width: int, most: int) -> int:
    """How many lines a cell's text takes in a column of ``width`` pixels."""
    return max(len(wrapped(text, width - px(2 * (_EDGE + 3)), most, _letters())), 1)


def heading_height(text: str, width: int, *, tile: bool) -> int:
    """How high a row must be for its heading, beside its tile, in pixels."""
    taken = px(2 * _EDGE) + (px(_TILE + _EDGE) if tile else 0)
    lines = len(wrapped(text, width - taken, HEADING_LINES, _letters()))
    return max(lines, 1) * QFontMetrics(_letters()).lineSpacing() + px(12)


def tall_enough(lines: int) -> int:
    """The height of a row with so many lines, in pixels."""
    return lines * QFontMetrics(_letters()).lineSpacing() + px(12 if lines == 1 else 18)


def _draw(painter: QPainter, box: QRect, said: list[str], letters: QFont, *, middle: bool = False) -> None:
    metrics = QFontMetrics(letters)
    painter.setFont(letters)
    top = box.top() + (max((box.height() - len(said) * metrics.lineSpacing()) // 2, 0) if middle else 0)
    for at, line in enumerate(said):
        painter.drawText(QPointF(box.left(), top + at * metrics.lineSpacing() + metrics.ascent()), line)


class CellDelegate(QStyledItemDelegate):
    """Words on a quiet ground; where something is missing a broken frame and the word for it."""

    def __init__(self, lines: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines = lines

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: type_of_index) -> None:
        cell = index.data(_CELL)
        where: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(where).adjusted(px(3), px(3), -px(3), -px(3))
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        focused = chosen and bool(state & QStyle.StateFlag.State_Active)
        painter.setBrush(self._ground(cell.tint, missing=cell.missing))
        painter.setPen(Qt.PenStyle.NoPen)
        if cell.missing:
            painter.setPen(QPen(colour("warning_text"), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(box, px(5), px(5))
        if chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("focus" if focused else "control"), 2))
            painter.drawRoundedRect(box, px(5), px(5))
        painter.setPen(colour("warning_text" if cell.missing else "text"))
        inner = where.adjusted(px(_EDGE + 3), px(9), -px(_EDGE + 3), -px(9))
        letters = _letters(strong=bool(cell.tint))
        said = wrapped(cell.text, inner.width(), self._lines, letters)
        middle = cell.missing or bool(cell.tint)
        room = QRect(inner.left(), where.top(), inner.width(), where.height()) if middle else inner
        _draw(painter, room, said, letters, middle=middle)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: type_of_index) -> QSize:
        """The grid gives every row its height."""
        return QSize(px(80), px(36))

    @staticmethod
    def _ground(tint: str, *, missing: bool) -> QColor:
        if missing:
            return colour("warning_ground")
        if not tint:
            return colour("sunken")
        under, over = colour("surface"), QColor(tint)
        parts = ((under.red(), over.red()), (under.green(), over.green()), (under.blue(), over.blue()))
        return QColor(*(round(below * (1 - TINT) + above * TINT) for below, above in parts))


class GridHeader(QHeaderView):
    """Headings that wrap: above the columns at the foot of their height, beside the rows in the middle of theirs."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget, most_lines: int = HEADING_LINES) -> None:
        super().__init__(orientation, parent)
        self._most_lines = most_lines
        self.setHighlightSections(False)
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def fit(self) -> None:
        """Be as high as the longest heading of a column asks for."""
        model = self.model()
        texts = [str(model.headerData(at, self.orientation()) or "") for at in range(self.count())]
        needed = [
            len(wrapped(text, self.sectionSize(at) - px(2 * _EDGE), self._most_lines, _letters(strong=True)))
            for at, text in enumerate(texts)
        ]
        metrics = QFontMetrics(_letters(strong=True))
        self.setFixedHeight(max([*needed, 1]) * metrics.lineSpacing() + px(14))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        heading = self.model().headerData(logicalIndex, self.orientation(), _CELL)
        if heading is None:
            return
        painter.save()
        painter.fillRect(rect, colour("surface"))
        across = self.orientation() == Qt.Orientation.Horizontal
        inner = rect.adjusted(px(_EDGE), px(5), -px(_EDGE), -px(5))
        if heading.tile is not None:
            side = min(px(_TILE), inner.height())
            tile = QRect(inner.left(), inner.center().y() - side // 2, side, side)
            paint_tile(painter, tile, *heading.tile)
            inner.setLeft(inner.left() + px(_TILE + _EDGE))
        painter.setPen(colour("warning_text" if heading.missing else "text"))
        letters = _letters(strong=across or heading.missing)
        fits = max(inner.height() // QFontMetrics(letters).lineSpacing(), 1)
        said = wrapped(heading.text, inner.width(), self._most_lines if across else fits, letters)
        _draw(painter, inner, said, letters, middle=not across)
        painter.restore()

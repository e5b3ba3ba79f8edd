"""How the entry grid is drawn: what one writes in is white, what one compares with pale, what is wrong stands out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPolygon
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionViewItem, QWidget

from app.text import translate
from app.ui.common import icons, theme
from app.ui.common.cells import paint_words
from app.ui.common.sheet_writing import SheetDelegate
from app.ui.common.theme import colour, px
from app.ui.common.wrapping import wrapped
from app.ui.indicators import entry_words
from app.ui.indicators.entry_model import HEADING, LOOK, Look

if TYPE_CHECKING:
    from app.ui.indicators.entry_model import EntryColumn

type_of_index = QModelIndex | QPersistentModelIndex
EDGE = 8
COLUMN_WIDTH = 96
TITLE_LINES = 2
_RIGHT = Qt.AlignmentFlag.AlignRight


class EntryDelegate(SheetDelegate):
    """Draws cells. What is wrong bears a cross, what looks like a slip a triangle, what is preliminary the word."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: type_of_index) -> None:
        look: Look = index.data(LOOK)
        box: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(box, colour(_ground(look, chosen=chosen)))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, colour("line"))
        if not look.compared:
            painter.fillRect(box.right(), box.top(), 1, box.height(), colour("line"))
        if look.awaited and not chosen:
            # A value is usually here: the cell looks like a field that waits for it.
            painter.setPen(QPen(colour("control"), 1, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(box.adjusted(px(4), px(5), -px(5), -px(6)), px(4), px(4))
        inner = box.adjusted(px(EDGE), 0, -px(EDGE), -1)
        ink = _ink(look, chosen=chosen)
        symbol = "circle-x" if look.trouble else "triangle-alert" if look.unlikely else ""
        if symbol:
            side = px(14)
            mark = icons.pixmap(symbol, "status_not_met" if look.trouble else "warning_text", 14)
            painter.drawPixmap(inner.left() - px(2), inner.center().y() - side // 2, mark)
            inner.setLeft(inner.left() + side)
        if look.preliminary:
            painter.setFont(theme.font("small"))
            painter.setPen(colour("selection_text" if chosen else "muted"))
            said = translate("Entry", "prel.")
            painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, said)
            inner.setLeft(inner.left() + painter.fontMetrics().horizontalAdvance(said) + px(4))
        if look.commented:
            _paint_corner(painter, box)
        paint_words(painter, inner, look.text, ink, _RIGHT)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("focus"), px(2)))
            painter.drawRect(box.adjusted(1, 1, -2, -2))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: type_of_index) -> QSize:
        """The headers decide."""
        return QSize(px(COLUMN_WIDTH), px(36))


def _ground(look: Look, *, chosen: bool) -> str:
    if chosen:
        return "selection"
    if look.trouble:
        return "status_not_met_ground"
    if look.unlikely:
        return "warning_ground"
    return "window" if look.compared else "surface" if look.used else "sunken"


def _ink(look: Look, *, chosen: bool) -> str:
    if chosen:
        return "selection_text"
    if look.trouble:
        return "status_not_met"
    if look.unlikely:
        return "warning_text"
    return "muted" if look.compared else "text"


def _paint_corner(painter: QPainter, box: QRect) -> None:
    """A comment is a small corner, as in a spreadsheet."""
    side = px(8)
    right, top = box.right(), box.top()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("focus"))
    painter.drawPolygon(QPolygon([QPoint(right - side, top), QPoint(right, top), QPoint(right, top + side)]))


class ColumnsHeader(QHeaderView):
    """The part of the year over the year; for women and men also that."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(px(COLUMN_WIDTH))
        self.setDefaultSectionSize(px(COLUMN_WIDTH))

    def fit(self) -> None:
        """Be wide enough for the headings and high enough for two lines."""
        metrics = QFontMetrics(theme.font(strong=True))
        self.setFixedHeight(2 * metrics.lineSpacing() + px(12))
        for at in range(self.count()):
            lines = entry_words.heading(self.model().headerData(at, self.orientation(), HEADING))
            needed = max(metrics.horizontalAdvance(line) for line in lines) + px(2 * EDGE + 2)
            self.resizeSection(at, max(px(COLUMN_WIDTH), needed))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        at: EntryColumn | None = self.model().headerData(logicalIndex, self.orientation(), HEADING)
        if at is None:
            return
        painter.save()
        painter.fillRect(rect, colour("window" if at.compared else "surface"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colour("control"))
        inner = rect.adjusted(px(EDGE), px(5), -px(EDGE), -px(5))
        half = inner.height() // 2
        first, second = entry_words.heading(at)
        upper = QRect(inner.left(), inner.top(), inner.width(), half)
        paint_words(painter, upper, first, "muted" if at.compared else "text", _RIGHT, strong=True)
        paint_words(painter, upper.translated(0, half), second, "muted", _RIGHT)
        painter.restore()


class RowsHeader(QHeaderView):
    """The indicators: title, and under it what the value is in. Stays in sight however far one goes to the right."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(px(28))
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def fit(self, width: int) -> None:
        """Take this width; rows are as high as their titles ask for."""
        self.setFixedWidth(width)
        title, small = QFontMetrics(theme.font()), QFontMetrics(theme.font("small"))
        room = width - px(2 * EDGE + 4)
        for at in range(self.count()):
            text = str(self.model().headerData(at, self.orientation()) or "")
            lines = 1 if title.horizontalAdvance(text) <= room else TITLE_LINES
            self.resizeSection(at, lines * title.lineSpacing() + small.lineSpacing() + px(10))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        row = self.model().headerData(logicalIndex, self.orientation(), HEADING)
        if row is None:
            return
        painter.save()
        painter.fillRect(rect, colour("surface"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colour("line"))
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), colour("control"))
        inner = rect.adjusted(px(EDGE + 2), px(5), -px(EDGE), -px(5))
        letters = theme.font()
        height = QFontMetrics(letters).lineSpacing()
        top = inner.top()
        for line in wrapped(row.title, inner.width(), TITLE_LINES, letters):
            paint_words(painter, QRect(inner.left(), top, inner.width(), height), line)
            top += height
        letters = theme.font("small")
        metrics = QFontMetrics(letters)
        painter.setFont(letters)
        painter.setPen(colour("muted"))
        said = metrics.elidedText(entry_words.about(row), Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner.left(), top + metrics.ascent(), said)
        painter.restore()

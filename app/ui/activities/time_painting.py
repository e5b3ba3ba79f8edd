"""How the time line is drawn: years and months over it, bars in it, and the line of today through it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.text import translate
from app.ui.activities.time_lines import Line, Span
from app.ui.common import icons, theme
from app.ui.common.activity_marks import ICONS, days
from app.ui.common.cells import PADDING, paint_words
from app.ui.common.marks import SYMBOL
from app.ui.common.theme import colour, px

if TYPE_CHECKING:
    from app.services.activities import ActivityRow

LINE = int(Qt.ItemDataRole.UserRole)
ROW_HEIGHT = 30
NAME, TIME = 0, 1
_BAR = 14
_ROLES = {
    "late": "status_not_met",
    "not_begun": "control",
    "ongoing": "chart_second",
    "done": "status_met",
    "dropped": "control",
}
"""The colour of a bar; the icon before the title and the tip say the same in form and words."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def _x(box: QRect | QRectF, place: float) -> float:
    return box.left() + place * box.width()


class TimeHeader(QHeaderView):
    """What the columns are: the title, and the years with their months or quarters."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.span: Span | None = None
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def sizeHint(self) -> QSize:
        """Two lines: years, and months or quarters."""
        return QSize(px(200), 2 * QFontMetrics(theme.font("small")).lineSpacing() + px(14))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.save()
        painter.fillRect(rect, colour("surface"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colour("line"))
        if logicalIndex == NAME:
            text = str(self.model().headerData(NAME, Qt.Orientation.Horizontal))
            painter.setFont(theme.font("small", strong=True))
            painter.setPen(colour("muted"))
            painter.drawText(rect.adjusted(px(PADDING), 0, 0, -px(6)), _LEFT, text)
        elif self.span is not None:
            painter.setClipRect(rect)
            self._paint_years(painter, rect, self.span)
        painter.restore()

    def _paint_years(self, painter: QPainter, rect: QRect, span: Span) -> None:
        high = QFontMetrics(theme.font("small")).lineSpacing()
        minor = [place for place, _, year in span.ticks() if not year]
        room = rect.width() * (minor[1] - minor[0]) if len(minor) > 1 else 0
        for place, text, year in span.ticks():
            left = _x(rect, place)
            letters = theme.font("small", strong=year)
            if not year and QFontMetrics(letters).horizontalAdvance(text) + px(8) > room:
                continue
            painter.setFont(letters)
            painter.setPen(colour("text" if year else "muted"))
            top = rect.top() + px(4) + (0 if year else high + px(2))
            painter.drawText(QPointF(left + px(5), top + QFontMetrics(letters).ascent()), text)
            painter.fillRect(QRectF(left, top, 1, rect.bottom() - top), colour("line"))
        today = span.place(span.today)
        if 0 <= today <= 1:
            self._paint_today(painter, rect, _x(rect, today), high)

    def _paint_today(self, painter: QPainter, rect: QRect, x: float, high: int) -> None:
        """A small flag with the words among the years, on the side where it has room."""
        letters = theme.font("small", strong=True)
        text = translate("Activities", "I dag")
        width = QFontMetrics(letters).horizontalAdvance(text) + px(10)
        left = x if x + width <= rect.right() else x - width
        flag = QRectF(left, rect.top() + px(3), width, high + px(2))
        painter.fillRect(flag, colour("accent"))
        painter.fillRect(QRectF(x, flag.top(), px(2), rect.bottom() - flag.top()), colour("accent"))
        painter.setFont(letters)
        painter.setPen(colour("accent_text"))
        painter.drawText(flag, Qt.AlignmentFlag.AlignCenter, text)


class TimeDelegate(QStyledItemDelegate):
    """A title with the mark of its state, and its bar."""

    span: Span | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(px(100), px(ROW_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line, box = index.data(LINE), option.rect
        if not isinstance(line, Line):
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(box, colour("selection"))
        elif line.row is None:
            painter.fillRect(box, colour("sunken"))
        if index.column() == NAME:
            _paint_name(painter, box, line, chosen)
            if chosen:
                painter.fillRect(box.left(), box.top(), px(3), box.height(), colour("accent"))
        elif self.span is not None:
            painter.setClipRect(box)
            _paint_time(painter, box, line, self.span)
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, colour("line"))
        painter.restore()


def _paint_name(painter: QPainter, box: QRect, line: Line, chosen: bool) -> None:
    inner = box.adjusted(px(PADDING), 0, -px(8), -1)
    row, side = line.row, px(SYMBOL)
    icon, role = (line.icon, "muted") if row is None else ICONS[row.shown_state]
    if row is not None:
        inner.setLeft(inner.left() + px(12))
    drawn = icons.pixmap(icon, "selection_text" if chosen else role, SYMBOL)
    painter.drawPixmap(inner.left(), inner.center().y() - side // 2, drawn)
    inner.setLeft(inner.left() + side + px(8))
    text = line.text if row is not None else f"{line.text}  {line.count}"
    paint_words(painter, inner, text, "selection_text" if chosen else "text", strong=row is None)


def _paint_time(painter: QPainter, box: QRect, line: Line, span: Span) -> None:
    for place, _, year in span.ticks():
        if year:
            painter.fillRect(QRectF(_x(box, place), box.top(), 1, box.height()), colour("line"))
    if line.row is not None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_activity(painter, QRectF(box), line.row, span)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    today = span.place(span.today)
    if 0 <= today <= 1:
        painter.fillRect(QRectF(_x(box, today), box.top(), px(2), box.height()), colour("accent"))


def _paint_activity(painter: QPainter, box: QRectF, row: ActivityRow, span: Span) -> None:
    """A bar between its days; a point where only the last is known; an open end where only the first is."""
    ink = colour(_ROLES[row.shown_state])
    top = box.center().y() - px(_BAR) / 2
    told = ""
    if row.first_day is None and row.last_day is None:
        told = translate("Activities", "Utan datum")
    elif row.last_day is not None and span.end(row.last_day) <= 0:
        told = f"◂ {days(row)}"
    if told:
        paint_words(painter, box.toRect().adjusted(px(8), 0, 0, 0), told, "muted")
        return
    if row.first_day is None:
        assert row.last_day is not None
        _paint_point(painter, QPointF(_x(box, span.end(row.last_day)), box.center().y()), row)
        return
    left = _x(box, span.place(row.first_day))
    right = _x(box, span.end(row.last_day)) if row.last_day is not None else box.right() + px(8)
    bar = QRectF(left, top, max(right - left, px(4)), px(_BAR))
    filled = 100 if row.state == "done" else row.progress or 0
    painter.setBrush(colour("surface"))
    style = Qt.PenStyle.DashLine if row.state == "dropped" or row.last_day is None else Qt.PenStyle.SolidLine
    painter.setPen(QPen(ink, 1.5, style))
    painter.drawRoundedRect(bar, px(4), px(4))
    if filled and row.last_day is not None:
        done = QRectF(bar)
        done.setWidth(bar.width() * filled / 100)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawRoundedRect(done, px(4), px(4))


def _paint_point(painter: QPainter, at: QPointF, row: ActivityRow) -> None:
    """The day by which it is to be done."""
    half = px(_BAR) / 2
    painter.setPen(QPen(colour(_ROLES[row.shown_state]), 1.5))
    painter.setBrush(colour(_ROLES[row.shown_state]) if row.state == "done" else colour("surface"))
    painter.drawPolygon(
        QPolygonF(
            [at + QPointF(0, -half), at + QPointF(half, 0), at + QPointF(0, half), at + QPointF(-half, 0)]
        )
    )


def heard(line: Line) -> str:
    """When an activity is done, in words."""
    row = line.row
    if row is None:
        return translate("Activities", "antal: {count}").format(count=line.count)
    return days(row) or translate("Activities", "Utan datum")

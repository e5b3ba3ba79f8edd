"""How a card of the board is painted: title, who, until when, and how much is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.domain import formats
from app.text import translate
from app.ui.common import icons, theme
from app.ui.common.activity_marks import ICONS, paint_bar, progress_words
from app.ui.common.theme import colour, px
from app.ui.common.wrapping import wrapped

if TYPE_CHECKING:
    from app.services.activities import ActivityRow

CARD = int(Qt.ItemDataRole.UserRole)
_LINES = 2
_EDGE = 10
_MARK = 14
_WITH_BAR = 210
"""So wide a card must be inside (at 100 % text) for the bar to stand beside the day."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CardDelegate(QStyledItemDelegate):
    """Every card is as high as the next, so that thousands scroll as well as ten."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Two lines of title, a line for who, a line for when."""
        strong = QFontMetrics(theme.font(strong=True)).lineSpacing()
        small = QFontMetrics(theme.font("small")).lineSpacing()
        return QSize(px(120), _LINES * strong + 2 * small + px(2 * _EDGE + 16))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(CARD)
        if row is None:
            return
        where: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = chosen and bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(where).adjusted(1, 1, -px(5), -px(7))
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.setBrush(colour("selection" if focused else "hover" if over else "surface"))
        painter.setPen(QPen(colour("focus" if focused else "line"), 2 if focused else 1))
        painter.drawRoundedRect(box, px(6), px(6))
        inner = box.toRect().adjusted(px(_EDGE), px(_EDGE), -px(_EDGE), -px(_EDGE))
        _paint_card(painter, inner, row, focused)
        painter.restore()


def _paint_card(painter: QPainter, inner: QRect, row: ActivityRow, chosen: bool) -> None:
    letters = theme.font(strong=True)
    metrics = QFontMetrics(letters)
    painter.setFont(letters)
    painter.setPen(colour("selection_text" if chosen else "muted" if row.archived else "text"))
    top = inner.top()
    for line in wrapped(row.title, inner.width(), _LINES, letters):
        painter.drawText(inner.left(), top + metrics.ascent(), line)
        top += metrics.lineSpacing()
    small = QFontMetrics(theme.font("small"))
    quiet = "selection_text" if chosen else "muted"
    painter.setFont(theme.font("small"))
    painter.setPen(colour(quiet))
    foot = inner.bottom() - small.lineSpacing()
    who = small.elidedText(row.unit, Qt.TextElideMode.ElideRight, inner.width())
    painter.drawText(inner.left(), foot - small.lineSpacing() - px(4) + small.ascent(), who)
    _paint_foot(painter, QRect(inner.left(), foot, inner.width(), small.lineSpacing()), row, chosen)


def _paint_foot(painter: QPainter, foot: QRect, row: ActivityRow, chosen: bool) -> None:
    """When it is to be done, late or not, and how much of it is; in a narrow card without the bar."""
    room = QRect(foot)
    quiet = colour("selection_text" if chosen else "muted")
    if row.progress is not None:
        painter.setFont(theme.font("small"))
        painter.setPen(quiet)
        painter.drawText(foot, _RIGHT, progress_words(row))
        room.setRight(foot.right() - px(44))
        if foot.width() >= px(_WITH_BAR):
            bar = QRectF(foot.right() - px(92), foot.center().y() - px(2), px(48), px(5))
            paint_bar(painter, bar, row.progress, chosen=chosen)
            room.setRight(foot.right() - px(100))
    said = formats.day(row.last_day)
    if row.late:
        icon, role = ICONS["late"]
        side = px(_MARK)
        drawn = icons.pixmap(icon, "selection_text" if chosen else role, _MARK)
        painter.drawPixmap(room.left(), room.center().y() - side // 2, drawn)
        room.setLeft(room.left() + side + px(4))
        painter.setPen(colour("selection_text" if chosen else role))
    else:
        painter.setPen(quiet)
    letters = theme.font("small", strong=row.late)
    painter.setFont(letters)
    late = translate("Activities", "Sen: {day}").format(day=said)
    if row.late and QFontMetrics(letters).horizontalAdvance(late) <= room.width():
        said = late
    painter.drawText(room, _LEFT, said)

"""A risk's value as a mark: on the ground of its zone, with the zone's letter or word."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app import wording
from app.ui.common import theme
from app.ui.common.theme import colour, px
from app.ui.common.zones import letter, paint_ground


def paint_mark(painter: QPainter, box: QRect, zone: str, value: int | None) -> None:
    """Draw a risk's value on the ground of its zone, with the zone's letter beside; nothing where it has none."""
    if value is None or not zone:
        return
    height = px(22)
    mark = QRect(box.left(), box.top() + (box.height() - height) // 2, px(48), height)
    paint_ground(painter, QRectF(mark), zone, px(5))
    painter.setPen(colour(f"zone_{zone}_text"))
    painter.setFont(theme.font(strong=True))
    painter.drawText(
        mark.adjusted(0, 0, -px(22), 0),
        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
        str(value),
    )
    painter.setFont(theme.font("small"))
    painter.drawText(
        mark.adjusted(px(30), 0, 0, 0),
        Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
        letter(zone),
    )


class ZoneMark(QWidget):
    """A risk's value with the word of its zone, as a mark of its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = ""
        self.words = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_value(self, value: int | None, zone: str) -> None:
        """Show another value; None is not weighed yet."""
        self._zone = zone
        word = wording.word("zone", zone)
        self.words = word if value is None else f"{value}  {word}"
        self.setAccessibleName(self.words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the words and air around them."""
        width = QFontMetrics(theme.font(strong=True)).horizontalAdvance(self.words)
        return QSize(width + px(24), px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words on the ground of the zone."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self._zone:
            paint_ground(painter, box, self._zone, px(6))
            painter.setPen(colour(f"zone_{self._zone}_text"))
        else:
            painter.setPen(QPen(colour("control"), 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), px(6), px(6))
            painter.setPen(colour("muted"))
        painter.setFont(theme.font(strong=True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.words)

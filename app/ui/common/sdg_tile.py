"""The coloured, numbered tile of a goal or target of Agenda 2030."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.common import theme
from app.ui.common.theme import px

SIDE = 40


def paint_tile(painter: QPainter, box: QRect | QRectF, code: str, ground: str) -> None:
    """Draw the tile: the goal's own colour, and the number in what can be read upon it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    colour = QColor(ground)
    painter.setBrush(colour)
    painter.drawRoundedRect(box, px(4), px(4))
    painter.setPen(readable_on(colour))
    letters = theme.font(strong=True)
    letters.setPixelSize(max(int(box.height() * (0.46 if len(code) < 3 else 0.36)), 8))
    painter.setFont(letters)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, code)
    painter.restore()


def readable_on(ground: QColor) -> QColor:
    """Black or white: whichever stands out more on the colour."""
    light = _luminance(ground)
    return QColor("#ffffff") if 1.05 / (light + 0.05) >= (light + 0.05) / 0.05 else QColor("#000000")


def _luminance(colour: QColor) -> float:
    parts = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


class SdgTile(QWidget):
    """A tile beside words that say the same: nothing for a screen reader to read."""

    def __init__(self, code: str, ground: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code, self._ground = code, ground
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(px(SIDE), px(SIDE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Colour and number."""
        paint_tile(QPainter(self), self.rect(), self._code, self._ground)

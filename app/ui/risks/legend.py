"""What the letters, the hatching and the heavy line of the matrix mean."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app import wording
from app.domain.codes import ZONES
from app.ui.common import theme, zones
from app.ui.common.theme import colour, px


class Legend(QWidget):
    """One line: a sample of each zone with its word, and the threshold."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._threshold = self.tr("Tröskel")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_threshold(self, value: int, rule: str) -> None:
        """Say from which value a risk is proposed for the control plan."""
        limit = wording.threshold(value, rule)
        self._threshold = self.tr("Tröskel: {limit}").format(limit=limit)
        self.setToolTip(
            self.tr("Risker med värdet {limit} föreslås till internkontrollplanen.").format(limit=limit)
        )
        self.setAccessibleName(self._threshold)
        self.update()

    def sizeHint(self) -> QSize:
        """One line; two where the words do not fit."""
        return QSize(px(240), px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Samples and words after one another."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("small"))
        metrics = QFontMetrics(theme.font("small"))
        side, middle, left = px(16), self.height() / 2, 0.0
        for zone in ZONES:
            zones.paint_ground(painter, QRectF(left, middle - side / 2, side, side), zone, px(3))
            painter.setPen(colour(f"zone_{zone}_text"))
            painter.drawText(
                QRectF(left, middle - side / 2, side, side), Qt.AlignmentFlag.AlignCenter, zones.letter(zone)
            )
            left = self._word(painter, metrics, wording.word("zone", zone), left + side + px(6)) + px(14)
        painter.setPen(QPen(colour("text"), px(3)))
        painter.drawLine(round(left), round(middle), round(left + px(18)), round(middle))
        self._word(painter, metrics, self._threshold, left + px(24))

    def _word(self, painter: QPainter, metrics: QFontMetrics, word: str, left: float) -> float:
        painter.setPen(colour("muted"))
        painter.drawText(
            QRectF(left, 0, self.width() - left, self.height()), Qt.AlignmentFlag.AlignVCenter, word
        )
        return left + metrics.horizontalAdvance(word)

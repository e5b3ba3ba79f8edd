"""How the zones and the threshold fall in the matrix, as they are being set."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app import wording
from app.domain import risk_zones
from app.domain.risk_zones import Zones
from app.ui.common import theme, zones
from app.ui.common.theme import colour, px

SIDE = 4
CELL, LEAST = 48, 28
"""How large a cell is, and how small it may become where there is little room."""
MARGIN = 20
"""Room for the names of the axes."""


class ZonesPreview(QWidget):
    """A small matrix with every cell's value, its zone, and the threshold as a line. Consequence goes upwards."""

    def __init__(self) -> None:
        super().__init__()
        self.zones = Zones()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)
        self._describe()

    def show_zones(self, shown: Zones) -> None:
        """Show other limits."""
        if shown != self.zones:
            self.zones = shown
            self._describe()
            self.update()

    def count(self, zone: str) -> int:
        """How many of the cells lie in a zone."""
        return sum(
            risk_zones.zone(s * k, self.zones) == zone for s in range(1, SIDE + 1) for k in range(1, SIDE + 1)
        )

    def sizeHint(self) -> QSize:
        """The cells with their axes."""
        return QSize(px(MARGIN + CELL * SIDE), px(MARGIN + CELL * SIDE))

    def minimumSizeHint(self) -> QSize:
        """Room for the numbers."""
        return QSize(px(MARGIN + CELL * SIDE), px(MARGIN + LEAST * SIDE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Cells, threshold, axes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for likelihood in range(1, SIDE + 1):
            for consequence in range(1, SIDE + 1):
                self._paint_cell(painter, likelihood, consequence)
        painter.setPen(QPen(colour("text"), px(3), Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap))
        painter.drawLines(self._threshold())
        painter.setPen(colour("muted"))
        painter.setFont(theme.font("small"))
        width, height = self._cell()
        below = QRect(px(MARGIN), round(height * SIDE), round(width * SIDE), px(MARGIN))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, wording.word("scale", "likelihood") + " \u2192")
        painter.rotate(-90)
        beside = QRect(-round(height * SIDE), 0, round(height * SIDE), px(MARGIN))
        painter.drawText(
            beside, Qt.AlignmentFlag.AlignCenter, wording.word("scale", "consequence") + " \u2192"
        )

    def _paint_cell(self, painter: QPainter, likelihood: int, consequence: int) -> None:
        value = likelihood * consequence
        zone = risk_zones.zone(value, self.zones)
        box = self._box(likelihood, consequence).adjusted(1, 1, -1, -1)
        zones.paint_ground(painter, box, zone, px(5))
        painter.setPen(colour(f"zone_{zone}_text"))
        painter.setFont(theme.font("small"))
        painter.drawText(box.adjusted(px(5), px(2), 0, 0), Qt.AlignmentFlag.AlignLeft, zones.letter(zone))
        painter.setFont(theme.font(strong=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(value))

    def _box(self, likelihood: int, consequence: int) -> QRectF:
        width, height = self._cell()
        return QRectF(px(MARGIN) + width * (likelihood - 1), height * (SIDE - consequence), width, height)

    def _cell(self) -> tuple[float, float]:
        return (self.width() - px(MARGIN)) / SIDE, (self.height() - px(MARGIN)) / SIDE

    def _threshold(self) -> list[QLineF]:
        """Between every cell under the threshold and its neighbour that reaches it."""
        lines = []
        for likelihood in range(1, SIDE + 1):
            for consequence in range(1, SIDE + 1):
                if self._reaches(likelihood, consequence):
                    continue
                box = self._box(likelihood, consequence)
                if likelihood < SIDE and self._reaches(likelihood + 1, consequence):
                    lines.append(QLineF(box.topRight(), box.bottomRight()))
                if consequence < SIDE and self._reaches(likelihood, consequence + 1):
                    lines.append(QLineF(box.topLeft(), box.topRight()))
        return lines

    def _reaches(self, likelihood: int, consequence: int) -> bool:
        return risk_zones.over_threshold(likelihood * consequence, self.zones)

    def _describe(self) -> None:
        self.setAccessibleName(self.tr("Så faller zonerna i riskmatrisen"))
        self.setAccessibleDescription(
            self.tr("{low} rutor är låga, {medium} medel och {high} höga.").format(
                low=self.count("low"), medium=self.count("medium"), high=self.count("high")
            )
        )

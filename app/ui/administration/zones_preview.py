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

WHOLE, LEAST = 192, 28
"""How large the cells are together, and how small one may become where there is little room."""
MARGIN = 20
"""Room for the names of the axes."""


class ZonesPreview(QWidget):
    """A small matrix with every cell's value, its zone, and the threshold as a line. Consequence goes upwards."""

    def __init__(self) -> None:
        super().__init__()
        self.zones = Zones()
        self.side = 4
        """How many steps the scales have."""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)
        self._describe()

    def show_zones(self, shown: Zones, side: int = 4) -> None:
        """Show other limits, or another number of steps."""
        if (shown, side) != (self.zones, self.side):
            self.zones, self.side = shown, side
            self.updateGeometry()
            self._describe()
            self.update()

    def count(self, zone: str) -> int:
        """How many of the cells lie in a zone."""
        return sum(
            risk_zones.zone(s * k, self.zones) == zone
            for s in range(1, self.side + 1)
            for k in range(1, self.side + 1)
        )

    def sizeHint(self) -> QSize:
        """The cells with their axes."""
        return QSize(px(MARGIN + WHOLE), px(MARGIN + WHOLE))

    def minimumSizeHint(self) -> QSize:
        """Room for the numbers."""
        return QSize(px(MARGIN + WHOLE), px(MARGIN + LEAST * self.side))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Cells, threshold, axes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for likelihood in range(1, self.side + 1):
            for consequence in range(1, self.side + 1):
                self._paint_cell(painter, likelihood, consequence)
        painter.setPen(QPen(colour("text"), px(3), Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap))
        painter.drawLines(self._threshold())
        painter.setPen(colour("muted"))
        painter.setFont(theme.font("small"))
        width, height = self._cell()
        below = QRect(px(MARGIN), round(height * self.side), round(width * self.side), px(MARGIN))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, wording.word("scale", "likelihood") + " \u2192")
        painter.rotate(-90)
        beside = QRect(-round(height * self.side), 0, round(height * self.side), px(MARGIN))
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
        return QRectF(
            px(MARGIN) + width * (likelihood - 1), height * (self.side - consequence), width, height
        )

    def _cell(self) -> tuple[float, float]:
        return (self.width() - px(MARGIN)) / self.side, (self.height() - px(MARGIN)) / self.side

    def _threshold(self) -> list[QLineF]:
        """Between every cell under the threshold and its neighbour that reaches it."""
        lines = []
        for likelihood in range(1, self.side + 1):
            for consequence in range(1, self.side + 1):
                if self._reaches(likelihood, consequence):
                    continue
                box = self._box(likelihood, consequence)
                if likelihood < self.side and self._reaches(likelihood + 1, consequence):
                    lines.append(QLineF(box.topRight(), box.bottomRight()))
                if consequence < self.side and self._reaches(likelihood, consequence + 1):
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

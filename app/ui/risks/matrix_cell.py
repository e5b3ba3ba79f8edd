"""One cell of the risk matrix: a button with a count, on the ground of its zone."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app import wording
from app.ui.common import theme, zones
from app.ui.common.theme import colour, px


@dataclass(frozen=True, slots=True)
class Cell:
    """A place in the matrix."""

    likelihood: int
    consequence: int


class CellButton(QAbstractButton):
    """Shows how many risks stand in a cell, and lets one choose it."""

    def __init__(self, cell: Cell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cell = cell
        self.count = 0
        self.zone = "low"
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_count(self, count: int, zone: str, tip: str) -> None:
        """Show how many risks stand here, and what the cell means."""
        self.count, self.zone = count, zone
        value = self.cell.likelihood * self.cell.consequence
        place = self.tr("Sannolikhet {s}, konsekvens {k}").format(
            s=self.cell.likelihood, k=self.cell.consequence
        )
        risks = self.tr("1 risk") if count == 1 else self.tr("{count} risker").format(count=count)
        zone_word = wording.word("zone", zone).lower()
        self.setAccessibleName(f"{place}: {risks}, {zone_word}")
        self.setAccessibleDescription(
            self.tr("Riskvärde {value}. {meaning}").format(value=value, meaning=tip)
        )
        self.setToolTip(f"{place}, {self.tr('riskvärde')} {value}\n{tip}")
        self.update()

    def sizeHint(self) -> QSize:
        """Wider than high, as the names under the columns are."""
        return QSize(px(76), px(64))

    def minimumSizeHint(self) -> QSize:
        """Room for the letter and a count of two digits."""
        return QSize(px(44), px(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and letter of the zone, the count, and a frame when chosen or in focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        radius = px(6)
        zones.paint_ground(painter, box, self.zone, radius)
        ink = colour(f"zone_{self.zone}_text")
        painter.setPen(ink)
        painter.setFont(theme.font("small", strong=True))
        painter.drawText(
            box.adjusted(px(7), px(4), 0, 0), Qt.AlignmentFlag.AlignLeft, zones.letter(self.zone)
        )
        if self.count:
            painter.setFont(theme.font("title", strong=True))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self.count))
        self._paint_frame(painter, box, radius)

    def _paint_frame(self, painter: QPainter, box: QRectF, radius: float) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.isChecked():
            painter.setPen(QPen(colour("text"), px(3)))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)
            self._paint_tick(painter, box)
        elif self.underMouse():
            painter.setPen(QPen(colour("control"), 1.5))
            painter.drawRoundedRect(box, radius, radius)
        if self.hasFocus():
            inset = px(5) if self.isChecked() else 1
            painter.setPen(QPen(colour("focus"), 2))
            painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius - 2, radius - 2)

    def _paint_tick(self, painter: QPainter, box: QRectF) -> None:
        """A tick in the corner says "chosen" without any colour."""
        metrics = QFontMetrics(theme.font("small", strong=True))
        painter.setFont(theme.font("small", strong=True))
        painter.setPen(colour(f"zone_{self.zone}_text"))
        corner = box.adjusted(0, px(4), -px(7), 0)
        corner.setHeight(metrics.height())
        painter.drawText(corner, Qt.AlignmentFlag.AlignRight, "✓")

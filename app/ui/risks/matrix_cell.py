"""One cell of the risk matrix: a button with a count, or a dot for each risk, on the ground of its zone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QToolTip, QWidget

from app import wording
from app.ui.common import theme, zones
from app.ui.common.theme import colour, px

DOT = 11
"""Across a dot (at 100 % text)."""
MOST_TOLD = 12
"""So many risks of a cell are told by name; the rest are counted."""
_BY_KEYS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.OtherFocusReason,
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A place in the matrix."""

    likelihood: int
    consequence: int


def plain_tip(text: str) -> str:
    """A tip that shows what people wrote as it stands, and never reads it as HTML."""
    return f"<qt>{escape(text).replace(chr(10), '<br>')}</qt>"


class CellButton(QAbstractButton):
    """Shows how many risks stand in a cell, and lets one choose it."""

    def __init__(self, cell: Cell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cell = cell
        self.titles: tuple[str, ...] = ()
        self.dotted = False
        self.zone = "low"
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def count(self) -> int:
        """How many risks stand here."""
        return len(self.titles)

    def show_risks(self, titles: Sequence[str], zone: str, meaning: str, *, dots: bool) -> None:
        """Show the risks that stand here, and what the cell means."""
        self.titles, self.zone, self.dotted = tuple(titles), zone, dots
        count = self.count
        value = self.cell.likelihood * self.cell.consequence
        place = self.tr("Sannolikhet {s}, konsekvens {k}").format(
            s=self.cell.likelihood, k=self.cell.consequence
        )
        risks = self.tr("1 risk") if count == 1 else self.tr("{count} risker").format(count=count)
        zone_word = wording.word("zone", zone).lower()
        self.setAccessibleName(f"{place}: {risks}, {zone_word}")
        said = self.tr("Riskvärde {value}. {meaning}").format(value=value, meaning=meaning)
        told = list(titles[:MOST_TOLD])
        if count > MOST_TOLD:
            told.append(self.tr("och {count} till").format(count=count - MOST_TOLD))
        self.setAccessibleDescription(". ".join([said, "; ".join(told)]) if told else said)
        head = f"{place}, {self.tr('riskvärde')} {value}\n{meaning}"
        self.setToolTip(plain_tip("\n".join([head, *(f"• {title}" for title in told)])))
        self.update()

    def dots(self) -> list[QPointF]:
        """Where the dot of each risk is, in rows around the middle."""
        per_row, side = min(self.count, 3), px(DOT + 6)
        rows = -(-self.count // 3)
        middle = QRectF(self.rect()).center()
        return [
            QPointF(
                middle.x() + (at % 3 - (per_row - 1) / 2) * side,
                middle.y() + (at // 3 - (rows - 1) / 2) * side,
            )
            for at in range(self.count)
        ]

    def event(self, event: QEvent) -> bool:
        """The pointer over a dot is told which risk it is; over the rest of the cell, all of them."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self.dotted:
            title = self._dot_at(event.pos())
            if title:
                QToolTip.showText(event.globalPos(), plain_tip(title), self)
                return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who walks by the keyboard is told the same as who points."""
        super().focusInEvent(event)
        if event.reason() in _BY_KEYS and self.titles:
            QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), self.toolTip(), self)

    def _dot_at(self, place: QPoint) -> str:
        for title, dot in zip(self.titles, self.dots(), strict=True):
            if (QPointF(place) - dot).manhattanLength() <= px(DOT):
                return title
        return ""

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
        if self.count and self.dotted:
            painter.setBrush(ink)
            painter.setPen(QPen(colour("surface"), 1))
            for dot in self.dots():
                painter.drawEllipse(dot, px(DOT) / 2, px(DOT) / 2)
        elif self.count:
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

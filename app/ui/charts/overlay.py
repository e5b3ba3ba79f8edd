"""What is written over a chart: names at the ends of the lines, the unit, and the exact values of one year."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.domain.axes import spread
from app.ui.charts.chart_reading import Line
from app.ui.common import theme
from app.ui.common.theme import colour, px


@dataclass(frozen=True, slots=True)
class Label:
    """Words beside the end of a line, at the height of its value."""

    height: float
    name: str
    value: str
    role: str
    strong: bool = False

    @property
    def font(self) -> QFont:
        """Own series are written strong."""
        return theme.font("small", strong=self.strong)

    def text(self, width: float) -> str:
        """The words in the room there is: a long name is cut, never the value."""
        metrics, space = QFontMetrics(self.font), " " if self.name and self.value else ""
        room = int(width) - metrics.horizontalAdvance(space + self.value)
        return metrics.elidedText(self.name, Qt.TextElideMode.ElideRight, room) + space + self.value


class Overlay(QWidget):
    """Paints over the plot and lets the mouse through. ``at(year, value)`` says where a value stands."""

    def __init__(
        self, at: Callable[[float, float], QPointF], field: Callable[[], QRectF], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._at, self._find_field = at, field
        self.field = QRectF()
        """The part of the widget inside the axes, as last painted."""
        self.unit = ""
        self.labels: Sequence[Label] = ()
        self.notes: Sequence[tuple[float, float, str]] = ()
        """(year, value, words): said above a value that stands by itself."""
        self.says = ""
        """Words in the middle of an empty chart."""
        self.year: int | None = None
        self.lines: Sequence[Line] = ()

    def width_of_labels(self) -> int:
        """How much room the words at the right need."""
        widths = [QFontMetrics(label.font).horizontalAdvance(label.text(10_000)) for label in self.labels]
        return max(widths, default=0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Unit, names, notes, and the year that is read."""
        self.field = self._find_field()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("small"))
        painter.setPen(colour("muted"))
        painter.drawText(
            QRect(px(2), 0, self.width(), px(20)),
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
            self.unit,
        )
        if self.says:
            self._say(painter)
        self._write_labels(painter)
        self._write_notes(painter)
        if self.year is not None and self.lines:
            self._read_year(painter)

    def _say(self, painter: QPainter) -> None:
        metrics = painter.fontMetrics()
        ground = QRectF(0, 0, metrics.horizontalAdvance(self.says) + px(24), metrics.height() + px(10))
        ground.moveCenter(self.field.center())
        painter.setBrush(colour("surface"))
        painter.drawRoundedRect(ground, ground.height() / 2, ground.height() / 2)
        painter.drawText(ground, Qt.AlignmentFlag.AlignCenter, self.says)

    def _write_labels(self, painter: QPainter) -> None:
        gap = float(QFontMetrics(theme.font("small")).height())
        most = max(1, int(self.field.height() / gap))
        chosen = sorted(self.labels, key=lambda label: not label.strong)[:most]
        wanted = [-self._at(0, label.height).y() for label in chosen]
        # Heights grow downwards on screen and upwards where they are spread.
        heights = spread(wanted, gap, -self.field.bottom() + gap / 2, -self.field.top() - gap / 2)
        left = self.field.right() + px(8)
        for label, height in zip(chosen, heights, strict=True):
            painter.setFont(label.font)
            painter.setPen(colour(label.role))
            box = QRectF(left, -height - gap / 2, self.width() - left, gap)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, label.text(box.width()))

    def _write_notes(self, painter: QPainter) -> None:
        painter.setFont(theme.font("small"))
        painter.setPen(colour("muted"))
        for year, value, text in self.notes:
            spot = self._at(year, value)
            width = painter.fontMetrics().horizontalAdvance(text)
            left = min(max(spot.x() - width / 2, self.field.left()), self.field.right() - width)
            painter.drawText(QPointF(left, spot.y() - px(9)), text)

    def _read_year(self, painter: QPainter) -> None:
        assert self.year is not None
        x = self._at(self.year, 0).x()
        painter.setPen(QPen(colour("muted"), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(x, self.field.top()), QPointF(x, self.field.bottom()))
        plain, strong = theme.font("small"), theme.font("small", strong=True)
        metrics = QFontMetrics(strong)
        height = float(metrics.height() + px(2))
        names = max(metrics.horizontalAdvance(line.name) for line in self.lines)
        values = max(metrics.horizontalAdvance(line.text) for line in self.lines)
        pad = px(10)
        size = (names + values + px(16) + 2 * pad, height * (len(self.lines) + 1) + 2 * px(6))
        left = x + px(10) if x + px(10) + size[0] <= self.width() else max(x - px(10) - size[0], 0)
        box = QRectF(left, self.field.top(), *size)
        painter.setPen(colour("line"))
        painter.setBrush(colour("raised"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), px(6), px(6))
        row = QRectF(box.left() + pad, box.top() + px(6), box.width() - 2 * pad, height)
        painter.setPen(colour("muted"))
        painter.setFont(strong)
        painter.drawText(row, Qt.AlignmentFlag.AlignVCenter, str(self.year))
        for line in self.lines:
            row.translate(0, height)
            painter.setFont(strong if line.strong else plain)
            painter.setPen(colour("text" if line.strong else "muted"))
            painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, line.name)
            painter.setPen(colour("text"))
            painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, line.text)

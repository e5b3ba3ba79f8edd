"""A line of values no bigger than a word: where it came from and where it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from app.ui.common.theme import colour, px


def paint_sparkline(
    painter: QPainter,
    box: QRect | QRectF,
    values: Sequence[float | None],
    target: float | None = None,
    ink: QColor | None = None,
) -> None:
    """Draw ``values`` from left to right in ``box``; None is a gap. A target is a quiet dashed line."""
    known = [value for value in values if value is not None]
    if not known:
        return
    area = QRectF(box).adjusted(3, 5, -5, -5)
    marks = [*known, target] if target is not None else known
    low, high = min(marks), max(marks)
    span = (high - low) or 1.0
    step = area.width() / max(len(values) - 1, 1)

    def at(index: int, value: float) -> QPointF:
        middle = 0.5 if high == low else (value - low) / span
        return QPointF(area.left() + index * step, area.bottom() - middle * area.height())

    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if target is not None:
        painter.setPen(QPen(colour("control"), 1, Qt.PenStyle.DashLine))
        level = at(0, target).y()
        painter.drawLine(QPointF(area.left(), level), QPointF(area.right(), level))
    ink = ink or colour("chart_second")
    painter.setPen(QPen(ink, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    run: list[QPointF] = []
    last: QPointF | None = None
    for index, value in enumerate([*values, None]):
        if value is not None:
            last = at(index, value)
            run.append(last)
        elif run:
            painter.drawPolyline(QPolygonF(run))
            if len(run) == 1:
                painter.drawEllipse(run[0], 1.0, 1.0)
            run = []
    if last is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(last, 2.6, 2.6)
    painter.restore()


class Sparkline(QWidget):
    """A sparkline as a widget. ``says`` is what it shows in words, for a screen reader."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: tuple[float | None, ...] = ()
        self._target: float | None = None

    def show_values(
        self, values: Sequence[float | None], target: float | None = None, says: str = ""
    ) -> None:
        """Draw other values."""
        self._values, self._target = tuple(values), target
        self.setAccessibleName(says)
        self.setToolTip(says)
        self.update()

    def sizeHint(self) -> QSize:
        """A word's worth."""
        return QSize(px(96), px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line."""
        paint_sparkline(QPainter(self), self.rect(), self._values, self._target)

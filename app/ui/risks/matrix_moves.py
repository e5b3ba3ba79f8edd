"""What lies over the cells of the risk matrix: the threshold, and arrows from where risks stood the year before."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from app.ui.common import theme
from app.ui.common.theme import colour, px

if TYPE_CHECKING:
    from app.services.risk_matrix import Move

type_of_arrow = tuple[QPointF, QPointF, int]
"""From, to, and how many risks."""


class Overlay(QWidget):
    """Draws over the cells; the pointer goes through it."""

    def __init__(
        self,
        matrix: QWidget,
        boundary: Callable[[], Sequence[QLineF]],
        arrows: Callable[[], Sequence[type_of_arrow]],
    ) -> None:
        super().__init__(matrix)
        self._boundary, self._arrows = boundary, arrows
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A heavy line, with a thin pale one around it so that it stands out from any ground; then the arrows."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for ink, width in (("surface", px(6)), ("text", px(3))):
            pen = QPen(colour(ink), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap)
            painter.setPen(pen)
            painter.drawLines(list(self._boundary()))
        for start, end, count in self._arrows():
            _draw_arrow(painter, start, end, count)


def _draw_arrow(painter: QPainter, start: QPointF, end: QPointF, count: int) -> None:
    """A bowed arrow with a pale edge, so that one there and one back never lie on one another; a ring where it begins,
    and how many where they are more than one.
    """
    along = end - start
    length = math.hypot(along.x(), along.y())
    side = QPointF(-along.y() / length, along.x() / length)
    middle = (start + end) / 2 + side * min(length * 0.16, px(22))
    steps = [_bow(start, middle, end, step / 20) for step in range(21)]
    tip, before = steps[-1], steps[-4]
    angle = math.atan2(tip.y() - before.y(), tip.x() - before.x())
    head = QPolygonF(
        [
            tip,
            tip - QPointF(math.cos(angle - 0.45), math.sin(angle - 0.45)) * px(12),
            tip - QPointF(math.cos(angle + 0.45), math.sin(angle + 0.45)) * px(12),
        ]
    )
    for ink, width in (("surface", px(6)), ("text", px(2))):
        pen = QPen(colour(ink), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(steps))
        painter.setBrush(colour(ink))
        painter.drawPolygon(head)
        painter.setBrush(colour("surface"))
        painter.drawEllipse(start, px(3), px(3))
    if count > 1:
        _draw_count(painter, _bow(start, middle, end, 0.5), count)


def _bow(start: QPointF, middle: QPointF, end: QPointF, at: float) -> QPointF:
    away = 1 - at
    return start * (away * away) + middle * (2 * away * at) + end * (at * at)


def _draw_count(painter: QPainter, place: QPointF, count: int) -> None:
    painter.setFont(theme.font("small", strong=True))
    metrics = QFontMetrics(painter.font())
    width = max(metrics.horizontalAdvance(str(count)) + px(8), px(18))
    box = QRectF(place.x() - width / 2, place.y() - px(9), width, px(18))
    painter.setPen(QPen(colour("text"), 1.5))
    painter.setBrush(colour("surface"))
    painter.drawRoundedRect(box, px(9), px(9))
    painter.setPen(colour("text"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(count))


def shown_arrows(
    moves: Sequence[Move], place: Callable[[tuple[int, int]], QRectF | None]
) -> list[type_of_arrow]:
    """The arrows between cells that are there, each ending short of the middle, where the count stands."""
    arrows: list[type_of_arrow] = []
    for move in moves:
        first, last = place(move.before), place(move.now)
        if first is None or last is None:
            continue
        line = QLineF(first.center(), last.center())
        # The count in the middle of a cell stays in sight: it is wider than it is high.
        gap = px(18) if abs(line.dx()) > abs(line.dy()) else px(13)
        part = min(gap / line.length(), 0.4)
        arrows.append((line.pointAt(part), line.pointAt(1 - part), len(move.titles)))
    return arrows

"""How a risk's zone looks: a ground, a letter and a hatching, so that it is read without its colour too."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from app import wording
from app.ui.common.theme import colour, px

_SPACING = {"medium": 12.0, "high": 6.0}
"""The denser the lines, the larger the risk; the same as on paper."""


def letter(zone: str) -> str:
    """The first letter of the zone's word."""
    return wording.word("zone", zone)[:1] if zone else ""


def paint_ground(painter: QPainter, box: QRectF, zone: str, radius: float) -> None:
    """Fill ``box`` with the ground of a zone and its hatching."""
    path = QPainterPath()
    path.addRoundedRect(box, radius, radius)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(path, colour(f"zone_{zone}"))
    spacing = _SPACING.get(zone)
    if spacing is not None:
        painter.setClipPath(path)
        ink = QColor(colour(f"zone_{zone}_text"))
        ink.setAlphaF(0.13)
        painter.setPen(QPen(ink, 1.2))
        step = px(spacing)
        at = -box.height()
        while at < box.width():
            painter.drawLine(
                QPointF(box.left() + at, box.bottom()), QPointF(box.left() + at + box.height(), box.top())
            )
            at += step
    painter.restore()

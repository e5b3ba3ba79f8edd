"""Twelve small charts on a page against the barest painting of the same lines and words."""

from __future__ import annotations

import os
from collections.abc import Iterable

from benchmarks import Row, compare

COUNT, YEARS = 12, range(2017, 2025)
SIZE = (900, 900)


def measure() -> Iterable[Row]:
    """Paint both on an image of the same size."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
    from PySide6.QtGui import QImage, QPainter, QPen, QPolygonF

    from app.ui import start
    from app.ui.charts.small_charts import SmallCharts
    from app.ui.charts.small_painting import Small
    from app.ui.common import theme
    from app.ui.common.theme import colour

    _app = start.application()
    _theme = theme.Theme(_app)
    smalls = [
        Small(
            key,
            f"Andel nöjda, fråga {key}",
            "procent",
            1,
            YEARS,
            tuple(40.0 + (key * 7 + year * 3) % 23 for year in YEARS),
            60.0,
            None,
            "met",
        )
        for key in range(COUNT)
    ]
    charts = SmallCharts(["Faktisk", "Upplevd"])
    charts.resize(*SIZE)
    charts.show_columns([smalls[::2], smalls[1::2]], ["", ""])
    image = QImage(*SIZE, QImage.Format.Format_RGB32)

    def ours() -> None:
        charts.render(image, QPoint())

    lines = [
        (chart.box, [(spot.x(), spot.y()) for spot in chart.dots], chart.small.title, chart.levels[0])
        for chart in charts.placed
    ]
    strong, small = theme.font(strong=True), theme.font("small")

    def bare() -> None:
        # The same marks by hand: frame, title, value, years, symbol, target, line and dots.
        painter = QPainter(image)
        painter.fillRect(image.rect(), colour("surface"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for box, spots, title, level in lines:
            painter.setPen(QPen(colour("line"), 1))
            painter.setBrush(colour("surface"))
            painter.drawRoundedRect(box, 6, 6)
            painter.setPen(QPen(colour("chart_target"), 1.2, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(box.left() + 14, level), QPointF(box.right() - 14, level))
            painter.setPen(QPen(colour("chart_own"), 2))
            painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in spots]))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("chart_own"))
            for x, y in spots:
                painter.drawEllipse(QPointF(x, y), 2.6, 2.6)
            painter.drawEllipse(QPointF(box.right() - 18, box.top() + 18), 7, 7)
            painter.setPen(colour("text"))
            painter.setFont(strong)
            painter.drawText(QRectF(box.left() + 10, box.top() + 8, box.width(), 20), 0, title)
            painter.setFont(small)
            for top, words in ((28, "61,0 procent"), (106, "2017"), (106, "2024")):
                painter.drawText(QRectF(box.left() + 10, box.top() + top, box.width() - 20, 20), 0, words)
        painter.end()

    yield compare(f"{COUNT} small charts painted", bare, ours, 1.5, 40)

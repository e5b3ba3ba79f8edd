"""The chart of all municipalities over ten years against the barest painting of as many lines.

Nothing in the chart is dragged about, for all years have room in it. What moves is what is read as the pointer goes
from year to year, over lines that are painted anew; and the years would move if they had to. The longest of such
frames is what one would see as a stutter, so it is set against the longest one of the floor.
"""

from __future__ import annotations

import os
import statistics
from collections.abc import Callable, Iterable
from typing import Any

from benchmarks import Row, compare, seconds

MUNICIPALITIES, YEARS = 290, range(2012, 2022)
SIZE = (900, 420)
FRAMES, ROUNDS = 60, 5


def measure() -> Iterable[Row]:
    """Paint both on an image of the same size."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    import pyqtgraph
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QImage, QPainter, QPen, QPolygonF

    from app.services.figures import Chart, Point, Series
    from app.ui import start
    from app.ui.charts.plot import Plot
    from app.ui.common import theme
    from app.ui.common.theme import colour

    app = start.application()
    _theme = theme.Theme(app)
    chart = Chart(
        "Hur står vi oss?",
        "procent",
        1,
        tuple(
            Series(
                "Vaggeryd" if not at else f"Kommun {at}",
                tuple(Point(year, 40.0 + (at * 7 + year * (at % 5 + 1)) % 47) for year in YEARS),
                strong=not at,
            )
            for at in range(MUNICIPALITIES)
        ),
    )
    plot = Plot()
    plot.resize(*SIZE)
    plot.show_chart(chart)
    plot.show()
    app.processEvents()
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    drawn: Any = plot.findChild(pyqtgraph.PlotWidget)

    def ours() -> None:
        plot.render(image, QPoint())

    def fresh() -> None:
        plot.show_chart(chart)
        plot.render(image, QPoint())

    def read(frame: int) -> None:
        plot.read_year(YEARS[frame % len(YEARS)])
        app.processEvents()

    def pan(frame: int) -> None:
        drawn.getViewBox().setXRange(YEARS[0] + frame / FRAMES, YEARS[-1] + frame / FRAMES, padding=0)
        app.processEvents()

    lines = [
        QPolygonF([plot.position_of(point.year, point.value or 0.0) for point in series.points])
        for series in chart.series
    ]

    def bare(moved: float = 0.0) -> None:
        painter = QPainter(image)
        painter.fillRect(image.rect(), colour("surface"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(moved, 0)
        painter.setPen(QPen(colour("chart_other"), 1))
        for line in lines:
            painter.drawPolyline(line)
        painter.end()

    yield compare(f"{MUNICIPALITIES} municipalities × {len(YEARS)} years painted", bare, ours, 3.0, 15)
    yield compare("the same, other figures in the chart", bare, fresh, 3.0, 15)
    yield _longest("the same, a year read: longest frame", bare, read)
    plot.read_year(None)
    yield _longest("the same, panned: longest frame", bare, pan)


def _longest(what: str, floor: Callable[[float], object], ours: Callable[[int], object]) -> Row:
    """The longest frame of both, in turn; the median of some rounds, because a machine has hiccups of its own."""
    rounds = []
    for _ in range(ROUNDS):
        frames = [
            (seconds(lambda frame=frame: floor(float(frame))), seconds(lambda frame=frame: ours(frame)))  # type: ignore[misc]
            for frame in range(FRAMES)
        ]
        rounds.append([max(times) for times in zip(*frames, strict=True)])
    bare, whole = (statistics.median(longest) for longest in zip(*rounds, strict=True))
    return Row(what, bare, whole, 3.0)

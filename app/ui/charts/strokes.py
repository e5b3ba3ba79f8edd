"""Lines with gaps, and their dots, made once and drawn anew for each chart: that is what keeps a chart quick."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from app.ui.common.theme import colour


class Strokes:
    """A line that is broken where a value is NaN, and perhaps dots on it. ``pg`` is pyqtgraph, loaded by now."""

    def __init__(self, pg: Any, view: Any, height: int) -> None:
        self._pg, self._view, self._height = pg, view, height
        self._line = self._add(pg.PlotCurveItem(connect="finite", antialias=True))
        self._dots: Any = None

    def draw(
        self,
        years: list[float],
        values: list[float],
        stroke: QPen,
        *,
        dots: int = 0,
        fill: QColor | None = None,
    ) -> None:
        """Draw other values; no years draw nothing."""
        self._line.setData(years, values, pen=stroke, connect="finite")
        if dots and self._dots is None:
            self._dots = self._add(self._pg.ScatterPlotItem(pen=None, antialias=True))
        if self._dots is not None:
            # A NaN is the one value that is not itself.
            known = [
                (year, value) for year, value in zip(years, values, strict=True) if dots and value == value
            ]
            self._dots.setData(
                [year for year, _ in known], [value for _, value in known], size=dots, brush=fill
            )

    def pose(self, *, posing: bool) -> None:
        """Draw the dots one by one, as outlines, or from kept pictures of them: quicker, but not for a file."""
        if self._dots is not None:
            self._dots.setExportMode(posing, {})

    def _add(self, item: Any) -> Any:
        item.setZValue(self._height)
        self._view.addItem(item)
        return item


def pen(role: str, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    """A pen in the colour that ``role`` has now."""
    made = QPen(colour(role), width, style, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    if style == Qt.PenStyle.DashLine:
        made.setCapStyle(Qt.PenCapStyle.FlatCap)
        made.setDashPattern([4, 3])
    # The width is in pixels, whatever a year or a unit measures on screen.
    made.setCosmetic(True)
    return made

"""The drawn part of a line chart over years, by pyqtgraph, which is loaded when the first chart is shown.

``load`` does that in a worker, so that the window never waits for it.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QGraphicsPathItem, QSizePolicy, QVBoxLayout, QWidget

from app import wording
from app.domain import formats
from app.domain.axes import Scale, value_scale
from app.services.figures import Chart, Series
from app.ui.charts import chart_reading as reading
from app.ui.charts.labels import OWN, labels_of
from app.ui.charts.overlay import Overlay
from app.ui.charts.strokes import Strokes, pen
from app.ui.common import theme
from app.ui.common.theme import colour, px

HEIGHT = 290
_WHISKER = 0.09
"""The ends of a margin of error, in years to each side."""
_BELOW, _LINES, _MARKS = -20, 0, 10


def load() -> None:
    """Load pyqtgraph. Slow the first time (0.3 s) and free of widgets: for a worker."""
    import_module("pyqtgraph")


class Plot(QWidget):
    """Axes, accepted field, target, lines; arrow keys and the pointer read the exact values of a year."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pg: Any = import_module("pyqtgraph")
        self._chart = Chart("", "", 0, ())
        self._years = range(0)
        self._scale: Scale = value_scale([], 0, 1)
        self._view: Any = self._pg.PlotWidget(background=None)
        self._view.setMenuEnabled(False)
        self._view.hideButtons()
        self._view.setMouseEnabled(False, False)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setFrameShape(self._view.Shape.NoFrame)
        # There is no background to keep: a kept one would be an empty bitmap in a picture of vectors.
        self._view.setCacheMode(self._view.CacheModeFlag.CacheNone)
        self._view.setStyleSheet("background: transparent")
        self._box: Any = self._view.getViewBox()
        self._box.setDefaultPadding(0)
        # Dots on the outermost values are shown whole.
        self._box.setFlag(self._box.GraphicsItemFlag.ItemClipsChildrenToShape, False)
        self._accepted = QGraphicsPathItem()
        self._accepted.setPen(QPen(Qt.PenStyle.NoPen))
        self._accepted.setZValue(_BELOW - 1)
        self._view.addItem(self._accepted)
        self._grid = Strokes(self._pg, self._view, _BELOW)
        self._target = Strokes(self._pg, self._view, _LINES + 2)
        self._others = Strokes(self._pg, self._view, _LINES)
        self._lone = Strokes(self._pg, self._view, _LINES)
        self._margins = Strokes(self._pg, self._view, _MARKS - 1)
        self._own: list[Strokes] = []
        self._newest: Any = self._pg.ScatterPlotItem()
        self._newest.setZValue(_MARKS)
        self._view.addItem(self._newest)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._view)
        self.overlay = Overlay(self.position_of, self._field, self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._view.viewport().setMouseTracking(True)
        self._view.viewport().installEventFilter(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(px(200))

    def sizeHint(self) -> QSize:
        """High enough to see a slope, low enough to leave room for what is under it."""
        return QSize(px(480), px(HEIGHT))

    def show_chart(self, chart: Chart) -> None:
        """Draw another chart."""
        self._chart, self._years = chart, reading.years_of(chart)
        self.setAccessibleDescription(reading.spoken(chart))
        self.read_year(None)
        self.draw()

    def draw(self) -> None:
        """Draw everything anew, in the colours and sizes of now."""
        self._scale = value_scale(reading.values_of(self._chart), 0, 1)
        own = [series for series in self._chart.series if series.strong]
        self._draw_ground()
        self._draw_others()
        across, up = reading.whiskers(self._chart.margins, _WHISKER)
        self._margins.draw(across, up, pen("chart_own", 1.3))
        while len(self._own) < len(own):
            self._own.append(Strokes(self._pg, self._view, _MARKS))
        for number, strokes in enumerate(self._own):
            self._draw_own(strokes, own[number] if number < len(own) else None, OWN[number % len(OWN)])
        self._draw_newest(own)
        self._name_lines(own)
        self._place()

    def position_of(self, year: float, value: float) -> QPointF:
        """Where a value stands, in this widget's pixels."""
        point = self._box.mapViewToScene(QPointF(year, value))
        return QPointF(self._view.mapTo(self, self._view.mapFromScene(point)))

    def read_year(self, year: int | None) -> None:
        """Show the exact values of a year; None takes them away."""
        self.overlay.year = year
        self.overlay.lines = [] if year is None else reading.lines_at(self._chart, year)
        if year is not None:
            said = ", ".join(f"{line.name} {line.text}" for line in self.overlay.lines)
            self.setAccessibleDescription(f"{year}: {said}")
        self.overlay.update()

    def pose(self, *, posing: bool) -> None:
        """Draw everything as outlines while a picture is taken."""
        for strokes in (self._others, self._lone, *self._own):
            strokes.pose(posing=posing)
        self._newest.setExportMode(posing, {})

    # -- keys and pointer --

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right walk the years, Esc stops reading."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None and self._years:
            year = self.overlay.year
            year = self._years[-1] if year is None else min(max(year + step, self._years[0]), self._years[-1])
            self.read_year(year)
        elif event.key() == Qt.Key.Key_Escape and self.overlay.year is not None:
            self.read_year(None)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The focus is shown round the chart."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nothing is read any more."""
        super().focusOutEvent(event)
        self.read_year(None)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A ring where the focus is."""
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour("focus"), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), px(6), px(6))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The pointer reads the nearest year; the wheel is left to the page."""
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        if event.type() == QEvent.Type.Leave:
            self.read_year(None)
        elif event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._read_at(event.position())
        elif event.type() == QEvent.Type.MouseButtonPress:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Marks and names follow the size."""
        super().resizeEvent(event)
        self.overlay.setGeometry(self.rect())
        self._place()

    def _read_at(self, position: QPointF) -> None:
        if not self._years or not self.overlay.field.contains(position):
            self.read_year(None)
            return
        across = self._box.mapSceneToView(self._view.mapToScene(position.toPoint())).x()
        year = min(max(round(across), self._years[0]), self._years[-1])
        if year != self.overlay.year:
            self.read_year(year)

    # -- drawing --

    def _draw_ground(self) -> None:
        """Grid, accepted field, target."""
        scale, years = self._scale, self._years
        across = (years[0] - 0.5, years[-1] + 0.5, reading.NAN) if years else ()
        ticks = [level for tick in scale.ticks for level in (tick, tick, reading.NAN)] if years else []
        self._grid.draw(list(across) * len(scale.ticks), ticks, pen("chart_grid", 1))
        fields = QPainterPath()
        for band in self._chart.accepted:
            low = scale.low if band.low is None else band.low
            high = scale.high if band.high is None else band.high
            fields.addRect(QRectF(band.year - 0.5, low, 1, high - low))
        self._accepted.setPath(fields)
        self._accepted.setBrush(colour("chart_band"))
        low_years, lows = reading.steps(self._chart.target)
        high_years, highs = reading.steps(self._chart.target_high)
        gap = [reading.NAN]
        dashes = pen("chart_target", 1.4, Qt.PenStyle.DashLine)
        self._target.draw(low_years + gap + high_years, lows + gap + highs, dashes)

    def _draw_others(self) -> None:
        # All pale lines are one item: an item for each is many times slower.
        across: list[float] = []
        up: list[float] = []
        for series in self._chart.series:
            if not series.strong:
                years, values = reading.with_gaps(series.points)
                across += [*years, reading.NAN]
                up += [*values, reading.NAN]
        if reading.is_crowded(self._chart):
            # Very many are a background: lines as fine as can be, which are drawn fifty times as quickly as wider
            # ones, and dots only where there is no line.
            self._others.draw(across, up, pen("chart_other", 1))
            across, up = reading.lone(across, up)
            self._lone.draw(across, up, pen("chart_other", 1), dots=px(3), fill=colour("chart_other"))
        else:
            self._others.draw(across, up, pen("chart_other", 1.6), dots=px(5), fill=colour("chart_other"))
            self._lone.draw([], [], pen("chart_other", 1))

    def _draw_own(self, strokes: Strokes, series: Series | None, role: str) -> None:
        across, up = reading.with_gaps(series.points if series is not None else ())
        strokes.draw(across, up, pen(role, 2.4), dots=px(8), fill=colour(role))

    def _draw_newest(self, own: list[Series]) -> None:
        newest = [
            series.newest for series in own if series.newest is not None and series.newest.value is not None
        ]
        self._newest.setData(
            [point.year for point in newest],
            [point.value for point in newest],
            size=px(9),
            pen=pen("chart_own", 2),
            brush=colour("surface"),
        )

    def _name_lines(self, own: list[Series]) -> None:
        chart = self._chart
        self.overlay.labels = labels_of(chart, self._scale)
        self.overlay.unit = chart.unit
        self.overlay.says = self.tr("Inga mätvärden än") if reading.is_empty(chart) else ""
        self.overlay.notes = [
            (series.newest.year, series.newest.value, wording.word("part", series.newest_part))
            for series in own
            if series.newest is not None and series.newest.value is not None
        ]

    def _place(self) -> None:
        """Set margins, ticks and limits for the size that the widget has."""
        scale, years = self._scale, self._years
        marks = [(tick, formats.number(tick, scale.decimals)) for tick in scale.ticks]
        names = min(self.overlay.width_of_labels() + px(16), round(self.width() * 0.36))
        plot: Any = self._view.getPlotItem()
        plot.layout.setContentsMargins(0, px(26), names, 0)
        left, bottom = plot.getAxis("left"), plot.getAxis("bottom")
        for axis in (left, bottom):
            axis.setTickFont(theme.font("small"))
            axis.setTextPen(colour("muted"))
            axis.setStyle(tickLength=0, tickAlpha=0, tickTextOffset=px(6))
            axis.setPen(pen("control", 1) if axis is bottom else QPen(Qt.PenStyle.NoPen))
        metrics = self.overlay.fontMetrics()
        left.setTicks([marks])
        left.setWidth(max(metrics.horizontalAdvance(text) for _, text in marks) + px(10))
        bottom.setHeight(metrics.height() + px(8))
        if years:
            room = max(self.width() - names - left.width(), 1) / len(years)
            skip = next(
                step for step in (1, 2, 5, 10, 20, 50, 100, 400) if room * step >= px(44) or step == 400
            )
            bottom.setTicks([[(year, str(year)) for year in range(years[-1], years[0] - 1, -skip)]])
            self._box.setXRange(years[0] - 0.5, years[-1] + 0.5, padding=0)
        else:
            bottom.setTicks([[]])
        self._box.setYRange(scale.low, scale.high, padding=0)
        self.overlay.update()

    def _field(self) -> QRectF:
        area = self._view.mapFromScene(self._box.sceneBoundingRect()).boundingRect()
        return QRectF(area.translated(self._view.mapTo(self, area.topLeft()) - area.topLeft()))

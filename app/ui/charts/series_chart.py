"""A line chart over years with its question above, its figures as a table a key away, and copying and saving.

    chart = SeriesChart()
    chart.show_chart(office.indicators.chart(12), question=self.tr("Når vi målet?"))

The drawing waits for pyqtgraph: hand ``plot.load`` to the worker first, or the first chart loads it in the window.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from app.services.figures import Chart
from app.ui.charts import chart_reading as reading
from app.ui.charts.chart_frame import ChartFrame
from app.ui.charts.figures_table import columns_of
from app.ui.charts.plot import Plot


class SeriesChart(ChartFrame):
    """The lines in their frame."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart: Chart | None = None
        self.plot: Plot | None = None

    def show_chart(self, chart: Chart, question: str = "") -> None:
        """Draw ``chart``. ``question`` is what it answers; without one its title stands above it."""
        self.chart = chart
        said = " ".join(part for part in (reading.margin_note(chart), chart.source) if part)
        self.say(chart.title, question, said)
        if self.plot is None:
            self.plot = Plot()
            self.room.addWidget(self.plot)
        self.plot.setAccessibleName(question or chart.title)
        self.plot.show_chart(chart)
        self.table.show_rows(columns_of(chart), tuple(reversed(reading.years_of(chart))))
        self.fit_table()

    def pose(self, *, posing: bool) -> None:
        """No year is read in a picture."""
        if self.plot is not None:
            self.plot.read_year(None)
            self.plot.pose(posing=posing)

    def changeEvent(self, event: QEvent) -> None:
        """Colours and sizes follow the theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and self.plot is not None:
            self.plot.draw()
            self.fit_table()

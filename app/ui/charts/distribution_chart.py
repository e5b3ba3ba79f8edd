"""All municipalities along one axis with ours marked, in the frame of every chart; the best first in the table."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from app.domain import formats
from app.services.figures import Distribution, Standing
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.charts import distribution_reading as reading
from app.ui.charts.chart_frame import ChartFrame
from app.ui.charts.strip import Strip
from app.ui.common.columns import Column

_NAME = noop("Columns", "Kommun")
_VALUE = noop("Columns", "Värde")


class DistributionChart(ChartFrame):
    """The dots in their frame."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.strip = Strip()
        self.room.addWidget(self.strip)

    def show_chart(self, figures: Distribution) -> None:
        """Draw a distribution."""
        question = reading.question(figures)
        said = " ".join(part for part in (reading.where(figures), figures.source) if part)
        self.say(figures.title, question, said)
        self.strip.setAccessibleName(question)
        self.strip.show_figures(figures)
        rows = sorted(
            (figures.own, *figures.others),
            key=lambda standing: standing.value,
            reverse=figures.direction != "lower",
        )
        self.table.show_rows(columns_of(figures), rows)
        self.fit_table()

    def pose(self, *, posing: bool) -> None:
        """Ours is named in a picture."""
        self.strip.read_at(None)

    def changeEvent(self, event: QEvent) -> None:
        """The table follows the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit_table()


def columns_of(figures: Distribution) -> tuple[Column, ...]:
    """Name and value."""

    def value(standing: Standing) -> str:
        return formats.number(standing.value, figures.decimals)

    return (
        Column("name", _NAME),
        Column("value", _VALUE, kind="number", text=value),
    )

"""The words at the ends of the lines of a chart over years."""

from __future__ import annotations

from app.domain import formats
from app.domain.axes import Scale
from app.services.figures import Chart
from app.text import translate
from app.ui.charts import chart_reading as reading
from app.ui.charts.overlay import Label

OWN = ("chart_own", "chart_second")
"""The colour roles of own series, in turn."""


def labels_of(chart: Chart, scale: Scale) -> list[Label]:
    """A name and the latest value for each line, the target, and what is accepted."""
    labels = []
    own = [series for series in chart.series if series.strong]
    for series in reading.told_series(chart):
        point = reading.latest(series)
        if point is not None and point.value is not None:
            name = series.title if len(chart.series) > 1 else ""
            role = OWN[own.index(series) % len(OWN)] if series.strong else "muted"
            labels.append(
                Label(point.value, name, formats.number(point.value, chart.decimals), role, series.strong)
            )
    asked = next((point for point in reversed(chart.target) if point.value is not None), None)
    if asked is not None and asked.value is not None:
        value = reading.target_text(chart, asked.year, unit=False)
        labels.append(Label(asked.value, translate("Plot", "Mål"), value, "text"))
    if chart.accepted:
        band = chart.accepted[-1]
        low = scale.low if band.low is None else band.low
        high = scale.high if band.high is None else band.high
        labels.append(Label((low + high) / 2, reading.accepted_name(), "", "muted"))
    return labels

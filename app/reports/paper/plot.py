"""The field inside the axes of a chart on paper."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.axes import Scale, value_scale
from app.domain.formats import number
from app.reports.paper import style
from app.reports.paper.page import Page
from app.reports.paper.style import Type
from app.reports.paper.wrap import shorten
from app.services.figures import Chart


@dataclass(slots=True)
class Label:
    """Words at the right edge of the plot, at the height of what they name."""

    height: float
    text: str
    kind: Type
    name: str = ""
    """Comes before the text, and is cut where there is no room for both."""


class Plot:
    """The field inside the axes of one chart."""

    def __init__(
        self, page: Page, chart: Chart, box: tuple[float, float, float, float], labels: float
    ) -> None:
        x, y, width, height = box
        points = [point for series in chart.series for point in series.all_points]
        points += [*chart.target, *chart.target_high]
        years = [point.year for point in points] + [band.year for band in chart.accepted]
        values = [point.value for point in points if point.value is not None]
        for point in chart.margins:
            if point.value is not None and point.margin is not None:
                values += [point.value - point.margin, point.value + point.margin]
        values += [edge for band in chart.accepted for edge in (band.low, band.high) if edge is not None]
        self.page = page
        self.empty = not any(
            point.value is not None for series in chart.series for point in series.all_points
        )
        self.first, self.last = min(years, default=0), max(years, default=0)
        self.bottom, self.top = y + 17, y + height - 16
        self.scale: Scale = value_scale(values, self.bottom, self.top - self.bottom)
        marks = [number(tick, self.scale.decimals) for tick in self.scale.ticks]
        self.left = x + max(page.measure(style.CHART_TEXT, mark) for mark in marks) + 7
        self.right = x + width - labels
        self.marks = list(zip(self.scale.ticks, marks, strict=True))

    @property
    def step(self) -> float:
        return (self.right - self.left) / (self.last - self.first + 1)

    def across(self, year: float) -> float:
        """Return where a year stands: in the middle of its own strip."""
        return self.left + (year - self.first + 0.5) * self.step

    def axes(self, unit: str) -> None:
        page, kind = self.page, style.CHART_TEXT
        page.stroke(style.HAIRLINE, 0.5)
        page.rules(self.left, self.right, [self.scale.at(tick) for tick, _ in self.marks[1:]])
        page.stroke(style.RULE, 0.7)
        page.line(self.left, self.bottom, self.right, self.bottom)
        for tick, mark in self.marks:
            page.text_right(self.left - 5, self.scale.at(tick) - 2.7, kind, mark + " ")
        if unit:
            page.text(
                self.left, self.top + 8, kind, shorten(page.fonts[kind.face], unit, kind.size, 160) + " "
            )
        if self.first:
            skip = next(n for n in (1, 2, 5, 10, 20, 50, 100, 10_000) if self.step * n >= 26 or n == 10_000)
            for year in range(self.last, self.first - 1, -skip):
                page.text_centred(self.across(year), self.bottom - 12, kind, f"{year} ")

"""Line charts over years, drawn straight on the page as vectors that read in black and white."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.axes import spread
from app.domain.formats import number
from app.reports.paper import style
from app.reports.paper.chart_words import alternative
from app.reports.paper.clean import clean_line
from app.reports.paper.flow import Flow
from app.reports.paper.page import Page, Point
from app.reports.paper.plot import Label, Plot
from app.reports.paper.style import Type
from app.reports.paper.tags import Attributes, Element
from app.reports.paper.text_blocks import set_lines
from app.reports.paper.wrap import shorten, wrap
from app.services import figures
from app.services.figures import Chart, Series
from app.text import translate

_GUTTER = 26.0
_CROWD = 8
_STRONG = ("", "5 2", "1.2 2.4")
"""Own series are told apart by their dashes as well, for the black-and-white copy."""


@dataclass(slots=True)
class ChartRow:
    """One chart over the whole width, or two side by side."""

    charts: Sequence[Chart]
    across: int = 1

    def _height(self) -> float:
        return 172.0 if self.across == 1 else 138.0

    def head(self, flow: Flow) -> float:
        return self._height() + 50

    def place(self, flow: Flow) -> None:
        width = (flow.width - _GUTTER * (self.across - 1)) / self.across
        kind, note = style.FIGURE_TITLE, style.NOTE
        titles = [
            wrap(flow.fonts[kind.face], clean_line(chart.title), kind.size, width) for chart in self.charts
        ]
        sources = [
            wrap(flow.fonts[note.face], text, note.size, width) if (text := _note(chart)) else []
            for chart in self.charts
        ]
        above = max(map(len, titles)) * kind.leading + 5
        below = max(map(len, sources)) * note.leading + 3
        flow.begin(kind.before, above + self._height() + below)
        top = flow.y
        for i, (chart, title, source) in enumerate(zip(self.charts, titles, sources, strict=True)):
            x = flow.left + i * (width + _GUTTER)
            flow.y = top - above + 5 + len(title) * kind.leading
            set_lines(flow, Element("P", flow.root), kind, title, x)
            bottom = top - above - self._height()
            draw_chart(flow.page, flow.root, chart, (x, bottom, width, self._height()))
            flow.y = bottom - 3
            if source:
                set_lines(flow, Element("P", flow.root), note, source, x)
        flow.y = top - above - self._height() - below
        flow.space(14)


def _note(chart: Chart) -> str:
    """Return what stands under the chart: what its whiskers are, and its source."""
    margins = translate("Paper", "Strecken genom punkterna visar felmarginalen.") if chart.margins else ""
    return " ".join(part for part in (margins, clean_line(chart.source)) if part)


def draw_chart(page: Page, parent: Element, chart: Chart, box: tuple[float, float, float, float]) -> None:
    """Draw ``chart`` in ``box`` (left, bottom, width, height): a figure, with words for those who listen."""
    x, y, width, height = box
    place: Attributes = {"O": "Layout", "Placement": "Block", "BBox": (x, y, x + width, y + height)}
    figure = Element("Figure", parent, alternative=alternative(chart), attributes=place)
    texts = _texts(chart)
    widest = max((page.measure(kind, text) for text, kind in texts), default=0.0)
    plot = Plot(page, chart, box, min(widest + 12, width * 0.46))
    page.open(figure)
    if plot.first:
        _accepted(plot, chart)
    plot.axes(clean_line(chart.unit))
    if plot.empty:
        middle = (plot.bottom + plot.top) / 2
        words = translate("Paper", "Inga mätvärden ännu")
        page.text_centred((plot.left + plot.right) / 2, middle, style.CHART_TEXT, words)
    if plot.first:
        labels = _target(plot, chart) + _lines(plot, chart)
        _labels(plot, labels, x + width)
    page.close()


def _texts(chart: Chart) -> list[tuple[str, Type]]:
    """Return the words at the right edge, to see how much room they need: series, target, band."""
    texts = [
        (f"{_name(chart, series)} {number(latest[1], chart.decimals)}".strip(), _kind(series))
        for series in _named(chart)
        if (latest := _latest(series))
    ]
    target = _target_words(chart)
    if target:
        texts.append((target, style.CHART_TEXT))
    if chart.accepted:
        texts.append((translate("Paper", "Godtagbart"), style.CHART_TEXT))
    return texts


def _name(chart: Chart, series: Series) -> str:
    """Return what to call a series: nothing where it is the only one and the title has said it."""
    return "" if len(chart.series) == 1 else clean_line(series.title, 60)


def _crowded(chart: Chart) -> bool:
    return sum(not series.strong for series in chart.series) > _CROWD


def _named(chart: Chart) -> list[Series]:
    """Return the series to write the names of: a crowd of comparisons is a background, not names."""
    crowded = _crowded(chart)
    return [series for series in chart.series if _latest(series) and (series.strong or not crowded)]


def _kind(series: Series) -> Type:
    return style.CHART_LABEL if series.strong else style.CHART_TEXT


def _latest(series: Series) -> tuple[int, float] | None:
    return next(((p.year, p.value) for p in reversed(series.points) if p.value is not None), None)


def _accepted(plot: Plot, chart: Chart) -> None:
    """Draw what is accepted each year as a quiet, hatched field."""
    page = plot.page
    for band in chart.accepted:
        low = plot.bottom if band.low is None else plot.scale.at(band.low)
        high = plot.top if band.high is None else plot.scale.at(band.high)
        left = plot.across(band.year - 0.5)
        page.fill(style.FIELD)
        page.box(left, low, plot.step, high - low)
        page.stroke(style.HATCH, 0.4)
        page.hatch(left, low, plot.step, high - low, 6)


def _last(points: Sequence[figures.Point]) -> float | None:
    return next((point.value for point in reversed(points) if point.value is not None), None)


def _target_words(chart: Chart) -> str:
    """Say the newest target: one value, or the band that the value ought to lie in."""
    ends = [
        number(end, chart.decimals)
        for end in (_last(chart.target), _last(chart.target_high))
        if end is not None
    ]
    return translate("Paper", "Mål {value}").format(value="–".join(ends)) if ends else ""


def _steps(plot: Plot, points: Sequence[figures.Point]) -> None:
    """Draw a dashed line that is level through each year and steps between them."""
    path: list[Point] = []
    plot.page.stroke(style.INK, 0.9, "3.2 2.4")
    for point in points:
        if point.value is None:
            continue
        height = plot.scale.at(point.value)
        start = plot.across(point.year - 0.5)
        if path and abs(path[-1][0] - start) > 0.1:
            plot.page.path(path)
            path = []
        path += [(start, height), (start + plot.step, height)]
    if path:
        plot.page.path(path)


def _target(plot: Plot, chart: Chart) -> list[Label]:
    """Draw the target: a line, or both ends of a band."""
    _steps(plot, chart.target)
    _steps(plot, chart.target_high)
    labels = []
    ends = [end for end in (_last(chart.target), _last(chart.target_high)) if end is not None]
    if ends:
        labels.append(Label(plot.scale.at(sum(ends) / len(ends)), _target_words(chart), style.CHART_TEXT))
    if chart.accepted:
        band = chart.accepted[-1]
        low = plot.bottom if band.low is None else plot.scale.at(band.low)
        high = plot.top if band.high is None else plot.scale.at(band.high)
        labels.append(Label((low + high) / 2, translate("Paper", "Godtagbart"), style.CHART_TEXT))
    return labels


def _runs(plot: Plot, series: Series) -> Iterable[list[Point]]:
    """Return the unbroken stretches of a series: a missing year is a gap."""
    run: list[Point] = []
    before = None
    for point in series.points:
        if run and (point.value is None or (before is not None and point.year != before + 1)):
            yield run
            run = []
        if point.value is not None:
            run.append((plot.across(point.year), plot.scale.at(point.value)))
        before = point.year
    if run:
        yield run


def _lines(plot: Plot, chart: Chart) -> list[Label]:
    page = plot.page
    crowded = _crowded(chart)
    for series in chart.series:
        if not series.strong:
            for run in _runs(plot, series):
                page.stroke(style.HATCH if crowded else style.PALE, 0.4 if crowded else 0.9, rounded=True)
                page.path(run if len(run) > 1 else [*run, (run[0][0] + 0.1, run[0][1])])
    _margins(plot, chart)
    strong = [series for series in chart.series if series.strong]
    for i, series in enumerate(strong):
        for run in _runs(plot, series):
            if len(run) > 1:
                page.stroke(style.INK, 1.8, _STRONG[i % len(_STRONG)], rounded=i == 0)
                page.path(run)
            page.dots(run, style.INK, 4.6)
            if i % 2:
                page.dots(run, style.WHITE, 2.4)
        _newest(plot, series)
    return [
        Label(
            plot.scale.at(latest[1]), number(latest[1], chart.decimals), _kind(series), _name(chart, series)
        )
        for series in _named(chart)
        if (latest := _latest(series))
    ]


def _margins(plot: Plot, chart: Chart) -> None:
    """Draw how far the margin of error reaches from each own value."""
    page = plot.page
    half = min(plot.step * 0.12, 3.0)
    page.stroke(style.INK, 0.7)
    for point in chart.margins:
        if point.value is None or point.margin is None:
            continue
        x = plot.across(point.year)
        low, high = plot.scale.at(point.value - point.margin), plot.scale.at(point.value + point.margin)
        page.line(x, low, x, high)
        page.rules(x - half, x + half, [low, high])


def _newest(plot: Plot, series: Series) -> None:
    """Draw a value of only a part of its year as a ring beside the line, with the part over it."""
    newest = series.newest
    if newest is None or newest.value is None:
        return
    place = (plot.across(newest.year), plot.scale.at(newest.value))
    plot.page.dots([place], style.INK, 4.6)
    plot.page.dots([place], style.WHITE, 2.8)
    if series.newest_part:
        plot.page.text_centred(place[0], place[1] + 5, style.CHART_TEXT, f"{series.newest_part.upper()} ")


def _labels(plot: Plot, labels: Sequence[Label], right: float) -> None:
    """Write the words beside the lines they name, pushed apart where they would touch."""
    page = plot.page
    room = right - plot.right - 7
    most = max(1, int((plot.top - plot.bottom) / 10.2))
    chosen = sorted(labels, key=lambda label: label.kind is not style.CHART_LABEL)[:most]
    heights = spread([label.height for label in chosen], 10.2, plot.bottom + 3, plot.top + 2)
    for label, height in zip(chosen, heights, strict=True):
        font, size = page.fonts[label.kind.face], label.kind.size
        left = room - page.measure(label.kind, f" {label.text}")
        text = f"{shorten(font, label.name, size, left)} {label.text}" if label.name else label.text
        page.text(plot.right + 7, height - 2.8, label.kind, shorten(font, text, size, room) + " ")

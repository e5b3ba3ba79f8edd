"""What a chart says, read from its figures: years, values at a year, words for labels and for those who listen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app import wording
from app.domain import formats
from app.services.figures import Band, Chart, Point, Series
from app.text import translate

NAN = float("nan")
CROWD = 8
"""More comparisons than this are a background: neither named nor told one by one, but all in the table."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that stands at a year: what it is and its value in words."""

    name: str
    text: str
    strong: bool = False


def years_of(chart: Chart) -> range:
    """Every year from the first to the last that anything stands at; empty without any."""
    years = [point.year for point in _all_points(chart)] + [band.year for band in chart.accepted]
    return range(min(years), max(years) + 1) if years else range(0)


def values_of(chart: Chart) -> list[float]:
    """Every number that the axis must have room for."""
    values = [point.value for point in _all_points(chart) if point.value is not None]
    for point in chart.margins:
        if point.value is not None and point.margin is not None:
            values += [point.value - point.margin, point.value + point.margin]
    return values + [edge for band in chart.accepted for edge in (band.low, band.high) if edge is not None]


def is_empty(chart: Chart) -> bool:
    """Whether nothing has been measured."""
    return not any(point.value is not None for series in chart.series for point in series.all_points)


def is_crowded(chart: Chart) -> bool:
    """Whether there are too many comparisons to tell them from one another."""
    return sum(not series.strong for series in chart.series) > CROWD


def told_series(chart: Chart) -> list[Series]:
    """The lines that are named and told: our own, and others where they are no crowd."""
    crowded = is_crowded(chart)
    return [series for series in chart.series if series.strong or not crowded]


def with_gaps(points: Iterable[Point]) -> tuple[list[float], list[float]]:
    """Years and values for drawing, with a NaN wherever a year is missing or has no value."""
    across: list[float] = []
    up: list[float] = []
    before: int | None = None
    for point in points:
        if before is not None and point.year != before + 1:
            across.append(NAN)
            up.append(NAN)
        across.append(float(point.year))
        up.append(NAN if point.value is None else point.value)
        before = point.year
    return across, up


def lone(across: Sequence[float], up: Sequence[float]) -> tuple[list[float], list[float]]:
    """Of what ``with_gaps`` gives, the values that no line goes to or from, each with a gap after it."""
    # A NaN is the one value that is not itself.
    known = [False, *(value == value for value in up), False]
    kept = [at for at in range(len(up)) if known[at + 1] and not known[at] and not known[at + 2]]
    return (
        [place for at in kept for place in (across[at], NAN)],
        [place for at in kept for place in (up[at], NAN)],
    )


def steps(points: Iterable[Point]) -> tuple[list[float], list[float]]:
    """A level through each year that steps between them, and is broken where a year has none."""
    across: list[float] = []
    up: list[float] = []
    before: int | None = None
    for point in points:
        if point.value is None:
            continue
        if before is not None and point.year != before + 1:
            across.append(NAN)
            up.append(NAN)
        across += [point.year - 0.5, point.year + 0.5]
        up += [point.value, point.value]
        before = point.year
    return across, up


def latest(series: Series) -> Point | None:
    """The last known value of the line."""
    return next((point for point in reversed(series.points) if point.value is not None), None)


def lines_at(chart: Chart, year: int) -> list[Line]:
    """Everything that stands at ``year``: own values first, then the others, target and accepted."""
    lines = []
    for series in sorted(told_series(chart), key=lambda series: not series.strong):
        point = next((point for point in series.points if point.year == year), None)
        if point is not None or series.strong:
            lines.append(Line(series.title, point_text(chart, point), series.strong))
        if series.newest is not None and series.newest.year == year:
            part = wording.word("part", series.newest_part)
            lines.append(Line(f"{series.title}, {part}", point_text(chart, series.newest), True))
    for name, text in (
        (target_name(), target_text(chart, year)),
        (accepted_name(), accepted_text(chart, year)),
    ):
        if text:
            lines.append(Line(name, text))
    return lines


def target_name() -> str:
    """What the target is called."""
    return translate("Chart", "Målvärde")


def accepted_name() -> str:
    """What the accepted band is called."""
    return translate("Chart", "Godtagbart")


def point_text(chart: Chart, point: Point | None) -> str:
    """A value in words with its margin of error, or that it is missing."""
    if point is None or point.value is None:
        return translate("Chart", "saknas")
    if not point.margin:
        return formats.measured(point.value, chart.decimals, chart.unit)
    value = formats.number(point.value, chart.decimals)
    return f"{value} ± {formats.measured(point.margin, chart.decimals, chart.unit)}"


def margin_name() -> str:
    """What the margin of error is called."""
    return translate("Chart", "Felmarginal")


def margin_note(chart: Chart) -> str:
    """What the whiskers are, where there are any."""
    return translate("Chart", "Strecken genom punkterna visar felmarginalen.") if chart.margins else ""


def whiskers(points: Iterable[Point], half: float) -> tuple[list[float], list[float]]:
    """A line through each value as far as its margin of error reaches, with an end ``half`` a year to each side."""
    across: list[float] = []
    up: list[float] = []
    for point in points:
        if point.value is None or point.margin is None:
            continue
        low, high = point.value - point.margin, point.value + point.margin
        left, middle, right = point.year - half, float(point.year), point.year + half
        across += [left, right, NAN, middle, middle, NAN, left, right, NAN]
        up += [low, low, NAN, low, high, NAN, high, high, NAN]
    return across, up


def target_text(chart: Chart, year: int, *, unit: bool = True) -> str:
    """The target of a year; a band where it has an upper end too."""
    low, high = _at(chart.target, year), _at(chart.target_high, year)
    if high is None:
        return "" if low is None else formats.measured(low, chart.decimals, chart.unit if unit else "")
    if low is None:
        return translate("Chart", "högst {high}").format(high=formats.number(high, chart.decimals))
    return f"{formats.number(low, chart.decimals)}–{formats.number(high, chart.decimals)}"


def accepted_text(chart: Chart, year: int) -> str:
    """The accepted field of a year in words."""
    band = next((band for band in chart.accepted if band.year == year), None)
    return "" if band is None else band_text(band, chart.decimals)


def band_text(band: Band, decimals: int) -> str:
    """A field in words: at least, at most, or from–to."""
    low, high = formats.number(band.low, decimals), formats.number(band.high, decimals)
    if not high:
        return translate("Chart", "minst {low}").format(low=low)
    return f"{low}–{high}" if low else translate("Chart", "högst {high}").format(high=high)


def spoken(chart: Chart) -> str:
    """The chart in words, for a screen reader: own values year by year, the others' latest, target, accepted."""
    parts = [chart.title.rstrip(".") + "."]
    for series in told_series(chart):
        points: Sequence[Point] = series.points
        if not series.strong:
            point = latest(series)
            points = (point,) if point is not None else ()
        told = ", ".join(f"{point.year} {point_text(chart, point)}" for point in points)
        if told:
            parts.append(f"{series.title}: {told}.")
    for name, say in ((target_name(), target_text), (accepted_name(), accepted_text)):
        texts = [f"{year} {text}" for year in years_of(chart) if (text := say(chart, year))]
        if texts:
            parts.append(f"{name}: {', '.join(texts)}.")
    if len(parts) == 1:
        parts.append(translate("Chart", "Inga mätvärden än."))
    return " ".join(parts)


def _all_points(chart: Chart) -> list[Point]:
    points = [point for series in chart.series for point in series.all_points]
    return [*points, *chart.target, *chart.target_high]


def _at(points: Iterable[Point], year: int) -> float | None:
    return next((point.value for point in points if point.year == year), None)

"""A chart in words, for those who listen to it."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.formats import number
from app.reports.paper.clean import clean_line
from app.services.figures import Band, Chart, Point, Series
from app.text import translate
from app.wording import word

_TOLD = 6
"""Comparisons beyond this many are counted, not told."""


def alternative(chart: Chart) -> str:
    """Return what the chart shows: each own series year by year, the comparisons' latest, target and band."""
    parts = [translate("Paper", "Linjediagram: {title}.").format(title=clean_line(chart.title).rstrip("."))]
    if chart.unit:
        parts.append(translate("Paper", "Enhet: {unit}.").format(unit=clean_line(chart.unit).rstrip(".")))
    pale = [series for series in chart.series if not series.strong]
    for series in chart.series:
        if series.strong or series in pale[:_TOLD]:
            parts.append(_series(series, chart.decimals))
    if len(pale) > _TOLD:
        parts.append(
            translate("Paper", "Ytterligare {count} jämförelser visas.").format(count=len(pale) - _TOLD)
        )
    if any(point.value is not None for point in chart.target):
        told = _points((point for point in chart.target if point.value is not None), chart.decimals)
        parts.append(translate("Paper", "Målvärde: {values}.").format(values=told))
    if any(point.value is not None for point in chart.target_high):
        told = _points((point for point in chart.target_high if point.value is not None), chart.decimals)
        parts.append(translate("Paper", "Målets övre gräns: {values}.").format(values=told))
    if chart.accepted:
        told = ", ".join(_band(band, chart.decimals) for band in chart.accepted)
        parts.append(translate("Paper", "Godtagbart: {values}.").format(values=told))
    return " ".join(parts)


def _series(series: Series, decimals: int) -> str:
    title = clean_line(series.title) or translate("Paper", "Utfall")
    if not any(point.value is not None for point in (*series.points, *filter(None, [series.newest]))):
        return translate("Paper", "{series}: inga mätvärden.").format(series=title)
    points = series.points if series.strong else [p for p in series.points if p.value is not None][-1:]
    told = [_points(points, decimals)] if points else []
    if series.newest is not None and series.newest.value is not None:
        part = word("part", series.newest_part).lower() if series.newest_part else ""
        told.append(f"{part} {_points([series.newest], decimals)}".strip())
    return f"{title}: {', '.join(told)}."


def _points(points: Iterable[Point], decimals: int) -> str:
    missing = translate("Paper", "saknas")
    return ", ".join(
        f"{point.year} {missing if point.value is None else _value(point, decimals)}" for point in points
    )


def _value(point: Point, decimals: int) -> str:
    value = number(point.value, decimals)
    return f"{value} ± {number(point.margin, decimals)}" if point.margin else value


def _band(band: Band, decimals: int) -> str:
    if band.low is None:
        words = translate("Paper", "{year} högst {high}")
    elif band.high is None:
        words = translate("Paper", "{year} minst {low}")
    else:
        words = translate("Paper", "{year} från {low} till {high}")
    return words.format(year=band.year, low=number(band.low, decimals), high=number(band.high, decimals))

"""What the values of an indicator look like as a chart. Nothing is read here: the rows are as the file gave them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from app.domain.kolada import credit
from app.services.figures import Band, Chart, Point, Series

FULL_YEAR = "year"

type_of_target = tuple[int, int, float | None, float | None, float | None, float | None]
"""Indicator, year, target, its upper end, what is accepted, its upper end."""

type_of_figure = tuple[int, int, float | None, str, str, str, str]
"""Indicator, year, value, part of the year, kind and name of the place, source: both genders together."""

type_of_gender = tuple[int, int, float | None, str, str]
"""Indicator, year, value, part of the year, and the gender that an own value is of."""

type_of_values = dict[tuple[bool, str], dict[str, list[Point]]]
"""For each place, (is another, name), the values of each part of the year."""


def chart_of(
    indicator: Any,
    note: str,
    margin: float | None,
    figures: Sequence[type_of_figure],
    targets: Sequence[type_of_target],
    margins: Sequence[type_of_figure] = (),
) -> Chart:
    """The chart of an indicator, a row or a record with what it is called and measured in.

    ``margin`` is the margin of error of our own values, ``margins`` those of another indicator's values.
    """
    values = _with_margins(_by_place(figures), margin, _by_place(margins))
    part = _part_shown(values)
    direction = indicator.direction
    source = credit((figure[5], figure[6]) for figure in figures)
    return Chart(
        indicator.title,
        indicator.unit_of_measure,
        indicator.decimals,
        tuple(
            _series(name, parts, part, strong=not other)
            for (other, name), parts in sorted(values.items())
            if part in parts or not other
        ),
        tuple(Point(asked[1], asked[2]) for asked in targets if asked[2] is not None),
        tuple(
            _band(direction, asked[1], asked[2], asked[4], asked[5])
            for asked in targets
            if asked[4] is not None or (asked[5] is not None and direction == "band")
        ),
        " ".join(said for said in (source, note) if said),
        tuple(Point(asked[1], asked[3]) for asked in targets if asked[3] is not None),
        part,
    )


def split_of(chart: Chart, figures: Iterable[type_of_gender]) -> Chart | None:
    """The same chart with women and men in place of the total, which is pale; None where there are no such values.

    The titles of the two are the codes K and M.
    """
    genders: dict[str, list[Point]] = {}
    for _, year, value, part, gender in figures:
        if part == chart.part:
            genders.setdefault(gender, []).append(Point(year, value))
    if not genders:
        return None
    total = tuple(replace(series, strong=False, newest=None) for series in chart.series if series.strong)
    split = tuple(Series(gender, tuple(points)) for gender, points in genders.items())
    return replace(chart, series=split + total)


def _by_place(figures: Iterable[type_of_figure]) -> type_of_values:
    found: type_of_values = {}
    for _, year, value, part, kind, name, _ in figures:
        found.setdefault((kind != "own", name), {}).setdefault(part, []).append(Point(year, value))
    return found


def _with_margins(
    values: type_of_values, margin: float | None, errors: Mapping[tuple[bool, str], Mapping[str, list[Point]]]
) -> type_of_values:
    """The values with their margins of error: those of another indicator, or one that is our own values' alone."""
    if not margin and not errors:
        return values
    found: type_of_values = {}
    for place, parts in values.items():
        for part, points in parts.items():
            known = {point.year: point.value for point in errors.get(place, {}).get(part, [])}
            if margin and not place[0]:
                known = dict.fromkeys((point.year for point in points), margin)
            found.setdefault(place, {})[part] = [
                Point(point.year, point.value, known.get(point.year)) for point in points
            ]
    return found


def _series(name: str, parts: dict[str, list[Point]], shown: str, *, strong: bool) -> Series:
    points = parts.get(shown, [])
    newest = [(point.year, part, point) for part, own in parts.items() for point in own if part != shown]
    last = max(newest, key=lambda item: item[:2], default=None)
    if not strong or last is None or (points and last[0] <= points[-1].year):
        return Series(name, tuple(points), strong)
    return Series(name, tuple(points), strong, last[2], last[1])


def _part_shown(values: type_of_values) -> str:
    """Full years where there are any; else the part of the year that has most values."""
    counts: dict[str, int] = {}
    for parts in values.values():
        for part, points in parts.items():
            counts[part] = counts.get(part, 0) + len(points)
    if FULL_YEAR in counts or not counts:
        return FULL_YEAR
    return max(counts, key=lambda part: (counts[part], part))


def _band(
    direction: str, year: int, target: float | None, accepted: float | None, accepted_high: float | None
) -> Band:
    """The field between what is accepted and what is aimed at."""
    if direction == "band":
        return Band(year, accepted, accepted_high)
    return Band(year, accepted, target) if direction == "higher" else Band(year, target, accepted)

"""The figures of indicators over the years, for the charts on screen and on paper."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVarTuple

from sqlalchemy import Connection, CursorResult, Row, ScalarSelect, select

from app.domain.kolada import credit
from app.services.figures import Band, Chart, Point, Series
from database.indicators import Indicator, Measurement, Place, Target

FULL_YEAR = "year"

Values = TypeVarTuple("Values")

type_of_values = dict[tuple[bool, str], dict[str, list[Point]]]
"""For each place, (is another, name), the values of each part of the year."""


def own_place() -> ScalarSelect[int]:
    """The place that is the municipality itself."""
    return select(Place.id).where(Place.kind == "own").order_by(Place.id).limit(1).scalar_subquery()


def driver_rows(result: CursorResult[*Values]) -> Sequence[tuple[*Values]]:
    """Take the rows as the driver gives them: thousands of ``Row`` objects would cost as much as the query."""
    assert result.cursor is not None
    rows: Sequence[tuple[*Values]] = result.cursor.fetchall()
    result.close()
    return rows


def read_charts(connection: Connection, indicator_ids: tuple[int, ...]) -> dict[int, Chart]:
    """Read charts inside an open transaction: three queries, however many indicators."""
    indicators = connection.execute(
        select(
            Indicator.id,
            Indicator.title,
            Indicator.unit_of_measure,
            Indicator.decimals,
            Indicator.direction,
            Indicator.source_note,
            Indicator.margin,
            Indicator.margin_indicator_id,
        ).where(Indicator.id.in_(indicator_ids))
    ).all()
    targets = _targets(connection, indicator_ids)
    of_margins = {row.margin_indicator_id for row in indicators if row.margin_indicator_id is not None}
    values, sources = _values(connection, (*indicator_ids, *of_margins))
    return {
        row.id: _chart(
            row,
            targets.get(row.id, []),
            _with_margins(values.get(row.id, {}), row.margin, values.get(row.margin_indicator_id or 0, {})),
            sources.get(row.id, []),
        )
        for row in indicators
    }


def read_splits(connection: Connection, charts: Mapping[int, Chart]) -> dict[int, Chart]:
    """The same charts with women and men in place of the total, which is pale; only those with such values.

    The titles of the two are the codes K and M.
    """
    found: defaultdict[int, dict[str, list[Point]]] = defaultdict(dict)
    for indicator_id, gender, part, year, value in connection.execute(
        select(
            Measurement.indicator_id,
            Measurement.gender,
            Measurement.part,
            Measurement.year,
            Measurement.value,
        )
        .where(
            Measurement.indicator_id.in_(charts),
            Measurement.place_id == own_place(),
            Measurement.gender.in_(("K", "M")),
            Measurement.archived_at.is_(None),
        )
        .order_by(Measurement.gender, Measurement.year)
    ):
        if part == charts[indicator_id].part:
            found[indicator_id].setdefault(gender, []).append(Point(year, value))
    return {indicator_id: _split(charts[indicator_id], points) for indicator_id, points in found.items()}


def _split(chart: Chart, genders: Mapping[str, list[Point]]) -> Chart:
    total = tuple(replace(series, strong=False, newest=None) for series in chart.series if series.strong)
    split = tuple(Series(gender, tuple(points)) for gender, points in genders.items())
    return replace(chart, series=split + total)


def _with_margins(values: type_of_values, margin: float | None, errors: type_of_values) -> type_of_values:
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


def _targets(
    connection: Connection, indicator_ids: tuple[int, ...]
) -> dict[int, list[Row[int, int, float | None, float | None, float | None, float | None]]]:
    found: dict[int, list[Row[int, int, float | None, float | None, float | None, float | None]]] = {}
    for row in connection.execute(
        select(
            Target.indicator_id,
            Target.year,
            Target.target,
            Target.target_high,
            Target.accepted_year,
            Target.accepted_year_high,
        )
        .where(Target.indicator_id.in_(indicator_ids), Target.archived_at.is_(None))
        .order_by(Target.year)
    ):
        found.setdefault(row[0], []).append(row)
    return found


def _values(
    connection: Connection, indicator_ids: tuple[int, ...]
) -> tuple[dict[int, type_of_values], dict[int, list[tuple[str, str]]]]:
    """The values of each indicator, and the place and source of each of them."""
    found: dict[int, type_of_values] = {}
    sources: dict[int, list[tuple[str, str]]] = {}
    for row in connection.execute(
        select(
            Measurement.indicator_id,
            Place.kind,
            Place.name,
            Measurement.year,
            Measurement.part,
            Measurement.value,
            Measurement.source,
        )
        .join(Place, Place.id == Measurement.place_id)
        .where(
            Measurement.indicator_id.in_(indicator_ids),
            Measurement.gender == "T",
            Measurement.archived_at.is_(None),
        )
        .order_by(Measurement.year)
    ):
        place = found.setdefault(row[0], {}).setdefault((row[1] != "own", row[2]), {})
        place.setdefault(row[4], []).append(Point(row[3], row[5]))
        sources.setdefault(row[0], []).append((row[2], row[6]))
    return found, sources


def _chart(
    indicator: Row[int, str, str, int, str, str, float | None, int | None],
    targets: list[Row[int, int, float | None, float | None, float | None, float | None]],
    values: type_of_values,
    sources: list[tuple[str, str]],
) -> Chart:
    part = _part_shown(values)
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
            _band(indicator.direction, asked[1], asked[2], asked[4], asked[5])
            for asked in targets
            if asked[4] is not None or (asked[5] is not None and indicator.direction == "band")
        ),
        " ".join(part for part in (credit(sources), indicator.source_note) if part),
        tuple(Point(asked[1], asked[3]) for asked in targets if asked[3] is not None),
        part,
    )


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

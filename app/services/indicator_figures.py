"""The figures of indicators over the years, for the charts on screen and on paper."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeVarTuple

from sqlalchemy import Connection, CursorResult, Row, ScalarSelect, Select, bindparam, select

from app.services.figures import Chart
from app.services.indicator_charts import (
    FULL_YEAR,
    chart_of,
    split_of,
    type_of_figure,
    type_of_gender,
    type_of_target,
)
from database.indicators import Indicator, Measurement, Place, Target

__all__ = ["FULL_YEAR", "driver_rows", "own_place", "read_charts", "read_measured", "read_splits"]

Values = TypeVarTuple("Values")


def own_place() -> ScalarSelect[int]:
    """The place that is the municipality itself."""
    return select(Place.id).where(Place.kind == "own").order_by(Place.id).limit(1).scalar_subquery()


def driver_rows(result: CursorResult[*Values]) -> Sequence[tuple[*Values]]:
    """Take the rows as the driver gives them: thousands of ``Row`` objects would cost as much as the query."""
    assert result.cursor is not None
    rows: Sequence[tuple[*Values]] = result.cursor.fetchall()
    result.close()
    return rows


type_of_ids = tuple[int, ...] | Select[int]
"""Indicators by id; or what asks for them, where they are so many that to name each would cost as much as to read."""


class Measured(NamedTuple):
    """What the charts of indicators are made of, each by the indicator's id."""

    indicators: Sequence[Row[int, str, str, int, str, str, float | None, int | None]]
    figures: Mapping[int, Sequence[type_of_figure]]
    targets: Mapping[int, Sequence[type_of_target]]

    def margins(
        self, indicator: Row[int, str, str, int, str, str, float | None, int | None]
    ) -> Sequence[type_of_figure]:
        """The values of the indicator that holds the margins of error of another."""
        return self.figures.get(indicator.margin_indicator_id or 0, ())


def read_charts(connection: Connection, indicator_ids: type_of_ids) -> dict[int, Chart]:
    """Read charts inside an open transaction: three queries, however many indicators."""
    measured = read_measured(connection, indicator_ids)
    return {
        row.id: chart_of(
            row,
            row.source_note,
            row.margin,
            measured.figures.get(row.id, ()),
            measured.targets.get(row.id, ()),
            measured.margins(row),
        )
        for row in measured.indicators
    }


def read_splits(connection: Connection, charts: Mapping[int, Chart]) -> dict[int, Chart]:
    """The same charts with women and men in place of the total: ``indicator_charts.split_of``; only where there are."""
    figures = read_genders(connection, tuple(charts))
    splits = {key: split_of(charts[key], found) for key, found in figures.items()}
    return {key: split for key, split in splits.items() if split is not None}


def read_measured(connection: Connection, indicator_ids: type_of_ids, until: int = 9999) -> Measured:
    """Read what charts are made of, no later than a year: three queries, however many indicators."""
    indicators = connection.execute(_indicators(indicator_ids)).all()
    targets: defaultdict[int, list[type_of_target]] = defaultdict(list)
    for target in driver_rows(connection.execute(_targets(indicator_ids))):
        targets[target[0]].append(target)
    of_margins = {row.margin_indicator_id for row in indicators if row.margin_indicator_id is not None}
    asked = _figures(indicator_ids, tuple(sorted(of_margins)))
    figures: defaultdict[int, list[type_of_figure]] = defaultdict(list)
    for figure in driver_rows(connection.execute(asked, {"until": until})):
        figures[figure[0]].append(figure)
    return Measured(indicators, figures, targets)


def read_genders(
    connection: Connection, indicator_ids: type_of_ids, until: int = 9999
) -> Mapping[int, Sequence[type_of_gender]]:
    """Read our own values of women and men, no later than a year: one query."""
    found: defaultdict[int, list[type_of_gender]] = defaultdict(list)
    for figure in driver_rows(connection.execute(_genders(indicator_ids), {"until": until})):
        found[figure[0]].append(figure)
    return found


# A query is kept for the next time: to put it together takes as long as to ask it.


@lru_cache(8)
def _indicators(
    indicator_ids: type_of_ids,
) -> Select[int, str, str, int, str, str, float | None, int | None]:
    return select(
        Indicator.id,
        Indicator.title,
        Indicator.unit_of_measure,
        Indicator.decimals,
        Indicator.direction,
        Indicator.source_note,
        Indicator.margin,
        Indicator.margin_indicator_id,
    ).where(Indicator.id.in_(indicator_ids))


@lru_cache(8)
def _targets(
    indicator_ids: type_of_ids,
) -> Select[int, int, float | None, float | None, float | None, float | None]:
    return (
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
    )


@lru_cache(8)
def _figures(
    indicator_ids: type_of_ids, of_margins: tuple[int, ...]
) -> Select[int, int, float | None, str, str, str, str]:
    wanted = Measurement.indicator_id.in_(indicator_ids)
    return (
        select(
            Measurement.indicator_id,
            Measurement.year,
            Measurement.value,
            Measurement.part,
            Place.kind,
            Place.name,
            Measurement.source,
        )
        .join(Place, Place.id == Measurement.place_id)
        .where(
            wanted | Measurement.indicator_id.in_(of_margins) if of_margins else wanted,
            Measurement.gender == "T",
            Measurement.year <= bindparam("until"),
            Measurement.archived_at.is_(None),
        )
        .order_by(Measurement.year)
    )


@lru_cache(8)
def _genders(indicator_ids: type_of_ids) -> Select[int, int, float | None, str, str]:
    return (
        select(
            Measurement.indicator_id,
            Measurement.year,
            Measurement.value,
            Measurement.part,
            Measurement.gender,
        )
        .where(
            Measurement.indicator_id.in_(indicator_ids),
            Measurement.place_id == own_place(),
            Measurement.gender.in_(("K", "M")),
            Measurement.year <= bindparam("until"),
            Measurement.archived_at.is_(None),
        )
        .order_by(Measurement.gender, Measurement.year)
    )

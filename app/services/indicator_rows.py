"""Indicators as lists show them in one year: what the first page needs of them, apart from all that a card shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import Connection, Row, Select, bindparam, select

from app.domain import indicator_status
from app.domain.indicator_status import Limits, Movement
from app.services.indicator_figures import FULL_YEAR, driver_rows, own_place
from database.goals import Goal
from database.indicators import GoalIndicator, Indicator, Measurement, Target
from database.units import Unit

if TYPE_CHECKING:
    from app.services.distributions import Placed

YEARS_SHOWN = 8
"""How many years back a sparkline and the trend look."""


class IndicatorRow(NamedTuple):
    """An indicator as a list shows it in one year. A tuple: a list of 600 is made in half the time."""

    id: int
    title: str
    quality: str
    level: str
    unit_of_measure: str
    decimals: int
    direction: str
    source: str
    kolada_id: str
    responsible_id: int | None
    responsible: str
    value: float | None
    value_year: int | None
    value_part: str
    value_state: str
    target: float | None
    target_high: float | None
    accepted: float | None
    accepted_high: float | None
    status: str
    reason: str
    trend: str
    spark: tuple[float | None, ...]
    """One value a year up to the year asked for; None where there is none."""
    goals: tuple[int, ...]
    year: int
    """The year asked for."""
    movement: Movement
    """Why the trend is what it is."""
    placed: Placed | None = None
    """Where the value lies among the municipalities', where that was asked for and known."""


type_of_value = tuple[int, int, str, float | None, str]
"""Indicator, year, part, value and state: a value of the own municipality, both genders together."""

type_of_indicator = tuple[
    int, str, str, str, str, int, str, str, str, int | None, str, float | None, int | None
]

_NO_LIMITS = Limits()
_NO_PLACES: Mapping[int, Placed] = MappingProxyType({})
_NO_VALUES: Sequence[type_of_value] = ()


def read_rows(
    connection: Connection, year: int, goal_ids: frozenset[int] | None = None
) -> tuple[IndicatorRow, ...]:
    """Read the rows of ``Indicators.list`` in an open transaction: four queries, however many."""
    return rows_of(connection, read_figures(connection, year), LIVE, goal_ids)


class Figures(NamedTuple):
    """What all rows are made of."""

    years: range
    tied: Mapping[int, Sequence[int]]
    limits: Mapping[int, Limits]
    series: Mapping[int, Sequence[type_of_value]]


def read_figures(connection: Connection, year: int) -> Figures:
    shown = range(year - YEARS_SHOWN + 1, year + 1)
    tied: defaultdict[int, list[int]] = defaultdict(list)
    for indicator_id, goal_id in connection.execute(_TIES).all():
        tied[indicator_id].append(goal_id)
    limits = {row[0]: Limits(*row[1:]) for row in connection.execute(_LIMITS, {"year": year}).all()}
    series: defaultdict[int, list[type_of_value]] = defaultdict(list)
    for value in driver_rows(connection.execute(SERIES, {"first": shown[0], "year": year})):
        series[value[0]].append(value)
    return Figures(shown, tied, limits, series)


def rows_of(
    connection: Connection,
    figures: Figures,
    wanted: Select[*type_of_indicator],
    goal_ids: frozenset[int] | None = None,
    placed: Mapping[int, Placed] = _NO_PLACES,
) -> tuple[IndicatorRow, ...]:
    years, tied, limits, series = figures
    return tuple(
        [
            _row(row, years, limits.get(row[0], _NO_LIMITS), series, tuple(tied.get(row[0], ())), placed)
            for row in connection.execute(wanted).all()
            if goal_ids is None or not goal_ids.isdisjoint(tied.get(row[0], ()))
        ]
    )


_TIES = (
    select(GoalIndicator.indicator_id, GoalIndicator.goal_id)
    .join(Goal, Goal.id == GoalIndicator.goal_id)
    .where(Goal.archived_at.is_(None))
)

_LIMITS = select(
    Target.indicator_id,
    Target.target,
    Target.target_high,
    Target.accepted_year,
    Target.accepted_year_high,
).where(Target.year == bindparam("year"), Target.archived_at.is_(None))

SERIES = (
    select(Measurement.indicator_id, Measurement.year, Measurement.part, Measurement.value, Measurement.state)
    .where(
        Measurement.place_id == own_place(),
        Measurement.gender == "T",
        Measurement.year.between(bindparam("first"), bindparam("year")),
        Measurement.archived_at.is_(None),
    )
    .order_by(Measurement.indicator_id, Measurement.year, Measurement.part)
)
"""Values of the own municipality, both genders together, indicator by indicator in order of time.

The index holds all of it in this very order: neither the table nor a sorting is needed.
"""

_INDICATORS = (
    select(
        Indicator.id,
        Indicator.title,
        Indicator.quality,
        Indicator.level,
        Indicator.unit_of_measure,
        Indicator.decimals,
        Indicator.direction,
        Indicator.source,
        Indicator.kolada_id,
        Indicator.responsible_id,
        Unit.name,
        Indicator.margin,
        Indicator.margin_indicator_id,
    )
    .join(Unit, Unit.id == Indicator.responsible_id, isouter=True)
    .order_by(Indicator.id)
)
LIVE = _INDICATORS.where(Indicator.archived_at.is_(None))
ARCHIVED = _INDICATORS.where(Indicator.archived_at.is_not(None))


def _row(
    indicator: Row[*type_of_indicator],
    years: range,
    limits: Limits,
    series: Mapping[int, Sequence[type_of_value]],
    goals: tuple[int, ...],
    placed: Mapping[int, Placed],
) -> IndicatorRow:
    values = series.get(indicator[0], _NO_VALUES)
    _, value_year, part, value, state = values[-1] if values else (0, None, "", None, "")
    decimals, direction = indicator[5], indicator[6]
    judged = indicator_status.judge(value, value_year, years[-1], direction, limits)
    # A tertial is never compared with a full year.
    alike = {row[1]: row[3] for row in values if row[2] == part}
    by_year = (
        alike if part == FULL_YEAR else {row[1]: row[3] for row in values if row[2] == FULL_YEAR} or alike
    )
    margins: Mapping[int, float | None] = {}
    if indicator[12] is not None:
        # The margins of error are the values of another indicator, of the same part of the year.
        margins = {row[1]: row[3] for row in series.get(indicator[12], _NO_VALUES) if row[2] == part}
    elif indicator[11]:
        margins = dict.fromkeys(alike, indicator[11])
    movement = indicator_status.trend(alike, direction, decimals, margins)
    return IndicatorRow(
        *indicator[:10],
        indicator[10] or "",
        value,
        value_year,
        part,
        state,
        limits.target,
        limits.target_high,
        limits.accepted,
        limits.accepted_high,
        judged.status,
        judged.reason,
        movement.trend,
        tuple(map(by_year.get, years)),
        goals,
        years[-1],
        movement,
        placed.get(indicator[0]),
    )

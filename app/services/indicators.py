"""Indicators with their latest value, target, status and trend; their series and measurements."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, Row, and_, select

from app.domain import indicator_status
from app.domain.indicator_status import Judgement, Limits
from app.services.figures import Band, Chart, Point, Series
from database.connection import File
from database.goals import Goal
from database.indicators import GoalIndicator, Indicator, Measurement, Place, Target
from database.units import Unit

YEARS_SHOWN = 8
"""How many years back a sparkline and the trend look."""


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An indicator as a list shows it in one year."""

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


@dataclass(frozen=True, slots=True)
class MeasurementRow:
    """A measured value as it is entered and corrected."""

    id: int
    place_id: int
    place: str
    gender: str
    year: int
    part: str
    value: float | None
    state: str
    source: str
    comment: str
    version: int


@dataclass(frozen=True, slots=True)
class TargetRow:
    """What one year asks of an indicator."""

    id: int
    year: int
    baseline: float | None
    target: float | None
    target_high: float | None
    accepted_year: float | None
    accepted_year_high: float | None
    accepted_period: float | None
    accepted_period_high: float | None
    version: int


@dataclass(frozen=True, slots=True)
class GoalChoice:
    """A goal that an indicator may be tied to."""

    id: int
    level: str
    number: str
    title: str


class Indicators:
    """Reads indicators and their figures."""

    def __init__(self, file: File) -> None:
        self._file = file

    def list(self, year: int, goal_ids: Iterable[int] | None = None) -> tuple[IndicatorRow, ...]:
        """All indicators, or those that show one of the goals, as they stand in ``year``."""
        with self._file.reading() as connection:
            return read_rows(connection, year, None if goal_ids is None else frozenset(goal_ids))

    def measurements(self, indicator_id: int) -> tuple[MeasurementRow, ...]:
        """Every value of an indicator, newest first, the own municipality before others."""
        with self._file.reading() as connection:
            rows = connection.execute(
                select(
                    Measurement.id,
                    Measurement.place_id,
                    Place.name,
                    Measurement.gender,
                    Measurement.year,
                    Measurement.part,
                    Measurement.value,
                    Measurement.state,
                    Measurement.source,
                    Measurement.comment,
                    Measurement.version,
                )
                .join(Place, Place.id == Measurement.place_id)
                .where(Measurement.indicator_id == indicator_id, Measurement.archived_at.is_(None))
                .order_by(
                    Measurement.year.desc(),
                    Measurement.part.desc(),
                    Measurement.place_id,
                    Measurement.gender.desc(),
                )
            )
            return tuple(MeasurementRow(*row) for row in rows)

    def targets(self, indicator_id: int) -> tuple[TargetRow, ...]:
        """What each year asks of an indicator, oldest first."""
        with self._file.reading() as connection:
            return read_targets(connection, indicator_id)

    def places(self) -> tuple[tuple[int, str, str], ...]:
        """Places that can be measured, as (id, kind, name); the own municipality first."""
        with self._file.reading() as connection:
            rows = connection.execute(
                select(Place.id, Place.kind, Place.name).where(Place.archived_at.is_(None)).order_by(Place.id)
            ).all()
        return tuple(
            sorted(((row.id, row.kind, row.name) for row in rows), key=lambda row: (row[1] != "own", row[0]))
        )

    def chart(self, indicator_id: int) -> Chart:
        """The full-year series: own municipality strong, others pale, with target and accepted."""
        with self._file.reading() as connection:
            return read_charts(connection, (indicator_id,))[indicator_id]

    def charts(self, indicator_ids: Iterable[int]) -> dict[int, Chart]:
        """The charts of several indicators, from a constant number of queries."""
        with self._file.reading() as connection:
            return read_charts(connection, tuple(indicator_ids))


def read_rows(
    connection: Connection, year: int, goal_ids: frozenset[int] | None = None
) -> tuple[IndicatorRow, ...]:
    """Read the rows of ``Indicators.list`` in an open transaction: four queries, however many."""
    tied: dict[int, list[int]] = {}
    ties = (
        select(GoalIndicator.indicator_id, GoalIndicator.goal_id)
        .join(Goal, Goal.id == GoalIndicator.goal_id)
        .where(Goal.archived_at.is_(None))
    )
    for indicator_id, goal_id in connection.execute(ties):
        tied.setdefault(indicator_id, []).append(goal_id)
    limits = {
        row.indicator_id: row
        for row in connection.execute(
            select(
                Target.indicator_id,
                Target.target,
                Target.target_high,
                Target.accepted_year,
                Target.accepted_year_high,
            ).where(Target.year == year, Target.archived_at.is_(None))
        )
    }
    series = _series(connection, year)
    indicators = connection.execute(
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
            Unit.name.label("responsible"),
        )
        .join(Unit, Unit.id == Indicator.responsible_id, isouter=True)
        .where(Indicator.archived_at.is_(None))
        .order_by(Indicator.id)
    )
    return tuple(
        _row(row, year, limits.get(row.id), series.get(row.id, []), tuple(tied.get(row.id, ())))
        for row in indicators
        if goal_ids is None or not goal_ids.isdisjoint(tied.get(row.id, ()))
    )


def read_targets(connection: Connection, indicator_id: int) -> tuple[TargetRow, ...]:
    """Read the rows of ``Indicators.targets`` inside an open transaction."""
    rows = connection.execute(
        select(
            Target.id,
            Target.year,
            Target.baseline,
            Target.target,
            Target.target_high,
            Target.accepted_year,
            Target.accepted_year_high,
            Target.accepted_period,
            Target.accepted_period_high,
            Target.version,
        )
        .where(Target.indicator_id == indicator_id, Target.archived_at.is_(None))
        .order_by(Target.year)
    )
    return tuple(TargetRow(*row) for row in rows)


def _series(
    connection: Connection, year: int
) -> dict[int, list[Row[tuple[int, int, str, float | None, str]]]]:
    """Values of the own municipality, both genders together, in order of time, per indicator."""
    own = select(Place.id).where(Place.kind == "own").order_by(Place.id).limit(1).scalar_subquery()
    rows = connection.execute(
        select(
            Measurement.indicator_id, Measurement.year, Measurement.part, Measurement.value, Measurement.state
        )
        .select_from(Indicator)
        .join(
            Measurement,
            and_(
                Measurement.indicator_id == Indicator.id,
                Measurement.place_id == own,
                Measurement.gender == "T",
                Measurement.year.between(year - YEARS_SHOWN + 1, year),
                Measurement.archived_at.is_(None),
            ),
        )
        .where(Indicator.archived_at.is_(None))
        .order_by(Measurement.indicator_id, Measurement.year, Measurement.part)
    )
    series: dict[int, list[Row[tuple[int, int, str, float | None, str]]]] = {}
    for row in rows:
        series.setdefault(row[0], []).append(row)
    return series


def _row(
    indicator: Row[tuple[int, str, str, str, str, int, str, str, str, int | None, str]],
    year: int,
    limits: Row[tuple[int, float | None, float | None, float | None, float | None]] | None,
    values: list[Row[tuple[int, int, str, float | None, str]]],
    goals: tuple[int, ...],
) -> IndicatorRow:
    target, target_high, accepted, accepted_high = limits[1:] if limits is not None else (None,) * 4
    latest = values[-1] if values else None
    judged: Judgement = indicator_status.judge(
        latest.value if latest is not None else None,
        latest.year if latest is not None else None,
        year,
        indicator.direction,
        Limits(target, target_high, accepted, accepted_high),
    )
    by_year = {row.year: row.value for row in values}
    return IndicatorRow(
        *indicator[:10],
        responsible=indicator[10] or "",
        value=latest.value if latest is not None else None,
        value_year=latest.year if latest is not None else None,
        value_part=latest.part if latest is not None else "",
        value_state=latest.state if latest is not None else "",
        target=target,
        target_high=target_high,
        accepted=accepted,
        accepted_high=accepted_high,
        status=judged.status,
        reason=judged.reason,
        trend=indicator_status.trend(_comparable(values), indicator.direction, indicator.decimals),
        spark=tuple(by_year.get(shown) for shown in range(year - YEARS_SHOWN + 1, year + 1)),
        goals=goals,
    )


def _comparable(values: list[Row[tuple[int, int, str, float | None, str]]]) -> list[float | None]:
    """Values of the same part of the year as the latest one: a tertial is never compared with a full year."""
    if not values:
        return []
    part = values[-1].part
    return [row.value for row in values if row.part == part]


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
        ).where(Indicator.id.in_(indicator_ids))
    ).all()
    targets: dict[
        int, list[Row[tuple[int, int, float | None, float | None, float | None, float | None]]]
    ] = {}
    for limits in connection.execute(
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
        targets.setdefault(limits[0], []).append(limits)
    lines: dict[int, dict[tuple[bool, str], list[Point]]] = {}
    for row in connection.execute(
        select(Measurement.indicator_id, Place.kind, Place.name, Measurement.year, Measurement.value)
        .join(Place, Place.id == Measurement.place_id)
        .where(
            Measurement.indicator_id.in_(indicator_ids),
            Measurement.gender == "T",
            Measurement.part == "year",
            Measurement.archived_at.is_(None),
        )
        .order_by(Measurement.year)
    ):
        lines.setdefault(row[0], {}).setdefault((row[1] != "own", row[2]), []).append(Point(row[3], row[4]))
    return {
        row.id: Chart(
            row.title,
            row.unit_of_measure,
            row.decimals,
            tuple(
                Series(name, tuple(points), strong=not other)
                for (other, name), points in sorted(lines.get(row.id, {}).items())
            ),
            tuple(Point(asked[1], asked[2]) for asked in targets.get(row.id, ()) if asked[2] is not None),
            tuple(
                _band(row.direction, asked[1], asked[2], asked[4], asked[5])
                for asked in targets.get(row.id, ())
                if asked[4] is not None or asked[5] is not None
            ),
            row.source_note,
        )
        for row in indicators
    }


def _band(
    direction: str, year: int, target: float | None, accepted: float | None, accepted_high: float | None
) -> Band:
    """The field between what is accepted and what is aimed at."""
    if direction == "band":
        return Band(year, accepted, accepted_high)
    return Band(year, accepted, target) if direction == "higher" else Band(year, target, accepted)

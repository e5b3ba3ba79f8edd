"""Where our values lie among all municipalities', for lists, charts and the words about them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, Row, Select, and_, bindparam, case, exists, func, or_, select

from app.domain.indicator_status import STALE_AFTER_YEARS
from app.domain.kolada import credit
from app.domain.relative_position import FEWEST_OTHERS, counted, position
from app.services.figures import Distribution, Standing
from app.services.indicator_figures import FULL_YEAR, own_place
from database.declaring import aliased
from database.indicators import Indicator, Measurement, Place


class Placed(NamedTuple):
    """Where an indicator's value of one year lies among the other municipalities'."""

    year: int
    position: str
    better: int
    others: int


def read_positions(connection: Connection, year: int) -> dict[int, Placed]:
    """Place every indicator that can be, by the newest year in which enough municipalities have a value.

    Groups, regions and the nation are left out: they are sums of municipalities. A constant number of queries: one
    for our values, one for each year back.
    """
    places = connection.execute(_MUNICIPALITIES).scalars().all()
    if len(places) < FEWEST_OTHERS:
        return {}
    years = range(year, year - STALE_AFTER_YEARS - 1, -1)
    ours: defaultdict[int, set[int]] = defaultdict(set)
    for indicator_id, own_year in connection.execute(_OURS, {"first": years[-1], "year": year}):
        ours[own_year].add(indicator_id)
    found: dict[int, Placed] = {}
    for asked in years:
        waiting = ours[asked] - found.keys()
        rows = _counts(connection, asked, waiting, places) if waiting else ()
        for indicator_id, direction, above, below, others in rows:
            place = counted(above, below, others, direction)
            if place.reason == "ranked":
                found[indicator_id] = Placed(asked, place.position, place.better, others)
    return found


def read_distribution(connection: Connection, indicator_id: int) -> Distribution | None:
    """The newest year in which we and enough others have a value for the full year; None where there is none."""
    rows = connection.execute(_values().where(Indicator.id == indicator_id)).all()
    for year in dict.fromkeys(row.year for row in rows):
        found = _distribution([row for row in rows if row.year == year])
        if found is not None:
            return found
    return None


def read_distributions(connection: Connection, placed: Mapping[int, Placed]) -> dict[int, Distribution]:
    """All municipalities' values for indicators that are placed, of the years that they are placed by."""
    by_year: defaultdict[int, list[int]] = defaultdict(list)
    for indicator_id, place in placed.items():
        by_year[place.year].append(indicator_id)
    if not by_year:
        return {}
    wanted = or_(*(and_(Measurement.year == year, Indicator.id.in_(ids)) for year, ids in by_year.items()))
    rows: defaultdict[int, list[type_of_row]] = defaultdict(list)
    for row in connection.execute(_values().where(wanted)):
        rows[row.id].append(row)
    made = {indicator_id: _distribution(values) for indicator_id, values in rows.items()}
    return {indicator_id: figures for indicator_id, figures in made.items() if figures is not None}


_OF_PLACES = and_(Place.kind == "municipality", Place.archived_at.is_(None))
_MUNICIPALITIES = select(Place.id).where(_OF_PLACES)

_OTHER = aliased(Measurement)

_OURS = select(Measurement.indicator_id, Measurement.year).where(
    Measurement.place_id == own_place(),
    Measurement.gender == "T",
    Measurement.part == FULL_YEAR,
    Measurement.year.between(bindparam("first"), bindparam("year")),
    Measurement.value.is_not(None),
    Measurement.archived_at.is_(None),
    # Most indicators of many a municipality are its own: they are left without being looked for at every place.
    exists().where(
        _OTHER.indicator_id == Measurement.indicator_id,
        _OTHER.place_id != Measurement.place_id,
        _OTHER.archived_at.is_(None),
    ),
)

_COUNTED = (
    select(
        Measurement.indicator_id,
        Indicator.direction,
        func.sum(case((_OTHER.value > Measurement.value, 1), else_=0)),
        func.sum(case((_OTHER.value < Measurement.value, 1), else_=0)),
        func.count(),
    )
    .join(Indicator, Indicator.id == Measurement.indicator_id)
    .join(_OTHER, and_(_OTHER.indicator_id == Measurement.indicator_id, _OTHER.year == Measurement.year))
    .where(
        Measurement.place_id == own_place(),
        Measurement.gender == "T",
        Measurement.part == FULL_YEAR,
        Measurement.year == bindparam("year"),
        Measurement.indicator_id.in_(bindparam("indicators", expanding=True)),
        Measurement.archived_at.is_(None),
        _OTHER.place_id.in_(bindparam("places", expanding=True)),
        _OTHER.gender == "T",
        _OTHER.part == FULL_YEAR,
        _OTHER.value.is_not(None),
        _OTHER.archived_at.is_(None),
    )
    .group_by(Measurement.indicator_id, Indicator.direction)
)


def _counts(
    connection: Connection, year: int, indicators: Iterable[int], places: Sequence[int]
) -> Sequence[Row[int, str, int, int, int]]:
    """How many are higher and lower than ours, and how many there are, for each indicator."""
    return connection.execute(
        _COUNTED, {"year": year, "indicators": sorted(indicators), "places": list(places)}
    ).all()


type_of_row = Row[int, str, str, int, str, str, str, str, int, float | None, str]


def _values() -> Select[int, str, str, int, str, str, str, str, int, float | None, str]:
    """Our values and other municipalities', both genders together, newest first and lowest first."""
    return (
        select(
            Indicator.id,
            Indicator.title,
            Indicator.unit_of_measure,
            Indicator.decimals,
            Indicator.direction,
            Indicator.source_note,
            Place.kind,
            Place.name,
            Measurement.year,
            Measurement.value,
            Measurement.source,
        )
        .join(Measurement, Measurement.indicator_id == Indicator.id)
        .join(Place, Place.id == Measurement.place_id)
        .where(
            or_(Place.kind == "own", _OF_PLACES),
            Measurement.gender == "T",
            Measurement.part == FULL_YEAR,
            Measurement.value.is_not(None),
            Measurement.archived_at.is_(None),
        )
        .order_by(Measurement.year.desc(), Measurement.value, Place.name)
    )


def _distribution(shown: Sequence[type_of_row]) -> Distribution | None:
    """One indicator's values of one year, ours among them; None where we have none or too few others have."""
    own = next((row for row in shown if row.kind == "own"), None)
    others = [row for row in shown if row.kind != "own"]
    if own is None or len(others) < FEWEST_OTHERS:
        return None
    found = position(own.value, [row.value for row in others], own.direction)
    sources = credit([(row.name, row.source) for row in shown])
    return Distribution(
        own.title,
        own.unit_of_measure,
        own.decimals,
        own.direction,
        own.year,
        Standing(own.name, own.value),
        tuple(Standing(row.name, row.value) for row in others),
        found.position,
        found.better,
        " ".join(part for part in (sources, own.source_note) if part),
    )

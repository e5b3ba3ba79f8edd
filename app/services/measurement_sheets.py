"""Measurements on their way in and out of files: what rows are matched against, the plan of an import, its save."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import Connection, select

from app.domain import measurement_sheets as rules
from app.domain.measurement_sheets import Given, IndicatorName, Key, Outcome, Plan, Stored
from app.domain.problems import Conflict, Invalid, UserError
from app.services.edits import Change, Edit
from app.services.records import Records
from database.connection import File
from database.indicators import Indicator, Measurement, Place
from database.municipality import Municipality

MANY_INDICATORS = 1_000
"""For more, all values are read: databases take a limited number of keys in a question."""


class PlaceRow(NamedTuple):
    """A place that values can come from."""

    id: int
    kind: str
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Names:
    """What rows of a file are matched against."""

    municipality: str
    indicators: tuple[IndicatorName, ...]
    places: tuple[PlaceRow, ...]


class ValueRow(NamedTuple):
    """A stored value, as it is written to a file."""

    indicator_id: int
    place_id: int
    gender: str
    year: int
    part: str
    value: float | None
    state: str
    source: str
    comment: str


class MeasurementSheets:
    """Plans imports, stores them and reads what is exported."""

    def __init__(self, file: File, records: Records) -> None:
        self._file = file
        self._records = records

    def names(self) -> Names:
        """The indicators and places that are not archived."""
        with self._file.reading() as connection:
            return _read_names(connection)

    def plan(self, given: Collection[Given], refused: Iterable[Outcome]) -> Plan:
        """What an import of these rows would do now."""
        with self._file.reading() as connection:
            stored = _read_stored(connection, {row.key.indicator_id for row in given})
        return rules.plan(given, refused, stored)

    def store(self, plan: Plan, why: str = "", edit_id: str | None = None) -> tuple[Change, ...]:
        """Do what a plan says, all or nothing, as one save. Raises where a row was refused or the file has moved on."""
        refused = plan.count("refused")
        if refused:
            raise UserError("import_refused", count=refused)
        edits = [*_edits(plan, "new", why), *_edits(plan, "changed", why)]
        try:
            return self._records.write_all(edits, edit_id) if edits else ()
        except (Conflict, Invalid) as error:
            # Each row was checked against the file: something in it has been changed since.
            raise UserError("import_overtaken") from error

    def values(self) -> tuple[Names, tuple[ValueRow, ...]]:
        """Every value of indicators and places in use: indicator by indicator, in order of time."""
        columns = [getattr(Measurement, name) for name in ValueRow._fields]
        query = (
            select(*columns)
            .where(Measurement.archived_at.is_(None))
            .order_by(*(getattr(Measurement, name) for name in ("indicator_id", "place_id", "year", "part")))
            .order_by(Measurement.gender.desc())
        )
        with self._file.reading() as connection:
            names = _read_names(connection)
            rows = [ValueRow(*row) for row in connection.execute(query)]
        indicators = {indicator.id for indicator in names.indicators}
        places = {place.id for place in names.places}
        return names, tuple(row for row in rows if row.indicator_id in indicators and row.place_id in places)


def _edits(plan: Plan, outcome: str, why: str) -> Iterator[Edit]:
    for row in plan.outcomes:
        if row.outcome == outcome and row.key is not None:
            about = row.key._asdict() if row.record_id is None else {}
            yield Edit("measurement", row.record_id, {**about, **row.new}, row.old or None, why)


def _read_names(connection: Connection) -> Names:
    columns = (
        Indicator.id,
        Indicator.title,
        Indicator.kolada_id,
        Indicator.unit_of_measure,
        Indicator.decimals,
    )
    indicators = connection.execute(
        select(*columns).where(Indicator.archived_at.is_(None)).order_by(Indicator.id)
    )
    places = connection.execute(
        select(Place.id, Place.kind, Place.code, Place.name)
        .where(Place.archived_at.is_(None))
        .order_by(Place.id)
    )
    name = connection.execute(select(Municipality.__table__.c.name)).scalar_one()
    return Names(
        name, tuple(IndicatorName(*row) for row in indicators), tuple(PlaceRow(*row) for row in places)
    )


def _read_stored(connection: Connection, indicator_ids: Collection[int]) -> Mapping[Key, Stored]:
    key = [getattr(Measurement, name) for name in Key._fields]
    rest = [getattr(Measurement, name) for name in Stored._fields]
    query = select(*key, *rest).where(Measurement.archived_at.is_(None))
    if len(indicator_ids) < MANY_INDICATORS:
        query = query.where(Measurement.indicator_id.in_(indicator_ids))
    size = len(key)
    return {Key(*row[:size]): Stored(*row[size:]) for row in connection.execute(query)}

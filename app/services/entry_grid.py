"""Values entered in a grid: indicators against parts of years, read and written many at a time.

A cell is known by what its value is of, so that nobody need know whether there is a record behind it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from app.domain.codes import GENDERS
from app.domain.entry_grid import CellContent, CellEdit, CellKey
from app.domain.problems import Conflict, Invalid
from app.domain.unlikely_values import Span
from app.services.edits import Change, Edit
from app.services.indicator_cards import PlaceChoice, read_places
from app.services.records import Records
from database.connection import File
from database.indicators import Indicator, Measurement
from database.municipality import Person
from database.units import Unit

ENTERED_FOR = ("own", "unit")
"""Kinds of places that one enters values for; those of other municipalities are fetched."""
_ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Refused:
    """A cell that somebody else has changed to something else. It was not written."""

    key: CellKey
    theirs: CellContent | None
    by: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a save."""

    changes: tuple[Change, ...]
    refused: tuple[Refused, ...]


class EntryRow(NamedTuple):
    """An indicator in the grid."""

    id: int
    title: str
    unit_of_measure: str
    decimals: int
    direction: str
    responsible: str
    used: frozenset[tuple[str, str]]
    """Parts of the year and genders that the indicator has values for, in some year or by what it is."""


type_of_series = tuple[int, str, str]
"""Indicator, part of the year, gender."""


@dataclass(frozen=True, slots=True)
class EntryPage:
    """What the grid shows."""

    rows: tuple[EntryRow, ...]
    contents: Mapping[CellKey, CellContent]
    place_id: int
    units: tuple[tuple[int, str], ...]
    """Units that answer for an indicator, themselves or through a unit under them."""
    places: tuple[PlaceChoice, ...]
    spans: Mapping[type_of_series, Span]
    """Between what the values of all other years lie, for each series of the place."""


class EntryGrid:
    """Reads and writes cells."""

    def __init__(self, file: File, records: Records) -> None:
        self._file = file
        self._records = records

    def read(
        self, years: Collection[int], unit_id: int | None = None, place_id: int | None = None
    ) -> EntryPage:
        """The indicators that a unit and those under it answer for (or all) with their values of some years.

        Without ``place_id`` they are those of the own municipality.
        """
        with self._file.reading() as connection:
            places = tuple(place for place in read_places(connection) if place.kind in ENTERED_FOR)
            if place_id not in {place.id for place in places}:
                place_id = places[0].id if places else 0
            units = _Units(connection)
            indicators = connection.execute(_INDICATORS).all()
            used = _used(connection)
            answers = units.under(unit_id) if unit_id is not None else None
            rows = tuple(
                EntryRow(*row[:5], units.name(row[5]), _used_by(used[row[0]], by_gender=row[6]))
                for row in indicators
                if answers is None or row[5] in answers
            )
            contents = {key: content for key, (_, content, _) in _live(connection, place_id, years).items()}
            return EntryPage(
                rows,
                contents,
                place_id,
                units.answering({row[5] for row in indicators}),
                places,
                _spans(connection, place_id, years),
            )

    def write(self, edits: Sequence[CellEdit], edit_id: str | None = None) -> Outcome:
        """Write all cells but those that somebody else has changed meanwhile, as one save."""
        for attempt in range(_ATTEMPTS):
            to_write, refused = self._compared(edits)
            try:
                changes = self._records.write_all(to_write, edit_id) if to_write else ()
            except (Conflict, Invalid) as error:
                # Somebody saved between the look and the write: look again.
                if attempt == _ATTEMPTS - 1 or not _overtaken(error):
                    raise
            else:
                return Outcome(changes, refused)
        raise AssertionError("the last attempt raises or returns")

    def _compared(self, edits: Sequence[CellEdit]) -> tuple[list[Edit], tuple[Refused, ...]]:
        years = {edit.key.year for edit in edits}
        stored: dict[CellKey, type_of_stored] = {}
        with self._file.reading() as connection:
            for place_id in {edit.key.place_id for edit in edits}:
                ids = {edit.key.indicator_id for edit in edits if edit.key.place_id == place_id}
                stored.update(_live(connection, place_id, years, ids))
        to_write, refused = [], []
        for edit in edits:
            record_id, there, by = stored.get(edit.key, (None, None, ""))
            if _clashes(edit, there):
                refused.append(Refused(edit.key, there, by))
            elif edit.wanted != there:
                to_write.append(_edit(edit, record_id, there))
        return to_write, tuple(refused)


type_of_stored = tuple[int, CellContent, str]
"""Id of the measurement, its content, who changed it last."""

_INDICATORS = (
    select(
        Indicator.id,
        Indicator.title,
        Indicator.unit_of_measure,
        Indicator.decimals,
        Indicator.direction,
        Indicator.responsible_id,
        Indicator.by_gender,
    )
    .where(Indicator.archived_at.is_(None))
    .order_by(Indicator.id)
)


def _used(connection: Connection) -> defaultdict[int, set[tuple[str, str]]]:
    found: defaultdict[int, set[tuple[str, str]]] = defaultdict(set)
    query = select(Measurement.indicator_id, Measurement.part, Measurement.gender).distinct()
    for row in connection.execute(query.where(Measurement.archived_at.is_(None))):
        found[row[0]].add((row[1], row[2]))
    return found


def _spans(connection: Connection, place_id: int, years: Collection[int]) -> dict[type_of_series, Span]:
    """What the years that are not read have been between."""
    size = func.abs(Measurement.value)
    series = (Measurement.indicator_id, Measurement.part, Measurement.gender)
    query = (
        select(
            *series,
            func.min(Measurement.value),
            func.max(Measurement.value),
            func.coalesce(func.min(func.nullif(size, 0)), 0),
            func.max(size),
        )
        .where(
            Measurement.place_id == place_id,
            Measurement.year.not_in(sorted(years)),
            Measurement.value.is_not(None),
            Measurement.archived_at.is_(None),
        )
        .group_by(*series)
    )
    return {(row[0], row[1], row[2]): Span(*row[3:]) for row in connection.execute(query)}


def _used_by(used: Collection[tuple[str, str]], *, by_gender: bool) -> frozenset[tuple[str, str]]:
    """Where values are usually: for women and men, too, where the indicator is said to be split."""
    split = {(part, gender) for part, _ in used for gender in GENDERS} if by_gender else set()
    return frozenset({*used, *split})


def _live(
    connection: Connection,
    place_id: int,
    years: Collection[int],
    indicator_ids: Collection[int] | None = None,
) -> dict[CellKey, type_of_stored]:
    query = (
        select(
            Measurement.id,
            Measurement.indicator_id,
            Measurement.year,
            Measurement.part,
            Measurement.gender,
            Measurement.value,
            Measurement.state,
            Measurement.comment,
            Person.name,
        )
        .join(Person, Person.key == Measurement.changed_by, isouter=True)
        .where(
            Measurement.place_id == place_id,
            Measurement.year.in_(sorted(years)),
            Measurement.archived_at.is_(None),
        )
    )
    if indicator_ids is not None:
        query = query.where(Measurement.indicator_id.in_(sorted(indicator_ids)))
    return {
        CellKey(place_id, *row[1:5]): (row[0], CellContent(*row[5:8]), row[8] or "")
        for row in connection.execute(query)
    }


def _clashes(edit: CellEdit, there: CellContent | None) -> bool:
    """Whether somebody else has made the cell something that is neither what I saw nor what I want."""
    seen, wanted = edit.seen, edit.wanted
    if there in (seen, wanted):
        return False
    if there is None or seen is None or wanted is None:
        return True
    return any(
        mine != before and theirs not in (before, mine)
        for before, mine, theirs in zip(seen, wanted, there, strict=True)
    )


def _edit(edit: CellEdit, record_id: int | None, there: CellContent | None) -> Edit:
    if edit.wanted is None:
        return Edit("measurement", record_id, {"archived": True}, {"archived": False})
    values = edit.wanted._asdict()
    if there is None:
        return Edit("measurement", None, {**edit.key._asdict(), **values})
    base = (edit.seen or there)._asdict()
    changed = {name for name in values if values[name] != base[name]}
    return Edit(
        "measurement",
        record_id,
        {name: values[name] for name in changed},
        {name: base[name] for name in changed},
    )


def _overtaken(error: Conflict | Invalid) -> bool:
    return isinstance(error, Conflict) or any(problem.code == "duplicate" for problem in error.problems)


class _Units:
    """The units in use as a tree."""

    def __init__(self, connection: Connection) -> None:
        query = select(Unit.id, Unit.parent_id, Unit.name).where(Unit.archived_at.is_(None))
        rows = connection.execute(query.order_by(Unit.position, Unit.id)).all()
        self.names = {row[0]: row[2] for row in rows}
        self._parents = {row[0]: row[1] for row in rows}

    def name(self, unit_id: int | None) -> str:
        """What a unit is called; nothing for none."""
        return "" if unit_id is None else self.names.get(unit_id, "")

    def under(self, unit_id: int) -> set[int]:
        """A unit and all those under it."""
        return {other for other in self.names if unit_id in self._upwards(other)}

    def answering(self, responsible: Collection[int | None]) -> tuple[tuple[int, str], ...]:
        """The units that have one of these in or under them, in their own order."""
        found = {above for unit_id in responsible if unit_id is not None for above in self._upwards(unit_id)}
        return tuple((unit_id, name) for unit_id, name in self.names.items() if unit_id in found)

    def _upwards(self, unit_id: int) -> list[int]:
        path: list[int] = []
        at: int | None = unit_id
        while at is not None and at in self.names and at not in path:
            path.append(at)
            at = self._parents[at]
        return path

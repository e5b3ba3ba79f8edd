"""The file's side of an update from Kolada: what to fetch, what it would change, and storing it as one save.

How the values come here is none of this module's business: see ``app.exchange.kolada``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select

from app.domain import kolada_update
from app.domain.indicators import is_kolada_id, is_kolada_place
from app.domain.kolada import NO_VALUE, SECRET, WHY, Kpi
from app.domain.kolada_update import (
    Came,
    Kept,
    Notice,
    Plan,
    PlannedValue,
    Spot,
    Wanted,
    WantedIndicator,
    WantedPlace,
)
from app.domain.measurement_slots import FULL_YEAR
from app.domain.problems import UserError
from app.services.edits import Change, Edit
from app.services.records import Records
from database.changes import ChangeLog
from database.connection import File
from database.indicators import Indicator, Measurement, Place
from database.municipality import Municipality

_AT_ONCE = 500
"""So many ids in a query at most: databases have a limit."""


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place that values may be fetched for."""

    id: int
    kind: str
    code: str
    """The code that Kolada is asked with; empty where there is none of the right form."""
    name: str
    values: int
    """How many values the file has from there. A place with values stays."""


@dataclass(frozen=True, slots=True)
class KoladaFacts:
    """What the file has to do with Kolada."""

    indicators: tuple[WantedIndicator, ...]
    places: tuple[PlaceRow, ...]
    """The own municipality first."""


class Kolada:
    """Plans and stores updates."""

    def __init__(self, file: File, records: Records) -> None:
        self._file = file
        self._records = records

    def facts(self) -> KoladaFacts:
        """Which indicators name a KPI, and which places there are, also where nothing can be fetched yet."""
        with self._file.reading() as connection:
            return KoladaFacts(_indicators(connection), _place_rows(connection))

    def wanted(self, kpis: Collection[str] = ()) -> Wanted:
        """What to fetch: indicators that name a KPI (or one of ``kpis``), at every place that has a code.

        Raises where the municipality's own code is not known, or where no indicator has a KPI asked for.
        """
        with self._file.reading() as connection:
            indicators = _indicators(connection)
            places, notices = _places(connection)
        known = {indicator.kpi for indicator in indicators}
        for kpi in kpis:
            if kpi not in known:
                raise UserError("kolada_no_such_kpi", kpi=kpi, kpis=", ".join(sorted(known)))
        chosen = tuple(indicator for indicator in indicators if not kpis or indicator.kpi in kpis)
        if chosen and not any(place.kind == "own" for place in places):
            raise UserError("kolada_no_code")
        return Wanted(chosen, places, notices)

    def plan(self, wanted: Wanted, came: Iterable[Came], kpis: Mapping[str, Kpi] | None, today: date) -> Plan:
        """Compare what came with the file. ``kpis`` is Kolada's catalogue by id, if known. Nothing is written."""
        with self._file.reading() as connection:
            kept = _kept(connection, [indicator.id for indicator in wanted.indicators])
            plan = kolada_update.compare(wanted, came, kept, kpis, today)
            touched = [value.kept.id for value in plan.changed if value.kept is not None]
            return kolada_update.marked_by_hand(plan, _fetched(connection, touched))

    def store(
        self, plan: Plan, *, leave: Collection[Spot] = (), edit_id: str | None = None
    ) -> tuple[Change, ...]:
        """Store what is new and changed, all or nothing, as one save that can be undone.

        What ``leave`` names stays as it is, for example values corrected by hand. What somebody has changed
        since the plan was made raises ``Conflict``.
        """
        left = frozenset(leave)
        edits = [_edit(value) for value in (*plan.new, *plan.changed) if value.spot not in left]
        edits += [Edit("indicator", card.indicator_id, card.after, card.before, WHY) for card in plan.cards]
        return self._records.write_all(edits, edit_id) if edits else ()


def _edit(value: PlannedValue) -> Edit:
    said: dict[str, object] = {"value": value.value, "source": value.source, "state": "final"}
    kept = value.kept
    if kept is not None:
        if not kept.comment or kept.comment in (NO_VALUE, SECRET):
            # What a person has written stays.
            said["comment"] = value.comment
        base = {"value": kept.value, "source": kept.source, "state": kept.state, "comment": kept.comment}
        return Edit("measurement", kept.id, said, base, WHY)
    said["comment"] = value.comment
    indicator_id, place_id, gender, year = value.spot
    where = {"indicator_id": indicator_id, "place_id": place_id, "gender": gender, "year": year}
    return Edit("measurement", None, {**where, **said}, None, WHY)


def _indicators(connection: Connection) -> tuple[WantedIndicator, ...]:
    rows = connection.execute(
        select(
            Indicator.id,
            Indicator.title,
            Indicator.kolada_id,
            Indicator.kolada_title,
            Indicator.by_gender,
            Indicator.next_value_on,
        )
        .where(Indicator.archived_at.is_(None), Indicator.kolada_id != "")
        .order_by(Indicator.id)
    )
    found = (WantedIndicator(*row) for row in rows)
    # What stands in a file may be older than the rule for it, and it goes into an address.
    return tuple(indicator for indicator in found if is_kolada_id(indicator.kpi))


def _places(connection: Connection) -> tuple[tuple[WantedPlace, ...], tuple[Notice, ...]]:
    """Places with a code of Kolada's, the own municipality first, and a notice of those that lack one."""
    own_code = connection.execute(select(Municipality.code)).scalar_one()
    rows = connection.execute(
        select(Place.id, Place.kind, Place.code, Place.name)
        .where(Place.archived_at.is_(None), Place.kind != "unit")
        .order_by(Place.id)
    )
    places, notices = [], []
    for place_id, kind, code, name in rows:
        known = (own_code or code) if kind == "own" else code
        if is_kolada_place(kind, known):
            places.append(WantedPlace(place_id, kind, known, name))
        elif kind != "own":
            notices.append(Notice("place_without_code", {"place": name}))
    return tuple(sorted(places, key=lambda place: place.kind != "own")), tuple(notices)


def _place_rows(connection: Connection) -> tuple[PlaceRow, ...]:
    own_code = connection.execute(select(Municipality.code)).scalar_one()
    count = (
        select(func.count())
        .where(Measurement.place_id == Place.id, Measurement.archived_at.is_(None))
        .scalar_subquery()
    )
    rows = connection.execute(
        select(Place.id, Place.kind, Place.code, Place.name, count)
        .where(Place.archived_at.is_(None), Place.kind != "unit")
        .order_by(Place.id)
    )
    found = []
    for place_id, kind, code, name, values in rows:
        known = (own_code or code) if kind == "own" else code
        found.append(PlaceRow(place_id, kind, known if is_kolada_place(kind, known) else "", name, values))
    return tuple(sorted(found, key=lambda place: place.kind != "own"))


def _kept(connection: Connection, indicator_ids: Sequence[int]) -> dict[Spot, Kept]:
    kept = {}
    for some in _portions(indicator_ids):
        for row in connection.execute(
            select(
                Measurement.indicator_id,
                Measurement.place_id,
                Measurement.gender,
                Measurement.year,
                Measurement.id,
                Measurement.value,
                Measurement.source,
                Measurement.state,
                Measurement.comment,
            ).where(
                Measurement.indicator_id.in_(some),
                Measurement.part == FULL_YEAR,
                Measurement.archived_at.is_(None),
            )
        ):
            kept[Spot(*row[:4])] = Kept(*row[4:])
    return kept


def _fetched(connection: Connection, measurement_ids: Sequence[int]) -> frozenset[int]:
    """Those of the measurements that an update wrote last."""
    found: set[int] = set()
    log = ChangeLog.__table__.c
    for some in _portions(measurement_ids):
        newest = (
            select(func.max(log.id))
            .where(log.kind == "measurement", log.record_id.in_(some))
            .group_by(log.record_id)
        )
        found.update(
            connection.execute(select(log.record_id).where(log.id.in_(newest), log.why == WHY)).scalars()
        )
    return frozenset(found)


def _portions(ids: Sequence[int]) -> Iterable[Sequence[int]]:
    return (ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE))

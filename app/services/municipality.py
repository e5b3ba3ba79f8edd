"""The municipality with its periods, organisation and scales, as pages and papers read them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Row, func, select

from app.domain.codes import ANSWERING_UNIT_KINDS
from app.domain.risk_zones import Zones
from app.services.period_of import read_period_of
from database.connection import File
from database.goals import Goal
from database.municipality import Municipality, ScaleStep
from database.periods import Period
from database.units import Unit


@dataclass(frozen=True, slots=True)
class MunicipalityRow:
    """The municipality and its settings."""

    name: str
    code: str
    registry_number: str
    shown_on: date | None
    zones: Zones


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """A mandate period and the years of its programme."""

    id: int
    name: str
    mandate: str
    first_year: int
    last_year: int
    version: int

    @property
    def years(self) -> range:
        """The budget years of the period."""
        return range(self.first_year, self.last_year + 1)


@dataclass(frozen=True, slots=True)
class PeriodUse:
    """A period with what stands in it: ``goals`` that are not archived."""

    period: PeriodRow
    goals: int

    @property
    def id(self) -> int:
        """The period's id: rows are known by it."""
        return self.period.id


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit, with how deep it stands in the organisation (0 for the top)."""

    id: int
    parent_id: int | None
    kind: str
    name: str
    short_name: str
    depth: int
    position: int
    version: int
    archived: bool = False

    @property
    def answers(self) -> bool:
        """Whether the unit has goals and risks of its own and contributes to every overarching goal."""
        return self.kind in ANSWERING_UNIT_KINDS


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a scale, in the municipality's own words."""

    id: int
    value: int
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Scales:
    """The two scales that a risk is weighed by."""

    likelihood: tuple[Step, ...]
    consequence: tuple[Step, ...]


class MunicipalityReader:
    """Reads what belongs to the municipality as a whole."""

    def __init__(self, file: File) -> None:
        self._file = file

    def settings(self) -> MunicipalityRow:
        """Read the one row of the municipality."""
        columns = Municipality.__table__.c
        with self._file.reading() as connection:
            row = connection.execute(
                select(
                    columns.name,
                    columns.code,
                    columns.registry_number,
                    columns.shown_on,
                    columns.low_max,
                    columns.medium_max,
                    columns.threshold,
                    columns.threshold_rule,
                )
            ).one()
        zones = Zones(row.low_max, row.medium_max, row.threshold, row.threshold_rule)
        return MunicipalityRow(row.name, row.code, row.registry_number, row.shown_on, zones)

    def periods(self) -> tuple[PeriodRow, ...]:
        """All periods, oldest first."""
        with self._file.reading() as connection:
            rows = connection.execute(
                select(
                    Period.id,
                    Period.name,
                    Period.mandate,
                    Period.first_year,
                    Period.last_year,
                    Period.version,
                )
                .where(Period.archived_at.is_(None))
                .order_by(Period.first_year, Period.id)
            )
            return tuple(PeriodRow(*row) for row in rows)

    def periods_in_use(self) -> tuple[PeriodUse, ...]:
        """All periods, newest first, each with how many goals stand in it."""
        goals = (
            select(func.count())
            .where(Goal.period_id == Period.id, Goal.archived_at.is_(None))
            .scalar_subquery()
        )
        with self._file.reading() as connection:
            rows = connection.execute(
                select(
                    Period.id,
                    Period.name,
                    Period.mandate,
                    Period.first_year,
                    Period.last_year,
                    Period.version,
                    goals,
                )
                .where(Period.archived_at.is_(None))
                .order_by(Period.first_year.desc(), Period.id.desc())
            )
            return tuple(PeriodUse(PeriodRow(*row[:6]), row[6]) for row in rows)

    def period_of(self, kind: str, record_id: int) -> int | None:
        """The id of the period that a record belongs to; None where it belongs to none."""
        with self._file.reading() as connection:
            return read_period_of(connection, kind, record_id)

    def units(self, *, archived: bool = False) -> tuple[UnitRow, ...]:
        """The organisation in the order a reader expects: each unit followed by those under it.

        ``archived`` shows those too that have been put away.
        """
        wanted = select(
            Unit.id,
            Unit.parent_id,
            Unit.kind,
            Unit.name,
            Unit.short_name,
            Unit.position,
            Unit.version,
            Unit.archived_at.is_not(None).label("archived"),
        ).order_by(Unit.position, Unit.id)
        with self._file.reading() as connection:
            rows = connection.execute(wanted if archived else wanted.where(Unit.archived_at.is_(None))).all()
        known = {row.id for row in rows}
        below: dict[int | None, list[Row[int, int | None, str, str, str, int, int, bool]]] = {}
        for row in rows:
            below.setdefault(row.parent_id if row.parent_id in known else None, []).append(row)
        ordered: list[UnitRow] = []
        waiting = [(row, 0) for row in reversed(below.get(None, []))]
        while waiting:
            (unit, parent, kind, name, short, position, version, away), depth = waiting.pop()
            ordered.append(UnitRow(unit, parent, kind, name, short, depth, position, version, bool(away)))
            waiting.extend((row, depth + 1) for row in reversed(below.get(unit, [])))
        return tuple(ordered)

    def scales(self) -> Scales:
        """The steps of both scales, lowest first."""
        with self._file.reading() as connection:
            return read_scales(connection)

    def steps_put_away(self) -> dict[tuple[str, int], int]:
        """Ids of the steps in the archive by scale and value: one that is wanted again is taken back."""
        with self._file.reading() as connection:
            rows = connection.execute(
                select(ScaleStep.scale, ScaleStep.value, ScaleStep.id).where(
                    ScaleStep.archived_at.is_not(None)
                )
            )
            return {(row.scale, row.value): row.id for row in rows}


def read_scales(connection: Connection) -> Scales:
    """Read the steps of both scales, lowest first, inside an open transaction."""
    rows = connection.execute(
        select(ScaleStep.scale, ScaleStep.id, ScaleStep.value, ScaleStep.label, ScaleStep.text)
        .where(ScaleStep.archived_at.is_(None))
        .order_by(ScaleStep.scale, ScaleStep.value)
    ).all()
    steps = {
        scale: tuple(Step(*row[1:]) for row in rows if row[0] == scale)
        for scale in ("likelihood", "consequence")
    }
    return Scales(steps["likelihood"], steps["consequence"])


def read_answering_units(connection: Connection) -> tuple[tuple[int, str], ...]:
    """Read the units that contribute to every overarching goal, as (id, name), inside an open transaction."""
    rows = connection.execute(
        select(Unit.id, Unit.name)
        .where(Unit.kind.in_(ANSWERING_UNIT_KINDS), Unit.archived_at.is_(None))
        .order_by(Unit.position, Unit.id)
    )
    return tuple((row.id, row.name) for row in rows)

"""The risk register, the matrix over it and one risk with its history."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, and_, exists, or_, select

from app.domain import risk_zones
from app.domain.risk_zones import Zones
from app.domain.swedish import sort_key
from app.services.figures import Matrix
from app.services.municipality import Scales, read_answering_units
from app.services.risk_years import read_year_scales, read_zones
from database.connection import File
from database.goals import Goal
from database.municipality import Person
from database.periods import Period
from database.risks import Risk, RiskGoal, RiskScore
from database.units import Unit

AIMS = ("overarching", "internal", "body", "subgoal")
"""The levels of goals that a risk works against, in the order they are offered."""


@dataclass(frozen=True, slots=True)
class RiskGoalRow:
    """A goal that a risk works against."""

    id: int
    level: str
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class RiskRow:
    """A risk as the register shows it in one year."""

    id: int
    unit_id: int
    unit: str
    title: str
    category: str
    process: str
    cause: str
    event: str
    consequence_text: str
    existing_control: str
    treatment: str
    owner_role: str
    hidden: bool
    archived: bool
    likelihood: int | None
    consequence: int | None
    value: int | None
    zone: str
    over_threshold: bool
    movement: str
    """Against the year before: up, down, same, new; empty where the risk is not weighed."""
    before: int | None
    """The value the year before."""
    goals: tuple[RiskGoalRow, ...]
    score_id: int | None
    """The weighing that is shown: what a form has read before it adds another."""
    version: int


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One weighing of a risk."""

    id: int
    year: int
    kind: str
    likelihood: int
    consequence: int
    value: int
    zone: str
    reason: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class RiskPage:
    """All that the risk page shows for one year and one unit (or all)."""

    year: int
    rows: tuple[RiskRow, ...]
    matrix: Matrix
    scales: Scales
    zones: Zones
    units: tuple[tuple[int, str], ...]
    """Units that have risks, or may have: (id, name)."""
    goals: tuple[RiskGoalRow, ...]
    """Goals that a risk may work against."""


@dataclass(frozen=True, slots=True)
class _Weighing:
    id: int
    likelihood: int
    consequence: int

    @property
    def value(self) -> int:
        return self.likelihood * self.consequence


class Risks:
    """Reads risks."""

    def __init__(self, file: File) -> None:
        self._file = file

    def register(self, year: int, unit_id: int | None = None, *, public: bool = False) -> tuple[RiskRow, ...]:
        """Risks of the whole municipality or one unit, largest first; ``public`` leaves hidden ones out."""
        with self._file.reading() as connection:
            rows = read_risks(connection, year)
        return tuple(row for row in rows if (unit_id in (None, row.unit_id)) and not (public and row.hidden))

    def page(self, year: int, unit_id: int | None = None, *, archived: bool = False) -> RiskPage:
        """The register with its matrix and all that one chooses among; ``archived`` lists put-away risks too."""
        with self._file.reading() as connection:
            zones = read_zones(connection, year)
            rows = read_risks(connection, year, archived=archived, zones=zones)
            scales = read_year_scales(connection, year)
            units = _read_units(connection)
            goals = _read_goals(connection, year)
        chosen = tuple(row for row in rows if unit_id in (None, row.unit_id))
        return RiskPage(year, chosen, matrix(chosen, scales, zones), scales, zones, units, goals)

    def scores(self, risk_id: int) -> tuple[ScoreRow, ...]:
        """Every weighing of a risk as it stood or stands, newest first."""
        with self._file.reading() as connection:
            rows = connection.execute(
                select(
                    RiskScore.id,
                    RiskScore.year,
                    RiskScore.kind,
                    RiskScore.likelihood,
                    RiskScore.consequence,
                    RiskScore.reason,
                    RiskScore.created_at,
                    Person.name,
                )
                .join(Person, Person.key == RiskScore.created_by, isouter=True)
                .where(
                    RiskScore.risk_id == risk_id,
                    RiskScore.kind == "current",
                    RiskScore.archived_at.is_(None),
                )
                .order_by(RiskScore.year.desc(), RiskScore.id.desc())
            ).all()
            zones = {year: read_zones(connection, year) for year in {row.year for row in rows}}
        scores = []
        for row in rows:
            value = row.likelihood * row.consequence
            zone = risk_zones.zone(value, zones[row.year])
            scores.append(ScoreRow(*row[:5], value, zone, row.reason, row.created_at, row.name or ""))
        return tuple(scores)

    def weighed_by(self, score_id: int) -> int:
        """The risk that a weighing belongs to; 0 where there is no such weighing."""
        with self._file.reading() as connection:
            query = select(RiskScore.risk_id).where(RiskScore.id == score_id)
            return connection.execute(query).scalar() or 0


def read_risks(
    connection: Connection, year: int, *, archived: bool = False, zones: Zones | None = None
) -> tuple[RiskRow, ...]:
    """Read the register inside an open transaction, however many risks in a few queries. Largest value first.

    ``zones`` are those of the year, where the caller has read them already.
    """
    zones = zones or read_zones(connection, year)
    goals: dict[int, list[RiskGoalRow]] = {}
    for link in connection.execute(
        select(RiskGoal.risk_id, Goal.id, Goal.level, Goal.number, Goal.title)
        .join(Goal, Goal.id == RiskGoal.goal_id)
        .where(Goal.archived_at.is_(None))
        .order_by(Goal.level, Goal.position)
    ):
        goals.setdefault(link.risk_id, []).append(RiskGoalRow(*link[1:]))
    latest, before = _read_weighings(connection, year)
    query = (
        select(Risk.__table__, Unit.name.label("unit"))
        .join(Unit, Unit.id == Risk.unit_id)
        .order_by(Unit.position, Risk.id)
    )
    rows = []
    for row in connection.execute(query if archived else query.where(Risk.archived_at.is_(None))):
        now = latest.get(row.id)
        then = before.get(row.id)
        value = now.value if now is not None else None
        earlier = then.value if then is not None else None
        rows.append(
            RiskRow(
                id=row.id,
                unit_id=row.unit_id,
                unit=row.unit,
                title=row.title,
                category=row.category,
                process=row.process,
                cause=row.cause,
                event=row.event,
                consequence_text=row.consequence,
                existing_control=row.existing_control,
                treatment=row.treatment,
                owner_role=row.owner_role,
                hidden=row.hidden,
                archived=row.archived_at is not None,
                likelihood=now.likelihood if now is not None else None,
                consequence=now.consequence if now is not None else None,
                value=value,
                zone=risk_zones.zone(value, zones),
                over_threshold=risk_zones.over_threshold(value, zones),
                movement=risk_zones.movement(earlier, value),
                before=earlier,
                goals=tuple(goals.get(row.id, ())),
                score_id=now.id if now is not None else None,
                version=row.version,
            )
        )
    return tuple(sorted(rows, key=lambda risk: -(risk.value or 0)))


def matrix(rows: Iterable[RiskRow], scales: Scales, zones: Zones, title: str = "") -> Matrix:
    """Count risks per likelihood and consequence. Risks not yet weighed, or put away, are in no cell."""
    size = max(len(scales.likelihood), len(scales.consequence))
    counts = [[0] * size for _ in range(size)]
    for row in rows:
        weighed = row.likelihood and row.consequence and not row.archived
        if weighed and max(row.likelihood or 0, row.consequence or 0) <= size:
            counts[(row.consequence or 0) - 1][(row.likelihood or 0) - 1] += 1
    return Matrix(
        title,
        size,
        tuple(tuple(row) for row in counts),
        tuple(
            tuple(risk_zones.zone(likelihood * consequence, zones) for likelihood in range(1, size + 1))
            for consequence in range(1, size + 1)
        ),
        tuple(step.label for step in scales.likelihood),
        tuple(step.label for step in scales.consequence),
    )


def _read_weighings(connection: Connection, year: int) -> tuple[dict[int, _Weighing], dict[int, _Weighing]]:
    """The newest weighing of each risk up to a year, and up to the year before."""
    latest: dict[int, _Weighing] = {}
    before: dict[int, _Weighing] = {}
    for row in connection.execute(
        select(RiskScore.risk_id, RiskScore.year, RiskScore.id, RiskScore.likelihood, RiskScore.consequence)
        .where(RiskScore.kind == "current", RiskScore.year <= year, RiskScore.archived_at.is_(None))
        .order_by(RiskScore.year, RiskScore.id)
    ):
        weighing = _Weighing(row.id, row.likelihood, row.consequence)
        latest[row.risk_id] = weighing
        if row.year < year:
            before[row.risk_id] = weighing
    return latest, before


def _read_units(connection: Connection) -> tuple[tuple[int, str], ...]:
    """Units that answer for risks, then any other unit that has one, as (id, name)."""
    answering = read_answering_units(connection)
    has_risk = exists().where(Risk.unit_id == Unit.id)
    others = connection.execute(
        select(Unit.id, Unit.name)
        .where(has_risk, Unit.id.not_in([unit for unit, _ in answering]), Unit.archived_at.is_(None))
        .order_by(Unit.position, Unit.id)
    )
    return (*answering, *((row.id, row.name) for row in others))


def _read_goals(connection: Connection, year: int) -> tuple[RiskGoalRow, ...]:
    """Goals of the year's period, and those of other periods that some risk works against already."""
    in_period = and_(Period.first_year <= year, Period.last_year >= year, Period.archived_at.is_(None))
    taken = exists().where(RiskGoal.goal_id == Goal.id)
    rows = connection.execute(
        select(Goal.id, Goal.level, Goal.number, Goal.title)
        .join(Period, Period.id == Goal.period_id)
        .where(Goal.archived_at.is_(None), Goal.level.in_(AIMS), or_(in_period, taken))
    )
    goals = [RiskGoalRow(*row) for row in rows]
    return tuple(sorted(goals, key=lambda goal: (AIMS.index(goal.level), sort_key(goal.number), goal.id)))

"""The risk register, the matrix over it and one risk with its history."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from app.domain import risk_zones
from app.domain.risk_zones import Zones
from app.services.figures import Matrix
from app.services.municipality import Scales
from database.connection import File
from database.goals import Goal
from database.municipality import Municipality, Person
from database.risks import Risk, RiskGoal, RiskScore
from database.units import Unit


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
    cause: str
    event: str
    consequence_text: str
    existing_control: str
    treatment: str
    owner_role: str
    hidden: bool
    likelihood: int | None
    consequence: int | None
    value: int | None
    zone: str
    over_threshold: bool
    movement: str
    """Against the year before: up, down, same, new; empty where the risk is not weighed."""
    goals: tuple[RiskGoalRow, ...]
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


class Risks:
    """Reads risks."""

    def __init__(self, file: File) -> None:
        self._file = file

    def register(self, year: int, unit_id: int | None = None, *, public: bool = False) -> tuple[RiskRow, ...]:
        """Risks of the whole municipality or one unit, largest first; ``public`` leaves hidden ones out."""
        with self._file.reading() as connection:
            rows = read_risks(connection, year)
        return tuple(row for row in rows if (unit_id in (None, row.unit_id)) and not (public and row.hidden))

    def scores(self, risk_id: int) -> tuple[ScoreRow, ...]:
        """Every weighing of a risk, newest first."""
        with self._file.reading() as connection:
            zones = read_zones(connection)
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
                .where(RiskScore.risk_id == risk_id, RiskScore.archived_at.is_(None))
                .order_by(RiskScore.year.desc(), RiskScore.id.desc())
            ).all()
        scored = []
        for row in rows:
            value = row.likelihood * row.consequence
            scored.append(
                ScoreRow(
                    *row[:5], value, risk_zones.zone(value, zones), row.reason, row.created_at, row.name or ""
                )
            )
        return tuple(scored)


def read_zones(connection: Connection) -> Zones:
    """Read where the municipality draws its limits, inside an open transaction."""
    columns = Municipality.__table__.c
    return Zones(*connection.execute(select(columns.low_max, columns.medium_max, columns.threshold)).one())


def read_risks(connection: Connection, year: int) -> tuple[RiskRow, ...]:
    """Read the register inside an open transaction: four queries, however many risks. Largest value first."""
    zones = read_zones(connection)
    goals: dict[int, list[RiskGoalRow]] = {}
    for row in connection.execute(
        select(RiskGoal.risk_id, Goal.id, Goal.level, Goal.number, Goal.title)
        .join(Goal, Goal.id == RiskGoal.goal_id)
        .where(Goal.archived_at.is_(None))
        .order_by(Goal.level, Goal.position)
    ):
        goals.setdefault(row[0], []).append(RiskGoalRow(*row[1:]))
    latest: dict[int, tuple[int, int]] = {}
    before: dict[int, tuple[int, int]] = {}
    for score in connection.execute(
        select(RiskScore.risk_id, RiskScore.year, RiskScore.likelihood, RiskScore.consequence)
        .where(RiskScore.kind == "current", RiskScore.year <= year, RiskScore.archived_at.is_(None))
        .order_by(RiskScore.year, RiskScore.id)
    ):
        weighed = (score.likelihood, score.consequence)
        latest[score.risk_id] = weighed
        if score.year < year:
            before[score.risk_id] = weighed
    risks = connection.execute(
        select(
            Risk.id,
            Risk.unit_id,
            Unit.name,
            Risk.title,
            Risk.category,
            Risk.cause,
            Risk.event,
            Risk.consequence,
            Risk.existing_control,
            Risk.treatment,
            Risk.owner_role,
            Risk.hidden,
            Risk.version,
        )
        .join(Unit, Unit.id == Risk.unit_id)
        .where(Risk.archived_at.is_(None))
        .order_by(Unit.position, Risk.id)
    )
    rows = []
    for row in risks:
        likelihood, consequence = latest.get(row.id, (None, None))
        value = risk_zones.value(likelihood, consequence)
        rows.append(
            RiskRow(
                *row[:12],
                likelihood=likelihood,
                consequence=consequence,
                value=value,
                zone=risk_zones.zone(value, zones),
                over_threshold=risk_zones.over_threshold(value, zones),
                movement=risk_zones.movement(risk_zones.value(*before.get(row.id, (None, None))), value),
                goals=tuple(goals.get(row.id, ())),
                version=row.version,
            )
        )
    return tuple(sorted(rows, key=lambda risk: -(risk.value or 0)))


def matrix(rows: Iterable[RiskRow], scales: Scales, zones: Zones, title: str = "") -> Matrix:
    """Count risks per likelihood and consequence. Risks not yet weighed are in no cell."""
    size = max(len(scales.likelihood), len(scales.consequence))
    counts = [[0] * size for _ in range(size)]
    for row in rows:
        if row.likelihood and row.consequence and max(row.likelihood, row.consequence) <= size:
            counts[row.consequence - 1][row.likelihood - 1] += 1
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

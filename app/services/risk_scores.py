"""How one risk has been weighed through the years: every weighing as it stood or stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from app.domain import risk_zones
from app.services.risk_years import read_all_zones
from database.municipality import Person
from database.risks import RiskScore


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One weighing of a risk."""

    id: int
    year: int
    kind: str
    """inherent, current or residual."""
    likelihood: int
    consequence: int
    value: int
    zone: str
    """By the limits of its year."""
    reason: str
    at: datetime
    by: str


def read_scores(connection: Connection, risk_id: int) -> tuple[ScoreRow, ...]:
    """Read every weighing of a risk in an open transaction, newest first."""
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
    kept, now = read_all_zones(connection)
    scores = []
    for row in rows:
        value = row.likelihood * row.consequence
        zone = risk_zones.zone(value, kept.get(row.year, now))
        scores.append(ScoreRow(*row[:5], value, zone, row.reason, row.created_at, row.name or ""))
    return tuple(scores)

"""The risk analyses of a year: which units have one, how far they have come, and what is late."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from app.domain import risk_zones
from app.domain.risk_zones import Zones
from app.services.municipality import read_answering_units
from app.services.risk_years import kept_years, read_zones
from database.connection import File
from database.risks import Risk, RiskAnalysis, RiskScore
from database.units import Unit


@dataclass(frozen=True, slots=True)
class AnalysisRow:
    """A unit and its risk analysis of the year, if it has one."""

    id: int
    """The unit's."""
    unit: str
    analysis_id: int | None
    state: str
    """open, submitted, closed; empty where none is opened."""
    last_day: date | None
    late: bool
    """Not handed in although the last day has passed."""
    risks: int
    weighed: int
    """How many of the risks are weighed this year."""
    over: int
    """How many of those reach the threshold."""
    note: str


@dataclass(frozen=True, slots=True)
class AnalysisPage:
    """The year's analyses, unit by unit."""

    year: int
    rows: tuple[AnalysisRow, ...]
    zones: Zones


class RiskAnalyses:
    """Reads analyses."""

    def __init__(self, file: File) -> None:
        self._file = file

    def page(self, year: int, today: date) -> AnalysisPage:
        """Every unit that answers for risks, and any other that has an analysis of the year."""
        with self._file.reading() as connection:
            zones = read_zones(connection, year)
            analyses = _read_analyses(connection, year)
            units = dict(read_answering_units(connection))
            units.update({unit_id: row.name for unit_id, row in analyses.items() if unit_id not in units})
            counts = _read_counts(connection, year, zones)
        rows = []
        for unit_id, unit in units.items():
            found = analyses.get(unit_id)
            state = found.state if found is not None else ""
            last_day = found.last_day if found is not None else None
            late = state == "open" and last_day is not None and last_day < today
            rows.append(
                AnalysisRow(
                    unit_id,
                    unit,
                    found.id if found is not None else None,
                    state,
                    last_day,
                    late,
                    *counts[unit_id],
                    found.note if found is not None else "",
                )
            )
        return AnalysisPage(year, tuple(rows), zones)

    def kept_years(self) -> tuple[int, ...]:
        """The years that keep scales and limits of their own, since risks are weighed in them."""
        with self._file.reading() as connection:
            return kept_years(connection)

    def unit_of(self, analysis_id: int) -> tuple[int, int] | None:
        """The unit and the year of an analysis; None where there is no such analysis."""
        with self._file.reading() as connection:
            query = select(RiskAnalysis.unit_id, RiskAnalysis.year).where(RiskAnalysis.id == analysis_id)
            row = connection.execute(query).one_or_none()
            return None if row is None else (row.unit_id, row.year)


@dataclass(frozen=True, slots=True)
class Analysis:
    """A unit's risk analysis of a year."""

    id: int
    name: str
    state: str
    last_day: date | None
    note: str


def _read_analyses(connection: Connection, year: int) -> dict[int, Analysis]:
    rows = connection.execute(
        select(
            RiskAnalysis.unit_id,
            RiskAnalysis.id,
            Unit.name,
            RiskAnalysis.state,
            RiskAnalysis.last_day,
            RiskAnalysis.note,
        )
        .join(Unit, Unit.id == RiskAnalysis.unit_id)
        .where(RiskAnalysis.year == year, RiskAnalysis.archived_at.is_(None))
        .order_by(Unit.position, Unit.id)
    )
    return {row[0]: Analysis(*row[1:]) for row in rows}


def read_analysis(connection: Connection, unit_id: int, year: int) -> Analysis | None:
    """A unit's analysis of a year, inside an open transaction."""
    return _read_analyses(connection, year).get(unit_id)


def _read_counts(connection: Connection, year: int, zones: Zones) -> defaultdict[int, tuple[int, int, int]]:
    """For each unit: how many risks, how many of them weighed this year, how many that reach the threshold."""
    values: dict[int, int] = {}
    for score in connection.execute(
        select(RiskScore.risk_id, RiskScore.likelihood, RiskScore.consequence)
        .where(RiskScore.kind == "current", RiskScore.year == year, RiskScore.archived_at.is_(None))
        .order_by(RiskScore.id)
    ):
        values[score.risk_id] = score.likelihood * score.consequence
    counts: defaultdict[int, tuple[int, int, int]] = defaultdict(lambda: (0, 0, 0))
    for row in connection.execute(select(Risk.id, Risk.unit_id).where(Risk.archived_at.is_(None))):
        risks, weighed, over = counts[row.unit_id]
        value = values.get(row.id)
        counts[row.unit_id] = (
            risks + 1,
            weighed + (value is not None),
            over + risk_zones.over_threshold(value, zones),
        )
    return counts

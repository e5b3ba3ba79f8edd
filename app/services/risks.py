"""The risk register, the matrix over it, and what is done about the risks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, and_, exists, or_, select

from app.domain.risk_zones import Zones
from app.domain.swedish import sort_key
from app.services.figures import Matrix
from app.services.log import LogLine, read_lines
from app.services.memory import without_collecting
from app.services.municipality import Scales, read_answering_units
from app.services.risk_dealings import DealingChoices, Dealings, read_choices, read_dealings
from app.services.risk_matrix import Move, matrix, moves
from app.services.risk_rows import RiskGoalRow, RiskRow, read_risks
from app.services.risk_scores import ScoreRow, read_scores
from app.services.risk_years import read_year_scales, read_zones
from database.connection import File
from database.goals import Goal
from database.periods import Period
from database.risks import Risk, RiskGoal, RiskScore, RiskTreatment
from database.units import Unit

AIMS = ("overarching", "internal", "body", "subgoal")
"""The levels of goals that a risk works against, in the order they are offered."""


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
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class RiskPaper:
    """All that the printed report shows."""

    rows: tuple[RiskRow, ...]
    scales: Scales
    zones: Zones
    dealings: Mapping[int, Dealings]
    """By risk, for those of the rows alone."""


class Risks:
    """Reads risks."""

    def __init__(self, file: File) -> None:
        self._file = file

    def register(self, year: int, unit_id: int | None = None, *, public: bool = False) -> tuple[RiskRow, ...]:
        """Risks of the whole municipality or one unit, largest first; ``public`` leaves hidden ones out."""
        with self._file.reading() as connection:
            rows = read_risks(connection, year)
        return _chosen(rows, unit_id, public)

    def page(self, year: int, unit_id: int | None = None, *, archived: bool = False) -> RiskPage:
        """The register with its matrix and all that one chooses among; ``archived`` lists put-away risks too."""
        with without_collecting(), self._file.reading() as connection:
            zones = read_zones(connection, year)
            rows = read_risks(connection, year, archived=archived, zones=zones)
            scales = read_year_scales(connection, year)
            units = _read_units(connection)
            goals = _read_goals(connection, year)
        chosen = tuple(row for row in rows if unit_id in (None, row.unit_id))
        figure = matrix(chosen, scales, zones)
        return RiskPage(year, chosen, figure, scales, zones, units, goals, moves(chosen))

    def paper(self, year: int, unit_id: int | None = None, *, public: bool = False) -> RiskPaper:
        """What is printed of the whole municipality or one unit; ``public`` leaves all of hidden risks out."""
        with self._file.reading() as connection:
            zones = read_zones(connection, year)
            rows = read_risks(connection, year, zones=zones)
            scales = read_year_scales(connection, year)
            dealings = read_dealings(connection, year)
        shown = _chosen(rows, unit_id, public)
        return RiskPaper(shown, scales, zones, {row.id: dealings.get(row.id, Dealings()) for row in shown})

    def scores(self, risk_id: int) -> tuple[ScoreRow, ...]:
        """Every weighing of a risk, of all three kinds, newest first."""
        with self._file.reading() as connection:
            return read_scores(connection, risk_id)

    def history(self, risk_id: int) -> tuple[LogLine, ...]:
        """What has happened to a risk and to the decisions to accept or watch it, newest first."""
        decided = select(RiskTreatment.id).where(RiskTreatment.risk_id == risk_id)
        with self._file.reading() as connection:
            ids = connection.execute(decided).scalars().all()
            return read_lines(connection, {"risk": (risk_id,), "risk_treatment": ids})

    def dealings(self, risk_id: int, year: int) -> tuple[Dealings, DealingChoices]:
        """What is done about a risk in a year, and what can be chosen for it."""
        with self._file.reading() as connection:
            found = read_dealings(connection, year, risk_id).get(risk_id, Dealings())
            return found, read_choices(connection, year)

    def risk_of(self, kind: str, record_id: int) -> int:
        """The risk that a weighing or a decision of it belongs to; 0 where there is no such record."""
        with self._file.reading() as connection:
            own = RiskScore if kind == "risk_score" else RiskTreatment
            return connection.execute(select(own.risk_id).where(own.id == record_id)).scalar() or 0


def _chosen(rows: tuple[RiskRow, ...], unit_id: int | None, public: bool) -> tuple[RiskRow, ...]:
    return tuple(row for row in rows if unit_id in (None, row.unit_id) and not (public and row.hidden))


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

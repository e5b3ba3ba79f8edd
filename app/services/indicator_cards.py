"""One indicator with all that hangs on it: measurements, targets, goals, figures; and what its forms offer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, Select, case, select

from app.domain.codes import GOAL_LEVELS
from app.services.agenda import SdgChoice, SdgTie, read_sdg_choices, read_ties
from app.services.batch import current_values
from app.services.distributions import read_distribution
from app.services.figures import Chart, Distribution
from app.services.indicator_figures import read_charts, read_splits
from app.services.kinds import KINDS
from app.services.log import LogLine, read_lines
from app.services.rows import find
from database.agenda import IndicatorSdg
from database.goals import Goal
from database.indicators import GoalIndicator, Measurement, Place, Target
from database.units import Unit


@dataclass(frozen=True, slots=True)
class MeasurementRow:
    """A measured value as it is entered and corrected."""

    id: int
    place_id: int
    place: str
    gender: str
    year: int
    part: str
    value: float | None
    state: str
    source: str
    comment: str
    version: int


@dataclass(frozen=True, slots=True)
class TargetRow:
    """What one year asks of an indicator."""

    id: int
    year: int
    baseline: float | None
    target: float | None
    target_high: float | None
    accepted_year: float | None
    accepted_year_high: float | None
    accepted_period: float | None
    accepted_period_high: float | None
    version: int


@dataclass(frozen=True, slots=True)
class PastChange:
    """A row of the log about an indicator, or one of its values, targets and ties to Agenda 2030."""

    line: LogLine
    year: int | None
    """The year of the value or the target; None for the indicator itself."""
    part: str
    gender: str
    place: str
    """Empty for the own municipality."""

    @property
    def id(self) -> int:
        """Rows are known by their number in the log."""
        return self.line.number


@dataclass(frozen=True, slots=True)
class GoalChoice:
    """A goal that an indicator may be tied to."""

    id: int
    parent_id: int | None
    level: str
    number: str
    title: str
    unit: str | None


@dataclass(frozen=True, slots=True)
class PlaceChoice:
    """A place that values can come from."""

    id: int
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class IndicatorChoices:
    """What the filters and forms offer."""

    units: tuple[tuple[int, str], ...]
    goals: tuple[GoalChoice, ...]
    """The goals of the period, overarching ones first."""
    places: tuple[PlaceChoice, ...]
    """The own municipality first."""
    sdg: tuple[SdgChoice, ...] = ()


@dataclass(frozen=True, slots=True)
class IndicatorCard:
    """One indicator as the page shows it beside the list."""

    values: Mapping[str, object]
    """What the form edits, with ``id``, ``version`` and ``archived``."""
    goals: tuple[GoalChoice, ...]
    """The goals that it shows, of any period."""
    measurements: tuple[MeasurementRow, ...]
    """Newest first, the own municipality before others."""
    targets: tuple[TargetRow, ...]
    """Oldest first."""
    chart: Chart
    sdg: tuple[SdgTie, ...] = ()
    distribution: Distribution | None = None
    """Where we lie among all municipalities, where enough of them have values."""
    split: Chart | None = None
    """Women and men, where there are values of them."""

    @property
    def id(self) -> int:
        """The indicator's id."""
        return int(str(self.values["id"]))


def read_card(connection: Connection, indicator_id: int) -> IndicatorCard:
    """Read an indicator in an open transaction. Raises ``record_missing`` where there is none."""
    kind = KINDS["indicator"]
    row = find(connection, kind, indicator_id)
    values = {**current_values(connection, kind, row), "id": indicator_id, "version": row["version"]}
    tied = _goal_query().join(GoalIndicator, GoalIndicator.goal_id == Goal.id)
    goals = connection.execute(tied.where(GoalIndicator.indicator_id == indicator_id)).all()
    chart = read_charts(connection, (indicator_id,))[indicator_id]
    return IndicatorCard(
        values,
        _by_level([GoalChoice(*goal) for goal in goals]),
        read_measurements(connection, indicator_id),
        read_targets(connection, indicator_id),
        chart,
        read_ties(connection, "indicator", indicator_id).get(indicator_id, ()),
        read_distribution(connection, indicator_id),
        read_splits(connection, {indicator_id: chart}).get(indicator_id),
    )


def read_choices(connection: Connection, period_id: int) -> IndicatorChoices:
    """Read what there is to choose among, in an open transaction."""
    units = connection.execute(
        select(Unit.id, Unit.name).where(Unit.archived_at.is_(None)).order_by(Unit.position, Unit.id)
    ).all()
    goals = connection.execute(
        _goal_query().where(Goal.period_id == period_id).order_by(Goal.position, Goal.id)
    ).all()
    return IndicatorChoices(
        tuple((unit.id, unit.name) for unit in units),
        _by_level([GoalChoice(*goal) for goal in goals]),
        read_places(connection),
        read_sdg_choices(connection),
    )


def read_places(connection: Connection) -> tuple[PlaceChoice, ...]:
    """Places that can be measured, the own municipality first."""
    rows = connection.execute(
        select(Place.id, Place.kind, Place.name).where(Place.archived_at.is_(None)).order_by(Place.id)
    ).all()
    places = [PlaceChoice(*row) for row in rows]
    return tuple(sorted(places, key=lambda place: (place.kind != "own", place.id)))


def read_measurements(connection: Connection, indicator_id: int) -> tuple[MeasurementRow, ...]:
    """Read every value of an indicator in an open transaction."""
    rows = connection.execute(
        select(
            Measurement.id,
            Measurement.place_id,
            Place.name,
            Measurement.gender,
            Measurement.year,
            Measurement.part,
            Measurement.value,
            Measurement.state,
            Measurement.source,
            Measurement.comment,
            Measurement.version,
        )
        .join(Place, Place.id == Measurement.place_id)
        .where(Measurement.indicator_id == indicator_id, Measurement.archived_at.is_(None))
        .order_by(
            Measurement.year.desc(),
            Measurement.part.desc(),
            (Place.kind == "own").desc(),
            Measurement.place_id,
            (Measurement.gender == "T").desc(),
            Measurement.gender,
        )
    )
    return tuple(MeasurementRow(*row) for row in rows)


def read_targets(connection: Connection, indicator_id: int) -> tuple[TargetRow, ...]:
    """Read what each year asks of an indicator, in an open transaction."""
    rows = connection.execute(
        select(
            Target.id,
            Target.year,
            Target.baseline,
            Target.target,
            Target.target_high,
            Target.accepted_year,
            Target.accepted_year_high,
            Target.accepted_period,
            Target.accepted_period_high,
            Target.version,
        )
        .where(Target.indicator_id == indicator_id, Target.archived_at.is_(None))
        .order_by(Target.year)
    )
    return tuple(TargetRow(**row) for row in rows.mappings())


def owner_of(connection: Connection, kind: str, record_id: int) -> int:
    """The indicator that a measurement, a target or a tie belongs to; 0 where there is none."""
    owner = KINDS[kind].table.c
    found = connection.execute(select(owner.indicator_id).where(owner.id == record_id)).scalar()
    return int(found or 0)


def read_history(connection: Connection, indicator_id: int) -> tuple[PastChange, ...]:
    """Read what has happened to an indicator, its values, targets and ties, in an open transaction."""
    values = {
        row.id: row
        for row in connection.execute(
            select(
                Measurement.id,
                Measurement.year,
                Measurement.part,
                Measurement.gender,
                case((Place.kind == "own", ""), else_=Place.name),
            )
            .join(Place, Place.id == Measurement.place_id)
            .where(Measurement.indicator_id == indicator_id)
        )
    }
    own = Target.indicator_id == indicator_id
    targets = {row.id: row.year for row in connection.execute(select(Target.id, Target.year).where(own))}
    ties = connection.execute(select(IndicatorSdg.id).where(IndicatorSdg.indicator_id == indicator_id))
    story = {
        "indicator": (indicator_id,),
        "measurement": values.keys(),
        "target": targets.keys(),
        "indicator_sdg": ties.scalars().all(),
    }
    found = []
    for line in read_lines(connection, story):
        year: int | None = None
        part = gender = place = ""
        if line.kind == "measurement":
            _, year, part, gender, place = values[line.record_id]
        elif line.kind == "target":
            year = targets[line.record_id]
        found.append(PastChange(line, year, part, gender, place))
    return tuple(found)


def _goal_query() -> Select[int, int | None, str, str, str, str]:
    return (
        select(Goal.id, Goal.parent_id, Goal.level, Goal.number, Goal.title, Unit.name)
        .join(Unit, Unit.id == Goal.unit_id, isouter=True)
        .where(Goal.archived_at.is_(None))
    )


def _by_level(goals: list[GoalChoice]) -> tuple[GoalChoice, ...]:
    """Overarching goals first, then those under them; the order given within a level."""
    return tuple(sorted(goals, key=lambda goal: GOAL_LEVELS.index(goal.level)))

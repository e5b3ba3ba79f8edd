"""Activities: what units do to reach goals, when, how far it has come, and what it means for target groups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select, true

from app.domain import activities as rules
from app.domain import codes
from app.services.activity_goals import PlacedGoal, above, read_former_units, read_goals, read_parents
from app.services.batch import current_values
from app.services.controls import NamedUnit, read_units
from app.services.edits import Edit
from app.services.kinds import KINDS
from app.services.log import LogLine, read_lines
from app.services.rows import find
from app.services.target_groups import (
    EffectRow,
    TargetGroupCard,
    TargetGroupRow,
    merging,
    read_effects,
    read_target_groups,
)
from database.activities import Activity, ActivityGoal, ActivityUnit, Effect
from database.connection import File
from database.goals import Goal
from database.units import Unit


@dataclass(frozen=True, slots=True)
class ServedGoal:
    """A goal that an activity serves."""

    id: int
    number: str
    title: str
    level: str


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """An activity as lists, board and time line show it."""

    id: int
    title: str
    text: str
    units: tuple[NamedUnit, ...]
    """Those that carry it out, in the order of the organisation."""
    goals: tuple[ServedGoal, ...]
    under: frozenset[int]
    """The goals that it serves and every goal above them."""
    first_day: date | None
    last_day: date | None
    state: str
    shown_state: str
    """The state, or that it is late."""
    progress: int | None
    owner_role: str
    cost: float | None
    result: str
    for_citizens: bool
    effects: int
    """For how many target groups something is expected or seen."""
    version: int
    archived: bool

    @property
    def late(self) -> bool:
        """Whether it should have been done."""
        return self.shown_state == "late"

    @property
    def unit(self) -> str:
        """Those that carry it out, in words."""
        return ", ".join(unit.name for unit in self.units)

    def by(self, unit_id: int) -> bool:
        """Whether a unit carries it out."""
        return any(unit.id == unit_id for unit in self.units)


@dataclass(frozen=True, slots=True)
class ActivityChoices:
    """What the form of an activity offers."""

    units: tuple[NamedUnit, ...]
    former: tuple[NamedUnit, ...]
    """Units that have been put away, and that an activity names."""
    goals: tuple[PlacedGoal, ...]
    groups: tuple[tuple[int, str], ...]
    """Target groups as (id, name), in their order."""

    @property
    def doers(self) -> tuple[NamedUnit, ...]:
        """All that carry out some activity, or can."""
        return (*self.units, *self.former)


@dataclass(frozen=True, slots=True)
class ActivityCard:
    """One activity with what hangs on it."""

    values: Mapping[str, object]
    effects: tuple[EffectRow, ...]
    history: tuple[LogLine, ...]
    """What has happened to it and its effects, newest first."""


class Activities:
    """Reads activities and the target groups that their effects are for."""

    def __init__(self, file: File) -> None:
        self._file = file

    def list(
        self, first_year: int, last_year: int, today: date, *, archived: bool = False
    ) -> tuple[ActivityRow, ...]:
        """The activities of some years, with those of earlier years that are still open. The late ones first."""
        with self._file.reading() as connection:
            return read_activities(connection, today, between(first_year, last_year), archived=archived)

    def choices(self, period_id: int) -> ActivityChoices:
        """Units, target groups, and the goals of a period before others that an activity names."""
        with self._file.reading() as connection:
            return ActivityChoices(
                read_units(connection),
                read_former_units(connection),
                read_goals(connection, period_id),
                tuple((group.id, group.name) for group in read_target_groups(connection)),
            )

    def card(self, activity_id: int) -> ActivityCard:
        """An activity with its effects and its past."""
        kind = KINDS["activity"]
        with self._file.reading() as connection:
            row = find(connection, kind, activity_id)
            effects = select(Effect.id).where(Effect.activity_id == activity_id)
            story = {
                "activity": (activity_id,),
                "effect": connection.execute(effects).scalars().all(),
            }
            return ActivityCard(
                {**current_values(connection, kind, row), "id": activity_id, "version": row["version"]},
                read_effects(connection, Effect.activity_id == activity_id),
                read_lines(connection, story),
            )

    def years_of(self, activity_id: int) -> tuple[int, int] | None:
        """The years that an activity lasts; None where it has no days, or is not there."""
        query = select(Activity.first_day, Activity.last_day).where(Activity.id == activity_id)
        with self._file.reading() as connection:
            row = connection.execute(query).one_or_none()
        days = [day.year for day in row or () if day is not None]
        return (min(days), max(days)) if days else None

    def target_groups(self, *, archived: bool = False) -> tuple[TargetGroupRow, ...]:
        """The register of target groups, in its own order."""
        with self._file.reading() as connection:
            return read_target_groups(connection, archived=archived)

    def target_group(self, group_id: int) -> TargetGroupCard:
        """A target group with what activities mean for it, and its past."""
        kind = KINDS["target_group"]
        with self._file.reading() as connection:
            row = find(connection, kind, group_id)
            return TargetGroupCard(
                {**current_values(connection, kind, row), "id": group_id, "version": row["version"]},
                read_effects(
                    connection, and_(Effect.target_group_id == group_id, Activity.archived_at.is_(None))
                ),
                read_lines(connection, {"target_group": (group_id,)}),
            )

    def merge_edits(self, group_id: int, into_id: int) -> tuple[Edit, ...]:
        """The edits that let one target group go up in another."""
        with self._file.reading() as connection:
            effects = read_effects(connection, Effect.target_group_id == group_id)
            others = read_effects(connection, Effect.target_group_id == into_id)
        return merging(effects, others, group_id, into_id)


def between(first_year: int, last_year: int) -> ColumnElement[bool]:
    """Activities that last in some of the years, that have no days, or that should have been done before."""
    begins = func.coalesce(Activity.first_day, Activity.last_day)
    ends = func.coalesce(Activity.last_day, Activity.first_day)
    return or_(
        begins.is_(None),
        and_(
            begins <= date(last_year, 12, 31),
            or_(ends >= date(first_year, 1, 1), Activity.state.in_(codes.OPEN_ACTIVITY_STATES)),
        ),
    )


def serving(goals: Iterable[int]) -> ColumnElement[bool]:
    """Activities that serve some of the goals."""
    return Activity.id.in_(select(ActivityGoal.activity_id).where(ActivityGoal.goal_id.in_(sorted(goals))))


def read_activities(
    connection: Connection,
    today: date,
    which: ColumnElement[bool] | None = None,
    *,
    archived: bool = False,
) -> tuple[ActivityRow, ...]:
    """Read activities in an open transaction: five queries, however many. The late ones first, then by last day."""
    wanted = true() if which is None else which
    if not archived:
        wanted = and_(wanted, Activity.archived_at.is_(None))
    units = _read_linked_units(connection, wanted)
    goals = _read_linked_goals(connection, wanted)
    parents = read_parents(connection)
    effects = _counted_effects(connection, wanted)
    found = []
    for row in connection.execute(select(Activity.__table__).where(wanted)):
        served = tuple(goals[row.id])
        shown = rules.shown_state(row.state, row.last_day, today)
        found.append(
            ActivityRow(
                id=row.id,
                title=row.title,
                text=row.text,
                units=tuple(units[row.id]),
                goals=served,
                under=above((goal.id for goal in served), parents),
                first_day=row.first_day,
                last_day=row.last_day,
                state=row.state,
                shown_state=row.state if row.archived_at is not None else shown,
                progress=row.progress,
                owner_role=row.owner_role,
                cost=row.cost,
                result=row.result,
                for_citizens=row.for_citizens,
                effects=effects.get(row.id, 0),
                version=row.version,
                archived=row.archived_at is not None,
            )
        )
    return tuple(sorted(found, key=_order))


def _order(row: ActivityRow) -> tuple[bool, bool, date, date, int]:
    """What is late, then what is open, each by its last day."""
    closed = row.state not in codes.OPEN_ACTIVITY_STATES
    return not row.late, closed, row.last_day or date.max, row.first_day or date.max, row.id


def _read_linked_units(
    connection: Connection, wanted: ColumnElement[bool]
) -> defaultdict[int, list[NamedUnit]]:
    found: defaultdict[int, list[NamedUnit]] = defaultdict(list)
    for row in connection.execute(
        select(ActivityUnit.activity_id, Unit.id, Unit.name)
        .join(Unit, Unit.id == ActivityUnit.unit_id)
        .join(Activity, Activity.id == ActivityUnit.activity_id)
        .where(wanted)
        .order_by(Unit.position, Unit.id)
    ):
        found[row.activity_id].append(NamedUnit(row.id, row.name))
    return found


def _read_linked_goals(
    connection: Connection, wanted: ColumnElement[bool]
) -> defaultdict[int, list[ServedGoal]]:
    found: defaultdict[int, list[ServedGoal]] = defaultdict(list)
    for row in connection.execute(
        select(ActivityGoal.activity_id, Goal.id, Goal.number, Goal.title, Goal.level)
        .join(Goal, Goal.id == ActivityGoal.goal_id)
        .join(Activity, Activity.id == ActivityGoal.activity_id)
        .where(wanted, Goal.archived_at.is_(None))
        .order_by(Goal.position, Goal.id)
    ):
        found[row.activity_id].append(ServedGoal(row.id, row.number, row.title, row.level))
    return found


def _counted_effects(connection: Connection, wanted: ColumnElement[bool]) -> dict[int, int]:
    counted: Select[int, int] = (
        select(Effect.activity_id, func.count())
        .join(Activity, Activity.id == Effect.activity_id)
        .where(wanted, Effect.archived_at.is_(None))
        .group_by(Effect.activity_id)
    )
    return {row[0]: row[1] for row in connection.execute(counted)}

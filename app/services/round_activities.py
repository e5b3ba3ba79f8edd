"""The activities that a round tells of, as they stood on a day, and what they mean for target groups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from sqlalchemy import BindParameter, ColumnElement, Connection, bindparam, or_, select

from app.domain import activities, codes
from app.services.indicator_figures import driver_rows
from app.services.round_goals import RoundGoal
from app.services.round_rows import ActivityLine, EffectLine
from database.activities import Activity, ActivityGoal, ActivityUnit, Effect, TargetGroup
from database.units import Unit

type_of_day = date | BindParameter[date]


def of_year(year: int) -> tuple[ColumnElement[bool], ...]:
    """What makes an activity one of a year's: it goes on in it.

    What is left undone from an earlier year is there too, for it is late.
    """
    return _going_on(date(year, 1, 1), date(year, 12, 31))


def _going_on(first: type_of_day, last: type_of_day) -> tuple[ColumnElement[bool], ...]:
    return (
        Activity.archived_at.is_(None),
        or_(Activity.first_day.is_(None), Activity.first_day <= last),
        or_(
            Activity.last_day.is_(None),
            Activity.last_day >= first,
            Activity.state.in_(codes.OPEN_ACTIVITY_STATES),
        ),
    )


# Made once: to put a query together takes as long as to ask it.
_OF_YEAR = _going_on(bindparam("first"), bindparam("last"))

_SERVED = (
    select(ActivityGoal.activity_id, ActivityGoal.goal_id)
    .join(Activity, Activity.id == ActivityGoal.activity_id)
    .where(*_OF_YEAR)
    .order_by(ActivityGoal.goal_id)
)

_UNITS = (
    select(ActivityUnit.activity_id, Unit.id, Unit.name)
    .join(Unit, Unit.id == ActivityUnit.unit_id)
    .join(Activity, Activity.id == ActivityUnit.activity_id)
    .where(*_OF_YEAR)
    .order_by(Unit.position, Unit.id)
)

_ACTIVITIES = (
    select(
        Activity.id,
        Activity.title,
        Activity.text,
        Activity.first_day,
        Activity.last_day,
        Activity.state,
        Activity.progress,
        Activity.owner_role,
        Activity.cost,
        Activity.result,
        Activity.for_citizens,
    )
    .where(*_OF_YEAR)
    # A database puts empty days first or last as it likes.
    .order_by(Activity.last_day.is_(None), Activity.last_day, Activity.id)
)

_EFFECTS = (
    select(
        Effect.activity_id,
        Effect.target_group_id,
        TargetGroup.name,
        Effect.expected,
        Effect.seen,
        Effect.evidence,
    )
    .join(TargetGroup, TargetGroup.id == Effect.target_group_id)
    .where(Effect.archived_at.is_(None))
    .order_by(TargetGroup.position, TargetGroup.id, Effect.id)
)

_ABOVE = select(Unit.id, Unit.parent_id)


def read_activities(
    connection: Connection,
    parents: Mapping[int, int | None],
    goals: Iterable[RoundGoal],
    year: int,
    day: date,
) -> tuple[ActivityLine, ...]:
    """Read the activities of a year that serve the goals of a round, in the order of time: four queries."""
    columns = {goal.column_id for goal in goals}
    days = {"first": date(year, 1, 1), "last": date(year, 12, 31)}
    served: defaultdict[int, list[int]] = defaultdict(list)
    for activity_id, goal_id in driver_rows(connection.execute(_SERVED, days)):
        served[activity_id].append(goal_id)
    units: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    for activity_id, unit_id, name in driver_rows(connection.execute(_UNITS, days)):
        units[activity_id].append((unit_id, name))
    under = dict(driver_rows(connection.execute(_ABOVE)))
    rows = connection.execute(_ACTIVITIES, days)
    found = []
    for row in rows:
        own = tuple(served.get(row.id, ()))
        above = dict.fromkeys(column for goal in own if (column := _column(goal, parents, columns)))
        if above:
            mine = units.get(row.id, ())
            found.append(
                ActivityLine(
                    *row[:5],
                    activities.shown_state(row.state, row.last_day, day),
                    *row[6:],
                    tuple(unit for unit, _ in mine),
                    tuple(name for _, name in mine),
                    tuple(dict.fromkeys(each for unit, _ in mine for each in _with_above(unit, under))),
                    own,
                    tuple(above),
                )
            )
    return tuple(found)


def _column(goal_id: int, parents: Mapping[int, int | None], columns: set[int]) -> int | None:
    """The overarching or internal goal that a goal stands under; None where it is not one of the round's."""
    at: int | None = goal_id
    while at is not None and at not in columns:
        at = parents.get(at)
    return at


def _with_above(unit_id: int, under: Mapping[int, int | None]) -> Iterator[int]:
    """A unit and those that it stands under."""
    at: int | None = unit_id
    while at is not None:
        yield at
        at = under.get(at)


def read_effects(connection: Connection, told: Iterable[ActivityLine]) -> tuple[EffectLine, ...]:
    """Read what activities mean for target groups, in the order of their register: one query."""
    known = {activity.id for activity in told}
    rows = connection.execute(_EFFECTS)
    return tuple(EffectLine(*row) for row in driver_rows(rows) if row[0] in known)

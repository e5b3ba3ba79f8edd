"""What of internal control has had its day, or will have it soon: for the first page, in a few queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from sqlalchemy import Connection, func, select, union

from app.domain import codes, gaps
from app.domain import controls as rules
from app.domain.gaps import Gap, Named, ToDo
from app.domain.measurement_plan import SOON_DAYS
from app.services.control_planned import planned_in
from database.controls import Action, Control, ControlResult, ControlUnit
from database.risks import Risk, RiskTreatment
from database.units import Unit

SOON = timedelta(days=SOON_DAYS)
"""How long before its last day a control is told of: as long as for values that are to be reported."""


def read_control_gaps(connection: Connection, year: int, today: date) -> tuple[Gap, ...]:
    """Read what is late and what is due soon in an open transaction: five queries, however much there is."""
    late: defaultdict[Named, list[date]] = defaultdict(list)
    soon: defaultdict[Named, list[date]] = defaultdict(list)
    for unit, due_on in _read_left(connection, year):
        if due_on < today:
            late[unit].append(due_on)
        elif due_on <= today + SOON:
            soon[unit].append(due_on)
    return (
        *gaps.late_controls(_to_do(late), today),
        *gaps.late_actions(_read_late_actions(connection, year, today), today),
        *gaps.expired_acceptances(_read_expired(connection, today)),
        *gaps.due_controls(_to_do(soon)),
    )


def _to_do(days: Mapping[Named, list[date]]) -> list[ToDo]:
    """Those who are latest, or have the least time left, first."""
    found = [ToDo(unit, len(each), min(each)) for unit, each in days.items()]
    return sorted(found, key=lambda each: (each.day, each.unit.name))


def _read_left(connection: Connection, year: int) -> Iterator[tuple[Named, date]]:
    """Each time that a unit has left to do in a year, by its last day."""
    done = {
        tuple(row)
        for row in connection.execute(
            select(ControlResult.control_id, ControlResult.unit_id, ControlResult.slot).where(
                ControlResult.year == year, ControlResult.archived_at.is_(None)
            )
        )
    }
    planned = frozenset(connection.execute(planned_in(year)).scalars())
    own = select(Control.id.label("control_id"), Control.unit_id).where(Control.unit_id.is_not(None))
    performing = union(own, select(ControlUnit.control_id, ControlUnit.unit_id)).subquery()
    rows = connection.execute(
        select(Control.id, Control.how_often, Control.created_at, Unit.id.label("unit_id"), Unit.name)
        .join(performing, performing.c.control_id == Control.id)
        .join(Unit, Unit.id == performing.c.unit_id)
        .where(Control.archived_at.is_(None), Unit.archived_at.is_(None))
    )
    times = {how_often: rules.slots(how_often, year) for how_often in rules.SLOTS}
    for row in rows:
        if rules.expected(year, row.created_at.year, row.id in planned):
            for slot in times[row.how_often]:
                if (row.id, row.unit_id, slot.number) not in done:
                    yield Named(row.unit_id, row.name), slot.due_on


def _read_late_actions(connection: Connection, year: int, today: date) -> list[ToDo]:
    """The open actions whose day has passed, unit by unit. Those of a later year's plan are not of this year."""
    rows = connection.execute(
        select(Unit.id, Unit.name, func.count().label("late"), func.min(Action.due_on).label("day"))
        .join(Unit, Unit.id == Action.unit_id)
        .where(
            Action.archived_at.is_(None),
            Action.state.in_(codes.OPEN_ACTION_STATES),
            Action.due_on < today,
            Action.year <= year,
        )
        .group_by(Unit.id, Unit.name)
    )
    found = [ToDo(Named(row.id, row.name), row.late, row.day) for row in rows]
    return sorted(found, key=lambda each: (each.day, each.unit.name))


def _read_expired(connection: Connection, today: date) -> list[tuple[int, str, date, int]]:
    """Risks whose newest decision is an acceptance that has run out: a later decision of any kind takes its place."""
    newest = (
        select(func.max(RiskTreatment.id))
        .where(RiskTreatment.archived_at.is_(None))
        .group_by(RiskTreatment.risk_id)
    )
    rows = connection.execute(
        select(Risk.id, Risk.title, RiskTreatment.until, Risk.unit_id)
        .join(RiskTreatment, RiskTreatment.risk_id == Risk.id)
        .where(
            RiskTreatment.id.in_(newest),
            RiskTreatment.kind == "accept",
            RiskTreatment.until < today,
            Risk.archived_at.is_(None),
        )
        .order_by(RiskTreatment.until, Risk.id)
    )
    return [(row.id, row.title, row.until, row.unit_id) for row in rows if row.until is not None]

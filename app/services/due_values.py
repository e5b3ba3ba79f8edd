"""Which values are due: each indicator that is followed up, with its newest value and when the next one is expected."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Text, cast, func, select

from app.domain import measurement_plan as rules
from app.domain.measurement_plan import Due, Newest
from app.services.indicator_figures import own_place
from database.goals import Goal
from database.indicators import GoalIndicator, Indicator, Measurement
from database.measurement_plan import MeasurementPlan, MeasurementPlanEntry
from database.periods import Period
from database.units import Unit


@dataclass(frozen=True, slots=True)
class Card:
    """What an indicator's card says of when it is measured, by whom and from which source."""

    id: int
    title: str
    quality: str
    level: str
    source: str
    kolada_id: str
    frequency: str
    next_value_on: date | None
    responsible_id: int | None
    responsible: str
    goals: tuple[int, ...]
    """The goals of the period that it shows."""
    newest: Newest | None


@dataclass(frozen=True, slots=True)
class Entry:
    """What the plan says of an indicator."""

    id: int
    indicator_id: int
    frequency: str
    next_value_on: date | None
    responsible_id: int | None
    responsible: str
    source: str
    followed_up: str


@dataclass(frozen=True, slots=True)
class DueRow:
    """An indicator with when its next value is due and who reports it. The plan fills in what the card leaves open."""

    id: int
    title: str
    quality: str
    responsible_id: int | None
    responsible: str
    frequency: str
    newest: Newest | None
    due: Due


def due_row(card: Card, entry: Entry | None, today: date) -> DueRow:
    """Put together what card and plan say, seen from a day."""
    frequency, expected, unit = card.frequency, card.next_value_on, (card.responsible_id, card.responsible)
    if entry is not None:
        frequency = frequency or entry.frequency
        expected = expected or entry.next_value_on
        unit = unit if unit[0] is not None else (entry.responsible_id, entry.responsible)
    due = rules.next_value(frequency, expected, card.newest, today)
    return DueRow(card.id, card.title, card.quality, *unit, frequency, card.newest, due)


def read_plan_id(connection: Connection, period_id: int, year: int) -> int | None:
    """The plan that holds in a year, in an open transaction: its own, or else the one before it in the period."""
    query = (
        select(MeasurementPlan.id)
        .join(Period, MeasurementPlan.year >= Period.first_year)
        .where(Period.id == period_id, MeasurementPlan.year <= year, MeasurementPlan.archived_at.is_(None))
        .order_by(MeasurementPlan.year.desc())
    )
    found = connection.execute(query.limit(1)).scalar()
    return None if found is None else int(found)


def read_entries(connection: Connection, plan_id: int | None) -> dict[int, Entry]:
    """Read what a plan says, by indicator, in an open transaction."""
    rows = connection.execute(
        select(
            MeasurementPlanEntry.id,
            MeasurementPlanEntry.indicator_id,
            MeasurementPlanEntry.frequency,
            MeasurementPlanEntry.next_value_on,
            MeasurementPlanEntry.responsible_id,
            func.coalesce(Unit.name, ""),
            MeasurementPlanEntry.source,
            MeasurementPlanEntry.followed_up,
        )
        .join(Unit, Unit.id == MeasurementPlanEntry.responsible_id, isouter=True)
        .where(MeasurementPlanEntry.plan_id == plan_id, MeasurementPlanEntry.archived_at.is_(None))
    )
    return {row.indicator_id: Entry(*row) for row in rows}


def read_cards(connection: Connection, period_id: int, planned: Collection[int]) -> tuple[Card, ...]:
    """Read the indicators that goals of the period use or that are ``planned``, in an open transaction."""
    tied: defaultdict[int, list[int]] = defaultdict(list)
    for indicator_id, goal_id in connection.execute(
        select(GoalIndicator.indicator_id, GoalIndicator.goal_id)
        .join(Goal, Goal.id == GoalIndicator.goal_id)
        .where(Goal.period_id == period_id, Goal.archived_at.is_(None))
        .order_by(GoalIndicator.goal_id)
    ):
        tied[indicator_id].append(goal_id)
    newest = _read_newest(connection)
    rows = connection.execute(
        select(
            Indicator.id,
            Indicator.title,
            Indicator.quality,
            Indicator.level,
            Indicator.source,
            Indicator.kolada_id,
            Indicator.frequency,
            Indicator.next_value_on,
            Indicator.responsible_id,
            func.coalesce(Unit.name, ""),
        )
        .join(Unit, Unit.id == Indicator.responsible_id, isouter=True)
        .where(Indicator.archived_at.is_(None))
        .order_by(Indicator.id)
    )
    return tuple(
        Card(*row[:10], goals=tuple(tied[row.id]), newest=newest.get(row.id))
        for row in rows
        if row.id in tied or row.id in planned
    )


def _read_newest(connection: Connection) -> dict[int, Newest]:
    """The newest value of each indicator of the own municipality, known to be missing or not."""
    # The year and its part, put together, sort in order of time. The index holds all that is needed to find the last.
    slot = cast(Measurement.year, Text) + Measurement.part
    own = (Measurement.place_id == own_place(), Measurement.archived_at.is_(None))
    last = (
        select(Measurement.indicator_id, func.max(slot).label("slot"))
        .where(*own)
        .group_by(Measurement.indicator_id)
        .subquery()
    )
    rows = connection.execute(
        select(
            Measurement.indicator_id,
            Measurement.year,
            Measurement.part,
            func.min(Measurement.created_at).label("entered"),
        )
        .join(last, (last.c.indicator_id == Measurement.indicator_id) & (last.c.slot == slot))
        .where(*own)
        .group_by(Measurement.indicator_id, Measurement.year, Measurement.part)
    )
    return {row.indicator_id: Newest(row.year, row.part, row.entered.date()) for row in rows}


def read_due(connection: Connection, period_id: int, year: int, today: date) -> tuple[DueRow, ...]:
    """Read what is due in an open transaction: four queries, however many. The latest stand first."""
    entries = read_entries(connection, read_plan_id(connection, period_id, year))
    cards = read_cards(connection, period_id, entries)
    return in_order(due_row(card, entries.get(card.id), today) for card in cards)


def in_order(rows: Iterable[DueRow]) -> tuple[DueRow, ...]:
    """The latest first, then those that are due next, then those without a day."""
    return tuple(sorted(rows, key=lambda row: (row.due.on or date.max, row.title)))

"""The plan for measurement and follow-up: what it says, what the cards say since, and when it is to be revised."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from app.domain.gaps import Gap
from app.domain.measurement_plan import Due
from app.services.due_values import (
    Card,
    DueRow,
    Entry,
    due_row,
    read_cards,
    read_due,
    read_entries,
    read_plan_id,
)
from app.services.edits import Edit, Ref
from app.services.plan_heads import Budget, Plan, latest_budget, read_budgets, read_plan
from database.connection import File
from database.measurement_plan import MeasurementPlan
from database.units import Unit

__all__ = ["Budget", "DueRow", "MeasurementPlans", "Plan", "PlanPage", "PlanRow"]

FROM_THE_CARD = ("frequency", "next_value_on", "responsible_id")
"""What an entry takes from its indicator's card."""


@dataclass(frozen=True, slots=True)
class PlanRow:
    """What the plan says of one indicator, and when its next value is due."""

    id: int
    indicator_id: int
    title: str
    quality: str
    level: str
    frequency: str
    next_value_on: date | None
    responsible_id: int | None
    responsible: str
    source: str
    """In the plan's own words; empty where it is as the card says."""
    card_source: str
    kolada_id: str
    followed_up: str
    goals: tuple[int, ...]
    due: Due
    differs: tuple[str, ...]
    """The fields in which the card says something else by now."""


@dataclass(frozen=True, slots=True)
class PlanPage:
    """The plan that holds in a year with what its page offers."""

    plan: Plan | None
    rows: tuple[PlanRow, ...]
    missing: tuple[Card, ...]
    """Indicators that goals use and the plan says nothing of."""
    used: int
    """How many indicators goals of the period use."""
    units: tuple[tuple[int, str], ...]
    budgets: tuple[Budget, ...]


class MeasurementPlans:
    """Reads plans, and works out the edits that make and revise one."""

    def __init__(self, file: File) -> None:
        self._file = file

    def page(self, period_id: int, year: int, today: date) -> PlanPage:
        """The plan that holds in ``year``, from a constant number of queries."""
        with self._file.reading() as connection:
            return read_page(connection, period_id, year, today)

    def due(self, period_id: int, year: int, today: date) -> tuple[DueRow, ...]:
        """Every indicator that is followed up, the latest first."""
        with self._file.reading() as connection:
            return read_due(connection, period_id, year, today)

    def edits_to_make(self, period_id: int, year: int, today: date) -> tuple[Edit, ...]:
        """What makes the plan of a year: an entry for each indicator that goals use, as its card says.

        What the plan before said of how things are followed up goes on.
        """
        with self._file.reading() as connection:
            before = read_plan_id(connection, period_id, year)
            told = read_plan(connection, before, today)
            entries = read_entries(connection, before)
            cards = read_cards(connection, period_id, ())
            budget = latest_budget(read_budgets(connection))
        plan: dict[str, object] = {"year": year, "decision_id": budget.id if budget else None}
        if told is not None:
            plan["followed_up"] = told.followed_up
        return (
            Edit("measurement_plan", None, plan),
            *(_new_entry(card, Ref(0), entries.get(card.id)) for card in cards),
        )

    def edits_from_cards(self, period_id: int, year: int) -> tuple[Edit, ...]:
        """What brings the plan in step with the cards: new indicators, and what the cards say otherwise."""
        with self._file.reading() as connection:
            plan_id = read_plan_id(connection, period_id, year)
            entries = read_entries(connection, plan_id)
            cards = read_cards(connection, period_id, entries)
        if plan_id is None:
            return ()
        edits = [_new_entry(card, plan_id, None) for card in cards if card.id not in entries]
        for card in cards:
            if card.id in entries:
                differing = _differing(card, entries[card.id])
                if differing:
                    said = {name: getattr(entries[card.id], name) for name in differing}
                    edits.append(Edit("measurement_plan_entry", entries[card.id].id, differing, said))
        live = {card.id for card in cards}
        edits += [
            Edit("measurement_plan_entry", entry.id, {"archived": True}, {"archived": False})
            for entry in entries.values()
            if entry.indicator_id not in live
        ]
        return tuple(edits)

    def edits_to_revise(self, plan_id: int, today: date) -> tuple[Edit, ...]:
        """What marks a plan as revised today, with the budget that was last adopted. The log keeps what it said."""
        with self._file.reading() as connection:
            row = connection.execute(
                select(MeasurementPlan.revised_on, MeasurementPlan.decision_id).where(
                    MeasurementPlan.id == plan_id
                )
            ).one()
            budget = latest_budget(read_budgets(connection))
        values: dict[str, object] = {
            "revised_on": today,
            "decision_id": budget.id if budget else row.decision_id,
        }
        return (
            Edit(
                "measurement_plan",
                plan_id,
                values,
                {"revised_on": row.revised_on, "decision_id": row.decision_id},
            ),
        )


def _new_entry(card: Card, plan_id: int | Ref, before: Entry | None) -> Edit:
    values: dict[str, object] = {"plan_id": plan_id, "indicator_id": card.id}
    values |= {name: getattr(card, name) for name in FROM_THE_CARD}
    if before is not None:
        values |= {"source": before.source, "followed_up": before.followed_up}
        values["next_value_on"] = card.next_value_on or before.next_value_on
    return Edit("measurement_plan_entry", None, values)


def _differing(card: Card, entry: Entry) -> Mapping[str, object]:
    """What the card says otherwise. What it leaves open is for the plan to say."""
    said = {name: getattr(card, name) for name in FROM_THE_CARD}
    return {name: value for name, value in said.items() if value and value != getattr(entry, name)}


def read_page(connection: Connection, period_id: int, year: int, today: date) -> PlanPage:
    """Read the plan of a year with its rows in an open transaction: seven queries, however many rows."""
    plan_id = read_plan_id(connection, period_id, year)
    entries = read_entries(connection, plan_id)
    cards = read_cards(connection, period_id, entries)
    units = connection.execute(
        select(Unit.id, Unit.name).where(Unit.archived_at.is_(None)).order_by(Unit.position, Unit.id)
    )
    used = [card for card in cards if card.goals]
    return PlanPage(
        read_plan(connection, plan_id, today),
        tuple(_row(card, entries[card.id], today) for card in cards if card.id in entries),
        tuple(card for card in used if card.id not in entries),
        len(used),
        tuple((unit.id, unit.name) for unit in units),
        read_budgets(connection),
    )


def _row(card: Card, entry: Entry, today: date) -> PlanRow:
    return PlanRow(
        entry.id,
        card.id,
        card.title,
        card.quality,
        card.level,
        entry.frequency,
        entry.next_value_on,
        entry.responsible_id,
        entry.responsible,
        entry.source,
        card.source,
        card.kolada_id,
        entry.followed_up,
        card.goals,
        due_row(card, entry, today).due,
        tuple(_differing(card, entry)),
    )


def read_due_gaps(
    connection: Connection, period_id: int, year: int, today: date, plan: Plan | None
) -> tuple[Gap, ...]:
    """What is late, in an open transaction: the revision of the year's plan, and values unit by unit."""
    rows = read_due(connection, period_id, year, today)
    found = []
    if plan is None and rows:
        found.append(Gap("no_plan", "measurement_plan", 0, {"year": str(year)}, 0))
    if plan is not None and plan.revision.late:
        values = {"year": str(plan.year), "day": plan.revision.due_on.isoformat()}
        found.append(Gap("plan_late", "measurement_plan", plan.id, values, 0))
    late: dict[tuple[int, str], list[int]] = {}
    for row in rows:
        if row.due.state == "late" and row.due.days:
            late.setdefault((row.responsible_id or 0, row.responsible), []).append(row.due.days)
    for (unit_id, unit), days in late.items():
        values = {"unit": unit, "count": str(len(days)), "days": str(max(days))}
        code = "values_late" if unit_id else "values_late_unowned"
        found.append(Gap(code, "due_value", unit_id, values, unit_id))
    return tuple(found)

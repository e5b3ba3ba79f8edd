"""The plan for measurement and follow-up as a whole: when it was made and revised, and with which budget."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from app.domain import measurement_plan as rules
from app.domain.measurement_plan import Revision
from database.decisions import Decision, DecisionStep
from database.measurement_plan import MeasurementPlan


@dataclass(frozen=True, slots=True)
class Budget:
    """A decision on the budget; without a day it is not adopted yet."""

    id: int
    title: str
    adopted_on: date | None


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan with when it is to be revised."""

    id: int
    year: int
    state: str
    made_on: date
    revised_on: date | None
    decision: str
    """The budget that it was made or revised with; empty where none is named."""
    followed_up: str
    revision: Revision
    budget: str
    """The registered budget that asks for the next revision; empty where none is registered."""


def read_plan(connection: Connection, plan_id: int | None, today: date) -> Plan | None:
    """Read a plan in an open transaction; None where there is none."""
    if plan_id is None:
        return None
    row = connection.execute(
        select(
            MeasurementPlan.id,
            MeasurementPlan.year,
            MeasurementPlan.state,
            MeasurementPlan.created_at,
            MeasurementPlan.revised_on,
            Decision.title,
            MeasurementPlan.followed_up,
        )
        .join(Decision, Decision.id == MeasurementPlan.decision_id, isouter=True)
        .where(MeasurementPlan.id == plan_id)
    ).one()
    made_on = row.created_at.date()
    adopted = {
        budget.adopted_on: budget.title
        for budget in read_budgets(connection)
        if budget.adopted_on is not None
    }
    revision = rules.next_revision(row.revised_on or made_on, adopted, today)
    return Plan(
        row.id,
        row.year,
        row.state,
        made_on,
        row.revised_on,
        row.title or "",
        row.followed_up,
        revision,
        adopted.get(revision.due_on, ""),
    )


def read_budgets(connection: Connection) -> tuple[Budget, ...]:
    """Read the decisions on the budget in an open transaction, oldest first, those not adopted last."""
    adopted = (
        select(DecisionStep.decision_id, DecisionStep.decided_on)
        .where(DecisionStep.state == "adopted", DecisionStep.archived_at.is_(None))
        .subquery()
    )
    rows = connection.execute(
        select(Decision.id, Decision.title, adopted.c.decided_on)
        .join(adopted, adopted.c.decision_id == Decision.id, isouter=True)
        .where(Decision.kind == "budget", Decision.archived_at.is_(None))
        .order_by(Decision.id)
    )
    return tuple(sorted((Budget(*row) for row in rows), key=lambda budget: budget.adopted_on or date.max))


def latest_budget(budgets: tuple[Budget, ...]) -> Budget | None:
    """The budget that was adopted last."""
    return next((budget for budget in reversed(budgets) if budget.adopted_on is not None), None)

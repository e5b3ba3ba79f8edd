"""The year's wheel, read from what the file already knows of budgets, rounds, analyses and plans."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection, select

from app.domain import measurement_plan, rounds
from app.domain.year_wheel import WheelEvent, in_time
from app.services.due_answers import DueRound
from app.services.plan_heads import Budget, Plan
from database.control_plans import ControlPlan
from database.decisions import DecisionStep
from database.risks import RiskAnalysis

YEARLY_ROUNDS = ("annual", "interim_april", "interim_august")
"""Occasions that a year has in any case."""


def read_wheel(
    connection: Connection,
    year: int,
    today: date,
    *,
    plan: Plan | None,
    budgets: Iterable[Budget],
    asked: Iterable[DueRound],
) -> tuple[WheelEvent, ...]:
    """The events of a year: two queries beside what the first page reads anyhow, in an open transaction."""
    events = [
        _budget(year, budgets),
        *_rounds(year, asked, today),
        *_analyses(connection, year),
        *_control_plans(connection, year),
    ]
    if plan is not None:
        if plan.revised_on is not None and plan.revised_on.year == year:
            events.append(_revision(plan, plan.revised_on, "done"))
        due_on = plan.revision.due_on
        # A revision that was missed in an earlier year is still to be made: it stands first in this one.
        if due_on.year == year or (plan.revision.late and due_on.year < year == today.year):
            events.append(_revision(plan, due_on, "later"))
    return in_time(events, today)


def _budget(year: int, budgets: Iterable[Budget]) -> WheelEvent:
    adopted = {budget.adopted_on: budget for budget in budgets if budget.adopted_on is not None}
    day = measurement_plan.budget_day(year, adopted)
    found = adopted.get(day)
    state = "later" if found is None else "done"
    return WheelEvent(
        "budget",
        day,
        state,
        "decision",
        found.id if found else 0,
        found.title if found else "",
        year=year + 1,
    )


def _revision(plan: Plan, on: date, state: str) -> WheelEvent:
    return WheelEvent("plan_revision", on, state, "measurement_plan", plan.id, year=plan.year)


def _rounds(year: int, asked: Iterable[DueRound], today: date) -> list[WheelEvent]:
    there = tuple(asked)
    events = [
        WheelEvent(
            "round",
            each.last_day,
            "done" if each.locked else "later",
            "round",
            each.id,
            each.title,
            each.year,
        )
        for each in there
        if each.last_day.year == year
    ]
    made = {(each.kind, each.year) for each in there}
    for kind in YEARLY_ROUNDS:
        day = rounds.as_of(kind, year)
        if day is not None and day >= today and (kind, year) not in made:
            events.append(WheelEvent("round", day, "later", "round", 0, kind, year))
    return events


def _analyses(connection: Connection, year: int) -> list[WheelEvent]:
    """The units' risk analyses of one year are one event: on the last of their days."""
    rows = connection.execute(
        select(RiskAnalysis.year, RiskAnalysis.last_day, RiskAnalysis.state).where(
            RiskAnalysis.archived_at.is_(None), RiskAnalysis.last_day.is_not(None)
        )
    ).all()
    events = []
    for about in sorted({row.year for row in rows}):
        mine = [row for row in rows if row.year == about]
        last = max(row.last_day for row in mine)
        if last.year == year:
            state = "later" if any(row.state == "open" for row in mine) else "done"
            events.append(WheelEvent("risk_analysis", last, state, "risk_analysis", 0, year=about))
    return events


def _control_plans(connection: Connection, year: int) -> list[WheelEvent]:
    """The municipality-wide plan of this year and the next: decided on a day, or to be decided before its year."""
    rows = connection.execute(
        select(ControlPlan.id, ControlPlan.year, ControlPlan.state, DecisionStep.decided_on)
        .join(
            DecisionStep,
            (DecisionStep.decision_id == ControlPlan.decision_id)
            & (DecisionStep.state == "adopted")
            & DecisionStep.archived_at.is_(None),
            isouter=True,
        )
        .where(
            ControlPlan.unit_id.is_(None),
            ControlPlan.year.in_((year, year + 1)),
            ControlPlan.archived_at.is_(None),
        )
        .order_by(ControlPlan.number)
    ).all()
    events = []
    for about in (year, year + 1):
        mine = [row for row in rows if row.year == about]
        decided = [row for row in mine if row.state != "draft" and row.decided_on is not None]
        for row in decided:
            if row.decided_on.year == year:
                events.append(_control_plan(about, row.decided_on, "done", row.id))
        if not decided and about == year + 1:
            events.append(_control_plan(about, date(year, 12, 31), "later", mine[-1].id if mine else 0))
    return events


def _control_plan(about: int, on: date, state: str, plan_id: int) -> WheelEvent:
    return WheelEvent("control_plan", on, state, "control_plan", plan_id, year=about)

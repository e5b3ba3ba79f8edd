"""What the consistency check looks at, read in a constant number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from app.domain import controls as control_rules
from app.domain import risk_zones
from app.domain.control_gaps import ActionFacts, ControlFacts, Decided, ItemFacts, ResultFacts, RiskFacts
from app.domain.gaps import Named
from app.services.controls import read_controls
from app.services.risk_years import read_zones
from database.control_plans import ControlPlan, ControlPlanItem, ControlPlanItemControl, ControlPlanItemRisk
from database.controls import Action, ControlResult
from database.declaring import Mapped
from database.goals import Goal
from database.risks import Risk, RiskAnalysis, RiskGoal, RiskScore, RiskTreatment
from database.units import Unit


@dataclass(frozen=True, slots=True)
class Planned:
    """What the plans of a year ask for."""

    items: tuple[ItemFacts, ...]
    controls: frozenset[int]
    decided_risks: frozenset[int]
    """Risks that stand in a plan that is decided or locked."""


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the rules are told of one year."""

    risks: tuple[RiskFacts, ...]
    actions: tuple[ActionFacts, ...]
    controls: tuple[ControlFacts, ...]
    results: tuple[ResultFacts, ...]
    planned: Planned
    units: dict[int, str]
    analyses: dict[int, tuple[int, str]]
    """For each unit its analysis of the year, and where that stands."""


def read_facts(connection: Connection, year: int) -> Facts:
    """Read the facts of a year in an open transaction."""
    units = {row.id: row.name for row in connection.execute(select(Unit.id, Unit.name))}
    actions = _read_actions(connection, year)
    of_risk: defaultdict[int, list[str]] = defaultdict(list)
    answered = set()
    for row in actions:
        if row.risk_id is not None:
            of_risk[row.risk_id].append(row.state)
        if row.result_id is not None and row.state != "dropped":
            answered.add(row.result_id)
    listed = read_controls(connection)
    controlled = frozenset(risk_id for control in listed for risk_id in control.risks)
    risks = _read_risks(connection, year, of_risk, controlled)
    acted = frozenset(risk_id for risk_id, states in of_risk.items() if set(states) - {"dropped"})
    named = {risk.id: (risk.title, risk.unit_id) for risk in risks}
    titles = {row.id: row.title for row in listed}
    planned = _read_planned(connection, year, named, titles, acted)
    return Facts(
        risks=risks,
        actions=tuple(ActionFacts(row.id, row.title, row.unit_id, row.state, row.due_on) for row in actions),
        controls=tuple(
            ControlFacts(
                row.id,
                row.title,
                row.performer,
                row.owner_role,
                row.how_often,
                tuple(Named(unit.id, unit.name) for unit in row.performing),
                control_rules.expected(year, row.entered_on.year, row.id in planned.controls),
            )
            for row in listed
        ),
        results=_read_results(connection, year, titles, answered),
        planned=planned,
        units=units,
        analyses={
            row.unit_id: (row.id, row.state)
            for row in connection.execute(
                select(RiskAnalysis.unit_id, RiskAnalysis.id, RiskAnalysis.state).where(
                    RiskAnalysis.year == year, RiskAnalysis.archived_at.is_(None)
                )
            )
        },
    )


def _read_risks(
    connection: Connection, year: int, actions: Mapping[int, Sequence[str]], controlled: frozenset[int]
) -> tuple[RiskFacts, ...]:
    zones = read_zones(connection, year)
    with_goal = frozenset(
        connection.execute(
            select(RiskGoal.risk_id)
            .join(Goal, Goal.id == RiskGoal.goal_id)
            .where(Goal.archived_at.is_(None))
            .distinct()
        ).scalars()
    )
    weighed: dict[tuple[int, str], int] = {}
    for row in connection.execute(
        select(RiskScore.risk_id, RiskScore.kind, RiskScore.likelihood, RiskScore.consequence)
        .where(RiskScore.year <= year, RiskScore.archived_at.is_(None))
        .order_by(RiskScore.year, RiskScore.id)
    ):
        weighed[row.risk_id, row.kind] = row.likelihood * row.consequence
    decided = _read_decided(connection)
    found = []
    for risk in connection.execute(
        select(Risk.id, Risk.title, Risk.unit_id, Risk.owner_role)
        .join(Unit, Unit.id == Risk.unit_id)
        .where(Risk.archived_at.is_(None))
        .order_by(Unit.position, Risk.id)
    ):
        value = weighed.get((risk.id, "current"))
        found.append(
            RiskFacts(
                risk.id,
                risk.title,
                risk.unit_id,
                risk.owner_role,
                has_goal=risk.id in with_goal,
                value=value,
                residual=weighed.get((risk.id, "residual")),
                over_threshold=risk_zones.over_threshold(value, zones),
                decided=tuple(decided.get(risk.id, ())),
                actions=tuple(actions.get(risk.id, ())),
                controlled=risk.id in controlled,
            )
        )
    return tuple(found)


def _read_decided(connection: Connection) -> defaultdict[int, list[Decided]]:
    """For each risk what has been decided of it, the newest last."""
    decided: defaultdict[int, list[Decided]] = defaultdict(list)
    for row in connection.execute(
        select(RiskTreatment.risk_id, RiskTreatment.kind, RiskTreatment.until)
        .where(RiskTreatment.archived_at.is_(None))
        .order_by(RiskTreatment.id)
    ):
        decided[row.risk_id].append(Decided(row.kind, row.until))
    return decided


def _read_actions(connection: Connection, year: int) -> Sequence[Row[*tuple[Any, ...]]]:
    """Those of the year and of the years before it, which may still wait."""
    return connection.execute(
        select(
            Action.id,
            Action.title,
            Action.unit_id,
            Action.risk_id,
            Action.result_id,
            Action.state,
            Action.due_on,
        )
        .where(Action.year <= year, Action.archived_at.is_(None))
        .order_by(Action.due_on, Action.id)
    ).all()


def _read_results(
    connection: Connection, year: int, titles: Mapping[int, str], answered: set[int]
) -> tuple[ResultFacts, ...]:
    rows = connection.execute(
        select(
            ControlResult.id,
            ControlResult.control_id,
            ControlResult.unit_id,
            ControlResult.slot,
            ControlResult.result,
        )
        .where(ControlResult.year == year, ControlResult.archived_at.is_(None))
        .order_by(ControlResult.control_id, ControlResult.unit_id, ControlResult.slot)
    )
    return tuple(
        ResultFacts(
            row.id,
            row.control_id,
            titles[row.control_id],
            row.unit_id,
            row.slot,
            row.result,
            row.id in answered,
        )
        for row in rows
        if row.control_id in titles
    )


def _read_planned(
    connection: Connection,
    year: int,
    risks: Mapping[int, tuple[str, int]],
    controls: Mapping[int, str],
    acted: frozenset[int],
) -> Planned:
    """The newest version of each plan of the year; an earlier one is history."""
    newest: dict[int | None, Row[*tuple[Any, ...]]] = {}
    for row in connection.execute(
        select(ControlPlan.id, ControlPlan.unit_id, ControlPlan.state)
        .where(ControlPlan.year == year, ControlPlan.archived_at.is_(None))
        .order_by(ControlPlan.number)
    ):
        newest[row.unit_id] = row
    plans = {row.id: row for row in newest.values()}
    of_item = _read_links(connection, ControlPlanItemRisk.item_id, ControlPlanItemRisk.risk_id, plans)
    tested = _read_links(connection, ControlPlanItemControl.item_id, ControlPlanItemControl.control_id, plans)
    items = []
    asked: set[int] = set()
    decided: set[int] = set()
    for row in connection.execute(
        select(ControlPlanItem.id, ControlPlanItem.plan_id, ControlPlanItem.title)
        .where(
            ControlPlanItem.plan_id.in_(plans),
            ControlPlanItem.choice != "left_out",
            ControlPlanItem.archived_at.is_(None),
        )
        .order_by(ControlPlanItem.plan_id, ControlPlanItem.position, ControlPlanItem.id)
    ):
        plan = plans[row.plan_id]
        own_risks = [risk_id for risk_id in of_item[row.id] if risk_id in risks]
        own_controls = [control_id for control_id in tested[row.id] if control_id in controls]
        asked.update(own_controls)
        if plan.state != "draft":
            decided.update(own_risks)
        named = [risks[risk_id][0] for risk_id in own_risks] + [controls[each] for each in own_controls]
        own_units = {risks[risk_id][1] for risk_id in own_risks}
        units = (plan.unit_id,) if plan.unit_id is not None else tuple(sorted(own_units))
        title = row.title or next(iter(named), "")
        items.append(ItemFacts(row.id, title, units, bool(own_controls), not acted.isdisjoint(own_risks)))
    return Planned(tuple(items), frozenset(asked), frozenset(decided))


def _read_links(
    connection: Connection,
    own: Mapped[int],
    other: Mapped[int],
    plans: Mapping[int, object],
) -> defaultdict[int, list[int]]:
    """What each item of some plans is tied to."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    query = select(own, other).join(ControlPlanItem, ControlPlanItem.id == own)
    for item_id, other_id in connection.execute(
        query.where(ControlPlanItem.plan_id.in_(plans)).order_by(other)
    ):
        found[item_id].append(other_id)
    return found

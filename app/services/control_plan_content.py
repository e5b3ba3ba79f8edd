"""Reading what a plan says now: its items with their risks, controls and actions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sqlalchemy import ColumnElement, Connection, Select, func, select, true

from app.domain.risk_zones import Zones
from app.services.control_plan_rows import (
    DecisionLine,
    PlanAction,
    PlanContent,
    PlanControl,
    PlanHead,
    PlanItem,
    PlanRisk,
    Treatment,
)
from app.services.municipality import Scales
from app.services.risk_matrix import matrix
from app.services.risk_rows import RiskRow, read_risks
from app.services.risk_years import read_year_scales, read_zones
from database.control_plans import ControlPlan, ControlPlanItem, ControlPlanItemControl, ControlPlanItemRisk
from database.controls import Action, Control, ControlUnit
from database.decisions import Decision, DecisionStep
from database.declaring import Mapped
from database.risks import RiskTreatment
from database.units import Unit


@dataclass(frozen=True, slots=True)
class YearRisks:
    """The risks of a year with the limits and scales that they are weighed by; read once for all that needs them."""

    rows: tuple[RiskRow, ...]
    """Those put away, too: a plan may still name them."""
    zones: Zones
    scales: Scales

    def of(self, unit_id: int | None) -> tuple[RiskRow, ...]:
        """The risks in use, of the whole municipality or one unit, largest first."""
        return tuple(row for row in self.rows if not row.archived and unit_id in (None, row.unit_id))


def read_year_risks(connection: Connection, year: int) -> YearRisks:
    """Read the risks of a year in an open transaction."""
    zones = read_zones(connection, year)
    return YearRisks(
        read_risks(connection, year, archived=True, zones=zones), zones, read_year_scales(connection, year)
    )


def read_content(connection: Connection, plan_id: int, risks: YearRisks | None = None) -> PlanContent:
    """Read a plan as it stands now, however long by a constant number of queries.

    ``risks`` are those of the plan's year, where the caller has read them already.
    """
    lines = read_decision_lines(connection)
    head = _read_head(connection, plan_id, lines)
    risks = risks or read_year_risks(connection, head.year)
    mine = ControlPlanItem.plan_id == plan_id
    rows = connection.execute(
        select(
            ControlPlanItem.id,
            ControlPlanItem.title,
            ControlPlanItem.choice,
            ControlPlanItem.reason,
            ControlPlanItem.decision_id,
        )
        .where(mine, ControlPlanItem.archived_at.is_(None))
        .order_by(ControlPlanItem.choice == "left_out", ControlPlanItem.position, ControlPlanItem.id)
    ).all()
    named = _links(connection, ControlPlanItemRisk.item_id, ControlPlanItemRisk.risk_id, mine)
    asked = _links(connection, ControlPlanItemControl.item_id, ControlPlanItemControl.control_id, mine)
    wanted = {risk for ids in named.values() for risk in ids}
    treatments = _read_treatments(connection, mine)
    # Largest first, as the register has them.
    known = {row.id: plan_risk(row, treatments) for row in risks.rows if row.id in wanted}
    place = {risk: at for at, risk in enumerate(known)}
    controls = _read_controls(connection, mine)
    actions = _read_actions(connection, mine, head.year)
    items = []
    for row in rows:
        own = sorted(named.get(row.id, ()), key=place.__getitem__)
        items.append(
            PlanItem(
                row.id,
                row.title,
                row.choice,
                row.reason,
                lines.get(row.decision_id),
                tuple(known[risk] for risk in own),
                tuple(controls[control] for control in asked.get(row.id, ())),
                tuple(action for risk in own for action in actions.get(risk, ())),
            )
        )
    counted = matrix(risks.of(head.unit_id), risks.scales, risks.zones)
    return PlanContent(head, tuple(items), risks.zones, risks.scales, counted)


def plan_risk(
    row: RiskRow, treatments: Mapping[int, tuple[Treatment, ...]] = MappingProxyType({})
) -> PlanRisk:
    """A risk of the register as a plan tells it."""
    return PlanRisk(
        id=row.id,
        unit_id=row.unit_id,
        unit=row.unit,
        title=row.title,
        category=row.category,
        process=row.process,
        cause=row.cause,
        event=row.event,
        consequence_text=row.consequence_text,
        existing_control=row.existing_control,
        treatment=row.treatment,
        treatments=treatments.get(row.id, ()),
        owner_role=row.owner_role,
        goals=tuple(f"{goal.number} {goal.title}".strip() for goal in row.goals),
        hidden=row.hidden,
        likelihood=row.likelihood,
        consequence=row.consequence,
        value=row.value,
        zone=row.zone,
        over_threshold=row.over_threshold,
    )


def read_decision_lines(connection: Connection, *, archived: bool = True) -> dict[int | None, DecisionLine]:
    """Read decisions as a plan names them, by id, the latest first; ``archived`` reads those put away, too."""
    step = (
        select(DecisionStep.decision_id, DecisionStep.decided_on, DecisionStep.section, Unit.name)
        .join(Unit, Unit.id == DecisionStep.unit_id, isouter=True)
        .where(DecisionStep.state == "adopted", DecisionStep.archived_at.is_(None))
        .subquery()
    )
    rows = connection.execute(
        select(
            Decision.id,
            Decision.kind,
            Decision.title,
            Decision.registry_number,
            step.c.name,
            step.c.decided_on,
            step.c.section,
            step.c.decision_id,
        )
        .join(step, step.c.decision_id == Decision.id, isouter=True)
        .where(true() if archived else Decision.archived_at.is_(None))
        .order_by(step.c.decided_on.desc(), Decision.id.desc())
    )
    return {
        row.id: DecisionLine(
            row.id,
            row.kind,
            row.title,
            row.registry_number,
            row.name or "",
            row.decided_on,
            row.section or "",
            row.decision_id is not None,
        )
        for row in rows
    }


def _read_head(connection: Connection, plan_id: int, lines: Mapping[int | None, DecisionLine]) -> PlanHead:
    row = connection.execute(
        select(
            ControlPlan.id,
            ControlPlan.year,
            ControlPlan.unit_id,
            func.coalesce(Unit.name, "").label("unit"),
            ControlPlan.number,
            ControlPlan.state,
            ControlPlan.made_how,
            ControlPlan.reason,
            ControlPlan.decision_id.label("decision"),
        )
        .join(Unit, Unit.id == ControlPlan.unit_id, isouter=True)
        .where(ControlPlan.id == plan_id)
    ).one()
    return PlanHead(**{**row._mapping, "decision": lines.get(row.decision)})


def _links(
    connection: Connection,
    item: Mapped[int],
    other: Mapped[int],
    mine: ColumnElement[bool],
) -> dict[int, list[int]]:
    """What the items of a plan are tied to, by item."""
    rows = connection.execute(
        select(item, other).join(ControlPlanItem, ControlPlanItem.id == item).where(mine).order_by(other)
    )
    found: dict[int, list[int]] = {}
    for owner, target in rows:
        found.setdefault(owner, []).append(target)
    return found


def _risks_of(mine: ColumnElement[bool]) -> Select[int]:
    return (
        select(ControlPlanItemRisk.risk_id)
        .join(ControlPlanItem, ControlPlanItem.id == ControlPlanItemRisk.item_id)
        .where(mine, ControlPlanItem.archived_at.is_(None))
    )


def _read_treatments(connection: Connection, mine: ColumnElement[bool]) -> dict[int, tuple[Treatment, ...]]:
    rows = connection.execute(
        select(
            RiskTreatment.risk_id,
            RiskTreatment.kind,
            Unit.name,
            RiskTreatment.until,
            RiskTreatment.reason,
        )
        .join(Unit, Unit.id == RiskTreatment.unit_id, isouter=True)
        .where(RiskTreatment.risk_id.in_(_risks_of(mine)), RiskTreatment.archived_at.is_(None))
        .order_by(RiskTreatment.id)
    )
    found: dict[int, tuple[Treatment, ...]] = {}
    for risk, kind, body, until, reason in rows:
        found[risk] = (*found.get(risk, ()), Treatment(kind, body or "", until, reason))
    return found


def _read_controls(connection: Connection, mine: ColumnElement[bool]) -> dict[int, PlanControl]:
    wanted = (
        select(ControlPlanItemControl.control_id)
        .join(ControlPlanItem, ControlPlanItem.id == ControlPlanItemControl.item_id)
        .where(mine, ControlPlanItem.archived_at.is_(None))
    )
    performing: dict[int, list[str]] = {}
    for control, unit in connection.execute(
        select(ControlUnit.control_id, Unit.name)
        .join(Unit, Unit.id == ControlUnit.unit_id)
        .where(ControlUnit.control_id.in_(wanted))
        .order_by(Unit.position, Unit.id)
    ):
        performing.setdefault(control, []).append(unit)
    rows = connection.execute(
        select(
            Control.id,
            Control.unit_id,
            func.coalesce(Unit.name, "").label("unit"),
            Control.title,
            Control.process,
            Control.routine,
            Control.method,
            Control.how,
            Control.sample,
            Control.how_often,
            Control.performer,
            Control.owner_role,
            Control.reports_to,
        )
        .join(Unit, Unit.id == Control.unit_id, isouter=True)
        .where(Control.id.in_(wanted))
    )
    return {row.id: PlanControl(**row._mapping, units=tuple(performing.get(row.id, ()))) for row in rows}


def _read_actions(
    connection: Connection, mine: ColumnElement[bool], year: int
) -> dict[int, list[PlanAction]]:
    rows = connection.execute(
        select(
            Action.id,
            Action.risk_id,
            Unit.name.label("unit"),
            Action.title,
            Action.text,
            Action.owner_role,
            Action.due_on,
            Action.state,
            Action.done_on,
            Action.effect,
        )
        .join(Unit, Unit.id == Action.unit_id)
        .where(
            Action.risk_id.in_(_risks_of(mine)),
            Action.result_id.is_(None),
            Action.year == year,
            Action.archived_at.is_(None),
        )
        .order_by(Action.due_on, Action.id)
    )
    found: dict[int, list[PlanAction]] = {}
    for row in rows:
        found.setdefault(row.risk_id or 0, []).append(PlanAction(**row._mapping))
    return found

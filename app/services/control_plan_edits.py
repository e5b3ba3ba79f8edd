"""The edits that put risks into a plan and that make a new version of one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, func, select

from app.services.control_plan_rows import PlanItem
from app.services.edits import Edit, Ref
from database.control_plans import ControlPlan, ControlPlanItem, ControlPlanItemControl, ControlPlanItemRisk
from database.controls import Control, ControlRisk
from database.risks import Risk


def added(
    connection: Connection, plan_id: int, items: Iterable[Sequence[int]], given: Mapping[str, object]
) -> tuple[Edit, ...]:
    """An item for each group of risks, last in the plan, with the controls that test their routines already."""
    last = connection.execute(
        select(func.max(ControlPlanItem.position)).where(
            ControlPlanItem.plan_id == plan_id, ControlPlanItem.archived_at.is_(None)
        )
    ).scalar()
    tested: dict[int, set[int]] = {}
    for risk, control in connection.execute(
        select(ControlRisk.risk_id, ControlRisk.control_id)
        .join(Control, Control.id == ControlRisk.control_id)
        .where(Control.archived_at.is_(None))
    ):
        tested.setdefault(risk, set()).add(control)
    edits = []
    for place, group in enumerate(items, start=0 if last is None else last + 1):
        about = {
            "risks": tuple(group),
            "controls": tuple({c for risk in group for c in tested.get(risk, ())}),
        }
        edits.append(
            Edit("control_plan_item", None, {"plan_id": plan_id, "position": place, **given, **about})
        )
    return tuple(edits)


def copied(connection: Connection, plan_id: int, reason: str) -> tuple[Edit, ...]:
    """The next version of a plan as a draft, with its items; what was put away since is not taken along."""
    plan = connection.execute(
        select(ControlPlan.year, ControlPlan.unit_id, ControlPlan.number, ControlPlan.made_how).where(
            ControlPlan.id == plan_id
        )
    ).one()
    mine = (ControlPlanItem.plan_id == plan_id, ControlPlanItem.archived_at.is_(None))
    kept = ("title", "choice", "reason", "decision_id", "position")
    items = connection.execute(
        select(ControlPlanItem.id, *(getattr(ControlPlanItem, name) for name in kept))
        .where(*mine)
        .order_by(ControlPlanItem.position, ControlPlanItem.id)
    ).all()
    risks: dict[int, list[int]] = {}
    for item, risk in connection.execute(
        select(ControlPlanItemRisk.item_id, ControlPlanItemRisk.risk_id)
        .join(ControlPlanItem, ControlPlanItem.id == ControlPlanItemRisk.item_id)
        .join(Risk, Risk.id == ControlPlanItemRisk.risk_id)
        .where(*mine, Risk.archived_at.is_(None))
    ):
        risks.setdefault(item, []).append(risk)
    controls: dict[int, list[int]] = {}
    for item, control in connection.execute(
        select(ControlPlanItemControl.item_id, ControlPlanItemControl.control_id)
        .join(ControlPlanItem, ControlPlanItem.id == ControlPlanItemControl.item_id)
        .join(Control, Control.id == ControlPlanItemControl.control_id)
        .where(*mine, Control.archived_at.is_(None))
    ):
        controls.setdefault(item, []).append(control)
    head = {"year": plan.year, "unit_id": plan.unit_id, "made_how": plan.made_how}
    edits = [Edit("control_plan", None, {**head, "number": plan.number + 1, "reason": reason})]
    for row in items:
        about = {"risks": tuple(risks.get(row.id, ())), "controls": tuple(controls.get(row.id, ()))}
        if any(about.values()):
            values = {name: getattr(row, name) for name in kept}
            edits.append(Edit("control_plan_item", None, {"plan_id": Ref(0), **values, **about}))
    return tuple(edits)


def merged(items: Sequence[PlanItem]) -> tuple[Edit, ...]:
    """Several items become the first of them, with the risks and controls of all."""
    first, *others = items
    about = {
        "risks": tuple(dict.fromkeys(risk.id for item in items for risk in item.risks)),
        "controls": tuple(dict.fromkeys(control.id for item in items for control in item.controls)),
    }
    gone = [Edit("control_plan_item", item.id, {"archived": True}, {"archived": False}) for item in others]
    return (*gone, Edit("control_plan_item", first.id, about))


def parted(item: PlanItem, plan_id: int, last: int) -> tuple[Edit, ...]:
    """An item of several risks becomes one for each, called by the risks themselves; the new ones stand last."""
    decision = item.decision.id if item.decision is not None else None
    own = {"plan_id": plan_id, "choice": item.choice, "reason": item.reason, "decision_id": decision}
    controls = tuple(control.id for control in item.controls)
    first, *others = item.risks
    new = [
        Edit("control_plan_item", None, {**own, "position": place, "risks": (risk.id,), "controls": controls})
        for place, risk in enumerate(others, start=last + 1)
    ]
    return (Edit("control_plan_item", item.id, {"title": "", "risks": (first.id,)}), *new)

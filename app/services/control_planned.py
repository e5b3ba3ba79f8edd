"""Which controls the plans of a year ask for: apart, since the first page asks too."""

from __future__ import annotations

from sqlalchemy import Select, select

from database.control_plans import ControlPlan, ControlPlanItem, ControlPlanItemControl


def planned_in(year: int) -> Select[int]:
    """The query for the controls that plans of a year ask for."""
    return (
        select(ControlPlanItemControl.control_id)
        .join(ControlPlanItem, ControlPlanItem.id == ControlPlanItemControl.item_id)
        .join(ControlPlan, ControlPlan.id == ControlPlanItem.plan_id)
        .where(
            ControlPlan.year == year,
            ControlPlan.archived_at.is_(None),
            ControlPlanItem.archived_at.is_(None),
            ControlPlanItem.choice != "left_out",
        )
    )

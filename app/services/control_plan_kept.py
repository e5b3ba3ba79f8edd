"""What a decided plan said, kept as it was: later changes of risks, controls and scales change nothing in it."""

from __future__ import annotations

from sqlalchemy import Connection, select

from app.services import snapshots
from app.services.control_plan_content import read_content
from app.services.control_plan_rows import PlanContent
from database.control_plans import ControlPlan

CONTROL_PLAN = "control_plan"


def settle_plan(connection: Connection, plan_id: int) -> None:
    """Keep what a plan says when it is decided, once; let go of it where the plan is a draft again."""
    state, at = connection.execute(
        select(ControlPlan.state, ControlPlan.changed_at).where(ControlPlan.id == plan_id)
    ).one()
    if state == "draft":
        snapshots.let_go(connection, CONTROL_PLAN, plan_id)
    elif not snapshots.is_kept(connection, CONTROL_PLAN, plan_id):
        snapshots.keep(connection, CONTROL_PLAN, plan_id, at, read_content(connection, plan_id))


def read_kept(connection: Connection, plan_id: int) -> PlanContent | None:
    """What a plan said when it was decided; None where nothing is kept."""
    return snapshots.read(connection, CONTROL_PLAN, plan_id, PlanContent)

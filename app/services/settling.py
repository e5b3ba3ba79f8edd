"""Keeping what is decided and locked in a file that was not filled by saves."""

from __future__ import annotations

from sqlalchemy import Connection, select

from app.services.control_plan_kept import settle_plan
from app.services.round_content import settle_version
from database.control_plans import ControlPlan
from database.rounds import RoundVersion


def settle_all(connection: Connection) -> None:
    """Keep what every decided plan and every locked version of a round says, in an open transaction."""
    for plan_id in connection.execute(select(ControlPlan.id).order_by(ControlPlan.id)).scalars().all():
        settle_plan(connection, plan_id)
    for version_id in connection.execute(select(RoundVersion.id).order_by(RoundVersion.id)).scalars().all():
        settle_version(connection, version_id)

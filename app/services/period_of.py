"""Which period a record belongs to, through what it hangs on: the window looks at one period at a time."""

from __future__ import annotations

from sqlalchemy import Connection, Select, select

from app.domain.periods import OF_ONE_PERIOD
from database.clarifications import Clarification
from database.goals import Contribution, Goal, GoalSdg
from database.methods import Method, Standpoint

_PERIOD: dict[str, Select[int]] = {
    "goal": select(Goal.period_id).select_from(Goal),
    "clarification": select(Goal.period_id).join(Clarification, Clarification.goal_id == Goal.id),
    "contribution": select(Goal.period_id).join(Contribution, Contribution.goal_id == Goal.id),
    "goal_sdg": select(Goal.period_id).join(GoalSdg, GoalSdg.goal_id == Goal.id),
    "method": select(Method.period_id).select_from(Method),
    "standpoint": select(Method.period_id).join(Standpoint, Standpoint.method_id == Method.id),
}
_ID = {
    "goal": Goal.id,
    "clarification": Clarification.id,
    "contribution": Contribution.id,
    "goal_sdg": GoalSdg.id,
    "method": Method.id,
    "standpoint": Standpoint.id,
}


def read_period_of(connection: Connection, kind: str, record_id: int) -> int | None:
    """The id of a record's period; None for a kind that belongs to none, or a record that is not there."""
    if kind not in OF_ONE_PERIOD:
        return None
    return connection.execute(_PERIOD[kind].where(_ID[kind] == record_id)).scalar()

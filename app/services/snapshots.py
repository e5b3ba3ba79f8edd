"""What a decided plan said, kept as it was: later changes of risks, controls and scales change nothing in it."""

from __future__ import annotations

import dataclasses
import json
import types
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from sqlalchemy import Connection, delete, insert, select

from app.services.control_plan_content import read_content
from app.services.control_plan_rows import PlanContent
from database.control_plans import ControlPlan, Snapshot

CONTROL_PLAN = "control_plan"


def settle_plan(connection: Connection, plan_id: int) -> None:
    """Keep what a plan says when it is decided, once; let go of it where the plan is a draft again."""
    state, at = connection.execute(
        select(ControlPlan.state, ControlPlan.changed_at).where(ControlPlan.id == plan_id)
    ).one()
    mine = (Snapshot.kind == CONTROL_PLAN) & (Snapshot.record_id == plan_id)
    if state == "draft":
        connection.execute(delete(Snapshot).where(mine))
    elif connection.execute(select(Snapshot.id).where(mine)).first() is None:
        connection.execute(
            insert(Snapshot).values(
                kind=CONTROL_PLAN,
                record_id=plan_id,
                made_at=at,
                content=packed(read_content(connection, plan_id)),
            )
        )


def settle_all(connection: Connection) -> None:
    """Keep what every decided plan says, in a file that was not filled by saves."""
    for plan_id in connection.execute(select(ControlPlan.id).order_by(ControlPlan.id)).scalars().all():
        settle_plan(connection, plan_id)


def read_kept(connection: Connection, plan_id: int) -> PlanContent | None:
    """What a plan said when it was decided; None where nothing is kept."""
    kept = connection.execute(
        select(Snapshot.content).where(Snapshot.kind == CONTROL_PLAN, Snapshot.record_id == plan_id)
    ).scalar()
    return None if kept is None else unpacked(kept)


def packed(content: PlanContent) -> str:
    """A plan's content as JSON."""
    return json.dumps(dataclasses.asdict(content), ensure_ascii=False, default=date.isoformat)


def unpacked(text: str) -> PlanContent:
    """A plan's content out of JSON. A field that is added to it later has to have a default."""
    made: PlanContent = _made(PlanContent, json.loads(text))
    return made


def _made(kind: Any, value: Any) -> Any:
    if value is None:
        return None
    origin = get_origin(kind)
    if origin in (types.UnionType, Union):
        return _made(next(part for part in get_args(kind) if part is not type(None)), value)
    if origin is tuple:
        return tuple(_made(get_args(kind)[0], part) for part in value)
    if kind is date:
        return date.fromisoformat(value)
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = _hints(kind)
        return kind(**{name: _made(hints[name], part) for name, part in value.items() if name in hints})
    return value


@cache
def _hints(kind: type) -> Mapping[str, Any]:
    return get_type_hints(kind)

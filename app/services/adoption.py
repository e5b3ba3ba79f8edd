"""Keeping which version of a record a decision adopted."""

from __future__ import annotations

from sqlalchemy import Connection, select, update

from database.decisions import DecisionItem, DecisionStep
from database.invariants import record_tables


def nothing_to_settle(connection: Connection, record_id: int) -> None:
    """The record adopts nothing."""


def settle_step(connection: Connection, step_id: int) -> None:
    """Settle the decision that a step belongs to, after the step was added, taken away or put back."""
    decision_id = connection.execute(
        select(DecisionStep.decision_id).where(DecisionStep.id == step_id)
    ).scalar_one()
    settle(connection, decision_id)


def settle(connection: Connection, decision_id: int) -> None:
    """Note the version of each record that an adopted decision covers, once; forget it where none is adopted."""
    adopted = connection.execute(
        select(DecisionStep.id)
        .where(
            DecisionStep.decision_id == decision_id,
            DecisionStep.state == "adopted",
            DecisionStep.archived_at.is_(None),
        )
        .limit(1)
    ).first()
    items = DecisionItem.__table__.c
    own = items.decision_id == decision_id
    if adopted is None:
        noted = own & items.adopted_version.is_not(None)
        connection.execute(update(DecisionItem).where(noted).values(adopted_version=None))
        return
    waiting = own & items.adopted_version.is_(None)
    rows = connection.execute(select(items.kind, items.record_id).where(waiting)).all()
    tables = record_tables() if rows else {}
    for kind, record_id in rows:
        version = select(tables[kind].c.version).where(tables[kind].c.id == record_id).scalar_subquery()
        this = waiting & (items.kind == kind) & (items.record_id == record_id)
        connection.execute(update(DecisionItem).where(this).values(adopted_version=version))

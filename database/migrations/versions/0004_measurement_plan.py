"""The plan for measurement and follow-up, and what it says of each indicator."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the two tables."""
    record(
        "measurement_plan",
        whole("year"),
        text("state", default="draft"),
        text("revised_on", null=True),
        whole("decision_id", null=True),
        text("followed_up", default=""),
        sa.CheckConstraint("state IN ('draft', 'adopted')", name=op.f("ck_measurement_plan_state")),
        sa.CheckConstraint("year BETWEEN 1900 AND 2200", name=op.f("ck_measurement_plan_year")),
        key("measurement_plan", "decision_id", "decision"),
    )
    op.create_index("ix_measurement_plan_decision_id", "measurement_plan", ["decision_id"])
    unique_while_live("measurement_plan", "year")
    record(
        "measurement_plan_entry",
        whole("plan_id"),
        whole("indicator_id"),
        text("frequency", default=""),
        text("next_value_on", null=True),
        whole("responsible_id", null=True),
        text("source", default=""),
        text("followed_up", default=""),
        key("measurement_plan_entry", "plan_id", "measurement_plan"),
        key("measurement_plan_entry", "indicator_id", "indicator"),
        key("measurement_plan_entry", "responsible_id", "unit"),
    )
    for column in ("indicator_id", "responsible_id"):
        op.create_index(f"ix_measurement_plan_entry_{column}", "measurement_plan_entry", [column])
    unique_while_live("measurement_plan_entry", "plan_id", "indicator_id")


def record(name: str, *items: Any) -> None:
    """A table of records."""
    op.create_table(
        name,
        whole("id"),
        *items,
        whole("version", default="1"),
        text("created_at"),
        text("created_by", default=""),
        text("changed_at"),
        text("changed_by", default=""),
        text("archived_at", null=True),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sqlite_strict=True,
    )


def text(name: str, *, null: bool = False, default: str | None = None) -> Any:
    """A text, a date or a moment."""
    return sa.Column(name, sa.Text(), nullable=null, server_default=default)


def whole(name: str, *, null: bool = False, default: str | None = None) -> Any:
    """A whole number of 64 bits."""
    kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    return sa.Column(name, kind, nullable=null, server_default=default)


def key(table: str, column: str, target: str) -> Any:
    """A reference to another table."""
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}"))


def unique_while_live(table: str, *columns: str) -> None:
    """Allow the same values only once among the records that are not archived."""
    name, live = "_".join(("ix", table, *columns)), sa.text("archived_at IS NULL")
    op.create_index(name, table, list(columns), unique=True, sqlite_where=live, postgresql_where=live)

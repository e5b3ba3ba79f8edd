"""Internal-control plans, what stands in them, and what a decided one said."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, text

from app.domain import codes
from database.base import Base, Key, Line, Record, one_of, table_options, unique_while_live
from database.declaring import Mapped, mapped_column


class ControlPlan(Record, Base):
    """A year's plan, of the whole municipality or of one unit. A later change is a new version of it."""

    __tablename__ = "control_plan"
    year: Mapped[int]
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    """Empty for the municipality-wide plan."""
    number: Mapped[int] = mapped_column(default=1, server_default="1")
    """Which version of the plan it is, from 1."""
    state: Mapped[str] = mapped_column(default="draft", server_default="draft")
    decision_id: Mapped[int | None] = mapped_column(ForeignKey("decision.id"), index=True)
    made_how: Mapped[Line]
    """How the plan was made, for its readers."""
    reason: Mapped[Line]
    """Why there is a new version; empty for the first."""
    __table_args__ = table_options(
        one_of("state", codes.CONTROL_PLAN_STATES, "state"),
        CheckConstraint("year BETWEEN 1900 AND 2200", name="year"),
        CheckConstraint("number BETWEEN 1 AND 99", name="number"),
        unique_while_live("year", "unit_id", "number"),
        # To a database two empty units are not alike, so the municipality-wide plan has an index of its own.
        Index(
            "ix_control_plan_whole",
            "year",
            "number",
            unique=True,
            info={"guard": True},
            sqlite_where=text("archived_at IS NULL AND unit_id IS NULL"),
        ),
    )


class ControlPlanItem(Record, Base):
    """Something that stands in a plan, or was left out of it, and why."""

    __tablename__ = "control_plan_item"
    plan_id: Mapped[int] = mapped_column(ForeignKey("control_plan.id"), index=True)
    title: Mapped[Line]
    """What like risks are called together; empty where the risk's own title says it."""
    choice: Mapped[str] = mapped_column(default="proposed", server_default="proposed")
    reason: Mapped[Line]
    decision_id: Mapped[int | None] = mapped_column(ForeignKey("decision.id"), index=True)
    """Empty where the plan's own decision is the one."""
    position: Mapped[int] = mapped_column(default=0, server_default="0")
    __table_args__ = table_options(one_of("choice", codes.PLAN_CHOICES, "choice"))


class ControlPlanItemRisk(Base):
    """A risk that an item of a plan is about. Like risks of several units stand together."""

    __tablename__ = "control_plan_item_risk"
    item_id: Mapped[int] = mapped_column(ForeignKey("control_plan_item.id"), primary_key=True)
    risk_id: Mapped[int] = mapped_column(ForeignKey("risk.id"), primary_key=True, index=True)
    __table_args__ = table_options()


class ControlPlanItemControl(Base):
    """A control that an item of a plan asks for."""

    __tablename__ = "control_plan_item_control"
    item_id: Mapped[int] = mapped_column(ForeignKey("control_plan_item.id"), primary_key=True)
    control_id: Mapped[int] = mapped_column(ForeignKey("control.id"), primary_key=True, index=True)
    __table_args__ = table_options()


class Snapshot(Base):
    """What a decided plan said, as it was: what happens to its risks and controls later changes nothing in it."""

    __tablename__ = "snapshot"
    id: Mapped[Key]
    kind: Mapped[str]
    record_id: Mapped[int]
    made_at: Mapped[datetime]
    content: Mapped[str] = mapped_column(Text)
    """As JSON."""
    __table_args__ = table_options(
        CheckConstraint("length(kind) > 0", name="kind"), Index(None, "kind", "record_id")
    )

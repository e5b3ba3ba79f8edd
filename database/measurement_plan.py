"""The plan for measurement and follow-up of a year, and what it says of each indicator."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey

from app.domain import codes
from database.base import Base, Line, Record, one_of, table_options, unique_while_live
from database.declaring import Mapped, mapped_column


class MeasurementPlan(Record, Base):
    """The plan of a budget year. What it said before a revision stands in the log."""

    __tablename__ = "measurement_plan"
    year: Mapped[int]
    state: Mapped[str] = mapped_column(default="draft", server_default="draft")
    revised_on: Mapped[date | None]
    """Null until it is revised for the first time."""
    decision_id: Mapped[int | None] = mapped_column(ForeignKey("decision.id"), index=True)
    """The budget that it was made or revised with."""
    followed_up: Mapped[Line]
    """How the plan is followed up."""
    __table_args__ = table_options(
        one_of("state", codes.PLAN_STATES, "state"),
        CheckConstraint("year BETWEEN 1900 AND 2200", name="year"),
        unique_while_live("year"),
    )


class MeasurementPlanEntry(Record, Base):
    """What is measured, when and by whom: as the indicator's card said when the plan was made or revised."""

    __tablename__ = "measurement_plan_entry"
    plan_id: Mapped[int] = mapped_column(ForeignKey("measurement_plan.id"))
    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id"), index=True)
    frequency: Mapped[Line]
    next_value_on: Mapped[date | None]
    responsible_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    source: Mapped[Line]
    """In words of the plan's own; empty where it is as the card says."""
    followed_up: Mapped[Line]
    __table_args__ = table_options(unique_while_live("plan_id", "indicator_id"))

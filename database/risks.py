"""Risks that work against the goals, and how they have been weighed through the years."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.domain import codes
from database.base import Base, Line, Record, flag_check, one_of, table_options


class Risk(Record, Base):
    """Something that may happen, because of something, and lead to something that works against a goal."""

    __tablename__ = "risk"
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    title: Mapped[str]
    cause: Mapped[Line]
    event: Mapped[Line]
    consequence: Mapped[Line]
    category: Mapped[str]
    process: Mapped[Line]
    existing_control: Mapped[Line]
    treatment: Mapped[Line]
    owner_role: Mapped[Line]
    """A role, never a person's name."""
    hidden: Mapped[bool] = mapped_column(default=False, server_default="0")
    """Not shown in public reports."""
    __table_args__ = table_options(
        CheckConstraint("length(trim(title)) > 0", name="title"),
        one_of("category", codes.RISK_CATEGORIES, "category"),
        flag_check("hidden"),
    )


class RiskGoal(Base):
    """A goal that a risk works against."""

    __tablename__ = "risk_goal"
    risk_id: Mapped[int] = mapped_column(ForeignKey("risk.id"), primary_key=True)
    goal_id: Mapped[int] = mapped_column(ForeignKey("goal.id"), primary_key=True, index=True)
    __table_args__ = table_options()


class RiskScore(Record, Base):
    """How a risk was weighed at one time. History is rows: a new weighing never overwrites an old one."""

    __tablename__ = "risk_score"
    risk_id: Mapped[int] = mapped_column(ForeignKey("risk.id"))
    year: Mapped[int]
    kind: Mapped[str] = mapped_column(default="current", server_default="current")
    likelihood: Mapped[int]
    consequence: Mapped[int]
    reason: Mapped[Line]
    __table_args__ = table_options(
        one_of("kind", codes.SCORE_KINDS, "kind"),
        CheckConstraint("year BETWEEN 1900 AND 2200", name="year"),
        CheckConstraint("likelihood BETWEEN 1 AND 5", name="likelihood"),
        CheckConstraint("consequence BETWEEN 1 AND 5", name="consequence"),
        Index(None, "risk_id", "kind", "year"),
    )

"""Risks that work against the goals, how they have been weighed through the years, and what was decided of them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text

from app.domain import codes
from database.base import Base, Line, Record, flag_check, one_of, table_options, unique_while_live
from database.declaring import Mapped, mapped_column


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


class RiskYear(Base):
    """The limits and scales that a year's weighings were made with: kept from the first of them, so that a later
    change of the municipality's settings never moves a risk of a year that has been weighed.
    """

    __tablename__ = "risk_year"
    year: Mapped[int] = mapped_column(primary_key=True)
    low_max: Mapped[int]
    medium_max: Mapped[int]
    threshold: Mapped[int]
    threshold_rule: Mapped[str]
    steps: Mapped[str] = mapped_column(Text)
    """The steps of both scales as JSON: a list of [scale, value, label, text]."""
    __table_args__ = table_options(one_of("threshold_rule", codes.THRESHOLD_RULES, "threshold_rule"))


class RiskAnalysis(Record, Base):
    """One unit's risk analysis of a year, opened by the executive office and filled in by the unit."""

    __tablename__ = "risk_analysis"
    year: Mapped[int]
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    state: Mapped[str] = mapped_column(default="open", server_default="open")
    last_day: Mapped[date | None]
    """When it is to be handed in."""
    note: Mapped[Line]
    __table_args__ = table_options(
        one_of("state", codes.RISK_ANALYSIS_STATES, "state"),
        CheckConstraint("year BETWEEN 1900 AND 2200", name="year"),
        unique_while_live("year", "unit_id"),
    )


class RiskTreatment(Record, Base):
    """What was decided of a risk that is accepted or watched: by which body, until when and why."""

    __tablename__ = "risk_treatment"
    risk_id: Mapped[int] = mapped_column(ForeignKey("risk.id"), index=True)
    kind: Mapped[str]
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    """The body that accepts it."""
    until: Mapped[date | None]
    """The last day; after it the risk asks to be decided of again."""
    reason: Mapped[Line]
    decision_id: Mapped[int | None] = mapped_column(ForeignKey("decision.id"), index=True)
    __table_args__ = table_options(one_of("kind", codes.TREATMENT_KINDS, "kind"))


class GoalRevisionRisk(Base):
    """A risk that an internal goal was revised for."""

    __tablename__ = "goal_revision_risk"
    goal_id: Mapped[int] = mapped_column(ForeignKey("goal.id"), primary_key=True)
    risk_id: Mapped[int] = mapped_column(ForeignKey("risk.id"), primary_key=True, index=True)
    __table_args__ = table_options()

"""Goals of every level, what contributes to them and what they serve of Agenda 2030."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index

from app.domain import codes
from database.base import Base, Key, Line, Record, flag_check, one_of, table_options, unique_while_live
from database.declaring import Mapped, mapped_column


class Goal(Record, Base):
    """Vision, overarching goal, success factor, committee's or company's goal, sub-goal or internal goal."""

    __tablename__ = "goal"
    period_id: Mapped[int] = mapped_column(ForeignKey("period.id"))
    level: Mapped[str]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("goal.id"), index=True)
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    number: Mapped[Line]
    title: Mapped[str]
    text: Mapped[Line]
    expected: Mapped[Line]
    """Expected fulfilment: for the mandate period, or for the years of a sub-goal."""
    first_year: Mapped[int | None]
    last_year: Mapped[int | None]
    position: Mapped[int] = mapped_column(default=0, server_default="0")
    carried_from_id: Mapped[int | None] = mapped_column(ForeignKey("goal.id"), index=True)
    lifted: Mapped[bool] = mapped_column(default=False, server_default="0")
    """The expected fulfilment stands in no steering document: it is lifted to a political decision of its own."""
    fulfilment_decision_id: Mapped[int | None] = mapped_column(ForeignKey("decision.id"), index=True)
    """That decision, once it is there."""
    budget_decision_id: Mapped[int | None] = mapped_column(ForeignKey("decision.id"), index=True)
    """The budget that a sub-goal belongs to."""
    by_accepted: Mapped[bool] = mapped_column(default=False, server_default="0")
    """A sub-goal is measured by the accepted values of its indicators instead of a text."""
    revision_reason: Mapped[Line]
    """Why an internal goal was last revised."""
    __table_args__ = table_options(
        one_of("level", codes.GOAL_LEVELS, "level"),
        CheckConstraint("length(trim(title)) > 0", name="title"),
        CheckConstraint("parent_id <> id", name="parent"),
        CheckConstraint("level NOT IN ('vision') OR parent_id IS NULL", name="vision"),
        CheckConstraint("level <> 'body' OR unit_id IS NOT NULL", name="body_unit"),
        CheckConstraint(
            "level <> 'subgoal' OR (first_year IS NOT NULL AND last_year IS NOT NULL)", name="subgoal"
        ),
        CheckConstraint("last_year >= first_year", name="years"),
        flag_check("lifted"),
        flag_check("by_accepted"),
        Index(None, "period_id", "level", "position"),
    )


class Contribution(Record, Base):
    """What a committee's or company's goal does for an overarching goal, in a sentence of its own."""

    __tablename__ = "contribution"
    goal_id: Mapped[int] = mapped_column(ForeignKey("goal.id"))
    overarching_id: Mapped[int] = mapped_column(ForeignKey("goal.id"), index=True)
    sentence: Mapped[Line]
    __table_args__ = table_options(
        CheckConstraint("goal_id <> overarching_id", name="goals"),
        unique_while_live("goal_id", "overarching_id"),
    )


class SdgGoal(Base):
    """One of the 17 goals of Agenda 2030."""

    __tablename__ = "sdg_goal"
    id: Mapped[Key]
    """The goal's number."""
    name_sv: Mapped[str]
    name_en: Mapped[str]
    color: Mapped[str]
    __table_args__ = table_options(CheckConstraint("id BETWEEN 1 AND 17", name="number"))


class SdgTarget(Base):
    """One of the 169 targets of Agenda 2030, with a heading of our own writing."""

    __tablename__ = "sdg_target"
    id: Mapped[Key]
    sdg_goal_id: Mapped[int] = mapped_column(ForeignKey("sdg_goal.id"), index=True)
    code: Mapped[str] = mapped_column(unique=True)
    position: Mapped[int]
    heading: Mapped[str]
    __table_args__ = table_options()


class GoalSdg(Record, Base):
    """Which SDG goal or target a goal serves, wholly or in part, and what that means in this municipality."""

    __tablename__ = "goal_sdg"
    goal_id: Mapped[int] = mapped_column(ForeignKey("goal.id"))
    sdg_goal_id: Mapped[int] = mapped_column(ForeignKey("sdg_goal.id"), index=True)
    sdg_target_id: Mapped[int | None] = mapped_column(ForeignKey("sdg_target.id"), index=True)
    """Null: the link is to the goal as such."""
    extent: Mapped[str]
    meaning: Mapped[Line]
    __table_args__ = table_options(
        one_of("extent", codes.SDG_EXTENTS, "extent"),
        Index(None, "goal_id", "sdg_goal_id"),
    )

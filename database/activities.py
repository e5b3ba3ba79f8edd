"""Activities, the goals that they serve, and their effects for target groups."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey

from app.domain import codes
from database.base import Base, Line, Record, flag_check, one_of, table_options, unique_while_live
from database.declaring import Mapped, mapped_column


class TargetGroup(Record, Base):
    """Those for whom something is done: a register that effects are gathered by."""

    __tablename__ = "target_group"
    name: Mapped[str]
    text: Mapped[Line]
    """Who belongs to it."""
    position: Mapped[int] = mapped_column(default=0, server_default="0")
    __table_args__ = table_options(
        CheckConstraint("length(trim(name)) > 0", name="name"), unique_while_live("name")
    )


class Activity(Record, Base):
    """Something that one unit does, or several together, to reach goals. That it is late is computed."""

    __tablename__ = "activity"
    title: Mapped[str]
    text: Mapped[Line]
    first_day: Mapped[date | None]
    last_day: Mapped[date | None]
    state: Mapped[str] = mapped_column(default="not_begun", server_default="not_begun")
    progress: Mapped[int | None]
    """How much is done, in per cent."""
    owner_role: Mapped[Line]
    """A role, never a person's name."""
    cost: Mapped[float | None]
    """An estimate in kronor."""
    result: Mapped[Line]
    """What was done so far, or why it was dropped."""
    for_citizens: Mapped[bool] = mapped_column(default=False, server_default="0")
    """Told of to the citizens."""
    __table_args__ = table_options(
        CheckConstraint("length(trim(title)) > 0", name="title"),
        one_of("state", codes.ACTIVITY_STATES, "state"),
        CheckConstraint("last_day >= first_day", name="days"),
        CheckConstraint("progress BETWEEN 0 AND 100", name="progress"),
        CheckConstraint("cost >= 0", name="cost"),
        flag_check("for_citizens"),
    )


class ActivityUnit(Base):
    """A unit that carries out an activity, alone or with others."""

    __tablename__ = "activity_unit"
    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id"), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), primary_key=True, index=True)
    __table_args__ = table_options()


class ActivityGoal(Base):
    """A goal that an activity serves."""

    __tablename__ = "activity_goal"
    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id"), primary_key=True)
    goal_id: Mapped[int] = mapped_column(ForeignKey("goal.id"), primary_key=True, index=True)
    __table_args__ = table_options()


class Effect(Record, Base):
    """What an activity is to mean for a target group, what has been seen, and what that rests on."""

    __tablename__ = "effect"
    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id"))
    target_group_id: Mapped[int] = mapped_column(ForeignKey("target_group.id"), index=True)
    expected: Mapped[Line]
    seen: Mapped[Line]
    evidence: Mapped[Line]
    __table_args__ = table_options(unique_while_live("activity_id", "target_group_id"))

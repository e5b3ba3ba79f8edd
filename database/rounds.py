"""Rounds of follow-up: who is asked, what they judge, what the municipality makes of it, and which version holds."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, text

from app.domain import codes
from database.base import Base, Line, Record, one_of, table_options, unique_while_live
from database.declaring import Mapped, mapped_column

WHOLE = text("archived_at IS NULL AND goal_id IS NULL")
"""To a database two empty goals are not alike, so what is said of the whole has an index of its own."""


class Round(Record, Base):
    """An occasion on which the goals are followed up. Without units it is planned, with them it is open."""

    __tablename__ = "round"
    kind: Mapped[str]
    year: Mapped[int]
    title: Mapped[str]
    """What the occasion is called; no two rounds have the same."""
    as_of: Mapped[date]
    """The day that is told of."""
    last_day: Mapped[date]
    """When the units are to hand in."""
    note: Mapped[Line]
    """What the units are asked to think of."""
    __table_args__ = table_options(
        one_of("kind", codes.ROUND_KINDS, "kind"),
        CheckConstraint("year BETWEEN 1900 AND 2200", name="year"),
        CheckConstraint("length(trim(title)) > 0", name="title"),
        unique_while_live("title"),
    )


class RoundVersion(Record, Base):
    """A version of a round's report. It is made when the round is locked; a correction is a new one, with its reason.

    What a locked version said is kept as a ``Snapshot`` of it.
    """

    __tablename__ = "round_version"
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"))
    number: Mapped[int] = mapped_column(default=1, server_default="1")
    state: Mapped[str] = mapped_column(default="locked", server_default="locked")
    reason: Mapped[Line]
    """Why there is a correction; empty for the first."""
    locked_on: Mapped[date | None]
    __table_args__ = table_options(
        one_of("state", codes.ROUND_VERSION_STATES, "state"),
        CheckConstraint("number BETWEEN 1 AND 99", name="number"),
        unique_while_live("round_id", "number"),
    )


class RoundUnit(Record, Base):
    """A unit that is asked in a round, and how far its answer has come."""

    __tablename__ = "round_unit"
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    state: Mapped[str] = mapped_column(default="open", server_default="open")
    """Whether an open answer is begun shows by its assessments, whether it is locked by the round's versions."""
    last_day: Mapped[date | None]
    """Where the unit was given another last day than the round's."""
    submitted_on: Mapped[date | None]
    comment: Mapped[Line]
    """Why the answer was returned, or why the unit does not answer."""
    summary: Mapped[Line]
    """The unit's own summary of the round."""
    __table_args__ = table_options(
        one_of("state", codes.ROUND_UNIT_STATES, "state"), unique_while_live("round_id", "unit_id")
    )


class Assessment(Record, Base):
    """What a unit judges of a goal in a round. What the program proposed when it was judged is kept beside it."""

    __tablename__ = "assessment"
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    goal_id: Mapped[int] = mapped_column(ForeignKey("goal.id"), index=True)
    proposed_attainment: Mapped[Line]
    """Empty where nothing was proposed."""
    attainment: Mapped[Line]
    """Empty until it is judged."""
    proposed_trend: Mapped[Line]
    trend: Mapped[Line]
    reason: Mapped[Line]
    """Why a judgement is not what was proposed."""
    forecast: Mapped[Line]
    """The attainment that is expected when the goal's time is over; empty where nothing is said."""
    analysis: Mapped[Line]
    next_steps: Mapped[Line]
    __table_args__ = table_options(
        one_of("proposed_attainment", ("", *codes.ATTAINMENTS), "proposed_attainment"),
        one_of("attainment", ("", *codes.ATTAINMENTS), "attainment"),
        one_of("proposed_trend", ("", *codes.GOAL_TRENDS), "proposed_trend"),
        one_of("trend", ("", *codes.GOAL_TRENDS), "trend"),
        one_of("forecast", ("", *codes.ATTAINMENTS), "forecast"),
        unique_while_live("round_id", "unit_id", "goal_id"),
    )


class JointAnalysis(Record, Base):
    """What the municipality makes of a round: of an overarching or internal goal, or of the whole."""

    __tablename__ = "joint_analysis"
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"))
    goal_id: Mapped[int | None] = mapped_column(ForeignKey("goal.id"), index=True)
    """Empty for the whole."""
    attainment: Mapped[Line]
    """The municipality's own judgement; empty until it is made."""
    summary: Mapped[Line]
    """The municipality's own summary of what the units told."""
    analysis: Mapped[Line]
    """What the effects from all units mean together."""
    __table_args__ = table_options(
        one_of("attainment", ("", *codes.ATTAINMENTS), "attainment"),
        unique_while_live("round_id", "goal_id"),
        Index(
            "ix_joint_analysis_whole",
            "round_id",
            unique=True,
            info={"guard": True},
            sqlite_where=WHOLE,
        ),
    )


class Conclusion(Record, Base):
    """What a joint analysis leads to: a sub-goal of next year, a risk to weigh, or something else."""

    __tablename__ = "conclusion"
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), index=True)
    goal_id: Mapped[int] = mapped_column(ForeignKey("goal.id"), index=True)
    """The goal that was analysed."""
    text: Mapped[str]
    leads_to: Mapped[str]
    subgoal_id: Mapped[int | None] = mapped_column(ForeignKey("goal.id"), index=True)
    """The sub-goal that it became."""
    risk_id: Mapped[int | None] = mapped_column(ForeignKey("risk.id"), index=True)
    """The risk that it became."""
    position: Mapped[int] = mapped_column(default=0, server_default="0")
    __table_args__ = table_options(
        one_of("leads_to", codes.CONCLUSION_KINDS, "leads_to"),
        CheckConstraint("length(trim(text)) > 0", name="text"),
    )

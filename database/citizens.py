"""What is told to the citizens, and what they have said."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index

from app.domain import codes
from database.base import Base, Line, Record, flag_check, one_of, table_options, unique_while_live
from database.declaring import Mapped, mapped_column
from database.rounds import WHOLE


class CitizenSummary(Record, Base):
    """What citizens are told of a goal after a round, or of the whole, in plain language."""

    __tablename__ = "citizen_summary"
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"))
    goal_id: Mapped[int | None] = mapped_column(ForeignKey("goal.id"), index=True)
    """Empty for the whole."""
    text: Mapped[Line]
    """How it goes, in the municipality's own words."""
    done: Mapped[Line]
    """What was done."""
    coming: Mapped[Line]
    """What comes."""
    __table_args__ = table_options(
        unique_while_live("round_id", "goal_id"),
        Index(
            "ix_citizen_summary_whole",
            "round_id",
            unique=True,
            info={"guard": True},
            sqlite_where=WHOLE,
        ),
    )


class CitizenSummaryIndicator(Base):
    """An indicator that citizens are shown as a picture."""

    __tablename__ = "citizen_summary_indicator"
    summary_id: Mapped[int] = mapped_column(ForeignKey("citizen_summary.id"), primary_key=True)
    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id"), primary_key=True, index=True)
    __table_args__ = table_options()


class CitizenComment(Record, Base):
    """What citizens have said, without names, and what came of it."""

    __tablename__ = "citizen_comment"
    kind: Mapped[str]
    goal_id: Mapped[int | None] = mapped_column(ForeignKey("goal.id"), index=True)
    dialogue_id: Mapped[int | None] = mapped_column(ForeignKey("dialogue.id"), index=True)
    """Where it was said in a dialogue."""
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    """Who answers."""
    received_on: Mapped[date | None]
    text: Mapped[str]
    answer: Mapped[Line]
    """What the municipality did, or why it did not."""
    answered_on: Mapped[date | None]
    published: Mapped[bool] = mapped_column(default=False, server_default="0")
    """Told of in the report to the citizens."""
    __table_args__ = table_options(
        one_of("kind", codes.COMMENT_KINDS, "kind"),
        CheckConstraint("length(trim(text)) > 0", name="text"),
        flag_check("published"),
    )

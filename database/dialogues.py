"""Dialogues with boards and citizens, and what came of them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index

from app.domain import codes
from database.base import Base, Line, Record, one_of, table_options
from database.declaring import Mapped, mapped_column


class Dialogue(Record, Base):
    """A dialogue: who met where and when, and what was said. Groups take part in it, never people by name."""

    __tablename__ = "dialogue"
    kind: Mapped[str]
    title: Mapped[str]
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    """The board that held it."""
    held_on: Mapped[date | None]
    date_note: Mapped[Line]
    place: Mapped[Line]
    participants: Mapped[Line]
    """Groups that were there."""
    notes: Mapped[Line]
    __table_args__ = table_options(
        one_of("kind", codes.DIALOGUE_KINDS, "kind"),
        CheckConstraint("length(trim(title)) > 0", name="title"),
    )


class DialogueOutcome(Base):
    """A record that came of a dialogue: one of the three places that may point at any record."""

    __tablename__ = "dialogue_outcome"
    dialogue_id: Mapped[int] = mapped_column(ForeignKey("dialogue.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(primary_key=True)
    __table_args__ = table_options(Index(None, "kind", "record_id"))


class SubgoalDialogue(Base):
    """A dialogue that a sub-goal is taken from: where sub-goals come from second."""

    __tablename__ = "subgoal_dialogue"
    goal_id: Mapped[int] = mapped_column(ForeignKey("goal.id"), primary_key=True)
    dialogue_id: Mapped[int] = mapped_column(ForeignKey("dialogue.id"), primary_key=True, index=True)
    __table_args__ = table_options()

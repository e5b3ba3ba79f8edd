"""Steering documents of every level, and the annexes that tie older ones to the goals of today."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index

from app.domain import codes
from database.base import Base, Line, Record, one_of, table_options
from database.declaring import Mapped, mapped_column


class Document(Record, Base):
    """A steering document: who decided it and when, how long it holds, and which goals it follows."""

    __tablename__ = "document"
    level: Mapped[str] = mapped_column(default="local", server_default="local")
    kind: Mapped[str]
    title: Mapped[str]
    decided_by: Mapped[Line]
    decided_on: Mapped[date | None]
    valid_until: Mapped[date | None]
    revise_by: Mapped[date | None]
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    """The unit that looks after it."""
    structure: Mapped[str] = mapped_column(default="new", server_default="new")
    """Whether it follows the goals of today or older ones; an older one gets an annex."""
    annex_state: Mapped[str] = mapped_column(default="none", server_default="none")
    note: Mapped[Line]
    __table_args__ = table_options(
        one_of("level", codes.DOCUMENT_LEVELS, "level"),
        one_of("kind", codes.DOCUMENT_KINDS, "kind"),
        one_of("structure", codes.DOCUMENT_STRUCTURES, "structure"),
        one_of("annex_state", codes.ANNEX_STATES, "annex_state"),
        CheckConstraint("length(trim(title)) > 0", name="title"),
    )


class DocumentGoal(Base):
    """A goal that a steering document serves."""

    __tablename__ = "document_goal"
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"), primary_key=True)
    goal_id: Mapped[int] = mapped_column(ForeignKey("goal.id"), primary_key=True, index=True)
    __table_args__ = table_options()


class AnnexRow(Record, Base):
    """A row of an annex: a goal of the older document, and how it hangs together with the goals of today."""

    __tablename__ = "annex_row"
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"))
    old_goal: Mapped[str]
    how: Mapped[Line]
    """How steering and follow-up hang together."""
    indicators_note: Mapped[Line]
    position: Mapped[int] = mapped_column(default=0, server_default="0")
    __table_args__ = table_options(
        CheckConstraint("length(trim(old_goal)) > 0", name="old_goal"), Index(None, "document_id", "position")
    )


class AnnexRowGoal(Base):
    """A goal of today that an older goal hangs together with."""

    __tablename__ = "annex_row_goal"
    annex_row_id: Mapped[int] = mapped_column(ForeignKey("annex_row.id"), primary_key=True)
    goal_id: Mapped[int] = mapped_column(ForeignKey("goal.id"), primary_key=True, index=True)
    __table_args__ = table_options()


class AnnexRowIndicator(Base):
    """An indicator that follows up an older goal."""

    __tablename__ = "annex_row_indicator"
    annex_row_id: Mapped[int] = mapped_column(ForeignKey("annex_row.id"), primary_key=True)
    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id"), primary_key=True, index=True)
    __table_args__ = table_options()

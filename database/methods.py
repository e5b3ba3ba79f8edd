"""Political methods and tools, what the parties and groups think of them, and which sub-goals came of them."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index

from app.domain import codes
from database.base import Base, Line, Record, one_of, table_options, unique_while_live
from database.declaring import Mapped, mapped_column


class Party(Record, Base):
    """A party, or a group of several, in the council."""

    __tablename__ = "party"
    name: Mapped[str]
    short_name: Mapped[Line]
    kind: Mapped[str] = mapped_column(default="party", server_default="party")
    position: Mapped[int] = mapped_column(default=0, server_default="0")
    __table_args__ = table_options(
        CheckConstraint("length(trim(name)) > 0", name="name"),
        one_of("kind", codes.PARTY_KINDS, "kind"),
        unique_while_live("name"),
    )


class Method(Record, Base):
    """A political method or tool for reaching a goal: what a line of division may run through."""

    __tablename__ = "method"
    period_id: Mapped[int] = mapped_column(ForeignKey("period.id"))
    goal_id: Mapped[int] = mapped_column(ForeignKey("goal.id"), index=True)
    """An overarching goal or a success factor."""
    title: Mapped[str]
    description: Mapped[Line]
    proposer: Mapped[Line]
    priority: Mapped[Line]
    """Empty where nobody has said."""
    state: Mapped[str] = mapped_column(default="proposed", server_default="proposed")
    position: Mapped[int] = mapped_column(default=0, server_default="0")
    carried_from_id: Mapped[int | None] = mapped_column(ForeignKey("method.id"), index=True)
    __table_args__ = table_options(
        CheckConstraint("length(trim(title)) > 0", name="title"),
        one_of("priority", ("", *codes.PRIORITIES), "priority"),
        one_of("state", codes.METHOD_STATES, "state"),
        Index(None, "period_id", "position"),
    )


class Standpoint(Record, Base):
    """What a party or group thinks of a method. There is none for a goal: what is to be reached is shared."""

    __tablename__ = "standpoint"
    method_id: Mapped[int] = mapped_column(ForeignKey("method.id"))
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"), index=True)
    kind: Mapped[str] = mapped_column(default="supports", server_default="supports")
    text: Mapped[Line]
    __table_args__ = table_options(
        one_of("kind", codes.STANDPOINT_KINDS, "kind"),
        unique_while_live("method_id", "party_id"),
    )


class SubgoalMethod(Base):
    """A method that a sub-goal is taken from: where sub-goals come from first."""

    __tablename__ = "subgoal_method"
    goal_id: Mapped[int] = mapped_column(ForeignKey("goal.id"), primary_key=True)
    method_id: Mapped[int] = mapped_column(ForeignKey("method.id"), primary_key=True, index=True)
    __table_args__ = table_options()

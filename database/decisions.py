"""What was decided, by whom, and which records the decision covers."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.domain import codes
from database.base import Base, Line, Record, one_of, table_options


class Decision(Record, Base):
    """A political decision with its body, date, registry number and paragraph."""

    __tablename__ = "decision"
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    """The body that decides."""
    kind: Mapped[str]
    title: Mapped[str]
    text: Mapped[Line]
    decided_on: Mapped[date | None]
    date_note: Mapped[Line]
    """What is known where the day is not, for example 'februari 2019'."""
    registry_number: Mapped[Line]
    section: Mapped[Line]
    state: Mapped[str] = mapped_column(default="draft", server_default="draft")
    __table_args__ = table_options(
        CheckConstraint("length(trim(title)) > 0", name="title"),
        one_of("kind", codes.DECISION_KINDS, "kind"),
        one_of("state", codes.DECISION_STATES, "state"),
    )


class DecisionItem(Base):
    """A record that a decision covers: one of the three places that may point at any record."""

    __tablename__ = "decision_item"
    decision_id: Mapped[int] = mapped_column(ForeignKey("decision.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(primary_key=True)
    __table_args__ = table_options(Index(None, "kind", "record_id"))

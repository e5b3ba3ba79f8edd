"""What was decided, the way the decision went, and which records it covers."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index

from app.domain import codes
from database.base import Base, Line, Record, one_of, table_options
from database.declaring import Mapped, mapped_column


class Decision(Record, Base):
    """A political decision with its registry number. Where it is on its way stands in its last step."""

    __tablename__ = "decision"
    kind: Mapped[str]
    title: Mapped[str]
    text: Mapped[Line]
    date_note: Mapped[Line]
    """What is known where the day is not, for example 'februari 2019'."""
    registry_number: Mapped[Line]
    sent_to: Mapped[Line]
    """Whom the decision is sent to."""
    __table_args__ = table_options(
        CheckConstraint("length(trim(title)) > 0", name="title"),
        one_of("kind", codes.DECISION_KINDS, "kind"),
    )


class DecisionStep(Record, Base):
    """Where a decision came on its way: which body, when, under which paragraph.

    What a step says never changes and no step is deleted: the database itself refuses, as it does for the log.
    """

    __tablename__ = "decision_step"
    decision_id: Mapped[int] = mapped_column(ForeignKey("decision.id"), index=True)
    state: Mapped[str] = mapped_column(default="draft", server_default="draft")
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    """The body that dealt with it."""
    decided_on: Mapped[date | None]
    section: Mapped[Line]
    note: Mapped[Line]
    __table_args__ = table_options(one_of("state", codes.DECISION_STATES, "state"))


class DecisionItem(Base):
    """A record that a decision covers: one of the three places that may point at any record."""

    __tablename__ = "decision_item"
    decision_id: Mapped[int] = mapped_column(ForeignKey("decision.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(primary_key=True)
    adopted_version: Mapped[int | None]
    """The version that the record had when the decision was adopted; null before that."""
    __table_args__ = table_options(Index(None, "kind", "record_id"))

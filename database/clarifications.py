"""What the goals mean, and where that was said."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index

from app.domain import codes
from database.base import Base, Record, one_of, table_options
from database.declaring import Mapped, mapped_column


class Clarification(Record, Base):
    """A text that says what a goal means, with its source."""

    __tablename__ = "clarification"
    goal_id: Mapped[int] = mapped_column(ForeignKey("goal.id"))
    source_kind: Mapped[str]
    text: Mapped[str]
    dialogue_id: Mapped[int | None] = mapped_column(ForeignKey("dialogue.id"), index=True)
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"), index=True)
    position: Mapped[int] = mapped_column(default=0, server_default="0")
    __table_args__ = table_options(
        one_of("source_kind", codes.CLARIFICATION_SOURCES, "source_kind"),
        CheckConstraint("length(trim(text)) > 0", name="text"),
        Index(None, "goal_id", "position"),
    )

"""What indicators and steering documents serve of Agenda 2030, and the official texts of its targets.

The goals and targets themselves, and the goals' own ties, are in ``database.goals``.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index

from app.domain import codes
from database.base import Base, Line, Record, one_of, table_options, unique_while_live
from database.declaring import Mapped, mapped_column


class IndicatorSdg(Record, Base):
    """Which SDG goal or target an indicator says something about."""

    __tablename__ = "indicator_sdg"
    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id"))
    sdg_goal_id: Mapped[int] = mapped_column(ForeignKey("sdg_goal.id"), index=True)
    sdg_target_id: Mapped[int | None] = mapped_column(ForeignKey("sdg_target.id"), index=True)
    extent: Mapped[str]
    meaning: Mapped[Line]
    __table_args__ = table_options(
        one_of("extent", codes.SDG_EXTENTS, "extent"),
        Index(None, "indicator_id", "sdg_goal_id"),
    )


class DocumentSdg(Record, Base):
    """Which SDG goal or target a steering document serves."""

    __tablename__ = "document_sdg"
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"))
    sdg_goal_id: Mapped[int] = mapped_column(ForeignKey("sdg_goal.id"), index=True)
    sdg_target_id: Mapped[int | None] = mapped_column(ForeignKey("sdg_target.id"), index=True)
    extent: Mapped[str]
    meaning: Mapped[Line]
    __table_args__ = table_options(
        one_of("extent", codes.SDG_EXTENTS, "extent"),
        Index(None, "document_id", "sdg_goal_id"),
    )


class SdgText(Record, Base):
    """The official text of a target, which the municipality has brought in itself, and where it comes from."""

    __tablename__ = "sdg_text"
    sdg_target_id: Mapped[int] = mapped_column(ForeignKey("sdg_target.id"))
    text: Mapped[str]
    source: Mapped[Line]
    __table_args__ = table_options(
        CheckConstraint("length(trim(text)) > 0", name="text"), unique_while_live("sdg_target_id")
    )

"""What the units think of their own internal control, and what the executive board thinks of the whole."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey

from app.domain import codes
from database.base import Base, Line, Record, one_of, table_options, unique_while_live
from database.declaring import Mapped, mapped_column


class ControlStatement(Record, Base):
    """A short statement of the self-assessment, under one of COSO's five parts."""

    __tablename__ = "control_statement"
    part: Mapped[str]
    text: Mapped[str]
    position: Mapped[int] = mapped_column(default=0, server_default="0")
    __table_args__ = table_options(
        one_of("part", codes.COSO_PARTS, "part"),
        CheckConstraint("length(trim(text)) > 0", name="text"),
    )


class SelfAssessment(Record, Base):
    """How far a unit thinks that a statement is true of it in a year: 1 (not at all) to 4 (wholly)."""

    __tablename__ = "self_assessment"
    year: Mapped[int]
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    statement_id: Mapped[int] = mapped_column(ForeignKey("control_statement.id"), index=True)
    grade: Mapped[int]
    comment: Mapped[Line]
    __table_args__ = table_options(
        CheckConstraint("grade BETWEEN 1 AND 4", name="grade"),
        CheckConstraint("year BETWEEN 1900 AND 2200", name="year"),
        unique_while_live("year", "unit_id", "statement_id"),
    )


class ControlJudgement(Record, Base):
    """The executive board's judgement of the whole internal control of a year, with its reasons."""

    __tablename__ = "control_judgement"
    year: Mapped[int]
    judgement: Mapped[str]
    reason: Mapped[Line]
    decision_id: Mapped[int | None] = mapped_column(ForeignKey("decision.id"), index=True)
    __table_args__ = table_options(
        one_of("judgement", codes.JUDGEMENTS, "judgement"),
        CheckConstraint("year BETWEEN 1900 AND 2200", name="year"),
        unique_while_live("year"),
    )

"""Controls that test whether routines hold, what they showed, and the actions that change a risk."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey

from app.domain import codes
from database.base import Base, Line, Record, one_of, table_options, unique_while_live
from database.declaring import Mapped, mapped_column


class Control(Record, Base):
    """A test that a routine holds. It never changes a risk by itself: actions do."""

    __tablename__ = "control"
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    """Whose control it is; empty for one that the whole municipality has in common."""
    title: Mapped[str]
    process: Mapped[Line]
    routine: Mapped[Line]
    """The routine that is tested."""
    method: Mapped[str] = mapped_column(default="sample", server_default="sample")
    how: Mapped[Line]
    """How it is done, in words."""
    sample: Mapped[Line]
    """What is taken out to be looked at."""
    how_often: Mapped[str] = mapped_column(default="year", server_default="year")
    performer: Mapped[Line]
    """The role that does it."""
    owner_role: Mapped[Line]
    """The role that answers for it: not the same as the performer."""
    reports_to: Mapped[Line]
    __table_args__ = table_options(
        CheckConstraint("length(trim(title)) > 0", name="title"),
        one_of("method", codes.CONTROL_METHODS, "method"),
        one_of("how_often", codes.CONTROL_FREQUENCIES, "how_often"),
    )


class ControlRisk(Base):
    """A risk that a control serves."""

    __tablename__ = "control_risk"
    control_id: Mapped[int] = mapped_column(ForeignKey("control.id"), primary_key=True)
    risk_id: Mapped[int] = mapped_column(ForeignKey("risk.id"), primary_key=True, index=True)
    __table_args__ = table_options()


class ControlUnit(Base):
    """A unit that carries out a common control, with results of its own."""

    __tablename__ = "control_unit"
    control_id: Mapped[int] = mapped_column(ForeignKey("control.id"), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), primary_key=True, index=True)
    __table_args__ = table_options()


class ControlResult(Record, Base):
    """What a control showed in one unit, one time of the year."""

    __tablename__ = "control_result"
    control_id: Mapped[int] = mapped_column(ForeignKey("control.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    year: Mapped[int]
    slot: Mapped[int] = mapped_column(default=1, server_default="1")
    """Which time of the year it is about, from 1: month, quarter, tertial, half-year or year."""
    result: Mapped[str]
    checked_on: Mapped[date | None]
    population: Mapped[int | None]
    sample: Mapped[int | None]
    """How many were looked at."""
    deviations: Mapped[int | None]
    observation: Mapped[Line]
    evidence: Mapped[Line]
    """Where the evidence is kept, such as a registry number."""
    __table_args__ = table_options(
        one_of("result", codes.CONTROL_RESULTS, "result"),
        CheckConstraint("year BETWEEN 1900 AND 2200", name="year"),
        CheckConstraint("slot BETWEEN 1 AND 12", name="slot"),
        CheckConstraint("population >= 0 AND sample >= 0 AND deviations >= 0", name="counts"),
        unique_while_live("control_id", "unit_id", "year", "slot"),
    )


class ResultBasis(Record, Base):
    """What the municipality means by a result of a control."""

    __tablename__ = "result_basis"
    result: Mapped[str]
    text: Mapped[Line]
    __table_args__ = table_options(
        one_of("result", codes.CONTROL_RESULTS, "result"), unique_while_live("result")
    )


class Action(Record, Base):
    """Something that is done: to change a risk, or to mend what a control showed."""

    __tablename__ = "action"
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    risk_id: Mapped[int | None] = mapped_column(ForeignKey("risk.id"), index=True)
    result_id: Mapped[int | None] = mapped_column(ForeignKey("control_result.id"), index=True)
    """The result that asked for it: then it is an improvement."""
    year: Mapped[int]
    """The year whose plan it belongs to."""
    title: Mapped[str]
    text: Mapped[Line]
    owner_role: Mapped[Line]
    due_on: Mapped[date | None]
    state: Mapped[str] = mapped_column(default="planned", server_default="planned")
    done_on: Mapped[date | None]
    effect: Mapped[Line]
    """What came of it."""
    __table_args__ = table_options(
        CheckConstraint("length(trim(title)) > 0", name="title"),
        CheckConstraint("risk_id IS NOT NULL OR result_id IS NOT NULL", name="about"),
        CheckConstraint("year BETWEEN 1900 AND 2200", name="year"),
        one_of("state", codes.ACTION_STATES, "state"),
    )

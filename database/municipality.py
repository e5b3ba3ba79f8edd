"""The municipality itself: one row, with the settings that its file carries."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, Text, UniqueConstraint

from app.domain import codes
from database.base import Base, Line, Record, one_of, table_options
from database.declaring import Mapped, mapped_column


class Municipality(Record, Base):
    """The one municipality of a file."""

    __tablename__ = "municipality"
    name: Mapped[str]
    code: Mapped[Line]
    """Four digits, as Statistics Sweden and Kolada write it; empty where unknown."""
    registry_number: Mapped[Line]
    """Dnr that the reports carry."""
    shown_on: Mapped[date | None]
    """The example's own date: used as today everywhere. Null in a real file."""
    low_max: Mapped[int] = mapped_column(default=3, server_default="3")
    medium_max: Mapped[int] = mapped_column(default=8, server_default="8")
    threshold: Mapped[int] = mapped_column(default=9, server_default="9")
    """Risks of this value are proposed for the control plan."""
    threshold_rule: Mapped[str] = mapped_column(default="at_least", server_default="at_least")
    """Whether the threshold itself is enough, or a risk must be over it."""
    __table_args__ = table_options(
        CheckConstraint("id = 1", name="single"),
        CheckConstraint("length(trim(name)) > 0", name="name"),
        CheckConstraint("low_max >= 1 AND low_max < medium_max AND medium_max < 25", name="zones"),
        CheckConstraint("threshold BETWEEN 1 AND 25", name="threshold"),
        one_of("threshold_rule", codes.THRESHOLD_RULES, "threshold_rule"),
    )


class ScaleStep(Record, Base):
    """A step of the likelihood or consequence scale, in the municipality's own words."""

    __tablename__ = "scale_step"
    scale: Mapped[str]
    value: Mapped[int]
    label: Mapped[str]
    text: Mapped[Line]
    __table_args__ = table_options(
        UniqueConstraint("scale", "value"),
        one_of("scale", codes.SCALES, "scale"),
        CheckConstraint("value BETWEEN 1 AND 5", name="value"),
    )


class Person(Base):
    """Who a key in the log stands for. Apart, so that a name can go without touching the log."""

    __tablename__ = "person"
    key: Mapped[str] = mapped_column(Text, primary_key=True)
    name: Mapped[str]
    __table_args__ = table_options()

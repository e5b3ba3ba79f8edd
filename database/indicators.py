"""Indicators, what they ought to show and what was measured."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index

from app.domain import codes
from database.base import Base, Line, Record, flag_check, one_of, table_options, unique_while_live
from database.declaring import Mapped, mapped_column


class Place(Record, Base):
    """Where a value was measured: the own municipality, another one, a region, the nation."""

    __tablename__ = "place"
    kind: Mapped[str]
    code: Mapped[Line]
    name: Mapped[str]
    __table_args__ = table_options(
        one_of("kind", codes.PLACE_KINDS, "kind"), unique_while_live("kind", "name")
    )


class Indicator(Record, Base):
    """Something measured to see how a goal goes: actual quality (registers) or perceived (surveys)."""

    __tablename__ = "indicator"
    title: Mapped[str]
    definition: Mapped[Line]
    quality: Mapped[str]
    level: Mapped[str] = mapped_column(default="local", server_default="local")
    unit_of_measure: Mapped[Line]
    decimals: Mapped[int] = mapped_column(default=0, server_default="0")
    direction: Mapped[str] = mapped_column(default="higher", server_default="higher")
    source: Mapped[str] = mapped_column(default="own", server_default="own")
    source_note: Mapped[Line]
    kolada_id: Mapped[Line]
    responsible_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    frequency: Mapped[Line]
    kolada_title: Mapped[Line]
    """What the KPI was called when it was chosen: Kolada may change a KPI under its id."""
    by_gender: Mapped[bool] = mapped_column(default=False, server_default="0")
    """Whether there are values of women and men beside the total."""
    citizen_focus: Mapped[bool] = mapped_column(default=False, server_default="0")
    next_value_on: Mapped[date | None]
    """When the next value is expected."""
    margin: Mapped[float | None]
    """Margin of error, in the unit of measure, where it is the same for every value."""
    margin_indicator_id: Mapped[int | None] = mapped_column(ForeignKey("indicator.id"), index=True)
    """The indicator whose values are the margins of error of this one's: Kolada's "osäkerhetstal"."""
    __table_args__ = table_options(
        CheckConstraint("length(trim(title)) > 0", name="title"),
        one_of("quality", codes.QUALITIES, "quality"),
        one_of("level", codes.INDICATOR_LEVELS, "level"),
        one_of("direction", codes.DIRECTIONS, "direction"),
        one_of("source", codes.SOURCES, "source"),
        CheckConstraint("decimals BETWEEN 0 AND 6", name="decimals"),
        flag_check("by_gender"),
        flag_check("citizen_focus"),
        CheckConstraint("margin >= 0", name="margin"),
        CheckConstraint("margin_indicator_id <> id", name="margin_indicator_id"),
    )


class GoalIndicator(Base):
    """An indicator that shows how a goal goes."""

    __tablename__ = "goal_indicator"
    goal_id: Mapped[int] = mapped_column(ForeignKey("goal.id"), primary_key=True)
    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id"), primary_key=True, index=True)
    __table_args__ = table_options()


class Target(Record, Base):
    """What an indicator ought to show in one year. ``_high`` belongs to those that should lie in a band."""

    __tablename__ = "target"
    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id"))
    year: Mapped[int]
    baseline: Mapped[float | None]
    target: Mapped[float | None]
    target_high: Mapped[float | None]
    accepted_year: Mapped[float | None]
    """Accepted value for the budget year."""
    accepted_year_high: Mapped[float | None]
    accepted_period: Mapped[float | None]
    """Accepted value for the mandate period."""
    accepted_period_high: Mapped[float | None]
    __table_args__ = table_options(
        CheckConstraint("year BETWEEN 1900 AND 2200", name="year"),
        CheckConstraint("target_high >= target", name="target_high"),
        CheckConstraint("accepted_year_high >= accepted_year", name="accepted_year_high"),
        CheckConstraint("accepted_period_high >= accepted_period", name="accepted_period_high"),
        unique_while_live("indicator_id", "year"),
    )


class Measurement(Record, Base):
    """A value of an indicator. ``value`` is null where it is known to be missing: never 0."""

    __tablename__ = "measurement"
    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id"))
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    gender: Mapped[str] = mapped_column(default="T", server_default="T")
    year: Mapped[int]
    part: Mapped[str] = mapped_column(default="year", server_default="year")
    value: Mapped[float | None]
    state: Mapped[str] = mapped_column(default="final", server_default="final")
    source: Mapped[Line]
    comment: Mapped[Line]
    __table_args__ = table_options(
        one_of("gender", codes.GENDERS, "gender"),
        one_of("part", codes.YEAR_PARTS, "part"),
        one_of("state", codes.MEASUREMENT_STATES, "state"),
        CheckConstraint("year BETWEEN 1900 AND 2200", name="year"),
        unique_while_live("indicator_id", "place_id", "gender", "year", "part"),
        Index(
            "ix_measurement_latest",
            "place_id",
            "gender",
            "indicator_id",
            "year",
            "part",
            "value",
            "state",
            "archived_at",
        ),
    )

"""Mandate periods with their programme years."""

from __future__ import annotations

from sqlalchemy import CheckConstraint

from database.base import Base, Line, Record, table_options
from database.declaring import Mapped


class Period(Record, Base):
    """A mandate period; ``first_year`` to ``last_year`` are the years its programme and budgets cover."""

    __tablename__ = "period"
    name: Mapped[str]
    first_year: Mapped[int]
    last_year: Mapped[int]
    mandate: Mapped[Line]
    """The term of office as written, for example 2019–2022."""
    __table_args__ = table_options(
        CheckConstraint("first_year BETWEEN 1900 AND 2200", name="first_year"),
        CheckConstraint("last_year >= first_year AND last_year <= first_year + 20", name="last_year"),
    )

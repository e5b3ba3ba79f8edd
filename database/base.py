"""What all tables have in common: names of constraints, types that STRICT SQLite and PostgreSQL share."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, ClassVar

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Dialect,
    Double,
    Index,
    Integer,
    MetaData,
    Text,
    TypeDecorator,
    text,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql.type_api import TypeEngine

from database.declaring import Declared, Mapped, mapped_column

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class DateText(TypeDecorator[date]):
    """A calendar date as YYYY-MM-DD: STRICT tables know no date type, and the text sorts as dates do."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:
        return None if value is None else date.fromisoformat(value)


class TimeText(TypeDecorator[datetime]):
    """A moment in UTC, kept as ISO 8601 text with seconds and offset."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else value.isoformat(timespec="seconds")

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


class Flag(TypeDecorator[bool]):
    """Yes or no, kept as 1 or 0; tables that use it add ``flag_check``."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:
        return None if value is None else int(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> bool | None:
        return None if value is None else bool(value)


real: Double[float] = Double().with_variant(sqlite.REAL(), "sqlite")
big = BigInteger().with_variant(Integer(), "sqlite")

Key = Annotated[int, mapped_column(big, primary_key=True)]
Line = Annotated[str, mapped_column(Text, default="", server_default="")]
"""A text that may be empty but is never null."""


class Base(Declared):
    """Root of all tables."""

    metadata = MetaData(naming_convention=NAMING)
    types: ClassVar[dict[type, TypeEngine[Any]]] = {
        str: Text(),
        int: big,
        float: real,
        date: DateText(),
        datetime: TimeText(),
        bool: Flag(),
    }


class Record:
    """A thing that people make and change: it has a version, a history and can be archived, never deleted."""

    id: Mapped[Key]
    version: Mapped[int] = mapped_column(default=1, server_default="1")
    created_at: Mapped[datetime]
    created_by: Mapped[Line]
    changed_at: Mapped[datetime]
    changed_by: Mapped[Line]
    archived_at: Mapped[datetime | None]


def table_options(*constraints: Any) -> tuple[Any, ...]:
    """Return ``__table_args__`` with the constraints given and SQLite's STRICT."""
    return (*constraints, {"sqlite_strict": True})


def one_of(column: str, values: tuple[str, ...], name: str) -> CheckConstraint:
    """Allow only the codes in ``values`` in ``column``."""
    codes = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({codes})", name=name)


def flag_check(column: str) -> CheckConstraint:
    """Allow only 0 and 1 in ``column``."""
    return CheckConstraint(f"{column} IN (0, 1)", name=column)


def unique_while_live(*columns: str) -> Index:
    """Allow the same values only once among the records that are not archived.

    On PostgreSQL the migration says the same. Said here too, it would load that dialect at every start.
    """
    return Index(None, *columns, unique=True, sqlite_where=text("archived_at IS NULL"))

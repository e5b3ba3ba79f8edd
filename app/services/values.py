"""Plain values in and out of the tables: a form's, a log row's, an import's, made alike before they are compared."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from datetime import date

from sqlalchemy import Column, Double, Text

from app.domain.kept_values import LARGEST, clean_text
from app.domain.problems import Problem
from database.base import DateText, Flag


class BadValue(ValueError):
    """A value that its column cannot hold, with the code of what is wrong."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code

    def problem(self, field: str) -> Problem:
        """The same as a problem with a field."""
        return Problem(self.code, field)


def plain(column: Column[object], value: object) -> object:
    """Return ``value`` as the column keeps it: clean text, a date, whole and decimal numbers, yes or no."""
    return converter(column)(value)


def converter(column: Column[object]) -> Callable[[object], object]:
    """What makes values ``plain`` for a column: chosen once where thousands are to come."""
    if isinstance(column.type, DateText):
        return _date
    if isinstance(column.type, Flag):
        return bool
    if isinstance(column.type, Text):
        return _text if column.nullable else _line
    return _real if isinstance(column.type, Double) else _whole


def _line(value: object) -> str | None:
    return "" if value is None or value == "" else _text(value)


def _text(value: object) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise TypeError(f"a text, not {type(value).__name__}")
    return clean_text(value)


def _date(value: object) -> date | None:
    if value is None or value == "":
        return None
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            raise BadValue("not_a_date") from error
    if type(value) is not date:
        raise TypeError(f"a date, not {type(value).__name__}")
    return value


def _real(value: object) -> float | None:
    if value is None:
        return None
    if not isinstance(value, int | float):
        raise TypeError(f"a number, not {type(value).__name__}")
    number = float(value)
    if not math.isfinite(number):
        raise BadValue("not_a_number")
    return number + 0.0  # -0.0 becomes 0.0: nobody means it, and it would print as "-0"


def _whole(value: object) -> int | None:
    if value is None:
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if not isinstance(value, int):
        raise TypeError(f"a whole number, not {type(value).__name__}")
    if abs(value) > LARGEST:
        raise BadValue("too_large")
    return int(value)


def link_set(value: object) -> tuple[object, ...]:
    """Return links as a sorted tuple without repeats: ids, or (kind, id)."""
    if not isinstance(value, Iterable) or isinstance(value, str):
        raise TypeError(f"links, not {type(value).__name__}")
    items = {tuple(item) if isinstance(item, list | tuple) else item for item in value}
    return tuple(sorted(items))

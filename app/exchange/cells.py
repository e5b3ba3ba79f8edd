"""Cells as people fill them in: numbers and years that came as text, and what a text cell says."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from app.domain import formats
from app.domain.kept_values import LARGEST, clean_text
from app.domain.problems import Problem
from app.domain.validation import FIRST_YEAR, LAST_YEAR
from app.exchange.reading import type_of_cell


def text(cell: type_of_cell) -> str:
    """What a cell says, in one form: a whole number has no decimals, a text no stray signs."""
    if isinstance(cell, str):
        return clean_text(cell)
    if isinstance(cell, bool):
        return "ja" if cell else "nej"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else formats.number(cell, 10).rstrip("0")
    if isinstance(cell, datetime | date | time):
        return cell.isoformat()
    return str(cell)


def number(cell: type_of_cell) -> float | Problem | None:
    """A number, also where it came as text; None for an empty cell."""
    value: float | None
    if isinstance(cell, float):
        value = cell
    elif isinstance(cell, bool):
        return Problem("text_in_number", "value", {"text": text(cell)})
    elif isinstance(cell, int):
        value = float(cell)
    elif isinstance(cell, datetime | date | time | timedelta):
        return Problem("date_in_number", "value", {"text": text(cell)})
    else:
        try:
            value = formats.read_number(cell)
        except ValueError:
            return Problem("text_in_number", "value", {"text": text(cell)})
    if value is not None and abs(value) > LARGEST:
        return Problem("too_large", "value")
    return value if value is None else value + 0.0


def year(cell: type_of_cell) -> int | Problem:
    """A year of four digits."""
    said = text(cell)
    found = int(said) if said.isascii() and said.isdigit() and len(said) == 4 else 0
    if not said:
        return Problem("year_missing", "year")
    if isinstance(cell, bool) or not FIRST_YEAR <= found <= LAST_YEAR:
        return Problem("no_year", "year", {"text": said})
    return found

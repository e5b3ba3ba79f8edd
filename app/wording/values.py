"""Sentences about measured values: where one lies among others, and why one looks like a slip."""

from __future__ import annotations

from app.domain import formats
from app.domain.unlikely_values import Span
from app.wording.words import word


def among(position: str, others: int, year: int) -> str:
    """Where we lie among the municipalities, ourselves counted."""
    return word("position_among", position).format(count=others + 1, year=year)


def doubt(code: str, others: Span | None, decimals: int, unit: str) -> str:
    """Why a value looks like a slip, with what it is held against."""
    largest, smallest = (others.largest, others.smallest) if others is not None else (None, None)
    return word("unlikely", code).format(
        largest=formats.measured(largest, decimals, unit), smallest=formats.measured(smallest, decimals, unit)
    )

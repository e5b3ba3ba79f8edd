"""Cells where values are entered: what they are of, what they hold, and what a text that is written in one says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from app.domain import formats

MISSING = "saknas"
"""Written in a cell, it says that there is no value and never will be: a value of its own, unlike an empty cell."""


class CellKey(NamedTuple):
    """What a value is of."""

    place_id: int
    indicator_id: int
    year: int
    part: str
    gender: str


class CellContent(NamedTuple):
    """What is entered in a cell. A value of None is known to be missing; a cell without content is empty."""

    value: float | None
    state: str = "final"
    comment: str = ""


@dataclass(frozen=True, slots=True)
class CellEdit:
    """A cell as one has seen it and as it ought to be; None is empty."""

    key: CellKey
    seen: CellContent | None
    wanted: CellContent | None


@dataclass(frozen=True, slots=True)
class Read:
    """What a cell's text says. ``trouble`` is the code of why it cannot be understood; then the rest means nothing."""

    value: float | None = None
    empty: bool = False
    trouble: str = ""


def read(text: str) -> Read:
    """Read a cell. An empty one is no value, never 0."""
    plain = text.strip()
    if not plain:
        return Read(empty=True)
    if plain.casefold() == MISSING:
        return Read()
    if plain.startswith("#"):
        return Read(trouble="sheet_error")
    if plain.splitlines() != [plain]:
        return Read(trouble="several_lines")
    try:
        value = formats.read_number(plain)
    except ValueError:
        return Read(trouble="not_a_number")
    # A percent sign alone is no number.
    return Read(trouble="not_a_number") if value is None else Read(value + 0.0)

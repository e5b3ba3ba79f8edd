"""Which value is likely to be entered next: the empty form stands ready for it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from app.domain.codes import GENDERS, YEAR_PARTS

TERTIALS = YEAR_PARTS[:3]
FULL_YEAR = YEAR_PARTS[3]


class Slot(NamedTuple):
    """What a value is of, at one place."""

    year: int
    part: str
    gender: str


def first_to_enter(taken: Collection[Slot], year: int) -> Slot:
    """The value to propose for an indicator: the one after the newest, or the full ``year`` without any.

    Parts of the year and genders that the indicator does not use are passed over.
    """
    if not taken:
        return Slot(year, FULL_YEAR, GENDERS[0])
    newest = max(taken, key=_in_time)
    parts = [part for part in YEAR_PARTS if part in {slot.part for slot in taken}]
    return _after(newest, parts, taken)


def next_to_enter(taken: Collection[Slot], entered: Slot) -> Slot:
    """The value to propose after one has been entered: the next gender, else the next tertial or year."""
    parts = [FULL_YEAR] if entered.part == FULL_YEAR else list(TERTIALS)
    return _after(entered, parts, taken)


def _after(slot: Slot, parts: list[str], taken: Collection[Slot]) -> Slot:
    used = {other.gender for other in taken if other.part == slot.part} | {slot.gender}
    genders = [code for code in GENDERS if code in used]
    return next(
        other
        for other in _onwards(slot.year, parts, genders)
        if _in_time(other) > _in_time(slot) and other not in taken
    )


def _onwards(year: int, parts: list[str], genders: list[str]) -> Iterator[Slot]:
    while True:
        yield from (Slot(year, part, gender) for part in parts for gender in genders)
        year += 1


def _in_time(slot: Slot) -> tuple[int, int, int]:
    return slot.year, YEAR_PARTS.index(slot.part), GENDERS.index(slot.gender)

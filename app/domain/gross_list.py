"""The gross list of a risk analysis: a row for each risk, what its cells hold and what a text written in one says."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.domain.measurement_sheets import folded
from app.domain.validation import longest

LIKELIHOOD, CONSEQUENCE = "score_likelihood", "score_consequence"
SCORES = (LIKELIHOOD, CONSEQUENCE)
"""The two halves of a weighing. The risk's own ``consequence`` is a text."""

FIELDS = (
    "title",
    "event",
    "cause",
    "consequence",
    "category",
    "process",
    LIKELIHOOD,
    CONSEQUENCE,
    "existing_control",
    "owner_role",
)
"""What one writes of a risk in the list, in the order in which a block without headings is read."""

TEXTS = tuple(field for field in FIELDS if field not in SCORES)
EITHER = "consequence or its step"
"""What the heading Konsekvens may stand for."""

REQUIRED = ("title", "category")

_STEP = re.compile(r"(\d{1,9})(?:[.,]0+)?(?:[\s\-–:(.]*[^\W\d_].*)?", re.DOTALL)
"""A step by its number, perhaps with its word after: ``3``, ``3 Möjlig``, ``3 – Möjlig``."""


class RowKey(NamedTuple):
    """A row of a unit's list of a year. ``risk_id`` is below zero for a risk that is not made yet."""

    unit_id: int
    year: int
    risk_id: int


class CellKey(NamedTuple):
    """A cell of the list."""

    row: RowKey
    field: str


@dataclass(frozen=True, slots=True)
class RowEdit:
    """A row as it was seen and as it ought to be: the fields that are written, and no others."""

    risk_id: int
    """Below zero for a risk that is to be made."""
    seen: Mapping[str, object]
    wanted: Mapping[str, object]
    reason: str = ""
    """Why it is weighed so."""


@dataclass(frozen=True, slots=True)
class Read:
    """What a cell's text says. ``trouble`` is the code of why it cannot be taken; then the value means nothing."""

    value: str | int | None = None
    trouble: str = ""


def read(field: str, text: str, categories: Mapping[str, str], steps: Mapping[str, Collection[int]]) -> Read:
    """Read a cell. ``categories`` are the codes by their folded words; ``steps`` those of each half of a weighing."""
    plain = text.strip()
    if field in SCORES:
        return _step(plain, steps[field])
    if field == "category":
        return _category(plain, categories)
    if field in ("title", "process", "owner_role"):
        plain = " ".join(plain.split())
    if len(plain) > longest(field):
        return Read(trouble="too_long")
    return Read(plain)


def _step(plain: str, steps: Collection[int]) -> Read:
    if not plain:
        return Read(None)
    found = _STEP.fullmatch(plain)
    if found is None:
        return Read(trouble="no_step")
    value = int(found.group(1))
    return Read(value) if value in steps else Read(trouble="outside_scale")


def _category(plain: str, categories: Mapping[str, str]) -> Read:
    if not plain:
        return Read("")
    said = folded(plain)
    code = categories.get(said)
    if code is None:
        # The beginning of a word is enough where only one category begins so.
        begun = {other for word, other in categories.items() if word.startswith(said)}
        code = begun.pop() if len(begun) == 1 else None
    return Read(code) if code is not None else Read(trouble="no_such_category")


def arrange(
    rows: Sequence[Sequence[str]], known: Mapping[str, str]
) -> tuple[tuple[str, ...], Sequence[Sequence[str]]] | None:
    """The fields of a pasted block whose first row has headings, and the rows under it; None where it has none."""
    if len(rows) < 2:
        return None
    below = [[row[at] for row in rows[1:] if at < len(row)] for at in range(len(rows[0]))]
    fields = fields_of(rows[0], below, known)
    named = [field for field in fields if field]
    # One word may stand as a heading by chance; that of the title alone hardly does.
    if "title" not in named and len(named) < 2:
        return None
    return fields, rows[1:]


def fields_of(
    headings: Sequence[str], below: Sequence[Sequence[str]], known: Mapping[str, str]
) -> tuple[str, ...]:
    """What each column holds by its heading; empty where it says nothing, or the same as an earlier one.

    ``EITHER`` is a heading that some give to the text and others to the step: what stands ``below`` it tells.
    """
    told = []
    for heading, cells in zip(headings, below, strict=True):
        field = known.get(folded(heading.strip("*: \u00a0")), "")
        if field == EITHER:
            filled = [cell for cell in cells if cell.strip()]
            steps = bool(filled) and all(_STEP.fullmatch(cell.strip()) for cell in filled)
            field = CONSEQUENCE if steps else "consequence"
        told.append(field if field not in told else "")
    return tuple(told)


def lacking(values: Mapping[str, object], wanted: Mapping[str, object]) -> Mapping[str, str]:
    """Why a row cannot be saved as it would be: the codes by field. ``values`` are those it has in the file."""
    whole = {**values, **wanted}
    found = {field: "required" for field in REQUIRED if not whole.get(field)}
    halves = [field for field in SCORES if whole.get(field) is not None]
    if len(halves) == 1 and any(field in wanted for field in SCORES):
        found[next(field for field in SCORES if field not in halves)] = "other_half"
    return found


def same_risk(one: Mapping[str, object], other: Mapping[str, object]) -> bool:
    """Whether two rows are about the same risk, as far as their words tell."""
    return all(
        folded(str(one.get(field) or "")) == folded(str(other.get(field) or ""))
        for field in ("title", "event")
    )

"""Cells of the gross list: its columns, what is written and not saved, and how a cell is drawn."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt

from app.domain.gross_list import CONSEQUENCE, FIELDS, LIKELIHOOD
from app.ui.risks.gross_words import BEFORE, VALUE

LOOK = int(Qt.ItemDataRole.UserRole)
"""The role under which an index gives its ``Look``."""

COLUMNS = (*FIELDS[:6], BEFORE, LIKELIHOOD, CONSEQUENCE, VALUE, *FIELDS[8:])
WEIGHED_BY = ("title", BEFORE, LIKELIHOOD, CONSEQUENCE, VALUE)
"""The columns that one needs to weigh."""


@dataclass(eq=False)
class Unsaved:
    """A cell that waits for its row to be left, is on its way to the file, or cannot get there."""

    text: str
    """As it was written."""
    wanted: object = None
    trouble: str = ""
    """Why it is not saved; empty while it waits or is on its way."""
    by: str = ""
    theirs: str = ""
    reason: str = ""
    """Why the risk is weighed so."""
    sent: bool = False
    step: int | None = None
    """Where the step stands in the stack of Ångra that it was written with."""


@dataclass(frozen=True, slots=True)
class Look:
    """A cell as it is drawn."""

    column: str
    text: str
    trouble: str = ""
    waiting: bool = False
    value: int | None = None
    zone: str = ""
    over: bool = False
    lined: bool = False
    """The text may be longer than its cell, and is broken into lines."""
    locked: bool = False

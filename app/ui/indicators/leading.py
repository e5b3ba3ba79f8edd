"""Sections that lead to an indicator or ask for a new one, and the words and marks of when its next value is due."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter

from app import wording
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.cells import paint_words
from app.ui.common.columns import Column
from app.ui.common.marks import SYMBOL, paint_status
from app.ui.common.section import Section
from app.ui.common.theme import px

_ORDER = ("late", "soon", "never", "unknown", "later")
_SYMBOLS = {
    "late": "not_met",
    "soon": "partly",
    "later": "met",
    "never": "not_reported",
    "unknown": "not_assessable",
}
"""The marks that statuses have: late is a cross, soon half, in time a tick."""


class Leading(Section):
    """A section whose rows lead to their indicators."""

    report_wanted = Signal(int)
    """Write the next value of this indicator."""
    card_wanted = Signal(int)
    """Show the card of this indicator, to change it."""


class Asking(Section):
    """A section that meets indicators which the list does not have."""

    new_wanted = Signal(object)
    """Write the card of a new indicator, with these values filled in."""


def _paint(painter: QPainter, box: QRect, row: Any, chosen: bool) -> None:
    side = px(SYMBOL)
    symbol = QRect(box.left(), box.top() + (box.height() - side) // 2, side, side)
    paint_status(painter, symbol, _SYMBOLS[row.due.state])
    role = "selection_text" if chosen else "text"
    paint_words(painter, box.adjusted(side + px(6), 0, 0, 0), wording.word("due", row.due.state), role)


STATE = Column(
    "state",
    noop("Columns", "Läge"),
    kind="custom",
    paint=_paint,
    text=lambda row: wording.word("due", row.due.state),
    sort=lambda row: _ORDER.index(row.due.state),
    width=140,
)

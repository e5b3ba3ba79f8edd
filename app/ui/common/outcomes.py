"""What an import does with a row of a file, as tables show it: symbol, colour and word."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate
from app.ui.common import icons
from app.ui.common.cells import paint_words
from app.ui.common.columns import Column
from app.ui.common.theme import px

ORDER = ("refused", "changed", "new", "unchanged")
"""What one must know first stands first."""

_WORDS = {
    "refused": noop("Import", "Nekat"),
    "changed": noop("Import", "Ändrat"),
    "new": noop("Import", "Nytt"),
    "unchanged": noop("Import", "Oförändrat"),
}
_ICONS = {"refused": "circle-x", "changed": "pencil", "new": "plus", "unchanged": "check"}
_ROLES = {
    "refused": "status_not_met",
    "changed": "status_partly",
    "new": "status_met",
    "unchanged": "status_unknown",
}
_SYMBOL = 16


def outcome_word(outcome: str) -> str:
    """An outcome in words."""
    return translate("Import", _WORDS[outcome])


def paint_outcome(painter: QPainter, box: QRect, row: Any, chosen: bool) -> None:
    """Draw the outcome of a row that has one."""
    side = px(_SYMBOL)
    mark = icons.pixmap(_ICONS[row.outcome], _ROLES[row.outcome], _SYMBOL)
    painter.drawPixmap(QRect(box.left(), box.top() + (box.height() - side) // 2, side, side), mark)
    role = "selection_text" if chosen else "muted" if row.outcome == "unchanged" else "text"
    left = Qt.AlignmentFlag.AlignLeft
    paint_words(painter, box.adjusted(side + px(6), 0, 0, 0), outcome_word(row.outcome), role, left)


ROW = Column("id", noop("Columns", "Rad"), kind="number", decimals=0, width=56)
"""Which row of the file it is."""
OUTCOME = Column(
    "outcome",
    noop("Columns", "Vad som händer"),
    kind="custom",
    text=lambda row: outcome_word(row.outcome),
    sort=lambda row: ORDER.index(row.outcome),
    paint=paint_outcome,
    width=124,
)

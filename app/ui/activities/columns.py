"""What the list of activities shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from app.domain import formats
from app.domain.activities import SHOWN_STATES
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.activity_marks import goals_words, paint_progress, paint_state, progress_words, state_word
from app.ui.common.cells import paint_words
from app.ui.common.columns import EMPTY, Column

if TYPE_CHECKING:
    from app.services.activities import ActivityRow


def _paint_last(painter: QPainter, box: QRect, row: ActivityRow, chosen: bool) -> None:
    role = "selection_text" if chosen else "status_not_met" if row.late else "text"
    paint_words(painter, box, formats.day(row.last_day) or EMPTY, role, strong=row.late)


COLUMNS = (
    Column(
        "state",
        noop("Columns", "Läge"),
        kind="custom",
        paint=paint_state,
        text=state_word,
        sort=lambda row: SHOWN_STATES.index(row.shown_state),
        width=122,
    ),
    Column("title", noop("Columns", "Aktivitet"), stretch=True, strong=True, wraps=True, width=220),
    Column("unit", noop("Columns", "Görs av"), wraps=True, width=160),
    Column(
        "goals", noop("Columns", "Mål"), text=lambda row: goals_words(row) or EMPTY, wraps=True, width=190
    ),
    Column(
        "last_day",
        noop("Columns", "Sista dagen"),
        kind="custom",
        paint=_paint_last,
        text=lambda row: formats.day(row.last_day) or EMPTY,
        sort=lambda row: row.last_day,
        width=104,
    ),
    Column(
        "progress",
        noop("Columns", "Hur långt"),
        kind="custom",
        paint=paint_progress,
        text=progress_words,
        sort=lambda row: row.progress,
        width=124,
    ),
    Column("owner_role", noop("Columns", "Ansvarig roll"), width=140),
    Column(
        "effects",
        noop("Columns", "Effekter"),
        kind="number",
        decimals=0,
        value=lambda row: row.effects or None,
        width=80,
    ),
)
NEEDS = {2: 560, 3: 760, 4: 420, 5: 880, 6: 1180, 7: 980}
"""How wide the list must be for a column to be shown."""

"""What the list of actions shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from app.domain import formats
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.cells import paint_words
from app.ui.common.columns import EMPTY, Column
from app.ui.risks.action_fields import control_label, state_word
from app.ui.risks.control_marks import ACTION_ICONS, ACTION_ORDER, paint_icon

if TYPE_CHECKING:
    from app.services.actions import ActionRow


def _for(row: ActionRow) -> str:
    return row.risk or control_label(row)


def _paint_for(painter: QPainter, box: QRect, row: ActionRow, chosen: bool) -> None:
    mark = ("shield-alert" if row.risk_id is not None else "clipboard-list", "muted")
    paint_icon(painter, box, mark, _for(row), chosen)


def _paint_due(painter: QPainter, box: QRect, row: ActionRow, chosen: bool) -> None:
    late = row.late and not chosen
    role = "status_not_met" if late else "selection_text" if chosen else "text"
    paint_words(painter, box, formats.day(row.due_on) or EMPTY, role, strong=row.late)


COLUMNS = (
    Column(
        "state",
        noop("Columns", "Läge"),
        kind="custom",
        paint=lambda painter, box, row, chosen: paint_icon(
            painter, box, ACTION_ICONS[row.shown_state], state_word(row), chosen
        ),
        text=state_word,
        sort=lambda row: ACTION_ORDER.index(row.shown_state),
        width=116,
    ),
    Column("title", noop("Columns", "Åtgärd"), stretch=True, strong=True, width=220),
    Column("about", noop("Columns", "Till för"), kind="custom", paint=_paint_for, text=_for, width=180),
    Column("unit", noop("Columns", "Enhet"), width=150),
    Column("owner_role", noop("Columns", "Ansvarig roll"), width=140),
    Column(
        "due_on",
        noop("Columns", "Klar senast"),
        kind="custom",
        paint=_paint_due,
        text=lambda row: formats.day(row.due_on) or EMPTY,
        sort=lambda row: row.due_on,
        width=104,
    ),
    Column("effect", noop("Columns", "Effekt"), width=200),
)
NEEDS = {2: 620, 3: 800, 4: 960, 5: 430, 6: 1180}
"""How wide the list must be for a column to be shown."""

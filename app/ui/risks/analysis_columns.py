"""The columns of the year's risk analyses, and what the state of one looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from app import wording
from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate
from app.ui.common import icons
from app.ui.common.cells import paint_words
from app.ui.common.columns import EMPTY, Column
from app.ui.common.theme import px

if TYPE_CHECKING:
    from app.services.risk_analyses import AnalysisRow

_SYMBOL = 16
_ICONS = {
    "late": ("triangle-alert", "warning_text"),
    "open": ("circle-dot", "status_partly"),
    "submitted": ("circle-check", "status_met"),
    "closed": ("lock", "status_unknown"),
    "": ("circle", "status_unknown"),
}
ORDER = ("late", "open", "submitted", "closed", "")
"""What one must know first stands first."""


def standing(row: AnalysisRow) -> str:
    """The state of an analysis, or that it is late."""
    return "late" if row.late else row.state


def standing_word(code: str) -> str:
    """A state in words."""
    if code == "late":
        return translate("RiskAnalysis", "Försenad")
    return wording.word("risk_analysis_state", code) if code else translate("RiskAnalysis", "Inte öppnad")


def standing_icon(code: str) -> tuple[str, str]:
    """The symbol of a state, and its colour."""
    return _ICONS[code]


def _paint_standing(painter: QPainter, box: QRect, row: AnalysisRow, chosen: bool) -> None:
    code, side = standing(row), px(_SYMBOL)
    mark = icons.pixmap(*_ICONS[code], _SYMBOL)
    painter.drawPixmap(QRect(box.left(), box.top() + (box.height() - side) // 2, side, side), mark)
    role = "selection_text" if chosen else "text" if code else "muted"
    paint_words(painter, box.adjusted(side + px(6), 0, 0, 0), standing_word(code), role)


COLUMNS = (
    Column("unit", noop("Columns", "Nämnd eller bolag"), stretch=True, strong=True),
    Column(
        "state",
        noop("Columns", "Riskanalys"),
        kind="custom",
        text=lambda row: standing_word(standing(row)),
        sort=lambda row: ORDER.index(standing(row)),
        paint=_paint_standing,
        width=150,
    ),
    Column(
        "last_day",
        noop("Columns", "Sista dag"),
        text=lambda row: EMPTY if row.last_day is None else row.last_day.isoformat(),
        width=120,
    ),
    Column("risks", noop("Columns", "Risker"), kind="number", decimals=0, width=90),
    Column("weighed", noop("Columns", "Värderade i år"), kind="number", decimals=0, width=130),
    Column("over", noop("Columns", "Når tröskeln"), kind="number", decimals=0, width=120),
)

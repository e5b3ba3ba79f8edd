"""How results of controls, their times of the year and actions are marked: a symbol, a colour and a word."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from app import wording
from app.ui.common import icons
from app.ui.common.cells import paint_words
from app.ui.common.columns import EMPTY, Column
from app.ui.common.marks import SYMBOL, paint_status
from app.ui.common.theme import px

RESULT_MARKS = {"no_remark": "met", "minor": "partly", "serious": "not_met", "not_done": "not_reported"}
"""Results bear the marks of statuses: a tick, half, a cross, an empty ring."""
RESULT_ORDER = ("serious", "minor", "not_done", "no_remark")
"""The most serious first."""
LATE_ICON = "octagon-alert"
_ICONS = {"late": (LATE_ICON, "status_not_met"), "due": ("clock", "text"), "later": ("calendar", "muted")}
ACTION_ICONS = {
    "late": (LATE_ICON, "status_not_met"),
    "planned": ("calendar", "muted"),
    "ongoing": ("clock", "text"),
    "done": ("circle-check", "status_met"),
    "dropped": ("circle-minus", "muted"),
}
ACTION_ORDER = ("late", "ongoing", "planned", "done", "dropped")


def result_word(result: str) -> str:
    """What a control showed, in words."""
    return wording.word("control_result", result) if result else ""


def paint_result(painter: QPainter, box: QRect, result: str, chosen: bool) -> None:
    """Symbol and word of a result; a dash where there is none."""
    if not result:
        paint_words(painter, box, EMPTY, "muted")
        return
    side = px(SYMBOL)
    paint_status(painter, QRect(box.left(), box.center().y() - side // 2, side, side), RESULT_MARKS[result])
    words = box.adjusted(side + px(6), 0, 0, 0)
    paint_words(painter, words, result_word(result), "selection_text" if chosen else "text")


def paint_icon(painter: QPainter, box: QRect, mark: tuple[str, str], text: str, chosen: bool) -> None:
    """An icon in its colour, and words."""
    icon, role = mark
    side = px(SYMBOL)
    painter.drawPixmap(box.left(), box.center().y() - side // 2, icons.pixmap(icon, role, SYMBOL))
    words = "selection_text" if chosen else role if role.startswith("status") else "text"
    paint_words(painter, box.adjusted(side + px(6), 0, 0, 0), text, words, strong=icon == LATE_ICON)


def check_word(state: str, result: str) -> str:
    """Where one time of the year stands: what it showed, where it has been done."""
    return result_word(result) or wording.word("slot_state", state)


def paint_check(painter: QPainter, box: QRect, state: str, result: str, chosen: bool) -> None:
    """The mark and word of a result, or of how near its day is."""
    if result:
        paint_result(painter, box, result, chosen)
    else:
        paint_icon(painter, box, _ICONS[state], wording.word("slot_state", state), chosen)


def result_column(heading: str, value: Callable[[Any], str], width: int) -> Column:
    """A column that shows a result."""

    def sort(row: Any) -> int | None:
        return RESULT_ORDER.index(value(row)) if value(row) else None

    return Column(
        "result",
        heading,
        kind="custom",
        paint=lambda painter, box, row, chosen: paint_result(painter, box, value(row), chosen),
        text=lambda row: result_word(value(row)) or EMPTY,
        sort=sort,
        width=width,
    )

"""How results of controls, their times of the year and actions are marked: a symbol, a colour and a word."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from app import wording
from app.ui.common import icons
from app.ui.common.cells import paint_words
from app.ui.common.columns import EMPTY, Column
from app.ui.common.marks import SYMBOL, paint_status, status_role
from app.ui.common.theme import colour, px

RESULT_MARKS = {"no_remark": "met", "minor": "partly", "serious": "not_met", "not_done": "not_reported"}
"""Results bear the marks of statuses: a tick, half, a cross, an empty ring."""
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


def paint_slot_state(painter: QPainter, box: QRect, state: str, chosen: bool) -> None:
    """Where one time of the year stands. What is done says what it showed elsewhere."""
    text = wording.word("slot_state", state)
    if state in _ICONS:
        paint_icon(painter, box, _ICONS[state], text, chosen)
        return
    side = px(SYMBOL)
    mark = "not_reported" if state == "not_done" else "met"
    at = QRect(box.left(), box.center().y() - side // 2, side, side)
    paint_status(painter, at, mark, colour(status_role("not_reported")))
    paint_words(painter, box.adjusted(side + px(6), 0, 0, 0), text, "selection_text" if chosen else "text")


def result_column(heading: str, value: Callable[[Any], str], width: int) -> Column:
    """A column that shows a result."""
    order = ("serious", "minor", "not_done", "no_remark")

    def sort(row: Any) -> int | None:
        return order.index(value(row)) if value(row) else None

    return Column(
        "result",
        heading,
        kind="custom",
        paint=lambda painter, box, row, chosen: paint_result(painter, box, value(row), chosen),
        text=lambda row: result_word(value(row)) or EMPTY,
        sort=sort,
        width=width,
    )


def counted(counts: Mapping[str, int], words: Mapping[str, str]) -> str:
    """How many there are of each, those of which there are none left out: "3 försenade · 2 kommer"."""
    return " · ".join(f"{counts[code]} {text}" for code, text in words.items() if counts.get(code))

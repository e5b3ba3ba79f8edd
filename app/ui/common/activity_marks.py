"""How activities are marked: where each stands by symbol, colour and word, and how much of it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from app import wording
from app.domain import formats
from app.text import translate
from app.ui.common import icons
from app.ui.common.cells import paint_words
from app.ui.common.columns import EMPTY
from app.ui.common.marks import SYMBOL
from app.ui.common.theme import colour, px

if TYPE_CHECKING:
    from app.services.activities import ActivityRow, ServedGoal

ICONS = {
    "late": ("octagon-alert", "status_not_met"),
    "not_begun": ("circle", "muted"),
    "ongoing": ("clock", "text"),
    "done": ("circle-check", "status_met"),
    "dropped": ("circle-minus", "muted"),
}
"""For each state as it is shown, its icon and the icon's colour. It is no judgement of any goal."""
_BAR = 56


def state_word(row: ActivityRow) -> str:
    """Where an activity stands, in words."""
    return wording.word("activity_shown", row.shown_state)


def goal_name(goal: ServedGoal) -> str:
    """A goal with its number."""
    return f"{goal.number} {goal.title}".strip()


def goals_words(row: ActivityRow) -> str:
    """The goals that an activity serves, in words."""
    return "; ".join(goal_name(goal) for goal in row.goals)


def goal_numbers(row: ActivityRow) -> str:
    """The goals that an activity serves, by their numbers where they have any."""
    return ", ".join(goal.number or goal.title for goal in row.goals) or EMPTY


def days(row: ActivityRow) -> str:
    """From when to when, as far as it is known."""
    first, last = formats.day(row.first_day), formats.day(row.last_day)
    if first and last:
        return f"{first} – {last}"
    if first:
        return translate("Activities", "från {day}").format(day=first)
    return translate("Activities", "till {day}").format(day=last) if last else ""


def progress_words(row: ActivityRow) -> str:
    """How much is done, in words; nothing where nobody has said."""
    return EMPTY if row.progress is None else formats.measured(row.progress, 0, "%")


def paint_state(painter: QPainter, box: QRect, row: ActivityRow, chosen: bool) -> None:
    """Icon and word of where an activity stands."""
    icon, role = ICONS[row.shown_state]
    side = px(SYMBOL)
    drawn = icons.pixmap(icon, "selection_text" if chosen else role, SYMBOL)
    painter.drawPixmap(box.left(), box.center().y() - side // 2, drawn)
    words = "selection_text" if chosen else role if row.late else "text"
    paint_words(painter, box.adjusted(side + px(6), 0, 0, 0), state_word(row), words, strong=row.late)


def paint_bar(painter: QPainter, bar: QRectF, progress: int, *, chosen: bool = False) -> None:
    """How much is done, as a quiet bar."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("line"))
    painter.drawRoundedRect(bar, bar.height() / 2, bar.height() / 2)
    if progress:
        done = QRectF(bar)
        done.setWidth(max(bar.width() * progress / 100, bar.height()))
        painter.setBrush(colour("selection_text" if chosen else "text"))
        painter.drawRoundedRect(done, bar.height() / 2, bar.height() / 2)
    painter.restore()


def paint_progress(painter: QPainter, box: QRect, row: ActivityRow, chosen: bool) -> None:
    """How much is done, as a bar and a number."""
    if row.progress is None:
        paint_words(painter, box, EMPTY, "muted")
        return
    bar = QRectF(box.left(), box.center().y() - px(3), min(px(_BAR), box.width() // 2), px(6))
    paint_bar(painter, bar, row.progress, chosen=chosen)
    words = box.adjusted(round(bar.width()) + px(8), 0, 0, 0)
    paint_words(painter, words, progress_words(row), "selection_text" if chosen else "text")

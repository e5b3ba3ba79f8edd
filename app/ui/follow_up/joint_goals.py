"""The goals that a round is weighed together by: what they are called, and how a list shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics, QPainter

from app import wording
from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate
from app.ui.common import theme
from app.ui.common.cells import paint_lines, paint_words
from app.ui.common.columns import Column
from app.ui.common.marks import SYMBOL, paint_status
from app.ui.common.theme import px
from app.ui.follow_up import opinion_words

if TYPE_CHECKING:
    from app.services.joint_rows import AnalysedGoal


def name_of(goal: AnalysedGoal) -> str:
    """Number and title of a goal; the whole has a name of its own."""
    if goal.seen is None:
        return translate("JointGoals", "Helheten")
    return f"{goal.seen.goal.number} {goal.seen.goal.title}".strip()


def differ(goal: AnalysedGoal) -> bool:
    """Whether the units judge the goal otherwise than one another."""
    return goal.seen is not None and goal.seen.attainment.differ


def _units(goal: AnalysedGoal) -> str:
    return opinion_words.short_counts(goal.seen) if goal.seen is not None else ""


def _own(goal: AnalysedGoal) -> str:
    return goal.own.attainment if goal.own is not None else ""


def _told(goal: AnalysedGoal) -> str:
    """Title, what the units judge, and what the municipality does: a line for each that there is."""
    own = _own(goal)
    said = translate("JointGoals", "Kommunen: {judgement}").format(
        judgement=wording.word("attainment", own).lower() if own else ""
    )
    return "\n".join(part for part in (name_of(goal), _units(goal), said if own else "") if part)


def _tip(goal: AnalysedGoal) -> str:
    said = [name_of(goal)]
    if goal.seen is not None:
        said.append(opinion_words.counts(goal.seen))
    if differ(goal):
        said.append(translate("JointGoals", "Enheterna bedömer målet olika."))
    return "\n".join(said)


def _paint(painter: QPainter, box: QRect, goal: AnalysedGoal, chosen: bool) -> None:
    """The title over the units' marks and counts, and the municipality's own mark under them."""
    role = "selection_text" if chosen else "text"
    line = QFontMetrics(theme.font()).lineSpacing()
    under = bool(_units(goal)) + bool(_own(goal))
    top = box.adjusted(0, px(5), 0, -under * line - px(5)) if under else box
    paint_lines(painter, top, name_of(goal), role, strong=True)
    at = QRect(box.left(), top.bottom() + 1, box.width(), line)
    if goal.seen is not None and goal.seen.attainment.counts:
        _paint_counts(painter, at, goal.seen.attainment.counts, role)
        at.translate(0, line)
    if _own(goal):
        said = translate("JointGoals", "Kommunen:")
        paint_words(painter, at, said, role)
        side, width = px(SYMBOL - 2), QFontMetrics(theme.font()).horizontalAdvance(said)
        mark = QRect(at.left() + width + px(6), at.center().y() - side // 2, side, side)
        paint_status(painter, mark, _own(goal))
        word, room = (
            wording.word("attainment", _own(goal)).lower(),
            at.adjusted(width + px(10) + side, 0, 0, 0),
        )
        # The mark says the same; half a word says nothing.
        if QFontMetrics(theme.font()).horizontalAdvance(word) <= room.width():
            paint_words(painter, room, word, role)


def _paint_counts(painter: QPainter, box: QRect, counts: tuple[tuple[str, int], ...], role: str) -> None:
    side, left = px(SYMBOL - 2), box.left()
    for code, count in counts:
        paint_status(painter, QRect(left, box.center().y() - side // 2, side, side), code)
        left += side + px(4)
        paint_words(painter, QRect(left, box.top(), box.right() - left, box.height()), str(count), role)
        left += QFontMetrics(theme.font()).horizontalAdvance(str(count)) + px(10)


NAME = Column(
    "name",
    noop("Columns", "Mål"),
    kind="custom",
    text=_told,
    paint=_paint,
    stretch=True,
    strong=True,
    wraps=True,
    mark=lambda goal: "users" if differ(goal) else "",
    tip=_tip,
)

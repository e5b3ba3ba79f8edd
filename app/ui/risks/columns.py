"""The columns of the risk register, and what its movement looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from app import wording
from app.domain import formats
from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate
from app.ui.common.cells import paint_words
from app.ui.common.columns import EMPTY, Column
from app.ui.common.marks import SYMBOL, paint_trend
from app.ui.common.theme import px
from app.ui.risks.value_mark import paint_mark

if TYPE_CHECKING:
    from app.services.risk_rows import RiskRow

_TRENDS = {"up": "worsening_up", "down": "improving_down", "same": "stable"}


def value_words(row: RiskRow) -> str:
    """The value and its zone: 12 Hög."""
    if row.archived:
        return translate("RiskRegister", "Arkiverad")
    if row.value is None:
        return wording.word("zone", "")
    return f"{row.value} {wording.word('zone', row.zone)}"


def movement_words(row: RiskRow) -> str:
    """What has happened to the value since the year before: Har ökat, 9 → 12."""
    text = wording.word("movement", row.movement)
    if row.movement in ("up", "down"):
        return translate("RiskRegister", "{movement}, {before} → {now}").format(
            movement=text, before=row.before, now=row.value
        )
    return text


def decided_words(row: RiskRow) -> str:
    """Whether the risk is accepted or watched; one whose acceptance has run out bears a mark."""
    if row.decided.over:
        return translate("RiskRegister", "! Har gått ut")
    return wording.word("treatment_kind", row.decided.kind) if row.decided.kind else ""


def decided_tip(row: RiskRow) -> str:
    """The same with its day, and by which body."""
    decided = row.decided
    said = wording.decided_of_risk(decided.kind, formats.day(decided.until), decided.over)
    return "\n".join(part for part in (said, decided.body) if part)


def paint_decided(painter: QPainter, box: QRect, row: RiskRow, chosen: bool) -> None:
    """Words; in the colour of problems where it asks to be decided of again."""
    ink = "selection_text" if chosen else "status_not_met" if row.decided.over else "text"
    paint_words(painter, box, decided_words(row), ink, strong=row.decided.over)


def goal_words(row: RiskRow) -> str:
    """The goals by their numbers; by their titles where they have none."""
    return ", ".join(goal.number or goal.title for goal in row.goals)


def goal_tip(row: RiskRow) -> str:
    """The goals by number and title, a line each."""
    return "\n".join(f"{goal.number} {goal.title}".strip() for goal in row.goals)


def paint_value(painter: QPainter, box: QRect, row: RiskRow, chosen: bool) -> None:
    """The value on the ground of its zone; words where there is none."""
    if row.value is None or row.archived:
        paint_words(painter, box, value_words(row), "selection_text" if chosen else "muted")
    else:
        paint_mark(painter, box, row.zone, row.value)


def paint_movement(painter: QPainter, box: QRect, row: RiskRow, chosen: bool) -> None:
    """An arrow with a word."""
    code = _TRENDS.get(row.movement, "")
    if code:
        side = px(SYMBOL)
        paint_trend(painter, QRect(box.left(), box.center().y() - side // 2, side, side), code)
        box = box.adjusted(side + px(6), 0, 0, 0)
    paint_words(painter, box, wording.word("movement", row.movement), "selection_text" if chosen else "text")


def _actions(row: RiskRow) -> int | None:
    return row.actions or None


def _controls(row: RiskRow) -> int | None:
    return row.controls or None


COLUMNS = (
    Column(
        "value",
        noop("Columns", "Värde"),
        kind="custom",
        text=value_words,
        paint=paint_value,
        sort=lambda row: None if row.archived else row.value,
        width=76,
    ),
    Column("title", noop("Columns", "Risk"), stretch=True, strong=True),
    Column("unit", noop("Columns", "Nämnd eller bolag"), width=150),
    Column(
        "decided",
        noop("Columns", "Beslut"),
        kind="custom",
        text=decided_words,
        tip=decided_tip,
        paint=paint_decided,
        sort=lambda row: (
            (not row.decided.over, row.decided.kind, str(row.decided.until or ""))
            if row.decided.kind
            else None
        ),
        width=150,
    ),
    Column(
        "category",
        noop("Columns", "Kategori"),
        text=lambda row: wording.word("risk_category", row.category),
        width=120,
    ),
    Column(
        "movement",
        noop("Columns", "Sedan i fjol"),
        kind="custom",
        text=lambda row: wording.word("movement", row.movement),
        tip=movement_words,
        paint=paint_movement,
        sort=lambda row: (row.value or 0) - (row.before or 0) if row.movement else None,
        width=132,
    ),
    Column("actions", noop("Columns", "Åtgärder"), kind="number", decimals=0, value=_actions, width=96),
    Column("controls", noop("Columns", "Kontroller"), kind="number", decimals=0, value=_controls, width=104),
    Column(
        "goals",
        noop("Columns", "Mål"),
        text=lambda row: goal_words(row) or EMPTY,
        tip=goal_tip,
        width=110,
    ),
)

ROOM = {
    "unit": 420,
    "movement": 540,
    "decided": 720,
    "actions": 820,
    "controls": 900,
    "category": 1020,
    "goals": 1120,
}
"""The width of the register (at 100 % text) under which a column steps aside; all of it is in the form."""

"""The lists on a goal's record: what is under it, its indicators and its risks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from app import wording
from app.domain import formats
from app.domain.activities import SHOWN_STATES
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common import icons, theme
from app.ui.common.activity_marks import (
    goal_numbers,
    goals_words,
    paint_progress,
    paint_state,
    progress_words,
    state_word,
)
from app.ui.common.cells import paint_words
from app.ui.common.columns import EMPTY, Column
from app.ui.common.theme import colour, px
from app.ui.goals.header import years
from app.ui.goals.levels import ICONS, full_title, name

if TYPE_CHECKING:
    from app.services.goal_tree import GoalNode
    from app.services.indicator_rows import IndicatorRow
    from app.services.risk_rows import RiskRow

_SHORT_UNITS = frozenset({"%", "kr", "år", "dagar"})


def _paint_goal(painter: QPainter, box: QRect, row: GoalNode, chosen: bool) -> None:
    side = px(16)
    painter.drawPixmap(box.left(), box.center().y() - side // 2, icons.pixmap(ICONS[row.level], "muted", 16))
    words = box.adjusted(side + px(8), 0, 0, 0)
    paint_words(painter, words, full_title(row.number, row.title), "selection_text" if chosen else "text")


@dataclass(frozen=True, slots=True)
class TiedIndicator:
    """An indicator on a goal's record, and what ties it there."""

    row: IndicatorRow
    own: bool
    """Tied to the goal itself; otherwise it counts through a goal below it."""
    through: str
    """What it is tied to, in words."""

    @property
    def id(self) -> int:
        """The indicator's id."""
        return self.row.id

    @property
    def status(self) -> str:
        """How the indicator goes."""
        return self.row.status


def _measured(row: IndicatorRow, value: float | None) -> str:
    # A long unit ("per 1 000 invånare") would crowd out the number; it is in the tip.
    unit = row.unit_of_measure if row.unit_of_measure in _SHORT_UNITS else ""
    return formats.measured(value, row.decimals, unit) or EMPTY


def _target(row: IndicatorRow) -> str:
    if row.target_high is None:
        return _measured(row, row.target)
    return f"{formats.number(row.target, row.decimals)}–{_measured(row, row.target_high)}"


def _with_unit(row: IndicatorRow, text: str) -> str:
    return " ".join(part for part in (text, row.unit_of_measure) if part) if text != EMPTY else text


def _paint_zone(painter: QPainter, box: QRect, row: RiskRow, chosen: bool) -> None:
    if row.value is None:
        paint_words(painter, box, EMPTY, "muted")
        return
    chip = QRect(box.left(), box.center().y() - px(11), px(34), px(22))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(f"zone_{row.zone}"))
    painter.drawRoundedRect(chip, px(5), px(5))
    painter.setPen(colour(f"zone_{row.zone}_text"))
    painter.setFont(theme.font(strong=True))
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, str(row.value))


def _zone(row: RiskRow) -> str:
    return f"{row.value} ({wording.word('zone', row.zone).lower()})" if row.value is not None else EMPTY


def _level(row: GoalNode) -> str:
    return f"{name(row.level)} {years(row)}".strip()


BELOW = (
    Column(
        "title",
        noop("Columns", "Mål"),
        kind="custom",
        stretch=True,
        text=lambda row: full_title(row.number, row.title),
        paint=_paint_goal,
    ),
    Column("level", noop("Columns", "Nivå"), text=_level, width=180),
    Column("status", noop("Columns", "Status"), kind="status", width=150),
)

INDICATORS = (
    Column("title", noop("Columns", "Indikator"), text=lambda tied: tied.row.title, stretch=True),
    Column(
        "quality",
        noop("Columns", "Kvalitet"),
        text=lambda tied: wording.word("quality", tied.row.quality),
        width=84,
    ),
    Column("through", noop("Columns", "Kopplad till"), width=110),
    Column(
        "value",
        noop("Columns", "Värde"),
        kind="number",
        value=lambda tied: tied.row.value,
        text=lambda tied: _measured(tied.row, tied.row.value),
        tip=lambda tied: _with_unit(tied.row, formats.number(tied.row.value, tied.row.decimals)),
        width=84,
    ),
    Column(
        "target",
        noop("Columns", "Målvärde"),
        kind="number",
        value=lambda tied: tied.row.target,
        text=lambda tied: _target(tied.row),
        tip=lambda tied: _with_unit(tied.row, formats.number(tied.row.target, tied.row.decimals)),
        width=92,
    ),
    Column(
        "status",
        noop("Columns", "Status"),
        kind="status",
        group="indicator_status",
        tip=lambda tied: (
            f"{wording.word('indicator_status', tied.status)}\n{wording.word('reason', tied.row.reason)}"
        ),
        width=150,
    ),
)

RISKS = (
    Column(
        "value",
        noop("Columns", "Riskvärde"),
        kind="custom",
        text=_zone,
        paint=_paint_zone,
        sort=lambda row: row.value,
        width=90,
    ),
    Column("title", noop("Columns", "Risk"), stretch=True),
    Column("unit", noop("Columns", "Nämnd eller bolag"), width=220),
)

ACTIVITIES = (
    Column(
        "state",
        noop("Columns", "Läge"),
        kind="custom",
        paint=paint_state,
        text=state_word,
        sort=lambda row: SHOWN_STATES.index(row.shown_state),
        width=122,
    ),
    Column("title", noop("Columns", "Aktivitet"), stretch=True, wraps=True),
    Column("unit", noop("Columns", "Görs av"), wraps=True, width=160),
    Column("goals", noop("Columns", "Mål"), text=goal_numbers, tip=goals_words, width=96),
    Column(
        "last_day",
        noop("Columns", "Sista dagen"),
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
)

"""What there is to judge a goal by: its indicators, its activities, and what the unit said the time before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import wording
from app.domain import formats
from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate
from app.ui.common.columns import EMPTY, Column
from app.ui.common.marks import SYMBOL, paint_status, paint_trend
from app.ui.common.page_parts import action, button, words
from app.ui.common.record_table import RecordTable
from app.ui.common.tall_rows import let_rows_grow
from app.ui.common.theme import px
from app.ui.follow_up import judgement_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.assessments import AskedGoal, Earlier
    from app.services.goal_activities import GoalActivity
    from app.services.indicator_rows import IndicatorRow
    from app.ui.common.settings import Settings

MOST_ROWS = 6
"""A longer table is scrolled."""


def _value(row: IndicatorRow) -> str:
    if row.value is None:
        return EMPTY
    unit = "%" if row.unit_of_measure == "%" else ""
    return f"{formats.measured(row.value, row.decimals, unit)} ({row.value_year})"


def _value_tip(row: IndicatorRow) -> str:
    return f"{formats.measured(row.value, row.decimals, row.unit_of_measure)}\n{wording.word('reason', row.reason)}"


def _how_it_goes(row: IndicatorRow) -> str:
    return f"{wording.word('indicator_status', row.status)}, {wording.word('trend', row.trend).lower()}"


def _paint_how_it_goes(painter: QPainter, box: QRect, row: IndicatorRow, _chosen: bool) -> None:
    side = px(SYMBOL)
    place = QRect(box.left(), box.center().y() - side // 2, side, side)
    paint_status(painter, place, row.status)
    paint_trend(painter, place.translated(side + px(8), 0), row.trend)


def _standing(row: GoalActivity) -> str:
    said = [f"{wording.word('activity_symbol', row.shown)} {wording.word('activity_shown', row.shown)}"]
    if row.shown not in ("done", "dropped"):
        said += [f"{row.progress} %"] if row.progress is not None else []
        said += [translate("Judgement", "klar {day}").format(day=row.last_day)] if row.last_day else []
    return ", ".join(said)


INDICATORS = (
    Column("title", noop("Columns", "Indikator"), stretch=True, wraps=True),
    Column("value", noop("Columns", "Värde"), kind="number", text=_value, tip=_value_tip, width=108),
    Column(
        "status",
        noop("Columns", "Läge"),
        kind="custom",
        text=_how_it_goes,
        tip=lambda row: f"{_how_it_goes(row)}\n{wording.word('reason', row.reason)}",
        paint=_paint_how_it_goes,
        width=68,
    ),
)
ACTIVITIES = (
    Column("title", noop("Columns", "Aktivitet"), stretch=True, wraps=True),
    Column("shown", noop("Columns", "Läge"), text=_standing, width=140, wraps=True),
)


class FactTable(RecordTable):
    """As high as its rows, up to a few."""

    def __init__(self, columns: Sequence[Column], name: str, heard: str, settings: Settings) -> None:
        super().__init__(columns, name=name, settings=settings)
        self.setAccessibleName(heard)
        let_rows_grow(self)
        self.verticalHeader().sectionResized.connect(lambda *_: self._fit())
        self.rows_model.modelReset.connect(self._fit)

    def _fit(self) -> None:
        rows = self.verticalHeader()
        shown = sum(rows.sectionSize(at) for at in range(min(rows.count(), MOST_ROWS)))
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + shown + px(4))


class JudgementFacts(QWidget):
    """Reads only. Enter on an indicator or an activity leads to it."""

    jump = Signal(str, int)
    text_wanted = Signal(object)
    """Texts of the time before, by field, to go on from."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._before: Earlier | None = None
        self.indicators = FactTable(
            INDICATORS, "follow_up/judged_indicators", self.tr("Målets indikatorer"), settings
        )
        self.activities = FactTable(
            ACTIVITIES, "follow_up/judged_activities", self.tr("Målets aktiviteter"), settings
        )
        self.no_indicators = words(self.tr("Inga indikatorer visar målet."), "muted", wrap=True)
        self.no_activities = words(self.tr("Inga aktiviteter är kopplade till målet."), "muted", wrap=True)
        self.before_title = words("", "label", wrap=True)
        self.before = words("", "strong", wrap=True)
        self.before_text = words("", wrap=True)
        self.before_text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.take_action = action(
            self,
            self.tr("Utgå från texten"),
            self._take,
            icon="copy",
            tip=self.tr("Sätt förra gångens analys och nästa steg efter det som du har skrivit"),
        )
        self._take_button = button(self.take_action)
        self.indicators.opened.connect(lambda row: self.jump.emit("indicator", row.id))
        self.activities.opened.connect(lambda row: self.jump.emit("activity", row.id))
        self._lay_out()

    def show_goal(self, asked: AskedGoal, *, writable: bool) -> None:
        """Show another goal's."""
        for table, nothing, rows in (
            (self.indicators, self.no_indicators, asked.indicators),
            (self.activities, self.no_activities, asked.activities),
        ):
            if rows != table.rows_model.rows:
                # Of a goal that hundreds of indicators show, to see how high each row is takes its time.
                table.set_rows(rows)
            table.setVisible(bool(rows))
            nothing.setVisible(not rows)
        self._before = asked.before
        self._show_before(writable)

    def _show_before(self, writable: bool) -> None:
        before = self._before
        for part in (self.before_title, self.before, self.before_text):
            part.setVisible(before is not None)
        self.take_action.setVisible(before is not None and writable and bool(self._texts()))
        if before is None:
            return
        self.before_title.setText(self.tr("Förra gången: {round}").format(round=before.round))
        self.before_text.setAccessibleName(self.before_title.text())
        self.before.setText(judgement_words.earlier(before.values))
        said = (before.values["reason"], before.values["analysis"], self._next(before))
        text = "\n\n".join(part for part in said if part)
        self.before_text.setText(text)
        self.before_text.setVisible(bool(text))

    def _next(self, before: Earlier) -> str:
        steps = before.values["next_steps"]
        return self.tr("Härnäst: {steps}").format(steps=steps) if steps else ""

    def _texts(self) -> dict[str, str]:
        if self._before is None:
            return {}
        values = self._before.values
        return {field: values[field] for field in ("analysis", "next_steps") if values[field]}

    def _take(self) -> None:
        self.text_wanted.emit(self._texts())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(words(self.tr("Indikatorer"), "label"))
        column.addWidget(self.indicators)
        column.addWidget(self.no_indicators)
        column.addSpacing(px(10))
        column.addWidget(words(self.tr("Aktiviteter"), "label"))
        column.addWidget(self.activities)
        column.addWidget(self.no_activities)
        column.addSpacing(px(10))
        column.addWidget(self.before_title)
        column.addWidget(self.before)
        column.addWidget(self.before_text)
        column.addWidget(self._take_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

"""Effects by target group and the goal's indicators, gathered from all units to be weighed together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app import wording
from app.domain import formats
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.cells import ROW_HEIGHT
from app.ui.common.columns import EMPTY, Column
from app.ui.common.link_rows import TitleLink
from app.ui.common.page_parts import Card, EmptyState, Rule, words
from app.ui.common.record_table import RecordTable
from app.ui.common.settings import Settings
from app.ui.common.theme import px
from app.ui.follow_up import opinion_words
from app.ui.follow_up.joint_goals import name_of
from app.ui.follow_up.long_words import LongWords
from app.ui.follow_up.side_by_side import SideBySide, emptied, keep_reading_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.indicator_rows import IndicatorRow
    from app.services.joint_effects import EffectRow, GroupEffects
    from app.services.joint_rows import AnalysedGoal, RoundSheet

MOST_ROWS = 8
"""A longer list of indicators scrolls by itself."""


def _value(row: IndicatorRow) -> str:
    if row.value is None:
        return EMPTY
    return f"{formats.measured(row.value, row.decimals, row.unit_of_measure)} ({row.value_year})"


INDICATORS = (
    Column("title", noop("Columns", "Indikator"), stretch=True),
    Column("value", noop("Columns", "Senaste värde"), text=_value, sort=lambda row: row.value, width=132),
    Column(
        "status", noop("Columns", "Status"), kind="status", group="indicator_status", word=False, width=76
    ),
    Column("trend", noop("Columns", "Trend"), kind="trend", word=False, width=72),
)


class QualityList(QWidget):
    """The indicators of one quality. Enter leads to the indicator."""

    lead = Signal(int)

    def __init__(self, quality: str, settings: Settings) -> None:
        super().__init__()
        self.table = RecordTable(
            INDICATORS,
            name=f"follow_up/{quality}",
            settings=settings,
            empty=EmptyState("chart-line", self._none(quality)),
        )
        heading = self.tr("Faktisk kvalitet") if quality == "actual" else self.tr("Upplevd kvalitet")
        self.table.setAccessibleName(heading)
        self.table.opened.connect(lambda row: self.lead.emit(row.id))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(words(heading, "label"))
        column.addWidget(self.table)
        column.addStretch(1)

    def show_rows(self, rows: Sequence[IndicatorRow]) -> None:
        """Show these, as high as they are."""
        self.table.set_rows(rows)
        lines = min(max(len(rows), 3), MOST_ROWS) + 1
        self.table.setFixedHeight(lines * px(ROW_HEIGHT) + px(8))

    def _none(self, quality: str) -> str:
        if quality == "actual":
            return self.tr("Ingen indikator visar den faktiska kvaliteten.")
        return self.tr("Ingen indikator visar hur kvaliteten upplevs.")


class GroupCard(Card):
    """A target group with what every unit does for it."""

    lead = Signal(int)

    def __init__(self, group: GroupEffects) -> None:
        super().__init__()
        self.setAccessibleName(group.name)
        self.column.addWidget(words(group.name, "strong", wrap=True))
        if group.text:
            self.column.addWidget(words(group.text, "small", wrap=True))
        for number, effect in enumerate(group.effects):
            if number:
                self.column.addWidget(Rule())
            self._add(effect)

    def _add(self, effect: EffectRow) -> None:
        link = TitleLink(effect.activity)
        link.clicked.connect(lambda: self.lead.emit(effect.activity_id))
        state = (
            f"{wording.word('activity_symbol', effect.state)} {wording.word('activity_shown', effect.state)}"
        )
        about = [state, ", ".join(effect.units), ", ".join(effect.goals)]
        self.column.addWidget(link)
        self.column.addWidget(words(" · ".join(part for part in about if part), "small", wrap=True))
        texts = SideBySide(150)
        texts.set_parts(
            [
                _labelled(self.tr("Väntad effekt"), effect.expected),
                _labelled(self.tr("Sedd effekt"), effect.seen),
                _labelled(self.tr("Vad det vilar på"), effect.evidence),
            ]
        )
        self.column.addWidget(texts)


class GatheredPane(QScrollArea):
    """What all units have reached for those they are there for, and what indicators show. The arrow keys scroll."""

    jump = Signal(str, int)

    def __init__(self, settings: Settings) -> None:
        super().__init__(widgetResizable=True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Effekter och indikatorer"))
        self.setMinimumWidth(px(280))
        self._shown: tuple[int, int] | None = None
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(0, 0, px(8), 0)
        self.column.setSpacing(px(8))
        self.title = words("", "heading", wrap=True)
        self.counts = words("", "small", wrap=True)
        self.groups_heading = words("", "label", wrap=True)
        self.groups = QVBoxLayout()
        self.groups.setSpacing(px(8))
        self.none = words("", "muted", wrap=True)
        self.actual, self.perceived = QualityList("actual", settings), QualityList("perceived", settings)
        self.indicators = SideBySide(270)
        self.indicators.set_parts([self.actual, self.perceived])
        for widget in (self.title, self.counts, self.groups_heading):
            self.column.addWidget(widget)
        self.column.addLayout(self.groups)
        self.column.addWidget(self.none)
        self.column.addSpacing(px(8))
        self.column.addWidget(self.indicators)
        self.column.addStretch(1)
        self.setWidget(inside)
        for part in (self.actual, self.perceived):
            part.lead.connect(lambda indicator: self.jump.emit("indicator", indicator))

    def show_goal(self, sheet: RoundSheet, goal: AnalysedGoal) -> None:
        """Fill in; another goal is read from its beginning."""
        self.title.setText(name_of(goal))
        self.counts.setVisible(goal.seen is not None)
        self.indicators.setVisible(goal.seen is not None)
        if goal.seen is not None:
            said = self.tr("Enheternas bedömningar: {counts}")
            self.counts.setText(said.format(counts=opinion_words.counts(goal.seen)))
            self.groups_heading.setText(self.tr("Effekter per målgrupp, från alla enheter"))
            self.none.setText(
                self.tr(
                    "Inga effekter är beskrivna för målet {year}. De skrivs vid aktiviteterna, en för varje målgrupp."
                ).format(year=sheet.round.year)
            )
            for part, quality in ((self.actual, "actual"), (self.perceived, "perceived")):
                part.show_rows([row for row in goal.indicators if row.quality == quality])
        else:
            self.groups_heading.setText(self.tr("Effekter av aktiviteter som inte är knutna till något mål"))
            self.none.setText(self.tr("Alla aktiviteter med beskrivna effekter är knutna till ett mål."))
        emptied(self.groups)
        self.none.setVisible(not goal.groups)
        cards = [GroupCard(group) for group in goal.groups]
        for card in cards:
            card.lead.connect(lambda activity: self.jump.emit("activity", activity))
            self.groups.addWidget(card)
        keep_reading_order(self, (*cards, self.actual.table, self.perceived.table))
        if self._shown != (sheet.round.id, goal.id):
            self._shown = (sheet.round.id, goal.id)
            self.verticalScrollBar().setValue(0)


def _labelled(label: str, text: str) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(2))
    column.addWidget(words(label, "label"))
    column.addWidget(LongWords(text) if text else words(EMPTY, "muted"))
    column.addStretch(1)
    return made

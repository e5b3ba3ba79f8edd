"""The indicators that show a goal: tied, untied, and the way to each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.services.edits import Edit
from app.ui.common.form_parts import Notice
from app.ui.common.icons import set_icon
from app.ui.common.page_parts import EmptyState, action
from app.ui.common.picker import Pick, Picker
from app.ui.common.theme import px
from app.ui.goals.fitting import FittingTable
from app.ui.goals.indicator_charts import IndicatorCharts
from app.ui.goals.tables import INDICATORS, TiedIndicator

if TYPE_CHECKING:
    from app.services.goal_tree import GoalNode
    from app.services.goals import GoalCard
    from app.services.indicator_rows import IndicatorRow
    from app.ui.common.context import Context


class GoalIndicators(QWidget):
    """A table: those tied to the goal itself, then those that count through goals under it."""

    lead = Signal(str, int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._card: GoalCard | None = None
        self._choices: tuple[tuple[int, str], ...] = ()
        self.picker = Picker(self.tr("Koppla en indikator till målet: skriv några ord ur namnet …"))
        self.picker.picked.connect(self._tie)
        self.table = FittingTable(
            INDICATORS,
            {"through": 680, "quality": 560, "target": 460},
            name="goal_indicators",
            heard=self.tr("Indikatorer"),
            settings=context.settings,
            empty=EmptyState(
                "chart-line",
                self.tr("Här visas indikatorerna som visar hur det går. Koppla den första i fältet ovanför."),
            ),
        )
        self.open_action = action(
            self, self.tr("Visa indikatorn"), self._open, icon="chart-line", tip=self.tr("Enter gör detsamma")
        )
        self.untie_action = action(self, self.tr("Koppla loss från målet"), self.untie, icon="unlink")
        self.table.set_actions([self.open_action, self.untie_action, None])
        self.table.chosen.connect(lambda row: self.untie_action.setEnabled(row is not None and row.own))
        self.table.opened.connect(self._lead)
        self.charts = IndicatorCharts()
        self.charts.lead.connect(lambda indicator_id: self.lead.emit("indicator", indicator_id))
        self.as_charts = QPushButton(self.tr("Visa som diagram"))
        self.as_charts.setCheckable(True)
        self.as_charts.setToolTip(
            self.tr("Små diagram i stället för listan: faktisk kvalitet bredvid upplevd")
        )
        set_icon(self.as_charts, "chart-column")
        self.lone = Notice("circle-alert", "warning")
        self._views = QStackedWidget()
        self._views.addWidget(self.table)
        self._views.addWidget(self.charts)
        self.as_charts.toggled.connect(self._turn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addLayout(self._top())
        column.addWidget(self.lone)
        column.addWidget(self._views, 1)

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.picker, 1)
        row.addWidget(self.as_charts, 0)
        return row

    def set_choices(self, indicators: Sequence[tuple[int, str]]) -> None:
        """Every indicator as (id, title)."""
        self._choices = tuple(indicators)

    def show_card(self, node: GoalNode, card: GoalCard, goals: Mapping[int, GoalNode]) -> None:
        """Fill in. ``goals`` are those of the period by id."""
        self._card = card
        own = [TiedIndicator(row, True, self.tr("Målet självt")) for row in card.indicators]
        below = [TiedIndicator(row, False, _named(row, goals)) for row in card.indicators_below]
        self.table.set_rows([*own, *below])
        rows = [*card.indicators, *card.indicators_below]
        self.charts.show_rows(rows)
        self.as_charts.setVisible(bool(rows))
        self._turn(self.as_charts.isChecked())
        self._mark(node.lacks)
        self.picker.setVisible(not node.archived)
        self.untie_action.setVisible(not node.archived)
        tied = {row.id for row in card.indicators}
        self.picker.set_picks([Pick(own, title) for own, title in self._choices if own not in tied])

    def _turn(self, as_charts: bool) -> None:
        shown = self.charts if as_charts and not self.as_charts.isHidden() else self.table
        self._views.setCurrentWidget(shown)
        self.as_charts.setText(self.tr("Visa som lista") if as_charts else self.tr("Visa som diagram"))
        set_icon(self.as_charts, "list" if as_charts else "chart-column")

    def _mark(self, lacks: str) -> None:
        """Say where a goal is seen from one side only."""
        said = {
            "no_perceived": self.tr(
                "Målet har bara indikatorer för faktisk kvalitet. Koppla en som visar hur kvaliteten upplevs."
            ),
            "no_actual": self.tr(
                "Målet har bara indikatorer för upplevd kvalitet. Koppla en som visar den faktiska."
            ),
        }
        if lacks in said:
            self.lone.say(said[lacks])
        else:
            self.lone.hide()

    def untie(self) -> None:
        """Take the chosen indicators from the goal."""
        gone = {tied.id for tied in self.table.chosen_rows() if tied.own}
        if gone and self._card is not None:
            tied = tuple(row.id for row in self._card.indicators if row.id not in gone)
            self._write(
                self.tr("Koppla loss indikator"), tied, self.tr("Indikatorn kopplades loss från målet.")
            )

    def _tie(self, indicator_id: object) -> None:
        if self._card is not None and isinstance(indicator_id, int):
            tied = (*(row.id for row in self._card.indicators), indicator_id)
            self._write(self.tr("Koppla indikator"), tied, self.tr("Indikatorn kopplades till målet."))

    def _write(self, text: str, tied: tuple[int, ...], told: str) -> None:
        if self._card is None:
            return
        values = self._card.values
        goal_id = values["id"]
        assert isinstance(goal_id, int)
        base = {"indicators": values["indicators"]}
        edit = Edit("goal", goal_id, {"indicators": tuple(sorted(tied))}, base)
        self._context.saving.write(text, [edit], told=told)

    def _open(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self._lead(row)

    def _lead(self, tied: TiedIndicator) -> None:
        self.lead.emit("indicator", tied.id)


def _named(row: IndicatorRow, goals: Mapping[int, GoalNode]) -> str:
    """The goals that an indicator is tied to, by number where they have one."""
    tied = [goals[goal] for goal in row.goals if goal in goals]
    return ", ".join(goal.number or goal.title for goal in tied)

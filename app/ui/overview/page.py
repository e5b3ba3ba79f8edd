"""Översikt: where the municipality stands, what threatens, what is missing and what has happened lately."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from app import wording
from app.domain import formats
from app.domain.problems import UserError
from app.ui.common.page import Page
from app.ui.common.page_parts import EmptyState, PageHeader, action
from app.ui.common.theme import px
from app.ui.overview.goal_card import GoalCard
from app.ui.overview.row_list import Row, RowList, at_first
from app.ui.overview.to_do import ToDoList
from app.ui.overview.year_card import YearCard

if TYPE_CHECKING:
    from app.services.overview import OverviewData, RecentChange
    from app.ui.common.context import Context

NARROW = 1000
"""Below this width the cards stand two by two and the lists under one another."""

GAPS_SHOWN = 7

_GAP_ICONS = {"no_contribution": "users", "no_sdg": "globe", "no_expected": "flag", "no_origin": "unlink"}

_KIND_ICONS = {
    "goal": "target",
    "contribution": "target",
    "goal_sdg": "globe",
    "indicator": "chart-line",
    "measurement": "chart-line",
    "target": "flag",
    "risk": "shield-alert",
    "risk_score": "shield-alert",
    "risk_treatment": "shield-alert",
    "control": "shield-check",
    "control_result": "clipboard-list",
    "action": "list-plus",
    "decision": "gavel",
    "document": "book-open",
    "document_sdg": "globe",
    "indicator_sdg": "globe",
    "annex_row": "book-open",
    "activity": "activity",
    "effect": "activity",
    "round": "file-check-2",
    "round_unit": "file-check-2",
    "round_version": "lock",
    "assessment": "file-check-2",
}


class OverviewPage(Page):
    """The first page; everything on it leads somewhere."""

    kinds = frozenset(
        (
            "goal",
            "contribution",
            "goal_sdg",
            "indicator",
            "target",
            "measurement",
            "risk",
            "risk_score",
            "risk_treatment",
            "control",
            "control_result",
            "action",
            "control_plan",
            "control_plan_item",
            "unit",
            "decision",
            "document",
            "decision_step",
            "measurement_plan",
            "measurement_plan_entry",
            *("round", "round_unit", "round_version", "joint_analysis", "activity", "risk_analysis"),
        )
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._all_gaps = False
        self._data: OverviewData | None = None
        self.header = PageHeader(
            self.tr("Översikt"),
            self.tr("Var ni står mot målen, vad som väntar, vad som hotar och vad som saknas."),
        )
        self.cards: list[GoalCard] = []
        self._cards = QGridLayout()
        self._cards.setSpacing(px(12))
        self.risks = RowList(self.tr("Största risker"), self.tr("Inga risker är värderade än."))
        self.to_do = ToDoList(context.settings)
        self.year = YearCard()
        self.gaps = RowList(self.tr("Saknas"), self.tr("Inget saknas: tråden är hel."))
        self.changes = RowList(self.tr("Senaste ändringar"), self.tr("Inget har ändrats än."))
        self._lists = QGridLayout()
        self._lists.setSpacing(px(12))
        start = action(self, self.tr("Börja med målen"), lambda: self.jump.emit("goal", 0), icon="target")
        self.empty = EmptyState(
            "target",
            self.tr(
                "Här visas hur det går med målen. Börja med att lägga in visionen och de övergripande målen; sedan "
                "kommer nämndernas mål, indikatorer och risker."
            ),
            start,
        )
        self._lay_out()
        for rows in self._below:
            rows.chosen.connect(self._go)
        self.to_do.chosen.connect(self._go_to_do)
        self.year.failed.connect(self._not_saved)

    @property
    def _below(self) -> tuple[RowList | YearCard, ...]:
        """The lists under the cards, in reading order, but for what is to be done."""
        return (self.year, self.risks, self.gaps, self.changes)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(24), px(20), px(24), px(24))
        column.setSpacing(px(16))
        column.addWidget(self.header)
        column.addWidget(self.empty, 1)
        column.addLayout(self._cards)
        column.addLayout(self._lists)
        column.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(area)
        self.empty.hide()
        self._arrange()

    def refresh(self) -> None:
        """Read everything again, in one go."""
        period, today = self.context.period, self.context.today
        self.context.tasks.run(
            lambda: self.context.office.overview.read(period.id, period.year, today),
            self.show_data,
            latest="overview",
        )

    def show_data(self, data: OverviewData) -> None:
        """Fill the page."""
        self._data = data
        self.empty.setVisible(data.empty)
        for rows in (self.to_do, *self._below):
            rows.setVisible(not data.empty)
        while len(self.cards) < len(data.goals):
            card = GoalCard()
            card.chosen.connect(lambda goal_id: self._go("goal", goal_id))
            self.cards.append(card)
            self._arrange()
        subgoals = dict(data.subgoals)
        for number, card in enumerate(self.cards):
            card.setVisible(number < len(data.goals))
            if number < len(data.goals):
                goal = data.goals[number]
                card.show_goal(goal, subgoals[goal.id], self.context.period.year, data.judged.get(goal.id))
        self.risks.show_rows(
            [
                Row("risk", risk.id, risk.title, risk.unit, str(risk.value), f"zone_{risk.zone}")
                for risk in data.risks
            ]
        )
        self.to_do.show_to_do(data.to_do, data.units)
        self.year.show_year(self.context.period.year, data.wheel, self.context.today)
        self._show_gaps()
        self.changes.show_rows([self._change(change) for change in data.changes])

    def _show_gaps(self) -> None:
        if self._data is None:
            return
        every = self._data.gaps
        shown = every if self._all_gaps else at_first(every, GAPS_SHOWN)
        rows = [
            Row(
                gap.kind,
                gap.record_id,
                *wording.gap_in_two(gap.code, gap.values),
                icon=_GAP_ICONS.get(gap.code, "chart-line"),
            )
            for gap in shown
        ]
        if len(shown) < len(every):
            rest = self.tr("Visa alla {count}").format(count=len(every))
            rows.append(Row("", 0, rest, icon="chevron-down"))
        self.gaps.show_rows(rows, self.tr("Saknas ({count})").format(count=len(every)) if every else "")

    def _change(self, change: RecentChange) -> Row:
        when = formats.day(change.at.date())
        said = self.tr("{kind} {action}").format(
            kind=wording.word("kind", change.kind), action=wording.word("action", change.action)
        )
        detail = " · ".join(part for part in (when, said, change.by) if part)
        return Row(
            change.kind, change.record_id, change.name, detail, icon=_KIND_ICONS.get(change.kind, "history")
        )

    def _go(self, kind: str, record_id: int) -> None:
        if not kind:
            self._all_gaps = True
            self._show_gaps()
        else:
            self.jump.emit(kind, record_id)

    def _go_to_do(self, kind: str, record_id: int) -> None:
        if kind:
            self.jump.emit(kind, record_id)
        else:
            self.to_do.show_all()

    def _not_saved(self, path: str) -> None:
        self.context.messages.show_error(UserError("cannot_write", path=path))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange anew where the width asks for it."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < px(NARROW)
        across = 2 if narrow else max(len(self.cards), 1)
        for number, card in enumerate(self.cards):
            self._cards.addWidget(card, number // across, number % across)
        for column in range(4):
            self._cards.setColumnStretch(column, 1 if column < across else 0)
        if narrow:
            places = ((0, 0, 1), (0, 1, 1), (1, 0, 1), (1, 1, 1), (2, 0, 2))
        else:
            places = ((0, 0, 1), (0, 1, 1), (0, 2, 1), (1, 0, 1), (1, 1, 2))
        for rows, (row, column, wide) in zip((self.to_do, *self._below), places, strict=True):
            self._lists.addWidget(rows, row, column, 1, wide)
        for column in range(3):
            self._lists.setColumnStretch(column, 0 if narrow and column == 2 else 1)

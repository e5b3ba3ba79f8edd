"""The units' answers in a round: the matrix, and under it the answer where one stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.ui.common.context import Context
from app.ui.common.form_parts import Notice
from app.ui.common.page_parts import EmptyState, action
from app.ui.common.theme import px
from app.ui.follow_up import answer_words
from app.ui.follow_up.answer_acts import AnswerActs
from app.ui.follow_up.answer_bar import AnswerBar
from app.ui.follow_up.round_acts import RoundActs
from app.ui.follow_up.round_matrix import RoundMatrix

if TYPE_CHECKING:
    from app.services.round_page_rows import RoundCard


class AnswersView(QStackedWidget):
    """An empty state until the round is opened."""

    jump = Signal(str, int)
    """To a unit's judgements."""

    def __init__(self, context: Context, section: QWidget, acts: RoundActs) -> None:
        """``section`` owns the acts, so that their keys answer anywhere in it."""
        super().__init__()
        self._card: RoundCard | None = None
        self.matrix = RoundMatrix()
        self.acts = AnswerActs(context, section)
        self.lead_action = action(
            section,
            self.tr("Till bedömningarna"),
            self.matrix.open,
            icon="arrow-right",
            tip=self.tr("Det som enheten har bedömt, mål för mål (Enter i rutan)"),
        )
        self.next_action = action(
            section,
            self.tr("Nästa som saknas"),
            self.matrix.grid.choose_next_missing,
            icon="arrow-down",
            shortcut="Ctrl+J",
            tip=self.tr("Nästa ruta där något är sent eller inte bedömt"),
        )
        self.gone = Notice("triangle-alert", "warning")
        self.bar = AnswerBar(self.acts, self.lead_action)
        self.empty = EmptyState(
            "users",
            self.tr(
                "Här visas enheternas svar mot målen: vad som är bedömt och vad som är kvar. Öppna uppföljningen för "
                "de enheter som ska svara."
            ),
            acts.open,
        )
        self.matrix.grid.addActions([self.lead_action, *self.acts.on_answer])
        self._lay_out()
        self.matrix.chosen.connect(self._follow)
        self.matrix.lead.connect(self.jump)
        # What is asked is of the same answer: it takes the place of what is said of it.
        self.acts.asking.connect(self.bar.hide)
        for panel in self.acts.panels:
            panel.closed.connect(self._back)

    def show_card(self, card: RoundCard | None) -> None:
        """Show the answers of a round."""
        self._card = card
        there = card is not None and bool(card.answers)
        self.setCurrentIndex(0 if there else 1)
        if card is not None and there:
            self.matrix.show_card(card)
            self._tell_gone(card)
        self._follow()

    def _follow(self) -> None:
        answer = self.matrix.answer if self._card is not None and self._card.answers else None
        self.acts.offer(self._card, answer)
        if not any(panel.isVisible() for panel in self.acts.panels):
            self.bar.show_answer(answer, self.matrix.cell if answer is not None else None)
        self.lead_action.setEnabled(answer is not None)
        self.next_action.setEnabled(self.matrix.grid.has_missing())

    def _back(self) -> None:
        self._follow()
        self.matrix.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_gone(self, card: RoundCard) -> None:
        """A unit that was abolished answers no more: somebody has to say so before the round is locked."""
        gone = [
            answer
            for answer in card.unsettled
            if answer.waits_for == "unit" and (answer.abolished or answer.ends)
        ]
        self.gone.hide()
        if gone:
            said = self.tr("Har upphört, eller upphör under året: {units} Skriv varför, om de inte svarar.")
            units = answer_words.some(answer.unit for answer in gone)
            self.gone.say(said.format(units=units), [(self.tr("Visa"), lambda: self._go_to(gone[0].unit_id))])

    def _go_to(self, unit_id: int) -> None:
        self.matrix.choose_unit(unit_id)
        self.matrix.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, px(4), 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.matrix.waiting)
        column.addWidget(self.gone)
        for panel in self.acts.panels:
            column.addWidget(panel)
        column.addWidget(self.matrix, 1)
        column.addWidget(self.bar)
        self.addWidget(whole)
        self.addWidget(self.empty)
        self.setFocusProxy(self.matrix.grid)

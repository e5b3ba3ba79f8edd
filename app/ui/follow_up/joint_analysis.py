"""Gemensam analys: what all units' effects mean together, and what it leads to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QStackedWidget

from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.context import Context
from app.ui.common.fields import RichText
from app.ui.common.page_parts import Splitter
from app.ui.common.theme import px
from app.ui.follow_up.conclusions import ConclusionsPane
from app.ui.follow_up.effects import GatheredPane
from app.ui.follow_up.joint_goals import NAME, name_of
from app.ui.follow_up.joint_section import JointSection
from app.ui.follow_up.own_words import OwnWords

if TYPE_CHECKING:
    from app.services.joint_rows import AnalysedGoal, RoundSheet

FIELDS = (
    RichText(
        "analysis",
        noop("Fields", "Gemensam analys"),
        help=noop("Fields", "Vad effekterna och indikatorerna säger tillsammans, och varför det blev så."),
        lines=6,
    ),
)


class JointAnalysisSection(JointSection):
    """Goals to the left, what is gathered in the middle, analysis and conclusions to the right."""

    kinds = frozenset({"conclusion", "joint_text"})

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Gemensam analys"),
            self.tr("Effekter från alla enheter per mål och målgrupp, vad de betyder och vad de leder till."),
            "joint_analysis",
            (NAME,),
        )
        self.gathered = GatheredPane(context.settings)
        self.own = OwnWords(context, FIELDS, "", "joint_text")
        self.conclusions = ConclusionsPane(context)
        self.right = QStackedWidget()
        self.right.setMinimumWidth(px(320))
        self._written = Splitter("follow_up/analysis", context.settings, (330, 330), Qt.Orientation.Vertical)
        self._written.addWidget(self.own)
        self._written.addWidget(self.conclusions)
        self.right.addWidget(self._written)
        self.right.addWidget(self.conclusions.maker)
        self.lay_out((self.gathered, self.right), (240, 530, 390), self.conclusions.new_action)
        # Ctrl+N begins a conclusion from anywhere in the section.
        self.addAction(self.conclusions.new_action)
        self.goals.opened.connect(lambda _row: self.own.form.focus_first())
        self.gathered.jump.connect(self.jump)
        self.conclusions.jump.connect(self.jump)
        self.conclusions.maker.opened.connect(lambda: self.right.setCurrentIndex(1))
        self.conclusions.maker.closed.connect(self._written_again)

    def nothing(self) -> str:
        """What would be here."""
        return self.tr(
            "Här samlas effekterna från alla enheter per målgrupp, med indikatorerna bredvid, och här skrivs vad de "
            "betyder och vad de leder till: delmål för nästa år och risker. Det börjar med en uppföljning som öppnas."
        )

    def why_locked(self) -> str:
        """Texts are kept as they were; effects and figures are as they are now."""
        return self.tr(
            "Uppföljningen är låst: analysen och slutsatserna kan bara läsas, men en slutsats kan fortfarande bli ett "
            "delmål eller en risk. Effekter och indikatorer visas som de är i dag; rapporten visar dem som de var."
        )

    def actions_in_menu(self) -> Sequence[QAction | None]:
        """What can be done with the goal and with the conclusion that is chosen."""
        return [self.goal_action, None, *self.conclusions.acts]

    def show_kind(self, kind: str) -> None:
        """Take up a text that was never saved."""
        if kind == "conclusion":
            self.conclusions.take_up_draft(self.stand_on)
        else:
            self.stand_on(self.own.drafted())

    def new_record(self, kind: str) -> None:
        """Begin a conclusion for the goal that is looked at."""
        if kind == "conclusion" and self.conclusions.new_action.isEnabled():
            self.conclusions.new_action.trigger()

    def show_record(self, kind: str, record_id: int) -> None:
        """Stand on a conclusion, or on the goal that a text is about."""
        if kind == "conclusion":
            self.conclusions.want(record_id)
        super().show_record("conclusion" if kind == "conclusion" else "joint_analysis", record_id)

    def show_goal(self, sheet: RoundSheet, goal: AnalysedGoal) -> None:
        """Fill all three."""
        self.gathered.show_goal(sheet, goal)
        self.own.show_goal(sheet, goal, name_of(goal))
        self.conclusions.show_goal(sheet, goal)

    def _written_again(self) -> None:
        focus = QApplication.focusWidget()
        left = focus is not None and self.conclusions.maker.isAncestorOf(focus)
        self.right.setCurrentIndex(0)
        if left:
            self.conclusions.table.setFocus(Qt.FocusReason.OtherFocusReason)

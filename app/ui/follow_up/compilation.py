"""Sammanställning: the executive office's desk. What the units say of each goal, and the municipality's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app import wording
from app.domain.codes import ATTAINMENTS
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.context import Context
from app.ui.common.fields import Choice, Option, RichText
from app.ui.common.form_parts import Notice
from app.ui.common.page_parts import Card, words
from app.ui.common.tally_bar import TallyBar
from app.ui.common.theme import px
from app.ui.follow_up import opinion_words
from app.ui.follow_up.joint_goals import NAME, name_of
from app.ui.follow_up.joint_section import JointSection
from app.ui.follow_up.judgements import GoalRow, SummaryCard, UnitCard
from app.ui.follow_up.long_words import LongWords
from app.ui.follow_up.own_words import OwnWords
from app.ui.follow_up.side_by_side import SideBySide, emptied, keep_reading_order

if TYPE_CHECKING:
    from app.services.joint_rows import AnalysedGoal, GoalViews, RoundSheet

FIELDS = (
    Choice(
        "attainment",
        noop("Fields", "Kommunens bedömning"),
        none=noop("Fields", "Inte bedömt än"),
        empty="",
    ),
    RichText(
        "summary",
        noop("Fields", "Sammanfattning"),
        help=noop("Fields", "Kommunens egna ord. Det som enheterna har skrivit står kvar som det är."),
        lines=8,
    ),
)


AT_ONCE = 6
"""How many goals are laid out at a time."""


class CompilationSection(JointSection):
    """Goals to the left, the units' views in the middle, the municipality's own to the right."""

    kinds = frozenset({"joint_analysis"})

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Sammanställning"),
            self.tr("Vad enheterna säger om varje mål, bredvid varandra, och kommunens egen sammanfattning."),
            "compilation",
            (NAME,),
        )
        self.views = GoalPane()
        self.own = OwnWords(context, FIELDS, self.tr("Kommunens egen text"), "joint_analysis")
        self.own.setMinimumWidth(px(300))
        self.own.form.set_options(
            "attainment", [Option(code, opinion_words.marked(code)) for code in ATTAINMENTS]
        )
        self.own.form.changed.connect(lambda _field: self._compare())
        self.lay_out((self.views, self.own), (240, 590, 330))
        self.goals.opened.connect(lambda _row: self.own.form.focus_first())

    def nothing(self) -> str:
        """What would be here."""
        return self.tr(
            "Här läggs enheternas svar bredvid varandra, mål för mål, och kommunledningskontoret skriver kommunens "
            "egen sammanfattning. Det börjar med en uppföljning som öppnas för enheterna."
        )

    def why_locked(self) -> str:
        """Judgements and texts are kept as they were; the rest is as it is now."""
        return self.tr(
            "Uppföljningen är låst och kan bara läsas: bedömningar och texter är de som rapporten bygger på. "
            "Ska något ändras gör ni en rättelse under Uppföljningar. Målens namn visas som de är i dag."
        )

    def show_kind(self, kind: str) -> None:
        """Take up a text that was never saved."""
        self.stand_on(self.own.drafted())

    def show_goal(self, sheet: RoundSheet, goal: AnalysedGoal) -> None:
        """Fill the middle and the form."""
        self.views.show_goal(sheet, goal)
        self.own.show_goal(sheet, goal, name_of(goal))
        self._compare()

    def _compare(self) -> None:
        """Say where the municipality sees the goal otherwise than most units do."""
        goal = self.goals.current_row()
        own = self.own.form.values()["attainment"]
        common = goal.seen.attainment.common if goal is not None and goal.seen is not None else ""
        said = ""
        if own and common and own != common:
            said = self.tr("De flesta enheter har bedömt {common}.").format(
                common=wording.word("attainment", common).lower()
            )
        self.own.form.warn("attainment", said)


class GoalPane(QScrollArea):
    """A goal with everything that the units have said of it. The arrow keys scroll."""

    def __init__(self) -> None:
        super().__init__(widgetResizable=True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Enheternas bedömningar"))
        self.setMinimumWidth(px(280))
        self._shown: tuple[int, int] | None = None
        self._waiting: list[GoalViews] = []
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._add_rows)
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(0, 0, px(8), 0)
        self.column.setSpacing(px(8))
        self.title = words("", "heading", wrap=True)
        self.expected = QVBoxLayout()
        self.bar = TallyBar("attainment")
        self.counts = words("", "small", wrap=True)
        self.differ = Notice("users")
        self.cards = SideBySide(256)
        self.below = Card()
        self.below_heading = words(self.tr("Mål och delmål under målet"), "label")
        self.column.addWidget(self.title)
        self.column.addLayout(self.expected)
        for widget in (self.bar, self.counts, self.differ, self.cards, self.below_heading, self.below):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.setWidget(inside)

    def show_goal(self, sheet: RoundSheet, goal: AnalysedGoal) -> None:
        """Fill in; another goal is read from its beginning."""
        self.title.setText(name_of(goal))
        emptied(self.expected)
        emptied(self.below.column)
        self._waiting = list(goal.below)
        self._soon.start()
        self.below.setVisible(bool(goal.below))
        self.below_heading.setVisible(bool(goal.below))
        if goal.seen is None:
            self._count(None)
            self.cards.set_parts([SummaryCard(unit) for unit in sheet.units])
        else:
            self._count(goal.seen)
            self.cards.set_parts([UnitCard(view) for view in goal.seen.views])
            if goal.seen.goal.expected:
                self.expected.addWidget(words(self.tr("Förväntad måluppfyllelse"), "label"))
                self.expected.addWidget(LongWords(goal.seen.goal.expected))
        if self._shown != (sheet.round.id, goal.id):
            self._shown = (sheet.round.id, goal.id)
            self.verticalScrollBar().setValue(0)

    def _add_rows(self) -> None:
        """Add some of the goals beneath: whoever walks through the list does not wait for all of them."""
        some, self._waiting = self._waiting[:AT_ONCE], self._waiting[AT_ONCE:]
        for seen in some:
            self.below.column.addWidget(GoalRow(seen, first=self.below.column.count() == 0))
        if self._waiting:
            self._soon.start()
        else:
            keep_reading_order(self, (*self.cards.parts, self.below))

    def _count(self, seen: GoalViews | None) -> None:
        counted = seen is not None and bool(seen.attainment.counts)
        self.bar.setVisible(counted)
        self.counts.setVisible(seen is not None)
        said = opinion_words.differences(seen) if seen is not None else ""
        if seen is not None:
            self.bar.set_counts(seen.attainment.counts)
            self.counts.setText(opinion_words.counts(seen))
        if said:
            self.differ.say(said)
        else:
            self.differ.hide()

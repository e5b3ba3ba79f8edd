"""What units judge of goals, to be read: a card for each unit, and a row for each goal under an overarching one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app import wording
from app.ui.common.marks import StatusMark
from app.ui.common.page_parts import Card, Rule, words
from app.ui.common.theme import px
from app.ui.follow_up.long_words import LongWords
from app.ui.follow_up.opinion_words import marked, trend

if TYPE_CHECKING:
    from app.services.joint_rows import GoalViews, Judgement, UnitAnswer, View

SETTLED = ("approved", "locked")
"""States of an answer that need not be told: the text is what it will be."""


class JudgementBlock(QWidget):
    """Mark, word and trend, what was proposed and why it is judged otherwise, and the texts."""

    def __init__(self, judgement: Judgement) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(6))
        self._marks(judgement)
        if judgement.forecast:
            said = wording.word("forecast", judgement.forecast)
            self._column.addWidget(words(self.tr("Prognos: {said}").format(said=said), "small", wrap=True))
        if judgement.overridden:
            self._overridden(judgement)
        for heading, text in (("", judgement.analysis), (self.tr("Härnäst"), judgement.next_steps)):
            if text:
                if heading:
                    self._column.addWidget(words(heading, "label"))
                self._column.addWidget(LongWords(text))

    def _marks(self, judgement: Judgement) -> None:
        row = QHBoxLayout()
        row.setSpacing(px(10))
        if judgement.attainment:
            row.addWidget(StatusMark(judgement.attainment, "attainment"))
        else:
            row.addWidget(words(self.tr("Inte bedömt än"), "muted"))
        if judgement.trend:
            row.addWidget(words(trend(judgement.trend)))
        row.addStretch(1)
        self._column.addLayout(row)

    def _overridden(self, judgement: Judgement) -> None:
        """The proposal stands beside the judgement, whoever is right."""
        said = [
            marked(judgement.proposed_attainment)
            if field == "attainment"
            else trend(judgement.proposed_trend)
            for field in judgement.overridden
        ]
        told = self.tr("Indikatorerna föreslog: {proposed}. Skäl till en annan bedömning: {reason}").format(
            proposed=", ".join(said), reason=judgement.reason
        )
        self._column.addWidget(words(told, "small", wrap=True))


class UnitCard(Card):
    """How one unit sees the goal."""

    def __init__(self, view: View) -> None:
        super().__init__()
        self.setAccessibleName(view.unit.name)
        self.column.addLayout(_head(view.unit))
        if view.judgement is not None:
            self.column.addWidget(JudgementBlock(view.judgement))
        else:
            self.column.addWidget(words(_silent(self, view.unit), "muted", wrap=True))
        self.column.addStretch(1)


class SummaryCard(Card):
    """A unit's own summary of the round."""

    def __init__(self, unit: UnitAnswer) -> None:
        super().__init__()
        self.setAccessibleName(unit.name)
        self.column.addLayout(_head(unit))
        if unit.summary:
            self.column.addWidget(LongWords(unit.summary))
        elif unit.state == "excused":
            self.column.addWidget(words(_silent(self, unit), "muted", wrap=True))
        else:
            self.column.addWidget(words(self.tr("Ingen sammanfattning är skriven."), "muted", wrap=True))
        self.column.addStretch(1)


class GoalRow(QWidget):
    """A goal under the one that is looked at, with how those who are asked see it."""

    def __init__(self, seen: GoalViews, *, first: bool) -> None:
        super().__init__()
        goal = seen.goal
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16 * (goal.depth - 1)), 0, 0, 0)
        column.setSpacing(px(4))
        if not first:
            column.addWidget(Rule())
            column.addSpacing(px(4))
        column.addWidget(words(f"{goal.number} {goal.title}".strip(), "strong", wrap=True))
        units = ", ".join(view.unit.name for view in seen.views)
        about = [wording.word("level", goal.level), units, self.tr("Arkiverat") if goal.archived else ""]
        column.addWidget(words(" · ".join(part for part in about if part), "small", wrap=True))
        if goal.expected:
            column.addWidget(words(self.tr("Förväntad måluppfyllelse"), "label"))
            column.addWidget(LongWords(goal.expected))
        told = [view for view in seen.views if view.judgement is not None]
        for view in told:
            assert view.judgement is not None
            if len(seen.views) > 1:
                column.addWidget(words(view.unit.name, "label"))
            column.addWidget(JudgementBlock(view.judgement))
        if not told:
            silent = (
                self.tr("Inte bedömt än.")
                if seen.views
                else self.tr("Ingen enhet i uppföljningen har målet.")
            )
            column.addWidget(words(silent, "muted", wrap=True))


def _head(unit: UnitAnswer) -> QHBoxLayout:
    """The unit, and how far its answer has come where that matters."""
    row = QHBoxLayout()
    row.setSpacing(px(8))
    row.addWidget(words(unit.name, "strong", wrap=True), 1)
    state = "" if unit.state in SETTLED else wording.word("answer_state", unit.state)
    if state:
        made: QLabel = words(f"{wording.word('answer_symbol', unit.state)} {state}", "small")
        row.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
    return row


def _silent(card: QWidget, unit: UnitAnswer) -> str:
    if unit.state == "excused":
        return card.tr("Svarar inte: {why}").format(why=unit.comment)
    return card.tr("Har inte bedömt målet än.")

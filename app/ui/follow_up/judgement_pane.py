"""One goal beside the list: what is expected, what is proposed and why, the judgement, and what it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app import wording
from app.domain.problems import Problem
from app.ui.common.form_parts import Notice, bring_into_sight, scrolled
from app.ui.common.marks import StatusMark
from app.ui.common.page_parts import Card, action, button, words
from app.ui.common.rich_document import html, rich_words
from app.ui.common.theme import px
from app.ui.follow_up import judgement_words
from app.ui.follow_up.judgement_facts import JudgementFacts
from app.ui.follow_up.judgement_form import JudgementForm

if TYPE_CHECKING:
    from app.services.assessments import AskedGoal, Sheet
    from app.services.edits import Change
    from app.ui.common.context import Context

WIDE = 740
"""From this width (at 100 % text) the facts stand beside the form, else under it."""
_FACTS = 330


class JudgementPane(Card):
    """Fills, saves, and tells when it has saved what one asked to go on from."""

    jump = Signal(str, int)
    left = Signal(int)
    """One wants to go on from this goal, and what was written is saved or on its way."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._sheet: Sheet | None = None
        self._asked: AskedGoal | None = None
        self._by_key = False
        """What changed last was judged by a key, which saves at once."""
        self.sent = ""
        """The key of the form's text that is on its way to the file; empty when one has written on since."""
        self.level = words("", "small")
        self.title = words("", "heading", wrap=True)
        self.expected_label = words(self.tr("Förväntad måluppfyllelse"), "label")
        self.expected = rich_words("")
        self.expected.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.proposal_label = words("", "label")
        self.proposed = StatusMark("", "attainment")
        self.proposed_trend = words("", "strong")
        self.why = words("", "small", wrap=True)
        self.take_action = action(
            self,
            self.tr("Ta förslaget"),
            self.take_proposal,
            icon="check",
            tip=self.tr("Bedöm målet som programmet föreslår. I listan gör = detsamma."),
        )
        self.other = Notice()
        self.form = JudgementForm(context.drafts)
        self.form.save_requested.connect(self._save)
        self.form.changed.connect(lambda _name: self._written())
        self.facts = JudgementFacts(context.settings)
        self.facts.jump.connect(self.jump)
        self.facts.text_wanted.connect(self._append)
        self._lay_out()

    # -- what the section asks --

    def show_goal(self, sheet: Sheet, asked: AskedGoal) -> None:
        """Show a goal; unsaved text of it stays."""
        fresh = self._asked is None or self.form.key != self.form.key_of(sheet, asked)
        self._sheet, self._asked = sheet, asked
        self.level.setText(wording.word("level", asked.goal.level))
        self.title.setText(judgement_words.title_of(asked.goal))
        self.expected.setText(html(asked.goal.expected))
        for part in (self.expected_label, self.expected):
            part.setVisible(bool(asked.goal.expected))
        self._show_proposal(sheet, asked)
        self.form.show_goal(sheet, asked)
        self.facts.show_goal(asked, writable=sheet.open)
        self._tell_other(sheet, asked)
        if fresh:
            self._area.verticalScrollBar().setValue(0)

    def let_go(self) -> None:
        """Show no goal; unsaved text waits among the drafts."""
        self._asked = None
        self.form.let_go()

    def judge(self, code: str) -> None:
        """Judge by one key: saved at once, or else the reason is asked for."""
        if self._sheet is not None and self._sheet.open:
            self.form.judge(code)
            self._judged()

    def take_proposal(self) -> None:
        """Judge as is proposed."""
        if self._sheet is not None and self._sheet.open:
            self.form.take_proposal()
            self._judged()

    def write_in(self) -> None:
        """Put the cursor where one writes."""
        self.form.editor("analysis").main().setFocus(Qt.FocusReason.OtherFocusReason)

    def judge_in(self) -> None:
        """Stand on the judgement."""
        self.form.focus_first()

    def go_on(self) -> None:
        """Save, and go on at once: whoever is quick would else judge this goal by the keys meant for the next."""
        if self._asked is None:
            return
        if self.form.lacks_reason and self.form.dirty:
            self.form.show_problems([Problem("override_without_reason", "reason")])
        elif not self.form.dirty or self.form.save():
            self.left.emit(self._asked.goal.id)

    # -- inside --

    def _written(self) -> None:
        self.sent, self._by_key = "", False

    def _judged(self) -> None:
        """What was judged by a key is saved at once, or else the reason is asked for."""
        self._by_key = True
        if self.form.lacks_reason:
            reason = self.form.editor("reason")
            reason.main().setFocus(Qt.FocusReason.OtherFocusReason)
            block = reason.parentWidget()
            # With what stands under it.
            bring_into_sight(block if block is not None else reason)
        elif self.form.dirty:
            self.form.save()

    def _save(self, _changed: object, base: Mapping[str, object]) -> None:
        sheet, asked = self._sheet, self._asked
        assert sheet is not None and asked is not None
        self.sent = key = self.form.key
        values, edit_id = self.form.to_save(), uuid4().hex
        office, goal_id = self._context.office, asked.goal.id
        place = sheet.round.id, sheet.answer.unit_id, goal_id

        def work() -> tuple[tuple[Change, ...], Mapping[str, object]]:
            changes = office.assessments.judge(*place, values, base, edit_id=edit_id)
            found = changes[0].id
            return changes, {**office.records.read("assessment", found), "id": found}

        def done(_changes: object) -> None:
            if self.form.key != key:
                return
            self.form.renewing = False
            if self._by_key and self.form.dirty:
                # Another key was pressed while the first was saved.
                self._judged()

        self._context.saving.save_form_by(
            self.form, work, self.tr("Bedöm ett mål"), done, told=self.tr("Bedömningen sparades.")
        )

    def _append(self, texts: Mapping[str, str]) -> None:
        self.form.append(texts)
        self.write_in()

    def _show_proposal(self, sheet: Sheet, asked: AskedGoal) -> None:
        """Today's proposal while one judges, afterwards the one that was judged against."""
        proposed, why = asked.proposal[:2], _why(asked)
        if not sheet.open:
            kept = str(asked.values["proposed_attainment"]), str(asked.values["proposed_trend"])
            # What it rested on is only known while the indicators are as they were.
            why = why if kept == proposed else ""
            proposed = kept
        self.proposal_label.setText(
            self.tr("Programmet föreslår") if sheet.open else self.tr("Programmet föreslog")
        )
        self.proposed.set_code(proposed[0])
        self.proposed_trend.setText(judgement_words.trend(proposed[1]))
        self.why.setText(why)
        self.why.setVisible(bool(why))
        there = any(proposed)
        for part in (self.proposal_label, self.proposed, self.proposed_trend):
            part.setVisible(there)
        self.take_action.setVisible(sheet.open and bool(proposed[0]))

    def _tell_other(self, sheet: Sheet, asked: AskedGoal) -> None:
        """The indicators may propose something else by now than they did when the goal was judged."""
        kept, now = asked.values, asked.proposal
        judged = [field for field in ("attainment", "trend") if kept[field]]
        other = any(kept[f"proposed_{field}"] != getattr(now, field) for field in judged)
        if not (sheet.open and other):
            self.other.hide()
            return
        before = judgement_words.attainment(kept["proposed_attainment"]) or self.tr("inget")
        self.other.say(
            self.tr("Förslaget är ett annat nu. När ni bedömde målet var det: {before}.").format(
                before=", ".join(
                    part for part in (before, judgement_words.trend(kept["proposed_trend"])) if part
                )
            ),
            [(self.tr("Låt bedömningen stå"), self._renew)],
        )

    def _renew(self) -> None:
        """The judgement stands, now beside today's proposal; where they differ, the reason is asked for."""
        self.form.renewing = True
        self.form.set_field_visible("reason", self.form.lacks_reason or bool(self.form.values()["reason"]))
        if not self.form.save():
            self.form.renewing = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow, the facts stand under the form."""
        super().resizeEvent(event)
        wide = event.size().width() >= px(WIDE)
        directions = QBoxLayout.Direction
        self._body.setDirection(directions.LeftToRight if wide else directions.TopToBottom)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, px(4), 0)
        column.setSpacing(px(4))
        for part in (self.level, self.title, self.expected_label, self.expected):
            column.addWidget(part)
        column.addSpacing(px(8))
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(px(24))
        self.facts.setMinimumWidth(px(_FACTS))
        self._body.addWidget(self._work(), 3)
        self._body.addWidget(self.facts, 2)
        column.addLayout(self._body, 1)
        self._area = scrolled(inside)
        self.column.addWidget(self._area, 1)
        # Whether there is something to save is in sight however far one has scrolled.
        self.column.addWidget(self.form.bar)

    def _work(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(self.proposal_label)
        line = QHBoxLayout()
        line.setSpacing(px(12))
        line.addWidget(self.proposed)
        line.addWidget(self.proposed_trend)
        line.addStretch(1)
        line.addWidget(button(self.take_action))
        column.addLayout(line)
        column.addWidget(self.why)
        column.addWidget(self.other)
        column.addSpacing(px(6))
        column.addWidget(self.form)
        column.addStretch(1)
        return made


def _why(asked: AskedGoal) -> str:
    return "\n".join(
        part for part in (judgement_words.why_attainment(asked), judgement_words.why_trend(asked)) if part
    )

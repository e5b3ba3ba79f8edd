"""Bedömningar: one unit answers one round, goal by goal, and hands in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from app.ui.common.context import Context
from app.ui.common.page_parts import EmptyState, Splitter, action, button
from app.ui.common.section import Section
from app.ui.common.theme import px
from app.ui.follow_up.answer_empty import in_card, none_asked, none_open, not_judged
from app.ui.follow_up.answer_head import AnswerHead
from app.ui.follow_up.asked_goals import SUMMARY, GoalsWithKeys
from app.ui.follow_up.handing_in import HandingIn
from app.ui.follow_up.judgement_form import DRAFT
from app.ui.follow_up.judgement_pane import JudgementPane
from app.ui.follow_up.summary_pane import SummaryPane
from app.ui.follow_up.unsaved_judgements import unsaved_judgements, with_form

if TYPE_CHECKING:
    from app.services.assessments import AnswerPage, AskedGoal, Place
    from app.ui.common.forest import Node


class AssessmentsSection(Section):
    """The goals that are asked about to the left, the one that is judged to the right."""

    kinds = frozenset({"assessment", "round_unit"})

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Bedömningar"),
            self.tr("Här svarar en enhet på en uppföljning: mål för mål, med motivering och analys."),
        )
        self._page: AnswerPage | None = None
        self._wanted: tuple[int, int] | None = None
        self._goal: int | None = None
        self._unsaved: dict[int, dict[str, object]] = {}
        self._year = context.period.year
        self.about = AnswerHead()
        self.left = GoalsWithKeys()
        self.goals = self.left.goals
        self.pane, self.summary = JudgementPane(context), SummaryPane(context)
        self.handing_in = HandingIn(context, self.about, self)
        self._make_actions()
        self.submit_button = button(self.submit_action, "primary")
        self.place_act(self.submit_button)
        self._lay_out()
        self._connect()

    # -- what the page asks --

    def entrance(self) -> QWidget:
        """Where one judges, or else is led to what there is to judge."""
        if self._stack.currentWidget() is self._answer:
            return self.goals
        return self.nothing_open.button or self if self.about.isHidden() else self.about.round.main()

    def refresh(self) -> None:
        """Read the answer that is looked at. When another year is looked at, what that waits for is shown."""
        year, today = self.context.period.year, self.context.today
        if year != self._year:
            self._year = year
            if (
                self._page is not None
                and self._page.sheet is not None
                and self._page.sheet.round.year != year
            ):
                self._wanted = None
        assessments, wanted = self.context.office.assessments, self._wanted
        self.context.tasks.run(
            lambda: assessments.page(year, wanted, today), self._show, latest="follow_up/assessments"
        )

    def show_answer(self, round_id: int, unit_id: int, goal_id: int | None = None) -> None:
        """Show a unit's answer in a round, and there perhaps a goal."""
        self._wanted, self._goal, self._year = (round_id, unit_id), goal_id, self.context.period.year
        self.refresh()

    def show_record(self, kind: str, record_id: int) -> None:
        """An answer or a judgement leads to its round and unit, whatever year that is of."""
        place = self.context.office.assessments.place
        # A summary that was never saved is what is left to do in an answer.
        written = kind == "round_unit" and self.context.drafts.find(f"{kind}:{record_id}") is not None
        self.context.tasks.run(lambda: place(kind, record_id), lambda found: self._go_to(found, written))

    def show_kind(self, kind: str) -> None:
        """Take up a judgement that was written and never saved."""
        for draft in self.context.drafts.all():
            parts = draft.key.removeprefix(DRAFT).split("/")
            if draft.key.startswith(DRAFT) and len(parts) == 3 and all(part.isdigit() for part in parts):
                round_id, unit_id, goal_id = map(int, parts)
                self.show_answer(round_id, unit_id, goal_id)
                return

    def state(self) -> Mapping[str, str]:
        """The round and unit that are looked at."""
        if self._wanted is None:
            return {}
        return {"round": str(self._wanted[0]), "unit": str(self._wanted[1])}

    def restore_state(self, state: Mapping[str, str]) -> None:
        """Look at them again."""
        kept = state.get("round", ""), state.get("unit", "")
        if all(each.isdigit() for each in kept):
            self._wanted = int(kept[0]), int(kept[1])

    # -- building --

    def _make_actions(self) -> None:
        self.submit_action = action(
            self,
            self.tr("Lämna in svaret"),
            lambda: self.handing_in.hand_in(),
            icon="circle-check",
            tip=self.tr("Lämna svaret till kommunledningskontoret"),
        )
        self.go_on_action = action(
            self,
            self.tr("Spara och gå till nästa mål"),
            self.go_on,
            icon="arrow-down",
            shortcut="Ctrl+Return",
        )
        self.next_left_action = action(
            self, self.tr("Gå till nästa mål som är kvar"), self.go_to_left, icon="circle-dot", shortcut="F8"
        )
        self.to_rounds_action = action(
            self, self.tr("Till uppföljningarna"), lambda: self.jump.emit("round", 0), icon="calendar"
        )
        self.to_goals_action = action(
            self, self.tr("Till målen"), lambda: self.jump.emit("goal", 0), icon="target"
        )
        self.goals.addActions(
            [self.go_on_action, self.next_left_action, self.pane.take_action, self.submit_action]
        )

    def _lay_out(self) -> None:
        self.nothing_open = EmptyState("clipboard-list", "", self.to_rounds_action)
        self.nothing_asked = none_asked(self.to_goals_action)
        self._right = QStackedWidget()
        for part in (in_card(not_judged()), self.pane, self.summary):
            self._right.addWidget(part)
        self._right.setMinimumWidth(px(400))
        self._answer = Splitter("follow_up/assessments", self.context.settings, (350, 840))
        self._answer.addWidget(self.left)
        self._answer.addWidget(self._right)
        self._stack = QStackedWidget()
        for part in (in_card(self.nothing_open), in_card(self.nothing_asked)):
            self._stack.addWidget(part)
        self._stack.addWidget(self._answer)
        # Until it is read there is nothing to say of it.
        self._stack.setCurrentWidget(self._answer)
        self._right.hide()
        self.column.addWidget(self.about)
        self.column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.about.wanted.connect(lambda round_id, unit_id: self.show_answer(round_id, unit_id))
        self.goals.chosen.connect(self._choose)
        self.goals.judged.connect(lambda code: self.pane.judge(code) if self._on_goal else None)
        self.goals.proposal_taken.connect(lambda: self.pane.take_proposal() if self._on_goal else None)
        self.goals.write_wanted.connect(self._write_in)
        self.pane.jump.connect(self.jump)
        self.pane.left.connect(self._go_after)
        self.pane.form.changed.connect(lambda _name: self._mark_current())
        self.pane.form.reverted.connect(self._mark_current)
        self.summary.form.dirty_changed.connect(lambda _dirty: self._mark())
        self.summary.saved.connect(lambda: self.submit_button.setFocus(Qt.FocusReason.OtherFocusReason))
        self.handing_in.goal_wanted.connect(self._stand_on)

    # -- what the user does --

    def go_on(self) -> None:
        """Save, and go to the next goal; from the last one to the summary, and from that to handing in."""
        if self._on_goal:
            self.pane.go_on()
        elif self._right.currentWidget() is self.summary:
            self.summary.go_on()

    def go_to_left(self) -> None:
        """Go to the next goal that is not judged."""
        node = self.goals.current_node()
        self.goals.choose(self.goals.next_left(node.id if node is not None else None))

    # -- showing --

    def _show(self, page: AnswerPage) -> None:
        self._page = page
        sheet = page.sheet
        self.handing_in.show_sheet(sheet)
        self.about.show_page(page)
        self.about.setVisible(bool(page.rounds))
        self.submit_action.setVisible(sheet is not None and sheet.open)
        self.submit_button.setVisible(sheet is not None and sheet.open)
        for act in (self.go_on_action, self.next_left_action):
            act.setEnabled(sheet is not None and bool(sheet.goals))
        if sheet is None:
            self.pane.let_go()
            self.summary.let_go()
            self.nothing_open.text.setText(none_open(self.context.period.year))
            self._stack.setCurrentIndex(0)
            return
        self._wanted = sheet.round.id, sheet.answer.unit_id
        self._stack.setCurrentIndex(2 if sheet.goals else 1)
        self._right.show()
        self.left.keys.setVisible(sheet.open)
        self.summary.show_sheet(sheet)
        self._mark()
        if self._goal is not None:
            wanted, self._goal = self._goal, None
            self.goals.choose(wanted)

    def _choose(self, node: Node | None) -> None:
        sheet = self._page.sheet if self._page is not None else None
        if sheet is None or node is None:
            return
        form, left = self.pane.form, self.pane.title.text()
        was_dirty, key = form.dirty, form.key
        if node.id == SUMMARY:
            self.pane.let_go()
            self._right.setCurrentWidget(self.summary)
        elif (asked := self._asked(node.id)) is not None:
            self.pane.show_goal(sheet, asked)
            self._right.setCurrentWidget(self.pane)
        else:
            self.pane.let_go()
            self._right.setCurrentIndex(0)
        if was_dirty and form.key != key and self.pane.sent != key:
            self.context.messages.tell(
                self.tr(
                    "Det du skrev om ”{goal}” är inte sparat, men finns kvar när du kommer tillbaka."
                ).format(goal=left)
            )
            # Within a step of the list itself its rows must stay.
            QTimer.singleShot(0, self, self._mark)

    def _mark(self) -> None:
        """Let the list tell of what is written and not saved."""
        sheet = self._page.sheet if self._page is not None else None
        if sheet is not None:
            self._unsaved = unsaved_judgements(self.context.drafts, self.pane.form, sheet)
            if self.summary.form.dirty:
                self._unsaved[SUMMARY] = {}
            self.goals.show_sheet(sheet, self._unsaved)

    def _mark_current(self) -> None:
        """Let the list follow what is written, where that makes a difference to it."""
        unsaved = with_form(self._unsaved, self.pane.form)
        if unsaved != self._unsaved and self._page is not None and self._page.sheet is not None:
            self._unsaved = unsaved
            self.goals.show_sheet(self._page.sheet, unsaved)

    def _asked(self, goal_id: int) -> AskedGoal | None:
        sheet = self._page.sheet if self._page is not None else None
        goals = sheet.goals if sheet is not None else ()
        return next((asked for asked in goals if asked.goal.id == goal_id), None)

    @property
    def _on_goal(self) -> bool:
        return self._right.currentWidget() is self.pane

    def _write_in(self) -> None:
        if self._on_goal:
            self.pane.write_in()
        elif self._right.currentWidget() is self.summary:
            self.summary.form.focus_first()

    def _go_after(self, goal_id: int) -> None:
        """To the next goal. Whoever writes goes on writing, whoever stands in the list stays there."""
        focus = QApplication.focusWidget()
        writing = focus is not None and self._right.isAncestorOf(focus)
        self.goals.choose(self.goals.next_after(goal_id))
        if writing:
            if self._on_goal:
                self.pane.judge_in()
            else:
                self._write_in()

    def _stand_on(self, goal_id: int) -> None:
        self.goals.choose(goal_id)
        self.goals.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to(self, place: Place | None, written: bool) -> None:
        if place is not None:
            self.show_answer(place.round_id, place.unit_id, SUMMARY if written else place.goal_id)

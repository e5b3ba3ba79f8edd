"""Handing in a unit's answer: what is left is said first, and when it is asked again it is done all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.services.edits import Edit
from app.ui.follow_up import judgement_words
from app.ui.follow_up.asked_goals import SUMMARY
from app.ui.follow_up.unsaved_judgements import unsaved_judgements

if TYPE_CHECKING:
    from app.services.assessments import Sheet
    from app.ui.common.context import Context
    from app.ui.common.record_form import RecordForm
    from app.ui.follow_up.answer_head import AnswerHead
    from app.ui.follow_up.assessments_section import AssessmentsSection

MOST_NAMED = 3


class HandingIn(QObject):
    """Asks in the head, never in a dialog."""

    goal_wanted = Signal(int)
    """A goal that something is left to do with."""

    def __init__(self, context: Context, head: AnswerHead, section: AssessmentsSection) -> None:
        super().__init__(section)
        self._context, self._head, self._section = context, head, section
        self._sheet: Sheet | None = None
        self._asked = False

    def show_sheet(self, sheet: Sheet | None) -> None:
        """Another answer is shown, or the same one read anew: what was asked of it is not asked any longer."""
        before, self._sheet = self._sheet, sheet
        if before is None or sheet is None or _left(before) != _left(sheet):
            self._asked = False
            self._head.asking.hide()

    def hand_in(self) -> None:
        """Save what is written, then hand in."""
        forms: list[RecordForm] = [self._section.pane.form, self._section.summary.form]
        dirty = [form for form in forms if form.dirty]
        if not dirty:
            self._hand_in()
        elif all([form.save() for form in dirty]):
            # The worker does things in order: when it comes to this, the saves are done or refused.
            self._context.tasks.run(lambda: None, lambda _nothing: self._when_saved(dirty))

    def _when_saved(self, forms: list[RecordForm]) -> None:
        if not any(form.dirty for form in forms):
            self._hand_in()

    def _hand_in(self) -> None:
        sheet = self._sheet
        if sheet is None or not sheet.open:
            return
        if self._tell_unsaved(sheet):
            return
        left = self._said_left(sheet)
        if left and not self._asked:
            self._asked = True
            first = next(iter(sheet.left), None)
            goal_id = first.goal.id if first is not None else SUMMARY
            self._head.ask(
                left,
                [
                    (self.tr("Lämna in ändå"), self.hand_in),
                    (self.tr("Visa vad som är kvar"), lambda: self.goal_wanted.emit(goal_id)),
                ],
            )
            self._head.asking.focus_first()
            return
        answer = sheet.answer
        edit = Edit(
            "round_unit",
            answer.id,
            {"state": "submitted", "submitted_on": self._context.today},
            {"state": answer.state, "submitted_on": answer.submitted_on},
        )
        self._context.saving.write(
            self.tr("Lämna in svaret"), [edit], told=self.tr("Svaret är inlämnat. Ångra med Ctrl+Z.")
        )

    def _tell_unsaved(self, sheet: Sheet) -> bool:
        """Text that waits in other goals could not be saved any more when the answer is handed in."""
        unsaved = unsaved_judgements(self._context.drafts, self._section.pane.form, sheet)
        if not unsaved:
            return False
        names = [judgement_words.title_of(asked.goal) for asked in sheet.goals if asked.goal.id in unsaved]
        first = next(iter(unsaved))
        self._head.ask(
            self.tr("Det finns text som inte är sparad: {goals} Spara eller ta bort den först.").format(
                goals=_named(names)
            ),
            [(self.tr("Visa texten"), lambda: self.goal_wanted.emit(first))],
        )
        self._head.asking.focus_first()
        return True

    def _said_left(self, sheet: Sheet) -> str:
        said = []
        if sheet.left:
            names = [judgement_words.title_of(asked.goal) for asked in sheet.left]
            said.append(
                self.tr("Mål utan bedömning: {count}. {goals}").format(count=len(names), goals=_named(names))
            )
        if not sheet.answer.summary:
            said.append(self.tr("Enhetens sammanfattning är inte skriven."))
        return " ".join(said)


def _named(names: list[str]) -> str:
    """The first of them by name."""
    shown = "; ".join(f"”{name}”" for name in names[:MOST_NAMED])
    return f"{shown} …" if len(names) > MOST_NAMED else f"{shown}."


def _left(sheet: Sheet) -> tuple[object, ...]:
    """What an answer lacks: asked again when that has become something else."""
    lacking = tuple(asked.goal.id for asked in sheet.left)
    return sheet.answer.id, sheet.answer.state, lacking, bool(sheet.answer.summary)

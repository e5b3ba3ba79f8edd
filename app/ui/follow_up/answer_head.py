"""Above a unit's answer: which round and unit, how far it has come, and what there is to say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app import wording
from app.ui.common.editors import ChoiceEditor
from app.ui.common.fields import Option
from app.ui.common.form_parts import Notice
from app.ui.common.page_parts import words
from app.ui.common.theme import px
from app.ui.follow_up import judgement_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.services.assessments import AnswerPage, Sheet

WIDE = 1000
"""From this width (at 100 % text) all stands on one line."""


class AnswerHead(QWidget):
    """Two fields to choose in, a line on the answer, and strips under it where something is to be said."""

    wanted = Signal(int, int)
    """The round and unit that were chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._page: AnswerPage | None = None
        self.round = ChoiceEditor([], self.tr("Välj uppföljning"), required=True)
        self.round.name_for_readers(self.tr("Uppföljning"))
        self.unit = ChoiceEditor([], self.tr("Välj enhet"), required=True)
        self.unit.name_for_readers(self.tr("Enhet"))
        self.state = words("", "strong")
        self.day = words("")
        self.count = words("", "muted")
        self.note = words("", "muted", wrap=True)
        self.returned = Notice("undo-2", "warning")
        self.closed = Notice("lock")
        self.asking = Notice("circle-alert", "warning")
        self.round.changed.connect(self._round_chosen)
        self.unit.changed.connect(self._tell)
        self._lay_out()

    def show_page(self, page: AnswerPage) -> None:
        """Offer what there is to answer, and tell of the answer that is shown."""
        self._page = page
        sheet = page.sheet
        self.round.set_options([Option(each.id, each.title) for each in page.rounds])
        self.round.set_value(sheet.round.id if sheet is not None else None)
        self._offer_units(sheet.answer.unit_id if sheet is not None else None)
        for part in (self.state, self.day, self.count):
            part.setVisible(sheet is not None)
        if sheet is None:
            for notice in (self.note, self.returned, self.closed, self.asking):
                notice.hide()
            return
        self.state.setText(
            f"{wording.word('answer_symbol', sheet.shown)} {wording.word('answer_state', sheet.shown)}"
        )
        self.day.setText(judgement_words.last_day(sheet))
        self.count.setText(judgement_words.counted(sheet))
        self._say(sheet)

    def ask(self, text: str, actions: Sequence[tuple[str, Callable[[], object]]]) -> None:
        """Ask in place before the answer is handed in."""
        self.asking.say(text, actions)

    def _say(self, sheet: Sheet) -> None:
        self.note.setText(self.tr("Att tänka på: {note}").format(note=sheet.round.note))
        self.note.setVisible(bool(sheet.round.note) and sheet.open)
        if sheet.answer.state == "returned" and sheet.open:
            self.returned.say(self.tr("Återlämnat: {why}").format(why=sheet.answer.comment))
        else:
            self.returned.hide()
        closed = judgement_words.why_closed(sheet)
        if closed:
            self.closed.say(closed)
            self.asking.hide()
        else:
            self.closed.hide()

    def _offer_units(self, unit_id: object) -> None:
        assert self._page is not None
        round_id = self.round.value()
        units = self._page.units(round_id) if isinstance(round_id, int) else ()
        self.unit.set_options(
            [
                Option(each.unit_id, f"{wording.word('answer_symbol', _symbol(each.state))} {each.unit}")
                for each in units
            ]
        )
        self.unit.set_value(unit_id)

    def _round_chosen(self) -> None:
        """Another round is about the same unit, where it is asked there."""
        unit, chosen = self.unit.value(), self.round.value()
        if self._page is not None and isinstance(chosen, int):
            asked = {each.unit_id for each in self._page.units(chosen)}
            self._offer_units(unit if unit in asked else None)
        self._tell()

    def _tell(self) -> None:
        chosen, unit = self.round.value(), self.unit.value()
        if isinstance(chosen, int):
            self.wanted.emit(chosen, unit if isinstance(unit, int) else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow, how far the answer has come stands on a line of its own."""
        super().resizeEvent(event)
        wide = event.size().width() >= px(WIDE)
        directions = QBoxLayout.Direction
        self._line.setDirection(directions.LeftToRight if wide else directions.TopToBottom)

    def _lay_out(self) -> None:
        choosing, telling = QHBoxLayout(), QHBoxLayout()
        for line in (choosing, telling):
            line.setSpacing(px(8))
        for editor in (self.round, self.unit):
            editor.setMaximumWidth(px(340))
            choosing.addWidget(editor, 3)
        choosing.addStretch(1)
        telling.addWidget(self.state)
        telling.addWidget(self.day)
        telling.addStretch(1)
        telling.addWidget(self.count)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(px(8))
        self._line.addLayout(choosing, 5)
        self._line.addLayout(telling, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(self._line)
        for part in (self.returned, self.closed, self.asking, self.note):
            column.addWidget(part)


def _symbol(state: str) -> str:
    return "not_begun" if state == "open" else state

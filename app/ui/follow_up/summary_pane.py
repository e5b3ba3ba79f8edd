"""The unit's own summary of a round, written when its goals are judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.domain import codes
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.fields import LongText
from app.ui.common.page_parts import Card, words
from app.ui.common.record_form import RecordForm
from app.ui.common.tally_bar import TallyBar
from app.ui.follow_up import judgement_words

if TYPE_CHECKING:
    from app.services.assessments import Sheet
    from app.ui.common.context import Context

FIELDS = (
    LongText(
        "summary",
        noop("Fields", "Enhetens sammanfattning"),
        lines=8,
        help=noop("Fields", "Det viktigaste för den som läser hela kommunens rapport."),
    ),
)


class SummaryPane(Card):
    """How the judgements fall out, and the text."""

    saved = Signal()
    """The summary was saved, and one wants to go on from it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._sheet: Sheet | None = None
        self._going_on = False
        self.title = words("", "heading", wrap=True)
        self.bar = TallyBar("attainment")
        self.counts = words("", wrap=True)
        self.form = RecordForm(FIELDS, drafts=context.drafts)
        self.form.save_requested.connect(self._save)
        for part in (self.title, self.counts, self.bar):
            self.column.addWidget(part)
        self.column.addWidget(self.form, 1)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show a unit's; unsaved text stays."""
        self._sheet = sheet
        answer = sheet.answer
        self.title.setText(f"{sheet.round.title}, {answer.unit}")
        judged = [str(asked.values["attainment"]) for asked in sheet.goals if asked.values["attainment"]]
        self.bar.set_counts([(code, judged.count(code)) for code in codes.ATTAINMENTS])
        self.bar.setVisible(bool(judged))
        self.counts.setText(judgement_words.tally(sheet))
        values = {"summary": answer.summary, "id": answer.id, "version": answer.version}
        key = f"round_unit:{answer.id}"
        if key == self.form.key:
            self.form.refill(values)
        else:
            self.form.load(values, key, self.title.text())
        self.form.set_locked(not sheet.open)

    def let_go(self) -> None:
        """Show none; unsaved text waits among the drafts."""
        self.form.load({})

    def go_on(self) -> None:
        """Save, and tell when it is done; at once where there is nothing to save."""
        if not self.form.dirty:
            self.saved.emit()
            return
        self._going_on = True
        if not self.form.save():
            self._going_on = False

    def _save(self, _changed: object, _base: object) -> None:
        assert self._sheet is not None
        going_on, self._going_on = self._going_on, False
        self._context.saving.save_form(
            self.form,
            "round_unit",
            self._sheet.answer.id,
            self.tr("Skriv sammanfattning"),
            lambda _change: self.saved.emit() if going_on else None,
            told=self.tr("Sammanfattningen sparades."),
        )

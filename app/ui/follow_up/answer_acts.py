"""What is done with a unit's answer: approved, returned, excused, given another last day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.services.edits import Edit
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.ask_panel import AskPanel
from app.ui.common.context import Context
from app.ui.common.fields import Date, Field, LongText
from app.ui.common.page_parts import action

if TYPE_CHECKING:
    from app.services.round_page_rows import AnswerRow, RoundCard

_RETURN = (
    LongText(
        "comment",
        noop("Fields", "Vad behöver kompletteras?"),
        required=True,
        help=noop("Fields", "Visas för enheten över svaret."),
    ),
)
_EXCUSE = (
    LongText(
        "comment",
        noop("Fields", "Varför svarar enheten inte?"),
        required=True,
        placeholder=noop("Fields", "Nämnden upphörde i juni"),
        help=noop("Fields", "Står i uppföljningens rapport."),
    ),
)
_LAST_DAY = (
    Date(
        "last_day",
        noop("Fields", "Enhetens sista dag"),
        help=noop("Fields", "Tom: samma dag som för de andra."),
    ),
)


class AnswerActs(QObject):
    """The acts with what they ask for. They apply to the answer that is looked at."""

    asking = Signal()
    """Something is asked in place."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._answer: AnswerRow | None = None
        self._card: RoundCard | None = None
        self.returning = self._panel(_RETURN, self._return)
        self.excusing = self._panel(_EXCUSE, self._excuse)
        self.moving = self._panel(_LAST_DAY, self._move)
        self.approve = action(parent, self.tr("Godkänn svaret"), self._approve, icon="check")
        self.approve_all = action(
            parent,
            self.tr("Godkänn alla"),
            self._approve_all,
            icon="check",
            tip=self.tr("Alla inlämnade svar, som väntar på kommunledningskontoret"),
        )
        self.give_back = action(
            parent,
            self.tr("Lämna tillbaka …"),
            lambda: self._ask(self.returning, "return", self.tr("Lämna tillbaka svaret från {unit}")),
            icon="undo-2",
            tip=self.tr("Be enheten komplettera"),
        )
        self.another_day = action(
            parent,
            self.tr("Annan sista dag …"),
            self._ask_day,
            icon="calendar",
            tip=self.tr("Bara för enheten"),
        )
        self.excuse = action(
            parent,
            self.tr("Svarar inte …"),
            lambda: self._ask(self.excusing, "excuse", self.tr("{unit} svarar inte")),
            icon="circle-minus",
            tip=self.tr("Enheten har till exempel upphört under året"),
        )
        self.reopen = action(
            parent,
            self.tr("Låt enheten svara"),
            lambda: self._write(
                {"state": "open"}, self.tr("Låt enheten svara"), self.tr("{unit} svarar igen.")
            ),
            icon="rotate-ccw",
        )
        self.take_out = action(
            parent,
            self.tr("Ta bort ur uppföljningen"),
            self._take_out,
            icon="x",
            tip=self.tr("Enheten har inte bedömt något"),
        )
        self.offer(None, None)

    @property
    def panels(self) -> Sequence[AskPanel]:
        """What is asked in place."""
        return (self.returning, self.excusing, self.moving)

    @property
    def on_answer(self) -> Sequence[QAction]:
        """What can be done with one answer, the likeliest first."""
        return (self.approve, self.give_back, self.another_day, self.excuse, self.reopen, self.take_out)

    def offer(self, card: RoundCard | None, answer: AnswerRow | None) -> None:
        """Offer what can be done with an answer now."""
        before, self._card, self._answer = self._answer, card, answer
        locked = card is None or card.row.state == "locked"
        state = answer.state if answer is not None and not locked else ""
        writes = state in ("open", "returned")
        begun = answer is not None and any(
            goal.assessment_id is not None for cell in answer.cells for goal in cell.goals
        )
        self.approve.setVisible(state == "submitted")
        self.give_back.setVisible(state in ("submitted", "approved"))
        self.another_day.setVisible(writes)
        self.excuse.setVisible(writes)
        self.reopen.setVisible(state == "excused")
        self.take_out.setVisible(state == "open" and not begun)
        waiting = sum(row.state == "submitted" for row in card.answers) if card is not None else 0
        self.approve_all.setVisible(waiting > 1 and not locked)
        if (before and before.id) != (answer and answer.id):
            for panel in self.panels:
                panel.shut()

    # -- inside --

    def _panel(self, fields: Sequence[Field], save: object) -> AskPanel:
        panel = AskPanel(self._context, fields)
        panel.form.save_requested.connect(save)
        return panel

    def _ask(
        self,
        panel: AskPanel,
        what: str,
        heading: str,
        proposed: Mapping[str, object] | None = None,
        current: Mapping[str, object] | None = None,
    ) -> None:
        answer = self._answer
        if answer is not None:
            for other in self.panels:
                if other is not panel:
                    other.shut()
            self.asking.emit()
            panel.ask(heading.format(unit=answer.unit), f"round:{what}:{answer.id}", proposed or {}, current)

    def _ask_day(self) -> None:
        if self._answer is not None:
            self._ask(
                self.moving,
                "day",
                self.tr("Annan sista dag för {unit}"),
                {"last_day": self._answer.last_day},
                {"last_day": self._answer.own_last_day},
            )

    def _approve(self) -> None:
        self._write(
            {"state": "approved"},
            self.tr("Godkänn svar"),
            self.tr("Svaret från {unit} är godkänt. Ångra med Ctrl+Z."),
        )

    def _approve_all(self) -> None:
        if self._card is None:
            return
        edits = [
            Edit("round_unit", row.id, {"state": "approved"}, {"state": "submitted"})
            for row in self._card.answers
            if row.state == "submitted"
        ]
        told = self.tr("Godkända svar: {count}. Ångra med Ctrl+Z.")
        self._context.saving.write(
            self.tr("Godkänn alla inlämnade svar"), edits, told=told.format(count=len(edits))
        )

    def _return(self) -> None:
        self._save(
            self.returning,
            {"state": "returned"},
            self.tr("Lämna tillbaka svar"),
            self.tr("Svaret är tillbaka hos {unit}. Ångra med Ctrl+Z."),
        )

    def _excuse(self) -> None:
        self._save(
            self.excusing,
            {"state": "excused"},
            self.tr("Notera att en enhet inte svarar"),
            self.tr("{unit} svarar inte. Ångra med Ctrl+Z."),
        )

    def _move(self) -> None:
        self._save(
            self.moving, {}, self.tr("Ändra sista dag"), self.tr("{unit} har fått en annan sista dag.")
        )

    def _take_out(self) -> None:
        answer = self._answer
        if answer is not None:
            edit = Edit("round_unit", answer.id, {"archived": True}, {"archived": False})
            told = self.tr("{unit} är inte längre med. Ångra med Ctrl+Z.").format(unit=answer.unit)
            self._context.saving.write(self.tr("Ta bort enhet ur uppföljning"), [edit], told=told)

    def _write(self, values: Mapping[str, object], text: str, told: str) -> None:
        answer = self._answer
        if answer is not None:
            edit = Edit("round_unit", answer.id, values, {"state": answer.state})
            self._context.saving.write(text, [edit], told=told.format(unit=answer.unit))

    def _save(self, panel: AskPanel, values: Mapping[str, object], text: str, told: str) -> None:
        answer = self._answer
        if answer is not None:
            asked = {**values, **panel.form.values()}
            # Nothing is compared of the state: where a colleague was first, the rules say beside the text what is so.
            read = {"last_day": answer.own_last_day} if "last_day" in asked else {}
            edit = Edit("round_unit", answer.id, asked, read)
            panel.save(lambda: (edit,), text, told.format(unit=answer.unit))

"""One check of a control beside the list: its result is written here, and what is done about a deviation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.domain import codes
from app.services.edits import Edit
from app.ui.common.form_parts import Notice
from app.ui.common.history import History, happened
from app.ui.common.page_parts import Card, EmptyState, action, button, words
from app.ui.common.record_form import RecordForm
from app.ui.common.tabs import Tabs
from app.ui.common.theme import px
from app.ui.risks import check_fields
from app.ui.risks.actions_in_place import ActionsInPlace

if TYPE_CHECKING:
    from app.services.control_results import Check, CheckCard
    from app.services.controls import NamedUnit
    from app.services.edits import Change
    from app.ui.common.context import Context


class CheckPane(QStackedWidget):
    """Result, actions, how it is done and history; an empty state when nothing is chosen."""

    jump = Signal(str, int)
    """To the control, or to an action in the list of all."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._check: Check | None = None
        self._basis: Mapping[str, str] = {}
        self._asking = False
        self.form = RecordForm(check_fields.FIELDS, drafts=context.drafts)
        self.form.save_requested.connect(self._save)
        self.form.set_options("result", check_fields.result_options({}))
        self.title = words("", "heading", wrap=True)
        self.about = words("", "muted", wrap=True)
        self.notice = Notice("triangle-alert", "warning")
        self.no_basis = Notice()
        self.improvements = ActionsInPlace(
            context,
            self.tr("Här skrivs vad som ska rätta till en avvikelse: vad, vem och till när."),
            self.tr("Ny förbättringsåtgärd"),
        )
        self.improvements.jump.connect(self.jump)
        self.history = History(self.tr("Här visas ändringar av resultatet, med vem och när."))
        self.remove_action = action(
            self,
            self.tr("Arkivera resultatet"),
            self._remove,
            icon="archive",
            tip=self.tr("Ångra tar tillbaka det"),
        )
        self.control_action = action(self, self.tr("Visa kontrollmomentet"), self._lead, icon="shield-check")
        self._lay_out()
        self.show_check(None)

    # -- what the section asks --

    def set_choices(self, basis: Mapping[str, str], units: Sequence[NamedUnit]) -> None:
        """What each result means here, and whose an action can be."""
        self._basis = basis
        self.form.set_options("result", check_fields.result_options(basis))
        self.improvements.set_units(units)

    def show_check(self, check: Check | None) -> None:
        """Show what is chosen in the list; unsaved text stays in sight though its row was filtered away."""
        if check is None:
            if not self.form.dirty:
                self._check = None
                self.setCurrentIndex(0)
            self._offer()
            return
        self._check = check
        office, today = self._context.office, self._context.today
        self._context.tasks.run(
            lambda: (check, office.control_results.card(check.result_id, today)),
            self._fill,
            latest="risks/check",
        )

    def write_in(self) -> None:
        """Put the cursor where the result is written."""
        if self._check is not None:
            self.tabs.choose("result")
            self.form.focus_first()

    def start_action(self) -> None:
        """Let an action be written for what is shown."""
        if self._check is not None and self._check.result_id is not None:
            self.tabs.choose("actions")
            self.improvements.start_new()

    @staticmethod
    def key_of(check: Check) -> str:
        """What unsaved text is kept under: the result, or the place in the year that it is new for."""
        if check.result_id is not None:
            return f"control_result:{check.result_id}"
        return f"control_result:new:{check.control.id}/{check.unit.id}/{check.year}/{check.slot}"

    # -- inside --

    def _lay_out(self) -> None:
        self.tabs = Tabs()
        self._how = QVBoxLayout()
        sheets = self.tabs.lead(
            self,
            {
                "result": (self.tr("Resultat"), self.form),
                "actions": (self.tr("Åtgärder"), self.improvements),
                "how": (self.tr("Så görs kontrollen"), self._make_how()),
                "history": (self.tr("Historik"), self.history),
            },
        )
        nothing = Card()
        nothing.column.addWidget(
            EmptyState("clipboard-list", self.tr("Välj en granskning i listan, så skrivs resultatet här.")), 1
        )
        card = Card()
        card.column.addWidget(self.title)
        card.column.addWidget(self.about)
        card.column.addWidget(self.notice)
        card.column.addWidget(self.no_basis)
        card.column.addWidget(self.tabs)
        card.column.addWidget(sheets, 1)
        self.addWidget(nothing)
        self.addWidget(card)

    def _make_how(self) -> QWidget:
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(self.tr("Så görs kontrollen"))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, px(8), px(4), px(8))
        column.setSpacing(px(12))
        self._how.setSpacing(px(2))
        column.addLayout(self._how)
        column.addWidget(button(self.control_action), 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        area.setWidget(inside)
        return area

    def _fill(self, answer: tuple[Check, CheckCard]) -> None:
        check, card = answer
        if self._check is None or check.key != self._check.key:
            return
        key = self.key_of(check)
        fresh = self.form.key != key
        if not fresh:
            self.form.refill(card.values)
        else:
            self.form.load(card.values, key, f"{check.title}, {check.unit.name}")
            self.tabs.choose("result")
        self.title.setText(check.title)
        self.about.setText(check_fields.about(check))
        self._show_how(check)
        begun = {"unit_id": check.unit.id, "result_id": check.result_id, "year": check.year}
        self.improvements.show_actions(key, card.actions, begun)
        self.history.show_entries([(happened(self.tr("Resultatet"), line), line) for line in card.history])
        there = check.result_id is not None
        said = self.tr("Åtgärder")
        self.tabs.set_text("actions", f"{said} {len(card.actions)}" if card.actions else said)
        self.tabs.set_shown("actions", there)
        self.tabs.set_shown("history", there)
        self.tabs.place()
        self.setCurrentIndex(1)
        if fresh and self.improvements.is_writing:
            # An action that was never saved is back: it is what is left to do here.
            self.tabs.choose("actions")
        self._say(check)
        self._offer()
        if self._asking and there:
            self._asking = False
            if check.asks:
                self.start_action()

    def _say(self, check: Check) -> None:
        """What a deviation waits for, and where the meaning of the results is written if it is not."""
        self.notice.hide()
        if check.asks:
            self.notice.say(
                self.tr("Avvikelsen har ingen åtgärd än."), [(self.tr("Lägg till åtgärd"), self.start_action)]
            )
        if self._basis:
            self.no_basis.hide()
        else:
            self.no_basis.say(
                self.tr("Kommunen har inte skrivit vad resultaten betyder."),
                [(self.tr("Skriv det"), lambda: self.jump.emit("result_basis", 0))],
            )

    def _show_how(self, check: Check) -> None:
        while (item := self._how.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for label, text in check_fields.how_it_is_done(check):
            self._how.addWidget(words(label, "label"))
            said = words(text, wrap=True)
            said.setContentsMargins(0, 0, 0, px(8))
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._how.addWidget(said)

    def _offer(self) -> None:
        there = self._check is not None and self._check.result_id is not None
        self.remove_action.setEnabled(there)
        self.control_action.setEnabled(self._check is not None)

    def _save(self, _values: object, _base: object) -> None:
        check = self._check
        if check is None:
            return
        more: dict[str, object] = {
            "control_id": check.control.id,
            "unit_id": check.unit.id,
            "year": check.year,
            "slot": check.slot,
        }
        new = check.result_id is None
        asks = self.form.values()["result"] in codes.DEVIATIONS

        def done(_change: Change) -> None:
            # The list is read anew: when the row comes with its result, the action is asked for there and then.
            self._asking = asks

        self._context.saving.save_form(
            self.form,
            "control_result",
            check.result_id,
            self.tr("Skriv resultat") if new else self.tr("Ändra resultat"),
            done,
            more=more if new else None,
            told=self.tr("Resultatet sparades."),
        )

    def _remove(self) -> None:
        if self._check is not None and self._check.result_id is not None:
            edit = Edit("control_result", self._check.result_id, {"archived": True}, {"archived": False})
            told = self.tr("Resultatet arkiverades. Ångra tar tillbaka.")
            self._context.saving.write(self.tr("Arkivera resultatet"), [edit], told=told)

    def _lead(self) -> None:
        if self._check is not None:
            self.jump.emit("control", self._check.control.id)

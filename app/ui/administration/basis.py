"""Granskningsresultat: what the municipality means by each result of a control, so that all judge alike."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import uuid4

from app.ui.administration import basis_form
from app.ui.common.context import Context
from app.ui.common.form_parts import Notice
from app.ui.common.page_parts import Card, action
from app.ui.common.record_form import RecordForm
from app.ui.common.section import Section


class BasisSection(Section):
    """Four texts in one form; a proposal is offered where there is none, and is nobody's until it is saved."""

    kinds = frozenset({"result_basis"})

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Granskningsresultat"),
            self.tr("Vad varje resultat betyder här. Orden syns när någon skriver vad en kontroll visade."),
        )
        self._loaded = False
        self.form = RecordForm(basis_form.FIELDS, drafts=context.drafts)
        self.form.save_requested.connect(self._save)
        self.form.changed.connect(lambda _name: self._offer())
        self.form.reverted.connect(self._reverted)
        self.notice = Notice()
        self.propose_action = action(
            self,
            self.tr("Fyll i förslag"),
            self._propose,
            icon="sparkles",
            tip=self.tr("Skriver ett förslag där det inte står något. Inget sparas förrän du sparar."),
        )
        self.place_actions((self.propose_action,))
        card = Card()
        card.column.addWidget(self.notice)
        card.column.addWidget(self.form)
        self.column.addWidget(card, 1)

    def refresh(self) -> None:
        """Read the texts."""
        office = self.context.office
        self.context.tasks.run(lambda: basis_form.read(office), self._show, latest="administration/basis")

    def _show(self, values: Mapping[str, object]) -> None:
        if self._loaded:
            self.form.refill(values)
        else:
            self._loaded = True
            self.form.load(values, "result_basis:1", self.tr("Granskningsresultat"))
        self._offer()

    def _offer(self) -> None:
        self.propose_action.setEnabled(self._loaded and bool(basis_form.proposals(self.form.values())))

    def _propose(self) -> None:
        proposed = basis_form.proposals(self.form.values())
        self.form.rebase(self.form.base, {**self.form.changed_values(), **proposed})
        self.notice.say(
            self.tr(
                "Det ifyllda är programmets förslag, inte kommunens beslut. Ändra det som ska vara annorlunda."
            )
        )
        self._offer()
        self.form.focus_first()

    def _reverted(self) -> None:
        self.notice.hide()
        self._offer()

    def _save(self, changed: Mapping[str, object], base: Mapping[str, object]) -> None:
        office, edit_id = self.context.office, uuid4().hex
        self.context.saving.save_form_by(
            self.form,
            lambda: basis_form.write(office, changed, base, edit_id),
            self.tr("Ändra grund för resultat"),
            lambda _changes: self.notice.hide(),
            told=self.tr("Texterna sparades. De syns bredvid formuläret under Granskning."),
        )

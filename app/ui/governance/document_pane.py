"""One steering document beside its list: its form, its ties to Agenda 2030, its annex and its history."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import wording
from app.domain import formats
from app.text import translate
from app.ui.common.agenda_ties import AgendaTies, AgendaWords
from app.ui.common.form_parts import Notice
from app.ui.common.history import History, happened, tied_to
from app.ui.common.record_pane import RecordPane
from app.ui.common.tabs import Tabs
from app.ui.common.theme import px
from app.ui.governance.annex import AnnexPane
from app.ui.governance.served_goals import goal_options

if TYPE_CHECKING:
    from app.services.document_cards import DocumentCard, DocumentChoices
    from app.services.log import LogLine


class DocumentPane(RecordPane):
    """Read whole in one go; the tab that one looks at stays when another document is chosen."""

    print_wanted = Signal(int)
    """The annex of this document is to be printed."""

    _choices: DocumentChoices | None = None
    _wanted: tuple[int, str] = (0, "")

    def set_choices(self, choices: DocumentChoices) -> None:
        """What the forms offer."""
        self._choices = choices
        self.agenda.set_choices(choices.sdg)
        self.annex.set_choices(choices)
        self._offer_goals(self.form.base.get("goals"))

    def show_tab(self, document_id: int, tab: str) -> None:
        """Turn to a section of a document: now, or when it has been read."""
        self._wanted = (document_id, tab)
        if self._loaded == document_id:
            self._turn_to_wanted()

    def read(self, record_id: int) -> dict[str, object]:
        """The document with what hangs on it."""
        card = self._context.office.documents.card(record_id, self._context.today)
        return {**card.values, "card": card}

    def body(self) -> QWidget:
        """Tabs over the form and what hangs on the document."""
        context = self._context
        self.due = Notice("triangle-alert", "warning")
        self.tabs = Tabs()
        self.agenda = AgendaTies(
            context,
            "document_sdg",
            "document_id",
            AgendaWords(
                self.tr("De globala mål och delmål som dokumentet styr mot."),
                self.tr(
                    "Här visas vilka globala mål och delmål som dokumentet styr mot, och vad de betyder i vår kommun."
                ),
            ),
        )
        self.annex = AnnexPane(context)
        self.annex.print_wanted.connect(self.print_wanted)
        self.history = History(self.tr("Här visas ändringar av dokumentet och dess bilaga, med vem och när."))
        sheets = self.tabs.lead(
            self,
            {
                "details": (self.tr("Uppgifter"), self.form),
                "agenda": (self.tr("Agenda 2030"), self.agenda),
                "annex": (self.tr("Bilaga"), self.annex),
                "history": (self.tr("Historik"), self.history),
            },
        )
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addWidget(self.due)
        column.addWidget(self.tabs)
        column.addWidget(sheets, 1)
        return made

    # -- inside --

    def _fill(self, values: Mapping[str, object]) -> None:
        if values["id"] != self._id:
            return
        card: DocumentCard = values["card"]  # type: ignore[assignment]
        self._offer_goals(card.values["goals"])
        super()._fill(card.values)
        document, archived = values["id"], bool(values["archived"])
        assert isinstance(document, int)
        self._tell_due(card)
        self.agenda.show_ties(document, card.sdg, locked=archived)
        self.annex.show_card(card)
        self.history.show_entries([(_happened(line), line) for line in card.history])
        self._count("agenda", self.tr("Agenda 2030"), len(card.sdg))
        self._count("annex", self.tr("Bilaga"), len(card.annex))
        self.tabs.set_shown("annex", card.has_annex)
        if not self.tabs.is_shown(self.tabs.current()):
            self.tabs.choose("details")
        self.tabs.place()
        self._turn_to_wanted()

    def _settle(self) -> None:
        super()._settle()
        self.tabs.setVisible(not self.is_new)
        if self.is_new:
            # What hangs on a document comes when the document is there.
            self.due.hide()
            self.tabs.choose("details")

    def _save(self, values: object, base: object) -> None:
        changed = self.form.changed_values()
        if self._loaded is None or self.is_new or changed.get("structure") != "new":
            super()._save(values, base)
            return
        # A document that follows the goals of today has no annex, so none that is a draft or adopted either.
        self._context.saving.save_form(
            self.form,
            self._kind,
            self._loaded,
            self._said.change,
            self._changed,
            more={"annex_state": "none"},
        )

    def _offer_goals(self, chosen: object) -> None:
        if self._choices is not None:
            self.form.set_options("goals", goal_options(self._choices, chosen))

    def _tell_due(self, card: DocumentCard) -> None:
        if not card.due or card.values["archived"]:
            self.due.hide()
            return
        day = card.values["valid_until" if card.due == "expired" else "revise_by"]
        self.due.say(
            self.tr("{why}: {day}.").format(
                why=wording.word("document_due", card.due),
                day=formats.day(day),  # type: ignore[arg-type]
            )
        )

    def _turn_to_wanted(self) -> None:
        document, tab = self._wanted
        if document and document == self._loaded:
            self._wanted = (0, "")
            self.tabs.choose(tab)

    def _count(self, tab: str, text: str, count: int) -> None:
        self.tabs.set_text(tab, f"{text} {count}" if count else text)


def _happened(line: LogLine) -> str:
    """What was done, and to which part of the document."""
    if line.kind == "annex_row":
        what = translate("DocumentPane", "Raden ”{name}” i bilagan").format(name=line.name)
    elif line.kind == "document_sdg":
        what = translate("DocumentPane", "Kopplingen till Agenda 2030")
    else:
        what = translate("DocumentPane", "Styrdokumentet")
    did, target = happened(what, line), tied_to(line)
    return f"{did}: {target}" if target else did

"""Styrdokument: who decided each and when, how long it holds, and which goals it serves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app import wording
from app.domain import formats
from app.domain.codes import DOCUMENT_KINDS, DOCUMENT_LEVELS, DOCUMENT_STRUCTURES
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.columns import Column
from app.ui.common.context import Context
from app.ui.common.fields import Choice, Date, Links, Option, RichText, Text
from app.ui.common.record_pane import PaneWords
from app.ui.governance.decision_form import item_label
from app.ui.governance.register import Register, RegisterWords

FIELDS = (
    Text("title", noop("Fields", "Rubrik"), required=True),
    Choice("level", noop("Fields", "Nivå"), required=True, width="half"),
    Choice("kind", noop("Fields", "Slag av dokument"), required=True, width="half"),
    Text("decided_by", noop("Fields", "Beslutat av"), width="half"),
    Date("decided_on", noop("Fields", "Beslutsdag"), width="quarter"),
    Date("valid_until", noop("Fields", "Gäller till och med"), width="half"),
    Date("revise_by", noop("Fields", "Revideras senast"), width="half"),
    Choice("unit_id", noop("Fields", "Ansvarig enhet"), none=noop("Fields", "Ingen")),
    Choice(
        "structure",
        noop("Fields", "Målstruktur"),
        required=True,
    ),
    Links("goals", noop("Fields", "Mål som det tjänar"), add=noop("Fields", "Lägg till ett mål …")),
    RichText("note", noop("Fields", "Anteckning"), lines=2),
)
COLUMNS = (
    Column(
        "level",
        noop("Columns", "Nivå"),
        text=lambda row: wording.word("document_level", row.level),
        width=100,
    ),
    Column("title", noop("Columns", "Styrdokument"), stretch=True, strong=True),
    Column(
        "kind", noop("Columns", "Slag"), text=lambda row: wording.word("document_kind", row.kind), width=110
    ),
    Column(
        "valid_until",
        noop("Columns", "Gäller till"),
        text=lambda row: formats.day(row.valid_until),
        width=110,
    ),
    Column(
        "due",
        noop("Columns", "Att se över"),
        text=lambda row: wording.word("document_due", row.due) if row.due else "",
        width=190,
    ),
)


class DocumentsSection(Register):
    """List and form."""

    kinds = frozenset({"document"})

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            "document",
            "book-open",
            RegisterWords(
                self.tr("Styrdokument"),
                self.tr("Policyer, program och planer som målen vilar på, och när de ska ses över."),
                self.tr("Sök styrdokument …"),
                self.tr("Här visas de styrdokument som hör ihop med målen."),
                self.tr("Välj ett styrdokument i listan."),
                PaneWords(
                    new=self.tr("Nytt styrdokument"),
                    change=self.tr("Ändra styrdokument"),
                    archive=self.tr("Arkivera styrdokumentet"),
                    restore=self.tr("Ta tillbaka styrdokumentet"),
                    made=self.tr("Styrdokumentet lades till."),
                ),
            ),
            COLUMNS,
            FIELDS,
            {0: 480, 2: 740, 3: 640, 4: 420},
        )
        self.lay_out()

    def read(self, archived: bool) -> tuple[Sequence[Any], Any]:
        """The documents as of today, and what can be chosen."""
        office = self.context.office
        return office.documents.list(self.context.today, archived=archived), office.decisions.choices()

    def offer(self, choices: Any) -> None:
        """Codes in words, units and goals."""
        form = self.pane.form
        for name, group, codes in (
            ("level", "document_level", DOCUMENT_LEVELS),
            ("kind", "document_kind", DOCUMENT_KINDS),
            ("structure", "structure", DOCUMENT_STRUCTURES),
        ):
            form.set_options(name, [Option(code, wording.word(group, code)) for code in codes])
        form.set_options("unit_id", [Option(unit_id, name) for unit_id, name in choices.bodies])
        form.set_options(
            "goals", [Option(item.id, item_label(item)) for item in choices.items if item.kind == "goal"]
        )

    def proposed(self) -> Mapping[str, object]:
        """Most are the municipality's own and follow the goals of today."""
        return {"level": "local", "structure": "new"}

    def more(self) -> Mapping[str, object]:
        """An annex comes later, if at all."""
        return {"annex_state": "none"}

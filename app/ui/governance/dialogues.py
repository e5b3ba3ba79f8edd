"""Dialoger: who met where and when, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app import wording
from app.domain import formats
from app.domain.codes import DIALOGUE_KINDS
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.columns import Column
from app.ui.common.context import Context
from app.ui.common.fields import Choice, Date, Links, Option, RichText, Text
from app.ui.common.record_pane import PaneWords
from app.ui.common.register import Register, RegisterWords
from app.ui.governance.decision_form import item_label

FIELDS = (
    Text("title", noop("Fields", "Rubrik"), required=True),
    Choice("kind", noop("Fields", "Slag av dialog"), required=True),
    Choice("unit_id", noop("Fields", "Hölls av"), none=noop("Fields", "Inte känt")),
    Date("held_on", noop("Fields", "Dag"), width="quarter"),
    Text(
        "date_note",
        noop("Fields", "Om dagen inte är känd"),
        width="half",
        placeholder=noop("Fields", "februari 2019"),
    ),
    Text("place", noop("Fields", "Plats")),
    Text(
        "participants",
        noop("Fields", "Grupper som deltog"),
        help=noop("Fields", "Skriv grupper, aldrig namn på personer."),
    ),
    RichText("notes", noop("Fields", "Anteckningar"), lines=4),
    Links("outcomes", noop("Fields", "Ledde till"), add=noop("Fields", "Lägg till ett mål eller en metod …")),
)
COLUMNS = (
    Column(
        "held_on",
        noop("Columns", "Datum"),
        text=lambda row: formats.day(row.held_on) or row.date_note,
        sort=lambda row: formats.day(row.held_on) or None,
        width=124,
    ),
    Column("title", noop("Columns", "Dialog"), stretch=True, strong=True, wraps=True),
    Column(
        "kind",
        noop("Columns", "Slag"),
        text=lambda row: wording.word("dialogue_kind", row.kind),
        width=180,
    ),
    Column(
        "outcomes",
        noop("Columns", "Ledde till"),
        kind="number",
        decimals=0,
        value=lambda row: len(row.outcomes),
        width=96,
    ),
)


class DialoguesSection(Register):
    """List and form."""

    kinds = frozenset({"dialogue"})

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            "governance",
            "dialogue",
            "message-square",
            RegisterWords(
                self.tr("Dialoger"),
                self.tr("Samtal i styrelse, nämnder och bolag och med medborgare, och vad de ledde till."),
                self.tr("Sök dialog …"),
                self.tr("Här visas dialogerna om målen och vad de ledde till."),
                self.tr("Välj en dialog i listan."),
                PaneWords(
                    new=self.tr("Ny dialog"),
                    change=self.tr("Ändra dialog"),
                    archive=self.tr("Arkivera dialogen"),
                    restore=self.tr("Ta tillbaka dialogen"),
                    made=self.tr("Dialogen lades till."),
                ),
            ),
            COLUMNS,
            FIELDS,
            {2: 500, 3: 600},
        )
        self.lay_out()

    def read(self, archived: bool) -> tuple[Sequence[Any], Any]:
        """The dialogues, and what can be chosen."""
        office = self.context.office
        return office.dialogues.list(archived=archived), office.decisions.choices()

    def offer(self, choices: Any) -> None:
        """Kinds, units, and what may have come of it."""
        form = self.pane.form
        form.set_options(
            "kind", [Option(code, wording.word("dialogue_kind", code)) for code in DIALOGUE_KINDS]
        )
        form.set_options("unit_id", [Option(unit_id, name) for unit_id, name in choices.bodies])
        form.set_options(
            "outcomes", [Option((item.kind, item.id), item_label(item)) for item in choices.items]
        )

    def proposed(self) -> Mapping[str, object]:
        """Nothing is known of it."""
        return {}

"""Partier: the parties and groups of the council, whose standpoints are kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app import wording
from app.domain.codes import PARTY_KINDS
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.columns import Column
from app.ui.common.context import Context
from app.ui.common.fields import Choice, Option, Text
from app.ui.common.record_pane import PaneWords
from app.ui.common.register import Register, RegisterWords

FIELDS = (
    Text("name", noop("Fields", "Namn"), required=True),
    Text("short_name", noop("Fields", "Kort namn"), width="half", placeholder=noop("Fields", "S")),
    Choice("kind", noop("Fields", "Parti eller grupp"), required=True, width="half"),
)
COLUMNS = (
    Column("name", noop("Columns", "Namn"), stretch=True, strong=True),
    Column("short_name", noop("Columns", "Kort namn"), width=100),
    Column(
        "kind",
        noop("Columns", "Slag"),
        text=lambda row: wording.word("party_kind", row.kind),
        width=100,
    ),
    Column("standpoints", noop("Columns", "Ståndpunkter"), kind="number", decimals=0, width=120),
)


class PartiesSection(Register):
    """List and form."""

    kinds = frozenset({"party", "standpoint"})

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            "governance",
            "party",
            "users",
            RegisterWords(
                self.tr("Partier"),
                self.tr("Fullmäktiges partier och grupper, som tar ställning till metoder och verktyg."),
                self.tr("Sök parti …"),
                self.tr("Här visas partierna och grupperna i fullmäktige."),
                self.tr("Välj ett parti i listan."),
                PaneWords(
                    new=self.tr("Nytt parti"),
                    change=self.tr("Ändra parti"),
                    archive=self.tr("Arkivera partiet"),
                    restore=self.tr("Ta tillbaka partiet"),
                    made=self.tr("Partiet lades till."),
                ),
            ),
            COLUMNS,
            FIELDS,
            {2: 420, 3: 480},
        )
        self.lay_out()

    def read(self, archived: bool) -> tuple[Sequence[Any], Any]:
        """The register."""
        return self.context.office.methods.parties(archived=archived), None

    def offer(self, choices: Any) -> None:
        """Party or group."""
        self.pane.form.set_options(
            "kind", [Option(code, wording.word("party_kind", code)) for code in PARTY_KINDS]
        )

    def proposed(self) -> Mapping[str, object]:
        """Most are parties."""
        return {"kind": "party"}

"""Dialoger: who met where and when, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from app import wording
from app.domain import formats
from app.domain.codes import DIALOGUE_KINDS
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.columns import Column
from app.ui.common.context import Context
from app.ui.common.fields import Choice, Date, Links, Option, RichText, Text
from app.ui.common.form_parts import FieldBlock
from app.ui.common.page_parts import words
from app.ui.common.record_pane import PaneWords, RecordPane
from app.ui.common.register import Register, RegisterWords
from app.ui.governance.decision_form import item_label

if TYPE_CHECKING:
    from app.services.dialogues import Outcome

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


class DialoguePane(RecordPane):
    """The form with what names the dialogue as its source; that is written where it stands."""

    def body(self) -> QWidget:
        """The form, with what is told under what was noted here."""
        self.named = words("", wrap=True)
        self.help = words(self.tr("De anger själva dialogen som sin källa."), "small", wrap=True)
        noted = self.form.editor("outcomes").parentWidget()
        assert isinstance(noted, FieldBlock)
        noted.place_under(self.named)
        noted.place_under(self.help)
        return self.form

    def read(self, record_id: int) -> dict[str, object]:
        """The dialogue, with what names it."""
        rows = self._context.office.dialogues.list(archived=True)
        named = next((row.named_by for row in rows if row.id == record_id), ())
        return {**super().read(record_id), "named_by": named}

    def _fill(self, values: Mapping[str, object]) -> None:
        super()._fill(values)
        if values["id"] == self._id:
            named: tuple[Outcome, ...] = values["named_by"]  # type: ignore[assignment]
            lines = (f"{wording.word('kind', outcome.kind)}: {outcome.name}" for outcome in named)
            self.named.setText("\n".join(lines))
            self._settle()

    def _settle(self) -> None:
        super()._settle()
        for part in (self.named, self.help):
            part.setVisible(not self.is_new and self._loaded is not None and bool(self.named.text()))


class DialoguesSection(Register):
    """List and form."""

    kinds = frozenset({"dialogue"})
    pane_class = DialoguePane

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

"""Styrdokument: who decided each and when, how long it holds, what it serves, and the annexes of older ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from app import wording
from app.domain import formats
from app.domain.codes import DOCUMENT_KINDS, DOCUMENT_LEVELS, DOCUMENT_STRUCTURES
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common import icons
from app.ui.common.cells import paint_words
from app.ui.common.columns import Column
from app.ui.common.context import Context
from app.ui.common.fields import Choice, Date, Links, Option, RichText, Text
from app.ui.common.marks import SYMBOL
from app.ui.common.record_pane import PaneWords
from app.ui.common.register import Register, RegisterWords
from app.ui.common.theme import px
from app.ui.governance.document_pane import DocumentPane

if TYPE_CHECKING:
    from app.services.documents import DocumentRow

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
_DUE = {
    "expired": (0, "octagon-alert", "status_not_met"),
    "revision_due": (1, "triangle-alert", "status_partly"),
}
"""For each reason to look a document over: how pressing it is, its mark and the mark's colour."""


def _due_words(row: DocumentRow) -> str:
    return wording.word("document_due_short", row.due)


def _paint_due(painter: QPainter, box: QRect, row: DocumentRow, chosen: bool) -> None:
    """A mark and the reason in words."""
    if row.due:
        _, mark, role = _DUE[row.due]
        side = px(SYMBOL)
        picture = icons.pixmap(mark, "selection_text" if chosen else role, SYMBOL)
        painter.drawPixmap(box.left(), box.center().y() - side // 2, picture)
        box = box.adjusted(side + px(6), 0, 0, 0)
        paint_words(painter, box, _due_words(row), "selection_text" if chosen else "text")


COLUMNS = (
    Column(
        "level",
        noop("Columns", "Nivå"),
        text=lambda row: wording.word("document_level", row.level),
        width=100,
    ),
    Column("title", noop("Columns", "Styrdokument"), stretch=True, strong=True, wraps=True),
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
        kind="custom",
        text=_due_words,
        paint=_paint_due,
        tip=lambda row: wording.word("document_due", row.due),
        sort=lambda row: _DUE.get(row.due, (None,))[0],
        width=178,
    ),
)
_TABS = {"document_sdg": "agenda", "annex_row": "annex"}
"""Where what hangs on a document is shown."""


class DocumentsSection(Register):
    """List, and the chosen document with all that hangs on it."""

    kinds = frozenset({"document", *_TABS})
    pane_class = DocumentPane
    pane: DocumentPane

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            "governance",
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
            {0: 600, 2: 780, 3: 680, 4: 340},
        )
        self.pane.print_wanted.connect(lambda document_id: self.jump.emit("annex", document_id))
        self.lay_out((520, 460))

    def read(self, archived: bool) -> tuple[Sequence[Any], Any]:
        """The documents as of today, and what can be chosen."""
        documents, period = self.context.office.documents, self.context.period.id
        return documents.list(self.context.today, archived=archived), documents.choices(period)

    def offer(self, choices: Any) -> None:
        """Codes in words, units and goals."""
        form = self.pane.form
        for name, group, codes in (
            ("level", "document_level", DOCUMENT_LEVELS),
            ("kind", "document_kind", DOCUMENT_KINDS),
            ("structure", "structure", DOCUMENT_STRUCTURES),
        ):
            form.set_options(name, [Option(code, wording.word(group, code)) for code in codes])
        form.set_options("unit_id", [Option(unit_id, name) for unit_id, name in choices.units])
        self.pane.set_choices(choices)

    def show_record(self, kind: str, record_id: int) -> None:
        """Choose a document; a tie or a row of an annex leads to its document and the tab that shows it."""
        if kind not in _TABS:
            super().show_record(kind, record_id)
            return
        records, tab = self.context.office.records, _TABS[kind]
        self.context.tasks.run(
            lambda: records.read(kind, record_id), lambda values: self._stand_on(values["document_id"], tab)
        )

    def state(self) -> Mapping[str, str]:
        """The tab that is looked at."""
        return {"tab": self.pane.tabs.current()}

    def restore_state(self, state: Mapping[str, str]) -> None:
        """Take it up again."""
        if state.get("tab") in ("agenda", "history"):
            self.pane.tabs.choose(state["tab"])

    def _stand_on(self, document_id: object, tab: str) -> None:
        assert isinstance(document_id, int)
        self.pane.show_tab(document_id, tab)
        self.table.choose(document_id)

    def proposed(self) -> Mapping[str, object]:
        """Most are the municipality's own and follow the goals of today."""
        return {"level": "local", "structure": "new"}

    def more(self) -> Mapping[str, object]:
        """An annex comes later, if at all."""
        return {"annex_state": "none"}

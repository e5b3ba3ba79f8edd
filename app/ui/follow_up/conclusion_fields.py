"""What the forms of a conclusion, and of the sub-goal or risk that it becomes, ask for; and the card they stand in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.context import Context
from app.ui.common.fields import Choice, Field, LongText, RichText, Text, Year
from app.ui.common.page_parts import Card, words
from app.ui.common.record_form import RecordForm

CONCLUSION: tuple[Field, ...] = (
    LongText("text", noop("Fields", "Slutsats"), required=True, lines=4),
    Choice("leads_to", noop("Fields", "Leder till"), required=True),
)
SUBGOAL: tuple[Field, ...] = (
    Choice("parent_id", noop("Fields", "Står under"), required=True),
    Text("number", noop("Fields", "Nummer"), width="quarter"),
    Text("title", noop("Fields", "Rubrik"), required=True),
    RichText("text", noop("Fields", "Innebörd"), lines=2),
    RichText(
        "expected",
        noop("Fields", "Förväntad måluppfyllelse"),
        help=noop("Fields", "Vad invånarna ska kunna märka när delmålets år har gått."),
        lines=2,
    ),
    Choice("unit_id", noop("Fields", "Nämnd, bolag eller enhet"), none=noop("Fields", "Inte bestämt än")),
    Year("first_year", noop("Fields", "Från och med år"), width="quarter"),
    Year("last_year", noop("Fields", "Till och med år"), width="quarter"),
)
RISK: tuple[Field, ...] = (
    Text(
        "title",
        noop("Fields", "Rubrik"),
        required=True,
        help=noop("Fields", "Några ord som alla känner igen risken på."),
    ),
    LongText("event", noop("Fields", "Risk för att …")),
    LongText("cause", noop("Fields", "på grund av …")),
    LongText("consequence", noop("Fields", "vilket leder till …")),
    Choice("unit_id", noop("Fields", "Nämnd eller bolag"), required=True),
    Choice("category", noop("Fields", "Kategori"), required=True),
)


class FormCard(Card):
    """A form with a heading, what it is about, and a button that leaves it. What is written waits as a draft."""

    closed = Signal()

    def __init__(self, context: Context, fields: tuple[Field, ...]) -> None:
        super().__init__()
        self._context = context
        self.title = words("", "heading", wrap=True)
        self.about = words("", "muted", wrap=True)
        self.form = RecordForm(fields, drafts=context.drafts, calm=False)
        self.form.reverted.connect(self.closed)
        self.cancel = QPushButton(self.tr("Stäng  Esc"))
        self.cancel.setProperty("look", "quiet")
        self.cancel.clicked.connect(self.closed)
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(top)
        self.column.addWidget(self.about)
        self.column.addWidget(self.form, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves a form in which nothing is written."""
        if event.key() == Qt.Key.Key_Escape and not self.form.dirty:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

"""Styrning: decisions, methods with their standpoints, dialogues, documents and parties."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.context import Context
from app.ui.common.sections_page import SectionEntry, SectionsPage


class GovernancePage(SectionsPage):
    """How the programme is steered: what is decided, and what the parties think of the ways there."""

    kinds = frozenset(
        {
            "decision",
            "decision_step",
            "method",
            "standpoint",
            "party",
            "goal",
            "unit",
            "period",
            "document",
            "document_sdg",
            "annex_row",
            "indicator",
            "sdg_text",
            "dialogue",
            "clarification",
        }
    )
    sections = (
        SectionEntry(
            "decisions",
            noop("Sections", "Beslut"),
            "gavel",
            "app.ui.governance.decisions",
            "DecisionsSection",
            frozenset({"decision"}),
        ),
        SectionEntry(
            "methods",
            noop("Sections", "Metoder och verktyg"),
            "scale",
            "app.ui.governance.methods",
            "MethodsSection",
            frozenset({"method", "standpoint"}),
        ),
        SectionEntry(
            "dialogues",
            noop("Sections", "Dialoger"),
            "message-square",
            "app.ui.governance.dialogues",
            "DialoguesSection",
            frozenset({"dialogue"}),
        ),
        SectionEntry(
            "documents",
            noop("Sections", "Styrdokument"),
            "book-open",
            "app.ui.governance.documents",
            "DocumentsSection",
            frozenset({"document", "document_sdg", "annex_row"}),
        ),
        SectionEntry(
            "parties",
            noop("Sections", "Partier"),
            "users",
            "app.ui.governance.parties",
            "PartiesSection",
            frozenset({"party"}),
        ),
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(
            context,
            self.tr("Styrning"),
            self.tr("Vad som är beslutat, hur målen ska nås och var partierna skiljer sig åt."),
            parent,
        )

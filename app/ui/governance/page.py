"""Styrning: decisions, methods with their standpoints, dialogues, documents and parties."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from app.ui.common.context import Context
from app.ui.common.page_parts import PageHeader
from app.ui.common.section import Section
from app.ui.common.sections_page import SectionsPage


def _decisions(context: Context) -> Section:
    from app.ui.governance.decisions import DecisionsSection

    return DecisionsSection(context)


def _methods(context: Context) -> Section:
    from app.ui.governance.methods import MethodsSection

    return MethodsSection(context)


def _dialogues(context: Context) -> Section:
    from app.ui.governance.dialogues import DialoguesSection

    return DialoguesSection(context)


def _documents(context: Context) -> Section:
    from app.ui.governance.documents import DocumentsSection

    return DocumentsSection(context)


def _parties(context: Context) -> Section:
    from app.ui.governance.parties import PartiesSection

    return PartiesSection(context)


_MAKERS: Mapping[str, Callable[[Context], Section]] = {
    "decisions": _decisions,
    "methods": _methods,
    "dialogues": _dialogues,
    "documents": _documents,
    "parties": _parties,
}

_SECTION_OF = {
    "decision": "decisions",
    "method": "methods",
    "standpoint": "methods",
    "dialogue": "dialogues",
    "document": "documents",
    "party": "parties",
}


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
            "dialogue",
        }
    )
    makers = _MAKERS
    section_of = _SECTION_OF

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.lay_out(
            PageHeader(
                self.tr("Styrning"),
                self.tr("Vad som är beslutat, hur målen ska nås och var partierna skiljer sig åt."),
            ),
            self.tr("Delar av styrningen"),
            [
                ("decisions", self.tr("Beslut"), "gavel"),
                ("methods", self.tr("Metoder och verktyg"), "scale"),
                ("dialogues", self.tr("Dialoger"), "message-square"),
                ("documents", self.tr("Styrdokument"), "book-open"),
                ("parties", self.tr("Partier"), "users"),
            ],
        )

"""Mål: the goals as a tree, and what they are to one another and to Agenda 2030, seen whole."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.context import Context
from app.ui.common.sections_page import SectionEntry, SectionsPage


class GoalsPage(SectionsPage):
    """The tree needs the width, so the sections stand in a row."""

    kinds = frozenset(
        {
            *("goal", "clarification", "method", "dialogue", "document"),
            *("contribution", "goal_sdg", "indicator", "target", "measurement"),
            *("risk", "risk_score", "unit", "decision", "decision_step", "period"),
            *("indicator_sdg", "document_sdg", "sdg_text"),
        }
    )
    across = True
    sections = (
        SectionEntry(
            "goals",
            noop("Sections", "Målträd"),
            "list-tree",
            "app.ui.goals.goals_section",
            "GoalsSection",
            frozenset({"goal", "clarification", "contribution", "goal_sdg"}),
        ),
        SectionEntry(
            "contributions",
            noop("Sections", "Bidrag"),
            "users",
            "app.ui.goals.contribution_matrix",
            "ContributionMatrixSection",
        ),
        SectionEntry(
            "agenda",
            noop("Sections", "Agenda 2030"),
            "globe",
            "app.ui.goals.agenda_picture",
            "AgendaPictureSection",
        ),
        SectionEntry(
            "fulfilments",
            noop("Sections", "Att besluta"),
            "gavel",
            "app.ui.goals.fulfilments",
            "FulfilmentsSection",
        ),
        SectionEntry(
            "comparison",
            noop("Sections", "Jämför perioder"),
            "history",
            "app.ui.goals.comparison",
            "ComparisonSection",
        ),
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, self.tr("Mål"), "", parent)

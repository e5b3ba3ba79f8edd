"""Mål: the goals as a tree, and what they are to one another and to Agenda 2030, seen whole."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.context import Context
from app.ui.common.section import Section
from app.ui.common.sections_page import SectionEntry, SectionsPage


class GoalsPage(SectionsPage):
    """The tree needs the width, so the sections stand in a row."""

    kinds = frozenset(
        {
            *("goal", "clarification", "method", "dialogue", "document"),
            *("contribution", "goal_sdg", "indicator", "target", "measurement"),
            *("risk", "risk_score", "unit", "decision", "decision_step", "period"),
            *("indicator_sdg", "document_sdg", "sdg_text", "activity", "effect", "conclusion"),
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

    def join(self, name: str, section: Section) -> None:
        """The matrix leads to the tree where a unit has no goal to contribute with."""
        if name == "contributions":
            from app.ui.goals.contribution_matrix import ContributionMatrixSection

            assert isinstance(section, ContributionMatrixSection)
            section.new_goal_wanted.connect(self._begin_goal)

    def _begin_goal(self, overarching_id: int, unit_id: int) -> None:
        from app.ui.goals.goals_section import GoalsSection

        self.look_at("goals")
        tree = self.section("goals")
        assert isinstance(tree, GoalsSection)
        # The tree is read in the worker, one thing after the other: when this comes back it is there.
        self.context.tasks.run(lambda: None, lambda _read: tree.begin(overarching_id, unit_id))

"""Aktiviteter: what units do to reach the goals, as a list, a board and a time line, and for whom."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.context import Context
from app.ui.common.sections_page import SectionEntry, SectionsPage


class ActivitiesPage(SectionsPage):
    """Lists, board and time line need the width, so the sections stand in a row."""

    kinds = frozenset({"activity", "effect", "target_group", "goal", "unit", "period", "municipality"})
    across = True
    sections = (
        SectionEntry(
            "list",
            noop("Sections", "Lista"),
            "list",
            "app.ui.activities.list_section",
            "ListSection",
            frozenset({"activity", "effect", "late_activity"}),
        ),
        SectionEntry(
            "board",
            noop("Sections", "Tavla"),
            "square-kanban",
            "app.ui.activities.board_section",
            "BoardSection",
        ),
        SectionEntry(
            "time",
            noop("Sections", "Tidslinje"),
            "chart-gantt",
            "app.ui.activities.time_section",
            "TimeSection",
        ),
        SectionEntry(
            "target_groups",
            noop("Sections", "Målgrupper"),
            "users",
            "app.ui.activities.groups_section",
            "GroupsSection",
            frozenset({"target_group"}),
        ),
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, self.tr("Aktiviteter"), "", parent)

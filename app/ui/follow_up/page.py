"""Uppföljning: from the units' answers in a round to what council and citizens read."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.context import Context
from app.ui.common.sections_page import SectionEntry, SectionsPage


class FollowUpPage(SectionsPage):
    """Matrices and texts need the width, so the sections stand in a row."""

    kinds = frozenset(
        {
            *("round", "round_version", "round_unit", "assessment", "joint_analysis", "conclusion"),
            *("activity", "effect", "target_group", "citizen_summary", "citizen_comment"),
            *("unit", "goal", "indicator", "measurement", "target", "period", "municipality", "risk"),
        }
    )
    across = True
    sections = (
        SectionEntry(
            "rounds",
            noop("Sections", "Uppföljningar"),
            "calendar",
            "app.ui.follow_up.rounds_section",
            "RoundsSection",
            frozenset({"round", "round_version"}),
        ),
        SectionEntry(
            "assessments",
            noop("Sections", "Bedömningar"),
            "square-pen",
            "app.ui.follow_up.assessments_section",
            "AssessmentsSection",
            frozenset({"assessment", "round_unit"}),
        ),
        SectionEntry(
            "compilation",
            noop("Sections", "Sammanställning"),
            "layers",
            "app.ui.follow_up.compilation",
            "CompilationSection",
            frozenset({"joint_analysis"}),
        ),
        SectionEntry(
            "joint_analysis",
            noop("Sections", "Gemensam analys"),
            "route",
            "app.ui.follow_up.joint_analysis",
            "JointAnalysisSection",
            frozenset({"conclusion", "joint_text"}),
        ),
        SectionEntry(
            "citizens",
            noop("Sections", "Till medborgarna"),
            "globe",
            "app.ui.follow_up.citizens_section",
            "CitizensSection",
            frozenset({"citizen_summary"}),
        ),
        SectionEntry(
            "comments",
            noop("Sections", "Synpunkter"),
            "message-square",
            "app.ui.follow_up.comments_section",
            "CommentsSection",
            frozenset({"citizen_comment"}),
        ),
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, self.tr("Uppföljning"), "", parent)

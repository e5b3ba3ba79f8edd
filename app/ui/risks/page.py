"""Risker och intern kontroll: from the units' risk analyses to the plan, its results and what came of them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.context import Context
from app.ui.common.sections_page import SectionEntry, SectionsPage


class RisksPage(SectionsPage):
    """The registers need the width, so the sections stand in a row."""

    kinds = frozenset(
        {
            *("risk", "risk_score", "risk_analysis", "risk_treatment"),
            *("control", "control_result", "result_basis", "action"),
            *("control_plan", "control_plan_item", "decision", "decision_step"),
            *("control_statement", "self_assessment", "control_judgement"),
            *("unit", "goal", "scale_step", "municipality", "period"),
        }
    )
    across = True
    sections = (
        SectionEntry(
            "risks",
            noop("Sections", "Riskregister"),
            "shield-alert",
            "app.ui.risks.risks_section",
            "RisksSection",
            frozenset({"risk", "risk_score", "risk_treatment"}),
        ),
        SectionEntry(
            "controls",
            noop("Sections", "Kontrollmoment"),
            "shield-check",
            "app.ui.risks.controls_section",
            "ControlsSection",
            frozenset({"control"}),
        ),
        SectionEntry(
            "plan",
            noop("Sections", "Internkontrollplan"),
            "clipboard-list",
            "app.ui.risks.plan_section",
            "PlanSection",
            frozenset({"control_plan", "control_plan_item"}),
        ),
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, self.tr("Risker och intern kontroll"), "", parent)

"""Risker och intern kontroll: from the units' risk analyses to the plan, its results and what came of them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.context import Context
from app.ui.common.section import Section
from app.ui.common.sections_page import SectionEntry, SectionsPage
from app.ui.risks.begun import Begun
from app.ui.risks.risks_section import RisksSection


class RisksPage(SectionsPage):
    """The registers need the width, so the sections stand in a row."""

    kinds = frozenset(
        {
            *("risk", "risk_score", "risk_analysis", "risk_treatment"),
            *("control", "control_result", "result_basis", "action"),
            *("control_plan", "control_plan_item", "decision", "decision_step"),
            *("control_statement", "self_assessment", "control_judgement"),
            *("unit", "goal", "scale_step", "municipality", "period", "conclusion"),
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
            "analyses",
            noop("Sections", "Riskanalys"),
            "table",
            "app.ui.risks.analysis_section",
            "AnalysisSection",
            frozenset({"risk_analysis"}),
        ),
        SectionEntry(
            "actions",
            noop("Sections", "Åtgärder"),
            "list-plus",
            "app.ui.risks.actions_section",
            "ActionsSection",
            frozenset({"action", "late_action"}),
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
        SectionEntry(
            "results",
            noop("Sections", "Granskning"),
            "file-check-2",
            "app.ui.risks.results_section",
            "ResultsSection",
            frozenset({"control_result", "control_due"}),
        ),
        SectionEntry(
            "self_assessment",
            noop("Sections", "Självskattning"),
            "star",
            "app.ui.risks.assessment_section",
            "AssessmentSection",
            frozenset({"self_assessment", "control_judgement"}),
        ),
        SectionEntry(
            "gaps",
            noop("Sections", "Att rätta"),
            "circle-alert",
            "app.ui.risks.gaps_section",
            "GapsSection",
            frozenset({"control_gap"}),
        ),
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, self.tr("Risker och intern kontroll"), "", parent)

    def join(self, name: str, section: Section) -> None:
        """An action or a control that a risk asks for is begun in its own section, the risk filled in."""
        if isinstance(section, RisksSection):
            section.new_wanted.connect(self._begin)

    def _begin(self, kind: str, risk_id: int) -> None:
        name = self._section_of(kind)
        if name:
            self.look_at(name)
            made = self.section(name)
            assert isinstance(made, Begun)
            made.begin(risk_id)

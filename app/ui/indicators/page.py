"""Indikatorer: what is measured and how it goes, the plan for it, and what is due."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.context import Context
from app.ui.common.page_parts import action
from app.ui.common.section import Section
from app.ui.common.sections_page import SectionEntry, SectionsPage
from app.ui.indicators.entry_saving import DRAFT
from app.ui.indicators.indicators_section import IndicatorsSection
from app.ui.indicators.leading import Asking, Leading


class IndicatorsPage(SectionsPage):
    """The list needs the width, so the sections stand in a row."""

    kinds = frozenset(
        {
            *("indicator", "target", "measurement", "indicator_sdg"),
            *("place", "unit", "goal", "period", "sdg_text"),
            *("measurement_plan", "measurement_plan_entry", "decision", "decision_step"),
        }
    )
    across = True
    sections = (
        SectionEntry(
            "indicators",
            noop("Sections", "Indikatorer"),
            "chart-line",
            "app.ui.indicators.indicators_section",
            "IndicatorsSection",
            frozenset({"indicator", "target", "measurement", "indicator_sdg"}),
        ),
        SectionEntry(
            "entry",
            noop("Sections", "Fyll i värden"),
            "table",
            "app.ui.indicators.entry_section",
            "EntrySection",
        ),
        SectionEntry(
            "import",
            noop("Sections", "Läs in"),
            "upload",
            "app.ui.indicators.import_section",
            "ImportSection",
        ),
        SectionEntry(
            "plan",
            noop("Sections", "Mätplan"),
            "calendar",
            "app.ui.indicators.plan_section",
            "PlanSection",
            frozenset({"measurement_plan", "measurement_plan_entry"}),
        ),
        SectionEntry(
            "due",
            noop("Sections", "Att rapportera"),
            "clock",
            "app.ui.indicators.due_section",
            "DueSection",
            frozenset({"due_value"}),
        ),
        SectionEntry(
            "kolada",
            noop("Sections", "Kolada"),
            "globe",
            "app.ui.indicators.kolada_section",
            "KoladaSection",
        ),
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, self.tr("Indikatorer"), "", parent)
        self._back = ""
        self.entry_action = action(
            self,
            self.tr("Fyll i värden"),
            self._fill_in,
            icon="table",
            shortcut="Ctrl+E",
            tip=self.tr("Skriv eller klistra in värden för många indikatorer på en gång"),
        )

    def actions_in_menu(self) -> Sequence[QAction | None]:
        """The grid for values is one key away, wherever one stands on the page."""
        return [*super().actions_in_menu(), None, self.entry_action]

    def show_kind(self, kind: str) -> None:
        """Values that were left unsaved in the grid lead there."""
        if kind == "measurement" and self.context.drafts.find(DRAFT) is not None:
            self._fill_in()
        else:
            super().show_kind(kind)

    def _fill_in(self) -> None:
        self.look_at("entry")
        self.section("entry").entrance().setFocus(Qt.FocusReason.OtherFocusReason)

    def join(self, name: str, section: Section) -> None:
        """What is due, the plan and the import lead to where values are written and cards are changed."""
        if isinstance(section, Leading):
            section.report_wanted.connect(lambda indicator_id: self._lead_to(indicator_id, write=True))
            section.card_wanted.connect(lambda indicator_id: self._lead_to(indicator_id, write=False))

        elif isinstance(section, Asking):
            section.new_wanted.connect(self._write_new)
        elif isinstance(section, IndicatorsSection):
            section.new_ended.connect(self._go_back)

    def look_at(self, name: str) -> None:
        """Who goes elsewhere by himself is not led back."""
        self._back = ""
        super().look_at(name)

    def _write_new(self, values: Mapping[str, object]) -> None:
        """Write the card of an indicator that a file names, and come back to the file."""
        self.look_at("indicators")
        made = self.section("indicators")
        assert isinstance(made, IndicatorsSection)
        made.start_new(values)
        self._back = "import"

    def _go_back(self) -> None:
        if self._back:
            self.look_at(self._back)
            self.entrance().setFocus(Qt.FocusReason.OtherFocusReason)

    def _lead_to(self, indicator_id: int, *, write: bool) -> None:
        self.look_at("indicators")
        made = self.section("indicators")
        assert isinstance(made, IndicatorsSection)
        made.lead_to(indicator_id, write=write)

"""Indikatorer: what is measured, and how it goes."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.context import Context
from app.ui.common.sections_page import SectionEntry, SectionsPage


class IndicatorsPage(SectionsPage):
    """The list needs the width, so the sections stand in a row."""

    kinds = frozenset(
        {
            *("indicator", "target", "measurement", "indicator_sdg"),
            *("place", "unit", "goal", "period", "sdg_text"),
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
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, self.tr("Indikatorer"), "", parent)

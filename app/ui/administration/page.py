"""Administration: the executive office's page, in sections chosen at the left."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app import wording
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.context import Context
from app.ui.common.sections_page import SectionEntry, SectionsPage


class AdministrationPage(SectionsPage):
    """What the executive office sets up and looks after."""

    kinds = frozenset(wording.words("kind"))
    """All of them: the log tells of every change."""
    sections = (
        SectionEntry(
            "municipality",
            noop("Sections", "Kommunen"),
            "building-2",
            "app.ui.administration.municipality",
            "MunicipalitySection",
            frozenset({"municipality"}),
        ),
        SectionEntry(
            "periods",
            noop("Sections", "Perioder"),
            "calendar",
            "app.ui.administration.periods",
            "PeriodsSection",
            frozenset({"period"}),
        ),
        SectionEntry(
            "organisation",
            noop("Sections", "Organisation"),
            "network",
            "app.ui.administration.organisation",
            "OrganisationSection",
            frozenset({"unit"}),
        ),
        SectionEntry(
            "scales",
            noop("Sections", "Skalor och trösklar"),
            "sliders-horizontal",
            "app.ui.administration.scales",
            "ScalesSection",
            frozenset({"scale_step"}),
        ),
        SectionEntry(
            "basis",
            noop("Sections", "Granskningsresultat"),
            "clipboard-list",
            "app.ui.administration.basis",
            "BasisSection",
            frozenset({"result_basis"}),
        ),
        SectionEntry(
            "statements",
            noop("Sections", "Självskattning"),
            "star",
            "app.ui.administration.statements",
            "StatementsSection",
            frozenset({"control_statement"}),
        ),
        SectionEntry(
            "agenda",
            noop("Sections", "Agenda 2030"),
            "globe",
            "app.ui.administration.target_texts",
            "TargetTextsSection",
            frozenset({"sdg_text"}),
        ),
        SectionEntry(
            "log",
            noop("Sections", "Ändringslogg"),
            "history",
            "app.ui.administration.change_log",
            "ChangeLogSection",
        ),
        SectionEntry(
            "file",
            noop("Sections", "Filen"),
            "database",
            "app.ui.administration.file",
            "FileSection",
        ),
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(
            context,
            self.tr("Administration"),
            self.tr("Det som gäller hela kommunen. Kommunledningskontoret sköter det."),
            parent,
        )

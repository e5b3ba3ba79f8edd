"""Administration: the executive office's page, in sections chosen at the left."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from app import wording
from app.ui.common.context import Context
from app.ui.common.page_parts import PageHeader
from app.ui.common.section import Section
from app.ui.common.sections_page import SectionsPage


def _municipality(context: Context) -> Section:
    from app.ui.administration.municipality import MunicipalitySection

    return MunicipalitySection(context)


def _periods(context: Context) -> Section:
    from app.ui.administration.periods import PeriodsSection

    return PeriodsSection(context)


def _organisation(context: Context) -> Section:
    from app.ui.administration.organisation import OrganisationSection

    return OrganisationSection(context)


def _scales(context: Context) -> Section:
    from app.ui.administration.scales import ScalesSection

    return ScalesSection(context)


def _log(context: Context) -> Section:
    from app.ui.administration.change_log import ChangeLogSection

    return ChangeLogSection(context)


def _file(context: Context) -> Section:
    from app.ui.administration.file import FileSection

    return FileSection(context)


_MAKERS: Mapping[str, Callable[[Context], Section]] = {
    "municipality": _municipality,
    "periods": _periods,
    "organisation": _organisation,
    "scales": _scales,
    "log": _log,
    "file": _file,
}

_SECTION_OF = {
    "municipality": "municipality",
    "period": "periods",
    "unit": "organisation",
    "scale_step": "scales",
}
"""Which section shows a kind of record."""


class AdministrationPage(SectionsPage):
    """What the executive office sets up and looks after."""

    kinds = frozenset(wording.words("kind"))
    """All of them: the log tells of every change."""
    makers = _MAKERS
    section_of = _SECTION_OF

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.lay_out(
            PageHeader(
                self.tr("Administration"),
                self.tr("Det som gäller hela kommunen. Kommunledningskontoret sköter det."),
            ),
            self.tr("Delar av administrationen"),
            [
                ("municipality", self.tr("Kommunen"), "building-2"),
                ("periods", self.tr("Perioder"), "calendar"),
                ("organisation", self.tr("Organisation"), "network"),
                ("scales", self.tr("Skalor och trösklar"), "sliders-horizontal"),
                ("log", self.tr("Ändringslogg"), "history"),
                ("file", self.tr("Filen"), "database"),
            ],
        )

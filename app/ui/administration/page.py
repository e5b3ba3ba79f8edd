"""Administration: the executive office's page, in sections chosen at the left."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app import wording
from app.ui.administration.section import Section
from app.ui.administration.section_list import SectionList
from app.ui.common.context import Context
from app.ui.common.page import Page, page_layout
from app.ui.common.page_parts import PageHeader
from app.ui.common.theme import px


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


def _decisions(context: Context) -> Section:
    from app.ui.administration.decisions import DecisionsSection

    return DecisionsSection(context)


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
    "decisions": _decisions,
    "log": _log,
    "file": _file,
}

_SECTION_OF = {
    "municipality": "municipality",
    "period": "periods",
    "unit": "organisation",
    "scale_step": "scales",
    "decision": "decisions",
}
"""Which section shows a kind of record."""

FIRST = "municipality"

NARROW = 900
"""Under this width the list of sections shows icons alone, and what is looked at gets the room."""


class AdministrationPage(Page):
    """What the executive office sets up and looks after."""

    kinds = frozenset(wording.words("kind"))
    """All of them: the log tells of every change."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.list = SectionList(
            [
                ("municipality", self.tr("Kommunen"), "building-2"),
                ("periods", self.tr("Perioder"), "calendar"),
                ("organisation", self.tr("Organisation"), "network"),
                ("scales", self.tr("Skalor och trösklar"), "sliders-horizontal"),
                ("decisions", self.tr("Beslut"), "gavel"),
                ("log", self.tr("Ändringslogg"), "history"),
                ("file", self.tr("Filen"), "database"),
            ]
        )
        self._sections: dict[str, Section] = {}
        self._name = FIRST
        self._stack = QStackedWidget()
        column = page_layout(self)
        column.addWidget(
            PageHeader(
                self.tr("Administration"),
                self.tr("Det som gäller hela kommunen. Kommunledningskontoret sköter det."),
            )
        )
        row = QHBoxLayout()
        row.setSpacing(px(24))
        row.addWidget(self.list)
        row.addWidget(self._stack, 1)
        column.addLayout(row, 1)
        self.list.chosen.connect(self.look_at)
        self.list.mark(self._name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the section the room it needs."""
        super().resizeEvent(event)
        self.list.set_narrow(event.size().width() < px(NARROW))

    def section(self, name: str) -> Section:
        """A section by its name, made when it is first asked for."""
        made = self._sections.get(name)
        if made is None:
            made = self._sections[name] = _MAKERS[name](self.context)
            self._stack.addWidget(made)
        return made

    def look_at(self, name: str) -> None:
        """Show a section and read it."""
        self._name = name
        self.list.mark(name)
        self._stack.setCurrentWidget(self.section(name))
        self.refresh()

    def refresh(self) -> None:
        """Read the section that is looked at; the others read when they are chosen."""
        section = self.section(self._name)
        self._stack.setCurrentWidget(section)
        section.refresh()

    def show_record(self, kind: str, record_id: int) -> None:
        """Go to the section that shows the record, and choose it there."""
        name = _SECTION_OF.get(kind)
        if name is not None:
            self.look_at(name)
            self.section(name).show_record(kind, record_id)

    def new_record(self, kind: str) -> None:
        """Start a new period, unit or decision."""
        name = _SECTION_OF.get(kind)
        if name is not None:
            self.look_at(name)
            self.section(name).new_record(kind)

    def search_field(self) -> QWidget | None:
        """The filter of the section."""
        return self.section(self._name).search_field()

    def state(self) -> Mapping[str, str]:
        """The section that was looked at."""
        return {"section": self._name}

    def restore_state(self, state: Mapping[str, str]) -> None:
        """Look at it again."""
        name = state.get("section", "")
        if name in _MAKERS:
            self._name = name
            self.list.mark(name)

"""A page of several sections, chosen in a list at the left. Each is made when it is first looked at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app.ui.common.context import Context
from app.ui.common.page import Page, page_layout
from app.ui.common.page_parts import PageHeader
from app.ui.common.section import Section
from app.ui.common.section_list import SectionList
from app.ui.common.theme import px

NARROW = 900
"""Under this width the list of sections shows icons alone, and what is looked at gets the room."""


class SectionsPage(Page):
    """Leads to its sections; the one that is looked at reads, the others when they are chosen."""

    makers: ClassVar[Mapping[str, Callable[[Context], Section]]] = {}
    """How each section is made, in the order of the list."""
    section_of: ClassVar[Mapping[str, str]] = {}
    """Which section shows a kind of record."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._sections: dict[str, Section] = {}
        self._name = next(iter(self.makers))
        self._stack = QStackedWidget()

    def lay_out(self, header: PageHeader, said: str, sections: list[tuple[str, str, str]]) -> None:
        """Put the header over the list and the section. ``said`` names the list; sections are (name, title, icon)."""
        self.list = SectionList(said, sections)
        column = page_layout(self)
        column.addWidget(header)
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
            made = self._sections[name] = self.makers[name](self.context)
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
        name = self.section_of.get(kind)
        if name is not None:
            self.look_at(name)
            self.section(name).show_record(kind, record_id)

    def new_record(self, kind: str) -> None:
        """Start a new record in the section that shows its kind."""
        name = self.section_of.get(kind)
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
        if name in self.makers:
            self._name = name
            self.list.mark(name)

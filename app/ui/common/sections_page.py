"""A page of several sections. Each is imported and made when it is first looked at.

The sections are chosen in a list at the left, or, where the matter needs the width, in a row across the page. Then
the page's header speaks for the section that is looked at: its sentence and its acts stand there.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QWidget

from app.text import translate
from app.ui.common.page import MARGIN, Page, page_layout
from app.ui.common.page_parts import PageHeader
from app.ui.common.section_list import SectionList
from app.ui.common.theme import px

if TYPE_CHECKING:
    from app.ui.common.context import Context
    from app.ui.common.section import Section

NARROW = 900
"""Under this width the list of sections shows icons alone, and what is looked at gets the room."""


class SectionEntry(NamedTuple):
    """One section: its name in settings and code, what the list says, and where its class is."""

    name: str
    title: str
    """Marked with ``QT_TRANSLATE_NOOP("Sections", …)``."""
    icon: str
    module: str
    made: str
    """The class in the module."""
    shows: frozenset[str] = frozenset()
    """Kinds of records that a jump finds here."""

    def make(self, context: Context) -> Section:
        """Import the class and make the section."""
        section: Section = getattr(importlib.import_module(self.module), self.made)(context)
        return section


class SectionsPage(Page):
    """Leads to its sections; the one that is looked at reads, the others when they are chosen."""

    sections: ClassVar[tuple[SectionEntry, ...]] = ()
    """In the order of the list."""
    across: ClassVar[bool] = False
    """Whether the sections stand in a row across the page."""

    def __init__(self, context: Context, title: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._made: dict[str, Section] = {}
        self._remembered: dict[str, str] = {}
        self._name = self.sections[0].name
        self._stack = QStackedWidget()
        self.header = PageHeader(title, sentence)
        self._acts = QStackedWidget()
        shown = [(entry.name, translate("Sections", entry.title), entry.icon) for entry in self.sections]
        self.list = SectionList(self.tr("Delar av sidan"), shown, across=self.across)
        column = page_layout(self)
        column.addWidget(self.header)
        if self.across:
            self.header.add(self._acts)
            column.addWidget(self.list)
            column.addWidget(self._stack, 1)
        else:
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
        needed = self.list.wide() + px(2 * MARGIN) if self.across else px(NARROW)
        self.list.set_narrow(event.size().width() < needed)

    @classmethod
    def section_names(cls) -> Sequence[str]:
        """All of them, in the order of the list."""
        return [entry.name for entry in cls.sections]

    def section(self, name: str) -> Section:
        """A section by its name, made when it is first asked for."""
        made = self._made.get(name)
        if made is None:
            entry = next(entry for entry in self.sections if entry.name == name)
            made = self._made[name] = entry.make(self.context)
            made.jump.connect(self.jump)
            self._stack.addWidget(made)
            if self.across:
                made.head.hide()
                self._acts.addWidget(made.acts)
            made.restore_state(_under(name, self._remembered))
            self.join(name, made)
        return made

    def join(self, name: str, section: Section) -> None:
        """Connect a section that has just been made with the others: they do not know one another."""

    def look_at(self, name: str) -> None:
        """Show a section and read it."""
        self._turn_to(name)
        self.section(name).refresh()
        self.turned.emit()

    def refresh(self) -> None:
        """Read the section that is looked at; the others read when they are chosen."""
        self._turn_to(self._name)
        self.section(self._name).refresh()

    def show_record(self, kind: str, record_id: int) -> None:
        """Go to the section that shows the record, and choose it there."""
        name = self._section_of(kind)
        if name:
            self.look_at(name)
            self.section(name).show_record(kind, record_id)

    def show_kind(self, kind: str) -> None:
        """Go to the section that shows the kind."""
        name = self._section_of(kind)
        if name:
            self.look_at(name)
            self.section(name).show_kind(kind)

    def new_record(self, kind: str) -> None:
        """Start a new record in the section that shows its kind."""
        name = self._section_of(kind)
        if name:
            self.look_at(name)
            self.section(name).new_record(kind)

    def entrance(self) -> QWidget:
        """That of the section."""
        return self.section(self._name).entrance()

    def search_field(self) -> QWidget | None:
        """The filter of the section."""
        return self.section(self._name).search_field()

    def actions_in_menu(self) -> Sequence[QAction | None]:
        """What the section can do."""
        return self.section(self._name).actions_in_menu()

    def state(self) -> Mapping[str, str]:
        """The section that was looked at, and what each of them would like to find tomorrow."""
        kept = dict(self._remembered)
        for name, section in self._made.items():
            kept.update({f"{name}/{key}": value for key, value in section.state().items()})
        return {**kept, "section": self._name}

    def restore_state(self, state: Mapping[str, str]) -> None:
        """Look at it again."""
        self._remembered = {key: value for key, value in state.items() if "/" in key}
        for made, section in self._made.items():
            section.restore_state(_under(made, self._remembered))
        name = state.get("section", "")
        if name in self.section_names():
            self._name = name
            self.list.mark(name)

    def _turn_to(self, name: str) -> None:
        section = self.section(name)
        left = self._stack.currentWidget() is not section and self._holds_focus()
        self._name = name
        self.list.mark(name)
        self._stack.setCurrentWidget(section)
        if self.across:
            self.header.sentence.setText(section.sentence)
            self._acts.setCurrentWidget(section.acts)
        if left:
            # Qt would go on to the nearest button: the keys go where the section begins.
            section.entrance().setFocus(Qt.FocusReason.OtherFocusReason)

    def _holds_focus(self) -> bool:
        """Whether the keys go to the section that is looked at, or to its acts in the header."""
        focus = QApplication.focusWidget()
        return focus is not None and (self._stack.isAncestorOf(focus) or self._acts.isAncestorOf(focus))

    def _section_of(self, kind: str) -> str:
        return next((entry.name for entry in self.sections if kind in entry.shows), "")


def _under(name: str, state: Mapping[str, str]) -> dict[str, str]:
    """What is kept for one section."""
    start = f"{name}/"
    return {key.removeprefix(start): value for key, value in state.items() if key.startswith(start)}

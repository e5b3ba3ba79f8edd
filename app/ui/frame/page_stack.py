"""The pages of an open file: made when first shown, read again when what they show has changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from zlib import crc32

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from app.ui.common.page import Page, PageEntry
from app.ui.frame.room import Room

if TYPE_CHECKING:
    from app.ui.common.context import Context
    from app.ui.common.record_form import RecordForm


class PageStack(QStackedWidget):
    """Shows one page at a time."""

    jump = Signal(str, int)
    """A page leads to a record of this kind and id."""
    shown = Signal(str)
    """The name of the page that is shown now."""

    def __init__(self, entries: Sequence[PageEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = {entry.name: entry for entry in entries}
        self._context: Context | None = None
        self._address = ""
        self._stale: set[str] = set()
        self.pages: dict[str, Page] = {}
        """The pages that have been made, by name."""
        self._rooms: dict[str, Room] = {}
        self.current = ""
        self._behind: list[str] = []

    def start(self, context: Context, address: str) -> None:
        """Make pages for this file from now on."""
        self._context, self._address = context, address

    def show_page(self, name: str) -> Page | None:
        """Show a page and have it read what is new to it. None while no file is open."""
        if self._context is None or name not in self._entries:
            return None
        if self.current and self.current != name:
            self._behind = [*self._behind[-20:], self.current]
        page = self.pages.get(name) or self._make(name, self._context)
        self.current = name
        # Asked before the page is shown: as the other one is hidden, Qt moves the focus to whatever comes next.
        before: QWidget | None = page.focusWidget()
        self.setCurrentWidget(self._rooms[name])
        kept = before if before is not None and before.isVisibleTo(page) else page.entrance()
        kept.setFocus(Qt.FocusReason.OtherFocusReason)
        if name in self._stale:
            self._stale.discard(name)
            page.refresh()
        self.shown.emit(name)
        return page

    def back(self) -> None:
        """Show the page that was shown before this one."""
        if self._behind:
            name = self._behind.pop()
            self.current = ""
            self.show_page(name)

    def focus_filter(self) -> None:
        """Go to the filter of the page that is shown."""
        field = self.pages[self.current].search_field() if self.current in self.pages else None
        if field is not None:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def make_anew(self) -> None:
        """Make the pages again, at another text size."""
        context, address, current = self._context, self._address, self.current
        if context is not None:
            self.close_all()
            self.start(context, address)
            self.show_page(current)

    def mark_changed(self, kinds: frozenset[str] | None = None) -> None:
        """Have the pages that show these kinds (all, if none are named) read again: now, or when they are
        shown.
        """
        for name, page in self.pages.items():
            if kinds is None or page.kinds & kinds:
                self._stale.add(name)
        self._read_current()

    def change_period(self) -> None:
        """Tell the page that is shown of another year, and the others when they are shown."""
        self._stale = set(self.pages) - {self.current}
        if self.current in self.pages:
            self.pages[self.current].period_changed()

    def save(self) -> None:
        """Save the form that one writes in, else the first with unsaved text that is in sight."""
        forms = [
            form for page in self.pages.values() for form in page.forms() if form.savable and form.isVisible()
        ]
        focus = QApplication.focusWidget()
        inside = [form for form in forms if focus is not None and form.isAncestorOf(focus)]
        for form in (inside or forms)[:1]:
            form.save()

    def dirty_forms(self) -> list[RecordForm]:
        """The forms with unsaved text, on all pages."""
        return [form for page in self.pages.values() for form in page.forms() if form.dirty]

    def remember(self) -> None:
        """Keep what the pages would like to find tomorrow."""
        import json

        if self._context is not None:
            for name, page in self.pages.items():
                self._context.settings.set(self._setting(name), json.dumps(dict(page.state())))
            self._context.settings.set(self._setting(""), self.current)

    def remembered_page(self) -> str:
        """The page that was shown last in this file; the first one, if none was."""
        name = self._context.settings.text(self._setting("")) if self._context is not None else ""
        return name if name in self._entries else next(iter(self._entries))

    def close_all(self) -> None:
        """Let go of the pages; unsaved text stays as drafts."""
        self.remember()
        for page in self.pages.values():
            for form in page.forms():
                form.keep_draft()
        for room in self._rooms.values():
            self.removeWidget(room)
            room.deleteLater()
        self._rooms = {}
        self.pages, self._stale, self._behind, self.current = {}, set(), [], ""
        self._context = None

    def _make(self, name: str, context: Context) -> Page:
        page = self._entries[name].load()(context)
        page.jump.connect(self.jump)
        page.turned.connect(lambda: self.shown.emit(name) if name == self.current else None)
        self.pages[name] = page
        self._rooms[name] = Room(page)
        self.addWidget(self._rooms[name])
        page.restore_state(self._state(name, context))
        self._stale.add(name)
        return page

    def _read_current(self) -> None:
        if self.current in self._stale:
            self._stale.discard(self.current)
            self.pages[self.current].refresh()

    def _state(self, name: str, context: Context) -> dict[str, str]:
        import json

        try:
            kept = json.loads(context.settings.text(self._setting(name), "{}"))
            return {str(key): str(value) for key, value in kept.items()}
        except (ValueError, AttributeError):
            # A damaged settings file costs a chosen tab, nothing more.
            return {}

    def _setting(self, name: str) -> str:
        return f"files/{crc32(self._address.encode()):08x}/{name or 'shown'}"

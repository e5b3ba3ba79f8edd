"""A page of the window. Write one class per page on this, and list it in ``app.ui.catalogue``.

What the window does, and when:

1. It makes the page the first time it is shown: ``MyPage(context)``. The constructor builds widgets and
reads nothing. 2. It calls ``refresh`` then, and each time afterwards that the page is shown or looked at
while something it shows may
   have changed: another year, a save here, an undo, a save on another workstation (``kinds`` says what
   concerns it). ``refresh`` reads in the worker and fills when the answer comes; it must leave open forms
   their unsaved text::

        def refresh(self) -> None:
            year = self.context.period.year
            self.context.tasks.run(lambda: self.context.office.risks.register(year), self._show,
            latest="risks")

   ``latest`` makes an older answer that is still on its way be thrown away.
3. ``show_record(kind, id)`` brings a record of one of the page's ``kinds`` into view; the window has shown
the page.
   The rows may not have come yet: ``table.choose(id)`` and ``tree.choose(id)`` remember what to choose.
4. ``state`` and ``restore_state`` keep what the user would miss tomorrow (chosen tab, open branches). Widths
of
   columns and splitters remember themselves.

To lead somewhere else, emit ``jump(kind, id)``; id 0 means the page itself. Write by ``context.saving``.
Margins around a page: ``page_layout(self)`` gives the column to put things in.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.common.theme import px

if TYPE_CHECKING:
    from app.ui.common.context import Context
    from app.ui.common.record_form import RecordForm


MARGIN = 24
"""At the left and the right of every page."""


class Page(QWidget):
    """One purpose, one place in the rail."""

    kinds: ClassVar[frozenset[str]] = frozenset()
    """Kinds of records whose changes make the page read again."""

    jump = Signal(str, int)
    """Lead to a record of this kind and id, wherever it is shown; id 0 leads to the page that shows the
    kind.
    """

    turned = Signal()
    """Another section of the page is looked at: what the menu of the page offers may be other things."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context

    def refresh(self) -> None:
        """Read what the page shows again, in the worker, and fill when it comes."""
        raise NotImplementedError

    def period_changed(self) -> None:
        """Another year or period was chosen: ``context.period`` has it. Reads again, if no more is asked
        for.
        """
        self.refresh()

    def show_record(self, kind: str, record_id: int) -> None:
        """Bring a record into view."""

    def show_kind(self, kind: str) -> None:
        """Show where records of ``kind`` stand, where the page has more than one place."""

    def new_record(self, kind: str) -> None:
        """Start a new record of ``kind``: the empty form, ready to write in."""

    @classmethod
    def section_names(cls) -> Sequence[str]:
        """The sections that the page is divided into, if it is."""
        return ()

    def look_at(self, name: str) -> None:
        """Show one of the sections."""

    def state(self) -> Mapping[str, str]:
        """What to remember until tomorrow, as short texts."""
        return {}

    def restore_state(self, state: Mapping[str, str]) -> None:
        """Take up what ``state`` gave yesterday; anything may be missing."""

    def actions_in_menu(self) -> Sequence[QAction | None]:
        """The page's own acts, for the menu that bears its name; None draws a line."""
        return [action for action in self.actions() if action.text()]

    def entrance(self) -> QWidget:
        """Where the keys go when the page is shown. (A focus proxy would do so too, but takes what stands before
        it out of the way of the Tab key.)
        """
        return self

    def search_field(self) -> QWidget | None:
        """Where Ctrl+F goes: the page's own filter, if it has one."""
        return None

    def finish_drawing(self) -> None:
        """Wait for what is drawn outside the tasks, before a picture is taken of the page."""

    def forms(self) -> list[RecordForm]:
        """The forms on the page, for saving by Ctrl+S and for asking about unsaved text at closing."""
        from app.ui.common.record_form import RecordForm

        return self.findChildren(RecordForm)


class PageEntry(NamedTuple):
    """One page in the catalogue: its name in settings and code, what the rail says, and where its class is."""

    name: str
    title: str
    icon: str
    load: Callable[[], type[Page]]
    """Imports the page's module and returns its class. May be called in the worker."""
    shows: frozenset[str] = frozenset()
    """Kinds of records that a jump finds here."""


def page_layout(page: QWidget) -> QVBoxLayout:
    """The column of a page, with the margins that all pages have."""
    column = QVBoxLayout(page)
    column.setContentsMargins(px(MARGIN), px(20), px(MARGIN), px(16))
    column.setSpacing(px(16))
    return column

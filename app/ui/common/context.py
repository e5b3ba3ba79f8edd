"""What the window hands to every page: passed on, never global."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QUndoStack

    from app.services.office import Office
    from app.ui.common.drafts import Drafts
    from app.ui.common.messages import Messages
    from app.ui.common.saving import Saving
    from app.ui.common.settings import Settings
    from app.ui.common.tasks import Tasks
    from app.ui.common.theme import Theme
    from app.ui.common.undo import Undo


@dataclass(slots=True)
class Period:
    """The year and the mandate period that the whole window looks at. ``id`` 0 means that there is none
    yet.
    """

    id: int
    first_year: int
    last_year: int
    year: int


@dataclass(slots=True)
class Context:
    """The open file and the window's helpers, for a page to use."""

    office: Office
    """The open file. Its methods are called in ``tasks.run`` only."""
    tasks: Tasks
    messages: Messages
    undo: Undo
    saving: Saving
    settings: Settings
    drafts: Drafts
    theme: Theme
    today: date
    """The day that the file is seen as of: the example has a date of its own."""
    period: Period

    @property
    def undo_stack(self) -> QUndoStack:
        """The stack behind Ångra and Gör om."""
        return self.undo.stack

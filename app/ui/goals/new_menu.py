"""What may be added where one stands, said plainly: the menu of the button "Nytt mål"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from app.ui.common import icons
from app.ui.goals.levels import ICONS, full_title, name, where

if TYPE_CHECKING:
    from app.services.goal_tree import GoalNode
    from app.ui.goals.tree import Grove

LONGEST = 48


class NewMenu(QMenu):
    """Levels under the chosen goal, then those beside it; nothing that may not stand there."""

    wanted = Signal(object, str)
    """The parent's id (None: at the top) and the level."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setToolTipsVisible(True)

    def fill(self, grove: Grove, chosen: GoalNode | None) -> None:
        """Offer what may stand under the chosen goal, and beside it."""
        parent = grove.goals.get(chosen.parent_id or 0) if chosen is not None else None
        places = [chosen, parent] if chosen is not None else [None]
        self.offer([(place, grove.addable(place)) for place in places])

    def offer(self, places: Sequence[tuple[GoalNode | None, Sequence[str]]]) -> None:
        """Offer for each parent (None: the top) these levels."""
        self.clear()
        for parent, levels in places:
            if not levels:
                continue
            if self.actions():
                self.addSeparator()
            heading = (
                self.tr("Under {goal}").format(goal=short(parent)) if parent else self.tr("Överst i trädet")
            )
            # The heading is read, not chosen. An ampersand in it is no shortcut.
            self.addAction(heading.replace("&", "&&")).setEnabled(False)
            for level in levels:
                act = self.addAction(name(level))
                icons.set_icon(act, ICONS[level])
                act.setToolTip(where(level))
                parent_id = parent.id if parent is not None else None
                act.triggered.connect(
                    lambda _checked=False, level=level, parent_id=parent_id: self.wanted.emit(
                        parent_id, level
                    )
                )


class NewButton(QPushButton):
    """ "Nytt mål" with its menu."""

    def __init__(self) -> None:
        super().__init__()
        self.setText(self.tr("Nytt mål"))
        self.setProperty("look", "primary")
        self.setToolTip(self.tr("Ctrl+N lägger till under det mål du står på"))
        icons.set_icon(self, "plus", "accent_text")
        self.levels = NewMenu(self)

    def drop_down(self, grove: Grove, chosen: GoalNode | None) -> None:
        """Let the user choose what to add."""
        self.levels.fill(grove, chosen)
        self.levels.popup(self.mapToGlobal(self.rect().bottomLeft()))


def short(goal: GoalNode) -> str:
    """A goal's number and title, short enough for a menu."""
    text = full_title(goal.number, goal.title)
    return text if len(text) <= LONGEST else text[: LONGEST - 2].rstrip() + " …"

"""The page Mål as the window has it: read again whenever something is saved."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services.goal_tree import GoalNode
from app.ui.common.context import Context
from app.ui.goals.goals_section import GoalsSection
from app.ui.goals.page import GoalsPage


class Shown:
    """A page on a context with its tree in sight, and what tests ask for all the time."""

    def __init__(self, context: Context, qtbot: QtBot) -> None:
        self.context = context
        self.told: list[str] = []
        self.whole = GoalsPage(context)
        qtbot.addWidget(self.whole)
        section = self.whole.section("goals")
        assert isinstance(section, GoalsSection)
        self.page = section
        context.messages.told.connect(self.told.append)
        # The window does this: it holds dialogs, and has what is written or undone read again.
        context.messages._window = self.whole
        context.saving.changed.connect(lambda _changes: self.whole.refresh())
        self.whole.resize(1300, 850)
        with qtbot.waitActive(self.whole):
            self.whole.show()
            self.whole.activateWindow()
        self.whole.refresh()
        self.settle()

    def settle(self) -> None:
        """Let everything that has been asked for come to its end."""
        for _ in range(3):
            self.context.tasks.wait_idle()
            QApplication.processEvents()

    def goal(self, title: str) -> GoalNode:
        """The goal with this title."""
        return next(goal for goal in self.page.pane.grove.goals.values() if goal.title == title)

    def titles(self) -> set[str]:
        """What the tree holds."""
        return {goal.title for goal in self.page.pane.grove.goals.values()}

    def choose(self, title: str, section: str = "meaning") -> GoalNode:
        """Stand on a goal and turn to a section."""
        goal = self.goal(title)
        self.page.tree.choose(goal.id)
        self.settle()
        self.page.record.show_section(section)
        self.settle()
        return goal

    def shortcut(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        """Press a shortcut while one stands in the tree."""
        self.page.tree.setFocus()
        QTest.keyClick(self.page.tree, key, modifiers)

    def undo(self) -> None:
        """Ångra."""
        self.context.undo_stack.undo()
        self.settle()

    def redo(self) -> None:
        """Gör om."""
        self.context.undo_stack.redo()
        self.settle()


ShowPage = Callable[[Context], Shown]


@pytest.fixture
def show(qtbot: QtBot) -> ShowPage:
    """Show the page on a context."""
    return lambda context: Shown(context, qtbot)


@pytest.fixture
def example(show: ShowPage, example_context: Context) -> Shown:
    """The page on the Vaggeryd example."""
    return show(example_context)


@pytest.fixture
def empty(show: ShowPage, empty_context: Context) -> Shown:
    """The page on a new municipality."""
    return show(empty_context)

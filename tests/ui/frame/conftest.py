"""The real window on a real file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.common.messages import Messages
from app.ui.common.settings import Settings
from app.ui.common.tasks import Tasks
from app.ui.common.theme import Theme
from app.ui.main_window import MainWindow


class Shown:
    """A window that is shown, with what tests ask for all the time."""

    def __init__(self, theme: Theme, folder: Path) -> None:
        self.tasks = Tasks()
        self.settings = Settings(folder)
        self.window = MainWindow(theme, self.settings, self.tasks, Messages())
        self.window.menus.fill()
        self.window.resize(1280, 820)

    def settle(self) -> None:
        """Let everything that has been asked for come to its end."""
        for _ in range(4):
            self.tasks.wait_idle()
            QApplication.processEvents()

    def open(self, file: Path) -> Shown:
        """Open a file and wait for its first page."""
        self.window.open(str(file))
        self.settle()
        return self

    def close(self) -> None:
        """Close the window without asking."""
        for form in self.window.dirty_forms():
            form.revert()
        self.window.close()
        self.tasks.wait_idle()
        self.tasks.close()


ShowWindow = Callable[[], Shown]


@pytest.fixture
def show_window(theme: Theme, user_folder: Path, qtbot: QtBot) -> Iterator[ShowWindow]:
    """Show another window of the same user."""
    made: list[Shown] = []

    def show() -> Shown:
        shown = Shown(theme, user_folder)
        made.append(shown)
        with qtbot.waitActive(shown.window):
            shown.window.show()
            shown.window.activateWindow()
        return shown

    yield show
    for shown in made:
        shown.close()
        shown.window.deleteLater()
    theme.choose("light")
    theme.set_text_scale(100)


@pytest.fixture
def shown(show_window: ShowWindow, example_file: Path) -> Shown:
    """The window on the example."""
    return show_window().open(example_file)

"""What the tests of pages stand on: a real office in the hands of the window's real helpers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services.office import Office
from app.ui.common.context import Context, Period
from app.ui.common.drafts import Drafts
from app.ui.common.messages import Messages
from app.ui.common.saving import Saving
from app.ui.common.settings import Settings
from app.ui.common.tasks import Tasks
from app.ui.common.theme import Theme
from app.ui.common.undo import Undo

ContextMaker = Callable[[Office], Context]


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """Let go of the windows of a test that has ended.

    What is to be deleted later is deleted by an event loop, and between tests none runs. Thousands of widgets that
    nobody sees would be given each new style sheet, and the last tests would take ten times as long as the first.
    """
    if QApplication.instance() is not None:
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        # What Python put on the clipboard must be gone before Python is.
        QApplication.clipboard().clear()


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    """The look, loaded once: the program does so too."""
    return Theme(qapp, "light")


@pytest.fixture
def make_context(qapp: QApplication, theme: Theme, user_folder: Path) -> Iterator[ContextMaker]:
    """Make what the window would hand to a page for an office, looking at the office's own year."""
    made: list[Context] = []

    def make(office: Office) -> Context:
        period = office.period_of(office.today.year)
        year = min(max(office.today.year, period.first_year), period.last_year)
        tasks, messages = Tasks(), Messages()
        tasks.failed.connect(messages.show_error)
        undo = Undo(tasks, messages, office.records.undo)
        context = Context(
            office=office,
            tasks=tasks,
            messages=messages,
            undo=undo,
            saving=Saving(office.records, tasks, messages, undo),
            settings=Settings(user_folder),
            drafts=Drafts(user_folder, office.file.address),
            theme=theme,
            today=office.today,
            period=Period(period.id, period.first_year, period.last_year, year),
        )
        made.append(context)
        return context

    yield make
    for context in made:
        context.tasks.wait_idle()
        context.tasks.close()


@pytest.fixture
def example_context(example_office: Office, make_context: ContextMaker) -> Context:
    """The window's helpers on the Vaggeryd example."""
    return make_context(example_office)


@pytest.fixture
def empty_context(empty_office: Office, make_context: ContextMaker, qtbot: QtBot) -> Context:
    """The window's helpers on a new municipality."""
    return make_context(empty_office)

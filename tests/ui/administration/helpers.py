"""A page of sections as the window holds it, and what the tests do with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.ui.administration.page import AdministrationPage
from app.ui.common.context import Context
from app.ui.common.record_form import RecordForm
from app.ui.common.section import Section
from app.ui.common.sections_page import SectionsPage
from tests.keys import press, type_text

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier

S = TypeVar("S", bound=Section)


def shown(
    context: Context, qtbot: QtBot, made: Callable[[Context], SectionsPage] = AdministrationPage
) -> SectionsPage:
    """The administration, or another page of sections."""
    page = made(context)
    qtbot.addWidget(page)
    # The window does this: it holds dialogs, and has what is written or undone read again.
    context.messages._window = page
    context.saving.changed.connect(lambda _changes: page.refresh())
    page.resize(1400, 900)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.refresh()
    context.tasks.wait_idle()
    return page


def section(page: SectionsPage, name: str, kind: type[S]) -> S:
    """Look at a section and wait until it is filled."""
    page.look_at(name)
    page.context.tasks.wait_idle()
    found = page.section(name)
    assert isinstance(found, kind)
    return found


def focused() -> QWidget:
    """Where the keys go now."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def write(form: RecordForm, name: str, text: str) -> None:
    """Type in a field instead of what stands there."""
    line = form.editor(name).main()
    assert isinstance(line, QLineEdit | QPlainTextEdit | QTextEdit)
    line.setFocus()
    line.selectAll()
    if text:
        type_text(line, text)
    else:
        press(line, Qt.Key.Key_Delete)


def save(context: Context) -> None:
    """Ctrl+S where the focus is."""
    press(focused(), Qt.Key.Key_S, CTRL)
    context.tasks.wait_idle()

"""The section of rounds on its page, for its tests."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.services.round_page_rows import AnswerRow, RoundCard
from app.ui.common.context import Context
from app.ui.follow_up.page import FollowUpPage
from app.ui.follow_up.rounds_section import RoundsSection
from tests.keys import press

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return


def shown(context: Context, qtbot: QtBot) -> RoundsSection:
    """The section as the window shows it, read."""
    page = FollowUpPage(context)
    qtbot.addWidget(page)
    # The window does this: it holds dialogs, and has what is written or undone read again.
    context.messages.stand_on(page)
    context.saving.changed.connect(page.refresh)
    context.undo.changed.connect(page.refresh)
    page.resize(1400, 900)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    page.look_at("rounds")
    settle(context)
    section = page.section("rounds")
    assert isinstance(section, RoundsSection)
    section.entrance().setFocus()
    return section


def settle(context: Context) -> None:
    """Wait until what was written is saved and read again."""
    for _ in range(3):
        context.tasks.wait_idle()
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def focused() -> QWidget:
    """Where the keys go now."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def save(section: RoundsSection) -> None:
    """Press Ctrl+S where the keys are."""
    press(focused(), Qt.Key.Key_S, CTRL)
    settle(section.context)


def card(section: RoundsSection) -> RoundCard:
    """The round that is looked at, as it is stored."""
    office, context = section.context.office, section.context
    page = office.rounds.page(context.period.year, context.today, section._wanted)
    assert page.card is not None
    return page.card


def answer_of(section: RoundsSection, short: str) -> AnswerRow:
    """A unit's answer, as it is stored."""
    return next(row for row in card(section).answers if row.short == short)


def stand(section: RoundsSection, short: str, column: int = 0) -> None:
    """Stand in a unit's row of the matrix; column 0 is that of the answer."""
    grid = section.answers.matrix.grid
    row = [answer.short for answer in card(section).answers].index(short)
    grid.setCurrentIndex(grid.grid_model.index(row, column))
    grid.setFocus()


def look_at(section: RoundsSection, title: str) -> None:
    """Choose a round in the list."""
    at = next(row.id for row in section.table.rows_model.rows if row.title == title)
    section.table.choose(at)
    settle(section.context)


def cell_text(section: RoundsSection, short: str, column: int) -> str:
    """What a cell of the matrix shows."""
    row = [answer.short for answer in card(section).answers].index(short)
    return section.answers.matrix.grid.grid_model.cell(row, column).text

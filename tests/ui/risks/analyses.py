"""The section of risk analyses on its page, for its tests."""

from __future__ import annotations

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui.common.context import Context
from app.ui.risks.analysis_section import AnalysisSection
from app.ui.risks.gross_cells import COLUMNS
from app.ui.risks.page import RisksPage
from tests.keys import press, type_text

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return


def shown(context: Context, qtbot: QtBot) -> AnalysisSection:
    """The section as the window shows it, read."""
    page = RisksPage(context)
    qtbot.addWidget(page)
    # The window does this: it holds dialogs, and has what is written or undone read again.
    context.messages.stand_on(page)
    context.saving.changed.connect(page.refresh)
    context.undo.changed.connect(page.refresh)
    page.resize(1400, 900)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    page.look_at("analyses")
    settle(context)
    section = page.section("analyses")
    assert isinstance(section, AnalysisSection)
    section.entrance().setFocus()
    return section


def settle(context: Context) -> None:
    """Wait until what was written is saved and read again."""
    for _ in range(3):
        context.tasks.wait_idle()
        QApplication.processEvents()


def listed(context: Context, qtbot: QtBot, unit: int = 0) -> AnalysisSection:
    """The list of a unit (the first in the table)."""
    section = shown(context, qtbot)
    section.show_unit(section.overview.table.rows_model.shown[unit].id)
    settle(context)
    return section


def focused() -> QWidget:
    """Where the keys go now."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def write(text: str, key: Qt.Key = Qt.Key.Key_Tab) -> None:
    """Type in the cell where one stands, and leave it by a key."""
    for letter in text:
        type_text(focused(), letter)
    press(focused(), key, text="\r" if key == ENTER else "")


def stand(section: AnalysisSection, row: int, field: str) -> None:
    """Stand in a cell."""
    section.pane.grid.stand(row, field)
    section.pane.grid.setFocus()


def paste(section: AnalysisSection, text: str) -> None:
    """Paste where one stands."""
    QApplication.clipboard().setText(text)
    section.pane.grid.setFocus()
    shortcut = QKeySequence(QKeyCombination(CTRL, Qt.Key.Key_V))
    next(act for act in section.pane.grid.acts if act.shortcut() == shortcut).trigger()
    settle(section.context)


def texts(section: AnalysisSection, *fields: str) -> list[tuple[str, ...]]:
    """What the rows show in these columns, without the blank one."""
    model = section.pane.grid.gross_model
    columns = [COLUMNS.index(field) for field in fields]
    return [
        tuple(model.look(row, column).text for column in columns)
        for row in range(len(model.ids))
        if not model.is_blank(row)
    ]


def troubles(section: AnalysisSection) -> dict[tuple[int, str], str]:
    """The cells that are marked: row and field, with the code."""
    model = section.pane.grid.gross_model
    return {
        (row, name): model.look(row, at).trouble
        for row in range(len(model.ids))
        for at, name in enumerate(COLUMNS)
        if model.look(row, at).trouble
    }


def in_file(section: AnalysisSection) -> list[tuple[object, ...]]:
    """Title, category, S and K of the unit's risks as they are stored."""
    page = section.context.office.gross_lists.read(section._unit, section.context.period.year)
    fields = ("title", "category", "score_likelihood", "score_consequence")
    return [tuple(row.values[field] for field in fields) for row in page.rows]

"""The page of indicators in a window of its own, for its tests."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui.common.context import Context
from app.ui.indicators.indicators_section import IndicatorsSection
from app.ui.indicators.lines import LinesPane
from app.ui.indicators.page import IndicatorsPage
from tests.keys import press


def whole(context: Context, qtbot: QtBot) -> IndicatorsPage:
    """The page as the window shows it, filled."""
    page = IndicatorsPage(context)
    qtbot.addWidget(page)
    # The window does this: it holds dialogs, and has what is written or undone read again.
    context.messages.stand_on(page)
    context.saving.changed.connect(lambda _changes: page.refresh())
    page.resize(1500, 900)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    page.refresh()
    context.tasks.wait_idle()
    return page


def shown(context: Context, qtbot: QtBot) -> IndicatorsSection:
    """The list with an indicator beside it, on its page."""
    section = whole(context, qtbot).section("indicators")
    assert isinstance(section, IndicatorsSection)
    return section


def choose(page: IndicatorsSection, kolada_id: str) -> None:
    """Stand on the indicator with this id in Kolada."""
    rows = page.list.table.rows_model.rows
    row = next(row for row in rows if row.kolada_id == kolada_id)
    page.show_record("indicator", row.id)
    page.context.tasks.wait_idle()
    assert page.record.indicator_id == row.id


def titles(page: IndicatorsSection) -> list[str]:
    """What the list shows."""
    return [row.title for row in page.list.table.rows_model.shown]


def focused() -> QWidget:
    """Where the keys go now."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def enter(pane: LinesPane) -> None:
    """Press Enter where one writes, and wait until it is saved."""
    press(focused(), Qt.Key.Key_Return, text="\r")
    pane.context.tasks.wait_idle()
    QApplication.processEvents()


def with_one(context: Context, qtbot: QtBot, **values: object) -> IndicatorsSection:
    """A page on a file with one indicator, ready for its first value."""
    made = {
        "title": "Nöjda med skolan",
        "quality": "perceived",
        "decimals": 1,
        "unit_of_measure": "%",
        **values,
    }
    context.office.records.write("indicator", None, made)
    page = shown(context, qtbot)
    page.value_action.trigger()
    return page

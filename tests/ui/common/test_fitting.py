"""Columns that give way where there is no room for them."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QTableWidget, QTreeWidget
from pytestqt.qtbot import QtBot

from app.ui.common.fitting import show_what_fits
from app.ui.common.theme import Theme, px


@pytest.mark.parametrize("kind", [QTableWidget, QTreeWidget])
def test_columns_go_and_come_back_with_the_width(
    kind: type[QTableWidget | QTreeWidget], theme: Theme, qtbot: QtBot
) -> None:
    view = kind()
    view.setColumnCount(3)
    qtbot.addWidget(view)
    show_what_fits(view, {1: 300, 2: 500})
    view.show()
    shown = []
    for width in (700, 400, 250, 700):
        view.resize(px(width), 200)
        shown.append([at for at in range(3) if not view.isColumnHidden(at)])
    assert shown == [[0, 1, 2], [0, 1], [0], [0, 1, 2]]

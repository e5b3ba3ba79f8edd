"""The helper that types for the other tests types every Swedish letter."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.keys import press, type_text


def test_swedish_letters_arrive_as_typed(qtbot: QtBot) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    type_text(line, "Åtgärd för mål 4 – 12,5 %")
    assert line.text() == "Åtgärd för mål 4 – 12,5 %"


def test_a_line_break_starts_a_new_line(qtbot: QtBot) -> None:
    text = QPlainTextEdit()
    qtbot.addWidget(text)
    type_text(text, "första\nandra")
    assert text.toPlainText() == "första\nandra"


def test_keys_without_letters_work_too(qtbot: QtBot) -> None:
    line = QLineEdit("måål")
    qtbot.addWidget(line)
    press(line, Qt.Key.Key_Home)
    press(line, Qt.Key.Key_Delete)
    assert line.text() == "åål"

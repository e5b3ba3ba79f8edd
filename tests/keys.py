"""Typing as a person does.

``qtbot.keyClicks`` aborts the process on å, ä and ö (it asks Qt for a key code that ASCII alone has), so the
text travels in the key event itself, as it does from a real keyboard.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

NONE = Qt.KeyboardModifier.NoModifier


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, text: str = "") -> None:
    """Press and release one key: ``press(tree, Qt.Key.Key_Down)``.

    A shortcut gets its chance first, as it does when the key comes from the window system.
    """
    override = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers, text)
    override.ignore()
    QApplication.sendEvent(widget, override)
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text))
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyRelease, key, modifiers, text))


def type_text(widget: QWidget, text: str) -> None:
    """Type ``text`` into ``widget``, letter by letter; a line break is the Enter key."""
    for letter in text:
        if letter == "\n":
            press(widget, Qt.Key.Key_Return, text="\r")
        else:
            press(widget, Qt.Key.Key_unknown, text=letter)

"""Ctrl+Z while one writes: first what was written in the field, then what was saved.

Qt's own fields keep the keys even where they have nothing left to undo; ours pass them on to the window then.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit

_KEYS = QKeySequence.StandardKey


def left_to_window(event: QEvent, box: QLineEdit | QPlainTextEdit | QTextEdit) -> bool:
    """Tell whether a key is about to be taken for undoing (or doing again) what was never written in ``box``."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    written = box if isinstance(box, QLineEdit) else box.document()
    return (event.matches(_KEYS.Undo) and not written.isUndoAvailable()) or (
        event.matches(_KEYS.Redo) and not written.isRedoAvailable()
    )


class Line(QLineEdit):
    """A line that one writes in."""

    def event(self, event: QEvent) -> bool:
        """Leave the keys of Ångra to the window where there is nothing to undo here."""
        if left_to_window(event, self):
            event.ignore()
            return True
        return super().event(event)

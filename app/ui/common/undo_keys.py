"""Ctrl+Z while one writes: first what was written in the field, then what was saved."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit

type_of_box = QLineEdit | QPlainTextEdit | QTextEdit
_KEYS = QKeySequence.StandardKey


class UndoKeys(QObject):
    """Lets the keys pass on to the window where a field has nothing left to undo: Qt's own fields keep them always."""

    def __init__(self, box: type_of_box) -> None:
        super().__init__(box)
        self._box = box
        box.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave a key to the window before the field says that it is its own."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            own = self._box if isinstance(self._box, QLineEdit) else self._box.document()
            nothing = (event.matches(_KEYS.Undo) and not own.isUndoAvailable()) or (
                event.matches(_KEYS.Redo) and not own.isRedoAvailable()
            )
            if nothing:
                event.ignore()
                return True
        return False

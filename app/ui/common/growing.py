"""Boxes for longer texts that grow with what is written, from a least number of lines to where they scroll."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from app.ui.common.theme import px

MOST = 14
"""Lines."""


class Growth:
    """Sets a box up for a form and keeps its height. ``asked`` says how high its text is without margins."""

    def __init__(self, box: QPlainTextEdit | QTextEdit, lines: int, asked: Callable[[], float]) -> None:
        self._box, self._least, self._asked = box, lines, asked
        box.setTabChangesFocus(True)
        box.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        box.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        box.document().documentLayout().documentSizeChanged.connect(lambda _size: self.fit())

    def fit(self) -> None:
        """Take the height that the text asks for."""
        box, line = self._box, self._box.fontMetrics().lineSpacing()
        most = MOST * line
        height = round(min(max(self._asked(), self._least * line), most))
        whole = height + 2 * round(box.document().documentMargin()) + px(8) + 2
        if box.minimumHeight() != whole or box.maximumHeight() != whole:
            box.setFixedHeight(whole)
        policy = Qt.ScrollBarPolicy
        box.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if height == most else policy.ScrollBarAlwaysOff
        )

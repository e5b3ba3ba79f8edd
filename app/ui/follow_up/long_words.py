"""A text with marks to be read. A long one is folded until somebody wants the whole of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.rich_text import plain
from app.ui.common.rich_document import html
from app.ui.common.theme import px

FOLDED = 600
"""Characters of a folded text."""


class ReadWords(QLabel):
    """Words that can be marked with the mouse and copied. They are made so when the mouse comes to them: what can be
    marked takes ten times as long to lay out, and a page shows a hundred.
    """

    def __init__(self, text: str, *, marked: bool) -> None:
        super().__init__(wordWrap=True)
        self.setTextFormat(Qt.TextFormat.RichText if marked else Qt.TextFormat.PlainText)
        self.setText(html(text) if marked else text)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Let the mouse mark."""
        super().enterEvent(event)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)


class LongWords(QWidget):
    """The text, or its beginning with a button for the rest."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(2))
        self.whole: ReadWords | None = None
        self.folded: ReadWords | None = None
        self.button: QPushButton | None = None
        said = plain(text)
        if len(said) <= FOLDED:
            self._show_whole()
            return
        start = said[:FOLDED]
        self.folded = ReadWords(f"{start[: start.rfind(' ')] if ' ' in start else start} …", marked=False)
        self.button = QPushButton(self.tr("Visa hela texten"))
        self.button.setProperty("look", "quiet")
        self.button.clicked.connect(self._turn)
        self._column.addWidget(self.folded)
        self._column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_whole(self) -> None:
        self.whole = ReadWords(self._text, marked=plain(self._text) != self._text)
        self._column.insertWidget(0, self.whole)

    def _turn(self) -> None:
        """Unfold the text, or fold it again."""
        assert self.folded is not None and self.button is not None
        folded = not self.folded.isHidden()
        if self.whole is None:
            self._show_whole()
        assert self.whole is not None
        self.whole.setVisible(folded)
        self.folded.setVisible(not folded)
        self.button.setText(self.tr("Visa mindre") if folded else self.tr("Visa hela texten"))

"""A text with marks to be read. A long one is folded until somebody wants the whole of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.domain.rich_text import plain
from app.ui.common.rich_document import rich_words
from app.ui.common.small_parts import words
from app.ui.common.theme import px

FOLDED = 600
"""Characters of a folded text."""


class LongWords(QWidget):
    """The text can be marked with the mouse and copied into a summary."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.whole = rich_words(text)
        said = plain(text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        self.folded = words("", wrap=True)
        for label in (self.whole, self.folded):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        self.button = QPushButton()
        self.button.setProperty("look", "quiet")
        self.button.clicked.connect(lambda: self._fold(self.folded.isHidden()))
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        long = len(said) > FOLDED
        if long:
            start = said[:FOLDED]
            self.folded.setText(f"{start[: start.rfind(' ')] if ' ' in start else start} …")
        self.button.setVisible(long)
        self._fold(long)

    def _fold(self, folded: bool) -> None:
        self.whole.setVisible(not folded)
        self.folded.setVisible(folded)
        self.button.setText(self.tr("Visa hela texten") if folded else self.tr("Visa mindre"))

"""A quiet bar under a grid, for cells whose text is not saved: how many, and what can be done with them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from app.ui.common.page_parts import words
from app.ui.common.theme import px


class UnsavedBar(QFrame):
    """Throw the texts away, save them all the same, or go to the next."""

    next_wanted = Signal()
    again_wanted = Signal()
    drop_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "warning")
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(6), px(8), px(6))
        row.setSpacing(px(8))
        self.words = words("")
        row.addWidget(self.words, 1)
        self.drop = QPushButton(self.tr("Kasta texterna"))
        self.again = QPushButton(self.tr("Spara dem ändå  Ctrl+S"))
        self.next = QPushButton(self.tr("Gå till nästa  F8"))
        for button, told in (
            (self.drop, self.drop_wanted),
            (self.again, self.again_wanted),
            (self.next, self.next_wanted),
        ):
            button.setProperty("look", "quiet")
            button.clicked.connect(told)
            row.addWidget(button)
        self.hide()

    def show_unsaved(self, count: int, *, savable: bool) -> None:
        """Say how many cells are not saved."""
        self.setVisible(count > 0)
        self.words.setText(self.tr("Celler som inte är sparade: {count}").format(count=count))
        self.again.setVisible(savable)

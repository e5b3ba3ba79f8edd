"""A section of a page with several: one purpose, with its heading, one sentence and its acts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.common.context import Context
from app.ui.common.page_parts import button, words
from app.ui.common.theme import px


class Section(QWidget):
    """Built when it is first looked at; ``refresh`` reads in the worker and leaves unsaved text alone."""

    kinds: ClassVar[frozenset[str]] = frozenset()
    """Kinds of records that the section shows: a jump to one of them leads here."""

    def __init__(self, context: Context, title: str, sentence: str) -> None:
        super().__init__()
        self.context = context
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(px(12))
        self._head = QHBoxLayout()
        self._head.setSpacing(px(8))
        texts = QVBoxLayout()
        texts.setSpacing(px(2))
        texts.addWidget(words(title, "heading"))
        texts.addWidget(words(sentence, "muted", wrap=True))
        self._head.addLayout(texts, 1)
        self.column.addLayout(self._head)

    def place_actions(self, actions: Sequence[QAction] = (), primary: QAction | None = None) -> None:
        """Put the section's acts to the right of its heading, one of them primary."""
        for action in actions:
            self._head.addWidget(button(action), 0, Qt.AlignmentFlag.AlignBottom)
        if primary is not None:
            self._head.addWidget(button(primary, "primary"), 0, Qt.AlignmentFlag.AlignBottom)

    def refresh(self) -> None:
        """Read what the section shows again, in the worker, and fill when it comes."""
        raise NotImplementedError

    def show_record(self, kind: str, record_id: int) -> None:
        """Bring a record into view."""

    def new_record(self, kind: str) -> None:
        """Start a new record of ``kind``."""

    def search_field(self) -> QWidget | None:
        """Where Ctrl+F goes."""
        return None

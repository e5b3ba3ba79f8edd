"""A section of a page with several: one purpose, with its heading, one sentence and its acts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.common.context import Context
from app.ui.common.page_parts import button, words
from app.ui.common.theme import px


class Section(QWidget):
    """Built when it is first looked at; ``refresh`` reads in the worker and leaves unsaved text alone."""

    kinds: ClassVar[frozenset[str]] = frozenset()
    """Kinds of records that the section shows: a jump to one of them leads here."""

    jump = Signal(str, int)
    """Lead to a record of this kind and id, wherever it is shown; id 0 leads to its page."""

    def __init__(self, context: Context, title: str, sentence: str) -> None:
        super().__init__()
        self.context = context
        self.sentence = sentence
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(px(12))
        self.head = QWidget()
        """Heading, sentence and acts; a page that shows them in its own header takes ``acts`` and hides the rest."""
        row = QHBoxLayout(self.head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        texts = QVBoxLayout()
        texts.setSpacing(px(2))
        texts.addWidget(words(title, "heading"))
        texts.addWidget(words(sentence, "muted", wrap=True))
        row.addLayout(texts, 1)
        self.acts = QWidget()
        self._acts_row = QHBoxLayout(self.acts)
        self._acts_row.setContentsMargins(0, 0, 0, 0)
        self._acts_row.setSpacing(px(8))
        # In a header that other sections' acts make wider, these stay at the right.
        self._acts_row.addStretch(1)
        row.addWidget(self.acts, 0, Qt.AlignmentFlag.AlignBottom)
        self.column.addWidget(self.head)

    def place_actions(self, actions: Sequence[QAction] = (), primary: QAction | None = None) -> None:
        """Put the section's acts to the right of its heading, one of them primary."""
        for action in actions:
            self.place_act(button(action))
        if primary is not None:
            self.place_act(button(primary, "primary"))

    def place_act(self, widget: QWidget) -> None:
        """Put a widget of the section's own among its acts."""
        self._acts_row.addWidget(widget, 0, Qt.AlignmentFlag.AlignBottom)

    def refresh(self) -> None:
        """Read what the section shows again, in the worker, and fill when it comes."""
        raise NotImplementedError

    def show_record(self, kind: str, record_id: int) -> None:
        """Bring a record into view."""

    def show_kind(self, kind: str) -> None:
        """Take up what was written of ``kind`` and never saved, if there is any."""

    def new_record(self, kind: str) -> None:
        """Start a new record of ``kind``."""

    def entrance(self) -> QWidget:
        """Where the keys go when the section is shown with its page."""
        return self

    def search_field(self) -> QWidget | None:
        """Where Ctrl+F goes."""
        return None

    def actions_in_menu(self) -> Sequence[QAction | None]:
        """The section's acts, for the menu of its page; None draws a line."""
        return [action for action in self.actions() if action.text()]

    def state(self) -> Mapping[str, str]:
        """What to remember until tomorrow, as short texts."""
        return {}

    def restore_state(self, state: Mapping[str, str]) -> None:
        """Take up what ``state`` gave yesterday; anything may be missing."""

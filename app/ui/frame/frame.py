"""What stands around the pages: rail, header, hairlines, status line; and what stands in their place
meanwhile.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.ui.common.small_parts import Rule, words
from app.ui.frame.header import Header
from app.ui.frame.rail import Place, Rail
from app.ui.frame.status_line import StatusLine


class Frame(QWidget):
    """The window's contents, laid out once."""

    def __init__(self, places: Sequence[Place], pages: QWidget) -> None:
        super().__init__()
        self.rail, self.header, self.status = Rail(places), Header(), StatusLine()
        self._center = QStackedWidget()
        self._pages = pages
        self._waiting = words("", "muted")
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._center.addWidget(self._waiting)
        self._center.addWidget(pages)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        self.column = QVBoxLayout()
        """Header, line, (notices), pages, line, status."""
        self.column.setSpacing(0)
        self._rules = (Rule(), Rule())
        for part in (self.header, self._rules[0], self._center, self._rules[1], self.status):
            self.column.addWidget(part, 1 if part is self._center else 0)
        row.addLayout(self.column, 1)

    def show_around(self, shown: bool) -> None:
        """Show what stands around the pages, or give the whole window to what is in the middle."""
        for part in (self.rail, self.header, self.status, *self._rules):
            part.setVisible(shown)

    def show_pages(self) -> None:
        """Show the pages."""
        self._center.setCurrentWidget(self._pages)

    def show_waiting(self, text: str) -> None:
        """Say in the middle what is going on."""
        self._waiting.setText(text)
        self._center.setCurrentWidget(self._waiting)

    def show_instead(self, widget: QWidget, before: QWidget | None) -> None:
        """Show ``widget`` in the middle, in the place of the one shown there ``before``."""
        if before is not None:
            self._center.removeWidget(before)
            before.deleteLater()
        self._center.addWidget(widget)
        self._center.setCurrentWidget(widget)

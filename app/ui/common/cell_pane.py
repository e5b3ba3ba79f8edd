"""What stands in the chosen cell of a grid: one surface that scrolls, beside the grid or under it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.ui.common.page_parts import Splitter, words
from app.ui.common.settings import Settings
from app.ui.common.theme import px

ROOM_FOR_BOTH = 960
"""Where there is less width (at 100 % text) the pane stands under its grid."""


class CellPane(QFrame):
    """Row and column as heading; what the cell holds is added to ``column`` by who makes the pane."""

    def __init__(self, name: str) -> None:
        """``name`` is read aloud."""
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("ground", "surface")
        self.row_words = words("", "small", wrap=True)
        self.heading = words("", "heading", wrap=True)
        self.intro = words("", "muted", wrap=True)
        self.area = QScrollArea(widgetResizable=True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(px(16), px(12), px(16), px(16))
        self.column.setSpacing(px(8))
        for widget in (self.row_words, self.heading, self.intro):
            self.column.addWidget(widget)
        self.area.setWidget(inside)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(1, 1, 1, 1)
        outside.addWidget(self.area)

    def say(self, row: str, heading: str, intro: str) -> None:
        """Say which cell it is, and what one may do here."""
        self.row_words.setText(row)
        self.heading.setText(heading)
        self.intro.setText(intro)
        self.intro.setVisible(bool(intro))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough to stand beside the grid in a small window."""
        return QSize(px(300), px(160))


class GridAndPane(Splitter):
    """A grid and the pane of its chosen cell."""

    def __init__(self, name: str, settings: Settings, grid: QWidget, pane: CellPane) -> None:
        super().__init__(name, settings, (780, 340))
        self.addWidget(grid)
        self.addWidget(pane)
        self.setStretchFactor(0, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the pane where there is room for it."""
        super().resizeEvent(event)
        beside = event.size().width() >= px(ROOM_FOR_BOTH)
        wanted = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if self.orientation() != wanted:
            self.setOrientation(wanted)
            room = self.width() if beside else self.height()
            pane = px(340) if beside else room * 2 // 5
            self.setSizes([room - pane, pane])

"""Room for a page: it is as large as the window lets it be, and can be scrolled where that is too little.

Large text in a small window would otherwise squeeze the page's parts until they lie on one another.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class Room(QScrollArea):
    """Gives its page all the room there is, and never less than the page needs."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page = page
        self.setWidget(page)
        page.installEventFilter(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page follows."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What the page needs may change with what it shows."""
        if watched is self._page and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        # Measured without scroll bars: whether they are needed is what is asked for here.
        room, layout = self.maximumViewportSize(), self._page.layout()
        if layout is None:
            self._page.resize(room)
            return
        least = layout.totalMinimumSize()
        width = max(room.width(), least.width())
        height = max(least.height(), layout.totalMinimumHeightForWidth(width))
        bar = self.verticalScrollBar().sizeHint().width()
        if height > room.height() and width + bar > room.width() and least.width() <= room.width() - bar:
            width = room.width() - bar
            height = max(least.height(), layout.totalMinimumHeightForWidth(width))
        if width > room.width():
            room.setHeight(room.height() - self.horizontalScrollBar().sizeHint().height())
        self._page.resize(width, max(room.height(), height))

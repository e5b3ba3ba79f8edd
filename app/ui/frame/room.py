"""Room for a page: it is as large as the window lets it be, and can be scrolled where that is too little.

Large text in a small window would otherwise squeeze the page's parts until they lie on one another.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
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
        # Measured without scroll bars: whether they are needed is what is asked for here. What wrapped words would
        # like to have is left out: pages have lists and forms that give way, and scroll for themselves.
        room, layout = self.maximumViewportSize(), self._page.layout()
        least = layout.totalMinimumSize() if layout is not None else room
        across, along = (
            self.verticalScrollBar().sizeHint().width(),
            self.horizontalScrollBar().sizeHint().height(),
        )
        # The bar for one direction takes from the room in the other.
        too_high = least.height() > room.height()
        too_wide = least.width() > room.width() - (across if too_high else 0)
        too_high = least.height() > room.height() - (along if too_wide else 0)
        room -= QSize(across if too_high else 0, along if too_wide else 0)
        self._page.resize(room.expandedTo(least))

"""What stands in a list or tree that has nothing to show: what would be here, or that the filter hid it all."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea

from app.ui.common.page_parts import EmptyState


class Emptiness(QObject):
    """Fills the view. ``empty`` is for a view without rows, ``no_hits`` for one whose rows are all filtered away."""

    def __init__(self, view: QAbstractScrollArea, empty: EmptyState | None) -> None:
        super().__init__(view)
        self.empty = empty
        self.no_hits = EmptyState("search", self.tr("Inget träffar filtret."))
        self._states = [state for state in (self.no_hits, empty) if state is not None]
        for state in self._states:
            state.setParent(view.viewport())
            state.hide()
        view.viewport().installEventFilter(self)

    def show_for(self, nothing: bool, *, filtered: bool) -> None:
        """Follow the rows: whether ``nothing`` is shown, and whether it is the filter's doing."""
        self.no_hits.setVisible(nothing and filtered)
        if self.empty is not None:
            self.empty.setVisible(nothing and not filtered)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """As large as the view, whatever its size."""
        if isinstance(event, QResizeEvent):
            for state in self._states:
                state.resize(event.size())
        return False

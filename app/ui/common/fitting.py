"""Columns that give way in a narrow table or tree, rather than have it scroll sideways."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTableView, QTreeView

from app.ui.common.theme import px


class _Fitting(QObject):
    """Sees again what there is room for, each time the view gets another width."""

    def __init__(self, view: QTableView | QTreeView, needs: Mapping[int, int]) -> None:
        super().__init__(view)
        self._view, self._needs = view, needs
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look on only."""
        if isinstance(event, QResizeEvent):
            for column, enough in self._needs.items():
                narrow = event.size().width() < px(enough)
                if self._view.isColumnHidden(column) != narrow:
                    self._view.setColumnHidden(column, narrow)
        return False


def show_what_fits(view: QTableView | QTreeView, needs: Mapping[int, int]) -> None:
    """Leave out columns there is no room for: ``needs`` says for a column how wide ``view`` must be (at 100 % text)."""
    _Fitting(view, needs)

"""A table that gives up its least columns where it is narrow, rather than scroll sideways."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QResizeEvent

from app.ui.common.columns import Column
from app.ui.common.page_parts import EmptyState
from app.ui.common.record_table import RecordTable
from app.ui.common.settings import Settings
from app.ui.common.theme import px


class FittingTable(RecordTable):
    """``needs`` says for a column how wide the table must be (at 100 % text) to show it."""

    def __init__(
        self,
        columns: Sequence[Column],
        needs: Mapping[str, int],
        *,
        name: str,
        heard: str,
        settings: Settings,
        empty: EmptyState,
    ) -> None:
        self._needs = [(at, needs[column.name]) for at, column in enumerate(columns) if column.name in needs]
        super().__init__(columns, name=name, settings=settings, empty=empty)
        self.setAccessibleName(heard)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See again what there is room for."""
        super().resizeEvent(event)
        for at, width in self._needs:
            narrow = self.width() < px(width)
            if self.isColumnHidden(at) != narrow:
                self.setColumnHidden(at, narrow)

"""A table that gives up its least columns where it is narrow, rather than scroll sideways."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.ui.common.columns import Column
from app.ui.common.fitting import show_what_fits
from app.ui.common.page_parts import EmptyState
from app.ui.common.record_table import RecordTable
from app.ui.common.settings import Settings


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
        super().__init__(columns, name=name, settings=settings, empty=empty)
        self.setAccessibleName(heard)
        show_what_fits(
            self, {at: needs[column.name] for at, column in enumerate(columns) if column.name in needs}
        )

"""The versions of a round's report: the first, and each correction with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import wording
from app.domain import formats
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.columns import EMPTY, Column
from app.ui.common.page_parts import EmptyState, words
from app.ui.common.record_table import RecordTable
from app.ui.common.settings import Settings
from app.ui.common.tall_rows import let_rows_grow
from app.ui.common.theme import px

if TYPE_CHECKING:
    from app.services.round_page_rows import RoundCard

_COLUMNS = (
    Column("number", noop("Columns", "Version"), kind="number", decimals=0, width=84),
    Column(
        "state",
        noop("Columns", "Läge"),
        text=lambda row: wording.word("round_version_state", row.state),
        width=110,
    ),
    Column(
        "locked_on",
        noop("Columns", "Låst den"),
        text=lambda row: formats.day(row.locked_on) or EMPTY,
        width=120,
    ),
    Column(
        "reason",
        noop("Columns", "Skäl till rättelsen"),
        text=lambda row: row.reason or EMPTY,
        stretch=True,
        wraps=True,
    ),
)


class VersionsView(QWidget):
    """Newest first. Each can be printed again as it was."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.table = RecordTable(
            _COLUMNS,
            name="follow_up/versions",
            settings=settings,
            empty=EmptyState(
                "lock",
                self.tr(
                    "Här visas versionerna av rapporten. Den första finns när uppföljningen är låst; en rättelse blir "
                    "en ny version."
                ),
            ),
        )
        self.table.setAccessibleName(self.tr("Rapportens versioner"))
        let_rows_grow(self.table)
        self.told = words(
            self.tr("En låst version ändras aldrig. Under Rapporter kan var och en skrivas ut igen."),
            "small",
            wrap=True,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.table, 1)
        column.addWidget(self.told)

    def show_card(self, card: RoundCard | None) -> None:
        """Show the versions of a round."""
        versions = card.versions if card is not None else ()
        self.table.set_rows(versions)
        self.told.setVisible(bool(versions))

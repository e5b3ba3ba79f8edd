"""The versions of a round's report: the first, and each correction with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import wording
from app.domain import formats
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.columns import EMPTY, Column
from app.ui.common.page_parts import EmptyState, action, button, words
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

    jump = Signal(str, int)
    """To the report of the round."""

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
        self._round: int | None = None
        self.print_action = action(
            self,
            self.tr("Till rapporten"),
            self._lead,
            icon="file-text",
            tip=self.tr("Välj version där, och skriv ut eller spara den"),
        )
        self.told = words(
            self.tr("En låst version ändras aldrig, och kan skrivas ut igen som den var."), "small", wrap=True
        )
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addWidget(self.told, 1)
        foot.addWidget(button(self.print_action))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        self.table.set_actions([self.print_action])
        self.table.opened.connect(lambda _row: self._lead())

    def show_card(self, card: RoundCard | None) -> None:
        """Show the versions of a round."""
        versions = card.versions if card is not None else ()
        self._round = card.row.id if card is not None else None
        self.table.set_rows(versions)
        self.table.choose_first()
        self.told.setVisible(bool(versions))
        self.print_action.setVisible(bool(versions))

    def _lead(self) -> None:
        if self._round is not None:
            self.jump.emit("round_report", self._round)

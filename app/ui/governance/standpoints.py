"""What the parties think of one method: a list, and the one chosen in it to read and change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import wording
from app.domain import rich_text
from app.domain.codes import STANDPOINT_KINDS
from app.services.edits import Change
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.columns import Column
from app.ui.common.context import Context
from app.ui.common.fields import Choice, Option, RichText
from app.ui.common.page_parts import EmptyState, action, button, words
from app.ui.common.record_pane import PaneWords, RecordPane
from app.ui.common.record_table import RecordTable
from app.ui.common.theme import px

if TYPE_CHECKING:
    from app.services.methods import MethodRow, PartyRow, StandpointRow

FIELDS = (
    Choice("party_id", noop("Fields", "Parti eller grupp"), required=True),
    Choice("kind", noop("Fields", "Ståndpunkt"), required=True),
    RichText(
        "text",
        noop("Fields", "Med egna ord"),
        lines=3,
        help=noop("Fields", "Den som har ett annat förslag skriver vilket."),
    ),
)
COLUMNS = (
    Column("party", noop("Columns", "Parti"), width=170),
    Column(
        "kind",
        noop("Columns", "Ståndpunkt"),
        text=lambda row: wording.word("standpoint_kind", row.kind),
        width=120,
    ),
    Column("text", noop("Columns", "Med egna ord"), text=lambda row: rich_text.plain(row.text), stretch=True),
)


class _StandpointPane(RecordPane):
    """Bears the name of its party."""

    def key_of_new(self) -> str:
        """One for each method."""
        return f"new:{self._more['method_id']}"

    def read(self, record_id: int) -> dict[str, object]:
        """The standpoint, named by its party."""
        values = super().read(record_id)
        return {**values, "title": self.form.text_of("party_id", values["party_id"])}

    def _changed(self, change: Change) -> None:
        self.title.setText(self.form.text_of("party_id", self.form.values()["party_id"]))


class Standpoints(QWidget):
    """The list; ``beside`` is what to show at its side."""

    looked_at = Signal()
    """A standpoint is to be shown beside."""
    left = Signal()
    """The method is to be shown again."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._method: int | None = None
        self.new_action = action(self, self.tr("Ny ståndpunkt"), self.start_new, icon="plus")
        # Until there is a method to have a standpoint on.
        self.new_action.setEnabled(False)
        self.back_action = action(self, self.tr("Till metoden"), self._go_back, icon="arrow-left")
        self.heading = words(self.tr("Partiernas ståndpunkter"), "heading")
        self.line = words("", "muted")
        self.table = RecordTable(
            COLUMNS,
            name="governance/standpoint",
            settings=context.settings,
            empty=EmptyState("message-square", self.tr("Ingen har tagit ställning till metoden.")),
        )
        self.table.setAccessibleName(self.heading.text())
        self.pane = _StandpointPane(
            context,
            "standpoint",
            FIELDS,
            PaneWords(
                new=self.tr("Ny ståndpunkt"),
                change=self.tr("Ändra ståndpunkt"),
                archive=self.tr("Arkivera ståndpunkten"),
                restore=self.tr("Ta tillbaka ståndpunkten"),
                made=self.tr("Ståndpunkten lades till."),
            ),
            EmptyState("message-square", self.tr("Välj en ståndpunkt i listan.")),
            self.new_action,
        )
        self.table.set_actions([self.new_action, None, *self.pane.actions_for_menu()])
        self.table.chosen.connect(self._choose)
        self.pane.made.connect(self.table.choose)
        self.pane.left_new.connect(self._go_back)
        self._lay_out()

    def offer(self, parties: Sequence[PartyRow]) -> None:
        """Let the form offer the parties of the register."""
        self.pane.form.set_options("party_id", [Option(party.id, party.name) for party in parties])
        self.pane.form.set_options(
            "kind", [Option(code, wording.word("standpoint_kind", code)) for code in STANDPOINT_KINDS]
        )
        self._parties = bool(parties)

    def show_method(self, row: MethodRow | None) -> bool:
        """Show what is thought of a method. True if it is another than before, or none."""
        other = row is None or row.id != self._method
        self._method = None if row is None else row.id
        if other:
            self.leave()
        self.new_action.setEnabled(
            row is not None and not row.archived and self._parties and not self.pane.is_new
        )
        self.new_action.setToolTip("" if self._parties else self.tr("Lägg först in partierna under Partier."))
        self.line.setText("" if row is None else wording.word("division", row.division))
        self.table.set_rows(() if row is None else row.standpoints)
        return other

    def leave(self) -> None:
        """Choose no standpoint; a new one that is being written waits as a draft."""
        self.pane.set_aside_new()
        self.table.choose_none()

    def start_new(self) -> None:
        """Let a standpoint on the method be written."""
        self.table.choose_none()
        self.pane.start({"kind": "supports"}, {"method_id": self._method})
        self.looked_at.emit()
        self.pane.form.focus_first()

    def _go_back(self) -> None:
        self.leave()
        self.left.emit()

    def _choose(self, row: StandpointRow | None) -> None:
        self.pane.show_record(None if row is None else row.id)
        if row is not None:
            self.looked_at.emit()

    def _lay_out(self) -> None:
        # One above the other: side by side they would ask for more width than a small window has.
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self.heading)
        texts.addWidget(self.line)
        head = QHBoxLayout()
        head.setSpacing(px(12))
        head.addLayout(texts, 1)
        head.addWidget(button(self.new_action))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(8), 0, 0)
        column.setSpacing(px(8))
        column.addLayout(head)
        column.addWidget(self.table, 1)
        self.beside = QWidget()
        side = QVBoxLayout(self.beside)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(px(8))
        side.addWidget(button(self.back_action, "quiet"), 0, Qt.AlignmentFlag.AlignLeft)
        side.addWidget(self.pane, 1)

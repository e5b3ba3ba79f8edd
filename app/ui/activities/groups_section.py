"""Målgrupper: those for whom something is done, in the municipality's own order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from app.services.edits import Edit
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.activities.group_pane import GroupPane
from app.ui.common.columns import EMPTY, Column
from app.ui.common.context import Context
from app.ui.common.fields import LongText, Text
from app.ui.common.page_parts import action
from app.ui.common.record_pane import PaneWords
from app.ui.common.register import Register, RegisterWords

if TYPE_CHECKING:
    from app.services.target_groups import TargetGroupRow

FIELDS = (
    Text("name", noop("Fields", "Målgrupp"), required=True, placeholder=noop("Fields", "Barn och unga")),
    LongText(
        "text",
        noop("Fields", "Vilka som hör dit"),
        help=noop("Fields", "En grupp, aldrig namn på personer."),
    ),
)
COLUMNS = (
    Column("name", noop("Columns", "Målgrupp"), stretch=True, strong=True, wraps=True),
    Column(
        "text",
        noop("Columns", "Vilka som hör dit"),
        text=lambda row: row.text or EMPTY,
        wraps=True,
        width=260,
    ),
    Column(
        "effects",
        noop("Columns", "Aktiviteter"),
        kind="number",
        decimals=0,
        value=lambda row: row.effects or None,
        width=96,
    ),
)


class GroupsSection(Register):
    """The groups in their order, moved by Alt and the arrows."""

    kinds = frozenset({"target_group"})
    pane_class = GroupPane
    pane: GroupPane

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            "activities",
            "target_group",
            "users",
            RegisterWords(
                self.tr("Målgrupper"),
                self.tr("De som aktiviteterna är till för. Effekterna samlas efter dem i uppföljningen."),
                self.tr("Sök målgrupp …"),
                self.tr("Här visas de som aktiviteterna är till för: barn, äldre, företagare …"),
                self.tr("Välj en målgrupp i listan."),
                PaneWords(
                    new=self.tr("Ny målgrupp"),
                    change=self.tr("Ändra målgrupp"),
                    archive=self.tr("Arkivera målgruppen"),
                    restore=self.tr("Ta tillbaka målgruppen"),
                    made=self.tr("Målgruppen lades till."),
                ),
            ),
            COLUMNS,
            FIELDS,
            {1: 520, 2: 380},
        )
        self.up_action = action(
            self, self.tr("Flytta upp"), lambda: self._move(-1), icon="arrow-up", shortcut="Alt+Up"
        )
        self.down_action = action(
            self, self.tr("Flytta ned"), lambda: self._move(1), icon="arrow-down", shortcut="Alt+Down"
        )
        self.table.set_actions([self.up_action, self.down_action, None, self.pane.merge_action])
        # The order is the municipality's: it is what is moved.
        self.table.setSortingEnabled(False)
        self.pane.jump.connect(self.jump)
        self.pane.went_up_in.connect(self.table.choose)
        self.lay_out()

    def read(self, archived: bool) -> tuple[Sequence[Any], Any]:
        """The register."""
        return self.context.office.activities.target_groups(archived=archived), None

    def offer(self, choices: Any) -> None:
        """Nothing is chosen in the form."""

    def more(self) -> Mapping[str, object]:
        """Last among the others."""
        return {"position": max((row.position for row in self.table.rows_model.rows), default=-1) + 1}

    def entrance(self) -> QWidget:
        """Where one chooses."""
        return self.table

    def _show(self, answer: tuple[Sequence[Any], Any]) -> None:
        self.pane.set_groups(answer[0])
        super()._show(answer)
        self.search.setVisible(bool(answer[0]))
        self._offer_moves(self.table.current_row())

    def _choose(self, row: Any) -> None:
        super()._choose(row)
        self._offer_moves(row)

    def _offer_moves(self, row: TargetGroupRow | None) -> None:
        for step, act in ((-1, self.up_action), (1, self.down_action)):
            act.setEnabled(row is not None and bool(moved(self.table.rows_model.rows, row.id, step)))

    def _move(self, step: int) -> None:
        row = self.table.current_row()
        edits = moved(self.table.rows_model.rows, row.id, step) if row is not None else []
        if edits:
            self.context.saving.write(self.tr("Flytta målgruppen"), edits)


def moved(rows: Sequence[TargetGroupRow], group_id: int, step: int) -> list[Edit]:
    """The edits that move a group up (-1) or down (1); none where it stands at the end."""
    order = [row for row in rows if not row.archived]
    at = next((place for place, row in enumerate(order) if row.id == group_id), -1)
    if at < 0 or not 0 <= at + step < len(order):
        return []
    order[at], order[at + step] = order[at + step], order[at]
    return [
        Edit("target_group", row.id, {"position": place}, {"position": row.position})
        for place, row in enumerate(order)
        if row.position != place
    ]

"""What is done to reach a goal and those below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.common.page_parts import EmptyState, action
from app.ui.common.tall_rows import let_rows_grow
from app.ui.goals.fitting import FittingTable
from app.ui.goals.tables import ACTIVITIES

if TYPE_CHECKING:
    from app.services.goals import GoalCard
    from app.ui.common.context import Context


class GoalActivities(QWidget):
    """An activity is tied to its goals on its own page, which each row leads to."""

    lead = Signal(str, int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = FittingTable(
            ACTIVITIES,
            {"unit": 480, "goals": 620, "last_day": 400, "progress": 760},
            name="goal_activities",
            heard=self.tr("Aktiviteter"),
            settings=context.settings,
            empty=EmptyState(
                "activity",
                self.tr(
                    "Här visas det som görs för att nå målet. Målet väljs i aktiviteten, på sidan för aktiviteter."
                ),
                action(self, self.tr("Gå till aktiviteterna"), lambda: self.lead.emit("activity", 0)),
            ),
        )
        let_rows_grow(self.table)
        self.table.opened.connect(lambda row: self.lead.emit("activity", row.id))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table, 1)

    def show_card(self, card: GoalCard) -> None:
        """Fill in."""
        self.table.set_rows(card.activities)

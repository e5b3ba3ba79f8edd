"""The risks of a goal: those that work against it, and for an internal goal those that it was revised for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import wording
from app.services.edits import Edit
from app.ui.common.page_parts import EmptyState, action
from app.ui.common.theme import px
from app.ui.common.tied_list import TiedItem, TiedList
from app.ui.goals.fitting import FittingTable
from app.ui.goals.tables import RISKS

if TYPE_CHECKING:
    from app.services.goal_tree import GoalNode
    from app.services.goals import GoalCard
    from app.services.risk_rows import RiskRow
    from app.ui.common.context import Context


class GoalRisks(QWidget):
    """What works against the goal is tied on the page of risks; what an internal goal is revised for, from both."""

    lead = Signal(str, int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._card: GoalCard | None = None
        self.table = FittingTable(
            RISKS,
            {"unit": 520},
            name="goal_risks",
            heard=self.tr("Risker"),
            settings=context.settings,
            empty=EmptyState(
                "shield-check",
                self.tr("Här visas risker som motverkar målet. De kopplas till målet på sidan för risker."),
                action(self, self.tr("Gå till riskerna"), lambda: self.lead.emit("risk", 0)),
            ),
        )
        self.revised = TiedList(
            self.tr("Målet är reviderat för riskerna"),
            self.tr("Det interna målet har ändrats för att riskanalysen visade dem."),
            tie=self.tr("Koppla en risk som målet reviderats för …"),
        )
        self.table.opened.connect(lambda row: self.lead.emit("risk", row.id))
        self.revised.lead.connect(lambda risk: self.lead.emit("risk", risk))
        self.revised.tied.connect(lambda risk: self._write({*self._revised_for(), risk}, tied=True))
        self.revised.untied.connect(lambda risk: self._write(self._revised_for() - {risk}, tied=False))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(16))
        column.addWidget(self.table, 1)
        column.addWidget(self.revised)

    def show_card(self, node: GoalNode, card: GoalCard) -> None:
        """Fill in."""
        self._card = card
        self.table.set_rows(card.risks)
        self.revised.setVisible(node.level == "internal")
        items = [TiedItem(row.id, row.title, _detail(row)) for row in card.revision_risks]
        self.revised.show_items(items, card.all_risks, locked=node.archived)

    def _revised_for(self) -> set[int]:
        ties = self._card.values["revision_risks"] if self._card is not None else ()
        return set(ties) if isinstance(ties, tuple) else set()

    def _write(self, risks: set[int], *, tied: bool) -> None:
        if self._card is None:
            return
        goal = self._card.values["id"]
        assert isinstance(goal, int)
        base = {"revision_risks": self._card.values["revision_risks"]}
        edit = Edit("goal", goal, {"revision_risks": tuple(sorted(risks))}, base)
        self._context.saving.write(
            self.tr("Koppla risk till målet") if tied else self.tr("Koppla loss risk från målet"),
            [edit],
            told=self.tr("Risken kopplades till målet.") if tied else self.tr("Risken kopplades loss."),
        )


def _detail(row: RiskRow) -> str:
    value = f"{row.value} {wording.word('zone', row.zone).lower()}" if row.value is not None else ""
    return " · ".join(part for part in (value, row.unit) if part)

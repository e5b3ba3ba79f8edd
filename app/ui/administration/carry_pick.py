"""Which goals come along to another period: the tree of those that may, each with a box to tick."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.carrying import with_those_above, without_those_below
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.columns import EMPTY
from app.ui.common.fitting import show_what_fits
from app.ui.common.forest import Node
from app.ui.common.page_parts import EmptyState, action, button, words
from app.ui.common.record_tree import RecordTree
from app.ui.common.theme import px

if TYPE_CHECKING:
    from app.services.carry_candidates import Candidate

_STRONG = frozenset({"vision", "overarching"})
_ENOUGH = {1: 420}
"""How wide the tree must be for the second column; the tip says the same."""
_OPEN = 3
"""Levels that stand open: the vision, the overarching goals, and what stands under them."""


class GoalPick(QWidget):
    """All goals are chosen from the start. One that is ticked brings those above it; without it go those below."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._goals: Mapping[int, Candidate] = {}
        self._left: frozenset[int] = frozenset()
        self.tree = RecordTree(
            (noop("Columns", "Mål"), noop("Columns", "Svarar")),
            empty=EmptyState("target", self.tr("Perioden har inga mål att föra över.")),
        )
        self.tree.setAccessibleName(self.tr("Mål att föra över"))
        self.tree.header().resizeSection(1, px(190))
        show_what_fits(self.tree, _ENOUGH)
        self.tree.allow_ticks(self._ticked)
        self.tree.tick_wanted.connect(self._tick)
        self.all_action = action(self, self.tr("Välj alla"), lambda: self._leave(()))
        self.none_action = action(self, self.tr("Välj inga"), lambda: self._leave(self._free()))
        self.branch_action = action(self, self.tr("Välj målet med alla under det"), self._take_branch)
        for act in (self.branch_action, self.all_action, self.none_action):
            self.tree.addAction(act)
        self._lay_out()

    def show_goals(self, goals: Sequence[Candidate], *, anew: bool) -> None:
        """Offer these; ``anew`` chooses all of them, else what was left out stays so."""
        self._goals = {goal.id: goal for goal in goals}
        self._left = frozenset() if anew else self._left & self._goals.keys()
        self.tree.set_nodes([self._node(goal) for goal in goals])
        if anew:
            self.tree.open_levels(_OPEN)
            if goals:
                self.tree.choose(goals[0].id)
        self.changed.emit()

    def chosen(self) -> frozenset[int]:
        """The goals that are ticked; those that stand in the period already are none of them."""
        return frozenset(self._free()) - self._left

    def _free(self) -> list[int]:
        return [goal.id for goal in self._goals.values() if goal.possible and not goal.carried]

    def _parents(self) -> dict[int, int | None]:
        return {goal.id: goal.parent_id for goal in self._goals.values()}

    def _ticked(self, node: Node) -> bool | None:
        goal = self._goals[node.id]
        return node.id not in self._left if goal.possible and not goal.carried else None

    def _tick(self, goal_id: int, ticked: bool) -> None:
        chosen = self.chosen()
        if ticked:
            self._choose(chosen | with_those_above((goal_id,), self._parents()))
        else:
            self._choose(without_those_below(chosen, goal_id, self._parents()))

    def _take_branch(self) -> None:
        node = self.tree.current_node()
        if node is not None:
            parents = self._parents()
            everything = self._goals.keys()
            under = everything - without_those_below(everything, node.id, parents)
            self._choose(self.chosen() | under | with_those_above((node.id,), parents))

    def _choose(self, chosen: frozenset[int]) -> None:
        self._leave([goal for goal in self._free() if goal not in chosen])

    def _leave(self, goals: Sequence[int]) -> None:
        self._left = frozenset(goals)
        self.tree.show_ticks()
        self.changed.emit()

    def _node(self, goal: Candidate) -> Node:
        title = f"{goal.number} {goal.title}".strip()
        if goal.carried:
            told, icon = self.tr("Finns redan i perioden"), "check"
        elif not goal.possible:
            told, icon = (
                self.tr("{unit} är arkiverad").format(unit=goal.unit or self.tr("Enheten")),
                "archive",
            )
        else:
            told, icon = goal.unit or EMPTY, ""
        muted = goal.carried or not goal.possible
        strong = goal.level in _STRONG and not muted
        tip = f"{title}\n{told}"
        return Node(goal.id, goal.parent_id, (title, told), "", icon, strong, muted, tip)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(px(4))
        head.addWidget(words(self.tr("Mål som följer med"), "heading"), 1)
        head.addWidget(button(self.all_action, "quiet"))
        head.addWidget(button(self.none_action, "quiet"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(head)
        column.addWidget(
            words(
                self.tr(
                    "Mellanslag väljer målet du står på. De mål som det ligger under följer med; tar du bort ett mål "
                    "går de under det också bort."
                ),
                "small",
                wrap=True,
            )
        )
        column.addWidget(self.tree, 1)

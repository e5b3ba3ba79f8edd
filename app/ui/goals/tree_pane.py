"""The left side of the page: filter, tree, and whether the archived are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.forest import Node
from app.ui.common.page_parts import SearchField, words
from app.ui.common.record_tree import RecordTree
from app.ui.common.theme import px
from app.ui.goals.levels import in_sentence, name, where
from app.ui.goals.tree import Grove, grow

if TYPE_CHECKING:
    from app.services.goal_tree import GoalNode

OPEN_AT_FIRST = 200
"""The overarching goals stand open the first time, unless that shows more goals than anybody would read."""


class TreePane(QWidget):
    """The tree with the goals it shows."""

    chosen = Signal(object)
    """The goal that one stands on, or None."""
    move_wanted = Signal(object, object, object)
    """A goal, its new parent's id or None, and the id of the sibling that it comes before, or None."""
    refused = Signal(str)
    """Why a goal may not be moved there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grove: Grove = grow(())
        self._filled = False
        self.search = SearchField(self.tr("Filtrera mål"))
        self.tree = RecordTree((noop("Columns", "Mål"),))
        self.tree.setAccessibleName(self.tr("Mål"))
        self.tree.allow_moves(lambda node, target: self.grove.may_move(node, target))
        self.archived = QCheckBox(self.tr("Visa arkiverade"))
        self.count = words("", "small")
        self.setMinimumWidth(px(260))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.search)
        column.addWidget(self.tree, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.archived)
        foot.addStretch(1)
        foot.addWidget(self.count)
        column.addLayout(foot)
        self.search.searched.connect(self.tree.set_filter)
        self.search.walked_down.connect(self._walk_down)
        self.tree.filtered.connect(self._show_count)
        self.tree.chosen.connect(lambda node: self.chosen.emit(self._goal(node)))
        self.tree.move_requested.connect(self._move)
        self.tree.move_refused.connect(self._refuse)

    def show_grove(self, grove: Grove) -> None:
        """Show other goals; what is open and chosen stays so. The first time the uppermost levels stand open."""
        self.grove = grove
        if not self._filled and grove.goals:
            self._filled = True
            if not self.tree.open_ids():
                self.tree.nodes_model.set_forest(grove.forest)
                shown = sum(
                    len(grove.below(goal.id)) for top in grove.below(None) for goal in grove.below(top.id)
                )
                self.tree.open_levels(2 if shown <= OPEN_AT_FIRST else 1)
        self.tree.set_forest(grove.forest)
        self._show_count(len(self.tree.nodes_model.hits), self.tree.nodes_model.more_hits)
        top = grove.below(None)
        if top and self.current() is None and not self.tree.nodes_model.filtering:
            self.tree.choose(top[0].id)

    def current(self) -> GoalNode | None:
        """The goal that one stands on."""
        return self._goal(self.tree.current_node())

    def go_to(self, goal_id: int) -> None:
        """Stand on a goal, also where the filter hid it."""
        if self.search.text():
            self.search.clear()
            self.tree.set_filter("")
        self.tree.choose(goal_id)

    def take_focus(self) -> None:
        """Go to the tree."""
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _goal(self, node: Node | None) -> GoalNode | None:
        return self.grove.goals.get(node.id) if node is not None else None

    def _walk_down(self) -> None:
        """From the filter to the first that it found."""
        model = self.tree.nodes_model
        if model.filtering and model.hits:
            self.tree.choose(model.forest.nodes[model.hits[0]].id)
        self.take_focus()

    def _show_count(self, hits: int, more: bool) -> None:
        if self.tree.nodes_model.filtering:
            self.count.setText(
                self.tr("De första %n träffarna", "", hits) if more else self.tr("%n träffar", "", hits)
            )
        else:
            # What they lead to and the headings they are gathered under are no goals.
            live = self.grove.live
            goals = sum(count for level, count in live.items() if level not in ("vision", "success_factor"))
            self.count.setText(self.tr("%n mål", "", goals))

    def _move(self, goal_id: int, parent_id: int | None, place: int) -> None:
        before = self.grove.before(goal_id, parent_id, place)
        self.move_wanted.emit(self.grove.goals[goal_id], parent_id, before)

    def _refuse(self, node: Node, target: Node | None) -> None:
        goal, parent = self.grove.goals[node.id], self._goal(target)
        if self.tree.nodes_model.filtering:
            text = self.tr("Ta bort filtret för att flytta mål.")
        elif goal.archived:
            text = self.tr("Målet är arkiverat. Ta tillbaka det först.")
        elif parent is not None:
            text = self.tr("{level} kan inte stå under {parent}. {where}").format(
                level=name(goal.level), parent=in_sentence(parent.level), where=where(goal.level)
            )
        else:
            text = where(goal.level)
        self.refused.emit(text)

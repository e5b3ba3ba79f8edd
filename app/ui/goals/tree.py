"""The goals of a period as branches of the tree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app import wording
from app.domain.goals import levels_under, may_stand_under
from app.ui.common.tree_model import Forest, Node, arrange
from app.ui.goals.levels import ICONS, full_title, name

if TYPE_CHECKING:
    from app.services.goals import GoalNode

_STRONG = frozenset({"vision", "overarching"})


@dataclass(frozen=True, slots=True)
class Grove:
    """The goals by id, and as the tree shows them. Made in the worker: a hundred thousand take their time."""

    goals: Mapping[int, GoalNode]
    forest: Forest

    def above(self, goal: GoalNode) -> tuple[GoalNode, ...]:
        """From the top down to the goal's parent."""
        found: list[GoalNode] = []
        parent = self.goals.get(goal.parent_id or 0)
        while parent is not None:
            found.insert(0, parent)
            parent = self.goals.get(parent.parent_id or 0)
        return tuple(found)

    def below(self, goal_id: int | None) -> tuple[GoalNode, ...]:
        """The goals right under a goal, or those at the top, in their order."""
        at = self.forest.at.get(goal_id, -1) if goal_id is not None else -1
        if goal_id is not None and at < 0:
            return ()
        return tuple(self.goals[self.forest.nodes[child].id] for child in self.forest.children.get(at, ()))

    def count_below(self, goal_id: int) -> int:
        """How many goals stand anywhere under a goal and are not archived."""
        count, waiting = 0, [goal_id]
        while waiting:
            under = [goal.id for goal in self.below(waiting.pop()) if not goal.archived]
            count += len(under)
            waiting.extend(under)
        return count

    def addable(self, parent: GoalNode | None) -> tuple[str, ...]:
        """Levels that may be added under a goal, or at the top. A period has one vision."""
        if parent is not None:
            return () if parent.archived else levels_under(parent.level)
        taken = {goal.level for goal in self.below(None) if goal.level == "vision" and not goal.archived}
        return tuple(level for level in levels_under(None) if level not in taken)

    def may_move(self, node: Node, target: Node | None) -> bool:
        """Whether a goal may stand under another, or at the top. Changing places with siblings is always so."""
        goal = self.goals[node.id]
        parent = self.goals[target.id] if target is not None else None
        if goal.archived or (parent is not None and parent.archived):
            return False
        if (parent.id if parent is not None else None) == goal.parent_id:
            return True
        return may_stand_under(goal.level, parent.level if parent is not None else None)

    def before(self, goal_id: int, parent_id: int | None, place: int) -> int | None:
        """The sibling that a goal comes in front of at ``place`` under ``parent_id``; None for last."""
        siblings = [goal for goal in self.below(parent_id) if goal.id != goal_id]
        return next((goal.id for goal in siblings[place:] if not goal.archived), None)


def grow(goals: Sequence[GoalNode]) -> Grove:
    """Make the tree of the goals."""
    return Grove({goal.id: goal for goal in goals}, arrange([_node(goal) for goal in goals]))


def _node(goal: GoalNode) -> Node:
    title = full_title(goal.number, goal.title)
    # Unit and level are searched but not shown: there is one column.
    told = [name(goal.level), goal.unit]
    if goal.archived:
        told.append(wording.word("action", "archive"))
    else:
        told.append(wording.word("status", goal.status))
    return Node(
        goal.id,
        goal.parent_id,
        (title, goal.unit, name(goal.level)),
        status="" if goal.archived else goal.status,
        icon="archive" if goal.archived else ICONS[goal.level],
        strong=goal.level in _STRONG and not goal.archived,
        muted=goal.archived,
        tip="\n".join((title, " · ".join(part for part in told if part))),
    )

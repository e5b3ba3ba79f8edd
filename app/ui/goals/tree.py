"""The goals of a period as branches of the tree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app import wording
from app.domain.goals import levels_under, may_stand_under
from app.ui.common.forest import Forest, Node, arrange
from app.ui.goals.levels import ICONS, full_title, name

if TYPE_CHECKING:
    from app.services.goal_tree import GoalNode

_STRONG = frozenset({"vision", "overarching"})
_ONE_SIDED = ("no_actual", "no_perceived")
"""Indicators that show one side only are marked; that there are none at all the status says."""


@dataclass(frozen=True, slots=True)
class Grove:
    """The goals by id, and as the tree shows them. Made in the worker: a hundred thousand take their time."""

    goals: Mapping[int, GoalNode]
    forest: Forest
    live: Mapping[str, int]
    """How many goals of each level are not archived."""

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

    def subgoals(self, goal: GoalNode, year: int) -> tuple[GoalNode, ...]:
        """The sub-goals of a year that stand anywhere under a goal; a sub-goal stands for itself."""
        if goal.level == "subgoal":
            return (goal,)
        found: list[GoalNode] = []
        waiting = [goal.id]
        while waiting:
            under = [each for each in self.below(waiting.pop()) if not each.archived]
            waiting.extend(each.id for each in under)
            found += [
                each
                for each in under
                if each.level == "subgoal" and (each.first_year or 0) <= year <= (each.last_year or 0)
            ]
        return tuple(found)

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
    live = Counter(goal.level for goal in goals if not goal.archived)
    # Looked up once: a large tree has many goals and few levels.
    said = {level: name(level) for level in ICONS} | dict(wording.words("status"))
    away = wording.word("action", "archive")
    lacking = {code: wording.word("gap_short", code) for code in _ONE_SIDED}
    nodes = [
        _node(
            goal,
            said[goal.level],
            away if goal.archived else said[goal.status],
            "" if goal.archived else lacking.get(goal.lacks, ""),
        )
        for goal in goals
    ]
    return Grove({goal.id: goal for goal in goals}, arrange(nodes), live)


def _node(goal: GoalNode, level: str, status: str, lacks: str) -> Node:
    title = full_title(goal.number, goal.title)
    told = f"{level} · {goal.unit} · {status}" if goal.unit else f"{level} · {status}"
    return Node(
        goal.id,
        goal.parent_id,
        # Unit and level are searched but not shown: there is one column.
        (title, goal.unit, level),
        "" if goal.archived else goal.status,
        "archive" if goal.archived else ICONS[goal.level],
        goal.level in _STRONG and not goal.archived,
        goal.archived,
        f"{title}\n{told}\n{lacks}".rstrip(),
        "circle-alert" if lacks else "",
        lacks,
    )

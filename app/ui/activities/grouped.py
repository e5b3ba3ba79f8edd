"""The activities gathered by goal or by unit, as a tree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from app.domain import formats
from app.text import translate
from app.ui.common.activity_marks import ICONS, state_word
from app.ui.common.columns import EMPTY
from app.ui.common.forest import Node

if TYPE_CHECKING:
    from app.services.activities import ActivityChoices, ActivityRow

BY_GOAL, BY_UNIT = "goal", "unit"
LEVEL_ICONS = {
    "overarching": "target",
    "success_factor": "sprout",
    "body": "landmark",
    "subgoal": "flag",
    "internal": "house",
}


_REST = 10**9
_OF_A_HEADING = 10**10


class Grouped:
    """Nodes, and which of them stand for which activity: one that serves two goals stands under both."""

    def __init__(self, rows: Sequence[ActivityRow], choices: ActivityChoices, by: str) -> None:
        self.nodes: list[Node] = []
        self.activity_of: dict[int, int] = {}
        """By the id of a node."""
        self.places: dict[int, int] = {}
        """The first node of each activity."""
        if by == BY_GOAL:
            self._by_goal(rows, choices)
        else:
            self._by_unit(rows, choices)

    @property
    def headings(self) -> list[int]:
        """The nodes that stand for goals and units."""
        return [node.id for node in self.nodes if node.id not in self.activity_of]

    def _by_goal(self, rows: Sequence[ActivityRow], choices: ActivityChoices) -> None:
        known = {goal.id for goal in choices.goals}
        under: defaultdict[int, list[ActivityRow]] = defaultdict(list)
        serving: defaultdict[int, list[ActivityRow]] = defaultdict(list)
        for row in rows:
            for goal_id in row.under:
                under[goal_id].append(row)
            for served in row.goals:
                serving[served.id].append(row)
        for goal in choices.goals:
            if goal.id in under:
                text = f"{goal.number} {goal.title}".strip()
                above = goal.parent_id if goal.parent_id in known else None
                self._heading(goal.id, text, LEVEL_ICONS.get(goal.level, "target"), under[goal.id], above)
                self._add(serving[goal.id], goal.id)
        rest = [row for row in rows if not any(goal.id in known for goal in row.goals)]
        self._rest(rest, translate("Activities", "Utan mål"))

    def _by_unit(self, rows: Sequence[ActivityRow], choices: ActivityChoices) -> None:
        known = {unit.id for unit in choices.doers}
        mine: defaultdict[int, list[ActivityRow]] = defaultdict(list)
        for row in rows:
            for unit in row.units:
                mine[unit.id].append(row)
        for unit in choices.doers:
            if unit.id in mine:
                self._heading(unit.id, unit.name, "landmark", mine[unit.id], None)
                self._add(mine[unit.id], unit.id)
        rest = [row for row in rows if not any(unit.id in known for unit in row.units)]
        self._rest(rest, translate("Activities", "Utan enhet"))

    def _rest(self, rows: Sequence[ActivityRow], text: str) -> None:
        if rows:
            self._heading(_REST, text, "folder", rows, None)
            self._add(rows, _REST)

    def _heading(
        self, key: int, text: str, icon: str, rows: Sequence[ActivityRow], above: int | None
    ) -> None:
        """A goal or a unit with how many activities there are, and how many of them are late."""
        late = sum(row.late for row in rows)
        said = translate("Activities", "försenade: {count}").format(count=late) if late else ""
        count = translate("Activities", "antal: {count}").format(count=len(rows))
        self.nodes.append(Node(key, above, (text, said, count), icon=icon, strong=True, tip=text))

    def _add(self, rows: Iterable[ActivityRow], heading: int) -> None:
        for row in rows:
            # The same from one reading to the next, so that one stands where one stood.
            made = _OF_A_HEADING + heading * _OF_A_HEADING + row.id
            said = (row.title, state_word(row), formats.day(row.last_day) or EMPTY)
            self.nodes.append(
                Node(
                    made,
                    heading,
                    said,
                    icon=ICONS[row.shown_state][0],
                    muted=row.archived,
                    tip=f"{row.title}\n{row.unit}",
                )
            )
            self.activity_of[made] = row.id
            self.places.setdefault(row.id, made)

"""What the list, the board and the time line filter on: unit, goal and state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from app import wording
from app.domain.activities import SHOWN_STATES
from app.ui.common.editors import ChoiceEditor
from app.ui.common.fields import Option
from app.ui.common.theme import px

if TYPE_CHECKING:
    from app.services.activities import ActivityChoices, ActivityRow
    from app.services.activity_goals import PlacedGoal

OPEN = "open"
"""Chosen in the filter: what is left to do, late or not."""
_LEFT = ("late", "not_begun", "ongoing")
_READABLE = 122
"""So wide a choice must be (at 100 % text) for most of its words to be read."""
_INDENT = "   "


class Filters(QWidget):
    """Only what some activity has is offered; a goal stands for those under it too."""

    changed = Signal()

    def __init__(self, *, states: bool) -> None:
        """``states`` lets one choose where the activities stand; the board has a column for each."""
        super().__init__()
        self.unit = self._choice(self.tr("Enhet"), self.tr("Alla enheter"))
        self.goal = self._choice(self.tr("Mål"), self.tr("Alla mål"))
        self.showing = self._choice(self.tr("Läge"), self.tr("Alla lägen"))
        if not states:
            self.showing.setParent(self)
            self.showing.hide()
        self._states = states
        self._places: list[QWidget] = [*([self.showing] if states else []), self.unit, self.goal]
        self._across = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(px(8))
        self._place()

    def add(self, widget: QWidget) -> None:
        """Put a choice of the section's own last."""
        self._places.append(widget)
        self._across = 0
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many beside one another as there is room to read."""
        super().resizeEvent(event)
        self._place()

    def minimumSizeHint(self) -> QSize:
        """Two beside one another."""
        return QSize(px(200), super().minimumSizeHint().height())

    def _place(self) -> None:
        fits = self.width() // px(_READABLE)
        across = min(max(fits, 2), len(self._places))
        if across == self._across:
            return
        self._across = across
        for at, widget in enumerate(self._places):
            self._grid.addWidget(widget, at // across, at % across)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 1 if column < across else 0)

    def offer(self, rows: Sequence[ActivityRow], choices: ActivityChoices) -> None:
        """Offer the units and goals that the activities have. What is chosen stays chosen if it is there."""
        by = {unit.id for row in rows for unit in row.units}
        served = {goal for row in rows for goal in row.under}
        self._offer(self.unit, [Option(unit.id, unit.name) for unit in choices.doers if unit.id in by])
        goals = [goal for goal in choices.goals if goal.id in served]
        depths = _depths(choices.goals)
        self._offer(self.goal, [Option(goal.id, _INDENT * depths[goal.id] + _named(goal)) for goal in goals])
        self.count(rows)

    def count(self, rows: Sequence[ActivityRow]) -> None:
        """Say how many stand where, among those of the unit and goal that are chosen."""
        counts = Counter(row.shown_state for row in rows if self._of_unit_and_goal(row))
        left = sum(counts[code] for code in _LEFT)
        self.showing.set_options(
            [
                Option(OPEN, self.tr("Inte klara ({count})").format(count=left)),
                *(
                    Option(code, f"{wording.word('activity_shown', code)} ({counts[code]})")
                    for code in SHOWN_STATES
                ),
            ]
        )

    def lets_through(self, row: ActivityRow) -> bool:
        """Whether an activity is shown."""
        showing = self.showing.value() if self._states else None
        wanted = showing in (None, row.shown_state) or (showing == OPEN and row.shown_state in _LEFT)
        return wanted and self._of_unit_and_goal(row)

    @property
    def chosen(self) -> tuple[object, object, object]:
        """Unit, goal and state, as they stand."""
        return self.unit.value(), self.goal.value(), self.showing.value() if self._states else None

    def clear(self) -> None:
        """Let everything through."""
        for choice in (self.unit, self.goal, self.showing):
            choice.set_value(None)

    def choose_late_of(self, unit_id: int) -> None:
        """Let through what is late in one unit."""
        self.clear()
        self.unit.set_value(unit_id)
        self.showing.set_value("late")

    def state(self) -> dict[str, str]:
        """What is chosen, to remember until tomorrow."""
        names = ("unit", "goal", "showing")
        return {
            name: "" if value is None else str(value) for name, value in zip(names, self.chosen, strict=True)
        }

    def restore_state(self, state: Mapping[str, str]) -> None:
        """Choose so again."""
        for name, choice in (("unit", self.unit), ("goal", self.goal)):
            kept = state.get(name, "")
            choice.set_value(int(kept) if kept.isdigit() else None)
        showing = state.get("showing", "")
        self.showing.set_value(showing if showing in (OPEN, *SHOWN_STATES) else None)

    def _of_unit_and_goal(self, row: ActivityRow) -> bool:
        unit, goal = self.unit.value(), self.goal.value()
        return (not isinstance(unit, int) or row.by(unit)) and (goal is None or goal in row.under)

    def _offer(self, choice: ChoiceEditor, options: Sequence[Option]) -> None:
        if choice.value() not in (None, *(option.value for option in options)):
            choice.set_value(None)
        choice.set_options(options)

    def _choice(self, heard: str, everything: str) -> ChoiceEditor:
        made = ChoiceEditor([], everything, required=False)
        made.main().setAccessibleName(heard)
        made.changed.connect(self.changed)
        return made


def _named(goal: PlacedGoal) -> str:
    name = f"{goal.number} {goal.title}".strip()
    return f"{name} ({goal.period})" if goal.period else name


def _depths(goals: Sequence[PlacedGoal]) -> dict[int, int]:
    depths: dict[int, int] = {}
    for goal in goals:
        depths[goal.id] = depths[goal.parent_id] + 1 if goal.parent_id in depths else 0
    return depths

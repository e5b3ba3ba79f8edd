"""The goals that an activity serves, one click or key away."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.common.link_rows import TitleLink
from app.ui.common.page_parts import words
from app.ui.common.theme import px

if TYPE_CHECKING:
    from app.services.activity_goals import PlacedGoal


class GoalLinks(QWidget):
    """Nothing is shown where the activity serves no goal."""

    jump = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self._goals: dict[int, PlacedGoal] = {}
        self._shown: tuple[int, ...] = ()
        self.links: list[TitleLink] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(2))
        self._column.addWidget(words(self.tr("För målen"), "label"))
        self.hide()

    def set_goals(self, goals: Iterable[PlacedGoal]) -> None:
        """The goals by which the ids of an activity are named."""
        self._goals = {goal.id: goal for goal in goals if not goal.archived}
        self._show()

    def show_goals(self, goals: object) -> None:
        """Show the goals with these ids."""
        self._shown = goals if isinstance(goals, tuple) else ()
        self._show()

    def _show(self) -> None:
        named = [self._goals[each] for each in self._shown if each in self._goals]
        while len(self.links) < len(named):
            link = TitleLink("")
            link.clicked.connect(
                lambda _checked=False, link=link: self.jump.emit("goal", link.property("goal"))
            )
            self.links.append(link)
            self._column.addWidget(link)
        for link, goal in zip(self.links, named, strict=False):
            name = f"{goal.number} {goal.title}".strip()
            link.setProperty("goal", goal.id)
            link.setText(name)
            link.setToolTip(name)
            link.setAccessibleName(self.tr("Visa målet {name}").format(name=name))
            link.updateGeometry()
        for at, link in enumerate(self.links):
            link.setVisible(at < len(named))
        self.setVisible(bool(named))

"""Acts on the tree that are more than one record's edit: moved, archived with all under it, taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.ui.goals.levels import full_title

if TYPE_CHECKING:
    from app.services.edits import Change
    from app.services.goal_tree import GoalNode
    from app.ui.common.context import Context

type_of_changes = tuple["Change", ...]


class GoalActs(QObject):
    """Writes in the worker, tells in the status bar, and leaves Ångra behind."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context

    def move(self, goal: GoalNode, parent_id: int | None, before_id: int | None) -> None:
        """Put a goal under another, or among its siblings."""

        def work() -> type_of_changes:
            from app.services import ordering

            office = self._context.office
            return ordering.move(office.file, office.records, "goal", goal.id, parent_id, before_id)

        told = self.tr("”{goal}” flyttades. Ångra med Ctrl+Z.").format(goal=goal.title)
        self._run(self.tr("Flytta mål"), work, told)

    def archive(self, goal: GoalNode, count_below: int) -> None:
        """Put a goal away with all that stands under it."""

        def work() -> type_of_changes:
            from app.services import archiving

            return archiving.archive_goal(self._context.office.file, self._context.office.records, goal.id)

        named = full_title(goal.number, goal.title)
        if count_below:
            told = self.tr("”{goal}” och %n mål under det arkiverades. Ångra med Ctrl+Z.", "", count_below)
        else:
            told = self.tr("”{goal}” arkiverades. Ångra med Ctrl+Z.")
        self._run(self.tr("Arkivera mål"), work, told.format(goal=named))

    def restore(self, goal: GoalNode) -> None:
        """Take a goal back from the archive, with what was put away together with it."""

        def work() -> type_of_changes:
            from app.services import archiving

            return archiving.restore_goal(self._context.office.file, self._context.office.records, goal.id)

        told = self.tr("”{goal}” är tillbaka. Ångra med Ctrl+Z.").format(
            goal=full_title(goal.number, goal.title)
        )
        self._run(self.tr("Ta tillbaka mål"), work, told)

    def _run(self, text: str, work: Callable[[], type_of_changes], told: str) -> None:
        context = self._context

        def done(changes: type_of_changes) -> None:
            context.undo.push(text, changes)
            context.messages.tell(told)
            context.saving.changed.emit(changes)

        context.tasks.run(work, done, title=self.tr("Sparar …"))

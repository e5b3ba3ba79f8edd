"""Ångra och gör om: one command for every change of any record, and it holds only ids and values.

    context.undo.push(self.tr("Ändra risk"), changes)      # what office.records returned

Undoing is an ordinary write of what was before, on condition that nobody has changed the same fields since.
It runs in the worker like every write; what is refused is shown, and the command is gone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from app.domain.problems import Conflict
from app.ui.common.messages import Messages
from app.ui.common.tasks import Tasks

if TYPE_CHECKING:
    from app.services.edits import Change

type_of_take_back = Callable[[Sequence["Change"]], "tuple[Change, ...]"]
"""``office.records.undo``: takes changes back and returns what undoes that in turn."""

LONGEST_STACK = 200


class _Command(QUndoCommand):
    """Changes that were written before the command was made."""

    def __init__(self, text: str, changes: Sequence[Change], owner: Undo) -> None:
        super().__init__(text)
        self._changes = tuple(changes)
        self._owner = owner
        self._written = True

    def undo(self) -> None:
        """Take the changes back."""
        self._turn(undoing=True)

    def redo(self) -> None:
        """Make the changes again; the first time, when the command is pushed, they are made already."""
        if self._written:
            self._written = False
        else:
            self._turn(undoing=False)

    def take_back(self, take_back: type_of_take_back) -> tuple[Change, ...]:
        """Runs in the worker. What it returns replaces the changes there, so that turns in a row find the
        newest.
        """
        self._changes = take_back(self._changes)
        return self._changes

    def _turn(self, *, undoing: bool) -> None:
        # An obsolete command is only passed on its way out of the stack.
        if not self.isObsolete():
            self._owner.turn(self, undoing=undoing)


class Undo(QObject):
    """The window's stack of commands, over all pages."""

    changed = Signal(object)
    """Changes were taken back or made again: a tuple of ``Change``."""

    def __init__(
        self,
        tasks: Tasks,
        messages: Messages,
        take_back: type_of_take_back,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._messages, self._take_back = tasks, messages, take_back
        self.stack = QUndoStack(self)
        self.stack.setUndoLimit(LONGEST_STACK)

    def push(self, text: str, changes: Sequence[Change]) -> None:
        """Remember changes that have just been written. ``text`` says what Ångra will undo: "Ändra risk"."""
        if any(change.before is None or change.after for change in changes):
            self.stack.push(_Command(text, changes, self))

    def turn(self, command: _Command, *, undoing: bool) -> None:
        """Take a command's changes back in the worker, and tell how it went."""
        text = command.text()
        words = self.tr("Ångrade: {what}") if undoing else self.tr("Gjorde om: {what}")

        def done(changes: tuple[Change, ...]) -> None:
            self._messages.tell(words.format(what=text))
            self.changed.emit(changes)

        def failed(error: Exception) -> None:
            self._drop(command, undoing=undoing)
            if isinstance(error, Conflict):
                self._messages.warn(
                    self.tr("Det går inte att ångra: ”{what}”.").format(what=text),
                    self.tr("{who} har ändrat samma uppgifter sedan dess. Inget har skrivits.").format(
                        who=error.by or self.tr("Någon annan")
                    ),
                )
            else:
                self._messages.show_error(error)

        self._tasks.run(lambda: command.take_back(self._take_back), done, failed, self.tr("Ångrar …"))

    def _drop(self, command: _Command, *, undoing: bool) -> None:
        command.setObsolete(True)
        # The stack has already moved past the command; moving back over an obsolete one removes it. Commands
        # that were turned meanwhile lie between, so those that cannot be reached any more go with it.
        at = next((i for i in range(self.stack.count()) if self.stack.command(i) is command), -1)
        if undoing and at == self.stack.index():
            self.stack.redo()
        elif not undoing and at == self.stack.index() - 1:
            self.stack.undo()

"""The usual round of a save: write in the worker, remember for Ångra, tell the pages, take care of what goes
wrong.

    context.saving.save_form(self.form, "risk", self.form.base["id"], self.tr("Ändra risk"), self._saved)
    context.saving.write(self.tr("Flytta mål"), [Edit("goal", goal_id, {"parent_id": new}, {"parent_id":
    old})])

(``Edit`` is in ``app.services.edits``.) Nothing else is needed for conflict, messages, undo and refreshing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from app import wording
from app.domain.problems import Conflict, Invalid, UserError
from app.services.edits import Edit
from app.ui.common.messages import Messages
from app.ui.common.record_form import RecordForm
from app.ui.common.tasks import Tasks
from app.ui.common.undo import Undo

if TYPE_CHECKING:
    from app.services.edits import Change
    from app.services.records import Records

type_of_changes = tuple["Change", ...]
type_of_answer = TypeVar("type_of_answer")


class Saving(QObject):
    """Writes for the pages."""

    changed = Signal(object)
    """Something was written here: a tuple of ``Change``. The window passes it on to the pages that show
    it.
    """

    def __init__(
        self, records: Records, tasks: Tasks, messages: Messages, undo: Undo, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._records, self._tasks, self._messages, self._undo = records, tasks, messages, undo
        undo.changed.connect(self.changed)

    def write(
        self,
        text: str,
        edits: Sequence[Edit],
        done: Callable[[type_of_changes], object] | None = None,
        told: str = "",
    ) -> None:
        """Write several edits, all or nothing. ``text`` names it for Ångra; ``told`` goes to the status
        bar.
        """
        edit_id = uuid4().hex

        def written(changes: type_of_changes) -> None:
            self._settle(text, changes, told)
            if done is not None:
                done(changes)

        self._tasks.run(lambda: self._records.write_all(edits, edit_id), written, title=self.tr("Sparar …"))

    def write_by(
        self,
        text: str,
        work: Callable[[], type_of_answer],
        changes_of: Callable[[type_of_answer], type_of_changes],
        done: Callable[[type_of_answer], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """Write what a service writes by itself. ``work`` runs in the worker; its answer holds the changes.

        ``done`` is told when Ångra knows of them, ``failed`` of what went wrong before the user is told.
        """

        def written(answer: type_of_answer) -> None:
            changes = changes_of(answer)
            if changes:
                self._settle(text, changes, "")
            done(answer)

        def refused(error: Exception) -> bool:
            failed(error)
            return False

        self._tasks.run(work, written, refused, self.tr("Sparar …"))

    def save_form(
        self,
        form: RecordForm,
        kind: str,
        record_id: int | None,
        text: str,
        done: Callable[[Change], object] | None = None,
        *,
        more: Mapping[str, object] | None = None,
        also: Sequence[Edit] = (),
        told: str = "",
    ) -> None:
        """Save what is changed in ``form``. ``more`` are values of a new record that the form does not ask
        for; ``also`` is written and undone with it.

        A conflict is shown as yours and theirs and saved again as chosen; problems stand beside their
        fields; any other failure is told, and the text stays in the form. ``done`` gets the ``Change`` (with
        a new record's id).
        """
        values, base = {**(more or {}), **form.changed_values()}, form.base
        if record_id is None:
            values = {**(more or {}), **form.values()}
        edit_id = uuid4().hex

        def work() -> tuple[type_of_changes, dict[str, object]]:
            own = Edit(kind, record_id, values, base if record_id else None)
            changes = self._records.write_all([own, *also], edit_id)
            return changes, {**self._records.read(kind, changes[0].id), "id": changes[0].id}

        self.save_form_by(
            form, work, text, lambda changes: done(changes[0]) if done is not None else None, told=told
        )

    def save_form_by(
        self,
        form: RecordForm,
        work: Callable[[], tuple[type_of_changes, Mapping[str, object]]],
        text: str,
        done: Callable[[type_of_changes], object] | None = None,
        *,
        told: str = "",
    ) -> None:
        """Save a form that is more than one record. ``work`` writes in the worker, and returns the changes
        and what the form is to stand filled with.

        Conflict, problems and failures are taken care of as by ``save_form``.
        """
        key, sent = form.key, form.changed_values()

        def written(answer: tuple[type_of_changes, Mapping[str, object]]) -> None:
            changes, current = answer
            if form.key == key:
                form.saved(current)
            elif form.drafts is not None:
                form.drafts.discard_saved(key, sent)
            self._settle(text, changes, told or self.tr("Sparat."))
            if done is not None:
                done(changes)

        def failed(error: Exception) -> bool:
            if form.key != key:
                return self._tell_left(error)
            form.failed(error)
            if isinstance(error, Conflict):
                self._messages.show_conflict(
                    error, form.label_of, form.text_of, lambda chosen: self._again(form, error, chosen)
                )
                return True
            return isinstance(error, Invalid)

        self._tasks.run(work, written, failed, self.tr("Sparar …"))

    def _tell_left(self, error: Exception) -> bool:
        """Another record stands in the form now: its fields and text have nothing to do with the error. The text
        that was not saved waits among the drafts.
        """
        if not isinstance(error, UserError):
            return False
        self._messages.warn(
            self.tr("Det du skrev innan du gick vidare är inte sparat. {why}").format(
                why=wording.sentence(error)[0]
            ),
            self.tr("Gå tillbaka dit: texten finns kvar."),
        )
        return True

    def _again(self, form: RecordForm, conflict: Conflict, chosen: Mapping[str, object]) -> None:
        form.rebase(conflict.current, chosen)
        form.save()

    def _settle(self, text: str, changes: type_of_changes, told: str) -> None:
        self._undo.push(text, changes)
        if told:
            self._messages.tell(told)
        self.changed.emit(changes)

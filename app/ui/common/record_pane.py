"""One record beside its list: read first, edited in place, put away and taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from app.services.edits import Change, Edit
from app.ui.common.context import Context
from app.ui.common.fields import Field
from app.ui.common.icons import set_icon
from app.ui.common.page_parts import Card, EmptyState, action, button, words
from app.ui.common.record_form import RecordForm
from app.ui.common.theme import px


@dataclass(frozen=True, slots=True)
class PaneWords:
    """What the acts of one kind of record are called: on buttons, for Ångra and in the status bar."""

    new: str
    """Heading of the form for a new record, and the act that makes it: "Ny enhet"."""
    change: str
    archive: str
    restore: str
    made: str
    """Told when a new record has been saved."""


class RecordPane(QWidget):
    """The form of what is chosen in the list, or of a new record; an empty state when nothing is chosen."""

    made = Signal(int)
    """A new record was saved: its id."""
    left_new = Signal()
    """A new record was given up: the list may choose again."""

    def __init__(
        self,
        context: Context,
        kind: str,
        fields: Sequence[Field],
        said: PaneWords,
        empty: EmptyState,
        new_action: QAction,
    ) -> None:
        super().__init__()
        self._context, self._kind, self._said = context, kind, said
        self._id: int | None = None
        self._loaded: int | None = None
        self._archived = False
        self._new: Mapping[str, object] | None = None
        self._more: Mapping[str, object] = {}
        self.form = RecordForm(fields, drafts=context.drafts)
        self.form.save_requested.connect(self._save)
        self.form.reverted.connect(self._reverted)
        self.title = words("", "heading", wrap=True)
        self.archive_action = action(self, said.archive, self._archive, icon="archive")
        self.restore_action = action(self, said.restore, self._restore, icon="archive-restore")
        self.cancel_action = action(self, self.tr("Avbryt"), self.cancel_new, icon="x")
        self._new_action = new_action
        self._stack = QStackedWidget()
        self._empty = empty
        self._lay_out()
        self._show_acts()

    @property
    def is_new(self) -> bool:
        """Whether a new record is being written."""
        return self._new is not None

    def actions_for_menu(self) -> list[QAction]:
        """Archive and restore, for the list's context menu."""
        return [self.archive_action, self.restore_action]

    def show_record(self, record_id: int | None, *, archived: bool = False) -> None:
        """Show the record chosen in the list; nothing chosen leaves a new record alone."""
        if record_id is None:
            if not self.is_new:
                self._id = self._loaded = None
                self._settle()
            return
        self._new = None
        self._id, self._archived = record_id, archived
        self._context.tasks.run(lambda: self.read(record_id), self._fill, latest=f"record_pane/{self._kind}")

    def body(self) -> QWidget:
        """What stands under the heading: the form, or a widget with the form in it. Asked for once."""
        return self.form

    def read(self, record_id: int) -> dict[str, object]:
        """What stands in the form of a record, with its id. Runs in the worker."""
        return {**self._context.office.records.read(self._kind, record_id), "id": record_id}

    def start(self, proposed: Mapping[str, object], more: Mapping[str, object] | None = None) -> None:
        """Let a new record be written. ``proposed`` stands in the form; ``more`` is saved without being asked for."""
        self._id = self._loaded = None
        self._new, self._more = dict(proposed), dict(more or {})
        self.form.set_locked(False)
        self.form.begin(self._new, f"{self._kind}:{self.key_of_new()}", self._said.new)
        self._settle()
        self.form.focus_first()

    def key_of_new(self) -> str:
        """What the unsaved text of a new record is kept under."""
        return "new"

    def set_aside_new(self) -> None:
        """Leave a new record for something else; its text waits among the drafts."""
        if self.is_new:
            self._new = None
            self.form.load({})
            self._settle()

    def cancel_new(self) -> None:
        """Give up the new record; its text goes."""
        if self.is_new:
            self._new = None
            self.form.revert()
            self._settle()
            self.left_new.emit()

    def _fill(self, values: Mapping[str, object]) -> None:
        if values["id"] != self._id:
            return
        name = str(values.get("title") or values.get("name") or "")
        if self._loaded == self._id:
            self.form.refill(values)
        else:
            self.form.load(values, f"{self._kind}:{self._id}", name)
        self._loaded = self._id
        self._archived = bool(values["archived"])
        self.title.setText(name)
        self.form.set_locked(self._archived)
        self._settle()

    def _settle(self) -> None:
        if self.is_new:
            self.title.setText(self._said.new)
        shown = self.is_new or self._loaded is not None
        self._stack.setCurrentIndex(1 if shown else 0)
        self._show_acts()

    def _show_acts(self) -> None:
        there = self._loaded is not None and not self.is_new
        self.archive_action.setVisible(there and not self._archived)
        self.restore_action.setVisible(there and self._archived)
        self.cancel_action.setVisible(self.is_new)
        self._new_action.setEnabled(not self.is_new)
        self._away.setVisible(there and self._archived)

    def _save(self, _values: object, _base: object) -> None:
        if self.is_new:
            self._context.saving.save_form(
                self.form, self._kind, None, self._said.new, self._made, more=self._more, told=self._said.made
            )
        elif self._loaded is not None:
            self._context.saving.save_form(
                self.form, self._kind, self._loaded, self._said.change, self._changed
            )

    def _made(self, change: Change) -> None:
        self._new = None
        self._id = self._loaded = None
        self.made.emit(change.id)

    def _changed(self, _change: Change) -> None:
        values = self.form.values()
        self.title.setText(str(values.get("title") or values.get("name") or ""))

    def _reverted(self) -> None:
        if self.is_new:
            self._new = None
            self._settle()
            self.left_new.emit()

    def _archive(self) -> None:
        self._put_away(True, self._said.archive)

    def _restore(self) -> None:
        self._put_away(False, self._said.restore)

    def _put_away(self, away: bool, text: str) -> None:
        if self._loaded is not None:
            edit = Edit(self._kind, self._loaded, {"archived": away}, {"archived": not away})
            told = (
                self.tr("”{name}” arkiverades. Ångra tar tillbaka.")
                if away
                else self.tr("”{name}” är tillbaka.")
            )
            self._context.saving.write(text, [edit], told=told.format(name=self.title.text()))

    def _lay_out(self) -> None:
        card = Card()
        head = QHBoxLayout()
        head.setSpacing(px(4))
        head.addWidget(self.title, 1)
        head.addWidget(button(self.cancel_action, "quiet"), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._archive_button(), 0, Qt.AlignmentFlag.AlignTop)
        card.column.addLayout(head)
        self._away = words(
            self.tr("Arkiverad. Den visas inte längre, men finns kvar i det som redan är skrivet."),
            "small",
            wrap=True,
        )
        card.column.addWidget(self._away)
        card.column.addWidget(button(self.restore_action), 0, Qt.AlignmentFlag.AlignLeft)
        card.column.addWidget(self.body(), 1)
        nothing = Card()
        nothing.column.addWidget(self._empty, 1)
        self._stack.addWidget(nothing)
        self._stack.addWidget(card)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self._stack)

    def _archive_button(self) -> QToolButton:
        """An icon is enough for what is seldom done; the tip, the menus and a screen reader have the words."""
        made = QToolButton(self)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_icon(made, "archive")
        made.clicked.connect(self.archive_action.trigger)

        def follow() -> None:
            made.setAccessibleName(self.archive_action.text())
            made.setToolTip(self.archive_action.toolTip())
            made.setEnabled(self.archive_action.isEnabled())
            made.setVisible(self.archive_action.isVisible())

        follow()
        self.archive_action.changed.connect(follow)
        return made

    def minimumSizeHint(self) -> QSize:
        """Narrow enough to stand beside its list in a small window."""
        return QSize(px(340), px(200))

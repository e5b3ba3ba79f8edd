"""What hangs on a record, of one kind: shown, edited in place, added and taken away, each act with Ångra."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from app.services.edits import Edit
from app.ui.common import icons
from app.ui.common.fields import Field
from app.ui.common.kept_fields import hide_kept
from app.ui.common.link_rows import LinkItem, LinkRow
from app.ui.common.page_parts import Rule, words
from app.ui.common.record_form import RecordForm
from app.ui.common.theme import px

if TYPE_CHECKING:
    from app.ui.common.context import Context


class LinkWords:
    """What the acts are called, for Ångra and the status bar, and what stands where nothing is written."""

    def __init__(
        self, *, change: str, add: str, added: str, remove: str, removed: str, empty: str, move: str = ""
    ) -> None:
        """``move`` is given where the user decides the order."""
        self.change, self.add, self.added = change, add, added
        self.remove, self.removed, self.empty, self.move = remove, removed, empty, move


class LinkList(QWidget):
    """Rows with one form that goes where it is needed, and one form for what is new."""

    lead = Signal(int)
    """To the record that a title leads to."""
    jump = Signal(str, int)
    """To the source of a row."""
    left_new = Signal()
    """The form for what is new was put away while one wrote in it: the keyboard wants another place."""
    filled = Signal(RecordForm)
    """A form got something else to show."""

    def __init__(
        self,
        context: Context,
        kind: str,
        fields: Sequence[Field],
        new_fields: Sequence[Field],
        said: LinkWords,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._kind, self._said = context, kind, said
        self._items: tuple[LinkItem, ...] = ()
        self._locked = False
        self._owner: object = 0
        self._editing = 0
        self._moved = (0, 0)
        self.with_new: Sequence[Edit] = ()
        """What is written together with something new."""
        self.rows: list[LinkRow] = []
        self.form = RecordForm(fields, drafts=context.drafts, scroll=False, parent=self)
        self.form.hide()
        self.form.save_requested.connect(self._save)
        self.form.reverted.connect(self._close)
        self.new_form = RecordForm(new_fields, drafts=context.drafts, calm=False, scroll=False)
        hide_kept(self.new_form, new_fields)
        self.new_form.save_requested.connect(self._save_new)
        self.new_form.reverted.connect(self.close_new)
        self.new_panel = self._make_new_panel()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.new_panel)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column.addLayout(self._rows)

    def show_links(self, owner: object, items: Sequence[LinkItem], *, locked: bool = False) -> None:
        """Show the ties of ``owner``, a goal or a place in a grid. What is being written stays while it is the same."""
        if owner != self._owner:
            self._close()
            self.close_new()
        elif tuple(items) == self._items and locked == self._locked:
            return
        self._owner, self._items, self._locked = owner, tuple(items), locked
        editing = self._editing
        stood_on = next((row.item.id for row in self.rows if row.edit_button.hasFocus()), 0)
        self._take_form_back()
        self._clear()
        for item in items:
            self._add_row(item)
            if item.id == stood_on:
                self.rows[-1].edit_button.setFocus()
        self._order_rows()
        if any(item.id == editing for item in items):
            self._hold(editing, fresh=False)
        else:
            self._close()
        self._take_up_drafts()

    def edit(self, link_id: int) -> None:
        """Edit a tie where it stands; once more closes it."""
        if link_id == self._editing:
            self._close()
        elif not self._locked:
            self._hold(link_id, fresh=True)
            self.form.focus_first()

    def start_new(self, heading: str, values: Mapping[str, object]) -> None:
        """Open the form for a new tie, unless another one is being written."""
        if self.new_form.dirty:
            self._context.messages.tell(self.tr("Spara eller ta bort det du skriver först."))
        else:
            self._open_new(heading, values)
        self.new_form.focus_first()

    def forms(self) -> tuple[RecordForm, RecordForm]:
        """The form that goes where it is needed, and the one for what is new."""
        return self.form, self.new_form

    def close_new(self) -> None:
        """Put the form for a new tie away; what is written in it is back when the record is looked at again."""
        if not self.new_panel.isHidden():
            written = _has_focus(self.new_panel)
            self.new_form.load({})
            self.new_panel.hide()
            if written:
                self.left_new.emit()

    def remove(self, link_id: int) -> None:
        """Take a tie away; Ångra puts it back."""
        written = _has_focus(self)
        self._context.saving.write(
            self._said.remove,
            [Edit(self._kind, link_id, {"archived": True})],
            # The row goes with its button: the keyboard stays by the list.
            lambda _changes: self.left_new.emit() if written else None,
            told=self._said.removed,
        )

    def shift(self, link_id: int, by: int) -> None:
        """Let a tie change places with the one above (-1) or below (1) it."""
        order = [item.id for item in self._items]
        at = order.index(link_id)
        if not 0 <= at + by < len(order):
            return
        order[at], order[at + by] = order[at + by], order[at]
        self._moved = (link_id, by)
        edits = [Edit(self._kind, each, {"position": place}) for place, each in enumerate(order)]
        self._context.saving.write(self._said.move, edits)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes a form in which nothing is changed."""
        if event.key() == Qt.Key.Key_Escape and (self._editing or self.new_panel.isVisible()):
            self._close()
            self.close_new()
        else:
            super().keyPressEvent(event)

    # -- inside --

    def _make_new_panel(self) -> QFrame:
        panel = QFrame()
        panel.setProperty("ground", "surface")
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(px(16), px(12), px(16), px(12))
        inside.setSpacing(px(8))
        self._new_heading = words("", "heading", wrap=True)
        close = QToolButton()
        icons.set_icon(close, "x")
        close.setToolTip(self.tr("Stäng (Esc)"))
        close.setAccessibleName(self.tr("Stäng utan att spara"))
        close.clicked.connect(self._leave_new)
        top = QHBoxLayout()
        top.addWidget(self._new_heading, 1)
        top.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(top)
        inside.addWidget(self.new_form)
        panel.hide()
        return panel

    def _open_new(self, heading: str, values: Mapping[str, object]) -> None:
        self._new_heading.setText(heading)
        self.new_form.load(values, key=self._new_key(), title=heading)
        self.filled.emit(self.new_form)
        self.new_panel.show()

    def _leave_new(self) -> None:
        if self.new_form.dirty:
            self.new_form.ask_revert()
        else:
            self.close_new()

    def _new_key(self) -> str:
        return f"{self._kind}:new:{self._owner}"

    def _add_row(self, item: LinkItem) -> None:
        if self.rows:
            self._rows.addWidget(Rule())
        row = LinkRow(item, self._said.empty, locked=self._locked)
        row.edit.connect(self.edit)
        row.remove.connect(self.remove)
        row.lead.connect(self.lead)
        row.jump.connect(self.jump)
        row.shift.connect(self.shift)
        self._rows.addWidget(row)
        self.rows.append(row)

    def _order_rows(self) -> None:
        """Let the rows be moved, and leave the keyboard on the one that was."""
        if not self._said.move or self._locked:
            return
        moved, by = self._moved
        self._moved = (0, 0)
        for row in self.rows:
            row.add_moves(first=row is self.rows[0], last=row is self.rows[-1])
            if row.item.id == moved:
                wanted = row.up_button if by < 0 else row.down_button
                (wanted if wanted.isEnabled() else row.edit_button).setFocus()

    def _clear(self) -> None:
        self.rows = []
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _hold(self, link_id: int, *, fresh: bool) -> None:
        self._take_form_back()
        row = next(row for row in self.rows if row.item.id == link_id)
        if fresh:
            self.form.load(row.item.values, key=f"{self._kind}:{link_id}", title=row.item.title)
        else:
            self.form.refill(row.item.values)
        self.filled.emit(self.form)
        self._editing = link_id
        row.hold(self.form)

    def _take_form_back(self) -> None:
        before = next((row for row in self.rows if row.item.id == self._editing), None)
        self.form.hide()
        self.form.setParent(self)
        self._editing = 0
        if before is not None:
            before.release()

    def _take_up_drafts(self) -> None:
        """Text that was not saved before the program ended stands where it was written."""
        drafts = self._context.drafts
        if self._locked:
            return
        begun = drafts.find(self._new_key()) if self.new_panel.isHidden() else None
        if begun is not None:
            self._open_new(begun.title, {})
        if self._editing:
            return
        left = next((row for row in self.rows if drafts.find(f"{self._kind}:{row.item.id}")), None)
        if left is not None:
            self._hold(left.item.id, fresh=True)

    def _close(self) -> None:
        if self._editing:
            row = next((row for row in self.rows if row.item.id == self._editing), None)
            written = _has_focus(self.form)
            self.form.load({})
            self._take_form_back()
            if row is not None and written:
                row.edit_button.setFocus()

    def _save(self, _values: dict[str, object], base: dict[str, object]) -> None:
        link_id = base["id"]
        assert isinstance(link_id, int)
        self._context.saving.save_form(
            self.form, self._kind, link_id, self._said.change, lambda _change: self._close()
        )

    def _save_new(self, _values: dict[str, object], _base: dict[str, object]) -> None:
        self._context.saving.save_form(
            self.new_form,
            self._kind,
            None,
            self._said.add,
            lambda _change: self.close_new(),
            also=self.with_new,
            told=self._said.added,
        )


def _has_focus(widget: QWidget) -> bool:
    """Whether one writes somewhere in a widget."""
    focus = QApplication.focusWidget()
    return focus is not None and widget.isAncestorOf(focus)

"""A form over one record: read in calm, edited in place, never saved by itself.

    form = RecordForm(FIELDS, drafts=context.drafts)
    form.save_requested.connect(self._save)          # the page writes, usually by app.ui.common.saving
    form.load(values, key="risk:12", title="Kompetensförsörjning")
    form.saved(current_values)                       # or form.failed(error)

``values`` may hold more than the fields (``id``, ``version``): it is handed back whole as ``base`` when saving.
Build a form once and fill it again for each record; that is what keeps it quick.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.problems import Invalid, Problem
from app.ui.common.drafts import Drafts
from app.ui.common.editors import Editor
from app.ui.common.fields import Field, Option
from app.ui.common.form_fields import FieldGrid
from app.ui.common.form_parts import FormBar, Notice, scrolled
from app.ui.common.form_state import FormState
from app.ui.common.text_editors import NumberEditor
from app.ui.common.theme import px

DRAFT_DELAY_MS = 400


class RecordForm(QWidget):
    """Layout, labels, problems, dirty state and drafts for a tuple of fields."""

    save_requested = Signal(dict, dict)
    """The changed values, and all values (``base``) that the form was filled with."""
    dirty_changed = Signal(bool)
    changed = Signal(str)
    """The user changed the field of this name."""
    reverted = Signal()
    """The user took the changes back; a form for a new record is empty again."""

    def __init__(
        self,
        fields: Sequence[Field],
        *,
        drafts: Drafts | None = None,
        calm: bool = True,
        scroll: bool = True,
        with_bar: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """``with_bar`` is left out where a page has buttons of its own."""
        super().__init__(parent)
        self.drafts = drafts
        self._state = FormState(fields, calm=calm)
        self._sent: dict[str, object] | None = None
        self._key = self._title = ""
        self._locked, self._with_bar = False, with_bar
        self._was_dirty = self._begun = False
        self.notice = Notice()
        self.bar = FormBar()
        self._debounce = QTimer(self, singleShot=True, interval=DRAFT_DELAY_MS)
        self._debounce.timeout.connect(self.keep_draft)
        self.bar.save.connect(self.save)
        self.bar.revert.connect(self.revert)
        self._lay_out(scroll)
        for name, block in self._state.blocks.items():
            block.editor.changed.connect(lambda name=name: self._edited(name))

    # -- filling and reading --

    def load(self, values: Mapping[str, object], key: str = "", title: str = "") -> None:
        """Show a record. Text that was not saved in the form before is kept as its draft.

        ``key`` (``risk:12``, ``risk:new``) turns on drafts: unsaved text for that key comes back at once,
        with a strip that says so. ``title`` is what a list of unsaved text calls it.
        """
        self.keep_draft()
        self._key, self._title, self._sent = key, title, None
        self._begun = False
        self.notice.hide()
        draft = self.drafts.find(key) if self.drafts is not None and key else None
        self._state.fill(values if draft is None else {**values, **draft.base})
        if draft is not None:
            self._state.put(draft.values)
            text = self.tr("Text som du skrev {at} och inte sparade är tillbaka.").format(at=draft.at)
            self.notice.say(text, [(self.tr("Ta bort texten"), self.revert)])
        self._tell_dirty()

    def begin(self, proposed: Mapping[str, object], key: str, title: str) -> None:
        """Show a new record. What is proposed is nobody's change: it is saved as it stands, or left unasked."""
        self.load(proposed, key, title)
        self._begun = True
        self._show_bar()

    def refill(self, values: Mapping[str, object], who: str = "") -> None:
        """Show the same record again, read anew. Unsaved text stays, with a strip if somebody changed the
        record.
        """
        if not self.dirty and self._sent is None:
            self._state.fill(values)
            self._tell_dirty()
        elif values.get("version") != self._state.base.get("version") and self._sent is None:
            text = self.tr("{who} har ändrat det här medan du skrev. Din text finns kvar; spara som vanligt.")
            self.notice.say(text.format(who=who or self.tr("Någon annan")))

    def values(self) -> dict[str, object]:
        """Return all values as they stand. What cannot be understood counts as its value before."""
        return self._state.values()

    def changed_values(self) -> dict[str, object]:
        """Return the values that differ from what the form was filled with."""
        return self._state.changed_values()

    @property
    def base(self) -> dict[str, object]:
        """What the form was filled with, with ``id`` and ``version`` if they were in it."""
        return dict(self._state.base)

    @property
    def dirty(self) -> bool:
        """Whether anything is changed and not saved."""
        return bool(self._state.changed)

    @property
    def savable(self) -> bool:
        """Whether there is something to save: a change, or a new record as it was proposed."""
        return self.dirty or self._begun

    @property
    def key(self) -> str:
        """The key that the form was filled under."""
        return self._key

    def set_options(self, name: str, options: Sequence[Option]) -> None:
        """Give a Choice, Links or Scale its options. What is chosen stays chosen."""
        self.editor(name).set_options(options)

    def set_unit(self, name: str, unit: str) -> None:
        """Show the unit of a number after its field."""
        editor = self.editor(name)
        if isinstance(editor, NumberEditor):
            editor.unit.setText(unit)

    def set_field_visible(self, name: str, visible: bool) -> None:
        """Leave out a field that does not belong to this record (a band's upper limit, say)."""
        self._grid.leave_out(self._state.blocks[name], not visible)

    def set_locked(self, locked: bool) -> None:
        """Only show, for archived records and readers without the right to change."""
        if locked != self._locked:
            self._locked = locked
            for block in self._state.blocks.values():
                block.editor.set_locked(locked)

    def editor(self, name: str) -> Editor:
        """The editor of a field, for hand-placed behaviour and tests."""
        return self._state.blocks[name].editor

    def warn(self, name: str, text: str) -> None:
        """Say beside a field what is worth a thought; it can be saved all the same. Empty text takes it away."""
        self._state.blocks[name].show_warning(text)

    def problem_of(self, name: str) -> str:
        """What stands beside a field as wrong with it."""
        return self._state.blocks[name].problem_text

    def label_of(self, name: str) -> str:
        """What the user calls a field; the name itself if the form does not have it."""
        return self._state.blocks[name].label_text if name in self._state.blocks else name

    def text_of(self, name: str, value: object) -> str:
        """A field's value in words, for the conflict dialog."""
        return self.editor(name).text_of(value) if name in self._state.blocks else str(value)

    def focus_first(self) -> None:
        """Put the cursor in the first field."""
        next(iter(self._state.blocks.values())).editor.main().setFocus(Qt.FocusReason.OtherFocusReason)

    # -- saving --

    def save(self) -> bool:
        """Ask the page to save. False, and problems beside the fields, where something cannot be
        understood.
        """
        problems = self._state.own_problems()
        self._state.show_problems(problems)
        if problems:
            return False
        if self._sent is None:
            self._sent = self.values()
            self.bar.show_saving()
            self.keep_draft()
            self.save_requested.emit(self.changed_values(), self.base)
        return True

    def saved(self, current: Mapping[str, object]) -> None:
        """The record stands like ``current`` in the file. What was typed while it was saved is still
        unsaved.
        """
        now = self.values()
        sent, self._sent = self._sent or now, None
        self._begun = False
        self.notice.hide()
        self._state.fill({**self._state.base, **current})
        self._state.put({name: value for name, value in now.items() if value != sent[name]})
        self._settle()

    def failed(self, error: Exception) -> None:
        """Nothing was saved; the text stays. ``Invalid`` is shown beside the fields, the rest by the
        messages.
        """
        self._sent = None
        self._show_bar()
        if isinstance(error, Invalid):
            self.show_problems(error.problems)

    def rebase(self, current: Mapping[str, object], chosen: Mapping[str, object]) -> None:
        """After a conflict: ``current`` is what the form was filled with; my other changes and ``chosen``
        stay.
        """
        mine = {**self.changed_values(), **chosen}
        self._sent = None
        self._state.fill({**self._state.base, **current})
        self._state.put(mine)
        self._settle()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say beside the fields what is wrong and go to the first; what belongs to no field in sight stands above."""
        rest = self._state.tell(problems)
        if rest:
            self.notice.say(" ".join(rest))

    def say(self, text: str, actions: Sequence[tuple[str, Callable[[], object]]] = ()) -> None:
        """Show a quiet strip above the form, with a button for each (verb with object, what it does)."""
        self.notice.say(text, actions)

    def revert(self) -> None:
        """Take the changes back."""
        self._sent, self._begun = None, False
        self._state.fill(self._state.base)
        self.notice.hide()
        self._settle()
        self.reverted.emit()

    def ask_revert(self) -> None:
        """Ask in the bar before the changes go; Esc does this."""
        if self.dirty:
            self.bar.ask()
        elif self._begun:
            self.revert()

    def keep_draft(self) -> None:
        """Write the unsaved text to the user's folder now; called by itself a moment after each change."""
        self._debounce.stop()
        if self.drafts is None or not self._key:
            return
        if self.dirty:
            self.drafts.keep(self._key, self._title, self.changed_values(), self._state.own_base())
        else:
            self.drafts.discard(self._key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+S saves, Esc asks whether the changes are to go."""
        if event.matches(QKeySequence.StandardKey.Save) and self.savable:
            self.save()
        elif event.key() == Qt.Key.Key_Escape and self.savable:
            if self.bar.asking:
                self._show_bar()
            else:
                self.ask_revert()
        else:
            super().keyPressEvent(event)

    # -- inside --

    def _lay_out(self, scroll: bool) -> None:
        grid = self._grid = FieldGrid(tuple(self._state.blocks.values()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.notice)
        column.addWidget(scrolled(grid) if scroll else grid, 1)
        column.addWidget(self.bar)

    def _edited(self, name: str) -> None:
        self._state.blocks[name].show_problem("")
        self._state.compare([name])
        self._tell_dirty()
        if self.bar.asking:
            self._show_bar()
        self._debounce.start()
        self.changed.emit(name)

    def _settle(self) -> None:
        self._tell_dirty()
        self._show_bar()
        self.keep_draft()

    def _tell_dirty(self) -> None:
        if self._was_dirty != self.dirty:
            self._was_dirty = self.dirty
            self._show_bar()
            self.dirty_changed.emit(self.dirty)

    def _show_bar(self) -> None:
        (self.bar.show_dirty if self.dirty else self.bar.show_begun)()
        self.bar.setVisible(self.savable and self._with_bar)

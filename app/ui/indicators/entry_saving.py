"""What is written in the grid, on its way to the file: at once, a step at a time.

What cannot be understood, or cannot be saved, keeps its text in its cell, and among the drafts, until somebody mends
it or lets go of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from app.domain.entry_grid import CellContent, CellEdit, CellKey, read
from app.ui.common.context import Context
from app.ui.indicators import entry_words
from app.ui.indicators.entry_model import EntryModel, Unsaved

if TYPE_CHECKING:
    from app.services.entry_grid import Outcome

DRAFT = "measurement:entry"
"""The key of what is not saved; the kind leads to the page that shows it."""

type_of_change = Callable[[CellContent], CellContent]


class EntrySaving(QObject):
    """Reads texts, writes values, keeps what is left."""

    unsaved_changed = Signal()

    def __init__(self, context: Context, model: EntryModel, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._model = context, model
        self.state = "final"
        """What the values that are written now are: preliminary or final."""
        context.undo_stack.indexChanged.connect(self._follow_undo)

    # -- what the user does --

    def enter(self, cells: Sequence[tuple[CellKey, str]], step: str) -> None:
        """Take texts into cells: those that can be understood are saved, the others stay where they were written."""
        right: list[tuple[CellKey, str, CellContent | None]] = []
        wrong: list[Unsaved] = []
        for key, text in cells:
            said = read(text)
            if said.trouble:
                wrong.append(Unsaved(text, trouble=said.trouble))
                self._model.unsaved[key] = wrong[-1]
                continue
            seen = self._model.seen(key)
            comment = seen.comment if seen is not None else ""
            right.append((key, text, None if said.empty else CellContent(said.value, self.state, comment)))
        self._write(right, step, wrong)

    def change(self, keys: Iterable[CellKey], step: str, to: type_of_change) -> None:
        """Change something else than the value of cells that have one."""
        cells = []
        for key in keys:
            seen, unsaved = self._model.seen(key), self._model.unsaved.get(key)
            if seen is not None and (unsaved is None or not unsaved.trouble):
                cells.append((key, self._model.text(key), to(seen)))
        self._write(cells, step, [])

    def again(self) -> None:
        """Save what can be understood but was not saved; a colleague's value goes."""
        self._write(
            [
                (key, unsaved.text, unsaved.wanted)
                for key, unsaved in self._model.unsaved.items()
                if unsaved.trouble and not read(unsaved.text).trouble
            ],
            "again",
            [],
        )

    def drop(self, keys: Iterable[CellKey]) -> None:
        """Let go of unsaved texts: the cells show what is in the file."""
        for key in list(keys):
            unsaved = self._model.unsaved.get(key)
            if unsaved is not None and unsaved.trouble:
                del self._model.unsaved[key]
        self._tell()

    # -- what is left --

    def left(self) -> list[CellKey]:
        """The cells that are not saved."""
        return [key for key, unsaved in self._model.unsaved.items() if unsaved.trouble]

    def take_up_draft(self) -> None:
        """Put back what an earlier window left unsaved."""
        draft = self._context.drafts.find(DRAFT)
        if draft is None:
            return
        for name, text in draft.values.items():
            key, state = _key_of(name)
            if key is None or key in self._model.unsaved:
                continue
            said = read(str(text))
            wanted = None if said.empty or said.trouble else CellContent(said.value, state)
            self._model.unsaved[key] = Unsaved(str(text), wanted, said.trouble or "left")
        self._tell()

    # -- inside --

    def _write(
        self, cells: Sequence[tuple[CellKey, str, CellContent | None]], step: str, wrong: list[Unsaved]
    ) -> None:
        edits, sent = [], {}
        for key, text, wanted in cells:
            seen = self._model.seen(key)
            if wanted == seen:
                self._model.unsaved.pop(key, None)
                continue
            edits.append(CellEdit(key, seen, wanted))
            sent[key] = self._model.unsaved[key] = Unsaved(text, wanted)
        self._tell()
        if not edits:
            return
        grid = self._context.office.entry_grid

        def done(outcome: Outcome) -> None:
            # The page may have been closed while the save was on its way.
            if isValid(self):
                self._settle(sent, outcome, wrong)

        def failed(_error: Exception) -> None:
            if isValid(self):
                self._fail(sent)

        self._context.saving.write_by(
            entry_words.step(step),
            lambda: grid.write(edits),
            lambda outcome: outcome.changes,
            done,
            failed,
        )

    def _settle(self, sent: dict[CellKey, Unsaved], outcome: Outcome, wrong: list[Unsaved]) -> None:
        refused = {cell.key: cell for cell in outcome.refused}
        for key, unsaved in sent.items():
            newest = self._model.unsaved.get(key) is unsaved
            if key in refused:
                self._put(self._model.stored, key, refused[key].theirs)
                if newest:
                    unsaved.trouble, unsaved.by = "conflict", refused[key].by
                    unsaved.theirs = entry_words.theirs(refused[key].theirs)
                continue
            self._put(self._model.stored, key, unsaved.wanted)
            if newest:
                del self._model.unsaved[key]
        if any(change.before is None or change.after for change in outcome.changes):
            for cell in (*wrong, *(sent[key] for key in refused)):
                cell.step = self._context.undo_stack.index()
        kept = [unsaved for key, unsaved in sent.items() if key not in refused]
        self._context.messages.tell(self._told(kept, len(refused) + len(wrong)))
        self._tell()

    def _told(self, kept: Sequence[Unsaved], left: int) -> str:
        if len(kept) == 1 and not left:
            return self.tr("Sparat.")
        gone = sum(unsaved.wanted is None for unsaved in kept)
        parts = [self.tr("Sparade värden: {count}.").format(count=len(kept) - gone)]
        if gone:
            parts.append(self.tr("Borttagna: {count}.").format(count=gone))
        if left:
            parts.append(self.tr("Inte sparade: {count}.").format(count=left))
        return " ".join([*parts, self.tr("Ångra med Ctrl+Z.")] if kept else parts)

    def _fail(self, sent: dict[CellKey, Unsaved]) -> None:
        for key, unsaved in sent.items():
            if self._model.unsaved.get(key) is unsaved:
                unsaved.trouble = "failed"
        self._tell()

    def _follow_undo(self, index: int) -> None:
        """What a step left wrong goes with the step."""
        gone = [
            key for key, cell in self._model.unsaved.items() if cell.step is not None and cell.step > index
        ]
        if gone:
            self.drop(gone)

    def _tell(self) -> None:
        """Draw the cells anew, and keep a draft of what is not saved yet."""
        kept = {
            _name_of(key, unsaved.wanted.state if unsaved.wanted is not None else self.state): unsaved.text
            for key, unsaved in self._model.unsaved.items()
        }
        if kept:
            self._context.drafts.keep(DRAFT, self.tr("Fyll i värden"), kept, {})
        else:
            self._context.drafts.discard(DRAFT)
        self._model.draw_anew()
        self.unsaved_changed.emit()

    @staticmethod
    def _put(stored: dict[CellKey, CellContent], key: CellKey, content: CellContent | None) -> None:
        if content is None:
            stored.pop(key, None)
        else:
            stored[key] = content


def _name_of(key: CellKey, state: str) -> str:
    return " ".join(str(part) for part in (*key, state))


def _key_of(name: str) -> tuple[CellKey | None, str]:
    parts = name.split(" ")
    if len(parts) != 6 or not all(part.isdigit() for part in parts[:3]):
        return None, ""
    place, indicator, year = map(int, parts[:3])
    return CellKey(place, indicator, year, parts[3], parts[4]), parts[5]

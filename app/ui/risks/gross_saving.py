"""What is written in the gross list, on its way to the file: a row when one leaves it, a block at once.

What cannot be understood, or cannot be saved, keeps its text in its cell, and among the drafts, until somebody mends
it or lets go of it. What is right in the same row is saved all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from app.domain.gross_list import FIELDS, SCORES, CellKey, Read, RowKey, read
from app.ui.common.context import Context
from app.ui.risks import gross_words
from app.ui.risks.gross_cells import Unsaved
from app.ui.risks.gross_model import GrossModel
from app.ui.risks.gross_rows import SAVABLE, edit_of, type_of_sent

if TYPE_CHECKING:
    from app.domain.gross_list import RowEdit
    from app.services.gross_list import Outcome

DRAFT = "risk_analysis:list"
"""The key of what is not saved; the kind leads to the section that shows it."""


class GrossSaving(QObject):
    """Reads texts, writes rows, keeps what is left."""

    unsaved_changed = Signal()
    settled = Signal()
    """What was on its way has arrived, or come back."""

    def __init__(self, context: Context, model: GrossModel, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._model = context, model
        self._taken_up = False
        context.undo_stack.indexChanged.connect(self._follow_undo)

    # -- what the user does --

    def enter(self, cells: Iterable[tuple[CellKey, str]], *, reason: str = "") -> list[RowKey]:
        """Take texts into cells, and return their rows. They are saved by ``save``."""
        rows: dict[RowKey, None] = {}
        for key, text in cells:
            rows[key.row] = None
            said = self._read(key.field, text)
            if said.trouble:
                self._model.unsaved[key] = Unsaved(text, trouble=said.trouble)
            elif said.value == self._stored(key):
                self._model.unsaved.pop(key, None)
            else:
                self._model.unsaved[key] = Unsaved(text, said.value, reason=reason)
            if key.field in SCORES and not text.strip():
                self._empty_other_half(key)
        self._tell()
        return list(rows)

    def save(self, rows: Iterable[RowKey], step: str = "type", *, insist: bool = False) -> None:
        """Write what is right of these rows. ``insist`` writes what a colleague or a likeness stood in the way of."""
        edits: list[RowEdit] = []
        sent: type_of_sent = {}
        known = [row.values for row in self._model.stored.values()]
        for row in rows:
            edit, cells = edit_of(self._model, row, known, insist=insist)
            if edit is not None:
                edits.append(edit)
                sent.update(cells)
                if edit.risk_id < 0:
                    known.append(edit.wanted)
        self._tell()
        if edits:
            self._send(edits, sent, step)

    def again(self) -> None:
        """Save all that is not saved, also what a colleague has changed."""
        for key, cell in list(self._model.unsaved.items()):
            if cell.trouble == "left" and self._is_shown(key):
                said = self._read(key.field, cell.text)
                self._model.unsaved[key] = Unsaved(cell.text, said.value, said.trouble)
        self.save(self._shown_rows(), "again", insist=True)

    def drop(self, keys: Iterable[CellKey]) -> None:
        """Let go of texts that are not saved: the cells show what is in the file. A new row goes whole."""
        for key in list(keys):
            found = self._model.unsaved.get(key)
            if found is not None and not found.sent:
                del self._model.unsaved[key]
        self._tell()

    def drop_rows(self, ids: Iterable[int]) -> None:
        """Let go of all that is not saved in some rows."""
        rows = {self._model.row_key(risk_id) for risk_id in ids}
        self.drop([key for key in self._model.unsaved if key.row in rows])

    # -- what is left --

    def left(self) -> list[CellKey]:
        """The cells that are not saved, and are not just waiting for their row to be left."""
        return [key for key, cell in self._model.unsaved.items() if cell.trouble]

    def waiting_rows(self) -> list[RowKey]:
        """Rows of the shown list in which something waits for them to be left."""
        waiting = [key for key, cell in self._model.unsaved.items() if not cell.trouble and not cell.sent]
        return list(dict.fromkeys(key.row for key in waiting if self._is_shown(key)))

    @property
    def savable(self) -> bool:
        """Whether some of them can be saved when somebody says so."""
        return any(cell.trouble in SAVABLE for cell in self._model.unsaved.values())

    def take_up_draft(self) -> None:
        """Put back what an earlier window left unsaved, once."""
        if self._taken_up:
            return
        self._taken_up = True
        draft = self._context.drafts.find(DRAFT)
        for name, text in draft.values.items() if draft is not None else ():
            key = _key_of(name)
            if key is not None and key not in self._model.unsaved:
                self._model.unsaved[key] = Unsaved(str(text), trouble="left")
        self._tell()

    def draft_unit(self) -> int | None:
        """Whose list the first of what was left unsaved belongs to."""
        draft = self._context.drafts.find(DRAFT)
        keys = map(_key_of, draft.values) if draft is not None else ()
        return next((key.row.unit_id for key in keys if key is not None), None)

    # -- inside --

    def _read(self, field: str, text: str) -> Read:
        # Here, because the words of files are asked for only when one writes.
        from app.exchange import risk_words

        page = self._model.page
        assert page is not None
        found = (page.scales.likelihood, page.scales.consequence)
        steps = {name: {step.value for step in scale} for name, scale in zip(SCORES, found, strict=True)}
        return read(field, text, risk_words.categories(), steps)

    def _stored(self, key: CellKey) -> object:
        value = self._model.values(key.row.risk_id).get(key.field)
        return value if value is not None or key.field in SCORES else ""

    def _empty_other_half(self, key: CellKey) -> None:
        """Half a weighing is none: who empties one half empties the other."""
        other = CellKey(key.row, next(field for field in SCORES if field != key.field))
        if self._stored(other) is None:
            self._model.unsaved.pop(other, None)
        elif other not in self._model.unsaved or not self._model.unsaved[other].trouble:
            self._model.unsaved[other] = Unsaved("", None)

    def _send(self, edits: Sequence[RowEdit], sent: type_of_sent, step: str) -> None:
        key = next(iter(sent)).row
        for cell in sent.values():
            cell.sent, cell.trouble = True, ""
        self._tell()
        lists = self._context.office.gross_lists

        def done(outcome: Outcome) -> None:
            # The page may have been closed while the save was on its way.
            if isValid(self):
                self._settle(edits, sent, outcome)

        def failed(_error: Exception) -> None:
            if isValid(self):
                self._fail(sent)

        self._context.saving.write_by(
            gross_words.step(step),
            lambda: lists.write(key.unit_id, key.year, edits),
            lambda outcome: outcome.changes,
            done,
            failed,
        )

    def _settle(self, edits: Sequence[RowEdit], sent: type_of_sent, outcome: Outcome) -> None:
        made = [change.id for change in outcome.changes if change.kind == "risk" and change.before is None]
        ids = dict(zip([edit.risk_id for edit in edits if edit.risk_id < 0], made, strict=True))
        refused = {(cell.risk_id, cell.field): cell for cell in outcome.refused}
        for key, cell in sent.items():
            cell.sent = False
            there = refused.get((key.row.risk_id, key.field))
            newest = self._model.unsaved.get(key) is cell
            if there is None:
                self._put(key, ids, cell.wanted)
                if newest:
                    del self._model.unsaved[key]
            else:
                self._put(key, ids, there.theirs)
                if newest:
                    cell.trouble, cell.by = "conflict", there.by
                    cell.theirs = _shown(key.field, there.theirs)
        self._move(ids)
        if any(change.before is None or change.after for change in outcome.changes):
            for cell in self._model.unsaved.values():
                if cell.trouble and cell.step is None:
                    cell.step = self._context.undo_stack.index()
        self._context.messages.tell(self._told(len({key.row for key in sent}), len(self.left())))
        self._tell()
        self.settled.emit()

    def _put(self, key: CellKey, ids: dict[int, int], value: object) -> None:
        if self._is_shown(key):
            self._model.put(ids.get(key.row.risk_id, key.row.risk_id), key.field, value)

    def _move(self, ids: dict[int, int]) -> None:
        """What is left unsaved of a new row goes on in the risk that it became."""
        for key in [key for key in self._model.unsaved if key.row.risk_id in ids]:
            row = key.row._replace(risk_id=ids[key.row.risk_id])
            self._model.unsaved[CellKey(row, key.field)] = self._model.unsaved.pop(key)

    def _told(self, rows: int, left: int) -> str:
        said = self.tr("Sparat.") if rows == 1 else self.tr("Sparade rader: {count}.").format(count=rows)
        if left:
            said += " " + self.tr("Celler som inte är sparade: {count}.").format(count=left)
        return said + " " + self.tr("Ångra med Ctrl+Z.")

    def _fail(self, sent: type_of_sent) -> None:
        for key, cell in sent.items():
            cell.sent = False
            if self._model.unsaved.get(key) is cell:
                cell.trouble = "failed"
        self._tell()

    def _follow_undo(self, index: int) -> None:
        """What a step left wrong goes with the step."""
        gone = [
            key for key, cell in self._model.unsaved.items() if cell.step is not None and cell.step > index
        ]
        if gone:
            self.drop(gone)

    def _is_shown(self, key: CellKey) -> bool:
        page = self._model.page
        return page is not None and key.row[:2] == (page.unit_id, page.year)

    def _shown_rows(self) -> list[RowKey]:
        return list(dict.fromkeys(key.row for key in self._model.unsaved if self._is_shown(key)))

    def _tell(self) -> None:
        """Draw the cells anew, and keep a draft of what is not saved yet."""
        if not self._taken_up:
            # What an earlier window left is not to be thrown away before it has been looked at.
            return
        kept = {_name_of(key): cell.text for key, cell in self._model.unsaved.items() if cell.text}
        if kept:
            self._context.drafts.keep(DRAFT, self.tr("Riskanalys"), kept, {})
        else:
            self._context.drafts.discard(DRAFT)
        self._model.arrange()
        self.unsaved_changed.emit()


def _shown(field: str, value: object) -> str:
    """What a colleague has made of a cell, in words."""
    if field == "category":
        return gross_words.category(value)
    return "" if value is None else str(value)


def _name_of(key: CellKey) -> str:
    return " ".join(str(part) for part in (*key.row, key.field))


def _key_of(name: str) -> CellKey | None:
    parts = name.split(" ")
    if len(parts) != 4 or parts[3] not in FIELDS:
        return None
    if not (parts[0].isdigit() and parts[1].isdigit() and parts[2].lstrip("-").isdigit()):
        return None
    return CellKey(RowKey(int(parts[0]), int(parts[1]), int(parts[2])), parts[3])

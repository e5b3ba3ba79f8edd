"""Rows that belong to an indicator: a form that stands ready for the next one, over the table of those there are.

Enter saves and goes on. A row is corrected in the same form; its table goes on to the next row.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.domain.problems import Cancelled
from app.services.edits import Edit
from app.ui.common.columns import Column
from app.ui.common.context import Context
from app.ui.common.drafts import Drafts
from app.ui.common.fields import Field
from app.ui.common.page_parts import EmptyState, action, words
from app.ui.common.record_form import RecordForm
from app.ui.common.theme import px
from app.ui.indicators.columns import FittingTable

if TYPE_CHECKING:
    from app.services.edits import Change
    from app.services.indicators import IndicatorCard

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def new_key(kind: str, indicator_id: str) -> str:
    """The key of an unsaved new row: each indicator has its own."""
    return f"{kind}:new {indicator_id}"


def left_unsaved(drafts: Drafts, kind: str) -> int:
    """The indicator that an unsaved new row was written for; 0 where there is none."""
    prefix = new_key(kind, "")
    left = next((draft.key for draft in drafts.all() if draft.key.startswith(prefix)), "").removeprefix(
        prefix
    )
    return int(left) if left.isdigit() else 0


class LinesPane(QWidget):
    """Enter, correct and remove; what differs between measurements and targets is answered by the two below it."""

    kind = ""
    first_field = ""
    """Where the cursor stands when a row is entered or corrected."""

    def __init__(
        self,
        context: Context,
        fields: tuple[Field, ...],
        columns: tuple[Column, ...],
        first_to_go: tuple[str, ...],
        empty: EmptyState,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.context = context
        self.card: IndicatorCard | None = None
        self.editing: int | None = None
        """The row that is being corrected; None while a new one is written."""
        self.heading = words("", "strong", wrap=True)
        self.stop = QPushButton(self.tr("Avbryt rättningen"))
        self.stop.setProperty("look", "link")
        self.form = RecordForm(fields, drafts=context.drafts, calm=False, scroll=False)
        self.table = FittingTable(
            columns, first_to_go, name=self.kind, settings=context.settings, empty=empty
        )
        self.hint = words(
            self.tr("Enter rättar raden, Delete tar bort den. Ctrl+Z ångrar."), "small", wrap=True
        )
        self.correct_action = self._row_action(self.tr("Rätta"), self._correct_current, "pencil", "")
        self.remove_action = self._row_action(self.tr("Ta bort"), self._remove, "trash-2", "Del")
        self.table.set_actions([self.correct_action, self.remove_action])
        self.table.setMinimumHeight(px(160))
        self._lay_out()
        self._connect()

    # -- what the two kinds answer --

    def rows_of(self, card: IndicatorCard) -> Sequence[Any]:
        """The rows for the table."""
        raise NotImplementedError

    def values_of(self, row: Any) -> Mapping[str, object]:
        """A row as the form is filled with it, with ``id`` and ``version``."""
        raise NotImplementedError

    def proposal(self, card: IndicatorCard, entered: Mapping[str, object] | None) -> Mapping[str, object]:
        """What the empty form holds: first, or after ``entered`` was saved."""
        raise NotImplementedError

    def title_of(self, values: Mapping[str, object] | None) -> str:
        """What stands over the form, for a new row (None) or the one that is corrected."""
        raise NotImplementedError

    def words_for(self, act: str) -> str:
        """What Ångra calls an act: ``add``, ``correct`` or ``remove``."""
        raise NotImplementedError

    def objection(self, values: Mapping[str, object]) -> bool:
        """Whether a new row is not to be saved as it stands; what is wrong has then been said."""
        raise NotImplementedError

    # -- showing --

    def show_card(self, card: IndicatorCard) -> None:
        """Show an indicator's rows. Text that is being written stays."""
        other = self.card is None or self.card.id != card.id
        self.card = card
        rows = self.rows_of(card)
        self.table.set_rows(rows)
        self.hint.setVisible(bool(rows))
        locked = bool(card.values["archived"])
        self.form.set_locked(locked)
        self.correct_action.setEnabled(not locked)
        self.remove_action.setEnabled(not locked)
        row = next((row for row in rows if row.id == self.editing), None)
        if other or (self.editing is not None and row is None):
            self.start_new()
        elif row is not None:
            self.form.refill(self.values_of(row))

    def start_new(self, entered: Mapping[str, object] | None = None, *, focus: bool = False) -> None:
        """Make the form ready for a new row."""
        if self.card is None:
            return
        self.editing = None
        key = new_key(self.kind, str(self.card.id))
        self.form.load(
            self.proposal(self.card, entered), key, f"{self.title_of(None)}, {self.card.values['title']}"
        )
        self.show_heading(None)
        if focus:
            self.focus_first()

    def correct(self, row: Any) -> None:
        """Fill the form with a row that is there already."""
        if self.form.dirty:
            self.context.messages.tell(self.tr("Det du skrev är inte sparat, men finns kvar."))
        self.editing = row.id
        values = self.values_of(row)
        self.form.load(values, f"{self.kind}:{row.id}", self.title_of(values))
        self.show_heading(values)
        self.focus_first()

    def focus_first(self) -> None:
        """Put the cursor where one writes, with what stands there chosen."""
        main = self.form.editor(self.first_field).main()
        main.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(main, QLineEdit):
            main.selectAll()

    # -- keys --

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in any field saves."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _ENTER:
            if self.editing is not None and not self.form.dirty:
                self._go_on(self._row_after(self.editing))
            else:
                self.form.save()
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves a correction in which nothing is changed."""
        if event.key() == Qt.Key.Key_Escape and self.editing is not None and not self.form.dirty:
            self._stop_correcting()
        else:
            super().keyPressEvent(event)

    # -- inside --

    def _row_action(self, text: str, do: Any, icon: str, shortcut: str) -> QAction:
        return action(self.table, text, do, icon=icon, shortcut=shortcut)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.heading, 1)
        top.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(12), 0, 0)
        column.setSpacing(px(8))
        column.addLayout(top)
        column.addWidget(self.form)
        column.addWidget(self.table, 1)
        column.addWidget(self.hint)

    def _connect(self) -> None:
        self.form.save_requested.connect(self._save)
        self.stop.clicked.connect(self._stop_correcting)
        self.table.opened.connect(lambda row: self.correct(row) if self.correct_action.isEnabled() else None)
        for field in self.form.values():
            self.form.editor(field).main().installEventFilter(self)

    def show_heading(self, values: Mapping[str, object] | None) -> None:
        """Say whether a new row is written or one is corrected, and which."""
        self.heading.setText(self.title_of(values))
        self.stop.setVisible(values is not None)

    def _stop_correcting(self) -> None:
        kept = self.editing
        self.start_new()
        if kept is not None:
            self.table.choose(kept)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _correct_current(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.correct(row)

    def _remove(self) -> None:
        rows = self.table.chosen_rows()
        if rows:
            edits = [Edit(self.kind, row.id, {"archived": True}, {"archived": False}) for row in rows]
            self.context.saving.write(
                self.words_for("remove"), edits, told=self.tr("Borttaget. Ångra med Ctrl+Z.")
            )

    def _save(self, _changed: Mapping[str, object], _base: Mapping[str, object]) -> None:
        if self.card is None:
            return
        if self.editing is not None:
            after = self._row_after(self.editing)
            self.context.saving.save_form(
                self.form,
                self.kind,
                self.editing,
                self.words_for("correct"),
                lambda _change: self._go_on(after),
            )
        elif self.objection(self.form.values()):
            # Nothing was sent: the form is free to be written in.
            self.form.failed(Cancelled())
        else:
            self.send_new()

    def send_new(self) -> None:
        """Save the new row as it stands, and go on to the next."""
        if self.card is None:
            return
        indicator_id, values = self.card.id, self.form.values()

        def added(_change: Change) -> None:
            if self.card is not None and self.card.id == indicator_id and self.editing is None:
                self.start_new(values, focus=self.isVisible())

        self.context.saving.save_form(
            self.form, self.kind, None, self.words_for("add"), added, more={"indicator_id": indicator_id}
        )

    def _row_after(self, row_id: int) -> Any:
        model = self.table.rows_model
        at = model.position_of(row_id)
        return model.shown[at + 1] if 0 <= at < len(model.shown) - 1 else None

    def _go_on(self, row: Any) -> None:
        """After a correction: stand on the next row, where Enter corrects it in turn."""
        kept = self.editing
        self.start_new()
        self.table.choose(row.id if row is not None else kept)
        # When the save's own round is over, so that nothing takes the focus back.
        QTimer.singleShot(0, self.table, self.table.setFocus)

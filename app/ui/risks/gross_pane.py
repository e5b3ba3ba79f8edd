"""A unit's risks as a sheet: typed, pasted, weighed by digits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.gross_list import CONSEQUENCE, LIKELIHOOD, CellKey
from app.ui.common.context import Context
from app.ui.common.page_parts import action
from app.ui.common.theme import px
from app.ui.common.unsaved_bar import UnsavedBar
from app.ui.common.values import clean_text
from app.ui.risks import gross_words
from app.ui.risks.gross_block import read_block
from app.ui.risks.gross_foot import GrossFoot, beside
from app.ui.risks.gross_head import GrossHead
from app.ui.risks.gross_saving import GrossSaving
from app.ui.risks.gross_view import GrossView

if TYPE_CHECKING:
    from app.services.gross_list import GrossPage, Weighing

_SAVE = QKeySequence.StandardKey.Save


class GrossPane(QWidget):
    """Head, grid and foot. Reads and writes through the section's context."""

    jump = Signal(str, int)

    def __init__(self, context: Context, back: QAction, steps: Sequence[QAction]) -> None:
        super().__init__()
        self._context = context
        self.unit_id = 0
        self._waiting: GrossPage | None = None
        self._shown: tuple[int, int] = (0, 0)
        self._make_actions()
        self.head = GrossHead(back, steps, self.all_same_action)
        self.grid = GrossView(context.undo_stack)
        self.saver = GrossSaving(context, self.grid.gross_model, self)
        self.bar = UnsavedBar()
        self.foot, self.side = GrossFoot(weighing=False), GrossFoot(weighing=True)
        self._beside = beside(self.side)
        self._beside.hide()
        body = QHBoxLayout()
        body.setSpacing(px(16))
        body.addWidget(self.grid, 1)
        body.addWidget(self._beside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.head)
        column.addWidget(self.bar)
        column.addLayout(body, 1)
        column.addWidget(self.foot)
        self.grid.addActions([self.same_action, self.open_action])
        self._connect()

    # -- what the section asks --

    def show_page(self, page: GrossPage) -> None:
        """Show what was read, unless one writes in a cell just now."""
        if self.grid.writing:
            # Other rows would take the cell away from under the one who writes in it.
            self._waiting = page
            return
        self._waiting = None
        model = self.grid.gross_model
        other = self._shown != (page.unit_id, page.year)
        self._shown = (page.unit_id, page.year)
        model.fill(page)
        self.saver.take_up_draft()
        self.head.show_page(page, self._context.today)
        self.all_same_action.setVisible(any(self._proposed(row.id) for row in page.rows) and not model.locked)
        if other:
            self._begin(page)
        self._tell_cell()

    def leave(self) -> None:
        """Save what waits: one turns away from the list."""
        self.saver.save(self.saver.waiting_rows())

    def set_weighing(self, weighing: bool) -> None:
        """Write, or weigh."""
        here = self.grid.here()
        self.leave()
        self.head.set_weighing(weighing)
        self.grid.set_weighing(weighing)
        self.foot.setVisible(not weighing)
        self._beside.setVisible(weighing)
        if weighing:
            self._stand_on_unweighed()
        elif here is not None:
            index = self.grid.gross_model.place_of(here)
            self.grid.stand(index.row() if index.isValid() else 0, "title")
        self._tell_cell()
        self.grid.setFocus()

    def event(self, event: QEvent) -> bool:
        """Ctrl+S is ours while there is something to save: the window's own saves forms."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.matches(_SAVE) and self._unsaved:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+S saves what was not saved."""
        if event.matches(_SAVE) and self._unsaved:
            self.saver.again()
        else:
            super().keyPressEvent(event)

    @property
    def _unsaved(self) -> bool:
        return bool(self.grid.gross_model.unsaved)

    # -- what the user does --

    def go_to_unsaved(self) -> None:
        """Stand on the next cell that is not saved."""
        model = self.grid.gross_model
        places = sorted(
            (index.row(), index.column())
            for index in map(model.place_of, self.saver.left())
            if index.isValid()
        )
        here = self.grid.currentIndex()
        after = [place for place in places if place > (here.row(), here.column())]
        for row, column in (after or places)[:1]:
            if self.grid.isColumnHidden(column):
                self.set_weighing(False)
            self.grid.choose(model.index(row, column))
            self.grid.setFocus()
        if not places and self.saver.left():
            key = self.saver.left()[0].row
            told = self.tr("Cellen som inte är sparad hör till {year}, en annan nämnd eller ett annat år.")
            self._context.messages.tell(told.format(year=key.year))

    def weigh_as_before(self, ids: Sequence[int]) -> None:
        """Take last time's weighing for the risks that are not weighed this year."""
        model = self.grid.gross_model
        rows = []
        for risk_id in ids:
            found = self._proposed(risk_id)
            if found is not None:
                row = model.row_key(risk_id)
                cells = [
                    (CellKey(row, LIKELIHOOD), str(found.likelihood)),
                    (CellKey(row, CONSEQUENCE), str(found.consequence)),
                ]
                rows += self.saver.enter(cells, reason=gross_words.proposal(found))
        self.saver.save(rows, "same")

    # -- inside --

    def _make_actions(self) -> None:
        self.same_action = action(
            self,
            self.tr("Samma som förra gången"),
            lambda: self._same(),
            icon="rotate-ccw",
            tip=self.tr("Värdera de valda riskerna som när de värderades senast"),
        )
        self.all_same_action = action(
            self,
            self.tr("Resten som förra gången"),
            lambda: self.weigh_as_before(list(self.grid.gross_model.stored)),
            icon="rotate-ccw",
            tip=self.tr("Värdera alla som inte är värderade i år som när de värderades senast. Kan ångras."),
        )
        self.open_action = action(
            self,
            self.tr("Visa risken i riskregistret"),
            self._open,
            icon="external-link",
            shortcut="Ctrl+Return",
        )
        self.next_action = action(
            self, self.tr("Gå till nästa osparade cell"), self.go_to_unsaved, shortcut="F8"
        )
        self.mode_action = action(
            self,
            self.tr("Växla mellan att skriva och värdera"),
            lambda: self.set_weighing(not self.grid.weighing),
            icon="scale",
            shortcut="F6",
        )

    def _connect(self) -> None:
        self.head.weighing_chosen.connect(self.set_weighing)
        self.grid.gross_model.typed.connect(lambda key, text: self.saver.enter([(key, text)]))
        self.grid.cells_entered.connect(self._enter)
        self.grid.block_pasted.connect(self._paste)
        self.grid.scored.connect(self._score)
        self.grid.same_wanted.connect(self._same)
        self.grid.row_left.connect(lambda risk_id: self.saver.save([self.grid.gross_model.row_key(risk_id)]))
        self.grid.refused.connect(self._context.messages.tell)
        self.grid.moved.connect(self._tell_cell)
        self.grid.left_cell.connect(self._show_waiting)
        self.grid.drop_wanted.connect(lambda: self.saver.drop_rows(self.grid.chosen_ids()))
        self.saver.unsaved_changed.connect(self._tell_unsaved)
        self.saver.settled.connect(self._save_waiting)
        self.bar.next_wanted.connect(self.go_to_unsaved)
        self.bar.again_wanted.connect(self.saver.again)
        self.bar.drop_wanted.connect(lambda: self.saver.drop(self.saver.left()))

    def _begin(self, page: GrossPage) -> None:
        """Where one begins in a list: at its first risk that is not weighed, or on its blank row."""
        if self.grid.weighing:
            self._stand_on_unweighed()
        else:
            self.grid.stand(len(self.grid.gross_model.ids) - 1 if not page.rows else 0, "title")

    def _stand_on_unweighed(self) -> None:
        model = self.grid.gross_model
        waiting = (at for at, risk_id in enumerate(model.ids) if model.weighed(risk_id)[0] is None)
        self.grid.stand(next(waiting, 0), LIKELIHOOD)

    def _show_waiting(self) -> None:
        if self._waiting is not None:
            self.show_page(self._waiting)

    def _proposed(self, risk_id: int) -> Weighing | None:
        """The weighing of an earlier year that a risk may take over, where it has none of this year."""
        model = self.grid.gross_model
        found = model.stored.get(risk_id)
        if found is None or found.before is None or model.weighed(risk_id)[0] is not None:
            return None
        return found.before

    def _enter(self, cells: list[tuple[int, int, str]], step: str) -> None:
        model = self.grid.gross_model
        keys = [(model.key(row, column), clean_text(text)) for row, column, text in cells]
        self.saver.save(self.saver.enter(keys), step)

    def _paste(self, rows: list[list[str]], top: int, left: int) -> None:
        """Save a block; one that does not fit is told."""
        found = read_block(self.grid, rows, top, left)
        if found.told:
            self._context.messages.tell(found.told)
        self.saver.save(self.saver.enter(found.cells), "paste")

    def _score(self, row: int, column: int, digit: str) -> None:
        """A digit is a step: S leads to K, and K to the next risk."""
        model = self.grid.gross_model
        key = model.key(row, column)
        rows = self.saver.enter([(key, digit)])
        cell = model.unsaved.get(key)
        if cell is not None and cell.trouble:
            self._tell_cell()
            return
        if key.field == LIKELIHOOD:
            self.grid.stand(row, CONSEQUENCE)
            return
        self.saver.save(rows, "score")
        if row + 1 < len(model.ids):
            self.grid.stand(row + 1, LIKELIHOOD)

    def _same(self) -> None:
        row = self.grid.currentIndex().row()
        chosen = self.grid.chosen_ids()
        self.weigh_as_before(chosen)
        if len(chosen) == 1 and row + 1 < len(self.grid.gross_model.ids):
            self.grid.stand(row + 1, LIKELIHOOD)

    def _open(self) -> None:
        here = self.grid.here()
        if here is not None and here.row.risk_id > 0:
            self.leave()
            self.jump.emit("risk", here.row.risk_id)

    def _save_waiting(self) -> None:
        """What was written in a row while it was on its way goes after it, when one is no longer there."""
        here = self.grid.here()
        rows = [row for row in self.saver.waiting_rows() if here is None or row != here.row]
        self.saver.save(rows)

    def _tell_cell(self) -> None:
        model, key, page = self.grid.gross_model, self.grid.here(), self.grid.gross_model.page
        if key is None or page is None:
            for foot in (self.foot, self.side):
                foot.show_cell("", "", "")
            return
        for foot in (self.foot, self.side):
            foot.show_row(model, self.grid.currentIndex().row(), key)
            foot.show_scale(page.scales, key.field)
        proposed = self._proposed(key.row.risk_id) is not None
        self.same_action.setEnabled(proposed or len(self.grid.chosen_ids()) > 1)
        self.open_action.setEnabled(key.row.risk_id > 0)

    def _tell_unsaved(self) -> None:
        self.bar.show_unsaved(len(self.saver.left()), savable=self.saver.savable)
        self._tell_cell()

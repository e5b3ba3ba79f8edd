"""Fyll i värden: many indicators' values for one part of the year, entered as in a spreadsheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from app import wording
from app.ui.common.context import Context
from app.ui.common.emptiness import Emptiness
from app.ui.common.page_parts import EmptyState, action
from app.ui.common.section import Section
from app.ui.indicators import entry_words, sayings
from app.ui.indicators.entry_choices import EntryChoices
from app.ui.indicators.entry_foot import EntryFoot
from app.ui.indicators.entry_model import columns_of
from app.ui.indicators.entry_saving import EntrySaving
from app.ui.indicators.entry_view import EntryView

if TYPE_CHECKING:
    from app.domain.entry_grid import CellContent, CellKey
    from app.services.entry_grid import EntryPage


_SAVE = QKeySequence.StandardKey.Save


class EntrySection(Section):
    """The choices, the grid, and what there is to say about the cell one stands in."""

    kinds = frozenset({"measurement"})

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Fyll i värden"),
            self.tr(
                "Skriv eller klistra in värden för många indikatorer på en gång. Varje cell sparas när du lämnar den."
            ),
        )
        self._page: EntryPage | None = None
        self._waiting: EntryPage | None = None
        self._taken_up = False
        self._commented: CellKey | None = None
        """The cell whose comment is shown."""
        self.choices = EntryChoices(context)
        self.grid = EntryView(context.undo_stack)
        self.saver = EntrySaving(context, self.grid.entry_model, self)
        self.foot = EntryFoot()
        self.emptiness = Emptiness(
            self.grid,
            EmptyState(
                "table",
                self.tr(
                    "Här fyller ni i värden, en rad för varje indikator. Lägg till den första indikatorn i listan."
                ),
            ),
        )
        self.next_action = action(
            self, self.tr("Gå till nästa osparade cell"), self.go_to_unsaved, shortcut="F8"
        )
        self.place_act(self.choices.counting)
        self.column.addWidget(self.choices)
        self.column.addWidget(self.grid, 1)
        self.column.addWidget(self.foot)
        self._connect()

    # -- what the page asks --

    def entrance(self) -> QWidget:
        """Where one chooses."""
        return self.grid

    def refresh(self) -> None:
        """Read the values that the choices ask for."""
        choices = self.choices
        years = {year for shown in choices.years() for year in (shown - 1, shown)}
        unit_id, place_id = choices.unit_id(), choices.place_id()
        grid = self.context.office.entry_grid
        self.context.tasks.run(lambda: grid.read(years, unit_id, place_id), self._show, latest="entry")

    def search_field(self) -> QWidget:
        """The choice of unit."""
        return self.choices.unit.main()

    def actions_in_menu(self) -> Sequence[QAction | None]:
        """What can be done with the chosen cells."""
        return [*self.grid.acts, None, self.next_action]

    def state(self) -> Mapping[str, str]:
        """What was chosen."""
        return self.choices.state()

    def restore_state(self, state: Mapping[str, str]) -> None:
        """Choose it again."""
        self.choices.restore_state(state)

    def event(self, event: QEvent) -> bool:
        """Ctrl+S is ours while there is something to save: the window's own saves forms."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.matches(_SAVE) and self.saver.left():
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+S saves what was not saved."""
        if event.matches(_SAVE) and self.saver.left():
            self.saver.again()
        else:
            super().keyPressEvent(event)

    def go_to_unsaved(self) -> None:
        """Stand on the next cell that is not saved, wherever the choices hide it."""
        left = self.saver.left()
        places = sorted(
            (index.row(), index.column())
            for index in map(self.grid.entry_model.place_of, left)
            if index.isValid()
        )
        here = self.grid.currentIndex()
        after = [place for place in places if place > (here.row(), here.column())]
        for place in (after or places)[:1]:
            self.grid.choose(self.grid.entry_model.index(*place))
            self.grid.setFocus()
        if left and not places:
            self._bring(left[0])

    # -- inside --

    def _connect(self) -> None:
        self.choices.changed.connect(self.refresh)
        self.choices.shape_changed.connect(self._show_again)
        self.choices.state_changed.connect(self._choose_state)
        self.grid.entered.connect(self.saver.enter)
        self.grid.refused.connect(self.context.messages.tell)
        self.grid.moved.connect(self._tell_cell)
        self.grid.left_cell.connect(self._show_waiting)
        self.grid.dropped.connect(self.saver.drop)
        self.grid.state_wanted.connect(self._turn_state)
        self.grid.comment_wanted.connect(self.foot.comment.setFocus)
        self.saver.unsaved_changed.connect(self._tell_unsaved)
        self.foot.comment.committed.connect(self._comment)
        self.foot.comment.left.connect(self.grid.setFocus)
        self.foot.bar.next_wanted.connect(self.go_to_unsaved)
        self.foot.bar.again_wanted.connect(self.saver.again)
        self.foot.bar.drop_wanted.connect(lambda: self.saver.drop(self.saver.left()))

    def _show(self, page: EntryPage) -> None:
        if self.grid.writing:
            # Other rows would take the cell away from under the one who writes in it.
            self._waiting = page
            return
        self._page, self._waiting = page, None
        self.choices.offer(page)
        self._show_again()
        if not self._taken_up:
            self._taken_up = True
            self.saver.take_up_draft()

    def _show_waiting(self) -> None:
        if self._waiting is not None:
            self._show(self._waiting)

    def _show_again(self) -> None:
        page = self._page
        if page is None:
            return
        choices, model = self.choices, self.grid.entry_model
        here = self._key()
        rows = [row for row in page.rows if choices.shows(row)]
        genders = choices.genders(page.rows)
        columns = columns_of(page, rows, choices.years(), choices.parts(), genders) if rows else ()
        if model.fill(page, rows, columns):
            self.grid.fit()
            index = model.place_of(here) if here is not None else QModelIndex()
            self._stand_on(index)
        self.emptiness.show_for(not rows, filtered=bool(page.rows) or choices.unit_id() is not None)
        self.foot.setVisible(bool(rows) or bool(self.saver.left()))
        self._tell_cell()

    def _stand_on(self, index: QModelIndex) -> None:
        model = self.grid.entry_model
        first = next((at for at, column in enumerate(model.columns) if not column.compared), -1)
        if not index.isValid() and model.rows and first >= 0:
            index = model.index(0, first)
        if index.isValid():
            self.grid.choose(index)

    def _key(self) -> CellKey | None:
        index = self.grid.currentIndex()
        return self.grid.entry_model.key(index.row(), index.column()) if index.isValid() else None

    def _tell_cell(self) -> None:
        model, index = self.grid.entry_model, self.grid.currentIndex()
        if not index.isValid():
            self.foot.show_cell("", "", None)
            return
        row, column = index.row(), index.column()
        key = model.key(row, column)
        if not self.foot.comment.writing:
            self._commented = key
        content = model.seen(key)
        wrong = model.look(row, column).trouble or model.columns[column].compared
        self.foot.show_cell(
            entry_words.where(model.rows[row], model.columns[column]),
            model.explanation(row, column),
            content.comment if content is not None and not wrong else None,
        )

    def _tell_unsaved(self) -> None:
        unsaved = self.grid.entry_model.unsaved
        savable = any(cell.trouble in ("conflict", "failed", "left") for cell in unsaved.values())
        self.foot.bar.show_unsaved(len(self.saver.left()), savable=savable)
        self._tell_cell()

    def _comment(self, text: str) -> None:
        key = self._commented
        if key is not None:
            self.saver.change([key], "comment", lambda content: content._replace(comment=text))

    def _turn_state(self) -> None:
        keys = self.grid.chosen_keys()
        seen = [self.grid.entry_model.seen(key) for key in keys]
        final = any(content is not None and content.state == "preliminary" for content in seen)

        def turned(content: CellContent) -> CellContent:
            return content._replace(state="final" if final else "preliminary")

        self.saver.change(keys, "state", turned)

    def _choose_state(self, state: str) -> None:
        self.saver.state = state

    def _bring(self, key: CellKey) -> None:
        """Choose what shows a cell that is hidden by the choices."""
        if key.year not in self.choices.years():
            when = sayings.long_moment(key.year, key.part)
            self.context.messages.tell(
                self.tr("Cellen gäller {when}: välj det året överst.").format(when=when)
            )
            return
        self.choices.show_all_of(key)
        self.refresh()
        self.context.messages.tell(
            self.tr("Visar {part} för alla enheter.").format(part=wording.word("part", key.part).lower())
        )

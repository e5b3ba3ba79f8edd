"""A list with the record chosen in it beside, as most sections of records are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.ui.common.columns import Column
from app.ui.common.context import Context
from app.ui.common.fields import Field
from app.ui.common.fitting import show_what_fits
from app.ui.common.page_parts import EmptyState, SearchField, Splitter, action
from app.ui.common.record_pane import PaneWords, RecordPane
from app.ui.common.record_table import RecordTable
from app.ui.common.section import Section
from app.ui.common.tall_rows import let_rows_grow
from app.ui.common.theme import px


@dataclass(frozen=True, slots=True)
class RegisterWords:
    """What a register says of itself."""

    title: str
    sentence: str
    search: str
    empty: str
    """What would be in the list."""
    choose: str
    """Beside a list in which nothing is chosen."""
    acts: PaneWords


class Register(Section):
    """Reads rows and what can be chosen in one go; a subclass says which, and what a new record starts from.

    ``place`` is the page it stands on: its widths and choices are remembered under the name of place and kind.
    """

    pane_class: ClassVar[type[RecordPane]] = RecordPane
    """What shows the chosen record."""

    def __init__(
        self,
        context: Context,
        place: str,
        kind: str,
        icon: str,
        said: RegisterWords,
        columns: Sequence[Column],
        fields: Sequence[Field],
        needs: Mapping[int, int] | None = None,
    ) -> None:
        super().__init__(context, said.title, said.sentence)
        self.kind = kind
        self.place = f"{place}/{kind}"
        self.new_action = action(self, said.acts.new, self.start_new, icon="plus", shortcut="Ctrl+N")
        self.search = SearchField(said.search)
        self.archived = QCheckBox(self.tr("Visa arkiverade"))
        self.archived.toggled.connect(lambda _on: self.refresh())
        self.table = RecordTable(
            tuple(columns),
            name=self.place,
            settings=context.settings,
            empty=EmptyState(icon, said.empty, self.new_action),
        )
        self.table.setAccessibleName(said.title)
        show_what_fits(self.table, needs or {})
        let_rows_grow(self.table)
        self.pane = self.pane_class(
            context, kind, fields, said.acts, EmptyState(icon, said.choose), self.new_action
        )
        self.table.set_actions([self.new_action, None, *self.pane.actions_for_menu()])
        self.place_actions(primary=self.new_action)
        self.left = QVBoxLayout()
        self.right: QWidget = self.pane
        self._connect()

    def read(self, archived: bool) -> tuple[Sequence[Any], Any]:
        """The rows, and what can be chosen in the form. Runs in the worker."""
        raise NotImplementedError

    def offer(self, choices: Any) -> None:
        """Let the form offer what can be chosen now."""
        raise NotImplementedError

    def proposed(self) -> Mapping[str, object]:
        """What stands in the form of a new record."""
        return {}

    def more(self) -> Mapping[str, object]:
        """What a new record has that is not asked for."""
        return {}

    def refresh(self) -> None:
        """Read the rows and what may be chosen."""
        archived = self.archived.isChecked()
        self.context.tasks.run(lambda: self.read(archived), self._show, latest=self.place)

    def show_record(self, kind: str, record_id: int) -> None:
        """Choose a record in the list."""
        self.table.choose(record_id)

    def new_record(self, kind: str) -> None:
        """Start a new record."""
        self.start_new()

    def show_kind(self, kind: str) -> None:
        """Take up a new record that was begun and never saved."""
        if kind == self.kind and self.context.drafts.find(f"{kind}:{self.pane.key_of_new()}") is not None:
            self.start_new()

    def start_new(self) -> None:
        """Let a new record be written."""
        self.table.choose_none()
        self.right.show()
        self.pane.start(self.proposed(), self.more())

    def search_field(self) -> QWidget | None:
        """The filter over the table."""
        return self.search

    def lay_out(self, sizes: Sequence[int] = (560, 400)) -> None:
        """Search, list and archive box at the left; the record at the right. ``sizes`` are their widths at first."""
        outside = QWidget()
        outside.setLayout(self.left)
        self.left.setContentsMargins(0, 0, 0, 0)
        self.left.setSpacing(px(8))
        self.left.insertWidget(0, self.search)
        self.left.insertWidget(1, self.table, 3)
        self.left.insertWidget(2, self.archived)
        parts = Splitter(self.place, self.context.settings, sizes)
        parts.addWidget(outside)
        parts.addWidget(self.right)
        self.column.addWidget(parts, 1)

    def _connect(self) -> None:
        self.search.searched.connect(self.table.set_filter)
        self.search.walked_down.connect(self.table.setFocus)
        self.table.chosen.connect(self._choose)
        self.pane.made.connect(self.table.choose)
        self.pane.left_new.connect(self.table.choose_first)

    def _show(self, answer: tuple[Sequence[Any], Any]) -> None:
        rows, choices = answer
        self.offer(choices)
        self.table.set_rows(rows)
        self.right.setVisible(bool(rows) or self.pane.is_new)
        if not self.pane.is_new:
            self.table.choose_first()

    def _choose(self, row: Any) -> None:
        self.pane.show_record(None if row is None else row.id, archived=row is not None and row.archived)

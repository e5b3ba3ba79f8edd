"""A section that is a grid with what stands in its chosen cell, where it can be written."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from app.ui.common.cell_pane import CellPane, GridAndPane
from app.ui.common.context import Context
from app.ui.common.grid import Grid
from app.ui.common.link_list import LinkList
from app.ui.common.page_parts import EmptyState, action, words
from app.ui.common.section import Section


@dataclass(frozen=True, slots=True)
class GridWords:
    """What the section says of itself."""

    title: str
    sentence: str
    grid: str
    pane: str
    gap: str
    """The act that goes to the next cell where something is missing."""
    add: str
    empty_icon: str
    empty: str
    """What would be here, and what it needs."""


class GridSection(Section):
    """A subclass reads, fills the grid, and says what stands in a cell and how something is added to it."""

    def __init__(
        self, context: Context, name: str, said: GridWords, links: LinkList, *, lines: int, row_width: int
    ) -> None:
        """``lines`` and ``row_width`` are those of the grid; ``name`` is what its widths are remembered by."""
        super().__init__(context, said.title, said.sentence)
        self.tally = words("", "muted", wrap=True)
        self.grid = Grid(said.grid, lines=lines, row_width=row_width)
        self.pane = CellPane(said.pane)
        self.links = links
        self.add_button = QPushButton(said.add)
        self.gap_action = action(
            self, said.gap, self.grid.choose_next_missing, icon="arrow-right", shortcut="Ctrl+J"
        )
        self.tree_action = action(
            self, self.tr("Till målträdet"), lambda: self.jump.emit("goal", 0), icon="list-tree"
        )
        self.place_actions([self.gap_action])
        self.empty = EmptyState(said.empty_icon, said.empty, self.tree_action)
        self._stack = QStackedWidget()
        self.pane.column.addWidget(self.links)
        self.pane.column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.pane.column.addStretch(1)
        self._stack.addWidget(GridAndPane(f"goals/{name}", context.settings, self.grid, self.pane))
        self._stack.addWidget(self.empty)
        self.column.addWidget(self.tally)
        self.column.addWidget(self._stack, 1)
        self.grid.chosen.connect(lambda _row, _column: self.show_cell())
        self.grid.opened.connect(self.write)
        self.add_button.clicked.connect(self.add)
        self.links.left_new.connect(self.grid.setFocus)

    def show_cell(self) -> None:
        """Show what stands in the chosen cell."""
        raise NotImplementedError

    def add(self) -> None:
        """Begin something new in the chosen cell."""
        raise NotImplementedError

    def entrance(self) -> QWidget:
        """Where one chooses."""
        return self.grid

    def write(self) -> None:
        """Write in the chosen cell: the first that stands there, or something new."""
        if self.links.rows:
            self.links.edit(self.links.rows[0].item.id)
        elif self.add_button.isVisible():
            self.add()

    def show_tally(self, text: str, missing: int, *, there: bool) -> None:
        """Say how much is missing; where there is nothing to hold against anything, what the grid needs."""
        self._stack.setCurrentIndex(0 if there else 1)
        self.tally.setText(text)
        self.tally.setVisible(there)
        self.gap_action.setVisible(there)
        self.gap_action.setEnabled(bool(missing))

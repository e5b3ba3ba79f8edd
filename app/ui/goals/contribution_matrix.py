"""Bidrag: every board and company against every overarching goal. All contribute to all; an empty cell is a gap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from app.domain import rich_text
from app.ui.common.context import Context
from app.ui.common.fields import Option
from app.ui.common.kept_fields import kept
from app.ui.common.link_list import LinkList
from app.ui.common.link_rows import LinkItem
from app.ui.common.page_parts import EmptyState, action, words
from app.ui.common.section import Section
from app.ui.goals.cell_pane import CellPane, GridAndPane
from app.ui.goals.contributions import GIVEN_BY, contribution_words
from app.ui.goals.form import CONTRIBUTION_FIELDS
from app.ui.goals.grid import Cell, Grid, Heading
from app.ui.goals.levels import full_title

if TYPE_CHECKING:
    from app.services.contributions import ContributionRow, Matrix, MatrixRow


class ContributionMatrixSection(Section):
    """The matrix, and what stands in the chosen cell beside it, written where it stands."""

    kinds = frozenset({"contribution"})

    new_goal_wanted = Signal(int, int)
    """A unit has no goal of its own: begin one under this overarching goal, for this unit."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Bidrag"),
            self.tr("Vad varje nämnd och bolag gör för vart och ett av de övergripande målen."),
        )
        self._rows: dict[object, MatrixRow] = {}
        self._columns: dict[object, tuple[int, str]] = {}
        """For each overarching goal its place in the rows and its title."""
        self.tally = words("", "muted", wrap=True)
        self.grid = Grid(self.tr("Nämndernas och bolagens bidrag"), lines=6, row_width=160)
        self.pane = CellPane(self.tr("Bidraget i rutan"))
        self.links = LinkList(
            context,
            "contribution",
            CONTRIBUTION_FIELDS,
            (GIVEN_BY, *CONTRIBUTION_FIELDS, *kept("overarching_id")),
            contribution_words(),
        )
        self.add_button = QPushButton(self.tr("Lägg till bidrag"))
        self.goal_button = QPushButton(self.tr("Nytt mål …"))
        self.gap_action = action(
            self,
            self.tr("Nästa tomma ruta"),
            self.next_gap,
            icon="arrow-right",
            shortcut="Ctrl+J",
            tip=self.tr("Gå till nästa ruta där ett bidrag saknas"),
        )
        self.tree_action = action(
            self, self.tr("Till målträdet"), lambda: self.jump.emit("goal", 0), icon="list-tree"
        )
        self.place_actions([self.gap_action])
        self.empty = EmptyState(
            "users",
            self.tr(
                "Här visas nämndernas och bolagens bidrag till de övergripande målen. De kommer när det finns "
                "övergripande mål under Målträd, och nämnder eller bolag under Administration."
            ),
            self.tree_action,
        )
        self._stack = QStackedWidget()
        self._lay_out()
        self.grid.chosen.connect(lambda _row, _column: self._show_cell())
        self.grid.opened.connect(self.write)
        self.add_button.clicked.connect(self._add)
        self.goal_button.clicked.connect(self._begin_goal)
        self.links.left_new.connect(self.grid.setFocus)
        self.links.lead.connect(lambda goal_id: self.jump.emit("goal", goal_id))

    def entrance(self) -> QWidget:
        """Where one chooses."""
        return self.grid

    def refresh(self) -> None:
        """Read the matrix of the period that is looked at."""
        office, period_id = self.context.office, self.context.period.id
        self.context.tasks.run(
            lambda: office.contributions.matrix(period_id), self._show, latest="goals/contribution_matrix"
        )

    def write(self) -> None:
        """Write in the chosen cell: its first contribution, or a new one where there is none."""
        if self.links.rows:
            self.links.edit(self.links.rows[0].item.id)
        elif self.add_button.isVisible():
            self._add()
        elif self.goal_button.isVisible():
            self.goal_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def next_gap(self) -> None:
        """Stand on the next cell where a contribution is missing, from the beginning after the last."""
        self.grid.choose_next_missing()

    def _show(self, matrix: Matrix) -> None:
        there = bool(matrix.rows and matrix.overarching)
        self._stack.setCurrentIndex(0 if there else 1)
        self.tally.setVisible(there)
        self.gap_action.setVisible(there)
        self._rows = {row.unit_id: row for row in matrix.rows}
        titles = [(goal_id, full_title(number, title)) for goal_id, number, title in matrix.overarching]
        self._columns = {goal_id: (at, title) for at, (goal_id, title) in enumerate(titles)}
        self.gap_action.setEnabled(bool(matrix.empty))
        self.tally.setText(
            self.tr("Tomma rutor: {count}. Nämnder och bolag bidrar till alla övergripande mål.").format(
                count=matrix.empty
            )
            if matrix.empty
            else self.tr("Inget saknas: alla nämnder och bolag bidrar till alla övergripande mål.")
        )
        self.grid.show_grid(
            [Heading(row.unit_id, row.unit, missing=not any(row.cells)) for row in matrix.rows],
            [Heading(goal_id, title) for goal_id, title in titles],
            {
                (row.unit_id, goal_id): self._cell(cell)
                for row in matrix.rows
                for (goal_id, _), cell in zip(titles, row.cells, strict=True)
            },
        )
        self._show_cell()

    def _cell(self, given: tuple[ContributionRow, ...]) -> Cell:
        if not given:
            return Cell(self.tr("Saknas"), missing=True)
        said = [rich_text.plain(row.sentence) or row.goal for row in given]
        tip = "\n\n".join(f"{row.goal}\n{text}" for row, text in zip(given, said, strict=True))
        return Cell("\n".join(said), said=tip)

    def _show_cell(self) -> None:
        unit_id, goal_id = self.grid.place
        row = self._rows.get(unit_id)
        if row is None or goal_id not in self._columns:
            return
        at, title = self._columns[goal_id]
        given = row.cells[at]
        taken = {each.goal_id for each in given}
        free = [Option(own, name) for own, name in row.goals if own not in taken]
        self.pane.say(row.unit, title, self._intro(row, bool(given)))
        self.add_button.setVisible(bool(free))
        self.goal_button.setVisible(not row.goals)
        self.links.new_form.set_options("goal_id", free)
        self.links.show_links(f"{unit_id}/{goal_id}", [_item(each) for each in given])

    def _intro(self, row: MatrixRow, given: bool) -> str:
        if given:
            return ""
        if row.goals:
            return self.tr("Här saknas ett bidrag. Vilket av enhetens mål bidrar, och hur?")
        return self.tr("Enheten har inga egna mål i perioden än. Lägg först till ett under Målträd.")

    def _begin_goal(self) -> None:
        unit_id, goal_id = self.grid.place
        assert isinstance(unit_id, int) and isinstance(goal_id, int)
        self.new_goal_wanted.emit(goal_id, unit_id)

    def _add(self) -> None:
        unit_id, goal_id = self.grid.place
        row = self._rows[unit_id]
        taken = {each.goal_id for each in row.cells[self._columns[goal_id][0]]}
        free = [own for own, _ in row.goals if own not in taken]
        values = {"overarching_id": goal_id, "goal_id": free[0] if len(free) == 1 else None}
        self.links.start_new(self.tr("Nytt bidrag"), values)

    def _lay_out(self) -> None:
        self.pane.column.addWidget(self.links)
        self.pane.column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.pane.column.addWidget(self.goal_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.pane.column.addStretch(1)
        self._stack.addWidget(
            GridAndPane("goals/contribution_matrix", self.context.settings, self.grid, self.pane)
        )
        self._stack.addWidget(self.empty)
        self.column.addWidget(self.tally)
        self.column.addWidget(self._stack, 1)


def _item(row: ContributionRow) -> LinkItem:
    values = {"id": row.id, "version": row.version, "sentence": row.sentence}
    return LinkItem(row.id, row.goal, "", row.sentence, values, lead=row.goal_id)

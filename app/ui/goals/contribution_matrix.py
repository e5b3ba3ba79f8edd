"""Bidrag: every board and company against every overarching goal. All contribute to all; an empty cell is a gap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton

from app.domain import rich_text
from app.ui.common.context import Context
from app.ui.common.fields import Option
from app.ui.common.grid import Cell, Heading
from app.ui.common.kept_fields import kept
from app.ui.common.link_list import LinkList
from app.ui.common.link_rows import LinkItem
from app.ui.goals.contributions import GIVEN_BY, contribution_words
from app.ui.goals.form import CONTRIBUTION_FIELDS
from app.ui.goals.grid_section import GridSection, GridWords
from app.ui.goals.levels import full_title

if TYPE_CHECKING:
    from app.services.contributions import ContributionRow, Matrix, MatrixRow, PlacedGoal


class ContributionMatrixSection(GridSection):
    """The matrix, and what stands in the chosen cell beside it, written where it stands."""

    kinds = frozenset({"contribution"})

    new_goal_wanted = Signal(int, int)
    """A unit has no goal of its own: begin one under this overarching goal, for this unit."""

    def __init__(self, context: Context) -> None:
        said = GridWords(
            title=self.tr("Bidrag"),
            sentence=self.tr("Vad varje nämnd och bolag gör för vart och ett av de övergripande målen."),
            grid=self.tr("Nämndernas och bolagens bidrag"),
            pane=self.tr("Bidraget i rutan"),
            gap=self.tr("Nästa tomma ruta"),
            add=self.tr("Lägg till bidrag"),
            empty_icon="users",
            empty=self.tr(
                "Här visas nämndernas och bolagens bidrag till de övergripande målen. De kommer när det finns "
                "övergripande mål under Målträd, och nämnder eller bolag under Administration."
            ),
        )
        links = LinkList(
            context,
            "contribution",
            CONTRIBUTION_FIELDS,
            (GIVEN_BY, *CONTRIBUTION_FIELDS, *kept("overarching_id")),
            contribution_words(),
        )
        super().__init__(context, "contribution_matrix", said, links, lines=6, row_width=160)
        self._rows: dict[object, MatrixRow] = {}
        self._columns: dict[object, tuple[int, str]] = {}
        """For each overarching goal its place in the rows and its title."""
        self.goal_button = QPushButton(self.tr("Nytt mål …"))
        self.goal_button.clicked.connect(self._begin_goal)
        self.pane.column.insertWidget(
            self.pane.column.count() - 1, self.goal_button, 0, Qt.AlignmentFlag.AlignLeft
        )
        self.links.lead.connect(lambda goal_id: self.jump.emit("goal", goal_id))

    def refresh(self) -> None:
        """Read the matrix of the period that is looked at."""
        office, period_id = self.context.office, self.context.period.id
        self.context.tasks.run(
            lambda: office.contributions.matrix(period_id), self._show, latest="goals/contribution_matrix"
        )

    def write(self) -> None:
        """Write in the chosen cell; a unit without goals is led to its first."""
        super().write()
        if not self.links.rows and self.goal_button.isVisible():
            self.goal_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, matrix: Matrix) -> None:
        self._rows = {row.unit_id: row for row in matrix.rows}
        titles = [(goal_id, full_title(number, title)) for goal_id, number, title in matrix.overarching]
        self._columns = {goal_id: (at, title) for at, (goal_id, title) in enumerate(titles)}
        told = (
            self.tr("Tomma rutor: {count}. Nämnder och bolag bidrar till alla övergripande mål.")
            if matrix.empty
            else self.tr("Inget saknas: alla nämnder och bolag bidrar till alla övergripande mål.")
        )
        there = bool(matrix.rows and matrix.overarching)
        self.show_tally(told.format(count=matrix.empty), matrix.empty, there=there)
        self.grid.show_grid(
            [Heading(row.unit_id, row.unit, missing=row.gaps == len(titles)) for row in matrix.rows],
            [Heading(goal_id, title) for goal_id, title in titles],
            {
                (row.unit_id, goal_id): self._cell(cell, placed)
                for row in matrix.rows
                for (goal_id, _), cell, placed in zip(titles, row.cells, row.placed, strict=True)
            },
        )
        self.show_cell()

    def _cell(self, given: tuple[ContributionRow, ...], placed: tuple[PlacedGoal, ...]) -> Cell:
        if not given and not placed:
            return Cell(self.tr("Saknas"), missing=True)
        if not given:
            return Cell("\n".join(map(self._unspoken, placed)))
        titles = [full_title(row.goal_number, row.goal) for row in given]
        said = [rich_text.plain(row.sentence) or title for row, title in zip(given, titles, strict=True)]
        tip = "\n\n".join(f"{title}\n{text}" for title, text in zip(titles, said, strict=True))
        return Cell("\n".join(said), said=tip)

    def _unspoken(self, goal: PlacedGoal) -> str:
        """A goal that contributes by where it stands, with what is left to write."""
        said = (
            self.tr("Styrelsemål: {goal}, ingen mening skriven")
            if goal.unit_kind == "company"
            else self.tr("Nämndmål: {goal}, ingen mening skriven")
        )
        return said.format(goal=full_title(goal.number, goal.title))

    def show_cell(self) -> None:
        """Show the contributions of the chosen cell."""
        unit_id, goal_id = self.grid.place
        row = self._rows.get(unit_id)
        if row is None or goal_id not in self._columns:
            return
        at, title = self._columns[goal_id]
        given = row.cells[at]
        taken = {each.goal_id for each in given}
        free = [Option(own, full_title(number, name)) for own, number, name in row.goals if own not in taken]
        self.pane.say(row.unit, title, self._intro(row, at))
        self.add_button.setVisible(bool(free))
        self.goal_button.setVisible(not row.goals)
        self.links.new_form.set_options("goal_id", free)
        self.links.show_links(f"{unit_id}/{goal_id}", [_item(each) for each in given])

    def _intro(self, row: MatrixRow, at: int) -> str:
        if row.cells[at]:
            return ""
        if row.placed[at]:
            return self.tr("Enheten bidrar genom ett mål som står här i målträdet. Skriv hur det bidrar.")
        if row.goals:
            return self.tr("Här saknas ett bidrag. Vilket av enhetens mål bidrar, och hur?")
        return self.tr("Enheten har inga egna mål i perioden än. Lägg först till ett under Målträd.")

    def _begin_goal(self) -> None:
        unit_id, goal_id = self.grid.place
        assert isinstance(unit_id, int) and isinstance(goal_id, int)
        self.new_goal_wanted.emit(goal_id, unit_id)

    def add(self) -> None:
        """Begin a contribution of the unit to the goal of the cell."""
        unit_id, goal_id = self.grid.place
        row = self._rows[unit_id]
        at = self._columns[goal_id][0]
        taken = {each.goal_id for each in row.cells[at]}
        likely = [goal.id for goal in row.placed[at]] or [own for own, _, _ in row.goals]
        free = [own for own in likely if own not in taken]
        values = {"overarching_id": goal_id, "goal_id": free[0] if len(free) == 1 else None}
        self.links.start_new(self.tr("Nytt bidrag"), values)


def _item(row: ContributionRow) -> LinkItem:
    values = {"id": row.id, "version": row.version, "sentence": row.sentence}
    title = full_title(row.goal_number, row.goal)
    return LinkItem(row.id, title, "", row.sentence, values, lead=row.goal_id)

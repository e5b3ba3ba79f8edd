"""Agenda 2030: the 17 global goals against the municipality's own, with what ties them, the empty ones too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from app import wording
from app.ui.common.agenda_ties import tie_list
from app.ui.common.context import Context
from app.ui.common.link_rows import LinkItem, LinkRow, Source
from app.ui.common.page_parts import EmptyState, action, words
from app.ui.common.section import Section
from app.ui.goals.cell_pane import CellPane, GridAndPane
from app.ui.goals.grid import Cell, Grid, Heading
from app.ui.goals.levels import full_title

if TYPE_CHECKING:
    from app.services.agenda_picture import Picture, PictureRow, PictureTie

MARKS = {"whole": "●", "part": "◐"}
BESIDE = None
"""The column of what is tied to no goal in the picture."""


class AgendaPictureSection(Section):
    """The picture, and the ties of the chosen cell beside it: each leads to what it is of."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Agenda 2030"),
            self.tr("Vilka globala mål som kommunens mål svarar på, och vad det betyder här."),
        )
        self._rows: dict[object, PictureRow] = {}
        self._columns: dict[object, tuple[int, str]] = {}
        self.tally = words("", "muted", wrap=True)
        self.grid = Grid(self.tr("De 17 globala målen och kommunens mål"), lines=1, row_width=216)
        self.pane = CellPane(self.tr("Kopplingarna i rutan"))
        self.links = tie_list(context, "goal_sdg", "goal_id")
        self.add_button = QPushButton(self.tr("Koppla målet hit"))
        self.others: list[LinkRow] = []
        self.gap_action = action(
            self,
            self.tr("Nästa globala mål utan koppling"),
            self.grid.choose_next_missing,
            icon="arrow-right",
            shortcut="Ctrl+J",
        )
        self.tree_action = action(
            self, self.tr("Till målträdet"), lambda: self.jump.emit("goal", 0), icon="list-tree"
        )
        self.place_actions([self.gap_action])
        self.empty = EmptyState(
            "globe",
            self.tr(
                "Här visas de 17 globala målen mot kommunens egna. Bilden kommer när det finns övergripande mål "
                "under Målträd."
            ),
            self.tree_action,
        )
        self._stack = QStackedWidget()
        self._lay_out()
        self.grid.chosen.connect(lambda _row, _column: self._show_cell())
        self.grid.opened.connect(self.write)
        self.add_button.clicked.connect(self._add)
        self.links.jump.connect(self.jump)
        self.links.left_new.connect(self.grid.setFocus)

    def entrance(self) -> QWidget:
        """Where one chooses."""
        return self.grid

    def refresh(self) -> None:
        """Read the picture of the period that is looked at."""
        office, period_id = self.context.office, self.context.period.id
        self.context.tasks.run(
            lambda: office.agenda.read(period_id), self._show, latest="goals/agenda_picture"
        )

    def write(self) -> None:
        """Write in the chosen cell: its first tie, or a new one where there is none."""
        if self.links.rows:
            self.links.edit(self.links.rows[0].item.id)
        elif self.add_button.isVisible():
            self._add()

    def _show(self, picture: Picture) -> None:
        there = bool(picture.columns)
        self._stack.setCurrentIndex(0 if there else 1)
        self.tally.setVisible(there)
        self.gap_action.setVisible(there)
        self._rows = {row.sdg_goal_id: row for row in picture.rows}
        columns: list[tuple[object, str]] = [
            (goal_id, full_title(number, title)) for goal_id, number, title, _ in picture.columns
        ]
        if any(row.beside for row in picture.rows):
            columns.append((BESIDE, self.tr("Utan mål i perioden")))
        self._columns = {key: (at, title) for at, (key, title) in enumerate(columns)}
        empty = sum(row.empty for row in picture.rows)
        self.gap_action.setEnabled(bool(empty))
        self.tally.setText(
            self.tr(
                "● helt   ◐ delvis   Siffran är antalet kopplingar. Globala mål utan koppling: {count}."
            ).format(count=empty)
        )
        self.grid.show_grid(
            [
                Heading(row.sdg_goal_id, row.name, (str(row.sdg_goal_id), row.color), missing=row.empty)
                for row in picture.rows
            ],
            [Heading(key, title) for key, title in columns],
            {
                (row.sdg_goal_id, key): self._cell(row, self._ties(row, key))
                for row in picture.rows
                for key, _ in columns
            },
        )
        self._show_cell()

    def _ties(self, row: PictureRow, column: object) -> tuple[PictureTie, ...]:
        return row.beside if column is BESIDE else row.cells[self._columns[column][0]]

    def _cell(self, row: PictureRow, ties: tuple[PictureTie, ...]) -> Cell:
        if row.empty:
            return Cell("", missing=True, said=self.tr("ingen koppling"))
        counts = {extent: sum(tie.extent == extent for tie in ties) for extent in MARKS}
        text = "  ".join(f"{MARKS[extent]} {count}" for extent, count in counts.items() if count)
        said = "\n".join(f"{wording.word('extent', tie.extent)}: {tie.name}" for tie in ties)
        return Cell(text, tint=row.color if ties else "", said=said)

    def _show_cell(self) -> None:
        sdg_id, column = self.grid.place
        row = self._rows.get(sdg_id)
        if row is None or column not in self._columns:
            return
        ties = self._ties(row, column)
        title = self._columns[column][1]
        self.pane.say(f"{row.sdg_goal_id} {row.name}", title, self._intro(row, ties, column))
        self.add_button.setVisible(column is not BESIDE)
        own = [tie for tie in ties if tie.kind == "goal_sdg"]
        self.links.setVisible(column is not BESIDE or bool(own))
        self.links.show_links(f"{sdg_id}/{column}", [self._item(row, tie) for tie in own])
        self._show_others([self._item(row, tie) for tie in ties if tie.kind != "goal_sdg"])

    def _intro(self, row: PictureRow, ties: tuple[PictureTie, ...], column: object) -> str:
        if ties:
            return ""
        if row.empty and column is not BESIDE:
            return self.tr(
                "Inget av kommunens mål, mått eller styrdokument är kopplat till det här globala målet."
            )
        return self.tr("Inget är kopplat här.")

    def _item(self, row: PictureRow, tie: PictureTie) -> LinkItem:
        kind = wording.word("kind", tie.record_kind)
        where = f"{tie.code} {tie.heading}" if tie.code else f"{row.sdg_goal_id} {row.name}"
        return LinkItem(
            tie.id,
            where,
            f"{MARKS[tie.extent]} {wording.word('extent', tie.extent)}",
            tie.meaning,
            {"id": tie.id, "version": tie.version, "extent": tie.extent, "meaning": tie.meaning},
            tile=(tie.code or str(row.sdg_goal_id), row.color),
            source=Source(tie.kind, tie.id, f"{kind}: {tie.name}"),
        )

    def _show_others(self, items: list[LinkItem]) -> None:
        for old in self.others:
            old.hide()
            old.deleteLater()
        self.others = []
        for item in items:
            made = LinkRow(item, self.tr("Vad det betyder för vår kommun är inte skrivet än."), locked=True)
            made.jump.connect(self.jump)
            self.pane.column.insertWidget(self.pane.column.count() - 2, made)
            self.others.append(made)

    def _add(self) -> None:
        sdg_id, column = self.grid.place
        row = self._rows[sdg_id]
        self.links.start_new(
            f"{row.sdg_goal_id} {row.name}",
            {"goal_id": column, "sdg_goal_id": row.sdg_goal_id, "sdg_target_id": None},
        )

    def _lay_out(self) -> None:
        self.pane.column.addWidget(self.links)
        self.pane.column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.pane.column.addStretch(1)
        self._stack.addWidget(
            GridAndPane("goals/agenda_picture", self.context.settings, self.grid, self.pane)
        )
        self._stack.addWidget(self.empty)
        self.column.addWidget(self.tally)
        self.column.addWidget(self._stack, 1)

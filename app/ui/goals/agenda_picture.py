"""Agenda 2030: the 17 global goals against the municipality's own, with what ties them, the empty ones too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app import wording
from app.ui.common.agenda_ties import tie_list
from app.ui.common.context import Context
from app.ui.common.grid import Cell, Heading
from app.ui.common.link_rows import LinkItem, LinkRow, Source
from app.ui.goals.grid_section import GridSection, GridWords
from app.ui.goals.levels import full_title

if TYPE_CHECKING:
    from app.services.agenda_picture import Picture, PictureRow, PictureTie

MARKS = {"whole": "●", "part": "◐"}
BESIDE = None
"""The column of what is tied to no goal in the picture."""


class AgendaPictureSection(GridSection):
    """The picture, and the ties of the chosen cell beside it: each leads to what it is of."""

    def __init__(self, context: Context) -> None:
        said = GridWords(
            title=self.tr("Agenda 2030"),
            sentence=self.tr("Vilka globala mål som kommunens mål svarar på, och vad det betyder här."),
            grid=self.tr("De 17 globala målen och kommunens mål"),
            pane=self.tr("Kopplingarna i rutan"),
            gap=self.tr("Nästa globala mål utan koppling"),
            add=self.tr("Koppla målet hit"),
            empty_icon="globe",
            empty=self.tr(
                "Här visas de 17 globala målen mot kommunens egna. Bilden kommer när det finns övergripande mål "
                "under Målträd."
            ),
        )
        links = tie_list(context, "goal_sdg", "goal_id")
        super().__init__(context, "agenda_picture", said, links, lines=1, row_width=216)
        self._rows: dict[object, PictureRow] = {}
        self._columns: dict[object, tuple[int, str]] = {}
        self.others: list[LinkRow] = []
        self.links.jump.connect(self.jump)

    def refresh(self) -> None:
        """Read the picture of the period that is looked at."""
        office, period_id = self.context.office, self.context.period.id
        self.context.tasks.run(
            lambda: office.agenda.read(period_id), self._show, latest="goals/agenda_picture"
        )

    def _show(self, picture: Picture) -> None:
        self._rows = {row.sdg_goal_id: row for row in picture.rows}
        columns: list[tuple[object, str]] = [
            (goal_id, full_title(number, title)) for goal_id, number, title, _ in picture.columns
        ]
        if any(row.beside for row in picture.rows):
            columns.append((BESIDE, self.tr("Utan mål i perioden")))
        self._columns = {key: (at, title) for at, (key, title) in enumerate(columns)}
        empty = sum(row.empty for row in picture.rows)
        told = self.tr(
            "● helt   ◐ delvis   Siffran är antalet kopplingar. Globala mål utan koppling: {count}."
        )
        self.show_tally(told.format(count=empty), empty, there=bool(picture.columns))
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
        self.show_cell()

    def _ties(self, row: PictureRow, column: object) -> tuple[PictureTie, ...]:
        return row.beside if column is BESIDE else row.cells[self._columns[column][0]]

    def _cell(self, row: PictureRow, ties: tuple[PictureTie, ...]) -> Cell:
        if row.empty:
            return Cell("", missing=True, said=self.tr("ingen koppling"))
        counts = {extent: sum(tie.extent == extent for tie in ties) for extent in MARKS}
        text = "  ".join(f"{MARKS[extent]} {count}" for extent, count in counts.items() if count)
        said = "\n".join(f"{wording.word('extent', tie.extent)}: {tie.name}" for tie in ties)
        return Cell(text, tint=row.color if ties else "", said=said)

    def show_cell(self) -> None:
        """Show the ties of the chosen cell."""
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

    def add(self) -> None:
        """Begin a tie between the goal and the global goal of the cell."""
        sdg_id, column = self.grid.place
        row = self._rows[sdg_id]
        self.links.start_new(
            f"{row.sdg_goal_id} {row.name}",
            {"goal_id": column, "sdg_goal_id": row.sdg_goal_id, "sdg_target_id": None},
        )

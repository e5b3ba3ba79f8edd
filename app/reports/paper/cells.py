"""Cells of a table made ready: their words and their lines. Each string is measured once."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.formats import number
from app.reports.paper.clean import clean
from app.reports.paper.columns import choose_lanes
from app.reports.paper.marks import MARKED, mark_width
from app.reports.paper.page import Fonts
from app.reports.paper.told import Told, wrap_told
from app.services.figures import Column, Table
from app.wording import word

NOTHING = "–"
"""Printed where there is no value; never 0."""

Row = tuple[tuple[str | float | int | None, ...], Sequence[Sequence[str]], int]
"""The values as they came, the lines of each cell, and the height of the row in lines."""


def words(column: Column, value: str | float | int | None) -> str:
    """Return what a cell says."""
    if value is None or value == "":
        return NOTHING
    if column.kind in MARKED:
        return word(column.kind, str(value))
    if isinstance(value, str):
        return value if isinstance(value, Told) else clean(value)
    return number(value, column.decimals)


class Cells:
    """All cells of a table as words and lines."""

    def __init__(self, table: Table, fonts: Fonts, width: float) -> None:
        columns = table.columns
        texts = [[words(column, row[i]) for row in table.rows] for i, column in enumerate(columns)]
        self.setting, self.lanes = choose_lanes(columns, [set(cells) for cells in texts], fonts, width)
        self.kind = self.setting.cell
        self.mark = mark_width(self.kind.size)
        self.rows: list[Row] = self._rows(table, texts, fonts)
        self.head_lines = max((len(lane.heading) for lane in self.lanes), default=1)

    def _rows(self, table: Table, texts: Sequence[Sequence[str]], fonts: Fonts) -> list[Row]:
        size, width_of = self.kind.size, fonts[self.kind.face].width
        laid: list[list[Sequence[str]]] = []
        for lane, column in zip(self.lanes, texts, strict=True):
            room = lane.width - (self.mark if lane.marked else 0.0)
            limit = room * 1000 / size
            laid.append(
                [
                    wrap_told(fonts, self.kind.face, text, size, room)
                    if "\n" in text or isinstance(text, Told) or width_of(text) > limit
                    else (text,)
                    for text in column
                ]
            )
        return [
            (values, cells, max(map(len, cells)))
            for values, cells in zip(table.rows, zip(*laid, strict=True), strict=True)
        ]

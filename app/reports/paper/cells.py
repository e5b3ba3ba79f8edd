"""Cells of a table made ready: their words, lines and columns. Each string is measured once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from app.domain.formats import number
from app.reports.paper import style
from app.reports.paper.clean import clean, clean_line
from app.reports.paper.fonts import Font
from app.reports.paper.marks import MARKED, mark_width
from app.reports.paper.page import Fonts
from app.reports.paper.wrap import wrap
from app.services.figures import Column, Table
from app.wording import word

GAP = 12.0
"""Room between two columns."""
NOTHING = "–"
"""Printed where there is no value; never 0."""
_LEAST = 24.0
_COMFORT = 120.0
"""Columns of words narrower than this make columns of marks break their words."""
_MOST_OF_FIXED = 0.3
"""A column of numbers or marks takes at most this part of the table; its heading is wrapped before that."""


@dataclass(frozen=True, slots=True)
class Lane:
    """One column as it stands on paper."""

    column: Column
    heading: list[str]
    x: float
    width: float

    @property
    def to_the_right(self) -> bool:
        return self.column.kind == "number"

    @property
    def marked(self) -> bool:
        return self.column.kind in MARKED


@dataclass(frozen=True, slots=True)
class Wish:
    """How wide a column would like to be, and how narrow it can be when others are short of room."""

    whole: float
    least: float


Row = tuple[tuple[str | float | int | None, ...], list[list[str]], int]
"""The values as they came, the lines of each cell, and the height of the row in lines."""


def words(column: Column, value: str | float | int | None) -> str:
    """Return what a cell says."""
    if value is None or value == "":
        return NOTHING
    if column.kind in MARKED:
        return word(column.kind, str(value))
    if isinstance(value, str):
        return clean(value)
    return number(value, column.decimals)


class Cells:
    """All cells of a table as words and lines."""

    def __init__(self, table: Table, fonts: Fonts, width: float) -> None:
        self._font: Font = fonts[style.CELL.face]
        self._head: Font = fonts[style.CELL_HEAD.face]
        self._mark = mark_width(style.CELL.size)
        columns = table.columns
        texts = [[words(column, row[i]) for row in table.rows] for i, column in enumerate(columns)]
        self.lanes = self._lanes(columns, texts, width)
        self.rows: list[Row] = self._rows(table, texts)
        self.head_lines = max((len(lane.heading) for lane in self.lanes), default=1)

    def _rows(self, table: Table, texts: Sequence[Sequence[str]]) -> list[Row]:
        font, size = self._font, style.CELL.size
        width_of = font.width
        laid: list[list[list[str]]] = []
        for lane, column in zip(self.lanes, texts, strict=True):
            room = lane.width - (self._mark if lane.marked else 0.0)
            limit = room * 1000 / size
            laid.append(
                [
                    [text] if "\n" not in text and width_of(text) <= limit else wrap(font, text, size, room)
                    for text in column
                ]
            )
        return [
            (values, list(cells), max(map(len, cells)))
            for values, *cells in zip(table.rows, *laid, strict=True)
        ]

    def _lanes(self, columns: Sequence[Column], texts: Sequence[Sequence[str]], width: float) -> list[Lane]:
        inner = width - GAP * (len(columns) - 1)
        headings = [clean_line(column.heading) for column in columns]
        wishes = [
            self._wish(column, heading, set(cells))
            for column, heading, cells in zip(columns, headings, texts, strict=True)
        ]
        widths = _shared(columns, wishes, inner)
        lanes, x = [], 0.0
        for column, heading, lane_width in zip(columns, headings, widths, strict=True):
            lines = wrap(self._head, heading, style.CELL_HEAD.size, lane_width)
            lanes.append(Lane(column, lines, x, lane_width))
            x += lane_width + GAP
        return lanes

    def _wish(self, column: Column, heading: str, cells: Collection[str]) -> Wish:
        """Return the width the column would like, for its widest cell, and what it can do with at a pinch."""
        mark = self._mark if column.kind in MARKED else 0.0
        named = [heading] if column.kind == "text" else heading.split()
        head = max(map(self._head.width, named), default=0.0) * style.CELL_HEAD.size / 1000
        cells = {line for cell in cells for line in cell.split("\n")}
        whole = max(map(self._font.width, cells), default=0.0) * style.CELL.size / 1000 + mark
        broken = [part for cell in cells for part in cell.split(" ")] if column.kind in MARKED else cells
        least = max(map(self._font.width, broken), default=0.0) * style.CELL.size / 1000 + mark
        return Wish(max(head, whole, _LEAST) + 0.1, max(head, least, _LEAST) + 0.1)


def _shared(columns: Sequence[Column], wishes: Sequence[Wish], inner: float) -> list[float]:
    """Share the width: numbers and marks get what they need, texts by their shares, at most their need."""
    texts = [i for i, column in enumerate(columns) if column.kind == "text"]
    fixed = [i for i in range(len(columns)) if i not in texts]
    widths = [0.0 if i in texts else min(wish.whole, inner * _MOST_OF_FIXED) for i, wish in enumerate(wishes)]
    wanted = sum(min(wishes[i].whole, _COMFORT) for i in texts)
    if sum(widths) + wanted > inner:
        for i in fixed:
            widths[i] = min(widths[i], wishes[i].least)
    over = sum(widths) - (inner * 0.75 if texts else inner)
    if over > 0:
        scale = 1 - over / sum(widths)
        widths = [width * scale for width in widths]
    left, open_ = inner - sum(widths), list(texts)
    while open_:
        shares = sum(columns[i].share for i in open_)
        content = [i for i in open_ if wishes[i].whole <= left * columns[i].share / shares]
        if not content:
            for i in open_:
                widths[i] = left * columns[i].share / shares
            return widths
        for i in content:
            widths[i] = wishes[i].whole
            left -= wishes[i].whole
            open_.remove(i)
    # Everything fits with room to spare: the columns of words take it, so that the table fills its width.
    takers = texts or fixed
    for i in takers:
        widths[i] += left / len(takers)
    return widths

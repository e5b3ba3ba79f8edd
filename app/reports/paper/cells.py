"""Cells of a table made ready: their words, lines and columns. Each string is measured once."""

from __future__ import annotations

from collections.abc import Sequence
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
                    [text] if width_of(text) <= limit and "\n" not in text else wrap(font, text, size, room)
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
        widest = [
            self._widest(column, heading, cells)
            for column, heading, cells in zip(columns, headings, texts, strict=True)
        ]
        widths = _shared(columns, widest, inner)
        lanes, x = [], 0.0
        for column, heading, lane_width in zip(columns, headings, widths, strict=True):
            lines = wrap(self._head, heading, style.CELL_HEAD.size, lane_width)
            lanes.append(Lane(column, lines, x, lane_width))
            x += lane_width + GAP
        return lanes

    def _widest(self, column: Column, heading: str, cells: Sequence[str]) -> float:
        """Return the width the column would like: its widest cell and the longest word of its heading."""
        longest = max(map(self._head.width, heading.split()), default=0.0) * style.CELL_HEAD.size
        if column.kind == "text":
            longest = self._head.width(heading) * style.CELL_HEAD.size
        widest = max(map(self._font.width, set(cells)), default=0.0) * style.CELL.size
        mark = self._mark if column.kind in MARKED else 0.0
        return max(longest / 1000, widest / 1000 + mark, _LEAST) + 0.1


def _shared(columns: Sequence[Column], widest: Sequence[float], inner: float) -> list[float]:
    """Share the width: numbers and marks get what they need, texts by their shares, at most their need."""
    widths = [0.0] * len(columns)
    texts = [i for i, column in enumerate(columns) if column.kind == "text"]
    fixed = [i for i in range(len(columns)) if i not in texts]
    for i in fixed:
        widths[i] = min(widest[i], max(inner * _MOST_OF_FIXED, _LEAST))
    over = sum(widths) - (inner * 0.75 if texts else inner)
    if over > 0:
        scale = 1 - over / sum(widths)
        widths = [width * scale for width in widths]
    left, open_ = inner - sum(widths), list(texts)
    while open_:
        shares = sum(columns[i].share for i in open_)
        content = [i for i in open_ if widest[i] <= left * columns[i].share / shares]
        if not content:
            for i in open_:
                widths[i] = left * columns[i].share / shares
            return widths
        for i in content:
            widths[i] = widest[i]
            left -= widest[i]
            open_.remove(i)
    # Everything fits with room to spare: the columns of words take it, so that the table fills its width.
    takers = texts or fixed
    for i in takers:
        widths[i] += left / len(takers)
    return widths

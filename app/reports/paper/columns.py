"""How wide the columns of a table are, and how small its type, so that no number is ever broken."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from app.reports.paper import style
from app.reports.paper.clean import clean_line
from app.reports.paper.marks import MARKED, mark_width
from app.reports.paper.page import Fonts
from app.reports.paper.style import Type
from app.reports.paper.wrap import wrap
from app.services.figures import Column

_LEAST = 24.0
_COMFORT = 120.0
"""Columns of words narrower than this make columns of marks break their words."""
_PINCH = 44.0
"""A column of words needs at least this; a table that cannot give it is set smaller."""
_MOST_OF_FIXED = 0.3
"""A column of numbers or marks takes at most this part of the table if it can do with less."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How a table is set: its type and the room between columns."""

    cell: Type
    head: Type
    gap: float


_SETTINGS = (
    Setting(style.CELL, style.CELL_HEAD, 12.0),
    Setting(style.CELL, style.CELL_HEAD, 7.0),
    Setting(style.CELL_SMALL, style.CELL_HEAD_SMALL, 6.0),
)


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
class _Wish:
    """How wide a column would like to be, and how narrow it can be when others are short of room."""

    whole: float
    least: float


def choose_lanes(
    columns: Sequence[Column], texts: Sequence[Collection[str]], fonts: Fonts, width: float
) -> tuple[Setting, list[Lane]]:
    """Return the largest setting in which the table fits ``width``, and its columns in it."""
    headings = [clean_line(column.heading) for column in columns]
    lines = [{line for cell in cells for line in cell.split("\n")} for cells in texts]
    for setting in _SETTINGS:
        inner = width - setting.gap * (len(columns) - 1)
        wishes = [
            _wish(fonts, setting, column, heading, cells)
            for column, heading, cells in zip(columns, headings, lines, strict=True)
        ]
        if sum(_need(column, wish) for column, wish in zip(columns, wishes, strict=True)) <= inner:
            break
    widths = _shared(columns, wishes, inner)
    lanes, x = [], 0.0
    for column, heading, lane_width in zip(columns, headings, widths, strict=True):
        head = wrap(fonts[setting.head.face], heading, setting.head.size, lane_width)
        lanes.append(Lane(column, head, x, lane_width))
        x += lane_width + setting.gap
    return setting, lanes


def _wish(fonts: Fonts, setting: Setting, column: Column, heading: str, lines: Collection[str]) -> _Wish:
    head, cell = fonts[setting.head.face], fonts[setting.cell.face]
    mark = mark_width(setting.cell.size) if column.kind in MARKED else 0.0
    named = [heading] if column.kind == "text" else heading.split()
    title = max(map(head.width, named), default=0.0) * setting.head.size / 1000
    whole = max(map(cell.width, lines), default=0.0) * setting.cell.size / 1000 + mark
    parts = [part for line in lines for part in line.split(" ")] if column.kind in MARKED else lines
    least = max(map(cell.width, parts), default=0.0) * setting.cell.size / 1000 + mark
    return _Wish(max(title, whole, _LEAST) + 0.1, max(title, least, _LEAST) + 0.1)


def _need(column: Column, wish: _Wish) -> float:
    return min(wish.whole, _PINCH) if column.kind == "text" else wish.least


def _shared(columns: Sequence[Column], wishes: Sequence[_Wish], inner: float) -> list[float]:
    """Share the width: numbers and marks get what they need, texts by their shares, at most their need."""
    texts = [i for i, column in enumerate(columns) if column.kind == "text"]
    fixed = [i for i in range(len(columns)) if i not in texts]
    widths = [
        0.0 if i in texts else max(min(wish.whole, inner * _MOST_OF_FIXED), wish.least)
        for i, wish in enumerate(wishes)
    ]
    wanted = sum(min(wishes[i].whole, _COMFORT) for i in texts)
    if sum(widths) + wanted > inner:
        for i in fixed:
            widths[i] = wishes[i].least
    over = sum(widths) + len(texts) * _PINCH - inner
    if over > 0 and fixed:
        # More than paper can hold: everything is squeezed alike.
        scale = max(0.2, 1 - over / sum(widths))
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

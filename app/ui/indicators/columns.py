"""The list's columns, and which of them there is room for."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QRect
from PySide6.QtGui import QPainter, QResizeEvent

from app import wording
from app.domain import formats
from app.domain.relative_position import POSITIONS
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.cells import ROW_HEIGHT, paint_words
from app.ui.common.columns import EMPTY, Column
from app.ui.common.record_table import RecordTable
from app.ui.common.theme import px
from app.ui.indicators import sayings

ONE_LINE, TALL_ROW = 420, 48
"""Titles narrower than this are given two lines, in rows of this height."""


def _value(row: Any) -> str:
    return formats.number(row.value, row.decimals) or EMPTY


def _value_tip(row: Any) -> str:
    said = formats.measured(row.value, row.decimals, row.unit_of_measure) or EMPTY
    return f"{said}\n{sayings.moment(row.value_year, row.value_part, row.value_state)}".strip()


def _target(row: Any) -> str:
    return sayings.short_asked(row, row.target, row.target_high) or EMPTY


def _place(row: Any) -> str:
    return wording.word("position", row.placed.position) if row.placed else ""


def _place_tip(row: Any) -> str:
    if row.placed is None:
        return ""
    said = wording.among(row.placed.position, row.placed.others, row.placed.year)
    return _explained(said, wording.word("position_reason", "ranked"))


def _paint_place(painter: QPainter, box: QRect, row: Any, chosen: bool) -> None:
    """In short, and in the colour of words: it is no status."""
    if row.placed is not None:
        said = wording.word("position_short", row.placed.position)
        paint_words(painter, box, said, "selection_text" if chosen else "text")


def _explained(word: str, why: str) -> str:
    return f"{word}\n{why}"


COLUMNS = (
    Column(
        "title",
        noop("Columns", "Indikator"),
        wraps=True,
        stretch=True,
        width=165,
    ),
    Column(
        "quality",
        noop("Columns", "Kvalitet"),
        text=lambda row: wording.word("quality", row.quality),
        width=84,
    ),
    Column("responsible", noop("Columns", "Ansvarig"), width=160),
    Column("kolada_id", noop("Columns", "Kolada"), width=84),
    Column(
        "value", noop("Columns", "Värde"), kind="number", text=_value, tip=_value_tip, width=74, strong=True
    ),
    Column(
        "moment",
        noop("Columns", "Avser"),
        text=lambda row: sayings.moment(row.value_year, row.value_part, row.value_state),
        sort=lambda row: (row.value_year, row.value_part) if row.value_year else None,
        width=106,
    ),
    Column(
        "target",
        noop("Columns", "Målvärde"),
        kind="number",
        text=_target,
        tip=lambda row: sayings.asked(row, row.target, row.target_high) or EMPTY,
        width=86,
    ),
    Column(
        "status",
        noop("Columns", "Status"),
        kind="status",
        group="indicator_status",
        tip=lambda row: _explained(wording.word("indicator_status", row.status), sayings.why(row)),
        width=144,
    ),
    Column(
        "trend",
        noop("Columns", "Trend"),
        kind="trend",
        tip=lambda row: _explained(wording.word("trend", row.trend), sayings.why_trend(row)),
        word=False,
        width=58,
    ),
    Column(
        "placed",
        noop("Columns", "Jämfört"),
        kind="custom",
        text=_place,
        tip=_place_tip,
        paint=_paint_place,
        sort=lambda row: POSITIONS.index(row.placed.position) if row.placed else None,
        width=81,
    ),
    Column("spark", noop("Columns", "Utveckling"), kind="spark", target=lambda row: row.target, width=90),
)

FIRST_TO_GO = ("kolada_id", "responsible", "quality", "moment", "trend", "spark", "placed", "target", "value")
"""What is left out where there is no room for all; the chosen indicator shows everything beside the list."""


class FittingTable(RecordTable):
    """Leaves out columns that there is no room for, those of ``first_to_go`` in that order."""

    def __init__(self, columns: tuple[Column, ...], first_to_go: tuple[str, ...], **named: Any) -> None:
        super().__init__(columns, **named)
        self._first_to_go = first_to_go
        self._unneeded: frozenset[str] = frozenset()

    def leave_out(self, names: frozenset[str]) -> None:
        """Never show these now: they say the same in every row."""
        if names != self._unneeded:
            self._unneeded = names
            self._fit(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the columns anew."""
        super().resizeEvent(event)
        self._fit(event.size().width())

    def _fit(self, room: int) -> None:
        columns = self.rows_model.columns
        needed = {column.name: px(column.width) for column in columns if column.name not in self._unneeded}
        for name in self._first_to_go:
            if sum(needed.values()) <= room:
                break
            needed.pop(name, None)
        for at, column in enumerate(columns):
            self.setColumnHidden(at, column.name not in needed)


class IndicatorTable(FittingTable):
    """The list. Its rows are two lines high where titles do not fit on one."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the height anew."""
        super().resizeEvent(event)
        self._choose_height()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the height at another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._choose_height()

    def _choose_height(self) -> None:
        height = TALL_ROW if self.columnWidth(0) < px(ONE_LINE) else ROW_HEIGHT
        self.verticalHeader().setDefaultSectionSize(px(height))

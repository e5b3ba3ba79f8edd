"""Columns: what a table shows of its rows, declared by hand.

    COLUMNS = (
        Column("title", noop("Columns", "Indikator"), stretch=True),
        Column("value", noop("Columns", "Värde"), kind="number", decimals=1, width=90),
        Column("status", noop("Columns", "Status"), kind="status", group="indicator_status"),
        Column("trend", noop("Columns", "Trend"), kind="trend"),
        Column("series", noop("Columns", "Utveckling"), kind="spark"),
    )

A column reads the attribute of its own name unless it is given ``value``. Headings are marked with
``QT_TRANSLATE_NOOP("Columns", …)`` and translated where they are shown.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass
from typing import Any, Literal

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from app import wording
from app.domain.swedish import sort_key
from app.ui.common.values import number_text

Kind = Literal["text", "number", "status", "trend", "spark", "custom"]
EMPTY = "–"
_STATUS_ORDER = {"not_met": 0, "partly": 1, "met": 2, "not_assessable": 3, "not_reported": 4}


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``kind`` decides how a cell is drawn, sorted and copied.

    - text: words, elided with the whole in a tip; sorted as in Swedish
    - number: to the right with ``decimals`` (a number, or a function of the row); None is –
    - status, trend: symbol, colour and the word of ``group``
    - spark: the value is a sequence of numbers and None; ``target`` may give a level
    - custom: ``paint(painter, box, row, chosen)`` draws it, ``text(row)`` says it in words
    """

    name: str
    heading: str
    _: KW_ONLY
    kind: Kind = "text"
    value: Callable[[Any], Any] | None = None
    text: Callable[[Any], str] | None = None
    sort: Callable[[Any], Any] | None = None
    tip: Callable[[Any], str] | None = None
    paint: Callable[[QPainter, QRect, Any, bool], None] | None = None
    target: Callable[[Any], float | None] | None = None
    decimals: int | Callable[[Any], int] | None = None
    group: str = "status"
    width: int = 120
    stretch: bool = False
    word: bool = True
    """For status and trend: whether the word is drawn too. Without it the word is in the tip, for narrow
    tables.
    """
    strong: bool = False
    mark: Callable[[Any], str] | None = None
    """An icon at the left of a cell where something is to be seen to; the tip says what."""
    wraps: bool = False
    """For text: words that one line does not hold go on in the next, as far as the row is high."""

    def value_of(self, row: Any) -> Any:
        """The cell's value."""
        return self.value(row) if self.value is not None else getattr(row, self.name)

    def text_of(self, row: Any) -> str:
        """The cell in words: what is drawn, copied, searched in and read aloud."""
        if self.text is not None:
            return self.text(row)
        value = self.value_of(row)
        if self.kind == "number":
            decimals = self.decimals(row) if callable(self.decimals) else self.decimals
            return EMPTY if value is None else number_text(value, decimals)
        if self.kind in ("status", "trend"):
            return wording.word("trend" if self.kind == "trend" else self.group, value) if value else ""
        if self.kind == "spark":
            return "; ".join(EMPTY if item is None else number_text(item) for item in value)
        return "" if value is None else str(value)

    def order_of(self, row: Any) -> Any:
        """What to sort the row by; None comes last whichever way."""
        if self.sort is not None:
            return self.sort(row)
        if self.kind in ("number", "status", "trend"):
            value = self.value_of(row)
            return _STATUS_ORDER.get(value) if self.kind == "status" else value
        if self.kind == "spark":
            return next((item for item in reversed(self.value_of(row)) if item is not None), None)
        text = self.text_of(row)
        return sort_key(text) if text else None

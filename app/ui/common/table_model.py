"""Rows of frozen dataclasses under declared columns, sorted and filtered on a list of our own.

A proxy over a Python model sorts 50,000 rows in seconds; ``list.sort`` on keys made once does it in
milliseconds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.text import translate
from app.ui.common.columns import Column

type_of_index = QModelIndex | QPersistentModelIndex
type_of_predicate = Callable[[Any], bool]

ROW = Qt.ItemDataRole.UserRole
"""The role under which an index gives its whole row."""
_ROOT = QModelIndex()


class TableModel(QAbstractTableModel):
    """What a ``RecordTable`` shows. Every row has an ``id``, or ``key`` says what makes it itself."""

    def __init__(
        self,
        columns: Sequence[Column],
        key: Callable[[Any], object] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._key = key or (lambda row: row.id)
        self._rows: tuple[Any, ...] = ()
        self._shown: list[Any] = []
        self._words: list[str] | None = None
        self._needle = ""
        self._predicate: type_of_predicate | None = None
        self._sorted: tuple[int, bool] | None = None

    # -- what the table asks for --

    def set_rows(self, rows: Sequence[Any]) -> bool:
        """Show other rows; sorting and filter stay. True if the same things stand in the same order as
        before.

        In that case only their contents are drawn anew, and neither choice nor scrolling moves.
        """
        before = [self._key(row) for row in self._shown]
        self._rows = tuple(rows)
        self._words = None
        shown = self._arranged()
        if before == [self._key(row) for row in shown]:
            self._shown = shown
            if shown:
                self.dataChanged.emit(self.index(0, 0), self.index(len(shown) - 1, len(self.columns) - 1))
            return True
        self._reset(shown)
        return False

    def set_filter(self, needle: str) -> None:
        """Show only rows in whose words every word of ``needle`` stands."""
        if needle.casefold() != self._needle:
            self._needle = needle.casefold()
            self._reset(self._arranged())

    def set_predicate(self, predicate: type_of_predicate | None) -> None:
        """Show only rows that ``predicate`` lets through (a chosen cell of the matrix, say); None shows
        all.
        """
        self._predicate = predicate
        self._reset(self._arranged())

    @property
    def rows(self) -> tuple[Any, ...]:
        """All rows, shown or not, as they were given."""
        return self._rows

    @property
    def shown(self) -> Sequence[Any]:
        """The rows that are shown, in the order they are shown."""
        return self._shown

    @property
    def filtered(self) -> bool:
        """Whether a filter may hide rows."""
        return bool(self._needle) or self._predicate is not None

    @property
    def sorted_by(self) -> tuple[int, bool] | None:
        """Column and whether it falls, or None for the order given."""
        return self._sorted

    def row_at(self, index: type_of_index) -> Any:
        """The row of an index; None for an index that is not valid."""
        return self._shown[index.row()] if index.isValid() and index.row() < len(self._shown) else None

    def position_of(self, key: object) -> int:
        """Where the row with ``key`` is shown; -1 if it is not."""
        return next((at for at, row in enumerate(self._shown) if self._key(row) == key), -1)

    def key_of(self, row: Any) -> object:
        """What makes a row itself."""
        return self._key(row)

    # -- what Qt asks for --

    def rowCount(self, parent: type_of_index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: type_of_index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: type_of_index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index)
        if row is None:
            return None
        column = self.columns[index.column()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text_of(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if column.mark is not None and column.tip is not None and column.mark(row):
                return column.tip(row)
            # A screen reader that is given nothing says nothing, and one does not know where one stands.
            return column.text_of(row) or translate("Columns", "tom")
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.tip(row) if column.tip is not None else column.text_of(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(self.columns):
            if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                return translate("Columns", self.columns[section].heading)
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(self.columns[section])
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 gives back the order that the rows came in."""
        self._sorted = (column, order == Qt.SortOrder.DescendingOrder) if column >= 0 else None
        self.layoutAboutToBeChanged.emit()
        kept = [(index, self.row_at(index)) for index in self.persistentIndexList()]
        self._shown = self._arranged()
        if kept:
            at = {id(row): position for position, row in enumerate(self._shown)}
            for index, row in kept:
                self.changePersistentIndex(index, self.index(at.get(id(row), -1), index.column()))
        self.layoutChanged.emit()

    # -- inside --

    def _reset(self, shown: list[Any]) -> None:
        self.beginResetModel()
        self._shown = shown
        self.endResetModel()

    def _arranged(self) -> list[Any]:
        rows: Sequence[Any] = self._rows
        if self._needle:
            if self._words is None:
                worded = [column for column in self.columns if column.kind in ("text", "status", "custom")]
                self._words = ["\n".join([c.text_of(row) for c in worded]).casefold() for row in rows]
            parts = self._needle.split()
            rows = [
                row for row, own in zip(rows, self._words, strict=True) if all(part in own for part in parts)
            ]
        if self._predicate is not None:
            rows = [row for row in rows if self._predicate(row)]
        if self._sorted is None:
            return list(rows)
        number, falling = self._sorted
        order = self.columns[number].order_of
        keyed = [(order(row), row) for row in rows]
        known = [pair for pair in keyed if pair[0] is not None]
        known.sort(key=lambda pair: pair[0], reverse=falling)
        return [row for _, row in known] + [row for key, row in keyed if key is None]


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.kind == "number" else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter

"""What the entry grid shows: stored values, and over them the cells that are not saved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from app.domain.entry_grid import MISSING, CellContent, CellKey
from app.domain.unlikely_values import Span, joined, span, unlikely
from app.ui.common.values import number_text
from app.ui.indicators import entry_words

if TYPE_CHECKING:
    from app.services.entry_grid import EntryPage, EntryRow

type_of_index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
LOOK = int(Qt.ItemDataRole.UserRole)
HEADING = LOOK


class EntryColumn(NamedTuple):
    """What the values of a column are of."""

    year: int
    part: str
    gender: str
    compared: bool = False
    """An earlier value to compare with: pale, and not written in."""


@dataclass(eq=False)
class Unsaved:
    """A cell that is on its way to the file, or that cannot get there."""

    text: str
    """As it was written."""
    wanted: CellContent | None = None
    """What it means; None empties the cell."""
    trouble: str = ""
    """Why it is not saved; empty while it is on its way."""
    by: str = ""
    theirs: str = ""
    """Who has changed the cell meanwhile, and to what."""
    step: int | None = None
    """Where the step stands in the stack of Ångra that it was written with."""


@dataclass(frozen=True, slots=True)
class Look:
    """A cell as it is drawn."""

    text: str
    trouble: str = ""
    unlikely: str = ""
    preliminary: bool = False
    commented: bool = False
    compared: bool = False
    used: bool = True
    """The indicator has, or has had, values for that part of the year."""

    @property
    def awaited(self) -> bool:
        """A value is usually here, and is not yet."""
        return self.used and not self.text and not self.compared


class EntryModel(QAbstractTableModel):
    """Indicators against parts of years."""

    typed = Signal(object, str)
    """The key of a cell and what was written in it."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[EntryRow] = ()
        self.columns: Sequence[EntryColumn] = ()
        self.stored: dict[CellKey, CellContent] = {}
        self.unsaved: dict[CellKey, Unsaved] = {}
        self.place_id = 0
        self._spans: Mapping[tuple[int, str, str], Span] = {}
        self._years: frozenset[int] = frozenset()

    def fill(self, page: EntryPage, rows: Sequence[EntryRow], columns: Sequence[EntryColumn]) -> bool:
        """Show what was read. True where other rows or columns stand there than before."""
        shape = (self.place_id, [row.id for row in self.rows], list(self.columns))
        other = shape != (page.place_id, [row.id for row in rows], list(columns))
        if other:
            self.beginResetModel()
        self.rows, self.columns, self.place_id = rows, columns, page.place_id
        self.stored = dict(page.contents)
        self._spans, self._years = page.spans, frozenset(key.year for key in page.contents)
        if other:
            self.endResetModel()
        else:
            self.draw_anew()
        return other

    def draw_anew(self) -> None:
        """Something in the cells is another than before."""
        if self.rows and self.columns:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(self.columns) - 1))

    # -- cells --

    def key(self, row: int, column: int) -> CellKey:
        """What a cell's value is of."""
        at = self.columns[column]
        return CellKey(self.place_id, self.rows[row].id, at.year, at.part, at.gender)

    def place_of(self, key: CellKey) -> QModelIndex:
        """Where a cell is shown; not valid where it is not."""
        column = EntryColumn(key.year, key.part, key.gender)
        row = next((at for at, row in enumerate(self.rows) if row.id == key.indicator_id), -1)
        if row < 0 or key.place_id != self.place_id or column not in self.columns:
            return QModelIndex()
        return self.index(row, list(self.columns).index(column))

    def seen(self, key: CellKey) -> CellContent | None:
        """What the cell holds as far as one can see: what is on its way counts as being there."""
        unsaved = self.unsaved.get(key)
        return self.stored.get(key) if unsaved is None or unsaved.trouble else unsaved.wanted

    def text(self, key: CellKey) -> str:
        """What stands in the cell, all decimals included."""
        unsaved = self.unsaved.get(key)
        if unsaved is not None and unsaved.trouble:
            return unsaved.text
        content = self.seen(key)
        if content is None:
            return ""
        return MISSING if content.value is None else number_text(content.value)

    def last_year(self, key: CellKey) -> CellContent | None:
        """The same a year earlier."""
        return self.stored.get(key._replace(year=key.year - 1))

    def look(self, row: int, column: int) -> Look:
        """How a cell is drawn."""
        key, at, indicator = self.key(row, column), self.columns[column], self.rows[row]
        unsaved, content = self.unsaved.get(key), self.seen(key)
        if unsaved is not None and unsaved.trouble:
            return Look(unsaved.text, unsaved.trouble)
        used = (at.part, at.gender) in indicator.used
        if content is None:
            return Look("", compared=at.compared, used=used)
        return Look(
            entry_words.value(content.value, indicator.decimals),
            unlikely="" if at.compared else self._unlikely(key, indicator, content),
            preliminary=content.state == "preliminary",
            commented=bool(content.comment),
            compared=at.compared,
            used=used,
        )

    def explanation(self, row: int, column: int) -> str:
        """What there is to say about a cell beyond its text."""
        key, indicator = self.key(row, column), self.rows[row]
        unsaved, look = self.unsaved.get(key), self.look(row, column)
        said = (
            [entry_words.trouble(look.trouble, unsaved.by, unsaved.theirs)]
            if unsaved and look.trouble
            else []
        )
        before = self.last_year(key)
        if look.unlikely:
            said.append(entry_words.unlikely(look.unlikely, self._others(key), indicator))
        elif before is not None and not look.trouble and not look.compared:
            said.append(entry_words.last_year(before.value, indicator))
        return " ".join(said)

    # -- what Qt asks for --

    def rowCount(self, parent: type_of_index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: type_of_index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: type_of_index) -> Qt.ItemFlag:
        """One writes everywhere but in the values to compare with."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid() and not self.columns[index.column()].compared:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: type_of_index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == LOOK:
            return self.look(row, column)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.look(row, column).text
        if role == Qt.ItemDataRole.EditRole:
            return self.text(self.key(row, column))
        if role == Qt.ItemDataRole.ToolTipRole:
            content = self.seen(self.key(row, column))
            said = (self.explanation(row, column), content.comment if content is not None else "")
            return "\n".join(part for part in said if part)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            place = f"{self.rows[row].title}, {entry_words.column(self.columns[column])}: "
            return place + entry_words.spoken(self.look(row, column), self.explanation(row, column))
        return None

    def setData(self, index: type_of_index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was written; what stands there already is no change."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        key, text = self.key(index.row(), index.column()), str(value)
        if text != self.text(key):
            self.typed.emit(key, text)
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        across = orientation == Qt.Orientation.Horizontal
        headings: Sequence[EntryColumn | EntryRow] = self.columns if across else self.rows
        if not 0 <= section < len(headings):
            return None
        if role == HEADING:
            return headings[section]
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if across:
            return entry_words.column(self.columns[section])
        row = self.rows[section]
        return row.title if role == Qt.ItemDataRole.DisplayRole else f"{row.title}\n{entry_words.about(row)}"

    def _unlikely(self, key: CellKey, indicator: EntryRow, content: CellContent) -> str:
        return unlikely(content.value, indicator.unit_of_measure, indicator.decimals, self._others(key))

    def _others(self, key: CellKey) -> Span | None:
        """Between what the values of all other years lie."""
        beside = [self.stored.get(key._replace(year=year)) for year in self._years if year != key.year]
        here = span(content.value for content in beside if content is not None)
        return joined(here, self._spans.get((key.indicator_id, key.part, key.gender)))


def columns_of(
    page: EntryPage,
    rows: Sequence[EntryRow],
    years: Iterable[int],
    parts: Sequence[str],
    genders: Sequence[str],
) -> tuple[EntryColumn, ...]:
    """The year before, where it has values to compare with, at the left; then all that is written in, side by side."""
    shown = sorted(years)
    ids = {row.id for row in rows}
    known = {(key.year, key.part) for key in page.contents if key.gender == "T" and key.indicator_id in ids}
    before = [EntryColumn(shown[0] - 1, part, "T", True) for part in parts if (shown[0] - 1, part) in known]
    return (
        *before,
        *(EntryColumn(year, part, gender) for year in shown for part in parts for gender in genders),
    )

"""What the gross list shows: the unit's risks, over them what is not saved, and a row to go on writing in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from app.domain import risk_zones
from app.domain.gross_list import CONSEQUENCE, FIELDS, SCORES, CellKey, RowKey
from app.domain.validation import longest
from app.ui.risks import gross_words
from app.ui.risks.gross_cells import COLUMNS, LOOK, Look, Unsaved
from app.ui.risks.gross_words import BEFORE, VALUE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.services.gross_list import GrossPage, GrossRow

type_of_index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class GrossModel(QAbstractTableModel):
    """Risks against what is written of them."""

    typed = Signal(object, str)
    """The key of a cell and what was written in it."""

    def __init__(self) -> None:
        super().__init__()
        self.page: GrossPage | None = None
        self.stored: dict[int, GrossRow] = {}
        self.unsaved: dict[CellKey, Unsaved] = {}
        """Of every unit and year: what is written in one list is there when one comes back to it."""
        self.ids: list[int] = []
        self._last = 0
        self._blank = True

    # -- rows --

    def fill(self, page: GrossPage) -> None:
        """Show what was read."""
        self.page = page
        self.stored = {row.id: row for row in page.rows}
        self.arrange()

    def offer_blank(self, offered: bool) -> None:
        """Whether a row to go on writing in stands last."""
        self._blank = offered
        self.arrange()

    def arrange(self) -> None:
        """Let the rows be those that are stored, those that are not saved yet, and the blank one."""
        page = self.page
        if page is None:
            return
        new = {key.row.risk_id for key in self.unsaved if key.row[:2] == (page.unit_id, page.year)}
        made = sorted((risk_id for risk_id in new if risk_id < 0), reverse=True)
        self._last = min([self._last, *(key.row.risk_id for key in self.unsaved)])
        blank = [self._last - 1] if self._blank else []
        ids = [*self.stored, *made, *blank]
        before, now = len(self.ids), len(ids)
        # Rows come and go at the end, so that nobody is moved out of the cell that he stands in.
        if now > before:
            self.beginInsertRows(_ROOT, before, now - 1)
            self.ids = ids
            self.endInsertRows()
        elif now < before:
            self.beginRemoveRows(_ROOT, now, before - 1)
            self.ids = ids
            self.endRemoveRows()
        self.ids = ids
        self.draw_anew()

    def draw_anew(self) -> None:
        """Something in the cells is another than before."""
        if self.ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.ids) - 1, len(COLUMNS) - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self.ids) - 1)

    def new_ids(self, count: int) -> list[int]:
        """Ids for rows that are not there yet; the blank one is the first of them."""
        return [self._last - 1 - at for at in range(count)]

    def row_key(self, risk_id: int) -> RowKey:
        """Which row a risk of the shown list is."""
        assert self.page is not None
        return RowKey(self.page.unit_id, self.page.year, risk_id)

    def key(self, row: int, column: int) -> CellKey:
        """What a cell is of; the computed columns have keys of their own name."""
        return CellKey(self.row_key(self.ids[row]), COLUMNS[column])

    def place_of(self, key: CellKey) -> QModelIndex:
        """Where a cell is shown; not valid where it is not."""
        page = self.page
        if page is None or key.row[:2] != (page.unit_id, page.year) or key.row.risk_id not in self.ids:
            return QModelIndex()
        return self.index(self.ids.index(key.row.risk_id), COLUMNS.index(key.field))

    # -- cells --

    def values(self, risk_id: int) -> Mapping[str, object]:
        """What the file has of a risk."""
        found = self.stored.get(risk_id)
        return found.values if found is not None else {}

    def seen(self, key: CellKey) -> object:
        """What a cell holds as far as one can see: what waits counts as being there."""
        unsaved = self.unsaved.get(key)
        if unsaved is None or unsaved.trouble:
            return self.values(key.row.risk_id).get(key.field)
        return unsaved.wanted

    def put(self, risk_id: int, field: str, value: object) -> None:
        """Take what the file has from now on."""
        from app.services.gross_list import GrossRow

        found = self.stored.get(risk_id) or GrossRow(risk_id, {}, None)
        self.stored[risk_id] = replace(found, values={**found.values, field: value})

    def text(self, key: CellKey) -> str:
        """What stands in a cell that one writes in."""
        unsaved = self.unsaved.get(key)
        if unsaved is not None and unsaved.trouble:
            return unsaved.text
        value = self.seen(key)
        if key.field == "category":
            return gross_words.category(value)
        return "" if value is None else str(value)

    def weighed(self, risk_id: int) -> tuple[int | None, str, bool]:
        """The value of a risk this year, its zone, and whether it reaches the threshold; at once, also unsaved."""
        assert self.page is not None
        row = self.row_key(risk_id)
        halves = [self.seen(CellKey(row, field)) for field in SCORES]
        likelihood, consequence = (half if isinstance(half, int) else None for half in halves)
        value = risk_zones.value(likelihood, consequence)
        zones = self.page.zones
        return value, risk_zones.zone(value, zones), risk_zones.over_threshold(value, zones)

    @property
    def locked(self) -> bool:
        """Whether nothing may be weighed: the analysis is closed."""
        analysis = self.page.analysis if self.page is not None else None
        return analysis is not None and analysis.state == "closed"

    def look(self, row: int, column: int) -> Look:
        """How a cell is drawn."""
        name, risk_id = COLUMNS[column], self.ids[row]
        found = self.stored.get(risk_id)
        if name == BEFORE:
            return Look(name, gross_words.before(found.before if found is not None else None), locked=True)
        if name == VALUE:
            if risk_id == self.ids[-1] and self._blank:
                return Look(name, "", locked=True)
            value, zone, over = self.weighed(risk_id)
            known = found is not None and found.before is not None
            text = gross_words.value(value, zone, known=known)
            return Look(name, text, value=value, zone=zone, over=over, locked=True)
        key = self.key(row, column)
        unsaved = self.unsaved.get(key)
        return Look(
            name,
            self.text(key),
            trouble=unsaved.trouble if unsaved is not None else "",
            waiting=unsaved is not None and not unsaved.trouble,
            lined=name not in (*SCORES, "category"),
            locked=name in SCORES and self.locked,
        )

    def explanation(self, row: int, column: int) -> str:
        """Why a cell is not saved; empty where it is."""
        key = self.key(row, column)
        unsaved = self.unsaved.get(key)
        if unsaved is None or not unsaved.trouble or self.page is None:
            return ""
        scales = self.page.scales
        found = scales.consequence if key.field == CONSEQUENCE else scales.likelihood
        return gross_words.trouble(
            unsaved.trouble,
            key.field,
            steps=gross_words.steps(found),
            year=key.row.year,
            most=longest(key.field),
            by=unsaved.by,
            theirs=unsaved.theirs,
        )

    def waits(self, row: int) -> str:
        """Whether something in a row is not saved: trouble, waiting, or nothing."""
        states = {
            bool(cell.trouble) for key, cell in self.unsaved.items() if key.row == self.row_key(self.ids[row])
        }
        return "trouble" if True in states else "waiting" if states else ""

    def is_blank(self, row: int) -> bool:
        """Whether a row is the one to go on writing in."""
        return self._blank and row == len(self.ids) - 1

    # -- what Qt asks for --

    def rowCount(self, parent: type_of_index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: type_of_index = _ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def flags(self, index: type_of_index) -> Qt.ItemFlag:
        """One writes everywhere but in what follows from other cells, and in weighings that are closed."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not index.isValid():
            return flags
        name = COLUMNS[index.column()]
        if name in FIELDS and not (name in SCORES and self.locked):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: type_of_index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.ids):
            return None
        row, column = index.row(), index.column()
        if role == LOOK:
            return self.look(row, column)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.look(row, column).text
        if role == Qt.ItemDataRole.ToolTipRole:
            look = self.look(row, column)
            return "\n".join(part for part in (self.explanation(row, column), look.text) if part)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            look = self.look(row, column)
            unsaved = bool(look.trouble or look.waiting)
            said = gross_words.spoken(look.text, self.explanation(row, column), unsaved=unsaved)
            return f"{self.title(row)}, {gross_words.tip(COLUMNS[column])}: {said}"
        return None

    def title(self, row: int) -> str:
        """What a risk is called, or which row it is."""
        return self.text(CellKey(self.row_key(self.ids[row]), "title")) or self.tr("Ny rad")

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
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1) if role == Qt.ItemDataRole.DisplayRole else None
        if not 0 <= section < len(COLUMNS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return gross_words.heading(COLUMNS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = COLUMNS[section] in SCORES
            return Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        return gross_words.tip(COLUMNS[section]) if role == Qt.ItemDataRole.ToolTipRole else None

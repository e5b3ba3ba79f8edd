"""The register: all risks as a table, filtered by words and by what is chosen in the matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui.common.page_parts import EmptyState, SearchField, words
from app.ui.common.record_table import RecordTable
from app.ui.common.settings import Settings
from app.ui.common.theme import px
from app.ui.risks.columns import COLUMNS, ROOM
from app.ui.risks.matrix_cell import Cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.risk_rows import RiskRow

type_of_subset = Literal["", "unweighed", "over"]
"""Which risks are shown alone."""


class Register(QWidget):
    """A search field, a line that says what is shown, and the table."""

    chosen = Signal(object)
    """The ``RiskRow`` one stands on, or None."""
    opened = Signal(object)
    """The ``RiskRow`` one wants to write in."""
    all_wanted = Signal()
    """The user wants every risk back."""

    def __init__(self, settings: Settings, new: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cell: Cell | None = None
        self._only: type_of_subset = ""
        self.search = SearchField(self.tr("Filtrera risker …"))
        self.count = words("", "small")
        self.show_all = QPushButton(self.tr("Visa alla"))
        self.show_all.setProperty("look", "link")
        self.show_all.hide()
        empty = EmptyState(
            "shield-alert",
            self.tr("Här visas riskerna som hotar målen. Lägg till den första, så ritas den i matrisen."),
            new,
        )
        self.table = RecordTable(COLUMNS, name="risks", settings=settings, empty=empty)
        self.table.setAccessibleName(self.tr("Riskregister"))
        self.search.searched.connect(self._filter)
        self.search.walked_down.connect(self._into_table)
        self.show_all.clicked.connect(self._want_all)
        self.table.chosen.connect(self.chosen)
        self.table.opened.connect(self.opened)
        self._lay_out()

    def set_rows(self, rows: Sequence[RiskRow]) -> None:
        """Show other risks; choice, sorting and filters stay."""
        self.search.setVisible(bool(rows))
        self.count.setVisible(bool(rows))
        self.table.set_rows(rows)
        self._tell()

    def show_cell(self, cell: Cell | None) -> None:
        """Show only risks of one cell of the matrix, or all."""
        self._cell, self._only = cell, ""
        self._choose_rows()

    def show_only(self, which: type_of_subset) -> None:
        """Show only risks that are not weighed yet, or only those whose acceptance has run out."""
        self._cell, self._only = None, which
        self._choose_rows()

    @property
    def filtered(self) -> bool:
        """Whether some risks are left out."""
        return self.table.rows_model.filtered

    def clear_filters(self) -> None:
        """Show every risk again, whatever hid it."""
        self.search.clear()
        self.table.set_filter("")
        self.show_cell(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns that the form shows too step aside where it is narrow."""
        super().resizeEvent(event)
        for at, column in enumerate(COLUMNS):
            self.table.setColumnHidden(at, self.width() < px(ROOM.get(column.name, 0)))

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(px(8))
        line.addWidget(self.count, 1)
        line.addWidget(self.show_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.search)
        column.addLayout(line)
        column.addWidget(self.table, 1)

    def _filter(self, needle: str) -> None:
        self.table.set_filter(needle)
        self._tell()

    def _choose_rows(self) -> None:
        cell = self._cell
        if self._only == "unweighed":
            self.table.set_predicate(lambda row: row.value is None and not row.archived)
        elif self._only == "over":
            self.table.set_predicate(lambda row: row.decided.over and not row.archived)
        elif cell is not None:
            self.table.set_predicate(
                lambda row: (
                    (row.likelihood, row.consequence) == (cell.likelihood, cell.consequence)
                    and not row.archived
                )
            )
        else:
            self.table.set_predicate(None)
        self._tell()

    def _tell(self) -> None:
        model = self.table.rows_model
        everything, shown = len(model.rows), len(model.shown)
        if self._cell is not None:
            text = self.tr("Visar {shown} av {all}: sannolikhet {s}, konsekvens {k}").format(
                shown=shown, all=everything, s=self._cell.likelihood, k=self._cell.consequence
            )
        elif self._only == "unweighed":
            text = self.tr("Visar {shown} av {all}: ej värderade").format(shown=shown, all=everything)
        elif self._only == "over":
            text = self.tr("Visar {shown} av {all}: acceptansen har gått ut").format(
                shown=shown, all=everything
            )
        elif model.filtered:
            text = self.tr("Visar {shown} av {all}").format(shown=shown, all=everything)
        elif everything == 1:
            text = self.tr("1 risk")
        else:
            text = self.tr("{count} risker").format(count=everything) if everything else ""
        self.count.setText(text)
        self.show_all.setVisible(model.filtered)

    def _want_all(self) -> None:
        self.clear_filters()
        self.all_wanted.emit()
        self._into_table()

    def _into_table(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.table.choose_first()

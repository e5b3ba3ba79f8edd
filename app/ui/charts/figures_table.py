"""The figures of a chart as a table: for those who do not see the lines, and for those who want the numbers."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.domain import formats
from app.services.figures import Chart, Series
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.charts import chart_reading as reading
from app.ui.common.cells import ROW_HEIGHT, CellDelegate
from app.ui.common.columns import EMPTY, Column
from app.ui.common.table_model import TableModel
from app.ui.common.theme import px

_YEAR = noop("Columns", "År")
_TARGET = noop("Columns", "Målvärde")
_ACCEPTED = noop("Columns", "Godtagbart")
_MARGIN = noop("Columns", "Felmarginal")

MOST_IN_VIEW = 8


class FiguresTable(QTableView):
    """For a chart over years: a row for each, newest first; a column for each line, the target and what is accepted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(self.tr("Diagrammets siffror"))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(ROW_HEIGHT))
        self.horizontalHeader().setHighlightSections(False)

    def show_rows(self, columns: tuple[Column, ...], rows: Sequence[Hashable]) -> None:
        """Show figures: each row is known by itself."""
        before = self.model()
        model = TableModel(columns, key=lambda row: row, parent=self)
        model.set_rows(rows)
        self.setModel(model)
        # Many columns are scrolled to, rather than squeezed until nothing can be read.
        wide = len(columns) > MOST_IN_VIEW
        mode = QHeaderView.ResizeMode.ResizeToContents if wide else QHeaderView.ResizeMode.Stretch
        self.horizontalHeader().setSectionResizeMode(mode)
        self.setItemDelegate(CellDelegate(columns, self))
        if before is not None:
            before.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies all of it, ready for a spreadsheet."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put all rows with their headings on the clipboard."""
        model = self.model()
        if isinstance(model, TableModel):
            headings = [
                str(model.headerData(at, Qt.Orientation.Horizontal)) for at in range(model.columnCount())
            ]
            rows = [[column.text_of(row) for column in model.columns] for row in model.shown]
            QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in [headings, *rows]))


def columns_of(chart: Chart) -> tuple[Column, ...]:
    """The year, every line, target and accepted where there are any."""
    columns = [Column("year", _YEAR, value=lambda year: year, text=str, sort=lambda year: year)]
    columns += [
        Column(
            f"series{number}",
            series.title,
            kind="number",
            text=lambda year, series=series: _value(chart, series, year),  # type: ignore[misc]
            strong=series.strong,
        )
        for number, series in enumerate(sorted(chart.series, key=lambda series: not series.strong))
    ]
    if chart.margins:
        margins = {
            point.year: point.margin for series in chart.series if series.strong for point in series.points
        }
        columns.append(
            Column(
                "margin",
                _MARGIN,
                kind="number",
                text=lambda year: _plus_minus(margins.get(year), chart.decimals),
            )
        )
    if chart.target or chart.target_high:
        columns.append(
            Column(
                "target",
                _TARGET,
                kind="number",
                text=lambda year: reading.target_text(chart, year, unit=False) or EMPTY,
            )
        )
    if chart.accepted:
        columns.append(
            Column(
                "accepted",
                _ACCEPTED,
                kind="number",
                text=lambda year: reading.accepted_text(chart, year) or EMPTY,
            )
        )
    return tuple(columns)


def _plus_minus(margin: float | None, decimals: int) -> str:
    return f"±\u00a0{formats.number(margin, decimals)}" if margin else EMPTY


def _value(chart: Chart, series: Series, year: int) -> str:
    value = next((point.value for point in series.points if point.year == year), None)
    return EMPTY if value is None else formats.number(value, chart.decimals)

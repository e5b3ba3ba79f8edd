"""Saving a table as it is shown: filtered and sorted as it stands, with values in the cells."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from app.text import translate
from app.ui.common.columns import EMPTY, Column
from app.ui.common.page import Page
from app.ui.common.values import parse_number

if TYPE_CHECKING:
    from app.ui.common.record_table import RecordTable
    from app.ui.common.table_model import TableModel

FOLDER = "tables/folder"
_NOT_IN_NAMES = dict.fromkeys(map(ord, '/\\:*?"<>|'), "-")

type_of_cell = str | int | float | date | None


def ask_save(table: RecordTable) -> None:
    """Ask where, and save."""
    settings = _page_of(table).context.settings
    folder = settings.text(FOLDER) or QStandardPaths.writableLocation(
        QStandardPaths.StandardLocation.DocumentsLocation
    )
    dialog = QFileDialog(table, translate("TableSaving", "Spara tabellen som Excel"), folder)
    dialog.setNameFilters(
        [
            translate("TableSaving", "Excelarbetsböcker (*.xlsx)"),
            translate("TableSaving", "Textfiler med semikolon (*.csv)"),
        ]
    )
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("xlsx")
    dialog.filterSelected.connect(
        lambda chosen: dialog.setDefaultSuffix("csv" if "csv" in chosen else "xlsx")
    )
    dialog.selectFile(f"{_name_of(table).translate(_NOT_IN_NAMES)}.xlsx")
    dialog.fileSelected.connect(lambda chosen: save_to(table, Path(chosen)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def save_to(table: RecordTable, path: Path) -> None:
    """Save what the table shows now, whole or not at all."""
    context, name = _page_of(table).context, _name_of(table)
    context.settings.set(FOLDER, str(path.parent))
    headings, rows = cells_of(table.rows_model)

    def work() -> None:
        from app.exchange.writing import Table, text_file, workbook
        from app.reports.saving import require_target, save

        made = Table(name, headings, rows)
        as_text = path.suffix.lower() == ".csv"
        require_target(path, ".csv" if as_text else ".xlsx")
        save(path, text_file(made) if as_text else workbook([made]))

    context.tasks.run(
        work,
        lambda _none: context.messages.tell(
            translate("TableSaving", "Tabellen sparades som {path}.").format(path=path)
        ),
        title=translate("TableSaving", "Sparar tabellen …"),
    )


def cells_of(model: TableModel) -> tuple[list[str], list[list[type_of_cell]]]:
    """Headings and values of all columns but small drawings, in the order the rows are shown."""
    columns = [column for column in model.columns if column.kind != "spark"]
    headings = [translate("Columns", column.heading) for column in columns]
    return headings, [[_cell(column, row) for column in columns] for row in model.shown]


def _cell(column: Column, row: Any) -> type_of_cell:
    text = column.text_of(row)
    if text in ("", EMPTY):
        return None
    value = column.value(row) if column.value is not None else getattr(row, column.name, None)
    if isinstance(value, date):
        return value
    if not isinstance(value, int | float) or isinstance(value, bool) or column.kind in ("status", "trend"):
        return text
    # A number stands for what is shown where that is no more than the number: not for "60–70".
    return value if column.kind == "custom" or _is_number(text) else text


def _is_number(text: str) -> bool:
    try:
        return parse_number(text) is not None
    except ValueError:
        return False


def _name_of(table: RecordTable) -> str:
    return table.accessibleName() or translate("TableSaving", "Tabell")


def _page_of(widget: QWidget) -> Page:
    """The page that a widget stands on."""
    above: QWidget | None = widget
    while above is not None and not isinstance(above, Page):
        above = above.parentWidget()
    assert above is not None
    return above

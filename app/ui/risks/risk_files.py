"""Lists of risks to and from files: choosing one to read in, saving one to be filled in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from app.text import translate
from app.ui.common.context import Context
from app.ui.common.settings import Settings

_FOLDER = "risks/folder"


def ask_open(parent: QWidget, settings: Settings, chosen: Callable[[Path], object]) -> None:
    """Ask which file to read in."""
    dialog = _dialog(parent, settings, translate("RiskFiles", "Välj en fil med risker att läsa in"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters(
        [translate("RiskFiles", "Excel och CSV (*.xlsx *.csv)"), translate("RiskFiles", "Alla filer (*)")]
    )

    def take(path: str) -> None:
        settings.set(_FOLDER, str(Path(path).parent))
        chosen(Path(path))

    dialog.fileSelected.connect(take)
    dialog.open()


def ask_save(parent: QWidget, context: Context, unit_id: int | None) -> None:
    """Ask where a unit's list, or all units', is to be written."""
    dialog = _dialog(parent, context.settings, translate("RiskFiles", "Spara risklistan som Excel"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(translate("RiskFiles", "Excelarbetsböcker (*.xlsx)"))
    dialog.setDefaultSuffix("xlsx")
    dialog.selectFile(f"{translate('Sheet', 'Risker')} {context.period.year}.xlsx")
    dialog.fileSelected.connect(lambda path: save_list(context, Path(path), unit_id))
    dialog.open()


def save_list(context: Context, path: Path, unit_id: int | None) -> None:
    """Write the list in the worker."""
    context.settings.set(_FOLDER, str(path.parent))
    office, year = context.office, context.period.year

    def work() -> None:
        from app.exchange.risk_export import risk_table
        from app.exchange.writing import workbook
        from app.reports import saving

        saving.require_target(path, ".xlsx")
        saving.save(path, workbook([risk_table(office, year, unit_id)]))

    context.tasks.run(
        work,
        lambda _none: context.messages.tell(
            translate("RiskFiles", "Risklistan sparades som {path}.").format(path=path)
        ),
        title=translate("RiskFiles", "Sparar risklistan …"),
    )


def dropped(data: QMimeData) -> list[Path]:
    """The files that are dragged or dropped."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def _dialog(parent: QWidget, settings: Settings, title: str) -> QFileDialog:
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(parent, title, settings.text(_FOLDER) or documents)
    dialog.finished.connect(dialog.deleteLater)
    return dialog

"""Files to and from: choosing one to read in, taking one that is dropped, saving the values as a workbook."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.problems import UserError
from app.text import translate
from app.ui.common.context import Context
from app.ui.common.settings import Settings

_FOLDER = "import/folder"


def ask_open(parent: QWidget, settings: Settings, chosen: Callable[[Path], object]) -> None:
    """Ask which file to read in."""
    dialog = _dialog(parent, settings, translate("ImportFiles", "Välj en fil att läsa in"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters(
        [
            translate("ImportFiles", "Excel och CSV (*.xlsx *.csv)"),
            translate("ImportFiles", "Alla filer (*)"),
        ]
    )

    def take(path: str) -> None:
        settings.set(_FOLDER, str(Path(path).parent))
        chosen(Path(path))

    dialog.fileSelected.connect(take)
    dialog.open()


def ask_save(parent: QWidget, context: Context) -> None:
    """Ask where all values are to be written, in the form that is read in again."""
    dialog = _dialog(parent, context.settings, translate("ImportFiles", "Spara mätvärdena som Excel"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(translate("ImportFiles", "Excelarbetsböcker (*.xlsx)"))
    dialog.setDefaultSuffix("xlsx")
    dialog.selectFile(f"{translate('Sheet', 'Mätvärden')}.xlsx")
    dialog.fileSelected.connect(lambda path: save_values(context, Path(path)))
    dialog.open()


def save_values(context: Context, path: Path) -> None:
    """Write all values in the worker."""
    context.settings.set(_FOLDER, str(path.parent))
    office = context.office

    def work() -> None:
        from app.exchange import exports
        from app.reports import saving

        saving.require_target(path, ".xlsx")
        saving.save(path, exports.content(office, "measurements", ".xlsx"))

    context.tasks.run(
        work,
        lambda _none: context.messages.tell(
            translate("ImportFiles", "Mätvärdena sparades som {path}.").format(path=path)
        ),
        title=translate("ImportFiles", "Sparar mätvärdena …"),
    )


def dropped(data: QMimeData) -> Sequence[Path]:
    """The files that are dragged or dropped."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def by_name(error: UserError) -> UserError:
    """The same error with the file's name alone: the user has just chosen it, and need not read where it lies."""
    named = error.values.get("path")
    return UserError(error.code, **{**error.values, "path": Path(str(named)).name}) if named else error


def _dialog(parent: QWidget, settings: Settings, title: str) -> QFileDialog:
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(parent, title, settings.text(_FOLDER) or documents)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog

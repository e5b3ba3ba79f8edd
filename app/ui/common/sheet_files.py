"""Workbooks and text files to and from: choosing one to read in, taking one that is dropped, writing one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.problems import UserError
from app.text import translate
from app.ui.common.context import Context
from app.ui.common.settings import Settings


def ask_open(
    parent: QWidget, settings: Settings, folder: str, title: str, chosen: Callable[[Path], object]
) -> None:
    """Ask which file to read in. ``folder`` is the setting that remembers where the last one lay."""
    dialog = _dialog(parent, settings, folder, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters(
        [
            translate("SheetFiles", "Excel och CSV (*.xlsx *.csv)"),
            translate("SheetFiles", "Alla filer (*)"),
        ]
    )

    def take(path: str) -> None:
        settings.set(folder, str(Path(path).parent))
        chosen(Path(path))

    dialog.fileSelected.connect(take)
    dialog.open()


def ask_save(
    parent: QWidget, settings: Settings, folder: str, title: str, name: str, chosen: Callable[[Path], object]
) -> None:
    """Ask where a workbook is to be written; ``name`` is proposed."""
    dialog = _dialog(parent, settings, folder, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(translate("SheetFiles", "Excelarbetsböcker (*.xlsx)"))
    dialog.setDefaultSuffix("xlsx")
    dialog.selectFile(f"{name}.xlsx")
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    dialog.open()


def write(
    context: Context, folder: str, path: Path, make: Callable[[], bytes], title: str, told: str
) -> None:
    """Write a workbook in the worker; ``told`` says so, with its ``path``."""
    context.settings.set(folder, str(path.parent))

    def work() -> None:
        from app.reports import saving

        saving.require_target(path, ".xlsx")
        saving.save(path, make())

    context.tasks.run(work, lambda _none: context.messages.tell(told.format(path=path)), title=title)


def dropped(data: QMimeData) -> Sequence[Path]:
    """The files that are dragged or dropped."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def by_name(error: UserError) -> UserError:
    """The same error with the file's name alone: the user has just chosen it, and need not read where it lies."""
    named = error.values.get("path")
    return UserError(error.code, **{**error.values, "path": Path(str(named)).name}) if named else error


def _dialog(parent: QWidget, settings: Settings, folder: str, title: str) -> QFileDialog:
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(parent, title, settings.text(folder) or documents)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog

"""Measurements to and from files: choosing one to read in, saving all values as a workbook."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.text import translate
from app.ui.common import sheet_files
from app.ui.common.context import Context
from app.ui.common.settings import Settings

_FOLDER = "import/folder"


def ask_open(parent: QWidget, settings: Settings, chosen: Callable[[Path], object]) -> None:
    """Ask which file to read in."""
    title = translate("ImportFiles", "Välj en fil att läsa in")
    sheet_files.ask_open(parent, settings, _FOLDER, title, chosen)


def ask_save(parent: QWidget, context: Context) -> None:
    """Ask where all values are to be written, in the form that is read in again."""
    title, name = translate("ImportFiles", "Spara mätvärdena som Excel"), translate("Sheet", "Mätvärden")
    sheet_files.ask_save(
        parent, context.settings, _FOLDER, title, name, lambda path: save_values(context, path)
    )


def save_values(context: Context, path: Path) -> None:
    """Write all values in the worker."""
    office = context.office

    def make() -> bytes:
        from app.exchange import exports

        return exports.content(office, "measurements", ".xlsx")

    sheet_files.write(
        context,
        _FOLDER,
        path,
        make,
        translate("ImportFiles", "Sparar mätvärdena …"),
        translate("ImportFiles", "Mätvärdena sparades som {path}."),
    )

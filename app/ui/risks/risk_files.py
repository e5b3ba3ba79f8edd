"""Lists of risks to and from files: choosing one to read in, saving one to be filled in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.text import translate
from app.ui.common import sheet_files
from app.ui.common.context import Context
from app.ui.common.settings import Settings

_FOLDER = "risks/folder"


def ask_open(parent: QWidget, settings: Settings, chosen: Callable[[Path], object]) -> None:
    """Ask which file to read in."""
    title = translate("RiskFiles", "Välj en fil med risker att läsa in")
    sheet_files.ask_open(parent, settings, _FOLDER, title, chosen)


def ask_save(parent: QWidget, context: Context, unit_id: int | None) -> None:
    """Ask where a unit's list, or all units', is to be written."""
    title = translate("RiskFiles", "Spara risklistan som Excel")
    name = f"{translate('Sheet', 'Risker')} {context.period.year}"
    sheet_files.ask_save(
        parent, context.settings, _FOLDER, title, name, lambda path: save_list(context, path, unit_id)
    )


def save_list(context: Context, path: Path, unit_id: int | None) -> None:
    """Write the list in the worker."""
    office, year = context.office, context.period.year

    def make() -> bytes:
        from app.exchange.risk_export import risk_table
        from app.exchange.writing import workbook

        return workbook([risk_table(office, year, unit_id)])

    sheet_files.write(
        context,
        _FOLDER,
        path,
        make,
        translate("RiskFiles", "Sparar risklistan …"),
        translate("RiskFiles", "Risklistan sparades som {path}."),
    )

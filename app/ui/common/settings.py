"""What one person's window remembers from day to day: sizes, choices, recent files. Never data of the
municipality.
"""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths


def user_folder() -> Path:
    """Return the user's own folder for this program: settings, unsaved text, the log of errors.

    ``RODATRADEN_HOME`` moves it, which is how an office puts it on a profile disk and how tests keep to
    themselves.
    """
    if chosen := os.environ.get("RODATRADEN_HOME"):
        return Path(chosen)
    # Where the operating system keeps what belongs to one person on one machine.
    own = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    return Path(own) / "rodatraden"


class Settings:
    """Named values in one file of the user's own folder. Nothing here may be missed when the file is lost."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._file = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)

    def text(self, name: str, otherwise: str = "") -> str:
        """Return a remembered text."""
        value = self._file.value(name, otherwise)
        return value if isinstance(value, str) else otherwise

    def number(self, name: str, otherwise: int = 0) -> int:
        """Return a remembered whole number."""
        try:
            return int(str(self._file.value(name, otherwise)))
        except ValueError:
            return otherwise

    def state(self, name: str) -> QByteArray:
        """Return a remembered state of one of Qt's widgets; empty if there is none."""
        value = self._file.value(name)
        return value if isinstance(value, QByteArray) else QByteArray()

    def texts(self, name: str) -> list[str]:
        """Return a remembered list of texts."""
        value = self._file.value(name, [])
        if isinstance(value, str):
            return [value] if value else []
        return [str(item) for item in value] if isinstance(value, list) else []

    def set(self, name: str, value: str | int | list[str] | QByteArray) -> None:
        """Remember ``value`` under ``name``, for example ``table/risks/widths``."""
        self._file.setValue(name, value)

    def keep(self) -> None:
        """Write to disk now instead of soon."""
        self._file.sync()

"""Finding, making and opening files, off the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.ui.common.settings import Settings
from app.ui.common.tasks import Tasks

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.services.office import Office

ENDING = ".rtr"
EXAMPLE = "Exempel Vaggeryd.rtr"
NEXT = ("app.ui.frame.session", "app.ui.frame.search_results", "app.ui.frame.unsaved")
"""What the window needs as soon as a file is open."""
MOST_RECENT = 8


class Opener(QObject):
    """Opens one file at a time and remembers which."""

    opening = Signal(str)
    """The address of a file that is being opened or made."""
    opened = Signal(object)
    """The ``Office`` of a file that is open."""
    refused = Signal(object)
    """The exception that told why a file was not opened or made."""

    def __init__(
        self, tasks: Tasks, settings: Settings, window: QWidget, load_first_page: Callable[[], object]
    ) -> None:
        super().__init__(window)
        self._load_first_page = load_first_page
        self._tasks, self._settings, self._window = tasks, settings, window

    def recent(self) -> list[str]:
        """The addresses opened lately, newest first."""
        return self._settings.texts("recent")

    def ask_open(self) -> None:
        """Let the user find a file, and open it."""
        from PySide6.QtWidgets import QFileDialog

        start = str(Path(self.recent()[0]).parent) if self.recent() else str(Path.home())
        path, _ = QFileDialog.getOpenFileName(self._window, self.tr("Öppna en fil"), start, self._filter())
        if path:
            self.open(path)

    def ask_create(self, values: Mapping[str, object]) -> None:
        """Let the user choose where a new municipality's file is to lie, and make it."""
        from PySide6.QtWidgets import QFileDialog

        start = str(Path.home() / f"{values['name']}{ENDING}")
        path, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Spara kommunens fil"), start, self._filter()
        )
        if path:
            self.create(path if path.endswith(ENDING) else path + ENDING, values)
        else:
            self.refused.emit(None)

    def open(self, address: str) -> None:
        """Open a file or a database."""
        # An address of a database is left as it is; a file is remembered by its whole path.
        whole = address if "://" in address else str(Path(address).absolute())
        self._work(whole, lambda: _open(whole))

    def create(self, path: str, values: Mapping[str, object]) -> None:
        """Make a new municipality's file and open it."""

        def work() -> Office:
            from app.services.office import create_office

            first, last = values["first_year"], values["last_year"]
            assert isinstance(first, int) and isinstance(last, int)
            create_office(path, str(values["name"]), str(values["code"]), first, last)
            return _open(path)

        self._work(path, work)

    def open_example(self) -> None:
        """Open the user's own copy of the example, made the first time."""
        path = self._settings.folder / EXAMPLE

        def work() -> Office:
            from app.services.office import create_example

            if not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                create_example(path)
            return _open(str(path))

        self._work(str(path), work)

    def propose_years(self, done: Callable[[tuple[int, int]], None]) -> None:
        """Find the mandate period that today lies in."""

        def work() -> tuple[int, int]:
            from datetime import date

            from app.services.office import mandate_years

            return mandate_years(date.today())

        self._tasks.run(work, done)

    def _work(self, address: str, work: Callable[[], Office]) -> None:
        def open_warm() -> Office:
            office = work()
            # What the window needs to show the file is imported here too, where it does not hold the window up.
            for module in NEXT:
                import_module(module)
            self._load_first_page()
            return office

        def done(office: Office) -> None:
            self._remember([address, *(other for other in self.recent() if other != address)])
            self.opened.emit(office)

        def failed(error: Exception) -> None:
            if getattr(error, "code", "") == "file_missing":
                self._remember([other for other in self.recent() if other != address])
            self.refused.emit(error)

        self.opening.emit(address)
        self._tasks.run(open_warm, done, failed, self.tr("Öppnar …"))

    def _remember(self, addresses: list[str]) -> None:
        self._settings.set("recent", addresses[:MOST_RECENT])

    def _filter(self) -> str:
        return self.tr("Röda tråden (*{ending})").format(ending=ENDING)


def _open(address: str) -> Office:
    from app.services.office import open_office

    return open_office(address)

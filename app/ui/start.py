"""The composition root: everything that lives as long as the window is made here, and handed on.

1. The application with its fonts, colours and Swedish words.
2. Settings, the worker, the messages, the window. The frame is shown and painted.
3. Only after that first paint does the worker import the services and read the file (or the welcome page is built):
   started earlier, the interpreter's lock would make the whole start several times slower.

While it starts nothing is collected as garbage: a start makes little of it, and looking for it costs a tenth of the
time. For the same reason what is used here is imported in the functions, after that has been said.
"""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType

    from PySide6.QtWidgets import QApplication

    from app.ui.common.settings import Settings
    from app.ui.common.tasks import Tasks
    from app.ui.main_window import MainWindow

LONGEST_LOG = 1_000_000
STARTED_MS = 2_000
"""So long after the first paint the first page is there, or the welcome page."""


def application() -> QApplication:
    """The application, with its name, its mark and its language."""
    gc.disable()
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QApplication

    from app.ui.common.language import speak_swedish
    from resources import path

    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("Röda tråden")
    app.setDesktopFileName("rodatraden")
    app.setWindowIcon(QIcon(str(path("icons", "app.svg"))))
    speak_swedish(app)
    return app


def make_window(app: QApplication, settings: Settings) -> tuple[MainWindow, Tasks]:
    """A window and its worker, not yet shown; it looks as it did last."""
    from PySide6.QtCore import QTimer

    from app.ui.common.messages import Messages
    from app.ui.common.tasks import Tasks
    from app.ui.common.theme import Theme
    from app.ui.main_window import MainWindow

    theme = Theme(app, settings.text("window/theme", "system"), settings.number("window/text_scale", 100))
    tasks = Tasks(app)
    window = MainWindow(theme, settings, tasks, Messages())
    window.painted.connect(lambda: QTimer.singleShot(STARTED_MS, _collect_again))
    return window, tasks


def _collect_again() -> None:
    """What start-up has made stays: it need not be looked through ever again."""
    gc.freeze()
    gc.enable()


def run(address: str | None) -> int:
    """Show the window on a file (else on the last one, else on the welcome page) until it is closed."""
    app = application()
    from app.ui.common.settings import Settings, user_folder

    settings = Settings(user_folder())
    window, tasks = make_window(app, settings)
    chosen = address or next(iter(window.opener.recent()), "")
    window.expect_file(bool(chosen))
    window.painted.connect(lambda: _catch_bugs(window, settings))
    window.painted.connect(lambda: window.open(chosen) if chosen else window.show_welcome())
    window.show()
    status = app.exec()
    tasks.close()
    return status


def _catch_bugs(window: MainWindow, settings: Settings) -> None:
    """Log what goes wrong in the program itself, tell of it, and go on."""
    import logging

    folder = settings.folder / "logs"
    log = logging.getLogger("rodatraden")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        target = folder / "rodatraden.log"
        if target.exists() and target.stat().st_size > LONGEST_LOG:
            target.replace(folder / "rodatraden.1.log")
        handler = logging.FileHandler(target, encoding="utf-8", delay=True)
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        log.addHandler(handler)
    except OSError:
        log.warning("No log can be written in %s", folder)

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            window.close()
        else:
            window.messages.show_error(error)

    sys.excepthook = hook

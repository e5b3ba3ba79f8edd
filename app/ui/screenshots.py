"""Pictures of every page and its sections, light and dark: made by the real window on a copy of a file, with no screen
needed.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from app.domain.problems import UserError

SIZE = (1440, 900)
THEMES = ("light", "dark")
SETTLES = 4
"""So many times in a row the deepest page is laid out anew before it stands still."""


def take(folder: Path, file: str | None = None) -> list[Path]:
    """Write a picture of every page into ``folder`` and return the paths; the example is shown if no file is
    named.

    A file of one's own is looked at in a copy, so that nobody's work is disturbed. Settings and unsaved text
    of the person at the workstation are left alone too.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError("cannot_write", path=str(folder)) from error
    if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="rodatraden-") as work:
        return list(_pictures(folder, _copy(Path(work), file), Path(work)))


def _copy(work: Path, file: str | None) -> str:
    if file is None:
        from app.services.office import create_example

        create_example(work / "Vaggeryds kommun.rtr")
        return str(work / "Vaggeryds kommun.rtr")
    if "://" in file:
        return file
    from app.services.office import open_office

    office = open_office(file)
    try:
        office.upkeep.backup(work / Path(file).name)
    finally:
        office.close()
    return str(work / Path(file).name)


def _pictures(folder: Path, file: str, work: Path) -> Iterator[Path]:
    from app.ui import start
    from app.ui.catalogue import PAGES
    from app.ui.common.settings import Settings

    app = start.application()
    for name in THEMES:
        settings = Settings(work / name)
        settings.set("window/theme", name)
        window, tasks = start.make_window(app, settings)
        window.resize(*SIZE)
        window.show()
        window.open(file)
        tasks.wait_idle()
        for number, entry in enumerate(PAGES, start=1):
            page = window.go(entry.name)
            assert page is not None  # A file is open, and every entry of the catalogue has a page.
            names = page.section_names()
            for section in names or ("",):
                if section:
                    page.look_at(section)
                # Layouts settle by events that are still waiting, and what is drawn late asks for new ones; nobody
                # uses this window, so they may be let through.
                for _ in range(SETTLES):
                    tasks.wait_idle()
                    page.finish_drawing()
                    app.processEvents()
                # The first section is what the page opens with: that picture bears the page's name alone.
                parts = (str(number), entry.name, "" if section in names[:1] else section, name)
                path = folder / ("-".join(part for part in parts if part) + ".png")
                if not window.grab().save(str(path)):
                    raise UserError("cannot_write", path=str(path))
                yield path
        window.close()
        tasks.wait_idle()
        tasks.close()

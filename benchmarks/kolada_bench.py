"""Searching Kolada's catalogue as one types: a synthetic one of the real one's size.

The rules alone, and a whole key in the window: from the letter until hits and card are painted. The floor of that one
is Qt's own field, list and text, of which the list shows the titles that have the words.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.kolada import Kpi, KpiCatalogue, KpiGroup
from benchmarks import Row, seconds

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

KPIS = 6_099
MOST = 0.020
"""Seconds for a key."""

_WHO = ("Elever i årskurs 9", "Förskollärare", "Brukare i hemtjänsten", "Invånare 80+", "Långtidsarbetslösa")
_WHAT = (
    "som är nöjda",
    "med legitimation",
    "i kommunal regi",
    "per heltidstjänst",
    "i förhållande till riket",
)
_UNITS = ("andel (%)", "antal", "kr/inv", "index", "andel (%) (-2024)")
_TYPED = "grundskoleelevers behörighet"
SIZE = (1440, 900)
_IN_WINDOW = ("elever i kommunal regi", "brukare nöjda hemtjänst", "långtidsarbetslösa kr", "finns inte alls")


def measure() -> Iterable[Row]:
    """Type two words letter by letter; the slowest key counts, the very first one included."""
    catalogue = made()
    first = seconds(lambda: catalogue.search("e"))
    keys = [_TYPED[:length] for length in range(1, len(_TYPED) + 1)]
    keys += ["a", "a e i o", "lärare nöjda", "hemtjänst 80+", "finns inte alls"]
    slowest = max(
        first,
        *(
            statistics.median(seconds(lambda key=key: catalogue.search(key)) for _ in range(7))  # type: ignore[misc]
            for key in keys
        ),
    )
    yield Row(f"search {KPIS:,} KPIs: slowest key", None, slowest, MOST)
    grouped = statistics.median(seconds(lambda: catalogue.search("elever", sdg=4)) for _ in range(7))
    yield Row("the same, within a goal of Agenda 2030", None, grouped, MOST)
    yield Row("read the catalogue from the user's folder", None, _reading(catalogue), 0.3)
    yield from _in_window(catalogue)


def made() -> KpiCatalogue:
    """A catalogue whose texts are as long as the real one's."""
    texts = islice(cycle((who, what, unit) for who in _WHO for what in _WHAT for unit in _UNITS), KPIS)
    kpis = tuple(
        Kpi(
            f"N{number:05}",
            f"{who} {what}, grupp {number}, {unit}",
            f"Antal {who.lower()} {what}, dividerat med samtliga i gruppen {number}. " * 3,
            number % 2 == 0,
            f"Område {number % 18}",
        )
        for number, (who, what, unit) in enumerate(texts)
    )
    groups = tuple(
        KpiGroup(f"G{goal}", f"Agenda 2030, mål {goal}", frozenset(kpi.id for kpi in kpis[goal::17]))
        for goal in range(1, 18)
    )
    return KpiCatalogue(kpis, groups)


def _reading(catalogue: KpiCatalogue) -> float:
    from app.exchange.kolada.catalogue import CatalogueFile

    with tempfile.TemporaryDirectory() as folder:
        file = CatalogueFile(Path(folder))
        file.keep(catalogue)
        return statistics.median(seconds(file.read) for _ in range(5))


def _in_window(catalogue: KpiCatalogue) -> Iterable[Row]:
    """Type the same words in both, in turn, each letter for the first time; the slower half of the keys counts.

    Its seconds are the processor's own, which a busy machine does not stretch as far.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from app.ui import start

    app = start.application()
    keys = [text[:length] for text in _IN_WINDOW for length in range(1, len(text) + 1)]
    with tempfile.TemporaryDirectory() as folder:
        bare, close_bare = _bare(app, catalogue)
        ours, close_ours = _ours(app, catalogue, Path(folder))
        times = []
        for key in keys:
            floor = seconds(lambda key=key: bare(key))  # type: ignore[misc]
            began = time.process_time()
            whole = seconds(lambda key=key: ours(key))  # type: ignore[misc]
            times.append((floor, whole, time.process_time() - began))
        close_bare()
        close_ours()
    floor, whole, own = (
        statistics.median(sorted(column)[len(keys) // 2 :]) for column in zip(*times, strict=True)
    )
    yield Row("search KPIs in the window: a key until painted", floor, whole, 1.75)
    yield Row("the same, the processor's own time", None, own, MOST)


type_of_typing = tuple[Callable[[str], object], Callable[[], object]]
"""Types a text and paints what comes of it; closes the window."""


def _bare(app: QApplication, catalogue: KpiCatalogue) -> type_of_typing:
    from PySide6.QtCore import QStringListModel
    from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListView, QPlainTextEdit, QVBoxLayout, QWidget

    window, search, hits, card = QWidget(), QLineEdit(), QListView(), QPlainTextEdit()
    hits.setUniformItemSizes(True)
    model = QStringListModel()
    hits.setModel(model)
    column, row = QVBoxLayout(window), QHBoxLayout()
    column.addWidget(search)
    column.addLayout(row)
    row.addWidget(hits, 3)
    row.addWidget(card, 2)
    window.resize(*SIZE)
    window.show()
    app.processEvents()
    folded = [(kpi.title.casefold(), kpi) for kpi in catalogue.kpis]

    def key(text: str) -> None:
        search.setText(text)
        found = [kpi for title, kpi in folded if all(word in title for word in text.split())]
        model.setStringList([kpi.title for kpi in found[:200]])
        card.setPlainText(found[0].description if found else "")
        app.processEvents()

    return key, window.close


def _ours(app: QApplication, catalogue: KpiCatalogue, folder: Path) -> type_of_typing:
    from app.exchange.kolada.catalogue import CatalogueFile
    from app.services.office import create_example
    from app.ui import start
    from app.ui.common.settings import Settings
    from app.ui.indicators.kolada_section import KPIS as KPIS_TAB
    from app.ui.indicators.kolada_section import KoladaSection
    from app.ui.indicators.page import IndicatorsPage

    CatalogueFile(folder).keep(catalogue)
    create_example(folder / "exempel.rtr")
    window, tasks = start.make_window(app, Settings(folder))
    window.resize(*SIZE)
    window.show()
    window.open(str(folder / "exempel.rtr"))
    tasks.wait_idle()
    page = window.go("indicators")
    assert isinstance(page, IndicatorsPage)
    page.look_at("kolada")
    tasks.wait_idle()
    section = page.section("kolada")
    assert isinstance(section, KoladaSection)
    section.tabs.setCurrentIndex(KPIS_TAB)
    tasks.wait_idle()
    page.finish_drawing()
    app.processEvents()
    search = section.kpis.search

    def key(text: str) -> None:
        search.setText(text)
        # What the field waits for, whether more letters come, is no work.
        search.searched.emit(text)
        app.processEvents()

    def close() -> None:
        window.close()
        tasks.wait_idle()
        tasks.close()

    return key, close

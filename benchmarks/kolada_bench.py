"""Searching Kolada's catalogue as one types: a synthetic one of the real one's size."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Iterable
from itertools import cycle, islice
from pathlib import Path

from app.domain.kolada import Kpi, KpiCatalogue, KpiGroup
from benchmarks import Row, seconds

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

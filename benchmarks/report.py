"""How long paper takes: a tagged report of 200 pages beside a bare canvas that is told where every mark goes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.reports.document import Document, Fact
from app.services.figures import Band, Chart, Column, Series, Table
from app.services.figures import Point as Value
from benchmarks import Row, compare
from benchmarks._canvas import bare, marks, prepare

_WORDS = (
    "Kommunen ska vara en plats där det är lätt att leva hållbart. Målet handlar om hur vi bygger, hur vi reser och "
    "hur vi tar hand om mark och vatten. Miljö- och byggnämnden, tekniska utskottet och bolagen bidrar med egna mål. "
)


def story(sections: int = 100) -> Document:
    """Tell a report of two pages a section: text, a chart, key figures and a table of thirty rows."""
    document = Document(
        "Uppföljningsrapport",
        municipality="Vaggeryds kommun",
        date=date(2021, 9, 15),
        registry_number="KS 2019/160",
        anchor="Ändringslogg 1204 · 9f3c2a1e",
    )
    for section in range(1, sections + 1):
        if section > 1:
            document.page_break()
        document.heading(f"Mål {section}: hållbar samhällsutveckling i hela kommunen")
        document.status(
            "partly", "Fem av åtta indikatorer når målvärdet; två är godtagbara och en är för gammal."
        )
        document.paragraph(_WORDS * 2, "Innebörd")
        document.facts(
            [Fact(str(section), "indikatorer når målvärdet", "met"), Fact("9", "risker över tröskeln")]
        )
        document.chart(_chart(section))
        document.heading("Indikatorer", 2)
        document.table(_table(section, 30))
    return document


def _chart(section: int) -> Chart:
    def values(start: float) -> tuple[Value, ...]:
        gap = section % 9
        return tuple(
            Value(2012 + i, None if i == gap else start + (i * section) % 7 + i * 0.6) for i in range(10)
        )

    return Chart(
        f"Blir invånarna nöjdare? Fråga {section}",
        "procent",
        1,
        (
            Series("Vaggeryd", values(64)),
            Series("Liknande", values(60), False),
            Series("Riket", values(58), False),
        ),
        tuple(Value(2015 + i, 70.0 + i) for i in range(8)),
        tuple(Band(2019 + i, 66.0 + i, 74.0 + i) for i in range(4)),
        "Källa: Kolada. Exempeldata.",
    )


def _table(section: int, rows: int) -> Table:
    statuses = ("met", "partly", "not_met", "not_assessable", "not_reported")
    trends = ("improving_up", "stable", "worsening_down")
    return Table(
        "Indikatorer under målet",
        (
            Column("Indikator", share=3),
            Column("Utfall", "number", 1),
            Column("Målvärde", "number", 1),
            Column("Status", "indicator_status"),
            Column("Trend", "trend"),
        ),
        tuple(
            (
                f"Andel nöjda i fråga {section}.{row}",
                30 + (row * 7 + section) % 60 + 0.5,
                70.0,
                statuses[(row + section) % 5],
                trends[row % 3],
            )
            for row in range(rows)
        ),
        "Mätvärden hämtade 2021-09-01.",
    )


def measure() -> Iterator[Row]:
    """Measure floor and product, taking turns."""
    prepare()
    noted = marks(story())
    yield compare(
        f"report of {len(noted)} pages, 100 charts, tagged", lambda: bare(noted), lambda: story().bytes(), 2.0
    )
    yield compare(
        "table of 16,000 rows on paper, beside 8 × 2,000",
        lambda: [_long(2_000) for _ in range(8)],
        lambda: _long(16_000),
        1.5,
        rounds=5,
    )


def _long(count: int) -> bytes:
    document = Document("Alla mätvärden", municipality="Vaggeryds kommun", date=date(2021, 9, 15))
    document.table(_table(1, count))
    return document.bytes()

"""Reports for the tests to read: one with everything in it, and how to look inside a finished file."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date

import pikepdf
import pypdfium2

from app.domain.relative_position import position
from app.reports.document import Document, Fact
from app.reports.telling import tell
from app.services.figures import (
    Band,
    Chart,
    Column,
    Distribution,
    Matrix,
    Point,
    Series,
    Standing,
    Table,
)

DAY = date(2021, 9, 15)
HOSTILE = (
    "<b>fet</b> & <img src='file:///etc/passwd'/> <a href=\"http://x\">y</a> \\ (parentes) \x00\x07\x1b\u202e"
    "\ud800 \uffff \ue000 😀👩‍👩‍👧 日本語 e\u0301 \t %s {0} ${x}"
)
STATUSES = ("met", "partly", "not_met", "not_assessable", "not_reported")
TRENDS = ("improving_up", "improving_down", "stable", "worsening_up", "worsening_down", "unknown")


def empty(title: str = "Uppföljningsrapport") -> Document:
    """Start a report."""
    return Document(
        title,
        municipality="Vaggeryds kommun",
        date=DAY,
        registry_number="KS 2019/160",
        subtitle="Övergripande mål 2020–2022",
        anchor="Ändringslogg 1204 · 9f3c2a1e",
    )


def points(*values: float | None, first: int = 2016) -> tuple[Point, ...]:
    return tuple(Point(first + i, value) for i, value in enumerate(values))


def chart(title: str = "Blir invånarna nöjdare?") -> Chart:
    return Chart(
        title,
        "procent",
        1,
        (
            Series("Vaggeryd", points(66.2, 68.0, None, 71.5, 74.2, 78.4)),
            Series("Riket", points(61.0, 62.0, 61.5, 62.0, 62.8, 64.0), False),
        ),
        points(70.0, 70.0, 75.0, 75.0, 80.0, 80.0, 82.0),
        (Band(2019, 72.0, 75.0), Band(2020, None, 80.0), Band(2021, 76.0, None)),
        "Källa: Kolada. Exempeldata.",
    )


def distribution(
    *others: float,
    own: float = 62.0,
    direction: str = "higher",
    name: str = "Vaggeryds kommun",
    title: str = "Nöjda invånare, andel",
    unit: str = "%",
) -> Distribution:
    """Our value among others' of the same year."""
    placed = position(own, others, direction)
    standings = tuple(Standing(f"Kommun {number}", value) for number, value in enumerate(sorted(others)))
    return Distribution(
        *(title, unit, 1, direction, 2021, Standing(name, own), standings, placed.position, placed.better),
        "Källa: Kolada. Exempeldata.",
    )


def table(rows: int = 5, title: str = "Indikatorer under målet") -> Table:
    return Table(
        title,
        (
            Column("Indikator", share=2),
            Column("Utfall", "number", 1),
            Column("Status", "status"),
            Column("Bedömning", "indicator_status"),
            Column("Trend", "trend"),
            Column("Kommentar"),
        ),
        tuple(
            (
                f"Andel nöjda, fråga {row}",
                None if row % 4 == 3 else 1234.56 * (1 - row % 3),
                STATUSES[row % 5],
                STATUSES[(row + 1) % 5],
                TRENDS[row % 6],
                None if row % 2 else "Samhällsbyggnadsförvaltningens avfallshanteringsplan",
            )
            for row in range(rows)
        ),
        "Mätvärden hämtade 2021-09-01.",
    )


def matrix() -> Matrix:
    zones = (("low",) * 3 + ("medium",), ("low", "medium", "medium", "high"))
    return Matrix(
        "Hur fördelar sig riskerna?",
        4,
        ((2, 1, 0, 0), (1, 4, 3, 1), (0, 2, 5, 2), (0, 1, 2, 1)),
        (*zones, ("low", "medium", "high", "high"), ("medium", "high", "high", "high")),
        ("Osannolik", "Mindre sannolik", "Möjlig", "Sannolik"),
        ("Försumbar", "Lindrig", "Kännbar", "Allvarlig"),
    )


def everything() -> Document:
    """Tell a report with every kind of piece in it, on upright and lying pages."""
    document = empty()
    document.lead("Två av fyra övergripande mål bedöms delvis uppfyllda.")
    document.facts(
        [Fact("1 av 4", "mål uppfyllda", "met"), Fact("78,4 %", "nöjda"), Fact("9", "risker", "not_met")]
    )
    for number in range(1, 4):
        document.heading(f"{number} Hållbar samhällsutveckling")
        for status in STATUSES:
            document.status(status, "Fem av åtta indikatorer når målvärdet. " * 3)
        document.status("partly", of="indicator_status")
        document.paragraph("Kommunen ska vara en plats där det är lätt att leva. " * 8, "Innebörd")
        document.heading("Indikatorer", 2)
        document.chart(chart())
        document.charts([chart("Kvinnor"), chart("Män"), chart("Alla")])
        document.heading("Tabell", 3)
        document.table(table(30))
        document.bullets(
            ["Barn- och utbildningsnämnden minskar matsvinnet.", "Tekniska utskottet byter belysning."]
        )
        tell(
            document, "Det **viktiga**, *lutande* och ***båda***:\n- i **listor**\n- och stycken", "Med vikt"
        )
        document.callout("Målet saknar indikator för faktisk kvalitet.", "Att besluta")
        document.note("Källa: Kolada.")
    document.page_break()
    document.heading("Risker")
    document.matrix(matrix())
    with document.landscape():
        document.heading("Registret", 2)
        document.table(table(60))
    document.heading("Sist")
    return document


def texts(data: bytes) -> list[str]:
    """Return the text of each page as a reader of the file gets it."""
    pdf = pypdfium2.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in pdf]
    finally:
        pdf.close()


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def elements(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """Walk the structure tree in reading order."""
    waiting: list[pikepdf.Object] = [pdf.Root.StructTreeRoot.K]
    while waiting:
        element = waiting.pop()
        if isinstance(element, pikepdf.Array):
            waiting.extend(reversed(list(element)))
        elif isinstance(element, pikepdf.Dictionary) and "/S" in element:
            yield element
            if "/K" in element:
                waiting.append(element.K)


def tags(pdf: pikepdf.Pdf) -> list[str]:
    return [str(element.S)[1:] for element in elements(pdf)]

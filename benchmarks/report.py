"""How long paper takes: a tagged report of 200 pages beside a bare canvas that is told where every mark goes.

The floor is reportlab's canvas drawing the very marks of the product's report, from lists made beforehand: no
layout, no tags, no contents. Both embed the same faces and compress their pages.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from app.reports.document import Document, Fact
from app.reports.paper.page import Page, Point
from app.reports.paper.style import Type
from app.services.figures import Band, Chart, Column, Series, Table
from app.services.figures import Point as Value
from benchmarks import Row, compare
from resources import path

Mark = tuple[Any, ...]
_FACES = {"regular": "SourceSans3-Regular.ttf", "semibold": "SourceSans3-Semibold.ttf"}
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


class _Recorder:
    """Notes each mark as the product makes it, for the canvas to repeat."""

    def __init__(self) -> None:
        self.pages: dict[int, tuple[float, float, list[Mark]]] = {}

    def note(self, page: Page, *mark: Any) -> None:
        self.pages.setdefault(page.index, (page.width, page.height, []))[2].append(mark)


def marks(document: Document) -> list[tuple[float, float, list[Mark]]]:
    """Return what the report draws, page by page."""
    recorder = _Recorder()
    kept = {
        name: getattr(Page, name) for name in ("text", "lines", "fill", "stroke", "line", "rules", "path")
    }
    kept |= {name: getattr(Page, name) for name in ("curve", "box", "circle", "dots", "hatch")}

    def noting(name: str, original: Callable[..., None]) -> Callable[..., None]:
        def method(page: Page, *values: Any, **named: Any) -> None:
            # What a method draws with others is noted once, as the outer one.
            recorder.note(page, name, values, named)
            original(page, *values, **named)

        return method

    try:
        for name, original in kept.items():
            setattr(Page, name, noting(name, original))
        document.bytes()
    finally:
        for name, original in kept.items():
            setattr(Page, name, original)
    return [recorder.pages[index] for index in sorted(recorder.pages)]


class _Canvas:
    """A canvas that draws noted marks with the calls one would write by hand."""

    def __init__(self, target: io.BytesIO) -> None:
        from reportlab.pdfgen.canvas import Canvas

        self.canvas = Canvas(target, pageCompression=1)
        self.next_page()

    def next_page(self) -> None:
        """Forget what the pen is dipped in: each page starts afresh."""
        self._font: tuple[str, float] = ("", 0.0)
        self._fill = ""
        self._stroke: Mark = ()

    def text(self, x: float, y: float, kind: Type, text: str, colour: str = "") -> None:
        self._choose(kind, colour)
        self.canvas.drawString(x, y, text)

    def lines(self, x: float, y: float, kind: Type, lines: list[str], colour: str = "") -> None:
        self._choose(kind, colour)
        for line in lines:
            self.canvas.drawString(x, y, line)
            y -= kind.leading

    def _choose(self, kind: Type, colour: str) -> None:
        if (kind.face, kind.size) != self._font:
            self._font = (kind.face, kind.size)
            self.canvas.setFont(kind.face, kind.size)
        self.fill(colour or kind.colour)

    def fill(self, colour: str) -> None:
        if colour != self._fill:
            self._fill = colour
            self.canvas.setFillColorRGB(*map(float, colour.split()))

    def stroke(self, colour: str, width: float, dash: str = "", *, rounded: bool = False) -> None:
        if (colour, width, dash, rounded) != self._stroke:
            self._stroke = (colour, width, dash, rounded)
            self.canvas.setStrokeColorRGB(*map(float, colour.split()))
            self.canvas.setLineWidth(width)
            self.canvas.setDash([float(part) for part in dash.split()])
            self.canvas.setLineCap(int(rounded))

    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        self.canvas.line(x1, y1, x2, y2)

    def rules(self, x1: float, x2: float, heights: list[float]) -> None:
        self.canvas.lines([(x1, y, x2, y) for y in heights])

    def path(self, points: list[Point], finish: str = "S") -> None:
        shape = self.canvas.beginPath()
        shape.moveTo(*points[0])
        for point in points[1:]:
            shape.lineTo(*point)
        self.canvas.drawPath(shape, fill=finish == "f", stroke=finish == "S")

    def curve(self, start: Point, towards: Point, from_: Point, end: Point) -> None:
        self.canvas.bezier(*start, *towards, *from_, *end)

    def box(self, x: float, y: float, width: float, height: float, finish: str = "f") -> None:
        self.canvas.rect(x, y, width, height, fill=finish == "f", stroke=finish == "S")

    def circle(self, x: float, y: float, radius: float, finish: str = "f", *, half: bool = False) -> None:
        if half:
            self.canvas.wedge(x - radius, y - radius, x + radius, y + radius, 90, 180, fill=1, stroke=0)
        else:
            self.canvas.circle(x, y, radius, fill=finish == "f", stroke=finish == "S")

    def dots(self, points: list[Point], colour: str, size: float) -> None:
        self.fill(colour)
        for x, y in points:
            self.canvas.circle(x, y, size / 2, fill=1, stroke=0)

    def hatch(
        self, x: float, y: float, width: float, height: float, step: float, *, falling: bool = False
    ) -> None:
        count = int((width + height) / step)
        self.canvas.lines([(x + i * step / 2, y, x, y + i * step / 2) for i in range(count)])


def bare(pages: list[tuple[float, float, list[Mark]]]) -> bytes:
    """Draw the noted marks on a bare canvas."""
    target = io.BytesIO()
    pen = _Canvas(target)
    for width, height, noted in pages:
        pen.canvas.setPageSize((width, height))
        for name, values, named in noted:
            getattr(pen, name)(*values, **named)
        pen.canvas.showPage()
        pen.next_page()
    pen.canvas.save()
    return target.getvalue()


def _prepare() -> None:
    from reportlab import rl_config
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    # Without this the canvas wastes time on an encoding for seven-bit lines, and the floor would be too kind to us.
    rl_config.useA85 = 0
    for name, file in _FACES.items():
        pdfmetrics.registerFont(TTFont(name, str(path("fonts", file))))


def measure() -> Iterator[Row]:
    """Measure floor and product, taking turns."""
    _prepare()
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

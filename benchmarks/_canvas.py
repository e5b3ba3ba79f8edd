"""The floor of all paper: reportlab's bare canvas drawing the very marks of a report of the product.

No layout, no tags, no contents: the marks come from lists made beforehand. Both embed the same faces and compress
their pages.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from app.reports.document import Document
from app.reports.paper.page import Page, Point
from app.reports.paper.style import Type
from resources import path

Mark = tuple[Any, ...]
_FACES = {"regular": "SourceSans3-Regular.ttf", "semibold": "SourceSans3-Semibold.ttf"}


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


def prepare() -> None:
    """Let the canvas know the faces of the program."""
    from reportlab import rl_config
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    # Without this the canvas wastes time on an encoding for seven-bit lines, and the floor would be too kind to us.
    rl_config.useA85 = 0
    for name, file in _FACES.items():
        pdfmetrics.registerFont(TTFont(name, str(path("fonts", file))))

"""One page and the pen that writes on it: text, lines and fields, each told what it is as it is drawn."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from app.reports.paper.fonts import Font, face
from app.reports.paper.style import Type
from app.reports.paper.tags import Element
from app.reports.paper.told import Told

Point = tuple[float, float]
_SLANT = 0.2
"""How far bold letters lean where they are italic, too."""


class Fonts:
    """The faces that one document uses, made when they are first asked for."""

    def __init__(self) -> None:
        self._used: dict[str, Font] = {}

    def __getitem__(self, name: str) -> Font:
        font = self._used.get(name)
        if font is None:
            font = self._used[name] = Font(name)
        return font


@dataclass(frozen=True, slots=True)
class Link:
    """A place on a page that leads to a place on another."""

    element: Element
    box: tuple[float, float, float, float]
    words: str
    page: int
    top: float


def new_canvas() -> Any:
    """Return the canvas that all pages of one report are drawn on. It knows no time: the same marks, same bytes."""
    # Pages are packed when the file is put together, not twice.
    return Canvas(io.BytesIO(), invariant=1, pageCompression=0, initialFontName=face("regular").name)


@cache
def _numbers(text: str) -> tuple[float, ...]:
    """Return the numbers of a colour or a dash."""
    return tuple(map(float, text.split()))


class Page:
    """One page of a canvas. Remembers what the pen is dipped in, so as to say it once.

    Contents, heads and feet are drawn when the last page is known, so the canvas must be able to go back.
    The list that it collects marks in is therefore the page's own, and so is what tags the marks in it.
    """

    def __init__(self, canvas: Any, index: int, width: float, height: float, fonts: Fonts) -> None:
        self.index = index
        self.width = width
        self.height = height
        self.fonts = fonts
        self.owners: list[Element] = []
        self.links: list[Link] = []
        self._canvas = canvas
        self._marks: list[str] = []
        self._fill = ""
        self._stroke: tuple[str, float, str, bool] | None = None
        self.resume()

    @property
    def empty(self) -> bool:
        return not self._marks

    def resume(self) -> None:
        """Let the canvas draw on this page from now on."""
        self._canvas._code = self._marks

    def show(self) -> None:
        """Tell the canvas that this page is done, and is the next one."""
        self.resume()
        self._canvas.setPageSize((self.width, self.height))
        self._canvas.showPage()

    # What a mark is

    def open(self, element: Element) -> None:
        """Let what follows belong to ``element``, until ``close``."""
        mark = len(self.owners)
        self.owners.append(element)
        element.add((self.index, mark))
        self._marks.append(f"/{element.tag} <</MCID {mark}>> BDC")

    def open_artifact(self, *, pagination: bool = False) -> None:
        """Let what follows be decoration that nobody needs read aloud, until ``close``."""
        self._marks.append("/Artifact <</Type /Pagination>> BDC" if pagination else "/Artifact BMC")

    def close(self) -> None:
        self._marks.append("EMC")

    @contextmanager
    def tagged(self, element: Element) -> Iterator[None]:
        self.open(element)
        yield
        self.close()

    @contextmanager
    def artifact(self) -> Iterator[None]:
        self.open_artifact()
        yield
        self.close()

    # Text

    def text(self, x: float, y: float, kind: Type, text: str, colour: str = "") -> None:
        """Write one line with its baseline at ``y``."""
        self._write(x, y, kind, (text,), colour)

    def text_right(self, x: float, y: float, kind: Type, text: str, colour: str = "") -> None:
        """Write one line that ends at ``x``; a space after it is for the listener and takes no room."""
        self.text(x - self.measure(kind, text.rstrip(" ")), y, kind, text, colour)

    def text_centred(self, x: float, y: float, kind: Type, text: str, colour: str = "") -> None:
        """Write one line with its middle at ``x``."""
        self.text(x - self.measure(kind, text.rstrip(" ")) / 2, y, kind, text, colour)

    def lines(self, x: float, y: float, kind: Type, lines: Sequence[str], colour: str = "") -> None:
        """Write lines below one another, the first with its baseline at ``y``."""
        self._write(x, y, kind, lines, colour)

    def measure(self, kind: Type, text: str) -> float:
        """Return the width of ``text`` set in ``kind``."""
        return self.fonts[kind.face].width(text) * kind.size / 1000

    def _write(self, x: float, y: float, kind: Type, lines: Sequence[str], colour: str) -> None:
        self.fill(colour or kind.colour)
        text = self._canvas.beginText(x, y)
        text.setFont(self.fonts[kind.face].face.name, kind.size, kind.leading)
        for number, line in enumerate(lines, 1):
            if isinstance(line, Told):
                self._write_told(text, line, kind)
                text.setFont(self.fonts[kind.face].face.name, kind.size, kind.leading)
                text.setTextOrigin(x, y - number * kind.leading)
            else:
                text.textLine(line)
        self._canvas.drawText(text)

    def _write_told(self, text: Any, line: Told, kind: Type) -> None:
        """Write a line piece by piece, each in its face."""
        x, y = text.getStartOfLine()
        for words, name, slanted in line.pieces(kind.face):
            font = self.fonts[name]
            text.setFont(font.face.name, kind.size, kind.leading)
            text.setTextTransform(1, 0, _SLANT if slanted else 0, 1, x, y)
            text.textOut(words)
            x += font.width(words) * kind.size / 1000

    # Lines and fields

    def fill(self, colour: str) -> None:
        """Fill, and write, in ``colour`` from now on."""
        if colour != self._fill:
            self._fill = colour
            self._canvas.setFillColor(_numbers(colour))

    def stroke(self, colour: str, width: float, dash: str = "", *, rounded: bool = False) -> None:
        """Draw lines in this manner from now on."""
        if (colour, width, dash, rounded) != self._stroke:
            self._stroke = (colour, width, dash, rounded)
            self._canvas.setStrokeColor(_numbers(colour))
            self._canvas.setLineWidth(width)
            self._canvas.setDash(_numbers(dash))
            self._canvas.setLineCap(int(rounded))
            self._canvas.setLineJoin(int(rounded))

    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        self._canvas.line(x1, y1, x2, y2)

    def rules(self, x1: float, x2: float, heights: Sequence[float]) -> None:
        """Draw level lines at ``heights`` in one stroke."""
        self._canvas.lines([(x1, y, x2, y) for y in heights])

    def path(self, points: Sequence[Point]) -> None:
        """Draw through ``points``."""
        path = self._canvas.beginPath()
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        self._canvas.drawPath(path)

    def curve(self, start: Point, towards: Point, from_: Point, end: Point) -> None:
        """Draw one Bézier curve."""
        self._canvas.bezier(*start, *towards, *from_, *end)

    def box(self, x: float, y: float, width: float, height: float, finish: str = "f") -> None:
        """Draw a rectangle: a field (f) or its outline (S)."""
        self._canvas.rect(x, y, width, height, stroke=finish == "S", fill=finish == "f")

    def circle(self, x: float, y: float, radius: float, finish: str = "f", *, half: bool = False) -> None:
        """Draw a circle, or the left half of one: a field (f) or its outline (S)."""
        stroke, fill = finish == "S", finish == "f"
        if half:
            path = self._canvas.beginPath()
            path.arc(x - radius, y - radius, x + radius, y + radius, 90, 180)
            path.close()
            self._canvas.drawPath(path, stroke=stroke, fill=fill)
        else:
            self._canvas.circle(x, y, radius, stroke=stroke, fill=fill)

    def dots(self, points: Sequence[Point], colour: str, size: float) -> None:
        """Draw round dots: lines of no length with round ends."""
        self.stroke(colour, size, rounded=True)
        self._canvas.lines([(x, y, x, y) for x, y in points])

    def hatch(
        self, x: float, y: float, width: float, height: float, step: float, *, falling: bool = False
    ) -> None:
        """Draw slanting lines over a field in the present stroke: a pattern that a copying machine keeps."""
        lines: list[tuple[float, float, float, float]] = []
        at = step / 2
        while at < width + height:
            # Where the line that leaves the floor at ``at`` enters and leaves the field.
            x1, y1 = (at, 0.0) if at <= width else (width, at - width)
            x2, y2 = (0.0, at) if at <= height else (at - height, height)
            if falling:
                y1, y2 = height - y1, height - y2
            lines.append((x + x1, y + y1, x + x2, y + y2))
            at += step
        if lines:
            self._canvas.lines(lines)

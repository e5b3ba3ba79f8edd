"""One page and the pen that writes on it: text, lines and fields, each told what it is as it is drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from app.reports.paper.fonts import Font
from app.reports.paper.style import Type
from app.reports.paper.tags import Element

Point = tuple[float, float]
_CURVE = 0.5523


class Fonts:
    """The faces that one document uses, made when they are first asked for."""

    def __init__(self) -> None:
        self.used: dict[str, Font] = {}

    def __getitem__(self, name: str) -> Font:
        font = self.used.get(name)
        if font is None:
            font = self.used[name] = Font(name, f"F{len(self.used) + 1}")
        return font


@dataclass(frozen=True, slots=True)
class Link:
    """A place on a page that leads to a place on another."""

    element: Element
    box: tuple[float, float, float, float]
    words: str
    page: int
    top: float


class Page:
    """The marks of one page, as PDF operators. Remembers what the pen is dipped in, so as to say it once."""

    def __init__(self, index: int, width: float, height: float, fonts: Fonts) -> None:
        self.index = index
        self.width = width
        self.height = height
        self.fonts = fonts
        self.owners: list[Element] = []
        self.links: list[Link] = []
        self.operators: list[str] = []
        self._fill = self._stroke = self._chosen = ""

    # What a mark is

    def open(self, element: Element) -> None:
        """Let what follows belong to ``element``, until ``close``."""
        mark = len(self.owners)
        self.owners.append(element)
        element.add((self.index, mark))
        self.operators.append(f"/{element.tag} <</MCID {mark}>> BDC")

    def open_artifact(self) -> None:
        """Let what follows be decoration that nobody needs read aloud, until ``close``."""
        self.operators.append("/Artifact BMC")

    def close(self) -> None:
        self.operators.append("EMC")

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
        font = self._choose(kind, colour)
        self.operators.append(f"BT {x:.2f} {y:.2f} Td {font.show(text, kind.size)} ET")

    def text_right(self, x: float, y: float, kind: Type, text: str, colour: str = "") -> None:
        """Write one line that ends at ``x``; a space after it is for the listener and takes no room."""
        self.text(x - self.measure(kind, text.rstrip(" ")), y, kind, text, colour)

    def text_centred(self, x: float, y: float, kind: Type, text: str, colour: str = "") -> None:
        """Write one line with its middle at ``x``."""
        self.text(x - self.measure(kind, text.rstrip(" ")) / 2, y, kind, text, colour)

    def lines(self, x: float, y: float, kind: Type, lines: Sequence[str], colour: str = "") -> None:
        """Write lines below one another, the first with its baseline at ``y``."""
        font = self._choose(kind, colour)
        shown = " T* ".join([font.show(line, kind.size) for line in lines])
        self.operators.append(f"BT {kind.leading:g} TL {x:.2f} {y:.2f} Td {shown} ET")

    def measure(self, kind: Type, text: str) -> float:
        """Return the width of ``text`` set in ``kind``."""
        return self.fonts[kind.face].width(text) * kind.size / 1000

    def _choose(self, kind: Type, colour: str) -> Font:
        font = self.fonts[kind.face]
        chosen = f"{font.name()} {kind.size:g} Tf"
        if chosen != self._chosen:
            self._chosen = chosen
            self.operators.append(chosen)
        self.fill(colour or kind.colour)
        return font

    # Lines and fields

    def fill(self, colour: str) -> None:
        """Fill, and write, in ``colour`` from now on."""
        if colour != self._fill:
            self._fill = colour
            self.operators.append(f"{colour} rg")

    def stroke(self, colour: str, width: float, dash: str = "", *, rounded: bool = False) -> None:
        """Draw lines in this manner from now on."""
        stroke = f"{colour} RG {width:g} w [{dash}] 0 d {int(rounded)} J {int(rounded)} j"
        if stroke != self._stroke:
            self._stroke = stroke
            self.operators.append(stroke)

    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        self.operators.append(f"{x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l S")

    def rules(self, x1: float, x2: float, heights: Sequence[float]) -> None:
        """Draw level lines at ``heights`` in one stroke."""
        path = " ".join([f"{x1:.2f} {y:.2f} m {x2:.2f} {y:.2f} l" for y in heights])
        self.operators.append(f"{path} S")

    def path(self, points: Sequence[Point], finish: str = "S") -> None:
        """Draw through ``points``; ``finish`` is the painting operator (S, s, f, b, W n)."""
        middle = " ".join([f"{x:.2f} {y:.2f} l" for x, y in points[1:]])
        self.operators.append(f"{points[0][0]:.2f} {points[0][1]:.2f} m {middle} {finish}")

    def curve(self, start: Point, towards: Point, from_: Point, end: Point) -> None:
        """Draw one Bézier curve."""
        numbers = " ".join(f"{value:.2f}" for point in (towards, from_, end) for value in point)
        self.operators.append(f"{start[0]:.2f} {start[1]:.2f} m {numbers} c S")

    def box(self, x: float, y: float, width: float, height: float, finish: str = "f") -> None:
        self.operators.append(f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re {finish}")

    def circle(self, x: float, y: float, radius: float, finish: str = "f", *, half: bool = False) -> None:
        """Draw a circle, or the left half of one."""
        k = radius * _CURVE
        top, bottom, left, right = y + radius, y - radius, x - radius, x + radius
        arcs = [
            f"{x - k:.2f} {top:.2f} {left:.2f} {y + k:.2f} {left:.2f} {y:.2f} c",
            f"{left:.2f} {y - k:.2f} {x - k:.2f} {bottom:.2f} {x:.2f} {bottom:.2f} c",
        ]
        if not half:
            arcs.append(f"{x + k:.2f} {bottom:.2f} {right:.2f} {y - k:.2f} {right:.2f} {y:.2f} c")
            arcs.append(f"{right:.2f} {y + k:.2f} {x + k:.2f} {top:.2f} {x:.2f} {top:.2f} c")
        self.operators.append(f"{x:.2f} {top:.2f} m {' '.join(arcs)} h {finish}")

    def dots(self, points: Sequence[Point], colour: str, size: float) -> None:
        """Draw round dots: lines of no length with round ends."""
        self.stroke(colour, size, rounded=True)
        self.operators.append(" ".join([f"{x:.2f} {y:.2f} m {x:.2f} {y:.2f} l" for x, y in points]) + " S")

    def hatch(
        self, x: float, y: float, width: float, height: float, step: float, *, falling: bool = False
    ) -> None:
        """Draw slanting lines over a field in the present stroke: a pattern that a copying machine keeps."""
        paths: list[str] = []
        at = step / 2
        while at < width + height:
            # Where the line that leaves the floor at ``at`` enters and leaves the field.
            x1, y1 = (at, 0.0) if at <= width else (width, at - width)
            x2, y2 = (0.0, at) if at <= height else (at - height, height)
            if falling:
                y1, y2 = height - y1, height - y2
            paths.append(f"{x + x1:.2f} {y + y1:.2f} m {x + x2:.2f} {y + y2:.2f} l")
            at += step
        if paths:
            self.operators.append(" ".join(paths) + " S")

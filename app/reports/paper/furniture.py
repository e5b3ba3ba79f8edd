"""What frames a report: title block, contents, and the head and foot of each page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.reports.paper import style
from app.reports.paper.finish import Bookmark
from app.reports.paper.flow import Flow
from app.reports.paper.page import Link, Page
from app.reports.paper.style import Type
from app.reports.paper.tags import Element
from app.reports.paper.text_blocks import Heading, set_lines
from app.reports.paper.wrap import shorten, wrap
from app.text import translate

_INDENTS = (0.0, 14.0)


@dataclass(frozen=True, slots=True)
class Identity:
    """What tells this report from every other."""

    title: str
    subtitle: str
    municipality: str
    registry_number: str
    date: date
    anchor: str

    def reference(self) -> str:
        """Return registry number and date as one line."""
        number = (
            translate("Paper", "Dnr {number}").format(number=self.registry_number)
            if self.registry_number
            else ""
        )
        return " · ".join(part for part in (number, f"{self.date:%Y-%m-%d}") if part)


def place_title(flow: Flow, identity: Identity) -> None:
    """Put the title block at the top of the first page: who, what, for when, under which number."""
    indent = 22.0
    x, top = flow.left + indent, flow.y + 14
    flow.y = top - 3
    _line(flow, "P", style.LABEL, identity.municipality, x)
    flow.y -= 12
    _line(flow, "H1", style.TITLE, identity.title, x)
    if identity.subtitle:
        flow.y -= 4
        _line(flow, "P", style.SUBTITLE, identity.subtitle, x)
    flow.y -= 12
    _line(flow, "P", style.FACT_LABEL, identity.reference(), x)
    foot = flow.y - 18
    page, left, right, bend = flow.page, flow.left + 2, flow.left + flow.width, 16.0
    with page.artifact():
        # The red thread: down beside the words, round the corner and out to the edge.
        page.stroke(style.THREAD, 1.6, rounded=True)
        page.line(left, top, left, foot + bend)
        page.curve(
            (left, foot + bend), (left, foot + bend * 0.4), (left + bend * 0.4, foot), (left + bend, foot)
        )
        page.line(left + bend, foot, right, foot)
        page.fill(style.THREAD)
        page.circle(left, top, 3.2)
    flow.y = foot
    flow.space(24)


def _line(flow: Flow, tag: str, kind: Type, text: str, x: float) -> None:
    lines = wrap(flow.fonts[kind.face], text, kind.size, flow.width - (x - flow.left))
    set_lines(flow, Element(tag, flow.root), kind, lines, x)


@dataclass(slots=True)
class _Slot:
    """The place of one line of the contents, waiting for its page number."""

    page: Page
    y: float
    top: float
    lines: list[str]
    level: int


@dataclass(slots=True)
class Contents:
    """The table of contents. Its room is kept before the report is laid out; it is written after."""

    headings: Sequence[Heading]
    deepest: int = 2
    """1 where the sections of every part are called the same, and say nothing here."""
    _slots: list[_Slot] = field(default_factory=list)
    _element: Element | None = None
    _depth: int = 2

    def place(self, flow: Flow) -> None:
        """Keep room for a line of each heading."""
        kind = style.HEADINGS[1]
        flow.begin(26, kind.leading + kind.after + 60)
        set_lines(flow, Element("P", flow.root), kind, [translate("Paper", "Innehåll")], flow.left)
        flow.y -= kind.after
        self._element = Element("TOC", flow.root)
        # Sections too where that fits on this page; otherwise only the parts, if they fit.
        depths = range(self.deepest, 0, -1)
        self._depth = next(
            (depth for depth in depths if self._height(flow, depth) <= flow.room), self.deepest
        )
        for level, lines in self._lines(flow, self._depth):
            entry = style.CONTENTS[level - 1]
            flow.begin(entry.before, len(lines) * entry.leading)
            self._slots.append(_Slot(flow.page, flow.y - entry.drop, flow.y, lines, level))
            flow.y -= len(lines) * entry.leading
        flow.space(30)

    def _lines(self, flow: Flow, depth: int) -> Iterator[tuple[int, list[str]]]:
        for heading in self.headings:
            if heading.level <= depth:
                entry = style.CONTENTS[heading.level - 1]
                room = flow.measure - _INDENTS[heading.level - 1] - 40
                yield heading.level, wrap(flow.fonts[entry.face], heading.text, entry.size, room)

    def _height(self, flow: Flow, depth: int) -> float:
        kinds = style.CONTENTS
        return sum(
            kinds[level - 1].before + len(lines) * kinds[level - 1].leading
            for level, lines in self._lines(flow, depth)
        )

    def write(self, flow: Flow, bookmarks: Sequence[Bookmark]) -> None:
        """Write the lines, now that the pages are known. ``bookmarks`` are all headings, in order."""
        shown = [
            bookmark
            for heading, bookmark in zip(self.headings, bookmarks, strict=True)
            if heading.level <= self._depth
        ]
        for slot, bookmark in zip(self._slots, shown, strict=True):
            kind, x = style.CONTENTS[slot.level - 1], flow.left + _INDENTS[slot.level - 1]
            right = flow.left + flow.measure
            words = translate("Paper", "{heading}, sida {page}").format(
                heading=bookmark.title, page=bookmark.page + 1
            )
            link = Element("Link", Element("TOCI", self._element))
            slot.page.resume()
            with slot.page.tagged(link):
                slot.page.lines(x, slot.y, kind, [*slot.lines[:-1], slot.lines[-1] + " "])
                y = slot.y - (len(slot.lines) - 1) * kind.leading
                slot.page.text_right(right, y, kind, str(bookmark.page + 1))
            box = (x, slot.top - len(slot.lines) * kind.leading, right, slot.top)
            slot.page.links.append(Link(link, box, words, bookmark.page, bookmark.top))


def write_heads_and_feet(pages: Sequence[Page], identity: Identity) -> None:
    """Write the same quiet lines at the head and foot of each page; all of it is decoration to a listener."""
    kind, strong = style.FURNITURE, style.FURNITURE_STRONG
    for page in pages:
        left, right = style.MARGIN_SIDE, page.width - style.MARGIN_SIDE
        foot = style.MARGIN_BOTTOM - 32
        page.resume()
        page.open_artifact(pagination=True)
        if page.index:
            head = page.height - 48
            page.text(
                left, head, strong, shorten(page.fonts[strong.face], identity.municipality, strong.size, 200)
            )
            title = shorten(page.fonts[kind.face], identity.title, kind.size, right - left - 220)
            page.text_right(right, head, kind, title)
            page.stroke(style.HAIRLINE, 0.6)
            page.line(left, head - 8, right, head - 8)
            page.stroke(style.THREAD, 1.2)
            page.line(left, head - 8, left + 22, head - 8)
        reference = identity.reference()
        number = translate("Paper", "Sida {page} av {pages}").format(page=page.index + 1, pages=len(pages))
        page.text_right(right, foot, kind, number)
        room = right - left - page.measure(kind, number) - 20
        words = " · ".join(part for part in (reference, identity.anchor) if part)
        page.text(left, foot, kind, shorten(page.fonts[kind.face], words, kind.size, room))
        page.close()

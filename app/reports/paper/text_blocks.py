"""Headings, paragraphs, lists and the like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from app.reports.paper import style
from app.reports.paper.finish import Bookmark
from app.reports.paper.flow import Flow
from app.reports.paper.marks import draw_mark, mark_colour, mark_width
from app.reports.paper.page import Page
from app.reports.paper.style import Type
from app.reports.paper.tags import Element
from app.reports.paper.told import wrap_told
from app.reports.paper.wrap import shorten, wrap
from app.wording import word

_BULLET_INDENT = 13.0
type_of_status = Literal["status", "indicator_status", "attainment"]
"""Whose words a status has: those of a goal, of an indicator, or of what people judge."""


def set_lines(flow: Flow, element: Element, kind: Type, lines: Sequence[str], x: float) -> None:
    """Set ``lines`` from the present place on, over as many pages as it takes; no line is left alone."""
    rest = list(lines)
    while rest:
        fits = int((flow.room + 0.01) / kind.leading)
        if fits < len(rest):
            fits = max(fits - 1 if len(rest) - fits == 1 else fits, 1)
        page = flow.page
        page.open(element)
        page.lines(x, flow.y - kind.drop, kind, rest[:fits])
        page.close()
        flow.y -= min(fits, len(rest)) * kind.leading
        rest = rest[fits:]
        if rest:
            flow.new_page()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1–3: also a bookmark, and on levels 1 and 2 a line in the contents."""

    text: str
    level: int

    @property
    def kind(self) -> Type:
        return style.HEADINGS[self.level - 1]

    def _lines(self, flow: Flow) -> list[str]:
        return wrap(flow.fonts[self.kind.face], self.text, self.kind.size, flow.measure)

    def head(self, flow: Flow) -> float:
        return self.kind.before + len(self._lines(flow)) * self.kind.leading + self.kind.after

    def place(self, flow: Flow, following: float = 0.0) -> None:
        """Put the heading where at least ``following`` more fits below it."""
        kind, lines = self.kind, self._lines(flow)
        height = len(lines) * kind.leading
        flow.begin(kind.before, min(height + kind.after + following, flow.height))
        # A level must not be jumped over in the structure, whatever the report does; the title is H1.
        flow.heading_level = min(self.level, flow.heading_level + 1)
        flow.bookmarks.append(Bookmark(flow.heading_level, self.text, flow.page.index, flow.y + 6))
        set_lines(flow, Element(f"H{flow.heading_level + 1}", flow.root), kind, lines, flow.left)
        flow.tighten(kind.after)


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, if wanted with a label run in before it."""

    text: str
    kind: Type = style.BODY
    label: str = ""

    def head(self, flow: Flow) -> float:
        return self.kind.leading * 2

    def place(self, flow: Flow) -> None:
        kind = self.kind
        indent = flow.page.measure(style.LABEL, self.label + "  ") if self.label else 0.0
        indent = indent if indent < flow.measure / 2 else 0.0
        lines = wrap_told(flow.fonts, kind.face, self.text, kind.size, flow.measure, indent)
        flow.begin(kind.before, min(len(lines), 2) * kind.leading)
        element = Element("P", flow.root)
        if self.label and indent:
            with flow.page.tagged(element):
                flow.page.text(flow.left, flow.y - kind.drop, style.LABEL, self.label + " ")
                flow.page.text(flow.left + indent, flow.y - kind.drop, kind, lines[0])
            flow.y -= kind.leading
            lines = lines[1:]
        elif self.label:
            label = wrap(flow.fonts["semibold"], self.label + " ", kind.size, flow.measure)
            set_lines(flow, element, style.LABEL, label, flow.left)
        set_lines(flow, element, kind, lines, flow.left)
        flow.space(kind.after)


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    items: Sequence[str]

    def head(self, flow: Flow) -> float:
        return style.BODY.leading * 2

    def place(self, flow: Flow) -> None:
        kind = style.BODY
        parent = Element("L", flow.root, attributes={"O": "List", "ListNumbering": "Disc"})
        for item in self.items:
            lines = wrap_told(flow.fonts, kind.face, item, kind.size, flow.measure - _BULLET_INDENT)
            flow.begin(3, min(len(lines), 2) * kind.leading)
            entry = Element("LI", parent)
            with flow.page.tagged(Element("Lbl", entry)):
                flow.page.text(flow.left + 1, flow.y - kind.drop, kind, "•", style.QUIET)
            body = Element("LBody", entry)
            set_lines(flow, body, kind, lines, flow.left + _BULLET_INDENT)
        flow.space(kind.after + 2)


@dataclass(frozen=True, slots=True)
class Status:
    """A status mark with its word, and if wanted the reason."""

    code: str
    text: str
    of: type_of_status

    def head(self, flow: Flow) -> float:
        return style.BODY.leading * 2

    def place(self, flow: Flow) -> None:
        kind, label = style.BODY, style.LABEL
        name = word(self.of, self.code)
        mark = mark_width(kind.size)
        indent = mark + flow.page.measure(label, name + "  ") if self.text else 0.0
        lines = (
            wrap(flow.fonts[kind.face], self.text, kind.size, flow.measure - mark, indent - mark)
            if self.text
            else []
        )
        flow.begin(2, min(max(len(lines), 1), 2) * kind.leading)
        element = Element("P", flow.root)
        baseline = flow.y - kind.drop
        with flow.page.artifact():
            draw_mark(flow.page, self.code, flow.left, baseline, kind.size)
        with flow.page.tagged(element):
            ending = " " if self.text else ""
            flow.page.text(flow.left + mark, baseline, label, name + ending, mark_colour(self.code))
            if lines:
                flow.page.text(flow.left + indent, baseline, kind, lines[0])
        flow.y -= kind.leading
        set_lines(flow, element, kind, lines[1:], flow.left + mark)
        flow.space(kind.after)


@dataclass(frozen=True, slots=True)
class Callout:
    """A few words set apart on a quiet field, for what the reader must not miss."""

    text: str
    title: str

    def head(self, flow: Flow) -> float:
        return min(self._height(flow), flow.height)

    def _lines(self, flow: Flow) -> tuple[list[str], list[str]]:
        width = flow.measure - 32
        title = wrap(flow.fonts["semibold"], self.title, style.LABEL.size, width) if self.title else []
        return title, wrap(flow.fonts["regular"], self.text, style.BODY.size, width)

    def _height(self, flow: Flow) -> float:
        return sum(map(len, self._lines(flow))) * style.BODY.leading + 22

    def place(self, flow: Flow) -> None:
        height = self._height(flow)
        title, lines = self._lines(flow)
        flow.begin(10, min(height, flow.height))
        element = Element("Div", flow.root)
        x, kind = flow.left + 18, style.BODY
        if height <= flow.room:
            _field(flow.page, flow.left, flow.y - height, flow.measure, height)
        flow.y -= 11
        if title:
            set_lines(flow, Element("P", element), style.LABEL, title, x)
        set_lines(flow, Element("P", element), kind, lines, x)
        flow.y -= 11
        flow.space(12)


def _field(page: Page, x: float, y: float, width: float, height: float) -> None:
    with page.artifact():
        page.fill(style.FIELD)
        page.box(x, y, width, height)
        page.stroke(style.THREAD, 2)
        page.line(x + 1, y, x + 1, y + height)


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure worth a glance, and what it is a figure of; ``status`` sets its mark beside it."""

    figure: str
    label: str
    status: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Key figures side by side, at most four in a row."""

    facts: Sequence[Fact]

    def head(self, flow: Flow) -> float:
        return 70.0

    def place(self, flow: Flow) -> None:
        parent = Element("L", flow.root)
        across = min(4, max(len(self.facts), 2))
        for start in range(0, len(self.facts), across):
            self._row(flow, parent, self.facts[start : start + across], flow.width / across)
        flow.space(18)

    def _row(self, flow: Flow, parent: Element, facts: Sequence[Fact], width: float) -> None:
        label_kind, inner = style.FACT_LABEL, width - 22
        labels = [wrap(flow.fonts[label_kind.face], fact.label, label_kind.size, inner) for fact in facts]
        height = style.FACT.leading + 3 + max(map(len, labels)) * label_kind.leading
        flow.begin(14, height)
        page, top = flow.page, flow.y
        with page.artifact():
            page.stroke(style.HAIRLINE, 0.8)
            for i in range(len(facts)):
                page.line(flow.left + i * width + 0.4, top - height, flow.left + i * width + 0.4, top - 4)
        for i, (fact, lines) in enumerate(zip(facts, labels, strict=True)):
            x, y = flow.left + i * width + 12, top - style.FACT.drop
            mark = mark_width(17) if fact.status else 0.0
            if mark:
                with page.artifact():
                    draw_mark(page, fact.status, x, y + 1, 17)
            body = Element("LBody", Element("LI", parent))
            with page.tagged(body):
                figure = shorten(flow.fonts["semibold"], fact.figure, style.FACT.size, inner - mark)
                page.text(x + mark, y, style.FACT, figure + " ")
                page.lines(x, top - style.FACT.leading - 3 - label_kind.drop, label_kind, lines)
        flow.y -= height


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""

    def head(self, flow: Flow) -> float:
        return 0.0

    def place(self, flow: Flow) -> None:
        if not flow.at_top:
            flow.new_page()


@dataclass(frozen=True, slots=True)
class Turn:
    """What follows stands on lying, or upright, paper."""

    landscape: bool

    def head(self, flow: Flow) -> float:
        return 0.0

    def place(self, flow: Flow) -> None:
        flow.turn(self.landscape)

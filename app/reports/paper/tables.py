"""Tables over as many pages as it takes: the head again on each, rows kept whole where they can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.reports.paper import style
from app.reports.paper.cells import Cells, Row
from app.reports.paper.clean import clean, clean_line
from app.reports.paper.columns import Lane
from app.reports.paper.flow import Flow
from app.reports.paper.marks import draw_mark, mark_colour
from app.reports.paper.page import Page
from app.reports.paper.style import Type
from app.reports.paper.tags import COLUMN_HEADING, Attributes, Element
from app.reports.paper.text_blocks import set_lines
from app.reports.paper.wrap import wrap
from app.services.figures import Table
from app.text import translate

_PAD = 4.2
"""Room above and below the words of a row."""
_WHOLE = 0.45
"""Rows up to this part of a page are moved whole to the next page; higher ones are divided."""


@dataclass(slots=True)
class TableBlock:
    """A table with its title above and its note below."""

    table: Table

    def head(self, flow: Flow) -> float:
        return 90.0

    def place(self, flow: Flow) -> None:
        table = self.table
        cells = Cells(table, flow.fonts, flow.width)
        setter = _Setter(flow, cells)
        first = cells.rows[0][2] if cells.rows else 1
        title = wrap(flow.fonts["semibold"], clean_line(table.title), style.FIGURE_TITLE.size, flow.width)
        above = len(title) * style.FIGURE_TITLE.leading + style.FIGURE_TITLE.after if table.title else 0.0
        start = above + setter.head_height + min(first, 6) * cells.kind.leading + 2 * _PAD
        flow.begin(style.FIGURE_TITLE.before, min(start, flow.height))
        if table.title:
            set_lines(flow, Element("Caption", setter.element), style.FIGURE_TITLE, title, flow.left)
            flow.y -= style.FIGURE_TITLE.after - 3
        setter.set_head()
        for row in cells.rows[:-2]:
            setter.set_row(row)
        setter.set_last(cells.rows[-2:])
        if not cells.rows:
            setter.set_nothing()
        setter.rule_off()
        if table.note:
            note = wrap(flow.fonts["regular"], clean(table.note), style.NOTE.size, flow.measure)
            flow.begin(style.NOTE.before, style.NOTE.leading)
            set_lines(flow, Element("P", flow.root), style.NOTE, note, flow.left)
        flow.space(16)


class _Setter:
    """Sets the rows of one table, down the page and over to the next."""

    def __init__(self, flow: Flow, cells: Cells) -> None:
        self.flow = flow
        self.cells = cells
        self.element = Element("Table", flow.root)
        self.head_height = cells.head_lines * cells.setting.head.leading + 7
        self._rules: list[float] = []
        self._repeated = False
        self._set = 0

    def set_head(self) -> None:
        """Set the column headings: header cells the first time, decoration on later pages."""
        flow, page = self.flow, self.flow.page
        kind = self.cells.setting.head
        row = None if self._repeated else Element("TR", self.element)
        for lane in self.cells.lanes:
            # Headings stand on the rule, whatever their height.
            y = flow.y - kind.drop - (self.cells.head_lines - len(lane.heading)) * kind.leading
            if row is None:
                page.open_artifact()
            else:
                page.open(Element("TH", row, attributes=COLUMN_HEADING))
            _lines(page, lane, kind, lane.heading, flow.left, y)
            page.close()
        flow.y -= self.head_height
        with page.artifact():
            page.stroke(style.RULE, 0.9)
            page.line(flow.left, flow.y + 1.5, flow.left + flow.width, flow.y + 1.5)
        self._repeated = True

    def _turn(self) -> None:
        self.rule_off()
        self.flow.new_page()
        self.set_head()

    def set_row(self, row: Row) -> None:
        """Set one row: on the next page if it does not fit here, over several if it is higher than a page."""
        flow = self.flow
        leading = self.cells.kind.leading
        self._set += 1
        height = row[2] * leading + 2 * _PAD
        if height > flow.room and height <= flow.height * _WHOLE:
            self._turn()
        element = Element("TR", self.element)
        if height <= flow.room:
            self._set_lines(row, element)
            return
        tags: list[Element] = []
        at = 0
        while at < row[2]:
            fits = int((flow.room - 2 * _PAD) / leading)
            if fits < 3 and fits < row[2] - at:
                self._turn()
                continue
            self._set_part(row, element, tags, at, min(at + fits, row[2]))
            at += fits

    def set_last(self, rows: Sequence[Row]) -> None:
        """Set the last two rows together, so that the last is not left alone under a head of its own."""
        height = sum(row[2] for row in rows) * self.cells.kind.leading + len(rows) * 2 * _PAD
        if self._set > 2 and self.flow.room < height <= self.flow.height * _WHOLE:
            self._turn()
        for row in rows:
            self.set_row(row)

    def _set_lines(self, row: Row, element: Element) -> None:
        """Set a whole row. This is where a long report spends its time."""
        flow = self.flow
        page, left = flow.page, flow.left
        kind = self.cells.kind
        y = flow.y - _PAD - kind.drop
        for lane, value, lines in zip(self.cells.lanes, row[0], row[1], strict=True):
            if lane.marked and value:
                self._set_mark(page, lane, str(value), lines, y, Element("TD", element))
                continue
            page.open(Element("TD", element))
            _lines(page, lane, kind, lines, left, y)
            page.close()
        flow.y -= row[2] * self.cells.kind.leading + 2 * _PAD
        self._rules.append(flow.y)

    def _set_mark(
        self, page: Page, lane: Lane, code: str, lines: Sequence[str], y: float, cell: Element
    ) -> None:
        x = self.flow.left + lane.x
        page.open_artifact()
        draw_mark(page, code, x, y, self.cells.kind.size)
        page.close()
        page.open(cell)
        page.lines(x + self.cells.mark, y, self.cells.kind, lines, mark_colour(code))
        page.close()

    def _set_part(self, row: Row, element: Element, tags: list[Element], start: int, end: int) -> None:
        """Set the lines from ``start`` to ``end`` of a divided row; its cells go on being the same cells."""
        flow, page = self.flow, self.flow.page
        y = flow.y - _PAD - self.cells.kind.drop
        for i, (lane, value, lines) in enumerate(zip(self.cells.lanes, row[0], row[1], strict=True)):
            if i == len(tags):
                tags.append(Element("TD", element))
            part = lines[start:end]
            if lane.marked and value and start == 0:
                self._set_mark(page, lane, str(value), part, y, tags[i])
            elif part:
                page.open(tags[i])
                _lines(
                    page,
                    lane,
                    self.cells.kind,
                    part,
                    flow.left + (self.cells.mark if lane.marked else 0.0),
                    y,
                )
                page.close()
        flow.y -= (end - start) * self.cells.kind.leading + 2 * _PAD
        if end == row[2]:
            self._rules.append(flow.y)

    def set_nothing(self) -> None:
        """Say in words that there are no rows."""
        flow, kind = self.flow, self.cells.kind
        spans: Attributes = {"O": "Table", "ColSpan": len(self.cells.lanes)}
        cell = Element("TD", Element("TR", self.element), attributes=spans)
        with flow.page.tagged(cell):
            words = translate("Paper", "Inga uppgifter")
            flow.page.text(flow.left, flow.y - _PAD - kind.drop, kind, words, style.QUIET)
        flow.y -= kind.leading + 2 * _PAD
        self._rules.append(flow.y)

    def rule_off(self) -> None:
        """Draw the hairlines under the rows of this page."""
        if self._rules:
            flow, page = self.flow, self.flow.page
            with page.artifact():
                page.stroke(style.HAIRLINE, 0.6)
                page.rules(flow.left, flow.left + flow.width, self._rules)
            self._rules = []


def _lines(page: Page, lane: Lane, kind: Type, lines: Sequence[str], left: float, y: float) -> None:
    """Write the lines of one cell or heading: numbers to the right, words to the left."""
    x = left + lane.x
    if lane.to_the_right:
        for line in lines:
            page.text_right(x + lane.width, y, kind, line)
            y -= kind.leading
    elif len(lines) == 1:
        page.text(x, y, kind, lines[0])
    else:
        # The next cell starts higher up: without a space its first word would be read on to the last one here.
        page.lines(x, y, kind, [*lines[:-1], lines[-1] + " "])

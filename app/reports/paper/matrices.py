"""The risk matrix: a table to a listener, a map to a reader, its zones told by word and hatching too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.reports.paper import style
from app.reports.paper.clean import clean_line
from app.reports.paper.flow import Flow
from app.reports.paper.page import Page
from app.reports.paper.style import Type
from app.reports.paper.tags import COLUMN_HEADING, ROW_HEADING, Element
from app.reports.paper.text_blocks import set_lines
from app.reports.paper.wrap import wrap
from app.services.figures import Matrix
from app.text import translate
from app.wording import word

_CELL_HEIGHT = 46.0
_LABEL_WIDTH = 104.0
_COUNT = Type("semibold", 15, 18)
_ZERO = Type("regular", 11, 18, style.QUIET)
_ZONE = Type("semibold", 7, 9, style.INK)
_AXIS = Type("semibold", 8.4, 11, style.QUIET)
_FILLS: Mapping[str, str] = {"low": style.ZONE_LOW, "medium": style.ZONE_MEDIUM, "high": style.ZONE_HIGH}


@dataclass(slots=True)
class MatrixBlock:
    """A matrix with its title: consequence upwards, likelihood to the right."""

    matrix: Matrix

    def _height(self, flow: Flow) -> float:
        labels = max(len(lines) for lines in self._likelihood(flow))
        return self.matrix.size * _CELL_HEIGHT + labels * style.CHART_TEXT.leading + 34

    def _cell_width(self, flow: Flow) -> float:
        return min(84.0, (flow.width - _LABEL_WIDTH) / self.matrix.size)

    def _likelihood(self, flow: Flow) -> list[list[str]]:
        kind = style.CHART_TEXT
        width = self._cell_width(flow) - 8
        return [
            wrap(flow.fonts[kind.face], text, kind.size, width)
            for text in _named(self.matrix.likelihood_labels)
        ]

    def head(self, flow: Flow) -> float:
        return self._height(flow) + 30

    def place(self, flow: Flow) -> None:
        matrix, kind = self.matrix, style.FIGURE_TITLE
        title = wrap(flow.fonts[kind.face], clean_line(matrix.title), kind.size, flow.width)
        flow.begin(kind.before, min(len(title) * kind.leading + kind.after + self._height(flow), flow.height))
        table = Element("Table", flow.root)
        if matrix.title:
            set_lines(flow, Element("Caption", table), kind, title, flow.left)
            flow.y -= kind.after
        self._grid(flow, table)
        flow.y -= self._height(flow)
        flow.space(16)

    def _grid(self, flow: Flow, table: Element) -> None:
        page, matrix = flow.page, self.matrix
        width = self._cell_width(flow)
        left, top = flow.left + _LABEL_WIDTH, flow.y - 16
        bottom = top - matrix.size * _CELL_HEIGHT
        self._headings(flow, table, left, bottom)
        for place, label in enumerate(reversed(_named(matrix.consequence_labels))):
            consequence = matrix.size - place
            row = Element("TR", table)
            floor = top - (place + 1) * _CELL_HEIGHT
            lines = wrap(page.fonts["regular"], label, style.CHART_TEXT.size, _LABEL_WIDTH - 14)[:4]
            with page.tagged(Element("TH", row, attributes=ROW_HEADING)):
                middle = floor + _CELL_HEIGHT / 2 + (len(lines) / 2) * style.CHART_TEXT.leading
                page.lines(flow.left, middle - style.CHART_TEXT.drop, style.CHART_TEXT, lines)
            for likelihood in range(1, matrix.size + 1):
                zone = matrix.zones[consequence - 1][likelihood - 1]
                x = left + (likelihood - 1) * width
                _field(page, zone, x, floor, width)
                count = matrix.counts[consequence - 1][likelihood - 1]
                kind = _COUNT if count else _ZERO
                with page.tagged(Element("TD", row)):
                    page.text_centred(x + width / 2, floor + _CELL_HEIGHT / 2 - 6, kind, f"{count} ")
                    page.text(x + 6, floor + _CELL_HEIGHT - 11, _ZONE, word("zone", zone))

    def _headings(self, flow: Flow, table: Element, left: float, bottom: float) -> None:
        """Write the names of the axes and of the steps of likelihood: the first row to a listener."""
        page, matrix, kind = flow.page, self.matrix, style.CHART_TEXT
        width = self._cell_width(flow)
        row = Element("TR", table)
        labels = self._likelihood(flow)
        foot = bottom - 6 - max(map(len, labels)) * kind.leading
        with page.tagged(Element("TH", row, attributes=ROW_HEADING)):
            page.text(flow.left, flow.y - 8, _AXIS, translate("Paper", "Konsekvens ↑") + " ")
            end = left + matrix.size * width
            page.text_right(end, foot - 9, _AXIS, translate("Paper", "Sannolikhet →"))
        for i, lines in enumerate(labels):
            with page.tagged(Element("TH", row, attributes=COLUMN_HEADING)):
                page.lines(left + i * width + 4, bottom - 4 - kind.drop, kind, lines)


def _named(labels: tuple[str, ...]) -> list[str]:
    """Return the labels with their numbers, which is how people speak of them."""
    return [f"{i}  {clean_line(label, 60)}" for i, label in enumerate(labels, 1)]


def _field(page: Page, zone: str, x: float, y: float, width: float) -> None:
    inner, height = width - 2, _CELL_HEIGHT - 2
    with page.artifact():
        page.fill(_FILLS.get(zone, style.FIELD))
        page.box(x + 1, y + 1, inner, height)
        if zone in ("medium", "high"):
            page.stroke(style.WHITE, 0.7)
            page.hatch(x + 1, y + 1, inner, height, 9 if zone == "medium" else 4.5)
        if zone == "high":
            page.stroke(style.NOT_MET, 1.1)
            page.box(x + 1.6, y + 1.6, inner - 1.2, height - 1.2, "S")

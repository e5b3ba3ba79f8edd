"""All municipalities as dots along one axis, equal ones stacked, ours large, dark and named: vectors on the page."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.axes import Scale, stack, value_scale
from app.domain.formats import measured, number
from app.reports.paper import style
from app.reports.paper.clean import clean_line
from app.reports.paper.flow import Flow
from app.reports.paper.page import Page
from app.reports.paper.tags import Attributes, Element
from app.reports.paper.text_blocks import set_lines
from app.reports.paper.wrap import shorten, wrap
from app.services.figures import Distribution, Standing
from app.text import translate
from app.wording import among

_GUTTER = 26.0
_HEIGHT = 92.0
_DOT, _OWN = 3.4, 7.0


@dataclass(slots=True)
class StripRow:
    """Two distributions side by side, each with what it says in words under it."""

    figures: Sequence[Distribution]

    def head(self, flow: Flow) -> float:
        return _HEIGHT + 60

    def place(self, flow: Flow) -> None:
        width = (flow.width - _GUTTER) / 2
        kind, note = style.FIGURE_TITLE, style.NOTE
        titles = [
            wrap(flow.fonts[kind.face], clean_line(each.title), kind.size, width) for each in self.figures
        ]
        notes = [wrap(flow.fonts[note.face], _note(each), note.size, width) for each in self.figures]
        above = max(map(len, titles)) * kind.leading + 5
        below = max(map(len, notes)) * note.leading + 3
        flow.begin(kind.before, above + _HEIGHT + below)
        top = flow.y
        for at, (each, title, said) in enumerate(zip(self.figures, titles, notes, strict=True)):
            x, bottom = flow.left + at * (width + _GUTTER), top - above - _HEIGHT
            flow.y = top - above + 5 + len(title) * kind.leading
            set_lines(flow, Element("P", flow.root), kind, title, x)
            _draw(flow.page, flow.root, each, (x, bottom, width, _HEIGHT))
            flow.y = bottom - 3
            set_lines(flow, Element("P", flow.root), note, said, x)
        flow.y = top - above - _HEIGHT - below
        flow.space(14)


def where(figures: Distribution) -> str:
    """Where ours lies, and how many have a better value."""
    others = len(figures.others)
    return translate("Paper", "{among}: {better} av {count} andra kommuner har ett bättre värde.").format(
        among=among(figures.position, others, figures.year), better=figures.better, count=others
    )


def alternative(figures: Distribution) -> str:
    """The figure in words, for those who listen to it."""
    values = [standing.value for standing in (figures.own, *figures.others)]
    low, middle, high = (
        _measured(figures, value) for value in (min(values), statistics.median(values), max(values))
    )
    return translate(
        "Paper", "Punktdiagram: {title}, {year}. {own}. Lägst {low}, i mitten {middle}, högst {high}."
    ).format(
        title=clean_line(figures.title).rstrip("."),
        year=figures.year,
        own=_told(figures, figures.own),
        low=low,
        middle=middle,
        high=high,
    )


def _note(figures: Distribution) -> str:
    return " ".join(part for part in (where(figures), clean_line(figures.source)) if part)


def _measured(figures: Distribution, value: float) -> str:
    return measured(value, figures.decimals, clean_line(figures.unit))


def _told(figures: Distribution, standing: Standing) -> str:
    return f"{clean_line(standing.name, 60)} {_measured(figures, standing.value)}"


def _draw(page: Page, parent: Element, figures: Distribution, box: tuple[float, float, float, float]) -> None:
    x, y, width, height = box
    place: Attributes = {"O": "Layout", "Placement": "Block", "BBox": (x, y, x + width, y + height)}
    everyone = sorted((figures.own, *figures.others), key=lambda standing: standing.value)
    scale = value_scale([standing.value for standing in everyone], x + 14, width - 28)
    page.open(Element("Figure", parent, alternative=alternative(figures), attributes=place))
    foot, top = y + 26, y + height - 16
    _axis(page, figures, scale, (foot, top))
    across = [scale.at(standing.value) for standing in everyone]
    middle = (foot + top) / 2
    heights = [middle + away for away in stack(across, _DOT + 0.6, top - foot - 2 * _DOT)]
    spots = list(zip(everyone, across, heights, strict=True))
    page.dots([(at, up) for standing, at, up in spots if standing is not figures.own], style.PALE, _DOT)
    own = next((at, up) for standing, at, up in spots if standing is figures.own)
    page.stroke(style.INK, 0.7)
    page.line(own[0], own[1], own[0], top + 3)
    page.dots([own], style.INK, _OWN)
    kind = style.CHART_LABEL
    said = shorten(page.fonts[kind.face], _told(figures, figures.own), kind.size, width)
    taken = page.measure(kind, said)
    page.text(min(max(own[0] - taken / 2, x), x + width - taken), top + 6, kind, said + " ")
    page.close()


def _axis(page: Page, figures: Distribution, scale: Scale, box: tuple[float, float]) -> None:
    foot, top = box
    kind, end = style.CHART_TEXT, scale.start + scale.length
    page.stroke(style.RULE, 0.7)
    page.line(scale.start, foot, end, foot)
    every = 1 if scale.length / len(scale.ticks) >= 40 else 2
    for tick in scale.ticks[::every]:
        page.stroke(style.HAIRLINE, 0.5)
        page.line(scale.at(tick), foot, scale.at(tick), top)
        page.text_centred(scale.at(tick), foot - 10.5, kind, number(tick, scale.decimals) + " ")
    better = {
        "higher": translate("Paper", "högre är bättre"),
        "lower": translate("Paper", "lägre är bättre"),
    }.get(figures.direction, "")
    room = scale.length - page.measure(kind, better) - 8
    unit = shorten(page.fonts[kind.face], clean_line(figures.unit), kind.size, room)
    if unit:
        page.text(scale.start, foot - 22, kind, unit + " ")
    if better:
        page.text_right(end, foot - 22, kind, better + " ")

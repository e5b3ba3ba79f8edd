"""A figure over the years as a simple picture: a bar for each year, its value beside it, the target as a line."""

from __future__ import annotations

from app.domain.axes import value_scale
from app.domain.formats import number
from app.reports.web.markup import Markup, element, joined
from app.services.figures import Chart, Point
from app.text import translate

MOST_YEARS = 8
"""A reader of the page sees how it went lately; the municipality's reports hold the rest."""

# In units of the picture. It is drawn as wide as a small telephone, so that its words keep their size there.
_WIDTH, _ROW, _BAR = 240, 26, 16
_LEFT, _TOP = 58, 22
_LETTER = 7.2
"""What a digit takes at most."""


def shown_points(chart: Chart) -> tuple[Point, ...]:
    """The values that the picture shows, oldest first; a missing one is among them."""
    own = next((series for series in chart.series if series.strong), None)
    return own.all_points[-MOST_YEARS:] if own is not None else ()


def year_of(chart: Chart, point: Point) -> str:
    """What the year of a value is called: one of only a part of its year says so."""
    own = next((series for series in chart.series if series.strong), None)
    if own is not None and point is own.newest and own.newest_part:
        return f"{point.year} {own.newest_part.upper()}"
    return str(point.year)


def target_of(chart: Chart) -> Point | None:
    """The newest target, if it is one value."""
    points = [point for point in chart.target if point.value is not None]
    return points[-1] if points and not chart.target_high else None


def bars(chart: Chart, label: str, described_by: str) -> Markup:
    """The picture. ``label`` says what it is, ``described_by`` is the id of the words that say the same."""
    points = shown_points(chart)
    target = target_of(chart)
    known = [point.value for point in (*points, *filter(None, [target])) if point.value is not None]
    room = max((len(number(value, chart.decimals)) for value in known), default=0) * _LETTER + 10
    scale = value_scale([0.0, *known], _LEFT, max(_WIDTH - _LEFT - room, 60.0))
    zero = scale.at(0.0)
    height = _TOP + len(points) * _ROW + 2
    rows = [(point, _TOP + place * _ROW + _ROW / 2) for place, point in enumerate(points)]
    drawn = [
        _bar(zero, scale.at(point.value), middle, newest=point is points[-1])
        for point, middle in rows
        if point.value is not None
    ]
    drawn.append(element("line", class_="axis", x1=_n(zero), x2=_n(zero), y1=_TOP, y2=height))
    if target is not None and target.value is not None:
        drawn.append(_target(scale.at(target.value), number(target.value, chart.decimals), height))
    # The words come last: where the line of the target would cross them they stand before it.
    for point, middle in rows:
        foot = _n(middle + 4.5)
        drawn.append(element("text", year_of(chart, point), class_="year", x=0, y=foot))
        if point.value is None:
            drawn.append(
                element("text", translate("Web", "saknas"), class_="missing", x=_n(zero + 6), y=foot)
            )
        else:
            end = _n(max(zero, scale.at(point.value)) + 6)
            drawn.append(element("text", number(point.value, chart.decimals), class_="value", x=end, y=foot))
    return element(
        "svg",
        *drawn,
        class_="bars",
        view_box=f"0 0 {_WIDTH} {height}",
        role="img",
        aria_label=label,
        aria_describedby=described_by,
    )


def _bar(zero: float, end: float, middle: float, *, newest: bool) -> Markup:
    return element(
        "rect",
        class_="bar newest" if newest else "bar",
        x=_n(min(zero, end)),
        y=_n(middle - _BAR / 2),
        width=_n(abs(end - zero)),
        height=_BAR,
    )


def _target(x: float, value: str, height: int) -> Markup:
    words = translate("Web", "Mål {value}").format(value=value)
    half = len(words) * _LETTER / 2
    at = min(max(x, half), _WIDTH - half)
    return joined(
        (
            element("line", class_="target", x1=_n(x), x2=_n(x), y1=_TOP - 4, y2=height),
            element("text", words, class_="goal", x=_n(at), y=14, text_anchor="middle"),
        )
    )


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")

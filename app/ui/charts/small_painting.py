"""One small chart: a title, a line with its target, the latest value and the years it spans. Painted bare.

What does not change from one painting to the next is worked out once, in ``place``.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF

from app import wording
from app.domain import formats
from app.text import translate
from app.ui.common import theme
from app.ui.common.marks import SYMBOL, paint_status
from app.ui.common.theme import colour, px

HEIGHT = 128


@dataclass(frozen=True, slots=True)
class Small:
    """What a small chart shows. ``values`` has one for each of ``years``; None is a gap."""

    key: int
    title: str
    unit: str
    decimals: int
    years: range
    values: tuple[float | None, ...]
    target: float | None
    target_high: float | None
    status: str
    now: str = ""
    """The value that the status rests on, in words, where it is no value of a full year on the line."""

    def at(self, index: int) -> str:
        """A year and its value in words."""
        value = self.values[index]
        said = translate("Chart", "saknas") if value is None else self.measured(value)
        return f"{self.years[index]}: {said}"

    def measured(self, value: float) -> str:
        """A value with its unit."""
        return formats.measured(value, self.decimals, self.unit)

    def summary(self) -> str:
        """The latest value, and the target that the dashed line stands for."""
        latest = self.latest
        value = self.now or ("" if latest is None else self.measured(self.values[latest] or 0.0))
        ends = [
            formats.number(end, self.decimals) for end in (self.target, self.target_high) if end is not None
        ]
        if not ends or not value:
            return value
        return translate("Chart", "{value}, mål {target}").format(value=value, target="–".join(ends))

    @property
    def latest(self) -> int | None:
        """Where the last known value stands."""
        return next((at for at in reversed(range(len(self.values))) if self.values[at] is not None), None)

    def spoken(self) -> str:
        """The chart in words."""
        told = [self.at(index) for index, value in enumerate(self.values) if value is not None]
        status = wording.word("indicator_status", self.status)
        values = ", ".join(told) if told else translate("Chart", "Inga mätvärden än")
        return f"{self.title.rstrip('.')}. {status}. {self.summary()}. {values}.".replace(". . ", ". ")


@dataclass(slots=True)
class Placed:
    """A small chart where it stands, with its lines made ready."""

    small: Small
    box: QRectF
    inner: QRectF
    title: str
    value: str
    last_year: float
    """Where the last year is written."""
    lines: list[QPolygonF] = field(default_factory=list)
    dots: list[QPointF] = field(default_factory=list)
    spots: list[QPointF | None] = field(default_factory=list)
    """Where each year's value stands."""
    levels: list[float] = field(default_factory=list)
    """The heights of the target's ends."""


def place(small: Small, box: QRectF) -> Placed:
    """Work out where everything in a chart stands."""
    pad = px(10)
    strong, plain = QFontMetricsF(theme.font(strong=True)), QFontMetricsF(theme.font("small"))
    latest = small.latest
    value = plain.elidedText(small.summary(), Qt.TextElideMode.ElideRight, box.width() - 2 * pad)
    room = box.width() - 2 * pad - px(SYMBOL) - px(6)
    title = strong.elidedText(small.title, Qt.TextElideMode.ElideRight, room)
    top = box.top() + px(8) + strong.height() + plain.height() + px(8)
    bottom = box.bottom() - plain.height() - px(10)
    inner = QRectF(box.left() + pad + px(4), top, box.width() - 2 * pad - px(8), bottom - top)
    last_year = box.right() - pad - plain.horizontalAdvance(str(small.years[-1]))
    placed = Placed(small, box, inner, title, value, last_year)
    ends = [end for end in (small.target, small.target_high) if end is not None]
    marks = [known for known in small.values if known is not None] + ends
    if latest is None:
        return placed
    low, high = min(marks), max(marks)
    step = inner.width() / max(len(small.values) - 1, 1)

    def height(known: float) -> float:
        return inner.bottom() - (0.5 if high == low else (known - low) / (high - low)) * inner.height()

    placed.levels = [height(end) for end in ends]
    run: list[QPointF] = []
    for index, known in enumerate([*small.values, None]):
        if known is not None:
            run.append(QPointF(inner.left() + index * step, height(known)))
        elif run:
            placed.lines.append(QPolygonF(run))
            run = []
        if index < len(small.values):
            placed.spots.append(run[-1] if known is not None else None)
    placed.dots = [spot for spot in placed.spots if spot is not None]
    return placed


def paint_all(painter: QPainter, charts: list[Placed], chosen: int | None, read: int | None) -> None:
    """Paint the charts; of the one that is ``chosen`` (by its key) the year ``read`` is told.

    Layer by layer: pens and fonts are changed once for all charts.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(colour("surface"))
    round_by = px(6)
    for chart in charts:
        is_chosen = chart.small.key == chosen
        painter.setPen(QPen(colour("focus" if is_chosen else "line"), 2 if is_chosen else 1))
        painter.drawRoundedRect(chart.box.adjusted(1, 1, -1, -1), round_by, round_by)
    _paint_lines(painter, charts)
    told = next((chart for chart in charts if chart.small.key == chosen), None) if read is not None else None
    _paint_words(painter, charts, told, read or 0)
    if told is not None and (spot := told.spots[read or 0] if told.spots else None) is not None:
        painter.setPen(QPen(colour("chart_own"), 2))
        painter.setBrush(colour("surface"))
        painter.drawEllipse(spot, 4.5, 4.5)
    side = px(SYMBOL)
    for chart in charts:
        left = chart.box.right() - px(10) - side
        paint_status(painter, QRectF(left, chart.box.top() + px(10), side, side), chart.small.status)


def _paint_lines(painter: QPainter, charts: list[Placed]) -> None:
    painter.setPen(QPen(colour("chart_target"), 1.2, Qt.PenStyle.DashLine))
    for chart in charts:
        for level in chart.levels:
            painter.drawLine(QPointF(chart.inner.left(), level), QPointF(chart.inner.right(), level))
    ink = colour("chart_own")
    painter.setPen(QPen(ink, 2))
    for chart in charts:
        for line in chart.lines:
            painter.drawPolyline(line)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    for chart in charts:
        for dot in chart.dots:
            painter.drawEllipse(dot, 2.6, 2.6)


def _paint_words(painter: QPainter, charts: list[Placed], told: Placed | None, read: int) -> None:
    pad, top, gap = px(10), px(8), px(4)
    painter.setFont(theme.font(strong=True))
    painter.setPen(colour("text"))
    line = painter.fontMetrics().ascent()
    below = painter.fontMetrics().height()
    for chart in charts:
        painter.drawText(QPointF(chart.box.left() + pad, chart.box.top() + top + line), chart.title)
    painter.setFont(theme.font("small"))
    painter.setPen(colour("muted"))
    line = painter.fontMetrics().ascent()
    none = translate("Chart", "Inga mätvärden än")
    for chart in charts:
        small, left = chart.small, chart.box.left() + pad
        if small.latest is None:
            words = none
        elif chart is told:
            words = small.at(read)
        else:
            words = chart.value
        painter.drawText(QPointF(left, chart.box.top() + top + below + line), words)
        if small.latest is not None:
            foot = chart.inner.bottom() + gap + line
            painter.drawText(QPointF(left, foot), str(small.years[0]))
            last = str(small.years[-1])
            painter.drawText(QPointF(chart.last_year, foot), last)

"""Where values stand on an axis: round steps, and zero where honesty asks for it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis from ``low`` to ``high`` with its ticks, drawn from ``start`` along ``length`` points."""

    low: float
    high: float
    ticks: tuple[float, ...]
    decimals: int
    start: float
    length: float

    def at(self, value: float) -> float:
        """Return where ``value`` stands; beyond the ends it stands at the end."""
        part = (value - self.low) / (self.high - self.low)
        return self.start + self.length * min(max(0.0, part), 1.0)


def value_scale(values: Sequence[float], start: float, length: float, wanted: int = 5) -> Scale:
    """Return an axis for ``values``, with about ``wanted`` steps of 1, 2, 2.5 or 5 times a power of ten."""
    finite = [value for value in values if math.isfinite(value)] or [0.0, 1.0]
    low, high = min(finite), max(finite)
    # Half of the way to zero already, or a spread that would be blown up out of proportion: start at zero.
    if 0 <= low <= high * 0.5:
        low = 0.0
    elif high <= 0 and high >= low * 0.5:
        high = 0.0
    if low == high == 0:
        high = 1.0
    if high - low < max(max(abs(high), abs(low)) * 0.08, 1e-9):
        middle, spread = (high + low) / 2, max(abs(high), abs(low), 1.0) * 0.05
        low, high = (max(middle - spread, 0.0) if low >= 0 else middle - spread), middle + spread
    step = _round_step((high - low) / wanted)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    if low > 0 and low - first * step < step * 0.15:
        # What lies on the axis itself cannot be told from it.
        first -= 1
    last = max(last, first + 1)
    decimals = max(0, -math.floor(math.log10(step) + 1e-9))
    if round(step, decimals) != step:
        decimals += 1
    ticks = tuple(round(i * step, 10) for i in range(first, last + 1))
    return Scale(ticks[0], ticks[-1], ticks, decimals, start, length)


def _round_step(step: float) -> float:
    power = 10.0 ** math.floor(math.log10(step))
    for factor in (1.0, 2.0, 2.5, 5.0):
        if step <= factor * power * 1.0001:
            return factor * power
    return 10 * power


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Return heights near the ``wanted`` ones, at least ``gap`` apart, within ``low`` and ``high``."""
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    places = [0.0] * len(wanted)
    floor = low
    for i in order:
        places[i] = max(wanted[i], floor)
        floor = places[i] + gap
    ceiling = high
    for i in reversed(order):
        places[i] = min(places[i], ceiling)
        ceiling = places[i] - gap
    return places


def stack(across: Sequence[float], step: float, room: float) -> list[float]:
    """Return how far from the middle each dot stands, when those of one ``step`` across are stacked.

    Alternately over and under; where very many are equal they are pressed together to stay within ``room``.
    """
    highest = max(Counter(round(x / step) for x in across).values(), default=1)
    rise = min(step, room / highest)
    heights: Counter[int] = Counter()
    away = []
    for x in across:
        heights[round(x / step)] += 1
        count = heights[round(x / step)]
        away.append((count // 2) * rise * (1 if count % 2 else -1))
    return away

"""Where a value lies among the other municipalities'. Pure rules; kept apart from whether a target is reached."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

POSITIONS = ("best_quarter", "middle", "worst_quarter", "unknown")
"""A middle half between the two quarters; unknown where nothing can be said."""

POSITION_REASONS = ("ranked", "no_value", "few_others", "no_better_way")

FEWEST_OTHERS = 8
"""With fewer others a quarter is one or two municipalities, and chance decides."""


class Position(NamedTuple):
    """A position with the code of the reason for it."""

    position: str
    reason: str
    better: int = 0
    """How many of the others have a better value; in a band, a higher one."""
    worse: int = 0
    others: int = 0


def position(own: float | None, others: Sequence[float], direction: str) -> Position:
    """Place ``own`` among ``others``, all of the same moment."""
    if own is None:
        return Position("unknown", "no_value", others=len(others))
    above, below = sum(other > own for other in others), sum(other < own for other in others)
    return counted(above, below, len(others), direction)


def counted(above: int, below: int, others: int, direction: str) -> Position:
    """Place a value that ``above`` of the ``others`` are higher than and ``below`` of them lower.

    We are in the best quarter where those better than us and we ourselves are at most a quarter of all, and in the
    worst quarter likewise. Equal values are neither better nor worse. Where values ought to lie in a band none is
    better than another, and with fewer than ``FEWEST_OTHERS`` others nothing is said.
    """
    better, worse = (below, above) if direction == "lower" else (above, below)
    if others < FEWEST_OTHERS:
        return Position("unknown", "few_others", better, worse, others)
    if direction == "band":
        return Position("unknown", "no_better_way", better, worse, others)
    quarter = (others + 1) / 4
    first, last = better + 1 <= quarter, worse + 1 <= quarter
    # Where all but a few are equal, we are among the first and among the last at once: in the middle.
    place = "middle" if first == last else "best_quarter" if first else "worst_quarter"
    return Position(place, "ranked", better, worse, others)

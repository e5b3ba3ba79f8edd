"""Speed, as ratios to the barest program that does the same, in one run: seconds differ between machines.

Each module (or package) here has ``measure() -> Iterable[Row]``; helpers begin with ``_``.
``python -m benchmarks [NAME …]`` runs them and prints the rows.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One operation: seconds of the floor and of the program, and what is asked of it.

    Without a floor (``floor`` None) ``most`` is seconds; with one it is how many times the floor.
    """

    what: str
    floor: float | None
    ours: float
    most: float

    @property
    def measured(self) -> float:
        """What ``most`` is compared with."""
        return self.ours if self.floor is None else self.ours / self.floor

    @property
    def well(self) -> bool:
        """Whether the program is as quick as is asked."""
        return self.measured <= self.most


def seconds(work: Callable[[], object]) -> float:
    """Time one call."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def compare(
    what: str,
    floor: Callable[[], object],
    ours: Callable[[], object],
    most: float,
    rounds: int = 7,
    *,
    before: Callable[[], object] = lambda: None,
) -> Row:
    """Measure both in turn, so that a busy machine is busy for both, and compare their medians.

    ``before`` makes each of our turns ready, unmeasured.
    """
    pairs = []
    for _ in range(rounds):
        bare = seconds(floor)
        before()
        pairs.append((bare, seconds(ours)))
    floors, wholes = (statistics.median(times) for times in zip(*pairs, strict=True))
    return Row(what, floors, wholes, most)

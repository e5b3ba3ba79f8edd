"""A tree of very many goals: first painted, and filtered key by key."""

from __future__ import annotations

import functools
import os
import statistics
from collections.abc import Iterable

from benchmarks import Row, seconds

ROUNDS = 5
MOST = 0.050
SUBJECTS = (
    "vatten",
    "skola",
    "trygghet",
    "företag",
    "omsorg",
    "bibliotek",
    "klimat",
    "bostäder",
    "fritid",
    "vård",
)


def measure() -> Iterable[Row]:
    """Paint and filter 10,000 and 100,000 goals."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from app.ui import start
    from app.ui.common.theme import Theme

    app = start.application()
    Theme(app, "light")
    for count in (10_000, 100_000):
        yield from _tree(count)


def _tree(count: int) -> Iterable[Row]:
    from app.ui.common.forest import Node, arrange
    from app.ui.common.page_parts import EmptyState
    from app.ui.common.record_tree import RecordTree

    nodes = [
        Node(number, (number // 10) or None, (f"Mål {number} om {SUBJECTS[number % 10]}", "Uppfyllt"))
        for number in range(1, count + 1)
    ]
    # The forest is arranged in the worker, before the window has anything to do.
    forest = arrange(nodes)

    def build() -> RecordTree:
        made = RecordTree(("Mål", "Status"), empty=EmptyState("target", "Inga mål"))
        made.resize(500, 800)
        made.set_forest(forest)
        made.open_levels(2)
        made.show()
        made.grab()
        return made

    first = statistics.median(seconds(build) for _ in range(ROUNDS))
    yield Row(f"tree of {count:,} goals: built and first painted", None, first, MOST)
    tree = build()

    def strike(key: str) -> None:
        tree.set_filter(key)
        tree.grab()

    slowest = 0.0
    for word in ("trygghet", "9", "finns inte"):
        for end in range(1, len(word) + 1):
            taken = [seconds(functools.partial(strike, word[:end])) for _ in range(ROUNDS)]
            slowest = max(slowest, statistics.median(taken))
        tree.set_filter("")
    yield Row(f"tree of {count:,} goals: slowest key of a filter", None, slowest, MOST)

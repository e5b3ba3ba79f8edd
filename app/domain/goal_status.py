"""A goal's status, summed up from the indicators that show it and those of the goals below it.

Sums are stacked counts: the status is read from the counts, never an average of colours.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.domain.indicator_status import STATUSES


@dataclass(frozen=True, slots=True)
class Tally:
    """How many indicators have each status; every indicator is counted once however many goals it shows."""

    met: int = 0
    partly: int = 0
    not_met: int = 0
    not_assessable: int = 0
    not_reported: int = 0

    @property
    def assessed(self) -> int:
        """Indicators with a value that could be held against something."""
        return self.met + self.partly + self.not_met

    @property
    def total(self) -> int:
        """All indicators."""
        return self.assessed + self.not_assessable + self.not_reported

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """Status codes with their counts, in the order they are drawn."""
        return tuple((status, getattr(self, status)) for status in STATUSES)


def tally(statuses: Iterable[str]) -> Tally:
    """Count status codes."""
    counts = dict.fromkeys(STATUSES, 0)
    for status in statuses:
        counts[status] += 1
    return Tally(**counts)


def summed(counts: Tally) -> str:
    """Read one status from the counts.

    Met when all that could be assessed is met; not met when none of it is even accepted; partly in between.
    With nothing assessed: not reported if values are still to come, else it cannot be assessed.
    """
    if not counts.assessed:
        return "not_reported" if counts.not_reported or not counts.total else "not_assessable"
    if counts.met == counts.assessed:
        return "met"
    if counts.not_met == counts.assessed:
        return "not_met"
    return "partly"


def roll_up(
    parents: Mapping[int, int | None], shown_by: Mapping[int, Iterable[int]]
) -> dict[int, frozenset[int]]:
    """Return for each goal the indicators of itself and of everything under it.

    ``parents`` maps goal to parent, ``shown_by`` goal to its own indicators. A parent that is not among the
    goals is taken as none.
    """
    # Most goals of a large tree show no indicator: they share one empty set.
    gathered: dict[int, set[int]] = {}
    for goal in parents:
        own = tuple(shown_by.get(goal, ()))
        if not own:
            continue
        passed: set[int] = set()
        above: int | None = goal
        while above is not None and above in parents and above not in passed:
            gathered.setdefault(above, set()).update(own)
            passed.add(above)
            above = parents[above]
    return {goal: frozenset(gathered[goal]) if goal in gathered else _NONE for goal in parents}


_NONE: frozenset[int] = frozenset()

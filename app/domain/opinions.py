"""How units' judgements of the same goal fall out: counted side by side, never averaged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

UNDECIDED = ("not_assessable", "unknown")
"""Judgements that take no side: they are counted, but whoever sets one does not see the goal otherwise."""


@dataclass(frozen=True, slots=True)
class Opinions:
    """What units judge of one goal. Those that have judged nothing are in no group."""

    groups: tuple[tuple[str, tuple[int, ...]], ...]
    """Units by judgement, in the order of the judgements."""

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """How many units judge what."""
        return tuple((code, len(units)) for code, units in self.groups)

    @property
    def sides(self) -> tuple[tuple[str, tuple[int, ...]], ...]:
        """The groups that have taken a side."""
        return tuple(group for group in self.groups if group[0] not in UNDECIDED)

    @property
    def differ(self) -> bool:
        """Whether those who have taken a side do not all judge the same."""
        return len(self.sides) > 1

    @property
    def common(self) -> str:
        """What more units judge than anything else; empty where no judgement has the most."""
        ordered = sorted(self.sides, key=lambda group: -len(group[1]))
        if not ordered or (len(ordered) > 1 and len(ordered[0][1]) == len(ordered[1][1])):
            return ""
        return ordered[0][0]

    @property
    def others(self) -> tuple[tuple[str, tuple[int, ...]], ...]:
        """The groups that see it otherwise than most do; all groups where there is no most."""
        return tuple(group for group in self.sides if group[0] != self.common) if self.differ else ()


def opinions(judged: Iterable[tuple[int, str]], order: Sequence[str]) -> Opinions:
    """Sort (unit, judgement) into groups. ``order`` holds the judgements that there are."""
    found = tuple(judged)
    groups = ((code, tuple(unit for unit, said in found if said == code)) for code in order)
    return Opinions(tuple(group for group in groups if group[1]))

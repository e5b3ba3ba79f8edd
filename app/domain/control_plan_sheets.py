"""Rows of an internal-control plan from a file: what they may say, and what each of them leads to.

An empty cell says nothing: it takes nothing away.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from app.domain.problems import Problem

FIELDS = (
    *("plan", "number", "title", "unit", "process", "process_or_goal", "goals", "category"),
    *("risk", "event", "cause", "consequence", "likelihood", "score_consequence", "value"),
    *("existing_control", "treatment", "choice", "reason"),
    *("control", "routine", "method", "how", "sample", "how_often", "performer", "owner_role", "reports_to"),
    *("action", "action_owner", "action_due", "state"),
    *("slot", "checked_on", "result", "population", "checked", "deviations", "observation", "evidence"),
    *("improvement", "improvement_due"),
)
"""What a column can hold, in the order in which columns are written."""


@dataclass(frozen=True, slots=True)
class Given:
    """A row that could be understood."""

    row: int
    values: Mapping[str, object]
    """By field; only what the row says something about."""


class Part(NamedTuple):
    """A record that a row is about."""

    kind: str
    name: str
    outcome: str
    """new, changed or unchanged."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a row leads to."""

    row: int
    outcome: str
    parts: tuple[Part, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(eq=False, slots=True)
class Waiting:
    """A record that rows make or change, until all rows are read."""

    kind: str
    name: str
    id: int | None
    stored: Mapping[str, object]
    new: dict[str, object] = field(default_factory=dict)

    def say(self, name: str, value: object) -> list[Problem]:
        """Let a row say what a field holds; two rows must not say different things."""
        if value is None or value == "":
            return []
        if name in self.new:
            return [] if self.new[name] == value else [Problem("row_says_other", name, {"name": self.name})]
        if self.id is None or self.stored.get(name) != value:
            self.new[name] = value
        return []

    def tie(self, name: str, other: object) -> None:
        """Tie to another record, which may wait, too."""
        tied = self.new.get(name, self.stored.get(name, ()))
        assert isinstance(tied, tuple)
        if other not in tied:
            self.new[name] = (*tied, other)

    @property
    def values(self) -> dict[str, object]:
        """What the record would hold."""
        return {**self.stored, **self.new}


def total(outcomes: tuple[Outcome, ...], outcome: str) -> int:
    """How many rows have this outcome."""
    return sum(row.outcome == outcome for row in outcomes)

"""How a year's internal control went, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.services.control_plan_rows import DecisionLine, PlanAction, PlanContent


@dataclass(frozen=True, slots=True)
class Improvement:
    """What is done about a deviation."""

    title: str
    owner_role: str
    due_on: date | None
    state: str
    late: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """One control, in one unit, one time of the year."""

    number: str
    """Of its item in the plan."""
    item: str
    control_id: int
    control: str
    how_often: str
    unit: str
    slot: int
    due_on: date
    outcome: str
    """The result; late, due or later where there is none."""
    checked_on: date | None
    population: int | None
    sample: int | None
    deviations: int | None
    observation: str
    evidence: str
    improvements: tuple[Improvement, ...]


@dataclass(frozen=True, slots=True)
class PlanOutcome:
    """A plan with how its controls went and how its actions go."""

    content: PlanContent
    outcomes: tuple[Outcome, ...]
    actions: tuple[tuple[str, PlanAction, bool], ...]
    """The number of the item, the action, and whether it is late."""


@dataclass(frozen=True, slots=True)
class Grade:
    """What a unit thinks of itself under one part of internal control."""

    unit: str
    part: str
    mean: float
    answers: int


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the executive board thinks of the whole."""

    judgement: str
    reason: str
    decision: DecisionLine | None


@dataclass(frozen=True, slots=True)
class FollowUp:
    """All that the paper on a year's internal control tells."""

    plans: tuple[PlanOutcome, ...]
    """The municipality-wide one first, then those of the units."""
    bases: tuple[tuple[str, str], ...]
    """What the municipality means by each result, as (result, text)."""
    grades: tuple[Grade, ...]
    judgement: Judgement | None

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """Of all plans, each time of a control once, although several plans ask for it."""
        found = {
            (row.control_id, row.unit, row.slot): row
            for plan in reversed(self.plans)
            for row in plan.outcomes
        }
        return tuple(found.values())

    def count(self, outcome: str) -> int:
        """How many controls ended so, or stand so."""
        return sum(row.outcome == outcome for row in self.outcomes)

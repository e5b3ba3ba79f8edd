"""The decisions that the letter tells of, those that followed, and the way each went."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from database.example.texts import moment, read


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step of a decision's way. ``unit`` is the body that dealt with it."""

    state: str
    unit: str
    decided_on: date | None = None
    section: str = ""
    note: str = ""
    at: datetime | None = None
    """When it was written in; None where it came with the decision itself."""


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision. ``covers`` are keys of goals; two flags have it cover all clarifications or all methods."""

    kind: str
    title: str
    text: str
    step: Sequence[Mapping[str, object]]
    covers: Sequence[str] = ()
    date_note: str = ""
    registry_number: str = ""
    sent_to: str = ""
    clarifications: bool = False
    methods: bool = False

    @property
    def steps(self) -> tuple[StepRow, ...]:
        """The way it went, oldest step first."""
        return tuple(StepRow(**step) for step in self.step)  # type: ignore[arg-type]

    def written(self, place: int) -> tuple[datetime, str]:
        """When it was written in, and by whom: the executive office gathered what the letter tells of on one day."""
        return self.steps[0].at or moment(2019, 12, 9, 60 + 7 * place), "klk"

    def went(self, step: StepRow, place: int) -> tuple[datetime, str]:
        """When a step was written in, and by whom."""
        return step.at or self.written(place)[0], "klk"


def decisions() -> tuple[DecisionRow, ...]:
    """All decisions, in the order they were written in."""
    return tuple(DecisionRow(**decision) for decision in read("decisions.toml")["decision"])

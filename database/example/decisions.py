"""The decisions that the letter tells of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from database.example.texts import moment, read


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision or dialogue. ``covers`` are keys of goals; ``unit`` is empty where no body decided."""

    kind: str
    title: str
    text: str
    state: str
    covers: Sequence[str]
    unit: str = ""
    decided_on: date | None = None
    date_note: str = ""

    def written(self, place: int) -> tuple[datetime, str]:
        """When it was written in, and by whom: the executive office gathered the whole matter on one day."""
        return moment(2019, 12, 9, 60 + 7 * place), "klk"


def decisions() -> tuple[DecisionRow, ...]:
    """All decisions, oldest first."""
    return tuple(DecisionRow(**decision) for decision in read("decisions.toml")["decision"])

"""The plan for measurement and follow-up that was made from the cards, and what it says beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from database.example.texts import read


@dataclass(frozen=True, slots=True)
class PlanRow:
    """The plan. ``said`` has what it says of an indicator that the card does not, by the indicator's key."""

    year: int
    state: str
    decision: str
    followed_up: str
    at: datetime
    revised_at: datetime
    why: str
    said: Mapping[str, Mapping[str, object]]

    @property
    def made(self) -> tuple[datetime, str]:
        """When it was made, and by whom."""
        return self.at, "klk"

    @property
    def revised(self) -> tuple[datetime, str]:
        """When it was marked as revised, and by whom."""
        return self.revised_at, "klk"

    @property
    def revised_on(self) -> date:
        """The day it was last revised."""
        return self.revised_at.date()


def plan() -> PlanRow:
    """The plan of the example's year."""
    return PlanRow(**read("measurement_plan.toml"))

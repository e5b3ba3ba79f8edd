"""Risks of every board and company, and how they have been weighed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from database.example.organisation import Roles
from database.example.texts import moment, read, workday

FILES = ("risks_executive.toml", "risks_committees.toml", "risks_companies.toml")


@dataclass(frozen=True, slots=True)
class RiskRow:
    """A risk, called by its title. ``scores`` stand in the order they were made; ``goals`` are keys."""

    unit: str
    title: str
    category: str
    process: str
    cause: str
    event: str
    consequence: str
    existing_control: str
    treatment: str
    owner_role: str
    goals: Sequence[str]
    scores: Sequence[Mapping[str, Any]]
    hidden: bool = False

    def written(self, roles: Roles) -> tuple[datetime, str]:
        """When the risk was written in, and by whom."""
        return self.weighed({"year": 2020}, roles)

    def weighed(self, score: Mapping[str, Any], roles: Roles) -> tuple[datetime, str]:
        """When a weighing was made, and by whom: in the yearly round unless it says when itself."""
        by = roles.of_unit(self.unit)
        if "at" in score:
            return score["at"], by
        first = moment(2020, 2, 17, 60) if score["year"] == 2020 else moment(2021, 2, 1, 60)
        return workday(first, roles.place(by)), by


def risks() -> tuple[RiskRow, ...]:
    """All risks, unit by unit."""
    return tuple(RiskRow(**risk) for name in FILES for risk in read(name)["risk"])

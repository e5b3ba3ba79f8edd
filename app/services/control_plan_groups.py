"""Risks that a plan may take up together: apart from what reads them, so that the window may name them at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.services.control_plan_rows import PlanRisk


@dataclass(frozen=True, slots=True)
class Group:
    """Risks that a plan may take up together. ``id`` is that of the largest."""

    id: int
    risks: tuple[PlanRisk, ...]

    @property
    def name(self) -> str:
        """What they are called together: as the largest is."""
        return self.risks[0].title

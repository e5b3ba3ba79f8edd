"""The file on disk. Importing this package brings in every table."""

from __future__ import annotations

from database import (
    activities,
    agenda,
    changes,
    citizens,
    clarifications,
    control_plans,
    controls,
    decisions,
    dialogues,
    documents,
    goals,
    indicators,
    measurement_plan,
    methods,
    municipality,
    periods,
    risks,
    rounds,
    self_assessment,
    units,
)
from database.base import Base

__all__ = [
    "Base",
    "activities",
    "agenda",
    "changes",
    "citizens",
    "clarifications",
    "control_plans",
    "controls",
    "decisions",
    "dialogues",
    "documents",
    "goals",
    "indicators",
    "measurement_plan",
    "methods",
    "municipality",
    "periods",
    "risks",
    "rounds",
    "self_assessment",
    "units",
]

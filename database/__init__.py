"""The file on disk. Importing this package brings in every table."""

from __future__ import annotations

from database import (
    agenda,
    changes,
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
    self_assessment,
    units,
)
from database.base import Base

__all__ = [
    "Base",
    "agenda",
    "changes",
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
    "self_assessment",
    "units",
]

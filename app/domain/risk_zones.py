"""A risk's value and the zone it falls in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Zones:
    """Where the limits go: ``low_max`` and ``medium_max`` are the highest values inside."""

    low_max: int = 3
    medium_max: int = 8
    threshold: int = 9
    threshold_rule: str = "at_least"


def value(likelihood: int | None, consequence: int | None) -> int | None:
    """Return likelihood × consequence; None while either is not yet weighed."""
    return None if likelihood is None or consequence is None else likelihood * consequence


def zone(risk_value: int | None, zones: Zones) -> str:
    """Return low, medium or high; empty for a risk not yet weighed."""
    if risk_value is None:
        return ""
    if risk_value <= zones.low_max:
        return "low"
    return "medium" if risk_value <= zones.medium_max else "high"


def over_threshold(risk_value: int | None, zones: Zones) -> bool:
    """Tell whether the risk is proposed for the control plan: its value is at least, or over, the threshold."""
    if risk_value is None:
        return False
    return risk_value > zones.threshold if zones.threshold_rule == "over" else risk_value >= zones.threshold


def movement(before: int | None, now: int | None) -> str:
    """Compare this year's value with the year before: up, down, same, or new where there was none."""
    if now is None:
        return ""
    if before is None:
        return "new"
    return "same" if now == before else ("up" if now > before else "down")

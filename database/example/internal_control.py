"""The internal control of the example's years: what its TOML files say, and when it was written in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from database.example.ledger import Stamp
from database.example.organisation import Roles
from database.example.texts import moment, read, workday


def controls() -> list[dict[str, Any]]:
    """Controls, each with its results and what they asked for."""
    return list(read("controls.toml")["control"])


def actions() -> list[dict[str, Any]]:
    """Actions that change a risk."""
    return list(read("controls.toml")["action"])


def plans() -> list[dict[str, Any]]:
    """The plan of the whole municipality, then that of each unit."""
    return list(read("control_plans.toml")["plan"])


def rest() -> dict[str, list[dict[str, Any]]]:
    """Analyses, treatment, weighings before and after, revisions of goals, self-assessment."""
    return read("internal_control.toml")


def planned(unit: str, roles: Roles) -> Stamp:
    """When a unit wrote in its controls and actions: in the week of its analysis."""
    by = roles.of_unit(unit or "KLK")
    return workday(moment(2021, 2, 1, 120), roles.place(by) % 5), by


def on(day: date, by: str, minutes: int = 0) -> Stamp:
    """When something was written in that happened on a day: then, or the next working day."""
    at = datetime.combine(day, time(8, 30), UTC) + timedelta(minutes=minutes)
    return at + timedelta(days=max(0, 7 - at.weekday()) if at.weekday() > 4 else 0), by


def reported(result: Mapping[str, Any], by: str, minutes: int = 0) -> Stamp:
    """When a result was written in. What was not done was told of when the half-year was over."""
    return on(result.get("checked_on", date(2021, 6, 30)), by, minutes)

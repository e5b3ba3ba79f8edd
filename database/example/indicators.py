"""What Vaggeryd measures, and what each year asks of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from database.example.organisation import Roles
from database.example.texts import moment, read

FIRST_YEAR = 2020
_KOLADA_ID = re.compile(r"[NU]\d{5}")


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An indicator. ``key`` is its id in Kolada where it has one; ``goals`` are keys of goals."""

    key: str
    title: str
    definition: str
    responsible: str
    goals: Sequence[str]
    quality: str = "actual"
    source: str = ""
    unit_of_measure: str = "%"
    decimals: int = 0
    direction: str = "higher"
    frequency: str = "year"
    entered: datetime | None = None
    reported_by: str = ""
    """The role that reports the values, where it is not the one that writes for the responsible unit."""

    @property
    def kolada_id(self) -> str:
        """The id in Kolada; empty for what the municipality measures by itself."""
        return self.key if _KOLADA_ID.fullmatch(self.key) else ""

    @property
    def where_from(self) -> tuple[str, str, str]:
        """Source, level and what a chart says of the source."""
        if self.kolada_id:
            return "kolada", "national", f"Nyckeltal {self.kolada_id} i Kolada. Värdena är exempeldata."
        if self.source == "survey":
            return "survey", "local", "Bolagets egen enkät. Värdena är exempeldata."
        return "own", "local", "Kommunens egen uppgift. Värdena är exempeldata."

    def reporter(self, roles: Roles) -> str:
        """The role that writes in the values."""
        return self.reported_by or roles.of_unit(self.responsible)

    def written(self, roles: Roles, place: int) -> tuple[datetime, str]:
        """When the indicator was written in, and by whom. ``place`` is its place in the list."""
        if self.entered is not None:
            return self.entered, roles.of_unit(self.responsible)
        return moment(2020, 2, 26, 30 + 9 * place), "klk"


@dataclass(frozen=True, slots=True)
class TargetRow:
    """What one year asks of an indicator, in the table's own words."""

    indicator: str
    year: int
    values: dict[str, float | None]


def indicators() -> tuple[IndicatorRow, ...]:
    """All indicators in the order of the goals, then those that boards and companies have made for sub-goals."""
    return tuple(
        IndicatorRow(**row)
        for name in ("indicators.toml", "indicators_own.toml")
        for row in read(name)["indicator"]
    )


def targets() -> tuple[TargetRow, ...]:
    """Targets of every year."""
    return tuple(
        TargetRow(key, given.get("first_year", FIRST_YEAR) + place, _values(given, place))
        for key, given in read("targets.toml").items()
        for place in range(len(given["target"]))
    )


def _values(given: dict[str, Any], place: int) -> dict[str, float | None]:
    def yearly(name: str) -> float | None:
        return float(given[name][place]) if name in given else None

    def fixed(name: str) -> float | None:
        return float(given[name]) if name in given else None

    return {
        "baseline": fixed("baseline"),
        "target": yearly("target"),
        "target_high": yearly("target_high"),
        "accepted_year": yearly("accepted"),
        "accepted_year_high": yearly("accepted_high"),
        "accepted_period": fixed("accepted_period"),
        "accepted_period_high": fixed("accepted_period_high"),
    }

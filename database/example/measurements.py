"""Values of the indicators: all invented and marked so, but for the few that the municipality has published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from database.example.organisation import Roles
from database.example.texts import moment, read, workday

INVENTED = "exempeldata"
OWN, NATION = "own", "nation"
_SERIES = (("years", OWN, "T"), ("women", OWN, "K"), ("men", OWN, "M"), ("nation", NATION, "T"))


@dataclass(frozen=True, slots=True)
class MeasurementRow:
    """A value, or that it is known to be missing. ``place`` is the kind of place."""

    indicator: str
    year: int
    value: float | None
    part: str = "year"
    place: str = OWN
    gender: str = "T"
    state: str = "final"
    source: str = INVENTED
    comment: str = ""
    at: datetime | None = None

    def written(self, roles: Roles, by: str) -> tuple[datetime, str]:
        """When the role ``by`` wrote the value in: what was older than the file came in one go."""
        place = roles.place(by)
        if self.at is not None:
            return self.at, by
        if self.year < 2020:
            return workday(moment(2020, 3, 2, 210), place), by
        first = {
            "t1": moment(2020, 5, 18, 95),
            "t2": moment(2020, 9, 8, 120),
            "year": moment(2021, 2, 22, 165),
        }[self.part]
        return workday(first, place), by


def measurements() -> tuple[MeasurementRow, ...]:
    """Every value, indicator by indicator, in order of time."""
    return tuple(row for key, given in read("measurements.toml").items() for row in _rows(key, given))


def _rows(key: str, given: dict[str, Any]) -> Iterator[MeasurementRow]:
    preliminary = given.get("preliminary", ())
    for name, place, gender in _SERIES:
        for year, value in _by_year(given, name).items():
            own = place == OWN
            yield MeasurementRow(
                key,
                year,
                float(value),
                place=place,
                gender=gender,
                state="preliminary" if own and year in preliminary else "final",
                source=_by_year(given, "public").get(year, INVENTED) if name == "years" else INVENTED,
                comment=_by_year(given, "comments").get(year, "") if name == "years" else "",
                at=_by_year(given, "at").get(year),
            )
    for year, why in _by_year(given, "missing").items():
        yield MeasurementRow(key, year, None, comment=why, at=_by_year(given, "at").get(year))
    for part in given.get("parts", ()):
        yield MeasurementRow(key, **{**part, "value": float(part["value"])})


def _by_year(given: dict[str, Any], name: str) -> dict[int, Any]:
    return {int(year): value for year, value in given.get(name, {}).items()}

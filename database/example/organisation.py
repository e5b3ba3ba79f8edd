"""Vaggeryd's organisation, and the roles that write in the file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from database.example.texts import moment, read
from database.log import Author

CREATED = moment(2019, 11, 18, 12)
"""When the executive office made the file: the week before the letter was written."""


@dataclass(frozen=True, slots=True)
class Start:
    """What a new file is made with, and what the executive office set right afterwards."""

    name: str
    code: str
    registry_number: str
    shown_on: date
    first_year: int
    last_year: int
    mandate: str


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A part of the organisation, called by its short name."""

    short_name: str
    name: str
    kind: str
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Roles:
    """Who writes: roles by key, and the role that writes for each unit."""

    authors: dict[str, Author]
    writes_for: dict[str, str]

    def of_unit(self, unit: str) -> str:
        """The key of the role that writes for a unit."""
        return self.writes_for[unit]

    def place(self, role: str) -> int:
        """A number that spreads a round over its days: each role has its own day."""
        return list(self.authors).index(role)


def start() -> Start:
    """The municipality and its period."""
    found = read("organisation.toml")
    return Start(**found["municipality"], **found["period"])


def units() -> tuple[UnitRow, ...]:
    """The organisation, parents before children."""
    return tuple(UnitRow(**unit) for unit in read("organisation.toml")["unit"])


def roles() -> Roles:
    """Everybody who writes."""
    found = read("organisation.toml")["role"]
    return Roles(
        {role["key"]: Author(role["key"], role["name"]) for role in found},
        {unit: role["key"] for role in found for unit in role["answers_for"]},
    )


def entered() -> datetime:
    """When the organisation was written in."""
    return moment(2019, 11, 18, 25)

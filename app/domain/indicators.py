"""What indicators, targets, measurements and places must hold."""

from __future__ import annotations

import re
from collections.abc import Mapping

from app.domain import codes
from app.domain.problems import Problem
from app.domain.validation import in_order, inside, one_of, required, too_long, year

MOST_DECIMALS = 6

BANDS = (
    ("target", "target_high"),
    ("accepted_year", "accepted_year_high"),
    ("accepted_period", "accepted_period_high"),
)
"""The low and high ends of what a target asks for."""

_KOLADA_ID = re.compile(r"[NU]\d{5}")


def problems(values: Mapping[str, object]) -> list[Problem]:
    """What is wrong with an indicator."""
    found = required(values, "title", "quality", "level", "direction", "source")
    found += one_of(values, "quality", codes.QUALITIES)
    found += one_of(values, "level", codes.INDICATOR_LEVELS)
    found += one_of(values, "direction", codes.DIRECTIONS)
    found += one_of(values, "source", codes.SOURCES)
    found += inside(values, "decimals", 0, MOST_DECIMALS)
    kolada_id = values.get("kolada_id")
    if isinstance(kolada_id, str) and kolada_id and not _KOLADA_ID.fullmatch(kolada_id):
        found.append(Problem("kolada_id", "kolada_id"))
    return found + too_long(values)


def target_problems(values: Mapping[str, object]) -> list[Problem]:
    """What is wrong with what an indicator ought to show in a year."""
    found = required(values, "indicator_id", "year") + year(values, "year")
    for low, high in BANDS:
        found += in_order(values, low, high, "band_reversed")
    return found


def measurement_problems(values: Mapping[str, object]) -> list[Problem]:
    """What is wrong with a measurement. An empty value is none: it says that the value is known to be missing."""
    found = required(values, "indicator_id", "place_id", "gender", "year", "part", "state")
    found += year(values, "year")
    found += one_of(values, "gender", codes.GENDERS)
    found += one_of(values, "part", codes.YEAR_PARTS)
    found += one_of(values, "state", codes.MEASUREMENT_STATES)
    return found + too_long(values)


def place_problems(values: Mapping[str, object]) -> list[Problem]:
    """What is wrong with a place."""
    found = required(values, "kind", "name")
    return found + one_of(values, "kind", codes.PLACE_KINDS) + too_long(values)

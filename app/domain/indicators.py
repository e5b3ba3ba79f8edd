"""What indicators, targets, measurements and places must hold."""

from __future__ import annotations

import re
from collections.abc import Mapping

from app.domain import codes
from app.domain.problems import Problem
from app.domain.validation import in_order, inside, one_of, plausible_day, required, too_long, year

MOST_DECIMALS = 6

BANDS = (
    ("target", "target_high"),
    ("accepted_year", "accepted_year_high"),
    ("accepted_period", "accepted_period_high"),
)
"""The low and high ends of what a target asks for."""

_KOLADA_ID = re.compile(r"[NU][0-9]{5}")
_PLACE_CODES = {"comparison_group": re.compile(r"G[0-9]{1,10}")}
_PLACE_CODE = re.compile(r"[0-9]{4}")


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
    found += plausible_day(values, "next_value_on")
    return found + _margin(values) + too_long(values)


def is_kolada_id(text: str) -> bool:
    """Whether a text is formed as the id of a KPI at Kolada."""
    return _KOLADA_ID.fullmatch(text) is not None


def _margin(values: Mapping[str, object]) -> list[Problem]:
    """The margin of error is the same for all values, or has values of its own, never both."""
    margin = values.get("margin")
    if not isinstance(margin, int | float):
        return []
    if margin < 0:
        return [Problem("negative", "margin")]
    return [Problem("margin_twice", "margin")] if values.get("margin_indicator_id") is not None else []


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
    found = required(values, "kind", "name") + one_of(values, "kind", codes.PLACE_KINDS)
    kind, code = values.get("kind"), values.get("code")
    if isinstance(code, str) and code and kind != "unit" and not is_kolada_place(str(kind), code):
        found.append(Problem("group_code" if kind == "comparison_group" else "place_code", "code"))
    return found + too_long(values)


def is_kolada_place(kind: str, code: str) -> bool:
    """Whether a code is formed as Kolada's for that kind of place. Units have codes of the municipality's own."""
    return kind != "unit" and _PLACE_CODES.get(kind, _PLACE_CODE).fullmatch(code) is not None

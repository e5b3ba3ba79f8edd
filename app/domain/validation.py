"""What rules of every noun are made of: required, too long, one of, inside."""

from __future__ import annotations

from collections.abc import Container, Mapping
from datetime import date

from app.domain.problems import Problem

LONGEST = 20_000
"""No text is longer than this: some ten pages."""

_LIMITS = {
    "title": 300,
    "name": 200,
    "label": 80,
    "short_name": 40,
    "number": 20,
    "code": 20,
    "kolada_id": 20,
    "kolada_title": 500,
    "registry_number": 60,
    "section": 60,
    "mandate": 60,
    "unit_of_measure": 60,
    "frequency": 200,
    "followed_up": 2000,
    "date_note": 200,
    "process": 300,
    "owner_role": 200,
    "source": 300,
    "source_note": 1000,
    "proposer": 200,
    "place": 200,
    "participants": 1000,
    "decided_by": 200,
    "sent_to": 1000,
    "old_goal": 500,
    "performer": 200,
    "reports_to": 300,
    "evidence": 500,
    "note": 2000,
}
SHORTEST = min(_LIMITS.values())
"""Any field holds so many characters."""

FIRST_YEAR, LAST_YEAR = 1900, 2200


def longest(field: str) -> int:
    """How many characters a text field holds at most."""
    return _LIMITS.get(field, LONGEST)


def required(values: Mapping[str, object], *fields: str) -> list[Problem]:
    """A problem for each field that is empty."""
    given = values.get
    return [Problem("required", field) for field in fields if _empty(given(field))]


def too_long(values: Mapping[str, object]) -> list[Problem]:
    """A problem for each text that is longer than its field holds."""
    return [
        Problem("too_long", field, {"limit": longest(field), "length": len(value)})
        for field, value in values.items()
        if isinstance(value, str) and len(value) > SHORTEST and len(value) > longest(field)
    ]


def one_of(values: Mapping[str, object], field: str, codes: Container[object]) -> list[Problem]:
    """A problem where a field that is filled in holds none of the codes."""
    value = values.get(field)
    return [] if value in codes or _empty(value) else [Problem("unknown_choice", field)]


def inside(values: Mapping[str, object], field: str, lowest: int, highest: int) -> list[Problem]:
    """A problem where a number is outside its limits."""
    value = values.get(field)
    if not isinstance(value, int | float) or lowest <= value <= highest:
        return []
    return [Problem("outside", field, {"lowest": lowest, "highest": highest})]


def year(values: Mapping[str, object], *fields: str) -> list[Problem]:
    """A problem for each field that does not look like a year."""
    outside = [problem for field in fields for problem in inside(values, field, FIRST_YEAR, LAST_YEAR)]
    return [Problem("year_outside", problem.field, problem.values) for problem in outside]


def in_order(values: Mapping[str, object], first: str, last: str, code: str) -> list[Problem]:
    """A problem at ``last`` where it comes before ``first``."""
    low, high = values.get(first), values.get(last)
    if isinstance(low, int | float) and isinstance(high, int | float) and high < low:
        return [Problem(code, last)]
    return []


def plausible_day(values: Mapping[str, object], *fields: str) -> list[Problem]:
    """A problem for each date whose year nobody can have meant."""
    return [
        Problem("implausible_day", field)
        for field in fields
        if isinstance(day := values.get(field), date) and not FIRST_YEAR <= day.year <= LAST_YEAR
    ]


def not_after(values: Mapping[str, object], field: str, today: date) -> list[Problem]:
    """A problem where a day that should have been is still to come."""
    day = values.get(field)
    return [Problem("in_future", field, {"today": today})] if isinstance(day, date) and day > today else []


def days_in_order(values: Mapping[str, object], first: str, last: str, code: str) -> list[Problem]:
    """A problem at ``last`` where that day comes before ``first``."""
    early, late = values.get(first), values.get(last)
    return (
        [Problem(code, last)] if isinstance(early, date) and isinstance(late, date) and late < early else []
    )


def _empty(value: object) -> bool:
    return value is None or value == "" or (isinstance(value, str) and value.isspace())

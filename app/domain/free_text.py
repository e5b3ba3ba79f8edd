"""What does not belong in a text for everyone: numbers that look like a person's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from app.domain.problems import Problem

_CANDIDATE = re.compile(r"(?<!\d)(?:19|20)?(\d{2})(\d{2})(\d{2})[-+]?(\d{4})(?!\d)")
_COORDINATION = 60
"""Added to the day in a coordination number."""


def warnings(values: Mapping[str, object]) -> list[Problem]:
    """A warning for each text that seems to hold a Swedish identity number. A warning stops nothing."""
    return [
        Problem("identity_number", field)
        for field, value in values.items()
        if isinstance(value, str) and holds_identity_number(value)
    ]


def holds_identity_number(text: str) -> bool:
    """Tell whether a text holds a number whose date and check digit make it an identity number."""
    return any(_plausible(*match.groups()) for match in _CANDIDATE.finditer(text))


def _plausible(year: str, month: str, day: str, rest: str) -> bool:
    number = int(day)
    try:
        # The century is not known; a leap year lets 29 February through.
        date(2000 + int(year), int(month), number - _COORDINATION if number > _COORDINATION else number)
    except ValueError:
        if not (month == "02" and number % _COORDINATION == 29):
            return False
    return _check_sum(year + month + day + rest) % 10 == 0


def _check_sum(digits: str) -> int:
    doubled = (int(digit) * (2 - index % 2) for index, digit in enumerate(digits))
    return sum(number // 10 + number % 10 for number in doubled)

"""Text that looks like somebody's personal identity number, which has no place in what is printed and published."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from app.domain.problems import Problem

_LOOKS_LIKE = re.compile(
    r"(?<!\w)(?<!\d[-/.+])(?P<century>18|19|20)?(?P<day>\d{6})(?P<between>[-+–‑−\u00a0 ]?)(?P<last>\d{4})(?!\w)"
)
_MOBILE = "07"
"""Ten digits without a dash that begin so are a mobile telephone far more often than somebody born in 2007."""


def about_persons(values: Mapping[str, object], *fields: str) -> list[Problem]:
    """A problem for each text that somebody's number stands in."""
    return [
        Problem("identity_number", field)
        for field in fields
        if isinstance(text := values.get(field), str) and holds_personal_number(text)
    ]


def holds_personal_number(text: str) -> bool:
    """Whether a text has a personnummer or samordningsnummer in it: a day that has been, and the right check digit."""
    return any(_is_personal(match) for match in _LOOKS_LIKE.finditer(text))


def _is_personal(match: re.Match[str]) -> bool:
    century, day = match["century"] or "", match["day"]
    dashed = match["between"] not in ("", " ", "\u00a0")
    if not century and not dashed and day.startswith(_MOBILE):
        return False
    return _is_day(century, day) and _luhn(day + match["last"])


def _is_day(century: str, day: str) -> bool:
    year, month, number = int(day[:2]), int(day[2:4]), int(day[4:])
    if number > 60:
        # A co-ordination number has sixty added to the day.
        number -= 60
    for first in (century,) if century else ("18", "19", "20"):
        try:
            date(int(first) * 100 + year, month, number)
        except ValueError:
            continue
        return True
    return False


def _luhn(digits: str) -> bool:
    total = 0
    for place, digit in enumerate(map(int, digits)):
        doubled = digit * (2 if place % 2 == 0 else 1)
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0

"""Numbers and dates as Swedish readers write them, for screen and paper alike."""

from __future__ import annotations

import math
import re
from datetime import date, datetime

MINUS = "\u2212"
GROUP = "\u00a0"


def number(value: float | None, decimals: int = 0) -> str:
    """Write a number with decimal comma, grouped thousands and a true minus sign; nothing for None."""
    if value is None:
        return ""
    text = f"{abs(value):,.{decimals}f}".replace(",", GROUP).replace(".", ",")
    negative = value < 0 and any(digit in "123456789" for digit in text)
    return (MINUS if negative else "") + text


def measured(value: float | None, decimals: int, unit: str) -> str:
    """Write a value with its unit: a percent sign or a word after a space that does not break."""
    text = number(value, decimals)
    return f"{text}{GROUP}{unit}" if text and unit else text


def plain_number(value: float | None) -> str:
    """Write a number for a Swedish spreadsheet: all its decimals, no groups, a minus sign that it knows."""
    if value is None:
        return ""
    return f"{value:.10f}".rstrip("0").rstrip(".").replace(".", ",")


def read_number(text: str) -> float | None:
    """Read a number as people type or paste it: comma or point, spaces between thousands, any minus, a percent sign.

    Returns None for an empty text. Raises ValueError for what is not one finite number.
    """
    plain = re.sub(r"[\s\u00a0\u202f']", "", text).removesuffix("%")
    if not plain:
        return None
    plain = plain.replace(MINUS, "-").replace("\u2013", "-")
    if not re.fullmatch(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)", plain):
        raise ValueError(text)
    value = float(plain.replace(",", "."))
    if not math.isfinite(value):
        raise ValueError(text)
    return value


def day(value: date | None) -> str:
    """Write a date as YYYY-MM-DD; nothing for None."""
    return "" if value is None else value.isoformat()


def moment(value: datetime) -> str:
    """Write a moment as the clock on the wall showed it: 2021-09-15 14:02."""
    return value.astimezone().strftime("%Y-%m-%d %H:%M")


def size(count: int) -> str:
    """Write a number of bytes in the unit that suits it: 812 kB, 8,4 MB."""
    kilobytes = count / 1000
    if kilobytes < 1000:
        return f"{number(max(kilobytes, 1))}{GROUP}kB"
    megabytes = kilobytes / 1000
    if megabytes < 1000:
        return f"{number(megabytes, 1)}{GROUP}MB"
    return f"{number(megabytes / 1000, 1)}{GROUP}GB"


_MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)


def long_day(value: date) -> str:
    """Write a date in words, for example 15 september 2021."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def month(number: int) -> str:
    """The name of a month from its number, 1 to 12."""
    return _MONTHS[number - 1]

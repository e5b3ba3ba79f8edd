"""How values are written and read in fields: Swedish numbers, ISO dates, and text that is clean before it is
kept.
"""

from __future__ import annotations

import unicodedata
from datetime import date

from app.domain import formats

LINE_LENGTH = 1_000
TEXT_LENGTH = 100_000


def number_text(value: float | int | None, decimals: int | None = None) -> str:
    """Write a number as in Swedish; without ``decimals`` it keeps those it has. None is the empty text."""
    if decimals is None:
        decimals = 0 if value is None else len(f"{value:.10f}".rstrip("0").partition(".")[2])
    return formats.number(value, decimals)


def parse_number(text: str) -> float | None:
    """Read a number with decimal comma or point, groups or none. Empty text is None, else ValueError."""
    return formats.read_number(text)


def parse_year(text: str) -> int | None:
    """Read a year as a whole number of four digits. Empty text is None; anything else raises ValueError."""
    plain = text.strip()
    if not plain:
        return None
    if len(plain) != 4 or not (plain.isascii() and plain.isdigit()) or int(plain) < 1900:
        raise ValueError(text)
    return int(plain)


def parse_date(text: str) -> date | None:
    """Read a date written YYYY-MM-DD, YYYYMMDD or YYMMDD with any dash. Empty text is None, else
    ValueError.
    """
    digits = text.strip().replace("\u2013", "-").replace(formats.MINUS, "-").replace("/", "-")
    if not digits:
        return None
    if digits.isdigit() and len(digits) == 8:
        digits = f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
    elif digits.isdigit() and len(digits) == 6:
        digits = f"20{digits[:2]}-{digits[2:4]}-{digits[4:]}"
    parts = digits.split("-")
    if len(parts) != 3 or len(parts[0]) != 4:
        raise ValueError(text)
    return date(*(int(part) for part in parts))


def clean_line(text: str) -> str:
    """Make any pasted text fit for a field of one line: no control characters, line ends become spaces, no
    double space.
    """
    kept = "".join(" " if _breaks(char) else char for char in text if _breaks(char) or _shown(char))
    return " ".join(part for part in kept.split(" ") if part)[:LINE_LENGTH].rstrip()


def clean_text(text: str) -> str:
    """Make any pasted text fit for a field of several lines: no control characters, one kind of line end, a
    sane length.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n").replace("\u2028", "\n")
    return "".join(char for char in lines if char in "\n\t" or _shown(char))[:TEXT_LENGTH].strip()


def _breaks(char: str) -> bool:
    return char in "\n\r\t\v\f\u0085\u2028\u2029"


def _shown(char: str) -> bool:
    # Control, private and unassigned characters and lone surrogates say nothing on paper; joiners and soft
    # hyphens do.
    return char in "\u00ad\u200d\u200c" or unicodedata.category(char) not in {"Cc", "Cs", "Co", "Cn", "Cf"}

"""What a file keeps of a text or a number, whoever writes it: a form, a cell of a sheet, the log."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

LARGEST = 2**53
"""Whole numbers beyond this lose digits on their way through JSON and Excel."""

_KEPT_CONTROLS = "\n\t"


@lru_cache(maxsize=1024)
def clean_text(value: str) -> str:
    """Return a text as the file keeps it."""
    if value.isprintable():
        # Nothing to take away, as nearly always.
        return unicodedata.normalize("NFC", value).strip()
    # One form for each letter: å typed on one machine equals å pasted from another.
    composed = unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(letter for letter in composed if _belongs(letter)).strip()


def _belongs(letter: str) -> bool:
    """No control characters, and no halves of characters, which no database can keep."""
    return letter in _KEPT_CONTROLS or unicodedata.category(letter) not in ("Cc", "Cs")

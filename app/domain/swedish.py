"""Swedish alphabetical order: å ä ö last, numbers by their size ("Mål 9" before "Mål 10"), capitals no
matter.
"""

from __future__ import annotations

import re
import unicodedata

# The three last letters become the three characters that follow z; the neighbours' letters stand with their
# kin.
_LETTERS = str.maketrans(
    {
        "å": "{",
        "ä": "|",
        "æ": "|",
        "ö": "}",
        "ø": "}",
        "œ": "}",
        "ü": "y",
        "ð": "d",
        "þ": "th",
        "đ": "d",
        "ł": "l",
    }
)
_NUMBER = re.compile(r"\d+")


def sort_key(text: str) -> str:
    """Return what to sort ``text`` by: ``sorted(names, key=sort_key)``. Equal words fall in the order of
    their texts.
    """
    plain = text if text.isascii() else unicodedata.normalize("NFC", text)
    plain = plain.casefold().translate(_LETTERS)
    if not plain.isascii():
        plain = "".join(
            char for char in unicodedata.normalize("NFD", plain) if not unicodedata.combining(char)
        )
    return f"{_NUMBER.sub(_padded, plain)}\0{text}"


def _padded(match: re.Match[str]) -> str:
    return match.group().lstrip("0").zfill(12)

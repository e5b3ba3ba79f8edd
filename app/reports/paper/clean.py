"""The one door for text that people have written: what comes out is harmless, printable and bearably long.

Nothing on paper parses markup, so ``<b>`` is four characters like any others; a newline is a new line.
"""

from __future__ import annotations

import re
import unicodedata

from app.reports.paper.fonts import face

LIMIT = 20_000
UNKNOWN = "□"
"""Stands for a character that the family lacks: a reader sees that something stood there."""

_BREAKS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_EMPTY_LINES = re.compile(r"\n(?:[ \t]*\n){2,}")


class _Printable(dict[int, str | None]):
    """Character → what is printed for it; decided once for each character."""

    def __missing__(self, code: int) -> str | None:
        shown = self[code] = _printable(chr(code))
        return shown


def _printable(character: str) -> str | None:
    if character == "\n":
        return character
    if character == "\t":
        return " "
    category = unicodedata.category(character)
    if category in ("Cc", "Cf", "Cs"):
        return None
    if category == "Zs":
        return " " if character == " " or character not in "\u00a0\u2007\u202f" else "\u00a0"
    if category != "Co" and character in face("regular").widths:
        return character
    return None if category in ("Mn", "Me") else UNKNOWN


_PRINTABLE = _Printable()


def printable(text: str) -> str:
    """Return ``text`` without what cannot be printed: no control characters, composed letters."""
    if text.isascii() and text.isprintable():
        return text
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return _EMPTY_LINES.sub("\n\n", _BREAKS.sub("\n", text)).translate(_PRINTABLE)


def clean(text: str, limit: int = LIMIT) -> str:
    """Return ``text`` fit for paper: printable, without spaces at its ends, at most ``limit`` long."""
    if len(text) > limit:
        text = text[: limit - 1] + "…"
    return printable(text).strip()


def clean_line(text: str, limit: int = 400) -> str:
    """Return ``text`` cleaned and on one line: for titles, names and numbers."""
    return " ".join(clean(text, limit).split())

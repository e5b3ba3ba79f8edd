"""The shipped type family: what it covers and how wide its letters are. The library embeds what a report uses."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from resources import path

FACES: Mapping[str, str] = {
    "regular": "SourceSans3-Regular.ttf",
    "semibold": "SourceSans3-Semibold.ttf",
    "italic": "SourceSans3-It.ttf",
}
_LAST = 0xFFFF
"""The library's table from codes back to letters, for search and reading aloud, has room for no letter beyond."""
# A face is registered for the whole program, and two reports may be made at once.
_registering = threading.Lock()


@dataclass(frozen=True, slots=True)
class Face:
    """One file of the family: what the library calls it, and the width of each character in thousandths."""

    name: str
    font: Any
    widths: Mapping[str, float]


@cache
def face(name: str) -> Face:
    """Read a face, the first time it is asked for."""
    known = Path(FACES[name]).stem
    with _registering:
        if known not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(known, str(path("fonts", FACES[name]))))
    font = pdfmetrics.getFont(known)
    return Face(
        known, font, {chr(code): width for code, width in font.face.charWidths.items() if code <= _LAST}
    )


class Font:
    """One face in one document: measures text, each piece once."""

    def __init__(self, name: str) -> None:
        self.face = face(name)
        self._measured: dict[str, float] = {}

    def width(self, text: str) -> float:
        """Return the width of ``text`` in thousandths of the size."""
        width = self._measured.get(text)
        if width is None:
            width = self._measured[text] = self.face.font.stringWidth(text, 1000)
        return width

"""Words broken into lines, for what paints itself."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

from app.domain.swedish import division

_WORD = re.compile(r"[^ \u2028]+")
_SOFT_HYPHEN, _NO_SPACE = "\u00ad", "\u200b"
"""Where a line may end inside a word, with a hyphen and without."""


def wrapped(text: str, width: int, lines: int, letters: QFont) -> list[str]:
    """``text`` broken between words into at most ``lines`` lines; an ellipsis says where there is more.

    A word that is wider than a line is divided where a syllable starts.
    """
    metrics, room = QFontMetrics(letters), max(width, 1)
    told = text.replace("\n", "\u2028")
    if metrics.horizontalAdvance(told) > room:
        told = _WORD.sub(lambda word: _parted(word.group(), room, lines, metrics), told)
    layout = QTextLayout(told, letters)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    found: list[str] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(room)
        start = line.textStart()
        if len(found) == lines - 1:
            found.append(layout.text()[start:].replace("\u2028", " ").strip())
            break
        found.append(layout.text()[start : start + line.textLength()].replace("\u2028", "").rstrip())
    layout.endLayout()
    # The last line holds all the rest, and a word may have nowhere to be divided.
    return [metrics.elidedText(_plain(line), Qt.TextElideMode.ElideRight, room) for line in found]


def _parted(word: str, room: int, lines: int, metrics: QFontMetrics) -> str:
    """The word with marks where lines may end, if it is wider than a line."""
    parts: list[str] = []
    while len(parts) < lines and metrics.horizontalAdvance(word) > room:
        most = min(len(word), room)
        fits = next(
            (at for at in range(most, 0, -1) if metrics.horizontalAdvance(f"{word[:at]}-") <= room), 0
        )
        at = division(word, fits)
        if not at:
            break
        parts.append(word[:at] + (_SOFT_HYPHEN if word[at - 1].isalpha() else _NO_SPACE))
        word = word[at:]
    return "".join([*parts, word])


def _plain(line: str) -> str:
    """What is drawn: a hyphen where the line ends inside a word."""
    line = line.replace(_NO_SPACE, "")
    ends = line.endswith(_SOFT_HYPHEN)
    return line.replace(_SOFT_HYPHEN, "") + ("-" if ends else "")

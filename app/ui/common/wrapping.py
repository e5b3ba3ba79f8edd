"""Words broken into lines, for what paints itself."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption


def wrapped(text: str, width: int, lines: int, letters: QFont) -> list[str]:
    """``text`` broken between words into at most ``lines`` lines; an ellipsis says where there is more."""
    layout = QTextLayout(text.replace("\n", "\u2028"), letters)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    found: list[str] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        start = line.textStart()
        if len(found) == lines - 1:
            found.append(layout.text()[start:].replace("\u2028", " ").strip())
            break
        found.append(layout.text()[start : start + line.textLength()].replace("\u2028", "").rstrip())
    layout.endLayout()
    metrics = QFontMetrics(letters)
    # The last line holds all the rest, and a word may be longer than a line.
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, max(width, 1)) for line in found]

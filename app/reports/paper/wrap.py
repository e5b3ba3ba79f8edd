"""Text into lines of a width. Long Swedish compounds are divided where a syllable ends."""

from __future__ import annotations

from app.domain.swedish import division
from app.reports.paper.fonts import Font

HYPHEN = "\u00ad"
"""Drawn as a hyphen, read as nothing: a divided word is still one word to a search and a screen reader."""
_FIRM_SPACE = "\u00a0"


def wrap(font: Font, text: str, size: float, width: float, indent: float = 0.0) -> list[str]:
    """Return the lines of ``text``; all but the last end in a space, to keep words apart when read aloud."""
    limit = width * 1000 / size
    taken = indent * 1000 / size
    if "\n" not in text and taken + font.width(text) <= limit:
        return [text]
    lines: list[str] = []
    for paragraph in text.split("\n"):
        _fill(font, paragraph, limit, taken, lines)
        taken = 0.0
    lines[-1] = lines[-1].rstrip(" ")
    return lines


def _fill(font: Font, paragraph: str, limit: float, taken: float, lines: list[str]) -> None:
    space = font.width(" ")
    line: list[str] = []
    used = taken
    words = paragraph.split(" ")
    words.reverse()
    while words:
        word = words.pop()
        width = font.width(word)
        if used + width <= limit:
            line.append(word)
            used += width + space
            continue
        if width <= limit:
            lines.append(" ".join(line) + " ")
            line, used = [word], width + space
            continue
        if _FIRM_SPACE in word:
            # Held together, but wider than a whole line: better parted there than inside a word.
            words.extend(reversed(word.rsplit(_FIRM_SPACE, 1)))
            continue
        # Wider than a whole line: divided over as many lines as it takes.
        if used > limit * 0.6:
            lines.append(" ".join(line) + " ")
            line, used = [], 0.0
        while font.width(word) > limit - used:
            head, word = _divide(font, word, limit - used, force=not line)
            if not head:
                lines.append(" ".join(line) + " ")
            else:
                lines.append(" ".join((*line, head)))
            line, used = [], 0.0
        line, used = [*line, word], used + font.width(word) + space
    lines.append(" ".join(line) + " ")


def _divide(font: Font, word: str, room: float, *, force: bool) -> tuple[str, str]:
    """Return the part of ``word`` that fits in ``room`` and the rest.

    The part is empty when no syllable ends in time, unless ``force`` says that something must be put there.
    """
    hyphen = font.width(HYPHEN)
    widths = font.face.widths
    used, fits = 0.0, 0
    for character in word:
        used += widths[character]
        if used + hyphen > room:
            break
        fits += 1
    found = division(word, fits)
    if found:
        return word[:found] + (HYPHEN if word[found - 1].isalpha() else ""), word[found:]
    if not force:
        return "", word
    at = max(1, fits)
    return (word[:at] + HYPHEN if word[at - 1 : at + 1].isalpha() else word[:at]), word[at:]


def shorten(font: Font, text: str, size: float, width: float) -> str:
    """Return ``text`` cut with an ellipsis where it would not fit on one line of ``width``."""
    limit = width * 1000 / size
    if font.width(text) <= limit:
        return text
    while text and font.width(text + "…") > limit:
        text = text[:-1].rstrip()
    return text + "…"

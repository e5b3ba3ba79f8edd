"""Words that know which of them are bold and italic. Wherever that does not matter they are only words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from app.domain.rich_text import Run
from app.reports.paper.clean import LIMIT, printable
from app.reports.paper.wrap import HYPHEN, wrap

if TYPE_CHECKING:
    from app.reports.paper.page import Fonts

_PLAIN, _BOLD, _ITALIC, _BOTH = "pbix"
_FACES = {_BOLD: "semibold", _ITALIC: "italic", _BOTH: "semibold"}


class Told(str):
    """Cleaned words, with a letter for the look of each character."""

    looks: str

    def __new__(cls, text: str, looks: str) -> Told:
        made = super().__new__(cls, text)
        made.looks = looks
        return made

    def __add__(self, other: str) -> Told:
        """More words after these: with their own look, or plain."""
        return Told(f"{self}{other}", self.looks + _looks(other))

    def pieces(self, usual: str) -> Iterator[tuple[str, str, bool]]:
        """What looks the same: words, the face that they are set in and whether they are slanted."""
        at = 0
        for look, same in groupby(self.looks):
            end = at + len(list(same))
            # The family has no italic that is bold: its bold is slanted.
            yield str(self)[at:end], _FACES.get(look, usual), look == _BOTH
            at = end

    def over(self, lines: Sequence[str]) -> list[str]:
        """These words as they were divided into ``lines``, each with its look."""
        told: list[str] = []
        at = 0
        for line in lines:
            end = at + len(line)
            if self[at:end] == line:
                # Nothing was hyphenated in it, as nearly always.
                looks, at = self.looks[at:end], end
            else:
                looks = ""
                for character in line:
                    if character == HYPHEN and self[at : at + 1] != HYPHEN:
                        looks += looks[-1:] or _PLAIN
                    else:
                        looks += self.looks[at : at + 1] or _PLAIN
                        at += 1
            # A line that looks like any other is set like any other.
            told.append(Told(line, looks) if looks.strip(_PLAIN) else line)
            if not line.endswith(" ") and self[at : at + 1] == "\n":
                at += 1
        return told


def _looks(text: str) -> str:
    return text.looks if isinstance(text, Told) else _PLAIN * len(text)


def told(runs: Iterable[Run]) -> Told:
    """The words of runs, cleaned like all others."""
    text = looks = ""
    for run in runs:
        part = printable(run.text)
        text += part
        looks += (_BOTH if run.bold and run.italic else "pbi"[run.bold + 2 * run.italic]) * len(part)
    if len(text) > LIMIT:
        text = text[: LIMIT - 1] + "…"
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    return Told(text[start:end], looks[start:end])


def together(parts: Iterable[str], between: str = "\n") -> Told:
    """Words after one another with ``between`` them; those without a look are cleaned."""
    joined = Told("", "")
    for part in parts:
        safe = part if isinstance(part, Told) else printable(part)
        joined = joined + between + safe if joined else joined + safe
    return joined


def wrap_told(
    fonts: Fonts, face: str, text: str, size: float, width: float, indent: float = 0.0
) -> list[str]:
    """Return the lines of ``text``, which keep its look if it has one."""
    if not isinstance(text, Told):
        return wrap(fonts[face], text, size, width, indent)
    # Bold letters are the widest: what fits in them fits.
    widest = "semibold" if _BOLD in text.looks or _BOTH in text.looks else face
    return text.over(wrap(fonts[widest], str(text), size, width, indent))

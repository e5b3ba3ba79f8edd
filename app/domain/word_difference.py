"""Which words two texts do not share: for showing them beside each other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

LONGEST = 1_500
"""Words that are compared one by one. Longer texts are told to differ as wholes: comparing them takes too long."""

_PARTS = re.compile(r"\s+|\S+\s*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text, and whether the other text has it at the same place."""

    text: str
    shared: bool


def differences(old: str, new: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both texts in pieces. Put together again, the pieces are the text."""
    before, after = _PARTS.findall(old), _PARTS.findall(new)
    if old == new:
        return _whole(old, shared=True), _whole(new, shared=True)
    if max(len(before), len(after)) > LONGEST:
        return _whole(old, shared=False), _whole(new, shared=False)
    left: list[Piece] = []
    right: list[Piece] = []
    # Where lines break is no difference. Words that are common in a language are no noise: every word counts.
    words = [part.strip() for part in before], [part.strip() for part in after]
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, *words, autojunk=False).get_opcodes():
        shared = tag == "equal"
        left += _whole("".join(before[i1:i2]), shared=shared)
        right += _whole("".join(after[j1:j2]), shared=shared)
    return tuple(left), tuple(right)


def _whole(text: str, *, shared: bool) -> tuple[Piece, ...]:
    return (Piece(text, shared),) if text else ()

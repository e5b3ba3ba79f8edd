"""Swedish alphabetical order: å ä ö last, numbers by their size ("Mål 9" before "Mål 10"), capitals no
matter. And where a long Swedish word may be divided.
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
_VOWELS = frozenset("aeiouyåäöéüAEIOUYÅÄÖÉÜ")
_LEAST = 3
"""Letters that must stand on each side of a division."""


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


def division(word: str, fits: int) -> int:
    """Where a word is best divided, at most ``fits`` characters in; 0 where no syllable starts in time.

    After a hyphen, a stop and the like the word is parted as it is; elsewhere a hyphen is wanted.
    """
    found = 0
    for at in range(min(fits, len(word) - _LEAST), _LEAST - 1, -1):
        if word[at - 1] in "-/–_.@":
            return at
        if not _syllable_starts(word, at):
            continue
        if word[at - 1] == "s" and word[at] not in "tkps":
            # Most likely the joint of a compound (samhälls-byggnads-nämnden): the best place within reach.
            return at
        if not found:
            found = at
        elif at < fits * 0.5:
            break
    return found


def _syllable_starts(word: str, at: int) -> bool:
    """Whether a syllable may start at ``at``: one consonant before a vowel, letters on both sides."""
    return (
        word[at] not in _VOWELS and word[at + 1] in _VOWELS and word[at].isalpha() and word[at - 1].isalpha()
    )

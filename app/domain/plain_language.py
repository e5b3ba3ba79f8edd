"""Whether a text is easy to read: how long it is, and which of its sentences are long."""

from __future__ import annotations

import re

from app.domain import rich_text

GOOD_SENTENCE = 20
"""Words that a reader keeps in mind at once; a longer sentence is better parted in two."""

_ENDS = re.compile(r"(?<=[.!?…])[\"”’)]*\s+(?=[\"”’(–]*[A-ZÅÄÖÉ0-9])|\n+")
_SHORTENED = re.compile(r"(?:^|\s)(?:bl|ca|dvs|etc|ev|fr|inkl|kl|kr|m|max|milj|min|nr|osv|s|st|t)\.$", re.I)
"""Words that are often cut short: their stop ends no sentence."""


def length(text: str) -> int:
    """How many characters a reader meets: the marks for bold, italic and lists are not counted."""
    return len(rich_text.plain(text).strip())


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text with marks. An item of a list, and a paragraph, ends a sentence."""
    found: list[str] = []
    for line in rich_text.plain(text).split("\n"):
        waiting = ""
        for part in _ENDS.split(line.removeprefix(rich_text.BULLET)):
            waiting = f"{waiting} {part}".strip()
            if waiting and not _SHORTENED.search(waiting):
                found.append(waiting)
                waiting = ""
        if waiting:
            found.append(waiting)
    return tuple(found)


def long_sentences(text: str) -> tuple[str, ...]:
    """The sentences that have too many words."""
    return tuple(sentence for sentence in sentences(text) if words_of(sentence) > GOOD_SENTENCE)


def words_of(sentence: str) -> int:
    """How many words a sentence has; a dash alone is none."""
    return sum(any(character.isalnum() for character in word) for word in sentence.split())

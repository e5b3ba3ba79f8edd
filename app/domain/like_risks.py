"""Which risks are like one another, so that a plan may take them up together. A person may part and join them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

STEM = 7
"""So many letters of a word tell it from others: endings and what is put together with it do not matter."""
SHARED = 2 / 3
"""Titles are alike where so much of the shorter one stands in the other, too."""

_WORD = re.compile(r"[^\W\d_]{4,}")
_EMPTY_WORDS = frozenset(
    {
        *("alla", "andra", "bland", "brist", "brister", "bristande", "dess", "eller", "finns"),
        *("från", "före", "genom", "hela", "inom", "inte", "kring", "mellan", "måste"),
        *("mycket", "många", "några", "något", "olika", "risk", "risken", "risker", "trots"),
        *("under", "utan", "utanför", "vara", "vilket", "över"),
    }
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A risk that may go into a plan."""

    id: int
    title: str
    process: str


@dataclass(slots=True)
class _Group:
    """Risks that stand together, called by the first of them."""

    words: frozenset[str]
    ids: list[int] = field(default_factory=list)


def significant(text: str) -> frozenset[str]:
    """The words that say what a title is about, cut to what tells them from others."""
    found = _WORD.findall(text.casefold())
    return frozenset(word[:STEM] for word in found if word not in _EMPTY_WORDS)


def groups(candidates: Iterable[Candidate]) -> tuple[tuple[int, ...], ...]:
    """Put the like ones together: those of the same process, or whose titles share their significant words.

    Groups come in the order of their first; each is compared with the first alone, so that likeness does not
    wander from one risk to the next.
    """
    made: list[_Group] = []
    by_process: dict[str, _Group] = {}
    by_word: dict[str, list[_Group]] = {}
    for candidate in candidates:
        process = " ".join(candidate.process.split()).casefold()
        words = significant(candidate.title)
        group = by_process.get(process) if process else None
        if group is None:
            group = _alike(words, by_word)
        if group is None:
            group = _Group(words)
            made.append(group)
            for word in words:
                by_word.setdefault(word, []).append(group)
        if process:
            by_process.setdefault(process, group)
        group.ids.append(candidate.id)
    return tuple(tuple(group.ids) for group in made)


def _alike(words: frozenset[str], by_word: dict[str, list[_Group]]) -> _Group | None:
    """The earliest group whose first title shares most of its words with these."""
    shared: Counter[int] = Counter()
    known: dict[int, _Group] = {}
    for word in words:
        for group in by_word.get(word, ()):
            shared[id(group)] += 1
            known[id(group)] = group
    fitting: Sequence[_Group] = [
        known[key]
        for key, count in shared.items()
        if count >= SHARED * min(len(words), len(known[key].words))
    ]
    return max(fitting, key=lambda group: shared[id(group)], default=None)

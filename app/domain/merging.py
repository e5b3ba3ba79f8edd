"""Bringing my edit of a record together with what others have saved since I read it, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.problems import Clash


@dataclass(frozen=True, slots=True)
class Merged:
    """What to set, and the fields that both sides changed to different things (then nothing is to be set)."""

    to_set: dict[str, object]
    clashes: tuple[Clash, ...]


def merge(base: Mapping[str, object], mine: Mapping[str, object], theirs: Mapping[str, object]) -> Merged:
    """Hold ``mine`` up against ``theirs``, what the record holds now; ``base`` is what I read.

    A field that I left as I read it is never written. Where ``base`` does not know a field, I change it from
    what it holds now.
    """
    to_set: dict[str, object] = {}
    clashes: list[Clash] = []
    for name, value in mine.items():
        now = theirs[name]
        read = base.get(name, now)
        if value in (read, now):
            continue
        if now == read:
            to_set[name] = value
        else:
            clashes.append(Clash(name, read, value, now))
    return Merged({} if clashes else to_set, tuple(clashes))

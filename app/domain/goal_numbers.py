"""The number that a new goal is proposed among its siblings."""

from __future__ import annotations

import re
from collections.abc import Iterable

_NUMBERED = re.compile(r"(.*?)(\d+)$")


def next_number(numbers: Iterable[str], first: str = "") -> str:
    """The number that follows those of the siblings: 1, 2 → 3; KS 1, KS 2 → KS 3.

    Nothing is proposed where the siblings do not all count the same way; ``first`` where there are none.
    """
    taken = [number.strip() for number in numbers]
    if not taken:
        return first
    matches = [_NUMBERED.match(number) for number in taken]
    prefixes = {match.group(1) if match else None for match in matches}
    if len(prefixes) != 1 or None in prefixes:
        return ""
    return f"{prefixes.pop()}{max(int(match.group(2)) for match in matches if match) + 1}"

"""What a tree shows: nodes, who stands under whom, and what a filter finds. Arranged in the worker."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate


@dataclass(frozen=True, slots=True)
class Node:
    """A thing in the tree. ``texts`` are its columns; the first is where the tree branches."""

    id: int
    parent_id: int | None
    texts: tuple[str, ...]
    status: str = ""
    icon: str = ""
    strong: bool = False
    muted: bool = False
    tip: str = ""
    mark: str = ""
    """An icon at the right, before the status, for what ought to be seen to; ``marked`` says it in words."""
    marked: str = ""


@dataclass(frozen=True, slots=True)
class Forest:
    """Nodes with who stands under whom, by position in ``nodes``. Position -1 is above them all."""

    nodes: tuple[Node, ...]
    at: dict[int, int]
    """id → position."""
    parents: list[int]
    children: dict[int, list[int]]
    rows: list[int]
    """Place among the siblings."""
    words: str
    """All that a filter looks in: a line for each node, in small letters."""
    starts: list[int]
    """Where the line of each node begins, and where the last one ends."""

    def found(self, needle: str, most: int) -> list[int]:
        """Positions of nodes in whose words every word of ``needle`` stands, in order, at most ``most``.

        One search through one long text: a hundred thousand nodes take a few milliseconds.
        """
        first, *rest = needle.casefold().split() or [""]
        hits: list[int] = []
        at = self.words.find(first) if self.nodes else -1
        while at >= 0 and len(hits) < most:
            position = bisect_right(self.starts, at) - 1
            end = self.starts[position + 1]
            if all(self.words.find(part, self.starts[position], end) >= 0 for part in rest):
                hits.append(position)
            at = self.words.find(first, end) if position + 1 < len(self.nodes) else -1
        return hits


def arrange(nodes: Sequence[Node]) -> Forest:
    """Find who stands under whom. May be called in the worker; a node whose parent is not there stands on
    top.
    """
    at = {node.id: position for position, node in enumerate(nodes)}
    find = at.get
    parents = [-1 if node.parent_id is None else find(node.parent_id, -1) for node in nodes]
    children: dict[int, list[int]] = defaultdict(list)
    rows: list[int] = []
    for position, parent in enumerate(parents):
        siblings = children[parent]
        rows.append(len(siblings))
        siblings.append(position)
    lines = [" ".join(" ".join(node.texts).split()).casefold() + "\n" for node in nodes]
    starts = list(accumulate(map(len, lines), initial=0))
    return Forest(tuple(nodes), at, parents, dict(children), rows, "".join(lines), starts)

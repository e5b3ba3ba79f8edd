"""The structure of a report: what each mark on paper is, in reading order, for those who listen instead of look."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Union

Child = Union["Element", tuple[int, int]]
Attributes = Mapping[str, str | int | Sequence[float]]
"""What more there is to say of an element: its owner O and the owner's own words, as PDF calls them."""

COLUMN_HEADING: Attributes = {"O": "Table", "Scope": "Column"}
ROW_HEADING: Attributes = {"O": "Table", "Scope": "Row"}
_NOTHING: Attributes = {}


class Element:
    """One element of the tree. Its children are elements and marks: the page and the place on the page."""

    __slots__ = ("alternative", "attributes", "children", "tag")

    def __init__(
        self,
        tag: str,
        parent: Element | None = None,
        *,
        alternative: str = "",
        attributes: Attributes = _NOTHING,
    ) -> None:
        self.tag = tag
        self.children: Sequence[Child] = ()
        self.alternative = alternative
        self.attributes = attributes
        if parent is not None:
            parent.add(self)

    def add(self, child: Child) -> None:
        """Add a child after those there are. Most elements have one only, and need no list for it."""
        if isinstance(self.children, list):
            self.children.append(child)
        else:
            self.children = [*self.children, child] if self.children else (child,)

"""The structure tree: what each mark on paper is, in reading order, for those who listen instead of look."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Union

from app.reports.paper.writer import Writer, literal


@dataclass(frozen=True, slots=True)
class Reference:
    """An annotation that belongs to an element: its number among the file's objects."""

    number: int
    page: int


Child = Union["Element", tuple[int, int], Reference]


class Element:
    """One element of the tree. Its children are elements, marks (page, place on the page) and annotations."""

    __slots__ = ("alternative", "attributes", "children", "number", "tag")

    def __init__(
        self, tag: str, parent: Element | None = None, *, alternative: str = "", attributes: str = ""
    ) -> None:
        self.tag = tag
        self.children: Sequence[Child] = ()
        self.alternative = alternative
        self.attributes = attributes
        self.number = 0
        if parent is not None:
            parent.add(self)

    def add(self, child: Child) -> None:
        """Add a child after those there are. Most elements have one only, and need no list for it."""
        if isinstance(self.children, list):
            self.children.append(child)
        else:
            self.children = [*self.children, child] if self.children else (child,)


def write_tree(
    writer: Writer,
    root: Element,
    owners: Sequence[Sequence[Element]],
    pages: Sequence[int],
    links: Sequence[Element],
) -> int:
    """Write the tree below ``root`` and return the number of its top.

    ``owners[page][mark]`` is the element that a mark on a page belongs to, ``pages`` are the pages' object
    numbers, and ``links`` the elements of the link annotations, in the order of their StructParent.
    """
    elements = list(_in_order(root))
    first = writer.reserve(len(elements))
    for number, element in enumerate(elements, first):
        element.number = number
    top = writer.reserve()
    parents = {
        id(child): element.number
        for element in elements
        for child in element.children
        if type(child) is Element
    }
    for element in elements:
        writer.put(element.number, _body(element, parents.get(id(element), top), pages))
    rows = [f"{i}[{' '.join([f'{owner.number} 0 R' for owner in marks])}]" for i, marks in enumerate(owners)]
    rows += [f"{i} {element.number} 0 R" for i, element in enumerate(links, len(owners))]
    marks = writer.add(f"<</Nums[{' '.join(rows)}]>>")
    writer.put(
        top,
        f"<</Type/StructTreeRoot/K {root.number} 0 R/ParentTree {marks} 0 R/ParentTreeNextKey {len(rows)}>>",
    )
    return top


def _in_order(root: Element) -> Iterator[Element]:
    waiting = [root]
    while waiting:
        element = waiting.pop()
        yield element
        waiting.extend([child for child in reversed(element.children) if type(child) is Element])


def _body(element: Element, parent: int, pages: Sequence[int]) -> str:
    children = element.children
    extra = element.attributes
    if element.alternative:
        extra += f"/Alt {literal(element.alternative)}"
    if len(children) == 1:
        child = children[0]
        if type(child) is tuple:
            return f"<</S/{element.tag}/P {parent} 0 R/Pg {pages[child[0]]} 0 R/K {child[1]}{extra}>>"
    inside = " ".join([_child(child, pages) for child in children])
    return f"<</S/{element.tag}/P {parent} 0 R/K[{inside}]{extra}>>"


def _child(child: Child, pages: Sequence[int]) -> str:
    if isinstance(child, Element):
        return f"{child.number} 0 R"
    if isinstance(child, Reference):
        return f"<</Type/OBJR/Obj {child.number} 0 R/Pg {pages[child.page]} 0 R>>"
    return f"<</Type/MCR/Pg {pages[child[0]]} 0 R/MCID {child[1]}>>"

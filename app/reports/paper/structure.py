"""The structure tree of a finished file, and the table that leads from each mark on paper back to its element."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, NumberTree, String

from app.reports.paper.tags import Attributes, Element


def add_structure(
    pdf: pikepdf.Pdf,
    root: Element,
    owners: Sequence[Sequence[Element]],
    annotations: Mapping[Element, pikepdf.Object],
) -> None:
    """Write the tree below ``root`` into ``pdf``.

    ``owners[page][mark]`` is the element that a mark on a page belongs to, and ``annotations`` are the link
    annotations by the elements that they belong to.
    """
    top = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    tree = _Tree(pdf, annotations)
    top.K = tree.add(root, top)
    marks = NumberTree.new(pdf)
    for i, (page, elements) in enumerate(zip(tree.pages, owners, strict=True)):
        page.StructParents = i
        # The key Tab goes from link to link in reading order.
        page.Tabs = Name.S
        marks[i] = pdf.make_indirect(Array([tree.made[element] for element in elements]))
    for i, (element, annotation) in enumerate(annotations.items(), len(owners)):
        annotation.StructParent = i
        marks[i] = tree.made[element]
    top.ParentTree = marks.obj
    top.ParentTreeNextKey = len(owners) + len(annotations)
    pdf.Root.StructTreeRoot = top
    pdf.Root.MarkInfo = Dictionary(Marked=True)


class _Tree:
    """Makes the elements one by one, parents before children."""

    def __init__(self, pdf: pikepdf.Pdf, annotations: Mapping[Element, pikepdf.Object]) -> None:
        self.pages = [page.obj for page in pdf.pages]
        self.made: dict[Element, pikepdf.Object] = {}
        self._pdf = pdf
        self._annotations = annotations
        self._names: dict[str, Name] = {}

    def add(self, element: Element, parent: pikepdf.Object) -> pikepdf.Object:
        """Make ``element`` and all that is below it."""
        name = self._names.get(element.tag)
        if name is None:
            name = self._names[element.tag] = Name(f"/{element.tag}")
        children = element.children
        annotation = self._annotations.get(element)
        if len(children) == 1 and annotation is None and isinstance(child := children[0], tuple):
            # Nearly every element is a single mark on a single page, and can say so without a list.
            made = self._pdf.make_indirect(Dictionary(S=name, P=parent, Pg=self.pages[child[0]], K=child[1]))
        else:
            made = self._pdf.make_indirect(Dictionary(S=name, P=parent))
            inside = [
                self.add(child, made) if isinstance(child, Element) else self._mark(*child)
                for child in children
            ]
            if annotation is not None:
                inside.append(Dictionary(Type=Name.OBJR, Obj=annotation, Pg=annotation.P))
            made.K = Array(inside)
        if element.alternative:
            made.Alt = String(element.alternative)
        if element.attributes:
            made.A = _attributes(element.attributes)
        self.made[element] = made
        return made

    def _mark(self, page: int, mark: int) -> pikepdf.Object:
        return Dictionary(Type=Name.MCR, Pg=self.pages[page], MCID=mark)


def _attributes(attributes: Attributes) -> pikepdf.Object:
    made = Dictionary()
    for key, value in attributes.items():
        if isinstance(value, str):
            made[f"/{key}"] = Name(f"/{value}")
        elif isinstance(value, int):
            made[f"/{key}"] = value
        else:
            made[f"/{key}"] = Array([round(number, 2) for number in value])
    return made

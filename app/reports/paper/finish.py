"""Pages and tags into a file that is PDF/UA-1 and PDF/A-2a at once, the same bytes every time."""

from __future__ import annotations

import io
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, String
from pikepdf.models import make_page_destination

from app.reports.paper.icc import srgb_profile
from app.reports.paper.page import Link, Page
from app.reports.paper.structure import add_structure
from app.reports.paper.tags import Element

PRODUCER = "Röda tråden"
_CONDITION = "sRGB IEC61966-2.1"
# A face keeps a reading position while a subset is cut from it, and two reports may be made at once.
_subsetting = threading.Lock()


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A heading in the reader's side panel: level from 1, and the place it leads to."""

    level: int
    title: str
    page: int
    top: float


@dataclass(frozen=True, slots=True)
class About:
    """What the file says about itself."""

    title: str
    author: str
    language: str
    date: date


def finish(
    canvas: Any, pages: Sequence[Page], root: Element, bookmarks: Sequence[Bookmark], about: About
) -> bytes:
    """Return the finished file."""
    for page in pages:
        page.show()
    with _subsetting:
        drawn = canvas.getpdfdata()
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(drawn)) as pdf:
        annotations = _add_links(pdf, pages)
        add_structure(pdf, root, [page.owners for page in pages], annotations)
        _add_bookmarks(pdf, bookmarks)
        _add_colours(pdf)
        _describe(pdf, about)
        pdf.save(
            target,
            min_version="1.7",
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
        )
    return target.getvalue()


def _add_links(pdf: pikepdf.Pdf, pages: Sequence[Page]) -> dict[Element, pikepdf.Object]:
    """Add the annotations of the links; return them by the elements that they belong to."""
    made: dict[Element, pikepdf.Object] = {}
    for page in pages:
        if page.links:
            paper = pdf.pages[page.index].obj
            annotations = [pdf.make_indirect(_link(pdf, link, paper)) for link in page.links]
            paper.Annots = Array(annotations)
            made |= zip((link.element for link in page.links), annotations, strict=True)
    return made


def _link(pdf: pikepdf.Pdf, link: Link, paper: pikepdf.Object) -> pikepdf.Object:
    return Dictionary(
        Type=Name.Annot,
        Subtype=Name.Link,
        P=paper,
        Rect=Array([round(value, 2) for value in link.box]),
        Border=Array([0, 0, 0]),
        F=4,  # printed with the page
        Contents=String(link.words),
        Dest=make_page_destination(pdf, link.page, "XYZ", top=round(link.top)),
    )


def _add_bookmarks(pdf: pikepdf.Pdf, bookmarks: Sequence[Bookmark]) -> None:
    """Add the bookmarks as a tree, its branches shut until the reader opens them."""
    if not bookmarks:
        return
    with pdf.open_outline() as outline:
        open_: list[tuple[int, list[OutlineItem]]] = [(0, outline.root)]
        for bookmark in bookmarks:
            while open_[-1][0] >= bookmark.level:
                open_.pop()
            item = OutlineItem(bookmark.title, bookmark.page, "XYZ", top=round(bookmark.top))
            item.is_closed = True
            open_[-1][1].append(item)
            open_.append((bookmark.level, item.children))
    pdf.Root.PageMode = Name.UseOutlines


def _add_colours(pdf: pikepdf.Pdf) -> None:
    """Say what the colours mean, on any screen and in any press."""
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String(_CONDITION),
        Info=String(_CONDITION),
        DestOutputProfile=pdf.make_stream(srgb_profile(), N=3),
    )
    pdf.Root.OutputIntents = Array([intent])


# PDF/A knows nothing of PDF/UA's own property and wants it described.
_EXTENSION = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>"""


def _describe(pdf: pikepdf.Pdf, about: About) -> None:
    """Say what the file is, what it is called, whose it is and which standards it keeps."""
    pdf.Root.Lang = String(about.language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    # What the canvas says of itself: the description below takes its place.
    del pdf.docinfo
    stamp = f"{about.date:%Y-%m-%d}T00:00:00Z"
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:title"] = about.title
        metadata["dc:creator"] = [about.author]
        metadata["dc:language"] = [about.language]
        metadata["xmp:CreatorTool"] = metadata["pdf:Producer"] = PRODUCER
        metadata["xmp:CreateDate"] = metadata["xmp:ModifyDate"] = stamp
        metadata["pdfaid:part"] = "2"
        metadata["pdfaid:conformance"] = "A"
        metadata["pdfuaid:part"] = "1"
        metadata.copy_properties(_EXTENSION, ["pdfaExtension:schemas"])

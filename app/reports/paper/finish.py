"""Pages and tags into a file that is PDF/UA-1 and PDF/A-2a at once, the same bytes every time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape

from app.reports.paper.icc import srgb_profile
from app.reports.paper.page import Fonts, Link, Page
from app.reports.paper.tags import Element, Reference, write_tree
from app.reports.paper.writer import Writer, literal

PRODUCER = "Röda tråden"


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
    pages: Sequence[Page], fonts: Fonts, root: Element, bookmarks: Sequence[Bookmark], about: About
) -> bytes:
    """Return the finished file."""
    writer = Writer()
    tree = writer.reserve()
    numbers = [writer.reserve() for _ in pages]
    links = [(page, link) for page in pages for link in page.links]
    annotations: dict[int, list[int]] = {}
    for parent, (page, link) in enumerate(links, len(pages)):
        number = writer.add(_link(link, numbers, parent))
        link.element.add(Reference(number, page.index))
        annotations.setdefault(page.index, []).append(number)
    resources = writer.reserve()
    for page, number in zip(pages, numbers, strict=True):
        content = writer.stream("", "\n".join(page.operators).encode("latin-1"))
        notes = " ".join(f"{n} 0 R" for n in annotations.get(page.index, ()))
        writer.put(
            number,
            f"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 {page.width:g} {page.height:g}]"
            f"/Contents {content} 0 R/Resources {resources} 0 R/StructParents {page.index}/Tabs/S"
            f"{f'/Annots[{notes}]' if notes else ''}>>",
        )
    faces = [entry for font in fonts.used.values() for entry in font.embed(writer)]
    writer.put(resources, f"<</Font<<{' '.join(f'{name} {number} 0 R' for name, number in faces)}>>>>")
    kids = " ".join(f"{number} 0 R" for number in numbers)
    writer.put(tree, f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>")
    top = write_tree(
        writer, root, [page.owners for page in pages], numbers, [link.element for _, link in links]
    )
    return writer.file(
        _catalogue(writer, tree, top, _outline(writer, bookmarks, numbers), about), _info(writer, about)
    )


def _link(link: Link, pages: Sequence[int], parent: int) -> str:
    box = " ".join(f"{value:.2f}" for value in link.box)
    return (
        f"<</Type/Annot/Subtype/Link/Rect[{box}]/Border[0 0 0]/F 4/Contents {literal(link.words)}"
        f"/Dest[{pages[link.page]} 0 R/XYZ null {link.top:.0f} null]/StructParent {parent}>>"
    )


def _outline(writer: Writer, bookmarks: Sequence[Bookmark], pages: Sequence[int]) -> int:
    """Write the bookmarks as a tree and return its top, or 0 when there are none."""
    if not bookmarks:
        return 0
    top = writer.reserve()
    numbers = [writer.reserve() for _ in bookmarks]
    children: dict[int, list[int]] = {-1: []}
    parents: list[int] = []
    open_: list[int] = []
    for i, bookmark in enumerate(bookmarks):
        while open_ and bookmarks[open_[-1]].level >= bookmark.level:
            open_.pop()
        parents.append(open_[-1] if open_ else -1)
        children.setdefault(parents[i], []).append(i)
        open_.append(i)
    place = {child: at for siblings in children.values() for at, child in enumerate(siblings)}
    for i, bookmark in enumerate(bookmarks):
        siblings, own, at = children[parents[i]], children.get(i, []), place[i]
        parts = [
            f"/Title {literal(bookmark.title)}",
            f"/Parent {numbers[parents[i]] if parents[i] >= 0 else top} 0 R",
            f"/Dest[{pages[bookmark.page]} 0 R/XYZ null {bookmark.top:.0f} null]",
        ]
        if at > 0:
            parts.append(f"/Prev {numbers[siblings[at - 1]]} 0 R")
        if at + 1 < len(siblings):
            parts.append(f"/Next {numbers[siblings[at + 1]]} 0 R")
        if own:
            # A negative count: shut until the reader opens it.
            parts.append(f"/First {numbers[own[0]]} 0 R/Last {numbers[own[-1]]} 0 R/Count -{len(own)}")
        writer.put(numbers[i], f"<<{''.join(parts)}>>")
    first, last = children[-1][0], children[-1][-1]
    writer.put(
        top,
        f"<</Type/Outlines/First {numbers[first]} 0 R/Last {numbers[last]} 0 R/Count {len(children[-1])}>>",
    )
    return top


def _catalogue(writer: Writer, pages: int, tree: int, outline: int, about: About) -> int:
    profile = writer.stream("/N 3", srgb_profile())
    metadata = writer.stream("/Type/Metadata/Subtype/XML", _metadata(about).encode(), packed=False)
    shown = f"/Outlines {outline} 0 R/PageMode/UseOutlines" if outline else ""
    return writer.add(
        f"<</Type/Catalog/Pages {pages} 0 R/StructTreeRoot {tree} 0 R/MarkInfo<</Marked true>>"
        f"/Lang {literal(about.language)}/ViewerPreferences<</DisplayDocTitle true>>"
        f"/Metadata {metadata} 0 R{shown}"
        "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)"
        f"/Info(sRGB IEC61966-2.1)/DestOutputProfile {profile} 0 R>>]>>"
    )


def _info(writer: Writer, about: About) -> int:
    stamp = f"(D:{about.date:%Y%m%d}000000Z)"
    return writer.add(
        f"<</Title {literal(about.title)}/Author {literal(about.author)}/Creator {literal(PRODUCER)}"
        f"/Producer {literal(PRODUCER)}/CreationDate {stamp}/ModDate {stamp}>>"
    )


# PDF/A knows nothing of PDF/UA's own property and wants it described.
_EXTENSION = (
    '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of ISO 14289 that is followed</pdfaProperty:description></rdf:li>"
    "</rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"
)


def _metadata(about: About) -> str:
    stamp = f"{about.date:%Y-%m-%d}T00:00:00Z"
    title, author, language = escape(about.title), escape(about.author), escape(about.language)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
        ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"'
        ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>'
        f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>"
        f"<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>"
        f"<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool><xmp:CreateDate>{stamp}</xmp:CreateDate>"
        f"<xmp:ModifyDate>{stamp}</xmp:ModifyDate><pdf:Producer>{PRODUCER}</pdf:Producer>"
        "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>"
        f'</rdf:Description>{_EXTENSION}</rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    )

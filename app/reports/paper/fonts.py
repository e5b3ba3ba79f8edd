"""The shipped type family: what it covers, how wide its letters are, and how a document embeds what it used.

A face is read once for the program; a ``Font`` is that face in one document. Letters keep their ASCII codes,
others get codes as they turn up; what does not fit in 256 codes goes on in a second subset.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from app.reports.paper.writer import Writer
from resources import path

FACES: Mapping[str, str] = {
    "regular": "SourceSans3-Regular.ttf",
    "semibold": "SourceSans3-Semibold.ttf",
    "italic": "SourceSans3-It.ttf",
}
_OVERFLOW = 0x100000
_ESCAPED = {"(": "\\(", ")": "\\)", "\\": "\\\\"}
# The face keeps a reading position while it cuts a subset, and two reports may be made at once.
_subsetting = threading.Lock()


@dataclass(frozen=True, slots=True)
class Face:
    """One file of the family, read: the parsed font and the width of each character in thousandths."""

    data: Any
    widths: Mapping[str, float]


@cache
def face(name: str) -> Face:
    """Read a face, the first time it is asked for."""
    from reportlab.pdfbase.ttfonts import TTFontFace  # dear to import, so only when paper is made

    data = TTFontFace(str(path("fonts", FACES[name])))
    widths = {chr(code): float(width) for code, width in data.charWidths.items()}
    return Face(data, widths)


class _Codes(dict[int, str]):
    """Character → what stands for it in a PDF string; a new character gets the next free code."""

    def __init__(self, subsets: list[dict[int, str]]) -> None:
        super().__init__()
        self._subsets = subsets
        self._next = 128

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if 32 <= code < 127:
            self._subsets[0][code] = character
            shown = _ESCAPED.get(character, character)
        else:
            if self._next > 255:
                self._subsets.append({})
                self._next = 33
            self._subsets[-1][self._next] = character
            subset = len(self._subsets) - 1
            shown = chr(self._next) if subset == 0 else chr(_OVERFLOW + subset * 256 + self._next)
            self._next += 1
        self[code] = shown
        return shown


class Font:
    """One face in one document: measures text, writes it as PDF strings, and embeds what was used."""

    def __init__(self, name: str, resource: str) -> None:
        self.face = face(name)
        self.resource = resource
        self.subsets: list[dict[int, str]] = [{}]
        self._codes = _Codes(self.subsets)
        self._measured: dict[str, float] = {}

    def width(self, text: str) -> float:
        """Return the width of ``text`` in thousandths of the size."""
        width = self._measured.get(text)
        if width is None:
            width = self._measured[text] = sum(map(self.face.widths.__getitem__, text))
        return width

    def show(self, text: str, size: float) -> str:
        """Return the operators that show ``text``; the font itself is already chosen."""
        shown = text.translate(self._codes)
        if len(self.subsets) == 1 or not shown or max(shown) < chr(_OVERFLOW):
            return f"({shown}) Tj"
        return self._show_mixed(text, size)

    def _show_mixed(self, text: str, size: float) -> str:
        runs: list[tuple[int, list[str]]] = []
        for character in text:
            shown = self._codes[ord(character)]
            subset, code = 0, shown
            if shown >= chr(_OVERFLOW):
                subset, value = divmod(ord(shown) - _OVERFLOW, 256)
                code = _ESCAPED.get(chr(value), chr(value))
            if not runs or runs[-1][0] != subset:
                runs.append((subset, []))
            runs[-1][1].append(code)
        parts = [f"{self.name(subset)} {size:g} Tf ({''.join(codes)}) Tj" for subset, codes in runs]
        return " ".join((*parts, f"{self.name(0)} {size:g} Tf"))

    def name(self, subset: int = 0) -> str:
        """Return the name under which pages know a subset."""
        return f"/{self.resource}" if subset == 0 else f"/{self.resource}x{subset}"

    def embed(self, writer: Writer) -> list[tuple[str, int]]:
        """Write the used letters into the file; return names and object numbers for the pages' resources."""
        return [
            (self.name(i), _embed(writer, self.face.data, i, used)) for i, used in enumerate(self.subsets)
        ]


def _embed(writer: Writer, data: Any, index: int, used: Mapping[int, str]) -> int:
    first, last = min(used, default=32), max(used, default=32)
    with _subsetting:
        program = data.makeSubset([ord(used[code]) if code in used else 0 for code in range(last + 1)])
    prefix = "".join(chr(ord("A") + (index // 26**place) % 26) for place in range(5, -1, -1))
    base = f"{prefix}+{data.name.decode('ascii')}"
    file = writer.stream(f"/Length1 {len(program)}", program)
    box = " ".join(f"{value:g}" for value in data.bbox)
    descriptor = writer.add(
        f"<</Type/FontDescriptor/FontName/{base}/Flags {(data.flags & ~32) | 4}/FontBBox[{box}]"
        f"/ItalicAngle {data.italicAngle:g}/Ascent {data.ascent:g}/Descent {data.descent:g}"
        f"/CapHeight {data.capHeight:g}/StemV {data.stemV:g}/MissingWidth {data.defaultWidth:g}"
        f"/FontFile2 {file} 0 R>>"
    )
    widths = " ".join(
        f"{data.getCharWidth(ord(used[code])) if code in used else 0:g}" for code in range(first, last + 1)
    )
    return writer.add(
        f"<</Type/Font/Subtype/TrueType/BaseFont/{base}/FirstChar {first}/LastChar {last}/Widths[{widths}]"
        f"/FontDescriptor {descriptor} 0 R/ToUnicode {writer.stream('', _to_unicode(used))} 0 R>>"
    )


def _to_unicode(used: Mapping[int, str]) -> bytes:
    """Say which character each code stands for, so that text can be read aloud, searched and copied."""
    lines = [
        f"<{code:02X}> <{character.encode('utf-16-be').hex().upper()}>"
        for code, character in sorted(used.items())
    ]
    blocks = [lines[i : i + 100] for i in range(0, len(lines), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<00> <FF>\nendcodespacerange\n"
        f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    ).encode("ascii")

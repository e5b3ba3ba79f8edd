"""The PDF file itself: objects, streams and the cross-reference stream. The same objects give the same bytes.

The thousands of small objects of a structure tree are packed in compressed object streams, which keeps a
tagged report of two hundred pages small and quick to write.
"""

from __future__ import annotations

import hashlib
import zlib

_PACK = 400
"""Objects in one object stream."""


def literal(text: str) -> str:
    """Return ``text`` as a PDF string: plain where it is ASCII, UTF-16 otherwise."""
    if text.isascii() and text.isprintable():
        escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        return f"({escaped})"
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


class Writer:
    """Collects the objects of one file under their numbers and puts the file together."""

    def __init__(self) -> None:
        self._small: dict[int, str] = {}
        self._streams: list[tuple[int, bytes]] = []
        self._last = 0

    def reserve(self, count: int = 1) -> int:
        """Return the first of ``count`` object numbers that are filled in later."""
        first = self._last + 1
        self._last += count
        return first

    def put(self, number: int, body: str) -> None:
        """Fill in an object under a reserved number."""
        self._small[number] = body

    def add(self, body: str) -> int:
        """Add an object and return its number."""
        number = self.reserve()
        self._small[number] = body
        return number

    def stream(self, entries: str, data: bytes, *, packed: bool = True) -> int:
        """Add a stream with further dictionary ``entries`` and return its number."""
        number = self.reserve()
        if packed:
            data = zlib.compress(data)
            entries += "/Filter/FlateDecode"
        head = f"{number} 0 obj\n<<{entries}/Length {len(data)}>>\nstream\n".encode("latin-1")
        self._streams.append((number, head + data + b"\nendstream\nendobj\n"))
        return number

    def file(self, root: int, info: int) -> bytes:
        """Return the whole file, with ``root`` as its catalogue and ``info`` as its information."""
        places = self._pack()
        # The comment of high bytes tells programs that move files that this one is not text.
        parts = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"]
        at = len(parts[0])
        table: dict[int, tuple[int, int, int]] = {
            number: (2, holder, i) for number, (holder, i) in places.items()
        }
        for number, data in self._streams:
            table[number] = (1, at, 0)
            parts.append(data)
            at += len(data)
        number = self.reserve()
        table[number] = (1, at, 0)
        rows = [b"\0\0\0\0\0\xff\xff"]
        rows += [
            kind.to_bytes(1, "big") + place.to_bytes(4, "big") + index.to_bytes(2, "big")
            for kind, place, index in (table[n] for n in range(1, number + 1))
        ]
        data = zlib.compress(b"".join(rows))
        mark = hashlib.md5(b"".join(parts), usedforsecurity=False).hexdigest().upper()
        head = (
            f"{number} 0 obj\n<</Type/XRef/Size {number + 1}/W[1 4 2]/Root {root} 0 R/Info {info} 0 R"
            f"/ID[<{mark}><{mark}>]/Filter/FlateDecode/Length {len(data)}>>\nstream\n"
        )
        parts += [
            head.encode("ascii"),
            data,
            f"\nendstream\nendobj\nstartxref\n{at}\n%%EOF\n".encode("ascii"),
        ]
        return b"".join(parts)

    def _pack(self) -> dict[int, tuple[int, int]]:
        """Put the small objects into object streams; return where each went: its stream and place."""
        places: dict[int, tuple[int, int]] = {}
        numbers = sorted(self._small)
        for start in range(0, len(numbers), _PACK):
            chosen = numbers[start : start + _PACK]
            index, at = [], 0
            for number in chosen:
                index.append(f"{number} {at}")
                at += len(self._small[number]) + 1
            head = " ".join(index) + "\n"
            body = "\n".join(self._small[number] for number in chosen)
            entries = f"/Type/ObjStm/N {len(chosen)}/First {len(head)}"
            holder = self.stream(entries, (head + body).encode("latin-1"))
            for i, number in enumerate(chosen):
                places[number] = (holder, i)
        return places

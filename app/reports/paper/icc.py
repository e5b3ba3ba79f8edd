"""The colour profile that a PDF/A file carries to say what its colours mean: sRGB, by its formula."""

from __future__ import annotations

import struct
from functools import lru_cache

_SAMPLES = 1024
# The primaries and the white point of sRGB, adapted to the connection space's D50, as s15Fixed16 numbers.
_WHITE = (0xF6D6, 0x10000, 0xD32D)
_RED = (0x6FA2, 0x38F5, 0x0390)
_GREEN = (0x6299, 0xB785, 0x18DA)
_BLUE = (0x24A0, 0x0F84, 0xB6CF)


def _curve() -> bytes:
    values = []
    for i in range(_SAMPLES):
        v = i / (_SAMPLES - 1)
        linear = v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4
        values.append(round(linear * 65535))
    return b"curv" + bytes(4) + struct.pack(f">I{_SAMPLES}H", _SAMPLES, *values)


def _xyz(numbers: tuple[int, int, int]) -> bytes:
    return b"XYZ " + bytes(4) + struct.pack(">3I", *numbers)


def _description(text: str) -> bytes:
    words = text.encode("ascii") + b"\0"
    return b"desc" + bytes(4) + struct.pack(">I", len(words)) + words + bytes(8 + 3 + 67)


@lru_cache(maxsize=1)
def srgb_profile() -> bytes:
    """Return an ICC profile, version 2, for sRGB IEC61966-2.1."""
    curve = _curve()
    tags = (
        (b"desc", _description("sRGB IEC61966-2.1")),
        (b"cprt", b"text" + bytes(4) + b"No copyright, use freely\0"),
        (b"wtpt", _xyz(_WHITE)),
        (b"rXYZ", _xyz(_RED)),
        (b"gXYZ", _xyz(_GREEN)),
        (b"bXYZ", _xyz(_BLUE)),
        (b"rTRC", curve),
        (b"gTRC", curve),
        (b"bTRC", curve),
    )
    at = 128 + 4 + 12 * len(tags)
    table, body = [struct.pack(">I", len(tags))], b""
    placed: dict[bytes, int] = {}
    for name, data in tags:
        if data not in placed:
            placed[data] = at + len(body)
            body += data + bytes(-len(data) % 4)
        table.append(name + struct.pack(">II", placed[data], len(data)))
    head = struct.pack(
        ">I4sI4s4s4s6H4s4sIIIQI3I4s",
        at + len(body), b"\0\0\0\0", 0x02100000, b"mntr", b"RGB ", b"XYZ ",
        2019, 1, 1, 0, 0, 0, b"acsp", b"\0\0\0\0", 0, 0, 0, 0, 0, *_WHITE, b"\0\0\0\0",
    )  # fmt: skip
    return head + bytes(128 - len(head)) + b"".join(table) + body

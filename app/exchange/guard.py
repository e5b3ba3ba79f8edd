"""What a workbook from outside must pass before anything reads it: no bomb, no macros, no tricks, not too large."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from itertools import pairwise
from pathlib import Path

from app.domain.problems import UserError

LARGEST_FILE = 20_000_000
LARGEST_UNPACKED = 80_000_000
MOST_PARTS = 2_000
HIGHEST_RATIO = 200
"""How many times larger a part may be than it is packed, above ``SMALL``. Sheets of numbers reach some thirty."""
SMALL = 1_000_000
MOST_ROWS = 99_999
MOST_COLUMNS = 104
LARGEST_TEXTS = 300_000_000
"""Characters of text in all cells: one long text may be shared by many."""

_READ = (".xml", ".rels")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OUTSIDE = re.compile(rb"<c(?=[\s/>])(?! r=\"[A-C]?[A-Z][1-9]\d{0,4}\")")
"""A cell that does not say, first of all, that it stands within the rows and columns that are read."""
_ELSEWHERE = re.compile(rb"<(?:\w+:)?c(?=[\s/>])(?![^<>]*?\sr=[\"'][A-C]?[A-Z][1-9]\d{0,4}[\"'])[^<>]{0,200}")
_SHARING = re.compile(rb"\bt=[\"']s[\"']")
_SHARED = re.compile(rb"\bt=[\"']s[\"'][^<>]*><(?:\w+:)?v>(\d{1,9})<")
_ITEM = re.compile(rb"<(?:\w+:)?si[\s>]")


def read_bytes(path: Path) -> bytes:
    """The content of a file that somebody wants to import."""
    try:
        if path.is_dir():
            raise UserError("sheet_is_a_folder", path=str(path))
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise UserError("sheet_too_large", path=str(path), megabytes=LARGEST_FILE // 1_000_000)
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except FileNotFoundError as error:
        raise UserError("sheet_missing", path=str(path)) from error
    except OSError as error:
        raise UserError("file_unreadable", path=str(path)) from error


def checked_parts(content: bytes, shown: str) -> dict[str, bytes]:
    """The parts of a workbook that are read, unpacked; raises for what is not a harmless workbook."""
    if content.startswith(_OLD_OFFICE):
        raise UserError("sheet_locked_or_old", path=shown)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = _unpacked(archive, content, shown)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError, OSError) as error:
        raise UserError("sheet_not_a_workbook", path=shown) from error
    types = parts.get("[Content_Types].xml", b"")
    if b"spreadsheetml" not in types and b"ms-excel" not in types:
        raise UserError("sheet_not_a_workbook", path=shown)
    if b"macroenabled" in types.lower() or b"vbaproject" in types.lower():
        raise UserError("sheet_has_macros", path=shown)
    for name, part in parts.items():
        if b"<!DOCTYPE" in part or part.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise UserError("sheet_unusual", path=shown)
        if "worksheets/" in name.lower():
            _require_room(part, shown)
    _require_modest_texts(parts, shown)
    return parts


def packed(parts: dict[str, bytes]) -> io.BytesIO:
    """The checked parts as an archive: what reads it sees nothing but what was looked at."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    whole.seek(0)
    return whole


def _unpacked(archive: zipfile.ZipFile, content: bytes, shown: str) -> dict[str, bytes]:
    items = archive.infolist()
    bomb = UserError("sheet_unpacks_too_large", path=shown)
    if len(items) > MOST_PARTS or sum(item.compress_size for item in items) > len(content):
        raise bomb
    if sum(item.file_size for item in items) > LARGEST_UNPACKED:
        raise bomb
    if any(item.file_size > max(SMALL, HIGHEST_RATIO * item.compress_size) for item in items):
        raise bomb
    if any(item.flag_bits & 1 for item in items):
        raise UserError("sheet_locked_or_old", path=shown)
    if any(item.filename.lower().endswith("vbaproject.bin") for item in items):
        raise UserError("sheet_has_macros", path=shown)
    wanted = [item for item in items if item.filename.lower().endswith(_READ)]
    if len({item.filename.lower() for item in wanted}) < len(wanted):
        raise UserError("sheet_unusual", path=shown)
    # What a part says of its size is what is read of it, and its sum must then fit: a lie is a damaged file.
    return {item.filename: archive.read(item) for item in wanted}


def _require_room(part: bytes, shown: str) -> None:
    """Refuse a cell far away: the whole rectangle up to it would be laid out in memory."""
    # Where names have prefixes, the slower search alone tells.
    if b":c" not in part and _OUTSIDE.search(part) is None:
        return
    if (found := _ELSEWHERE.search(part)) is None:
        return
    if re.search(rb"\sr=", found.group()) is None:
        raise UserError("sheet_unusual", path=shown)
    raise UserError("sheet_too_wide_or_long", path=shown, rows=MOST_ROWS, columns=MOST_COLUMNS)


def _require_modest_texts(parts: dict[str, bytes], shown: str) -> None:
    """Refuse one huge text that a million cells share: it would be copied into each."""
    shared = b"".join(part for name, part in parts.items() if name.lower().endswith("sharedstrings.xml"))
    sheets = [part for name, part in parts.items() if "worksheets/" in name.lower()]
    starts = [found.start() for found in _ITEM.finditer(shared)]
    lengths = [end - start for start, end in pairwise([*starts, len(shared)])] or [0]
    longest = max(lengths)
    if longest * sum(part.count(b"<v") + part.count(b":v") for part in sheets) <= LARGEST_TEXTS:
        return
    for part in sheets:
        used = [int(number) for number in _SHARED.findall(part)]
        # Cells that are written in another way are taken for the worst.
        others = len(_SHARING.findall(part)) - len(used)
        size = sum(lengths[number] for number in used if number < len(lengths)) + others * longest
        if size > LARGEST_TEXTS:
            raise UserError("sheet_unpacks_too_large", path=shown)

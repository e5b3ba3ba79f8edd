"""Tables out of files: the sheets of a workbook, or a text file with separators, as plain rows of cells."""

from __future__ import annotations

import csv
import io
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from xml.etree import ElementTree

from app.domain.problems import UserError
from app.exchange import guard
from app.services.memory import without_collecting

type_of_cell = str | int | float | bool | date | datetime | time | timedelta
"""An empty cell is the empty text."""

ENDINGS = (".xlsx", ".csv")
_DELIMITERS = ";\t,"
_NAMESPACED = "{*}"
_FAULTY = re.compile(
    rb"<(?:\w+:)?c [^<>]*?r=\"([A-Z]+)(\d+)\"[^<>]*?\bt=\"e\"[^<>]*>(?:<(?:\w+:)?f[^<>]*>[^<>]*</(?:\w+:)?f>)?"
    rb"<(?:\w+:)?v>([^<]*)<"
)
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
"""A text that was made harmless for a spreadsheet by an apostrophe."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: every row has the same number of cells."""

    name: str
    rows: Sequence[list[type_of_cell]]
    first: int = 1
    """The number of the first row, as the spreadsheet counts."""


def read_sheets(path: Path) -> tuple[Sheet, ...]:
    """The visible sheets of a workbook, or the one table of a text file. Raises ``UserError`` for anything else."""
    ending = path.suffix.lower()
    if ending in (".xlsm", ".xltm", ".xlsb"):
        raise UserError("sheet_has_macros", path=str(path))
    if ending not in ENDINGS:
        raise UserError("sheet_wrong_ending", path=str(path))
    content = guard.read_bytes(path)
    if not content.strip():
        raise UserError("sheet_empty", path=str(path))
    return _workbook(content, str(path)) if ending == ".xlsx" else (_text_file(content, str(path)),)


def _workbook(content: bytes, shown: str) -> tuple[Sheet, ...]:
    parts = guard.checked_parts(content, shown)
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    try:
        with without_collecting(), CalamineWorkbook.from_filelike(guard.packed(parts)) as workbook:
            faults = _faults(parts)
            sheets = []
            for number, about in enumerate(workbook.sheets_metadata):
                if about.typ != SheetTypeEnum.WorkSheet or about.visible != SheetVisibleEnum.Visible:
                    continue
                sheet = workbook.get_sheet_by_index(number)
                rows = sheet.to_python(skip_empty_area=False)
                _mark_faults(rows, faults.get(about.name, ()))
                sheets.append(Sheet(about.name, rows))
    except (CalamineError, ElementTree.ParseError, OSError, ValueError, KeyError, IndexError) as error:
        raise UserError("sheet_not_a_workbook", path=shown) from error
    except BaseException as error:
        # What the reader itself did not expect of a damaged file comes as an exception of its own, outside Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise UserError("sheet_not_a_workbook", path=shown) from None
    return tuple(sheets)


def _faults(parts: dict[str, bytes]) -> dict[str, list[tuple[int, int, str]]]:
    """Cells whose formula ended in an error, by sheet: (row, column, what stands there). They are read as empty."""
    if not any(b't="e"' in part for name, part in parts.items() if "worksheets/" in name):
        return {}
    targets = {
        relation.get("Id"): str(relation.get("Target"))
        for relation in ElementTree.fromstring(parts["xl/_rels/workbook.xml.rels"])
    }
    found = {}
    for sheet in ElementTree.fromstring(parts["xl/workbook.xml"]).iterfind(f".//{_NAMESPACED}sheet"):
        target = next((targets[value] for name, value in sheet.items() if name.endswith("}id")), "")
        part = parts.get(target.lstrip("/") if target.startswith("/") else f"xl/{target}", b"")
        found[str(sheet.get("name"))] = [
            (int(row) - 1, _column(letters), fault.decode("utf-8", "replace"))
            for letters, row, fault in _FAULTY.findall(part)
        ]
    return found


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _mark_faults(rows: list[list[type_of_cell]], faults: Sequence[tuple[int, int, str]]) -> None:
    for row, column, fault in faults:
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = fault


def _text_file(content: bytes, shown: str) -> Sheet:
    text = _decoded(content, shown)
    lines = text.splitlines()
    first = 1
    delimiter = ""
    if re.fullmatch(r"sep=.", lines[0] if lines else "", re.IGNORECASE):
        # A line of Excel's own, which says what separates the cells of the others.
        delimiter, text, first = lines[0][-1], text.partition("\n")[2], 2
    rows = list(_cells(text, delimiter or _delimiter(text), shown))
    width = max(map(len, rows), default=0)
    if len(rows) > guard.MOST_ROWS or width > guard.MOST_COLUMNS:
        raise UserError(
            "sheet_too_wide_or_long", path=shown, rows=guard.MOST_ROWS, columns=guard.MOST_COLUMNS
        )
    return Sheet(Path(shown).stem, [[*row, *[""] * (width - len(row))] for row in rows], first)


def _decoded(content: bytes, shown: str) -> str:
    """The text, whether Excel wrote it as UTF-8, as Unicode or in the Windows way (1252)."""
    if content.startswith((b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0")):
        raise UserError("sheet_not_text", path=shown)
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UserError("sheet_not_text", path=shown)


def _delimiter(text: str) -> str:
    """What separates the cells: what gives the first lines most of them, outside quotation marks."""
    head = re.sub(r'"[^"]*"', "", text[:20_000]).splitlines()[:20]
    return max(_DELIMITERS, key=lambda mark: max((line.count(mark) for line in head), default=0))


def _cells(text: str, delimiter: str, shown: str) -> Iterator[list[type_of_cell]]:
    csv.field_size_limit(min(sys.maxsize, guard.LARGEST_FILE))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for row in reader:
            yield [cell[1:] if _GUARDED.match(cell) else cell for cell in row]
    except csv.Error as error:
        raise UserError("sheet_bad_line", path=shown, line=reader.line_num) from error

"""Tables into files: workbooks and text files of values, in which no text can turn into a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

type_of_cell = str | int | float | bool | date | None

LONGEST_CELL = 32_767
"""More characters no cell of a spreadsheet holds."""
_WIDEST = 60
_LOOKED_AT = 500
_FORBIDDEN_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_HARMFUL = re.compile(r"'*[=+\-@\t\r]")
"""What a spreadsheet would take for a formula, with the apostrophes that may stand before it already."""


@dataclass(frozen=True, slots=True)
class Table:
    """What becomes a sheet: headings, and rows of numbers, dates and texts."""

    name: str
    headings: Sequence[str]
    rows: Sequence[Sequence[type_of_cell]]


def workbook(tables: Iterable[Table]) -> bytes:
    """A workbook with a sheet for each table: headings stand still, columns are as wide as what they hold."""
    from xlsxwriter import Workbook

    content = io.BytesIO()
    with Workbook(content, {"in_memory": True, "strings_to_urls": False}) as book:
        heading = book.add_format({"bold": True, "bottom": 1})
        day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        kept = book.add_format({"quote_prefix": True})
        taken: set[str] = set()
        for table in tables:
            sheet = book.add_worksheet(_sheet_name(table.name, taken))
            sheet.freeze_panes(1, 0)
            for column, text in enumerate(table.headings):
                sheet.write_string(0, column, text, heading)
                sheet.set_column(
                    column, column, _width(text, [row[column] for row in table.rows[:_LOOKED_AT]])
                )
            if table.rows:
                sheet.autofilter(0, 0, len(table.rows), len(table.headings) - 1)
            for number, row in enumerate(table.rows, start=1):
                for column, value in enumerate(row):
                    _write(sheet, number, column, value, day, kept)
    return content.getvalue()


def text_file(table: Table) -> bytes:
    """The table as Swedish Excel opens it: semicolons, decimal commas, UTF-8 with a mark."""
    content = io.StringIO(newline="")
    writer = csv.writer(content, delimiter=";")
    writer.writerow([_harmless(text) for text in table.headings])
    writer.writerows([_text(value) for value in row] for row in table.rows)
    return content.getvalue().encode("utf-8-sig")


def _write(sheet: Worksheet, row: int, column: int, value: type_of_cell, day: Format, kept: Format) -> None:
    """Always by what the value is: a text that looks like a formula, a number or an address stays a text."""
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, day)
    elif value:
        # The mark keeps a text that begins like a formula from becoming one when somebody edits the cell.
        sheet.write_string(row, column, value[:LONGEST_CELL], kept if _HARMFUL.match(value) else None)


def _text(value: type_of_cell) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, float):
        return format(Decimal(f"{value:.15g}"), "f").replace(".", ",")
    return _harmless(value) if isinstance(value, str) else str(value)


def _harmless(text: str) -> str:
    return f"'{text}" if _HARMFUL.match(text) else text


def _width(heading: str, values: Iterable[type_of_cell]) -> int:
    # The button that filters takes some room beside the heading.
    longest = max([len(heading) + 3, *(len(_text(value)) for value in values)])
    return min(longest + 1, _WIDEST)


def _sheet_name(name: str, taken: set[str]) -> str:
    """A name as a sheet may have it: thirty-one characters, few signs, and only once."""
    plain = _FORBIDDEN_IN_NAMES.sub(" ", name).strip(" '")[:31] or "Tabell"
    made, number = plain, 2
    while made.casefold() in taken:
        made, number = f"{plain[:27]} ({number})", number + 1
    taken.add(made.casefold())
    return made

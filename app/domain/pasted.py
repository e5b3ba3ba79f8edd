"""Blocks of cells as spreadsheets put them on the clipboard: tabs between cells, a line for each row."""

from __future__ import annotations

import re

MOST_ROWS = 5_000
"""No grid is longer; what is pasted by mistake may be."""

# A cell with a tab, a line break or a quotation mark in it stands in quotation marks, and its own are doubled. One
# that only begins with such a mark is nothing special. The possessive + never looks back: rubbish costs no more time.
_CELL = re.compile(r'"((?:[^"]|"")*+)"(?=[\t\r\n]|\Z)|([^\t\r\n]*+)')


def cells(text: str) -> list[list[str]]:
    """The rows of a pasted text. The line end after the last row makes no row of its own."""
    plain = text.rstrip("\0")
    rows: list[list[str]] = [[]]
    at = 0
    while len(rows) <= MOST_ROWS:
        match = _CELL.match(plain, at)
        assert match is not None  # Nothing at all is a cell, too.
        quoted = match.group(1)
        rows[-1].append(match.group(2) if quoted is None else quoted.replace('""', '"'))
        at = match.end()
        if plain.startswith("\t", at):
            at += 1
            continue
        at += 2 if plain.startswith("\r\n", at) else 1
        if at >= len(plain):
            break
        rows.append([])
    return rows[:MOST_ROWS]


def block(rows: list[list[str]]) -> str:
    """Cells as a text for the clipboard; any spreadsheet, and ``cells``, takes them up again."""
    return "\n".join("\t".join(map(_quoted, row)) for row in rows) + "\n"


def _quoted(text: str) -> str:
    if not re.search(r'[\t\r\n"]', text):
        return text
    return '"' + text.replace('"', '""') + '"'

"""Reading the official texts of Agenda 2030's targets from a file that the municipality has: JSON or CSV."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping

from app.domain.problems import UserError

LARGEST = 2_000_000
"""Bytes: the 169 texts are some fifty thousand."""

_CODE = re.compile(r"\d{1,2}\.[0-9a-z]{1,2}")
_CODE_NAMES = ("code", "kod", "target", "delmål", "delmal", "nummer")
_TEXT_NAMES = ("text_sv", "text", "svenska", "sv", "lydelse", "beskrivning")


def read(content: bytes) -> dict[str, str]:
    """Return texts by the targets' codes, for example ``6.1``. Rows without a code or a text are passed over.

    Raises ``UserError`` where the file is none that can be read, or holds no text of a target.
    """
    if len(content) > LARGEST:
        raise UserError("texts_too_large")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    pairs = _of_json(text) if text.lstrip()[:1] in ("{", "[") else _of_table(text)
    found: dict[str, str] = {}
    for code, said in pairs:
        words = " ".join(said.split())
        if not words or not _CODE.fullmatch(code):
            continue
        if found.setdefault(code, words) != words:
            raise UserError("target_text_twice", what=code)
    if not found:
        raise UserError("no_target_texts")
    return found


def _of_json(text: str) -> Iterator[tuple[str, str]]:
    try:
        parsed = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UserError("no_target_texts") from error
    if isinstance(parsed, dict):
        lists = [value for value in parsed.values() if isinstance(value, list)]
        if not lists:
            for code, said in parsed.items():
                if isinstance(said, str):
                    yield _tidy(code), said
            return
        parsed = lists[0]
    for row in parsed:
        if isinstance(row, dict):
            yield from _of_row({str(name).lower(): value for name, value in row.items()})


def _of_table(text: str) -> Iterator[tuple[str, str]]:
    first = text.partition("\n")[0]
    delimiter = max(";\t,", key=first.count)
    # A quotation mark that is never closed would swallow the rest: such a file gives few rows, not a crash.
    rows: Iterable[Mapping[str | None, object]] = csv.DictReader(io.StringIO(text), delimiter=delimiter)
    try:
        for row in rows:
            yield from _of_row({str(name).strip().lower(): value for name, value in row.items()})
    except csv.Error as error:
        raise UserError("no_target_texts") from error


def _of_row(row: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    code = next((row[name] for name in _CODE_NAMES if isinstance(row.get(name), str)), None)
    said = next((row[name] for name in _TEXT_NAMES if isinstance(row.get(name), str) and row[name]), None)
    if isinstance(code, str) and isinstance(said, str):
        yield _tidy(code), said


def _tidy(code: str) -> str:
    return code.strip().rstrip(".").lower()

"""Swedish for the log of changes: what fields are called, and what stood in them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.domain import formats, rich_text
from app.text import translate
from app.wording.field_words import CODES, FIELDS, OTHERWISE
from app.wording.words import frequency, word

if TYPE_CHECKING:
    from app.services.log import Named, type_of_value


MARKED = frozenset(
    {
        ("annex_row", "how"),
        ("annex_row", "indicators_note"),
        ("citizen_summary", "coming"),
        ("citizen_summary", "done"),
        ("citizen_summary", "text"),
        ("clarification", "text"),
        ("contribution", "sentence"),
        ("decision", "text"),
        ("dialogue", "notes"),
        ("document", "note"),
        ("document_sdg", "meaning"),
        ("goal", "expected"),
        ("goal", "revision_reason"),
        ("goal", "text"),
        ("goal_sdg", "meaning"),
        ("indicator_sdg", "meaning"),
        ("joint_analysis", "analysis"),
        ("joint_analysis", "summary"),
        ("method", "description"),
        ("standpoint", "text"),
    }
)
"""Fields that hold a text with marks for bold, italic and lists."""

_MOST_DECIMALS = 6


def field_word(kind: str, field: str) -> str:
    """What a field of a kind of record is called. An unknown field is a bug and raises KeyError."""
    return translate("FieldName", OTHERWISE.get((kind, field)) or FIELDS[field])


def field_value(kind: str, field: str, value: str | int | float | date | None) -> str:
    """What stood in a field, in words; empty where nothing did."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return translate("FieldName", "Ja") if value else translate("FieldName", "Nej")
    if field == "frequency":
        return frequency(str(value))
    if isinstance(value, str):
        if (kind, field) in MARKED:
            return rich_text.plain(value)
        return word(CODES[kind, field], value) if (kind, field) in CODES else value
    if isinstance(value, date):
        return formats.day(value)
    return formats.number(value, _decimals(value)) if isinstance(value, float) else str(value)


def logged_value(kind: str, field: str, value: type_of_value, between: str = "; ") -> str:
    """What the log says stood in a field: references by name, ``between`` them when there are several."""
    if isinstance(value, tuple):
        return between.join(_name(item) for item in value)
    if value is None or isinstance(value, str | int | float | date):
        return field_value(kind, field, value)
    return _name(value)


def _name(item: Named) -> str:
    return item.name or translate("Log", "(finns inte längre)")


def _decimals(value: float) -> int:
    """As many decimals as the number was written with."""
    shown = f"{value:.{_MOST_DECIMALS}f}".rstrip("0")
    return len(shown.partition(".")[2])

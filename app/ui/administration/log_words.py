"""The log of changes in words: one line for the list, and field by field beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app import wording
from app.text import translate

if TYPE_CHECKING:
    from app.services.log import FieldChange, LogLine, type_of_value

NOTHING = "–"
LONGEST = 60


def what(line: LogLine) -> str:
    """What the row is about: "Enhet: Socialnämnden"."""
    kind = wording.word("kind", line.kind)
    return translate("Log", "{kind}: {name}").format(kind=kind, name=line.name) if line.name else kind


def happened(line: LogLine) -> str:
    """What became of it: "lades till"."""
    return wording.word("action", line.action)


def summary(line: LogLine) -> str:
    """The change in short: the first field, and how many more there are."""
    if line.action != "change" or not line.fields:
        return happened(line)
    first = line.fields[0]
    field = wording.field_word(line.kind, first.field)
    old, new = value(line.kind, first, first.old), value(line.kind, first, first.new)
    if old == new and (line.kind, first.field) in wording.MARKED:
        said = translate("Log", "{field}: bara utseendet").format(field=field)
    else:
        said = translate("Log", "{field}: {old} → {new}").format(
            field=field, old=_short(old), new=_short(new)
        )
    more = len(line.fields) - 1
    return said if not more else translate("Log", "{said} (och {count} till)").format(said=said, count=more)


def value(kind: str, change: FieldChange, held: type_of_value) -> str:
    """What stood in a field, in words; a dash where nothing did."""
    return wording.logged_value(kind, change.field, held, between="\n") or NOTHING


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[:LONGEST].rstrip() + "…"

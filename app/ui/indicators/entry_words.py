"""The entry grid in words: headings, why a cell is not saved, why a value looks like a slip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app import wording
from app.domain import formats
from app.domain.entry_grid import MISSING
from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate
from app.ui.common.values import number_text
from app.ui.indicators import sayings

if TYPE_CHECKING:
    from app.domain.entry_grid import CellContent
    from app.domain.unlikely_values import Span
    from app.services.entry_grid import EntryRow
    from app.ui.indicators.entry_model import EntryColumn, Look

_TROUBLES = {
    "not_a_number": noop(
        "Entry", "Det är inget tal. Skriv till exempel 71,5, eller saknas om värdet inte finns."
    ),
    "several_lines": noop("Entry", "Cellen har flera rader. Skriv ett tal."),
    "sheet_error": noop("Entry", "Kalkylbladet hade ett fel i cellen. Skriv ett tal."),
    "conflict": noop(
        "Entry", "{who} har ändrat värdet till {theirs}. Ditt är inte sparat: Ctrl+S sparar det ändå."
    ),
    "failed": noop("Entry", "Värdet kunde inte sparas. Ctrl+S försöker igen."),
    "left": noop("Entry", "Värdet skrevs men sparades aldrig. Ctrl+S sparar det."),
}


def value(number: float | None, decimals: int) -> str:
    """A value as the cell shows it: never rounded, so that one sees what one wrote."""
    if number is None:
        return MISSING
    return number_text(number, decimals if round(number, decimals) == number else None)


def column(at: EntryColumn) -> str:
    """What a column is of: Tertial 2 2021, kvinnor."""
    said = " ".join(heading(at))
    return translate("Entry", "{column}, att jämföra med").format(column=said) if at.compared else said


def heading(at: EntryColumn) -> tuple[str, str]:
    """The two lines above a column."""
    part = wording.word("part", at.part)
    if at.gender == "T":
        return part, str(at.year)
    return part, f"{at.year}, {wording.word('gender', at.gender).lower()}"


def about(row: EntryRow) -> str:
    """What the values of an indicator are in, which way is better, and who answers for it."""
    parts = (row.unit_of_measure, wording.word("direction", row.direction).lower(), row.responsible)
    return " · ".join(part for part in parts if part)


def where(row: EntryRow, at: EntryColumn) -> str:
    """Where one stands."""
    gender = "" if at.gender == "T" else f", {wording.word('gender', at.gender).lower()}"
    return f"{row.title}, {sayings.long_moment(at.year, at.part)}{gender}"


def trouble(code: str, by: str = "", theirs: str = "") -> str:
    """Why a cell is not saved."""
    who = by or translate("Entry", "En kollega")
    return translate("Entry", _TROUBLES[code]).format(
        who=who, theirs=theirs or translate("Entry", "inget värde")
    )


def unlikely(code: str, others: Span | None, row: EntryRow) -> str:
    """Why a value looks like a slip; it is saved all the same."""
    why = wording.doubt(code, others, row.decimals, row.unit_of_measure)
    return translate("Entry", "Sparat. {why}").format(why=why)


def last_year(before: float | None, row: EntryRow) -> str:
    """What the same was a year earlier."""
    said = formats.measured(before, row.decimals, row.unit_of_measure) or MISSING
    return translate("Entry", "Året före: {value}.").format(value=said)


def theirs(content: CellContent | None) -> str:
    """What a colleague has made of a cell; empty where it was emptied."""
    if content is None:
        return ""
    return MISSING if content.value is None else number_text(content.value)


def spoken(look: Look, explanation: str) -> str:
    """A cell for a screen reader: its text, its state, what there is to say."""
    parts = [look.text or translate("Entry", "tom")]
    if look.trouble:
        parts.append(translate("Entry", "inte sparat"))
    if look.preliminary:
        parts.append(wording.word("measurement_state", "preliminary").lower())
    if look.commented:
        parts.append(translate("Entry", "har kommentar"))
    return ", ".join(parts) + (f". {explanation}" if explanation else "")


def step(code: str) -> str:
    """What Ångra calls a step."""
    return {
        "type": translate("Entry", "Fyll i värde"),
        "paste": translate("Entry", "Klistra in värden"),
        "fill": translate("Entry", "Fyll nedåt"),
        "clear": translate("Entry", "Ta bort värden"),
        "state": translate("Entry", "Ändra läge"),
        "comment": translate("Entry", "Kommentera värde"),
        "again": translate("Entry", "Spara värden"),
    }[code]

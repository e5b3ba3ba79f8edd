"""The gross list in words: headings, why a cell is not saved, what a value rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app import wording
from app.domain.gross_list import CONSEQUENCE, LIKELIHOOD
from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate

if TYPE_CHECKING:
    from app.services.gross_list import Weighing
    from app.services.municipality import Step

VALUE, BEFORE = "value", "before"
"""The columns that follow from others."""

_HEADINGS = {
    "title": noop("GrossList", "Risk"),
    "event": noop("GrossList", "Händelse (risk för att …)"),
    "cause": noop("GrossList", "Orsak (på grund av …)"),
    "consequence": noop("GrossList", "Följd (vilket leder till …)"),
    "category": noop("GrossList", "Kategori"),
    "process": noop("GrossList", "Process eller område"),
    BEFORE: noop("GrossList", "Senast"),
    LIKELIHOOD: noop("GrossList", "S"),
    CONSEQUENCE: noop("GrossList", "K"),
    VALUE: noop("GrossList", "Värde"),
    "existing_control": noop("GrossList", "Kontroll i dag"),
    "owner_role": noop("GrossList", "Ansvarig roll"),
}
_TIPS = {
    LIKELIHOOD: noop("GrossList", "Sannolikhet"),
    CONSEQUENCE: noop("GrossList", "Konsekvens"),
    VALUE: noop("GrossList", "Sannolikhet × konsekvens i år"),
    BEFORE: noop("GrossList", "Hur risken värderades senast, ett tidigare år"),
    "owner_role": noop("GrossList", "En roll, inte en persons namn"),
}
_TROUBLES = {
    "required_title": noop("GrossList", "Risken behöver en rubrik innan raden kan sparas."),
    "required_category": noop(
        "GrossList",
        "Risken behöver en kategori innan raden kan sparas: {categories}. Ctrl+D fyller nedåt.",
    ),
    "no_such_category": noop("GrossList", "Kategorin finns inte. Skriv någon av: {categories}."),
    "no_step": noop("GrossList", "Det är inget steg på skalan. Skriv {steps}."),
    "outside_scale": noop("GrossList", "Steget finns inte på skalan för {year}. Skriv {steps}."),
    "other_half": noop("GrossList", "Skriv både sannolikhet och konsekvens, så sparas värderingen."),
    "too_long": noop("GrossList", "Texten är för lång: högst {most} tecken."),
    "twice": noop("GrossList", "Samma risk står redan i listan. Ctrl+S sparar den ändå, Esc tar bort raden."),
    "conflict": noop(
        "GrossList", "{who} har ändrat cellen till {theirs}. Ditt är inte sparat: Ctrl+S sparar det ändå."
    ),
    "failed": noop("GrossList", "Raden kunde inte sparas. Ctrl+S försöker igen."),
    "left": noop("GrossList", "Texten skrevs men sparades aldrig. Ctrl+S sparar den."),
}


def heading(column: str) -> str:
    """What stands above a column."""
    return translate("GrossList", _HEADINGS[column])


def tip(column: str) -> str:
    """What a column is, where its heading is short."""
    return translate("GrossList", _TIPS.get(column, _HEADINGS[column]))


def category(code: object) -> str:
    """A category as the cell shows it."""
    return wording.word("risk_category", str(code)) if code else ""


def category_words() -> str:
    """All categories in a line."""
    return ", ".join(wording.words("risk_category").values())


def trouble(
    code: str, field: str, *, steps: str = "", year: int = 0, most: int = 0, by: str = "", theirs: str = ""
) -> str:
    """Why a cell is not saved."""
    text = _TROUBLES[f"required_{field}" if code == "required" else code]
    return translate("GrossList", text).format(
        categories=category_words(),
        steps=steps,
        year=year,
        most=most,
        who=by or translate("GrossList", "En kollega"),
        theirs=theirs or translate("GrossList", "ingenting"),
    )


def steps(found: tuple[Step, ...]) -> str:
    """The steps of a scale as one writes them: 1, 2, 3 eller 4."""
    numbers = [str(step.value) for step in found]
    if len(numbers) < 2:
        return "".join(numbers)
    return translate("GrossList", "{first} eller {last}").format(
        first=", ".join(numbers[:-1]), last=numbers[-1]
    )


def value(number: int | None, zone: str, *, known: bool) -> str:
    """The value with its zone; where there is none, whether there is one of an earlier year."""
    if number is not None:
        return f"{number} {wording.word('zone', zone)}"
    return translate("GrossList", "Inte i år") if known else wording.word("zone", "")


def before(found: Weighing | None) -> str:
    """How a risk was weighed last: 2020: 3 × 4 = 12."""
    if found is None:
        return ""
    product = found.likelihood * found.consequence
    return f"{found.year}: {found.likelihood} × {found.consequence} = {product}"


def proposal(found: Weighing) -> str:
    """Why a risk is weighed as it was."""
    return translate("GrossList", "Samma värdering som {year}.").format(year=found.year)


def spoken(text: str, explanation: str, *, unsaved: bool) -> str:
    """A cell for a screen reader."""
    said = text or translate("GrossList", "tom")
    if unsaved:
        said += translate("GrossList", ", inte sparat")
    return f"{said}. {explanation}" if explanation else said


def step(code: str) -> str:
    """What Ångra calls a step."""
    return {
        "type": translate("GrossList", "Skriva i risklistan"),
        "score": translate("GrossList", "Värdera risk"),
        "same": translate("GrossList", "Värdera som förra gången"),
        "paste": translate("GrossList", "Klistra in i risklistan"),
        "fill": translate("GrossList", "Fyll nedåt"),
        "clear": translate("GrossList", "Tömma celler"),
        "again": translate("GrossList", "Spara risker"),
    }[code]

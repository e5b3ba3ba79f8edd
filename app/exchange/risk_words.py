"""What headings and cells of risk lists are called: the program's own words, and others that offices use."""

from __future__ import annotations

from app import wording
from app.domain.gross_list import CONSEQUENCE, EITHER, LIKELIHOOD
from app.domain.measurement_sheets import folded
from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate

_HEADINGS = {
    "title": noop("SheetHeading", "Risk"),
    "event": noop("SheetHeading", "Händelse"),
    "cause": noop("SheetHeading", "Orsak"),
    "consequence": noop("SheetHeading", "Följd"),
    "category": noop("SheetHeading", "Kategori"),
    "process": noop("SheetHeading", "Process eller område"),
    LIKELIHOOD: noop("SheetHeading", "Sannolikhet"),
    CONSEQUENCE: noop("SheetHeading", "Konsekvens"),
    "existing_control": noop("SheetHeading", "Kontroll i dag"),
    "owner_role": noop("SheetHeading", "Ansvarig roll"),
}

_MORE_HEADINGS = {
    "number": noop("SheetHeading", "Nr"),
    "unit": noop("SheetHeading", "Nämnd eller bolag"),
    "year": noop("SheetHeading", "År"),
    "treatment": noop("SheetHeading", "Hantering"),
    "hidden": noop("SheetHeading", "Offentlig"),
}
"""What a file says more than a row of the gross list."""

_MORE_OTHERS = {
    "number": ("nummer", "id", "risknr", "risk-id", "riskid", "risk nr"),
    "unit": (
        "nämnd",
        "enhet",
        "nämnd/bolag",
        "nämnd/styrelse",
        "nämnd eller styrelse",
        "bolag",
        "organisation",
    ),
    "year": ("årtal", "avser år"),
    "treatment": ("riskhantering", "åtgärd/hantering"),
    "hidden": ("offentlig (ja/nej)", "visas offentligt"),
}

_OTHER_HEADINGS = {
    "title": ("rubrik", "riskbeskrivning", "beskrivning av risk", "titel", "riskens namn", "risknamn"),
    "event": (
        "risk för att",
        "risk för att …",
        "risk för att...",
        "vad kan hända",
        "beskrivning",
        "händelser",
    ),
    "cause": ("orsaker", "på grund av", "på grund av …", "bakomliggande orsak", "varför"),
    "consequence": ("följder", "vilket leder till", "vilket leder till …", "effekt", "konsekvensbeskrivning"),
    "category": ("riskkategori", "kategorier", "typ av risk", "risktyp", "område för risk"),
    "process": ("process", "område", "process/område", "process/rutin", "rutin", "verksamhetsområde"),
    LIKELIHOOD: ("s", "s (1-4)", "sannolikhet (s)", "sannolikhet 1-4", "sannolikhet (1-4)"),
    CONSEQUENCE: ("k", "k (1-4)", "konsekvens (k)", "konsekvens 1-4", "konsekvens (1-4)"),
    "existing_control": (
        "befintlig kontroll",
        "befintliga kontroller",
        "nuvarande kontroll",
        "befintlig rutin",
        "befintliga rutiner",
        "kontroller i dag",
        "kontroll idag",
    ),
    "owner_role": ("ansvarig", "riskägare", "ägare", "ägarens roll", "roll", "ansvarig funktion"),
}

_OTHER_CATEGORIES = {
    "environment": ("omvärldsrisk", "omvärldsrisker", "politisk"),
    "operations": ("verksamhetsrisk", "verksamhetsrisker", "operativ"),
    "legal": ("legal", "legala", "juridik", "juridisk", "lag", "lagar", "efterlevnad"),
    "it": ("it", "informationssäkerhet", "it-risk", "it-risker", "digital"),
    "reporting": ("rapporteringsrisk", "redovisning", "information och rapportering"),
    "economy": ("ekonomisk", "finansiell", "finans", "ekonomiska"),
    "trust": ("förtroenderisk", "varumärke", "anseende"),
}


def heading(field: str) -> str:
    """The heading of a column."""
    return translate("SheetHeading", {**_HEADINGS, **_MORE_HEADINGS}[field])


def headings() -> tuple[str, ...]:
    """The headings that are read."""
    return tuple(heading(field) for field in ("number", "unit", *_HEADINGS, "year", "treatment", "hidden"))


def all_headings() -> dict[str, str]:
    """What a column of a file holds, by every heading that tells it."""
    known = {folded(other): field for field, others in _MORE_OTHERS.items() for other in others}
    known.update({folded(heading(field)): field for field in _MORE_HEADINGS})
    return {**known_headings(), **known}


def public(hidden: bool) -> str:
    """Whether a risk is shown to the public, in words."""
    return translate("SheetValue", "nej") if hidden else translate("SheetValue", "ja")


def says_public(text: str) -> bool | None:
    """Whether a cell says that a risk is public; None where it says neither. An empty one says that it is."""
    said = folded(text)
    if said in ("", folded(public(hidden=False)), "j", "x"):
        return True
    return False if said in (folded(public(hidden=True)), "n") else None


def known_headings() -> dict[str, str]:
    """What a column holds, by every heading that tells it."""
    known = {folded(other): field for field, others in _OTHER_HEADINGS.items() for other in others}
    known.update({folded(heading(field)): field for field in _HEADINGS})
    return {**known, folded(heading(CONSEQUENCE)): EITHER, "konsekvenser": EITHER}


def categories() -> dict[str, str]:
    """The codes of the categories by every word for them."""
    known = {other: code for code, others in _OTHER_CATEGORIES.items() for other in others}
    return {**known, **{folded(said): code for code, said in wording.words("risk_category").items()}}

"""What headings and cells of measurement sheets are called: the program's own words, and others that offices use."""

from __future__ import annotations

from collections.abc import Mapping

from app import wording
from app.domain.measurement_sheets import FIELDS, folded
from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate

_HEADINGS = {
    "indicator": noop("SheetHeading", "Indikator"),
    "code": noop("SheetHeading", "Kod"),
    "place": noop("SheetHeading", "Enhet/kommun"),
    "year": noop("SheetHeading", "År"),
    "part": noop("SheetHeading", "Period"),
    "gender": noop("SheetHeading", "Kön"),
    "value": noop("SheetHeading", "Värde"),
    "state": noop("SheetHeading", "Status"),
    "source": noop("SheetHeading", "Källa"),
    "comment": noop("SheetHeading", "Kommentar"),
}

_OTHER_HEADINGS = {
    "indicator": ("nyckeltal", "indikatornamn", "nyckeltalsnamn", "mått", "titel", "benämning"),
    "code": ("kolada", "kolada-id", "koladaid", "id", "nyckeltals-id", "kpi", "indikator-id"),
    "place": ("enhet / kommun", "kommun", "enhet", "område", "plats", "organisation", "kommun/enhet"),
    "year": ("årtal", "mätår", "ar", "avser år"),
    "part": ("tertial", "delår", "del av året", "mätperiod"),
    "gender": ("kon", "könsuppdelning"),
    "value": ("mätvärde", "utfall", "resultat", "varde"),
    "state": ("värdestatus", "preliminärt/slutligt"),
    "source": ("kalla", "datakälla"),
    "comment": ("anmärkning", "notering", "kommentarer"),
}

MISSING = noop("SheetValue", "saknas")
"""What stands in the cell of a value that is known to be missing."""

_OTHER_WORDS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "gender": {
        "T": ("total", "t", "alla", "samtliga", "båda könen", "båda", "kvinnor och män"),
        "K": ("kvinna", "k", "flickor", "flicka", "kv"),
        "M": ("man", "m", "pojkar", "pojke"),
    },
    "part": {
        "t1": ("t1", "tertial1", "jan-apr", "januari-april"),
        "t2": ("t2", "tertial2", "jan-aug", "januari-augusti"),
        "t3": ("t3", "tertial3"),
        "year": ("år", "hela året", "helåret", "årsvärde", "jan-dec", "januari-december"),
    },
    "measurement_state": {
        "preliminary": ("prel", "prel.", "preliminär"),
        "final": ("slutlig", "definitiv", "definitivt", "fastställt"),
    },
}

_MISSING_WORDS = ("värde saknas", "uppgift saknas", "..")
"""Two dots are how official statistics write that a figure is not available."""

_SUMS = (
    "summa",
    "summering",
    "totalt",
    "total",
    "totalsumma",
    "medel",
    "medelvärde",
    "genomsnitt",
    "snitt",
    "median",
)


def heading(field: str) -> str:
    """The heading of a column."""
    return translate("SheetHeading", _HEADINGS[field])


def headings() -> tuple[str, ...]:
    """All headings, in the order in which columns are written."""
    return tuple(heading(field) for field in FIELDS)


def known_headings() -> dict[str, str]:
    """What a column holds, by every heading that tells it."""
    known = {folded(other): field for field, others in _OTHER_HEADINGS.items() for other in others}
    return {**known, **{folded(heading(field)): field for field in FIELDS}}


def codes(group: str) -> dict[str, str]:
    """The codes of a group (gender, part, measurement_state), by every word for them."""
    others = _OTHER_WORDS[group]
    known = {folded(other): code for code, words in others.items() for other in words}
    return {**known, **{folded(word): code for code, word in wording.words(group).items()}}


def missing() -> str:
    """What is written for a value that is known to be missing."""
    return translate("SheetValue", MISSING)


def says_missing(text: str) -> bool:
    """Whether a cell says that the value is known to be missing."""
    return folded(text) in (folded(missing()), *_MISSING_WORDS)


def says_sum(text: str) -> bool:
    """Whether a row's name says that it adds up other rows."""
    plain = folded(text).rstrip(":")
    return plain in _SUMS or plain.startswith(("summa ", "medelvärde ", "genomsnitt "))

"""What headings and cells of internal-control plans are called: in the program's own words, and in others."""

from __future__ import annotations

from collections.abc import Mapping

from app import wording
from app.domain.control_plan_sheets import FIELDS
from app.domain.measurement_sheets import folded
from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate

_HEADINGS = {
    "plan": noop("SheetHeading", "Plan"),
    "number": noop("SheetHeading", "Nr"),
    "title": noop("SheetHeading", "Rubrik i planen"),
    "unit": noop("SheetHeading", "Nämnd eller bolag"),
    "process": noop("SheetHeading", "Process"),
    "process_or_goal": noop("SheetHeading", "Process eller mål"),
    "goals": noop("SheetHeading", "Mål"),
    "category": noop("SheetHeading", "Kategori"),
    "risk": noop("SheetHeading", "Risk"),
    "event": noop("SheetHeading", "Händelse"),
    "cause": noop("SheetHeading", "Orsak"),
    "consequence": noop("SheetHeading", "Följd"),
    "likelihood": noop("SheetHeading", "S"),
    "score_consequence": noop("SheetHeading", "K"),
    "value": noop("SheetHeading", "Riskvärde"),
    "existing_control": noop("SheetHeading", "Befintlig rutin"),
    "treatment": noop("SheetHeading", "Hantering"),
    "choice": noop("SheetHeading", "Val"),
    "reason": noop("SheetHeading", "Skäl"),
    "control": noop("SheetHeading", "Kontrollmoment"),
    "routine": noop("SheetHeading", "Rutin som prövas"),
    "method": noop("SheetHeading", "Metod"),
    "how": noop("SheetHeading", "Så görs kontrollen"),
    "sample": noop("SheetHeading", "Urval"),
    "how_often": noop("SheetHeading", "Hur ofta"),
    "performer": noop("SheetHeading", "Utförs av"),
    "owner_role": noop("SheetHeading", "Kontrollansvarig"),
    "reports_to": noop("SheetHeading", "Rapporteras till"),
    "action": noop("SheetHeading", "Åtgärd"),
    "action_owner": noop("SheetHeading", "Ansvarig för åtgärden"),
    "action_due": noop("SheetHeading", "Åtgärden klar senast"),
    "state": noop("SheetHeading", "Status"),
    "slot": noop("SheetHeading", "Gång"),
    "checked_on": noop("SheetHeading", "Datum"),
    "result": noop("SheetHeading", "Resultat"),
    "population": noop("SheetHeading", "Antal"),
    "checked": noop("SheetHeading", "Granskade"),
    "deviations": noop("SheetHeading", "Avvikelser"),
    "observation": noop("SheetHeading", "Iakttagelse"),
    "evidence": noop("SheetHeading", "Underlag"),
    "improvement": noop("SheetHeading", "Förbättringsåtgärd"),
    "improvement_due": noop("SheetHeading", "Förbättringen klar senast"),
}

_OTHER_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "number": ("nummer", "nr.", "löpnr", "#"),
    "title": ("punkt", "område", "kontrollområde"),
    "unit": ("nämnd", "bolag", "nämnd/bolag", "nämnd/styrelse", "enhet", "verksamhet", "förvaltning"),
    "process": ("processområde", "process eller område", "rutin/process", "process/rutin"),
    "process_or_goal": ("process/mål", "mål/process", "process, mål", "mål eller process"),
    "risk": ("riskbeskrivning", "beskrivning av risk", "risk (beskrivning)", "identifierad risk"),
    "event": ("risk för att", "vad kan hända"),
    "cause": ("orsaker", "varför", "riskorsak", "på grund av"),
    "consequence": ("konsekvensbeskrivning", "effekt", "leder till", "beskrivning av konsekvens"),
    "likelihood": ("sannolikhet", "sannolikhet (s)", "s (1-4)", "sann."),
    "score_consequence": ("konsekvens (k)", "k (1-4)", "kons.", "konsekvens (1-4)"),
    "value": ("värde", "risktal", "riskpoäng", "s x k", "s*k", "sxk", "summa", "riskvärde (s x k)"),
    "existing_control": ("befintliga rutiner", "befintlig kontroll", "nuvarande rutin", "kontroll i dag"),
    "treatment": ("riskhantering", "hantering av risk", "bemötande"),
    "control": (
        "kontroll",
        "kontrollåtgärd",
        "vad kontrolleras",
        "kontrollmoment/åtgärd",
        "granskningsmoment",
    ),
    "method": ("kontrollmetod", "metod för kontroll", "hur"),
    "sample": ("stickprov", "omfattning", "urval/omfattning"),
    "how_often": ("frekvens", "intervall", "kontrollfrekvens", "när"),
    "performer": ("utförare", "utförs av (roll)", "kontrollant"),
    "owner_role": ("ansvarig", "ansvarig funktion", "kontrollägare", "ägare"),
    "reports_to": ("rapportering", "rapportering till", "rapport till", "rapporteras"),
    "action": ("åtgärder", "planerad åtgärd"),
    "action_due": ("klar senast", "klart senast", "slutdatum", "tidplan", "förfallodag"),
    "state": ("läge", "åtgärdens läge"),
    "slot": ("avser", "period"),
    "checked_on": ("kontrolldatum", "utförd", "granskningsdatum", "datum för kontroll"),
    "result": ("bedömning", "resultat av kontroll", "slutsats"),
    "population": ("population",),
    "checked": ("antal granskade", "kontrollerade"),
    "deviations": ("antal avvikelser", "avvikelse", "antal fel"),
    "observation": ("iakttagelser", "kommentar", "noteringar"),
    "evidence": ("bevis", "dokumentation", "underlag/dnr"),
    "improvement": ("förbättringsåtgärder", "förbättring", "åtgärd vid avvikelse", "åtgärd efter kontroll"),
    "improvement_due": ("förbättring klar senast", "åtgärdas senast"),
}

_GROUPS = {
    "category": "risk_category",
    "choice": "plan_choice",
    "method": "control_method",
    "how_often": "control_frequency",
    "state": "action_state",
    "result": "control_result",
}

_OTHER_WORDS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "control_method": {
        "sample": ("stickprovskontroll",),
        "full": ("alla", "totalkontroll"),
        "log": ("logg",),
    },
    "control_frequency": {
        "month": ("månad", "månadsvis", "månatligen", "12 ggr/år", "1 gång/månad"),
        "quarter": ("kvartal", "kvartalsvis", "4 ggr/år"),
        "tertial": ("tertialvis", "3 ggr/år"),
        "half_year": ("halvår", "halvårsvis", "2 ggr/år", "två gånger per år"),
        "year": ("år", "årligen", "årsvis", "1 gång/år", "en gång per år", "1 ggr/år"),
    },
    "action_state": {
        "planned": ("ej påbörjad", "inte påbörjad", "planerad", "ny"),
        "ongoing": ("pågående", "påbörjad"),
        "done": ("klart", "genomförd", "slutförd", "avslutad", "utförd"),
        "dropped": ("avbruten", "utgår"),
    },
    "control_result": {
        "no_remark": ("ingen anmärkning", "ok", "inga avvikelser", "utan avvikelse", "godkänd"),
        "minor": ("mindre avvikelser", "viss avvikelse"),
        "serious": ("väsentliga avvikelser", "större avvikelse", "allvarlig avvikelse"),
        "not_done": ("inte genomförd", "ej utförd", "inte gjord"),
    },
}


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


def coded(field: str) -> bool:
    """Whether a field holds a code that cells say in words."""
    return field in _GROUPS


def codes(field: str) -> dict[str, str]:
    """The codes of a field, by every word for them."""
    group = _GROUPS[field]
    others = _OTHER_WORDS.get(group, {})
    known = {folded(other): code for code, words in others.items() for other in words}
    return {**known, **{folded(word): code for code, word in wording.words(group).items()}}


def told(field: str) -> str:
    """The words that a field takes, for one whose word it did not know."""
    return ", ".join(wording.words(_GROUPS[field]).values())

"""Swedish for what does not hold together in internal control: what is wrong, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from app.domain import formats
from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate
from app.wording.control_times import time_of_year
from app.wording.history import field_word
from app.wording.words import word

_HEADINGS = {
    "personal_number": noop("ControlGap", "Personnummer i text"),
    "acceptance_run_out": noop("ControlGap", "Acceptans som har gått ut"),
    "watch_run_out": noop("ControlGap", "Bevakning som har gått ut"),
    "over_untreated": noop("ControlGap", "Når tröskeln men inget görs"),
    "action_late": noop("ControlGap", "Försenade åtgärder"),
    "result_missing": noop("ControlGap", "Kontroller utan resultat"),
    "deviation_unanswered": noop("ControlGap", "Avvikelser utan åtgärd"),
    "residual_unearned": noop("ControlGap", "Lägre värde utan att något är gjort"),
    "no_owner": noop("ControlGap", "Risker utan ägare"),
    "no_goal": noop("ControlGap", "Risker utan mål"),
    "same_role": noop("ControlGap", "Kontroll av eget arbete"),
    "item_without": noop("ControlGap", "Rader i planen utan kontroll och åtgärd"),
    "analysis_not_in": noop("ControlGap", "Riskanalyser som inte är inlämnade"),
}
_SAID = {
    "personal_number": noop("ControlGap", "Ser ut att ha ett personnummer i {fields}."),
    "acceptance_run_out": noop("ControlGap", "Accepterades till och med {until}."),
    "watch_run_out": noop("ControlGap", "Bevakades till och med {until}."),
    "over_untreated": noop("ControlGap", "Riskvärdet {value} når tröskeln, men inget görs."),
    "action_late": noop("ControlGap", "Skulle ha varit klar {due_on}."),
    "result_missing": noop("ControlGap", "Resultat saknas från {unit}: {times}."),
    "deviation_unanswered": noop("ControlGap", "{times}: {result}, men ingen åtgärd."),
    "residual_unearned": noop(
        "ControlGap", "Värdet väntas sjunka från {value} till {residual}, men inget är påbörjat."
    ),
    "no_owner": noop("ControlGap", "Ingen roll äger risken."),
    "no_goal": noop("ControlGap", "Risken hör inte till något mål."),
    "same_role": noop("ControlGap", "{role} både utför kontrollen och ansvarar för den."),
    "item_without": noop("ControlGap", "Har varken kontrollmoment eller åtgärd."),
    "analysis_not_in": noop("ControlGap", "Riskanalysen {year} är inte inlämnad. I beslutad plan: {risks}."),
}
_ADVICE = {
    "personal_number": noop("ControlGap", "Ta bort numret och skriv rollen eller ärendet i stället."),
    "acceptance_run_out": noop("ControlGap", "Besluta på nytt: acceptera, bevaka eller lägg till en åtgärd."),
    "watch_run_out": noop("ControlGap", "Besluta på nytt: bevaka, acceptera eller lägg till en åtgärd."),
    "over_untreated": noop("ControlGap", "Lägg till åtgärd eller kontrollmoment, eller acceptera risken."),
    "action_late": noop("ControlGap", "Skriv vad som är gjort, eller sätt en ny dag."),
    "result_missing": noop(
        "ControlGap", "Skriv resultatet under Granskning, eller varför det inte är gjort."
    ),
    "deviation_unanswered": noop("ControlGap", "Lägg till en åtgärd med en dag på resultatet."),
    "residual_unearned": noop("ControlGap", "Börja på en åtgärd, eller ändra värdet efter åtgärder."),
    "no_owner": noop("ControlGap", "Skriv vilken roll som äger risken."),
    "no_goal": noop("ControlGap", "Välj det mål som risken hotar."),
    "same_role": noop("ControlGap", "Låt en annan roll utföra kontrollen eller ansvara för den."),
    "item_without": noop(
        "ControlGap", "Lägg till kontrollmoment eller åtgärd, eller utelämna raden med skäl."
    ),
    "analysis_not_in": noop("ControlGap", "Gör klart riskanalysen och lämna in den."),
}


def control_gap_heading(code: str) -> str:
    """What findings of a kind are called together."""
    return translate("ControlGap", _HEADINGS[code])


def control_gap_advice(code: str) -> str:
    """What to do about findings of a kind."""
    return translate("ControlGap", _ADVICE[code])


def control_gap(code: str, values: Mapping[str, object]) -> str:
    """What is wrong, in one sentence that does not name the record."""
    said = {name: _told(value) for name, value in values.items()}
    if "slots" in values:
        said["times"] = _times(str(values["how_often"]), values["slots"])
    if "result" in values:
        said["result"] = word("control_result", str(values["result"])).lower()
    if "fields" in values:
        record = str(values["record"])
        said["fields"] = _listed(field_word(record, field).lower() for field in _each(values["fields"]))
    if "risks" in values:
        said["risks"] = _listed(f"”{risk}”" for risk in _each(values["risks"]))
    return translate("ControlGap", _SAID[code]).format(**said)


def _told(value: object) -> str:
    return formats.day(value) if isinstance(value, date) else str(value)


def _times(how_often: str, slots: object) -> str:
    # Words in a row begin with a small letter, but for the first.
    first, *rest = (time_of_year(how_often, int(slot)) for slot in _each(slots))
    return ", ".join((first, *(time.lower() for time in rest)))


def _each(values: object) -> tuple[str, ...]:
    return tuple(map(str, values)) if isinstance(values, tuple) else (str(values),)


def _listed(parts: Iterable[str]) -> str:
    *first, last = parts
    return (
        translate("ControlGap", "{first} och {last}").format(first=", ".join(first), last=last)
        if first
        else last
    )

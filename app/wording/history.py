"""Swedish for the log of changes: what fields are called, and what stood in them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.domain import formats, rich_text
from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate
from app.wording.words import frequency, word

if TYPE_CHECKING:
    from app.services.log import Named, type_of_value

_FIELDS: dict[str, str] = {
    "accepted_period": noop("FieldName", "Accepterat värde för perioden"),
    "accepted_period_high": noop("FieldName", "Accepterat värde för perioden, högst"),
    "accepted_year": noop("FieldName", "Accepterat värde för året"),
    "accepted_year_high": noop("FieldName", "Accepterat värde för året, högst"),
    "annex_state": noop("FieldName", "Bilaga"),
    "baseline": noop("FieldName", "Utgångsvärde"),
    "budget_decision_id": noop("FieldName", "Budgetbeslut"),
    "by_accepted": noop("FieldName", "Mäts med accepterade värden"),
    "by_gender": noop("FieldName", "Delas upp på kön"),
    "carried_from_id": noop("FieldName", "Förs vidare från"),
    "category": noop("FieldName", "Kategori"),
    "cause": noop("FieldName", "Orsak"),
    "checked_on": noop("FieldName", "Kontrollerad"),
    "choice": noop("FieldName", "Urval"),
    "citizen_focus": noop("FieldName", "Medborgarfokus"),
    "code": noop("FieldName", "Kod"),
    "comment": noop("FieldName", "Kommentar"),
    "consequence": noop("FieldName", "Konsekvens"),
    "control_id": noop("FieldName", "Kontrollmoment"),
    "controls": noop("FieldName", "Kontrollmoment"),
    "date_note": noop("FieldName", "Vad som är känt om dagen"),
    "decided_by": noop("FieldName", "Beslutat av"),
    "decided_on": noop("FieldName", "Datum"),
    "decimals": noop("FieldName", "Decimaler"),
    "decision_id": noop("FieldName", "Beslut"),
    "definition": noop("FieldName", "Definition"),
    "description": noop("FieldName", "Beskrivning"),
    "deviations": noop("FieldName", "Avvikelser"),
    "dialogue_id": noop("FieldName", "Dialog"),
    "direction": noop("FieldName", "Riktning"),
    "document_id": noop("FieldName", "Styrdokument"),
    "done_on": noop("FieldName", "Klar"),
    "due_on": noop("FieldName", "Klar senast"),
    "effect": noop("FieldName", "Effekt"),
    "event": noop("FieldName", "Händelse"),
    "evidence": noop("FieldName", "Underlag"),
    "existing_control": noop("FieldName", "Befintlig kontroll"),
    "expected": noop("FieldName", "Förväntad måluppfyllelse"),
    "extent": noop("FieldName", "Omfattning"),
    "first_year": noop("FieldName", "Första år"),
    "followed_up": noop("FieldName", "Så följs det upp"),
    "frequency": noop("FieldName", "Frekvens"),
    "fulfilment_decision_id": noop("FieldName", "Beslut om måluppfyllelsen"),
    "gender": noop("FieldName", "Kön"),
    "goal_id": noop("FieldName", "Mål"),
    "goals": noop("FieldName", "Mål"),
    "grade": noop("FieldName", "Skattning"),
    "held_on": noop("FieldName", "Datum"),
    "hidden": noop("FieldName", "Visas inte i offentliga rapporter"),
    "how": noop("FieldName", "Hur det hänger ihop"),
    "how_often": noop("FieldName", "Hur ofta"),
    "indicator_id": noop("FieldName", "Indikator"),
    "indicators": noop("FieldName", "Indikatorer"),
    "indicators_note": noop("FieldName", "Om indikatorerna"),
    "items": noop("FieldName", "Gäller"),
    "judgement": noop("FieldName", "Bedömning"),
    "kind": noop("FieldName", "Slag"),
    "kolada_id": noop("FieldName", "Nyckeltal i Kolada"),
    "kolada_title": noop("FieldName", "Nyckeltalets namn i Kolada"),
    "label": noop("FieldName", "Benämning"),
    "last_day": noop("FieldName", "Lämnas in senast"),
    "last_year": noop("FieldName", "Sista år"),
    "level": noop("FieldName", "Nivå"),
    "lifted": noop("FieldName", "Måluppfyllelsen lyfts till ett eget beslut"),
    "likelihood": noop("FieldName", "Sannolikhet"),
    "low_max": noop("FieldName", "Låg risk till och med"),
    "made_how": noop("FieldName", "Så togs planen fram"),
    "mandate": noop("FieldName", "Mandatperiod"),
    "margin": noop("FieldName", "Felmarginal"),
    "margin_indicator_id": noop("FieldName", "Osäkerhetstal"),
    "meaning": noop("FieldName", "Vad det betyder här"),
    "medium_max": noop("FieldName", "Medelrisk till och med"),
    "method": noop("FieldName", "Metod"),
    "method_id": noop("FieldName", "Metod eller verktyg"),
    "name": noop("FieldName", "Namn"),
    "next_value_on": noop("FieldName", "Nästa värde väntas"),
    "note": noop("FieldName", "Anteckning"),
    "notes": noop("FieldName", "Anteckningar"),
    "number": noop("FieldName", "Nummer"),
    "observation": noop("FieldName", "Iakttagelse"),
    "old_goal": noop("FieldName", "Äldre mål"),
    "origin_dialogues": noop("FieldName", "Hämtat ur dialoger"),
    "origin_methods": noop("FieldName", "Hämtat ur metoder och verktyg"),
    "outcomes": noop("FieldName", "Ledde till"),
    "overarching_id": noop("FieldName", "Övergripande mål"),
    "owner_role": noop("FieldName", "Riskägare"),
    "parent_id": noop("FieldName", "Överordnad"),
    "part": noop("FieldName", "Del av året"),
    "participants": noop("FieldName", "Deltagande grupper"),
    "party_id": noop("FieldName", "Parti eller grupp"),
    "performer": noop("FieldName", "Utförs av"),
    "period_id": noop("FieldName", "Period"),
    "place": noop("FieldName", "Plats"),
    "place_id": noop("FieldName", "Plats"),
    "plan_id": noop("FieldName", "Plan"),
    "population": noop("FieldName", "Antal att välja bland"),
    "position": noop("FieldName", "Plats i ordningen"),
    "priority": noop("FieldName", "Prioritet"),
    "process": noop("FieldName", "Process"),
    "proposer": noop("FieldName", "Förslagsställare"),
    "quality": noop("FieldName", "Kvalitet"),
    "reason": noop("FieldName", "Motivering"),
    "registry_number": noop("FieldName", "Diarienummer"),
    "reports_to": noop("FieldName", "Rapporteras till"),
    "responsible_id": noop("FieldName", "Ansvarig enhet"),
    "result": noop("FieldName", "Resultat"),
    "result_id": noop("FieldName", "Granskningsresultat"),
    "revise_by": noop("FieldName", "Revideras senast"),
    "revised_goals": noop("FieldName", "Reviderade interna mål"),
    "revised_on": noop("FieldName", "Reviderad"),
    "revision_reason": noop("FieldName", "Skäl till senaste revidering"),
    "revision_risks": noop("FieldName", "Revideras för riskerna"),
    "risk_id": noop("FieldName", "Risk"),
    "risks": noop("FieldName", "Risker"),
    "routine": noop("FieldName", "Rutin"),
    "sample": noop("FieldName", "Urval"),
    "scale": noop("FieldName", "Skala"),
    "sdg_goal_id": noop("FieldName", "Globalt mål"),
    "sdg_target_id": noop("FieldName", "Delmål i Agenda 2030"),
    "section": noop("FieldName", "Paragraf"),
    "sent_to": noop("FieldName", "Skickas till"),
    "sentence": noop("FieldName", "Bidrag"),
    "short_name": noop("FieldName", "Kortnamn"),
    "shown_on": noop("FieldName", "Exempelfilens dag"),
    "slot": noop("FieldName", "Gång under året"),
    "source": noop("FieldName", "Källa"),
    "source_kind": noop("FieldName", "Källa"),
    "source_note": noop("FieldName", "Om källan"),
    "state": noop("FieldName", "Läge"),
    "statement_id": noop("FieldName", "Påstående"),
    "structure": noop("FieldName", "Målstruktur"),
    "target": noop("FieldName", "Målvärde"),
    "target_high": noop("FieldName", "Målvärde, högst"),
    "text": noop("FieldName", "Text"),
    "threshold": noop("FieldName", "Tröskel"),
    "threshold_rule": noop("FieldName", "Tröskeln gäller"),
    "title": noop("FieldName", "Rubrik"),
    "treatment": noop("FieldName", "Hantering"),
    "unit_id": noop("FieldName", "Enhet"),
    "unit_of_measure": noop("FieldName", "Måttenhet"),
    "units": noop("FieldName", "Utförs i"),
    "until": noop("FieldName", "Gäller till och med"),
    "valid_from": noop("FieldName", "Gäller från"),
    "valid_to": noop("FieldName", "Gäller till"),
    "valid_until": noop("FieldName", "Gäller till och med"),
    "value": noop("FieldName", "Värde"),
    "year": noop("FieldName", "År"),
}

_OTHERWISE: dict[tuple[str, str], str] = {
    ("control", "owner_role"): noop("FieldName", "Kontrollansvarig"),
    ("action", "owner_role"): noop("FieldName", "Ansvarig roll"),
    ("action", "text"): noop("FieldName", "Beskrivning"),
    ("control", "how"): noop("FieldName", "Så görs kontrollen"),
    ("control_plan", "number"): noop("FieldName", "Version"),
    ("control_result", "sample"): noop("FieldName", "Antal granskade"),
    ("control_statement", "part"): noop("FieldName", "Del av den interna kontrollen"),
    ("control_statement", "text"): noop("FieldName", "Påstående"),
    ("decision_step", "unit_id"): noop("FieldName", "Organ"),
    ("result_basis", "text"): noop("FieldName", "Innebörd"),
    ("risk_treatment", "unit_id"): noop("FieldName", "Beslutas av"),
    ("document", "unit_id"): noop("FieldName", "Ansvarig enhet"),
    ("goal", "text"): noop("FieldName", "Innebörd"),
    ("indicator", "title"): noop("FieldName", "Namn"),
    ("standpoint", "kind"): noop("FieldName", "Ställningstagande"),
    ("scale_step", "text"): noop("FieldName", "Innebörd"),
    ("scale_step", "value"): noop("FieldName", "Steg"),
}
"""What a field of one kind is called where that is not what it is called elsewhere."""

_CODES: dict[tuple[str, str], str] = {
    ("action", "state"): "action_state",
    ("clarification", "source_kind"): "clarification_source",
    ("control", "how_often"): "control_frequency",
    ("control", "method"): "control_method",
    ("control_judgement", "judgement"): "judgement",
    ("control_plan", "state"): "control_plan_state",
    ("control_plan_item", "choice"): "plan_choice",
    ("control_result", "result"): "control_result",
    ("control_statement", "part"): "coso_part",
    ("decision", "kind"): "decision_kind",
    ("decision_step", "state"): "decision_state",
    ("dialogue", "kind"): "dialogue_kind",
    ("document", "annex_state"): "annex_state",
    ("document", "kind"): "document_kind",
    ("document", "level"): "document_level",
    ("document", "structure"): "structure",
    ("document_sdg", "extent"): "extent",
    ("goal", "level"): "level",
    ("goal_sdg", "extent"): "extent",
    ("indicator", "direction"): "direction",
    ("indicator", "level"): "indicator_level",
    ("indicator", "quality"): "quality",
    ("indicator", "source"): "source",
    ("indicator_sdg", "extent"): "extent",
    ("measurement", "gender"): "gender",
    ("measurement", "part"): "part",
    ("measurement_plan", "state"): "plan_state",
    ("measurement", "state"): "measurement_state",
    ("method", "priority"): "priority",
    ("method", "state"): "method_state",
    ("party", "kind"): "party_kind",
    ("place", "kind"): "place_kind",
    ("municipality", "threshold_rule"): "threshold_rule",
    ("result_basis", "result"): "control_result",
    ("risk", "category"): "risk_category",
    ("risk_analysis", "state"): "risk_analysis_state",
    ("risk_treatment", "kind"): "treatment_kind",
    ("risk_score", "kind"): "score_kind",
    ("scale_step", "scale"): "scale",
    ("standpoint", "kind"): "standpoint_kind",
    ("unit", "kind"): "unit_kind",
}
"""Fields that hold a code, with the group of words that it belongs to."""

MARKED = frozenset(
    {
        ("annex_row", "how"),
        ("annex_row", "indicators_note"),
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
        ("method", "description"),
        ("standpoint", "text"),
    }
)
"""Fields that hold a text with marks for bold, italic and lists."""

_MOST_DECIMALS = 6


def field_word(kind: str, field: str) -> str:
    """What a field of a kind of record is called. An unknown field is a bug and raises KeyError."""
    return translate("FieldName", _OTHERWISE.get((kind, field)) or _FIELDS[field])


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
        return word(_CODES[kind, field], value) if (kind, field) in _CODES else value
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

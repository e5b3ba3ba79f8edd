"""Swedish words for codes: written once, for screen, paper and command line."""

from __future__ import annotations

from collections.abc import Mapping

from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate
from app.wording import follow_up, gaps, governance, internal_control, measuring

_WORDS: dict[str, dict[str, str]] = {
    "level": {
        "vision": noop("Level", "Vision"),
        "overarching": noop("Level", "Övergripande mål"),
        "success_factor": noop("Level", "Framgångsfaktor"),
        "body": noop("Level", "Nämnd- eller bolagsmål"),
        "subgoal": noop("Level", "Delmål"),
        "internal": noop("Level", "Internt mål"),
    },
    "status": {
        "met": noop("Status", "Uppfyllt"),
        "partly": noop("Status", "Delvis uppfyllt"),
        "not_met": noop("Status", "Ej uppfyllt"),
        "not_assessable": noop("Status", "Kan ej bedömas"),
        "not_reported": noop("Status", "Ej rapporterat"),
    },
    "indicator_status": {
        "met": noop("Status", "Når målvärdet"),
        "partly": noop("Status", "Godtagbart"),
        "not_met": noop("Status", "Når inte målet"),
        "not_assessable": noop("Status", "Kan ej bedömas"),
        "not_reported": noop("Status", "Ej rapporterat"),
    },
    "symbol": {"met": "✓", "partly": "◐", "not_met": "✕", "not_assessable": "?", "not_reported": "○"},
    "reason": {
        "no_value": noop("Reason", "Inget värde har rapporterats."),
        "value_missing": noop("Reason", "Värdet saknas: se kommentaren vid mätvärdet."),
        "value_old": noop("Reason", "Det senaste värdet är för gammalt för att säga något om året."),
        "no_target": noop("Reason", "Året har varken målvärde eller accepterat värde."),
        "target_reached": noop("Reason", "Värdet når målvärdet."),
        "accepted_reached": noop("Reason", "Värdet når inte målvärdet men det accepterade värdet."),
        "not_reached": noop("Reason", "Värdet når varken målvärdet eller det accepterade värdet."),
    },
    "trend": {
        "improving_up": noop("Trend", "Förbättras, ökar"),
        "improving_down": noop("Trend", "Förbättras, minskar"),
        "stable": noop("Trend", "Oförändrad"),
        "worsening_up": noop("Trend", "Försämras, ökar"),
        "worsening_down": noop("Trend", "Försämras, minskar"),
        "unknown": noop("Trend", "Okänd trend"),
    },
    "trend_arrow": {
        "improving_up": "↗",
        "improving_down": "↘",
        "stable": "→",
        "worsening_up": "↗",
        "worsening_down": "↘",
        "unknown": "",
    },
    "quality": {"actual": noop("Quality", "Faktisk"), "perceived": noop("Quality", "Upplevd")},
    "indicator_level": {
        "national": noop("IndicatorLevel", "Nationell"),
        "regional": noop("IndicatorLevel", "Regional"),
        "local": noop("IndicatorLevel", "Lokal"),
    },
    "direction": {
        "higher": noop("Direction", "Högre är bättre"),
        "lower": noop("Direction", "Lägre är bättre"),
        "band": noop("Direction", "Ska ligga i ett intervall"),
    },
    "source": {
        "kolada": noop("Source", "Kolada"),
        "survey": noop("Source", "Enkät"),
        "own": noop("Source", "Egen uppgift"),
    },
    "gender": {"T": noop("Gender", "Totalt"), "K": noop("Gender", "Kvinnor"), "M": noop("Gender", "Män")},
    "unit_kind": {
        "council": noop("UnitKind", "Kommunfullmäktige"),
        "executive_board": noop("UnitKind", "Kommunstyrelse"),
        "working_committee": noop("UnitKind", "Arbetsutskott"),
        "committee": noop("UnitKind", "Nämnd"),
        "company": noop("UnitKind", "Kommunalt bolag"),
        "administration": noop("UnitKind", "Förvaltning"),
        "operation": noop("UnitKind", "Verksamhet"),
    },
    "risk_category": {
        "environment": noop("RiskCategory", "Omvärld"),
        "operations": noop("RiskCategory", "Verksamhet"),
        "legal": noop("RiskCategory", "Lagar och regler"),
        "it": noop("RiskCategory", "IT och information"),
        "reporting": noop("RiskCategory", "Rapportering"),
        "economy": noop("RiskCategory", "Ekonomi"),
        "trust": noop("RiskCategory", "Förtroende"),
    },
    "zone": {
        "low": noop("Zone", "Låg"),
        "medium": noop("Zone", "Medel"),
        "high": noop("Zone", "Hög"),
        "": noop("Zone", "Ej värderad"),
    },
    "movement": {
        "up": noop("Movement", "Har ökat"),
        "down": noop("Movement", "Har minskat"),
        "same": noop("Movement", "Oförändrad"),
        "new": noop("Movement", "Ny"),
        "": "",
    },
    "score_kind": {
        "inherent": noop("ScoreKind", "Inneboende risk"),
        "current": noop("ScoreKind", "Nuvarande risk"),
        "residual": noop("ScoreKind", "Kvarstående risk"),
    },
    "scale": {
        "likelihood": noop("Scale", "Sannolikhet"),
        "consequence": noop("Scale", "Konsekvens"),
    },
    "extent": {"whole": noop("Extent", "Helt"), "part": noop("Extent", "Delvis")},
    "decision_kind": {
        "vision": noop("DecisionKind", "Vision"),
        "goals": noop("DecisionKind", "Mål"),
        "budget": noop("DecisionKind", "Budget"),
        "programme": noop("DecisionKind", "Program"),
        "methods": noop("DecisionKind", "Metoder och verktyg"),
        "dialogue": noop("DecisionKind", "Dialog"),
        "fulfilment": noop("DecisionKind", "Förväntad måluppfyllelse"),
        "control_plan": noop("DecisionKind", "Internkontrollplan"),
        "other": noop("DecisionKind", "Annat"),
    },
    "decision_state": {
        "draft": noop("DecisionState", "Utkast"),
        "working_committee": noop("DecisionState", "I arbetsutskottet"),
        "executive_board": noop("DecisionState", "I kommunstyrelsen"),
        "council": noop("DecisionState", "I fullmäktige"),
        "adopted": noop("DecisionState", "Fastställt"),
        "returned": noop("DecisionState", "Återremitterat"),
    },
    "kind": {
        "municipality": noop("Kind", "Kommunen"),
        "scale_step": noop("Kind", "Skalsteg"),
        "period": noop("Kind", "Period"),
        "unit": noop("Kind", "Enhet"),
        "goal": noop("Kind", "Mål"),
        "contribution": noop("Kind", "Bidrag"),
        "goal_sdg": noop("Kind", "Koppling till Agenda 2030"),
        "place": noop("Kind", "Plats"),
        "indicator": noop("Kind", "Indikator"),
        "target": noop("Kind", "Målvärde"),
        "measurement": noop("Kind", "Mätvärde"),
        "measurement_plan": noop("Kind", "Plan för mätning och uppföljning"),
        "measurement_plan_entry": noop("Kind", "Rad i mätplanen"),
        "risk": noop("Kind", "Risk"),
        "risk_score": noop("Kind", "Riskvärdering"),
        "risk_analysis": noop("Kind", "Riskanalys"),
        "risk_treatment": noop("Kind", "Hantering av risk"),
        "control": noop("Kind", "Kontrollmoment"),
        "control_result": noop("Kind", "Granskningsresultat"),
        "result_basis": noop("Kind", "Grund för resultat"),
        "action": noop("Kind", "Åtgärd"),
        "control_plan": noop("Kind", "Internkontrollplan"),
        "control_plan_item": noop("Kind", "Rad i internkontrollplanen"),
        "control_statement": noop("Kind", "Påstående i självskattningen"),
        "self_assessment": noop("Kind", "Självskattning"),
        "control_judgement": noop("Kind", "Samlad bedömning av intern kontroll"),
        "decision": noop("Kind", "Beslut"),
        "decision_step": noop("Kind", "Steg i beslut"),
        "clarification": noop("Kind", "Förtydligande"),
        "indicator_sdg": noop("Kind", "Indikatorns koppling till Agenda 2030"),
        "document_sdg": noop("Kind", "Styrdokumentets koppling till Agenda 2030"),
        "sdg_text": noop("Kind", "Delmål i Agenda 2030"),
        "party": noop("Kind", "Parti eller grupp"),
        "method": noop("Kind", "Metod eller verktyg"),
        "standpoint": noop("Kind", "Ställningstagande"),
        "dialogue": noop("Kind", "Dialog"),
        "document": noop("Kind", "Styrdokument"),
        "annex_row": noop("Kind", "Rad i bilaga"),
        "activity": noop("Kind", "Aktivitet"),
        "effect": noop("Kind", "Effekt"),
        "target_group": noop("Kind", "Målgrupp"),
        "round": noop("Kind", "Uppföljning"),
        "round_version": noop("Kind", "Version av uppföljning"),
        "round_unit": noop("Kind", "Svar i uppföljning"),
        "assessment": noop("Kind", "Bedömning"),
        "joint_analysis": noop("Kind", "Gemensam analys"),
        "conclusion": noop("Kind", "Slutsats"),
        "citizen_summary": noop("Kind", "Text till medborgarna"),
        "citizen_comment": noop("Kind", "Synpunkt från medborgare"),
    },
    "action": {
        "create": noop("Action", "lades till"),
        "change": noop("Action", "ändrades"),
        "archive": noop("Action", "arkiverades"),
        "restore": noop("Action", "togs tillbaka"),
    },
    **follow_up.WORDS,
    **gaps.WORDS,
    **governance.WORDS,
    **internal_control.WORDS,
    **measuring.WORDS,
}

_CONTEXTS = {
    "level": "Level",
    "status": "Status",
    "indicator_status": "Status",
    "reason": "Reason",
    "trend": "Trend",
    "quality": "Quality",
    "indicator_level": "IndicatorLevel",
    "direction": "Direction",
    "source": "Source",
    "gender": "Gender",
    "unit_kind": "UnitKind",
    "risk_category": "RiskCategory",
    "zone": "Zone",
    "movement": "Movement",
    "score_kind": "ScoreKind",
    "scale": "Scale",
    "extent": "Extent",
    "decision_kind": "DecisionKind",
    "decision_state": "DecisionState",
    "kind": "Kind",
    "action": "Action",
    **follow_up.CONTEXTS,
    **gaps.CONTEXTS,
    **governance.CONTEXTS,
    **internal_control.CONTEXTS,
    **measuring.CONTEXTS,
}


def word(group: str, code: str) -> str:
    """The word for a code, for example ``word("status", "met")``. An unknown code is a bug and raises KeyError."""
    text = _WORDS[group][code]
    return translate(_CONTEXTS[group], text) if group in _CONTEXTS and text else text


def words(group: str) -> Mapping[str, str]:
    """All codes of a group with their words, in the order they are offered."""
    return {code: word(group, code) for code in _WORDS[group]}


def frequency(text: str) -> str:
    """How often something is measured: the word for a code, or the words that an older file has."""
    return word("frequency", text) if text in _WORDS["frequency"] else text


def sentence_of_gap(code: str, values: Mapping[str, str]) -> str:
    """The sentence that tells of a gap, with quotation marks around names."""
    quoted = {
        name: f"”{text}”" if name in ("goal", "document", "risk", "round") else text
        for name, text in values.items()
    }
    return word("gap", code).format(**quoted)


def gap_in_two(code: str, values: Mapping[str, str]) -> tuple[str, str]:
    """A gap in two lines: who or what, and what it lacks."""
    who = next(
        (values[name] for name in ("unit", "document", "goal", "risk", "round") if values.get(name)), ""
    )
    who = who or word("gap_about", code)
    return who, word("gap_short", code).format(**values)


def risk_sentence(event: str, cause: str, consequence: str) -> str:
    """The three parts of a risk as one sentence; parts not yet written are left out."""
    said = translate("RiskSentence", "Risk för att {event}").format(event=_inside(event) or "…")
    if cause.strip():
        said += translate("RiskSentence", " på grund av {cause}").format(cause=_clause(cause))
    if consequence.strip():
        said += translate("RiskSentence", ", vilket leder till {consequence}").format(
            consequence=_clause(consequence)
        )
    return f"{said}."


def _clause(part: str) -> str:
    """A part as what a preposition leads to: what is written as a sentence of its own needs a conjunction."""
    plain = part.strip()
    whole = plain[:1].isupper() and plain.endswith(".")
    return translate("RiskSentence", "att {clause}").format(clause=_inside(part)) if whole else _inside(part)


def _inside(part: str) -> str:
    """A part as it stands inside a sentence: no full stop, and no capital unless it is an abbreviation."""
    plain = " ".join(part.split()).rstrip(".")
    return plain if plain[1:2].isupper() else plain[:1].lower() + plain[1:]

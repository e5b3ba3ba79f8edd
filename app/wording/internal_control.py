"""Swedish for the codes of risks' treatment and of internal control."""

from __future__ import annotations

from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate

WORDS: dict[str, dict[str, str]] = {
    "risk_analysis_state": {
        "open": noop("RiskAnalysisState", "Pågår"),
        "submitted": noop("RiskAnalysisState", "Inlämnad"),
        "closed": noop("RiskAnalysisState", "Avslutad"),
    },
    "treatment_kind": {
        "accept": noop("TreatmentKind", "Accepteras"),
        "watch": noop("TreatmentKind", "Bevakas"),
    },
    "score_kind_short": {
        "inherent": noop("ScoreKind", "Inneboende"),
        "current": noop("ScoreKind", "Nuvarande"),
        "residual": noop("ScoreKind", "Kvarstående"),
    },
    "score_kind_meaning": {
        "inherent": noop("ScoreKind", "Inneboende: så stor vore risken om inget gjordes åt den."),
        "current": noop("ScoreKind", "Nuvarande: så stor är risken med det som görs i dag."),
        "residual": noop("ScoreKind", "Kvarstående: så stor blir risken när det som planeras är gjort."),
    },
    "action_state": {
        "planned": noop("ActionState", "Planerad"),
        "ongoing": noop("ActionState", "Pågår"),
        "done": noop("ActionState", "Klar"),
        "dropped": noop("ActionState", "Avbruten"),
    },
    "control_method": {
        "sample": noop("ControlMethod", "Stickprov"),
        "full": noop("ControlMethod", "Full kontroll"),
        "interview": noop("ControlMethod", "Intervju"),
        "log": noop("ControlMethod", "Systemlogg"),
        "other": noop("ControlMethod", "Annat sätt"),
    },
    "control_frequency": {
        "month": noop("ControlFrequency", "Varje månad"),
        "quarter": noop("ControlFrequency", "Varje kvartal"),
        "tertial": noop("ControlFrequency", "Varje tertial"),
        "half_year": noop("ControlFrequency", "Varje halvår"),
        "year": noop("ControlFrequency", "Varje år"),
    },
    "slot_state": {
        "done": noop("SlotState", "Gjord"),
        "not_done": noop("SlotState", "Inte gjord"),
        "late": noop("SlotState", "Försenad"),
        "due": noop("SlotState", "Att göra nu"),
        "later": noop("SlotState", "Kommer"),
    },
    "control_plan_state": {
        "draft": noop("ControlPlanState", "Utkast"),
        "decided": noop("ControlPlanState", "Beslutad"),
        "locked": noop("ControlPlanState", "Låst"),
    },
    "plan_choice": {
        "proposed": noop("PlanChoice", "Når tröskeln"),
        "lifted": noop("PlanChoice", "Inlyft"),
        "left_out": noop("PlanChoice", "Utelämnad"),
    },
    "control_result": {
        "no_remark": noop("ControlResult", "Utan anmärkning"),
        "minor": noop("ControlResult", "Mindre avvikelse"),
        "serious": noop("ControlResult", "Väsentlig avvikelse"),
        "not_done": noop("ControlResult", "Ej genomförd"),
    },
    "control_outcome": {
        "no_remark": noop("ControlOutcome", "Utan anmärkning"),
        "minor": noop("ControlOutcome", "Mindre avvikelse"),
        "serious": noop("ControlOutcome", "Väsentlig avvikelse"),
        "not_done": noop("ControlOutcome", "Ej genomförd"),
        "late": noop("ControlOutcome", "Försenad"),
        "due": noop("ControlOutcome", "Att göra nu"),
        "later": noop("ControlOutcome", "Kommer"),
    },
    "coso_part": {
        "environment": noop("CosoPart", "Kontrollmiljö"),
        "assessment": noop("CosoPart", "Riskbedömning"),
        "activities": noop("CosoPart", "Kontrollaktiviteter"),
        "information": noop("CosoPart", "Information och kommunikation"),
        "monitoring": noop("CosoPart", "Uppföljning och utvärdering"),
    },
    "judgement": {
        "sufficient": noop("Judgement", "Tillräcklig"),
        "improve": noop("Judgement", "Tillräcklig men behöver utvecklas"),
        "insufficient": noop("Judgement", "Inte tillräcklig"),
    },
    "threshold_rule": {
        "at_least": noop("ThresholdRule", "Minst tröskeln"),
        "over": noop("ThresholdRule", "Över tröskeln"),
    },
    "grade": {
        "1": noop("Grade", "Stämmer inte"),
        "2": noop("Grade", "Stämmer delvis"),
        "3": noop("Grade", "Stämmer till stor del"),
        "4": noop("Grade", "Stämmer helt"),
    },
    "basis_proposal": {
        "no_remark": noop("BasisProposal", "Rutinen följs. Enstaka fel som har en förklaring räknas inte."),
        "minor": noop("BasisProposal", "Några fel som går att rätta och inte har skadat någon."),
        "serious": noop(
            "BasisProposal",
            "Fel som kan skada någon, kosta mycket eller strida mot lag, eller många fel av samma slag.",
        ),
        "not_done": noop("BasisProposal", "Kontrollen gjordes inte i tid. Skälet skrivs i iakttagelsen."),
    },
    "control_symbol": {"no_remark": "✓", "minor": "◐", "serious": "✕", "not_done": "○"},
}
"""Words by group and code, in the order they are offered."""

CONTEXTS = {
    "risk_analysis_state": "RiskAnalysisState",
    "treatment_kind": "TreatmentKind",
    "score_kind_short": "ScoreKind",
    "score_kind_meaning": "ScoreKind",
    "action_state": "ActionState",
    "control_method": "ControlMethod",
    "control_frequency": "ControlFrequency",
    "slot_state": "SlotState",
    "control_plan_state": "ControlPlanState",
    "plan_choice": "PlanChoice",
    "control_result": "ControlResult",
    "basis_proposal": "BasisProposal",
    "control_outcome": "ControlOutcome",
    "coso_part": "CosoPart",
    "judgement": "Judgement",
    "threshold_rule": "ThresholdRule",
    "grade": "Grade",
}
"""Where the words of each group stand, for the translators."""


def threshold(value: int, rule: str) -> str:
    """From which value a risk is proposed for the control plan: "9 eller mer", "över 9"."""
    text = (
        translate("Threshold", "över {value}")
        if rule == "over"
        else translate("Threshold", "{value} eller mer")
    )
    return text.format(value=value)


def decided_of_risk(kind: str, until: str, over: bool) -> str:
    """What was decided of a risk, in a few words; empty where nothing was. ``until`` is a day in words."""
    if over:
        return translate("TreatmentKind", "Accepterandet gick ut {until}").format(until=until)
    if kind == "accept" and until:
        return translate("TreatmentKind", "Accepteras till och med {until}").format(until=until)
    return translate("TreatmentKind", WORDS["treatment_kind"][kind]) if kind else ""

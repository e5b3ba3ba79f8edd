"""Swedish for rounds of follow-up, activities and what citizens are told."""

from __future__ import annotations

from app.text import QT_TRANSLATE_NOOP as noop

WORDS: dict[str, dict[str, str]] = {
    "round_kind": {
        "interim_april": noop("RoundKind", "Delårsrapport per 30 april"),
        "interim_august": noop("RoundKind", "Delårsrapport per 31 augusti"),
        "annual": noop("RoundKind", "Årsredovisning"),
        "budget": noop("RoundKind", "Budget"),
        "free": noop("RoundKind", "Annat tillfälle"),
    },
    "round_state": {
        "planned": noop("RoundState", "Planerad"),
        "open": noop("RoundState", "Öppen"),
        "correcting": noop("RoundState", "Rättas"),
        "locked": noop("RoundState", "Låst"),
    },
    "round_unit_state": {
        "open": noop("RoundUnitState", "Öppen"),
        "submitted": noop("RoundUnitState", "Inlämnad"),
        "returned": noop("RoundUnitState", "Återlämnad"),
        "approved": noop("RoundUnitState", "Godkänd"),
        "excused": noop("RoundUnitState", "Svarar inte"),
    },
    "answer_state": {
        "not_begun": noop("AnswerState", "Ej påbörjad"),
        "in_progress": noop("AnswerState", "Pågår"),
        "submitted": noop("AnswerState", "Inlämnad"),
        "returned": noop("AnswerState", "Återlämnad"),
        "approved": noop("AnswerState", "Godkänd"),
        "excused": noop("AnswerState", "Svarar inte"),
        "locked": noop("AnswerState", "Låst"),
    },
    "answer_symbol": {
        "not_begun": "○",
        "in_progress": "…",
        "submitted": "→",
        "returned": "↩",
        "approved": "✓",
        "excused": "–",
        "locked": "✓",
    },
    "waits_for": {
        "unit": noop("WaitsFor", "Väntar på enheten"),
        "office": noop("WaitsFor", "Väntar på kommunledningskontoret"),
        "": "",
    },
    "round_version_state": {
        "open": noop("RoundVersionState", "Rättas"),
        "locked": noop("RoundVersionState", "Låst"),
    },
    "attainment": {
        "met": noop("Attainment", "Helt uppfyllt"),
        "partly": noop("Attainment", "Delvis uppfyllt"),
        "not_met": noop("Attainment", "Ej uppfyllt"),
        "not_assessable": noop("Attainment", "Kan ej bedömas"),
    },
    "forecast": {
        "met": noop("Forecast", "Väntas bli helt uppfyllt"),
        "partly": noop("Forecast", "Väntas bli delvis uppfyllt"),
        "not_met": noop("Forecast", "Väntas inte bli uppfyllt"),
        "not_assessable": noop("Forecast", "Går inte att säga än"),
    },
    "goal_trend": {
        "improving": noop("GoalTrend", "Förbättras"),
        "stable": noop("GoalTrend", "Oförändrad"),
        "worsening": noop("GoalTrend", "Försämras"),
        "mixed": noop("GoalTrend", "Åt olika håll"),
        "unknown": noop("GoalTrend", "Okänd trend"),
    },
    "goal_trend_arrow": {"improving": "↗", "stable": "→", "worsening": "↘", "mixed": "⇅", "unknown": ""},
    "judgement_state": {
        "left": noop("JudgementState", "Kvar"),
        "begun": noop("JudgementState", "Påbörjad"),
        "reason": noop("JudgementState", "Ej motiverad"),
        "judged": noop("JudgementState", "Bedömd"),
        "unsaved": noop("JudgementState", "Inte sparad"),
    },
    "conclusion_kind": {
        "subgoal": noop("ConclusionKind", "Förslag till delmål"),
        "risk": noop("ConclusionKind", "Risk att värdera"),
        "other": noop("ConclusionKind", "Annat"),
    },
    "activity_state": {
        "not_begun": noop("ActivityState", "Ej påbörjad"),
        "ongoing": noop("ActivityState", "Pågår"),
        "done": noop("ActivityState", "Klar"),
        "dropped": noop("ActivityState", "Avbruten"),
    },
    "activity_shown": {
        "late": noop("ActivityState", "Försenad"),
        "not_begun": noop("ActivityState", "Ej påbörjad"),
        "ongoing": noop("ActivityState", "Pågår"),
        "done": noop("ActivityState", "Klar"),
        "dropped": noop("ActivityState", "Avbruten"),
    },
    "activity_symbol": {"late": "!", "not_begun": "○", "ongoing": "▸", "done": "✓", "dropped": "–"},
    "wheel_state": {
        "done": noop("WheelState", "Klart"),
        "late": noop("WheelState", "Försenat"),
        "next": noop("WheelState", "Härnäst"),
        "later": noop("WheelState", "Kommer"),
    },
    "wheel_symbol": {"done": "✓", "late": "!", "next": "▸", "later": "○"},
    "comment_kind": {
        "comment": noop("CommentKind", "Synpunkt"),
        "proposal": noop("CommentKind", "Medborgarförslag"),
        "dialogue": noop("CommentKind", "Ur en dialog"),
    },
    "comment_state": {
        "waiting": noop("CommentState", "Utan svar"),
        "answered": noop("CommentState", "Besvarad"),
        "published": noop("CommentState", "I rapporten"),
    },
}
"""Words by group and code, in the order they are offered."""

CONTEXTS = {
    "round_kind": "RoundKind",
    "round_state": "RoundState",
    "round_unit_state": "RoundUnitState",
    "answer_state": "AnswerState",
    "waits_for": "WaitsFor",
    "round_version_state": "RoundVersionState",
    "attainment": "Attainment",
    "forecast": "Forecast",
    "goal_trend": "GoalTrend",
    "judgement_state": "JudgementState",
    "conclusion_kind": "ConclusionKind",
    "activity_state": "ActivityState",
    "activity_shown": "ActivityState",
    "wheel_state": "WheelState",
    "comment_kind": "CommentKind",
    "comment_state": "CommentState",
}
"""Where the words of each group stand, for the translators."""

PROBLEMS: dict[str, str] = {
    "handed_in_before": noop("Problem", "Enheterna lämnar in efter den dag som rapporten gäller."),
    "days_reversed": noop("Problem", "Sista dagen kommer före den första."),
    "round_locked": noop("Problem", "Rapporten är låst och ändras inte. Gör en rättelse av den i stället."),
    "round_answered": noop("Problem", "Enheter har redan svarat. Rundan kan inte tas bort."),
    "correction_open": noop("Problem", "Det finns redan en rättelse som inte är låst. Arbeta vidare i den."),
    "version_not_next": noop("Problem", "Någon annan har hunnit göra en version. Sidan visar nu den."),
    "correction_not_written": noop("Problem", "En rättelse skrivs först och låses sedan."),
    "answers_waited_for": noop(
        "Problem",
        "Svar som inte är godkända: {count}. Godkänn dem, eller skriv varför enheten inte svarar.",
    ),
    "answer_open": noop("Problem", "Enheten har inte lämnat in sitt svar än."),
    "answer_submitted": noop("Problem", "Svaret är inlämnat. Godkänn det eller lämna tillbaka det."),
    "answer_returned": noop("Problem", "Svaret är återlämnat till enheten. Vänta tills det lämnas in igen."),
    "answer_approved": noop("Problem", "Svaret är godkänt. Lämna tillbaka det om det ska ändras."),
    "answer_excused": noop("Problem", "Enheten svarar inte i rundan. Öppna svaret igen först."),
    "answer_handed_in": noop("Problem", "Svaret är inlämnat och ändras inte. Be att få tillbaka det."),
    "unit_not_in_round": noop("Problem", "Enheten är inte med i rundan."),
    "unit_has_answered": noop("Problem", "Enheten har redan bedömt mål i rundan och kan inte tas bort."),
    "override_without_reason": noop("Problem", "Skriv varför bedömningen inte är den som föreslogs."),
    "goal_not_assessed": noop("Problem", "Ett sådant mål bedöms inte."),
    "goal_not_analysed": noop("Problem", "Bara övergripande och interna mål analyseras gemensamt."),
    "answered_before": noop("Problem", "Svaret kommer före synpunkten. Kontrollera dagarna."),
    "conclusion_became": noop(
        "Problem", "Någon annan har redan gjort något av slutsatsen. Stäng formuläret, så visas vad."
    ),
    "leads_elsewhere": noop("Problem", "Slutsatsen leder till något annat. Ändra vad den leder till först."),
}

ERRORS: dict[str, tuple[str, str]] = {
    "no_such_round": (
        noop("Error", "Det finns ingen uppföljning som heter {round}."),
        noop("Error", "Uppföljningarna heter: {rounds}."),
    ),
    "locked_already": (
        noop("Error", "Någon annan har redan låst uppföljningen."),
        noop("Error", "Sidan visar nu den låsta versionen. Inget mer har sparats."),
    ),
    "no_such_round_version": (
        noop("Error", "Uppföljningen har ingen version {number}."),
        noop("Error", "Utan --round-version skrivs den som gäller ut."),
    ),
    "version_without_round": (
        noop("Error", "En version hör till en uppföljning."),
        noop("Error", "Skriv --round och uppföljningens namn."),
    ),
    "no_rounds": (
        noop("Error", "Det finns ingen uppföljning som heter {round}."),
        noop("Error", "Filen har inga uppföljningar än. Lägg till dem på sidan Uppföljning."),
    ),
}

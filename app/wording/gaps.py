"""Swedish for what is missing and what is late."""

from __future__ import annotations

from app.text import QT_TRANSLATE_NOOP as noop

WORDS: dict[str, dict[str, str]] = {
    "gap": {
        "no_contribution": noop("Gap", "{unit} bidrar inte till målet {goal}."),
        "no_indicator": noop("Gap", "Målet {goal} har ingen indikator."),
        "no_actual": noop("Gap", "Målet {goal} saknar faktisk kvalitet: det har bara upplevd."),
        "no_perceived": noop("Gap", "Målet {goal} saknar upplevd kvalitet: det har bara faktisk."),
        "no_sdg": noop("Gap", "Målet {goal} är inte kopplat till Agenda 2030."),
        "no_expected": noop("Gap", "Målet {goal} saknar förväntad måluppfyllelse."),
        "no_origin": noop("Gap", "Delmålet {goal} saknar ursprung: metod, dialog eller gemensam analys."),
        "document_expired": noop("Gap", "Giltighetstiden för {document} har gått ut."),
        "document_revision_due": noop("Gap", "{document} skulle ha reviderats."),
        "controls_late": noop("Gap", "{unit} har försenade granskningar: {count} st, som mest {days} dagar."),
        "controls_due": noop(
            "Gap", "{unit} har granskningar att göra snart: {count} st, den första senast {day}."
        ),
        "actions_late": noop("Gap", "{unit} har försenade åtgärder: {count} st, som mest {days} dagar."),
        "acceptance_expired": noop(
            "Gap", "Risken {risk} accepterades till och med {day}. Besluta om den igen."
        ),
        "answer_late": noop("Gap", "{unit} skulle ha lämnat in {round} för {days} dagar sedan."),
        "answer_due": noop("Gap", "{unit} lämnar in {round} senast {day}."),
        "answer_returned": noop("Gap", "{unit} har fått tillbaka sitt svar i {round}."),
        "answer_returned_late": noop(
            "Gap", "{unit} har fått tillbaka sitt svar i {round}, som är försenat {days} dagar."
        ),
        "answers_to_read": noop("Gap", "{round} har inlämnade svar att godkänna: {count} st."),
        "round_to_lock": noop("Gap", "Alla svar i {round} är godkända. Den kan låsas."),
        "activities_late": noop(
            "Gap", "{unit} har försenade aktiviteter: {count} st, som mest {days} dagar."
        ),
        "analysis_late": noop(
            "Gap", "{unit} skulle ha lämnat in riskanalysen {year} för {days} dagar sedan."
        ),
        "analysis_due": noop("Gap", "{unit} lämnar in riskanalysen {year} senast {day}."),
        "no_plan": noop("Gap", "Det finns ingen plan för mätning och uppföljning för {year}."),
        "plan_late": noop("Gap", "Planen för mätning och uppföljning skulle ha reviderats senast {day}."),
        "values_late": noop("Gap", "{unit} har mätvärden som är sena: {count} st, som mest {days} dagar."),
        "values_late_unowned": noop(
            "Gap", "Mätvärden utan ansvarig enhet är sena: {count} st, som mest {days} dagar."
        ),
    },
    "gap_short": {
        "no_contribution": noop("Gap", "Bidrar inte till {goal}"),
        "no_indicator": noop("Gap", "Har ingen indikator"),
        "no_actual": noop("Gap", "Saknar faktisk kvalitet"),
        "no_perceived": noop("Gap", "Saknar upplevd kvalitet"),
        "no_sdg": noop("Gap", "Är inte kopplat till Agenda 2030"),
        "no_expected": noop("Gap", "Saknar förväntad måluppfyllelse"),
        "no_origin": noop("Gap", "Saknar ursprung"),
        "document_expired": noop("Gap", "Giltighetstiden har gått ut"),
        "document_revision_due": noop("Gap", "Skulle ha reviderats"),
        "controls_late": noop("Gap", "Försenade granskningar: {count} st, som mest {days} dagar"),
        "controls_due": noop("Gap", "Att granska snart: {count} st, den första senast {day}"),
        "actions_late": noop("Gap", "Försenade åtgärder: {count} st, som mest {days} dagar"),
        "acceptance_expired": noop("Gap", "Accepterades till och med {day}: besluta igen"),
        "answer_late": noop("Gap", "{round}: försenad {days} dagar"),
        "answer_due": noop("Gap", "{round}: senast {day}"),
        "answer_returned": noop("Gap", "{round}: återlämnad"),
        "answer_returned_late": noop("Gap", "{round}: återlämnad, försenad {days} dagar"),
        "answers_to_read": noop("Gap", "Svar att godkänna: {count} st"),
        "round_to_lock": noop("Gap", "Alla svar är godkända: lås den"),
        "activities_late": noop("Gap", "Försenade aktiviteter: {count} st, som mest {days} dagar"),
        "analysis_late": noop("Gap", "Riskanalys {year}: försenad {days} dagar"),
        "analysis_due": noop("Gap", "Riskanalys {year}: senast {day}"),
        "no_plan": noop("Gap", "Finns inte för {year}"),
        "plan_late": noop("Gap", "Skulle ha reviderats senast {day}"),
        "values_late": noop("Gap", "Sena mätvärden: {count} st, som mest {days} dagar"),
        "values_late_unowned": noop("Gap", "Sena mätvärden: {count} st, som mest {days} dagar"),
    },
}
"""Sentences by group and code."""

CONTEXTS = {"gap": "Gap", "gap_short": "Gap"}
"""Where they stand, for the translators."""

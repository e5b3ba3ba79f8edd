"""A goal's ties to Agenda 2030."""

from __future__ import annotations

from app.text import translate
from app.ui.common.agenda_ties import AgendaTies, AgendaWords
from app.ui.common.context import Context


def goal_agenda(context: Context) -> AgendaTies:
    """The list of them, in a goal's words."""
    said = AgendaWords(
        translate("GoalAgenda", "De globala mål och delmål som målet är vårt svar på."),
        translate(
            "GoalAgenda",
            "Här visas vilka globala mål och delmål som målet är vårt svar på, och vad de betyder i vår kommun.",
        ),
    )
    return AgendaTies(context, "goal_sdg", "goal_id", said)

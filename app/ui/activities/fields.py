"""What is asked of an activity."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING

from app import wording
from app.domain.codes import ACTIVITY_STATES
from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate
from app.ui.common.fields import Choice, Date, Field, Flag, Links, LongText, Number, Option, Text
from app.ui.common.record_form import RecordForm

if TYPE_CHECKING:
    from app.services.activities import ActivityChoices
    from app.services.activity_goals import PlacedGoal

RESULT = LongText(
    "result",
    noop("Fields", "Vad som har gjorts"),
    help=noop("Fields", "Avbryts aktiviteten skriver du här varför."),
)
FIELDS: tuple[Field, ...] = (
    Text("title", noop("Fields", "Aktivitet"), required=True),
    LongText("text", noop("Fields", "Beskrivning")),
    Links(
        "units",
        noop("Fields", "Görs av"),
        required=True,
        add=noop("Fields", "Lägg till en enhet …"),
        help=noop("Fields", "En enhet, eller flera som gör den tillsammans."),
        section=noop("Fields", "Vem och för vilka mål"),
    ),
    Text(
        "owner_role",
        noop("Fields", "Ansvarig roll"),
        help=noop("Fields", "En roll, aldrig namnet på en person."),
    ),
    Links(
        "goals", noop("Fields", "Mål och delmål som den tjänar"), add=noop("Fields", "Lägg till ett mål …")
    ),
    Date(
        "first_day",
        noop("Fields", "Första dagen"),
        width="half",
        section=noop("Fields", "När och hur långt"),
    ),
    Date("last_day", noop("Fields", "Sista dagen"), width="half"),
    Choice("state", noop("Fields", "Läge"), required=True, width="half"),
    Number("progress", noop("Fields", "Hur långt"), decimals=0, low=0, high=100, unit="%", width="quarter"),
    Number("cost", noop("Fields", "Beräknad kostnad"), decimals=0, low=0, unit="kr", width="half"),
    RESULT,
    Flag("for_citizens", noop("Fields", "Berätta om den för medborgarna")),
)


def offer(form: RecordForm, choices: ActivityChoices) -> None:
    """Let the form offer what can be chosen now. What is put away is there only where it is chosen already."""
    chosen = form.base
    units, goals = _kept(chosen.get("units")), _kept(chosen.get("goals"))
    away = translate("Activities", "arkiverad")
    form.set_options(
        "units",
        [
            *(Option(unit.id, unit.name) for unit in choices.units),
            *(Option(unit.id, f"{unit.name} · {away}") for unit in choices.former if unit.id in units),
        ],
    )
    form.set_options(
        "goals",
        [
            Option(goal.id, goal_label(goal))
            for goal in choices.goals
            if not goal.archived or goal.id in goals
        ],
    )


def offer_states(form: RecordForm) -> None:
    """Let the form offer the states; that an activity is late is seen by its last day."""
    form.set_options(
        "state", [Option(code, wording.word("activity_state", code)) for code in ACTIVITY_STATES]
    )


def goal_label(goal: PlacedGoal) -> str:
    """A goal with number, level and whose it is, so that no two are alike."""
    level = ", ".join(part for part in (wording.word("level", goal.level), goal.unit) if part)
    away = translate("Activities", "arkiverat") if goal.archived else ""
    said = (f"{goal.number} {goal.title}".strip(), level, goal.period, away)
    return " · ".join(part for part in said if part)


def _kept(value: object) -> Container[object]:
    return value if isinstance(value, tuple | list) else ()

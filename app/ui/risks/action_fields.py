"""What is asked of an action: begun from a risk, from a result of a control, or by itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app import wording
from app.domain.codes import ACTION_STATES
from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate
from app.ui.common.fields import Choice, Custom, Date, Field, LongText, Option, Text, Year
from app.ui.common.kept_fields import kept
from app.ui.common.links_editor import FoundEditor
from app.ui.common.record_form import RecordForm
from app.ui.risks.controls_form import risk_label

if TYPE_CHECKING:
    from app.services.actions import ActionChoices, ActionRow, AskingResult
    from app.services.controls import NamedUnit

_TITLE = Text("title", noop("Fields", "Vad ska göras?"), required=True)
_TEXT = LongText("text", noop("Fields", "Beskrivning"))
_ROLE = Text(
    "owner_role",
    noop("Fields", "Ansvarig roll"),
    width="half",
    help=noop("Fields", "En roll, aldrig namnet på en person."),
)
_DUE = Date("due_on", noop("Fields", "Klar senast"), width="half")
_UNIT = Choice("unit_id", noop("Fields", "Enhet"), required=True)
_HOW_IT_WENT = (
    Choice("state", noop("Fields", "Läge"), required=True, width="half"),
    Date("done_on", noop("Fields", "Klar den"), width="half"),
    LongText(
        "effect",
        noop("Fields", "Effekt"),
        help=noop("Fields", "Vad blev bättre? Skrivs när åtgärden är klar."),
    ),
)


def _found(add: str) -> FoundEditor:
    return FoundEditor(translate("Fields", add))


FIELDS: tuple[Field, ...] = (
    _TITLE,
    _TEXT,
    Custom(
        "risk_id",
        noop("Fields", "Risk som den ska minska"),
        make=lambda: _found(noop("Fields", "Sök en risk …")),
        section=noop("Fields", "Vad den är till för"),
    ),
    Custom(
        "result_id",
        noop("Fields", "Granskning som den rättar till"),
        make=lambda: _found(noop("Fields", "Sök en avvikelse …")),
    ),
    Choice(
        "unit_id",
        noop("Fields", "Enhet"),
        required=True,
        section=noop("Fields", "Vem och när"),
        width="two_thirds",
    ),
    Year("year", noop("Fields", "Planens år"), required=True, width="third"),
    _ROLE,
    _DUE,
    *_HOW_IT_WENT,
)
"""In the list of actions."""
IN_PLACE: tuple[Field, ...] = (_TITLE, _DUE, _ROLE, _UNIT, _TEXT, *_HOW_IT_WENT)
"""Where the record that it is for is in sight."""
NEW_IN_PLACE: tuple[Field, ...] = (
    _TITLE,
    _DUE,
    _ROLE,
    _UNIT,
    _TEXT,
    *kept("result_id", "risk_id", "year", "state"),
)
"""A new one there: it is begun as planned."""


def state_word(row: ActionRow) -> str:
    """Where an action stands, in words."""
    return translate("Actions", "Försenad") if row.late else wording.word("action_state", row.state)


def result_label(result: AskingResult) -> str:
    """A result by its control, unit and time, with what it was."""
    when = f"{wording.time_of_year(result.how_often, result.slot)} {result.year}"
    shown = wording.word("control_result", result.result)
    return " · ".join((result.control, result.unit, when, shown))


def control_label(row: ActionRow) -> str:
    """The result that an action answers: the control, the unit and the time."""
    when = f"{wording.time_of_year(row.how_often, row.control_slot)} {row.control_year}"
    return " · ".join((row.control, row.control_unit, when))


def offer(form: RecordForm, choices: ActionChoices) -> None:
    """Let the form of the list offer what can be chosen now."""
    offer_units(form, choices.units)
    form.set_options("risk_id", [Option(risk.id, risk_label(risk)) for risk in choices.risks])
    form.set_options("result_id", [Option(result.id, result_label(result)) for result in choices.results])


def offer_units(form: RecordForm, units: Sequence[NamedUnit]) -> None:
    """Let a form offer whose an action can be."""
    form.set_options("unit_id", [Option(unit.id, unit.name) for unit in units])


def offer_states(form: RecordForm) -> None:
    """Let a form that asks where an action stands offer the states."""
    form.set_options("state", [Option(code, wording.word("action_state", code)) for code in ACTION_STATES])

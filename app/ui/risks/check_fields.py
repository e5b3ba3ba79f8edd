"""What is asked of a result, and what the list of the year's checks shows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from app import wording
from app.domain import formats
from app.domain.codes import CONTROL_RESULTS
from app.domain.controls import SLOT_STATES
from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate
from app.ui.common.columns import EMPTY, Column
from app.ui.common.fields import Date, LongText, Number, Option, Scale, Text
from app.ui.risks.control_marks import RESULT_ORDER, check_word, paint_check, paint_icon

if TYPE_CHECKING:
    from app.services.control_results import Check

FIELDS = (
    Scale("result", noop("Fields", "Vad visade kontrollen?"), required=True),
    Date("checked_on", noop("Fields", "Kontrollerad den"), width="quarter"),
    Number("population", noop("Fields", "Antal att välja bland"), decimals=0, low=0, width="quarter"),
    Number("sample", noop("Fields", "Antal granskade"), decimals=0, low=0, width="quarter"),
    Number("deviations", noop("Fields", "Antal avvikelser"), decimals=0, low=0, width="quarter"),
    LongText(
        "observation",
        noop("Fields", "Iakttagelse"),
        help=noop(
            "Fields", "Vad som var fel, eller varför kontrollen inte gjordes. Inga uppgifter om personer."
        ),
        lines=3,
    ),
    Text(
        "evidence",
        noop("Fields", "Underlag"),
        placeholder=noop("Fields", "Diarienummer eller var underlaget finns"),
    ),
)


def time_of(check: Check) -> str:
    """Which time of the year a row is about."""
    return wording.time_of_year(check.control.how_often, check.slot)


def found_of(check: Check) -> str:
    """How many deviations there were among those looked at: "2 av 25"."""
    if check.deviations is None:
        return EMPTY
    if check.sample is None:
        return formats.number(check.deviations)
    return translate("Checks", "{found} av {sample}").format(
        found=formats.number(check.deviations), sample=formats.number(check.sample)
    )


def actions_of(check: Check) -> str:
    """How many actions follow, or that one is asked for."""
    if check.asks:
        return translate("Checks", "Saknas")
    return str(check.actions) if check.actions else ""


def _paint_actions(painter: QPainter, box: QRect, row: Check, chosen: bool) -> None:
    mark = ("triangle-alert", "status_partly") if row.asks else ("circle-check", "muted")
    if actions_of(row):
        paint_icon(painter, box, mark, actions_of(row), chosen)


def _standing(row: Check) -> tuple[int, int]:
    return SLOT_STATES.index(row.state), RESULT_ORDER.index(row.result) if row.result else 0


COLUMNS = (
    Column(
        "state",
        noop("Columns", "Läge eller resultat"),
        kind="custom",
        paint=lambda painter, box, row, chosen: paint_check(painter, box, row.state, row.result, chosen),
        text=lambda row: check_word(row.state, row.result),
        sort=_standing,
        width=174,
    ),
    Column("title", noop("Columns", "Kontrollmoment"), stretch=True, strong=True, width=220),
    Column("unit", noop("Columns", "Enhet"), text=lambda row: row.unit.name, width=150),
    Column("time", noop("Columns", "Avser"), text=time_of, sort=lambda row: row.due_on, width=92),
    Column(
        "due_on",
        noop("Columns", "Senast"),
        text=lambda row: formats.day(row.due_on),
        sort=lambda row: row.due_on,
        width=98,
    ),
    Column(
        "deviations",
        noop("Columns", "Avvikelser"),
        kind="number",
        text=found_of,
        value=lambda row: row.deviations,
        width=100,
    ),
    Column(
        "actions",
        noop("Columns", "Åtgärder"),
        kind="custom",
        paint=_paint_actions,
        text=actions_of,
        sort=lambda row: (not row.asks, -row.actions) if row.result else None,
        width=96,
    ),
)
NEEDS = {2: 600, 3: 440, 4: 900, 5: 980, 6: 760}
"""How wide the list must be for a column to be shown."""


def result_options(basis: Mapping[str, str]) -> list[Option]:
    """The results, each with what the municipality means by it."""
    return [
        Option(
            code,
            wording.word("control_result", code),
            basis.get(code, ""),
            wording.word("control_symbol", code),
        )
        for code in CONTROL_RESULTS
    ]


def about(check: Check) -> str:
    """Who is to do it, and when."""
    when = translate("Checks", "{time} {year}, senast {day}").format(
        time=time_of(check), year=check.year, day=formats.day(check.due_on)
    )
    return f"{check.unit.name} · {when}"


def how_it_is_done(check: Check) -> list[tuple[str, str]]:
    """What the control says of how it is done, as label and text; what is not written is left out."""
    control = check.control
    said = (
        (translate("Fields", "Rutin som prövas"), control.routine),
        (translate("Fields", "Metod"), wording.word("control_method", control.method)),
        (translate("Fields", "Tillvägagångssätt"), control.how),
        (translate("Fields", "Urval"), control.sample),
        (translate("Fields", "Utförs av (roll)"), control.performer),
        (translate("Fields", "Kontrollansvarig (roll)"), control.owner_role),
        (translate("Fields", "Rapporteras till"), control.reports_to),
    )
    return [(label, text) for label, text in said if text]

"""What is asked of a control, and what the register shows of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from app import wording
from app.domain import controls as rules
from app.domain.codes import CONTROL_FREQUENCIES, CONTROL_METHODS
from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate
from app.ui.common.cells import paint_words
from app.ui.common.columns import Column
from app.ui.common.fields import Choice, Links, LongText, Option, Text
from app.ui.common.record_form import RecordForm
from app.ui.risks.control_marks import paint_icon

if TYPE_CHECKING:
    from app.services.controls import ControlChoices, ControlRow, ServedRisk

FIELDS = (
    Text("title", noop("Fields", "Kontrollmoment"), required=True),
    Choice("unit_id", noop("Fields", "Enhet"), none=noop("Fields", "Gemensamt för flera enheter")),
    Links(
        "units",
        noop("Fields", "Enheter som utför kontrollen"),
        add=noop("Fields", "Lägg till en enhet …"),
        help=noop("Fields", "Utöver enheten ovan. Var och en redovisar ett eget resultat."),
    ),
    Text("process", noop("Fields", "Process")),
    LongText(
        "routine",
        noop("Fields", "Rutin som prövas"),
        help=noop("Fields", "Kontrollen visar om rutinen följs. Det som minskar risken är en åtgärd."),
    ),
    Choice(
        "method",
        noop("Fields", "Metod"),
        required=True,
        width="half",
        section=noop("Fields", "Så görs kontrollen"),
    ),
    Choice("how_often", noop("Fields", "Hur ofta"), required=True, width="half"),
    LongText("how", noop("Fields", "Tillvägagångssätt")),
    LongText("sample", noop("Fields", "Urval"), placeholder=noop("Fields", "25 slumpvis valda fakturor")),
    Text(
        "performer",
        noop("Fields", "Utförs av (roll)"),
        width="half",
        section=noop("Fields", "Vem gör vad"),
        help=noop("Fields", "En roll, aldrig namnet på en person."),
    ),
    Text("owner_role", noop("Fields", "Kontrollansvarig (roll)"), width="half"),
    Text("reports_to", noop("Fields", "Rapporteras till")),
    Links(
        "risks",
        noop("Fields", "Risker som kontrollen gäller"),
        add=noop("Fields", "Lägg till en risk …"),
        section=noop("Fields", "Risker"),
    ),
)


def _roles(row: ControlRow) -> str:
    return row.owner_role or row.performer


def _paint_roles(painter: QPainter, box: QRect, row: ControlRow, chosen: bool) -> None:
    if row.same_role:
        paint_icon(painter, box, ("triangle-alert", "status_partly"), _roles(row), chosen)
    else:
        paint_words(painter, box, _roles(row), "selection_text" if chosen else "text")


def _roles_tip(row: ControlRow) -> str:
    return f"{_roles(row)}\n{same_role_text()}" if row.same_role else _roles(row)


def whose(row: ControlRow) -> str:
    """Whose control it is."""
    return row.unit or translate("Controls", "Gemensamt")


COLUMNS = (
    Column("title", noop("Columns", "Kontrollmoment"), stretch=True, strong=True, width=240),
    Column("unit", noop("Columns", "Enhet"), text=whose, width=170),
    Column(
        "how_often",
        noop("Columns", "Hur ofta"),
        text=lambda row: wording.word("control_frequency", row.how_often),
        sort=lambda row: CONTROL_FREQUENCIES.index(row.how_often),
        width=110,
    ),
    Column(
        "method",
        noop("Columns", "Metod"),
        text=lambda row: wording.word("control_method", row.method),
        width=110,
    ),
    Column(
        "owner_role",
        noop("Columns", "Kontrollansvarig"),
        kind="custom",
        paint=_paint_roles,
        text=_roles,
        tip=_roles_tip,
        width=160,
    ),
    Column(
        "risks",
        noop("Columns", "Risker"),
        kind="number",
        decimals=0,
        value=lambda row: len(row.risks) or None,
        width=70,
    ),
)
NEEDS = {1: 520, 2: 560, 3: 780, 4: 660, 5: 380}
"""How wide the list must be for a column to be shown."""


def risk_label(risk: ServedRisk) -> str:
    """A risk with its unit, so that the same words in two units are two risks."""
    return f"{risk.title} · {risk.unit}"


def offer(form: RecordForm, choices: ControlChoices) -> None:
    """Let the form offer what can be chosen now."""
    units = [Option(unit.id, unit.name) for unit in choices.units]
    form.set_options("unit_id", units)
    form.set_options("units", units)
    form.set_options("risks", [Option(risk.id, risk_label(risk)) for risk in choices.risks])
    form.set_options(
        "method", [Option(code, wording.word("control_method", code)) for code in CONTROL_METHODS]
    )
    form.set_options(
        "how_often", [Option(code, wording.word("control_frequency", code)) for code in CONTROL_FREQUENCIES]
    )


def same_role_text() -> str:
    """What is said where one role would control its own work."""
    return translate("Controls", "Samma roll som utför kontrollen. Låt helst någon annan svara för den.")


def warn(form: RecordForm, values: Mapping[str, object]) -> None:
    """Say beside the field where one role would control its own work. In a small unit it may have to be so."""
    same = rules.same_role(values.get("performer"), values.get("owner_role"))
    form.warn("owner_role", same_role_text() if same else "")

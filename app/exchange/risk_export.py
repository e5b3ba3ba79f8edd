"""Risks as a table that can be read back: one row for each, under the headings of an import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app import wording
from app.domain import risk_zones
from app.domain.gross_list import CONSEQUENCE, LIKELIHOOD
from app.exchange import risk_words
from app.exchange.writing import Table
from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate

if TYPE_CHECKING:
    from app.services.office import Office

_BEFORE = ("number", "unit", "title", "category", "process", "cause", "event", "consequence", "year")
_DERIVED = (
    noop("SheetHeading", "Riskvärde"),
    noop("SheetHeading", "Nivå"),
    noop("SheetHeading", "Mål"),
)
_AFTER = ("existing_control", "treatment", "owner_role", "hidden")


def risk_table(office: Office, year: int | None = None, unit_id: int | None = None) -> Table:
    """The whole register as it stands this year, also what is hidden from the public: that is said in its row.

    Each weighing stands with its own year. With a ``unit_id`` it is the unit's list to be weighed in ``year``: what is
    not weighed then is empty, to be filled in.
    """
    shown = office.today.year if year is None else year
    weighings = office.risk_sheets.weighings()
    rows = []
    for risk in office.risks.register(shown, unit_id):
        known = [other for other in weighings[risk.id] if other <= shown]
        weighed = max(known, default=shown) if unit_id is None else shown
        likelihood, consequence = weighings[risk.id].get(weighed, (None, None))
        value = risk_zones.value(likelihood, consequence)
        rows.append(
            (
                risk.id,
                risk.unit,
                risk.title,
                wording.word("risk_category", risk.category),
                risk.process,
                risk.cause,
                risk.event,
                risk.consequence_text,
                weighed,
                likelihood,
                consequence,
                value,
                wording.word("zone", risk.zone if value is not None else ""),
                ", ".join(f"{goal.number} {goal.title}".strip() for goal in risk.goals),
                risk.existing_control,
                risk.treatment,
                risk.owner_role,
                risk_words.public(risk.hidden),
            )
        )
    headings = (
        *map(risk_words.heading, (*_BEFORE, LIKELIHOOD, CONSEQUENCE)),
        *(translate("SheetHeading", heading) for heading in _DERIVED),
        *map(risk_words.heading, _AFTER),
    )
    return Table(translate("Sheet", "Risker"), headings, rows)

"""The columns of the plan, and what its page says of it in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app import wording
from app.domain import formats
from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate
from app.ui.common.columns import EMPTY, Column
from app.ui.indicators.leading import STATE
from app.ui.indicators.plan_panes import source_of

if TYPE_CHECKING:
    from app.services.measurement_plan import Plan, PlanPage

MOST_NAMED = 3
"""So many indicators are named in a notice; the others are among the rows."""

COLUMNS = (
    Column(
        "title",
        noop("Columns", "Vad"),
        wraps=True,
        stretch=True,
        width=160,
    ),
    Column(
        "frequency", noop("Columns", "Hur ofta"), text=lambda row: wording.frequency(row.frequency), width=112
    ),
    Column(
        "due",
        noop("Columns", "Nästa värde"),
        text=lambda row: formats.day(row.due.on) or EMPTY,
        sort=lambda row: row.due.on,
        width=104,
    ),
    Column("responsible", noop("Columns", "Av vem"), width=180),
    Column("source", noop("Columns", "Källa"), text=source_of, width=150),
    STATE,
)
FIRST_TO_GO = ("source", "frequency", "responsible")
"""What is left out where there is no room for all; the chosen row shows everything beside the table."""


def about(plan: Plan) -> str:
    """What the plan is, on one line."""
    parts = [
        translate("PlanSection", "Plan för {year}").format(year=plan.year),
        wording.word("plan_state", plan.state).lower(),
        translate("PlanSection", "gjord {day}").format(day=formats.day(plan.made_on)),
        translate("PlanSection", "reviderad {day}").format(day=formats.day(plan.revised_on))
        if plan.revised_on
        else "",
        plan.decision,
        ""
        if plan.revision.late
        else translate("PlanSection", "revideras senast {day}").format(day=formats.day(plan.revision.due_on)),
    ]
    return " · ".join(part for part in parts if part)


def why_late(plan: Plan) -> str:
    """Since when the plan ought to have been revised, and why then."""
    day = formats.long_day(plan.revision.due_on)
    if plan.budget:
        return translate(
            "PlanSection",
            "Revideringen är sen: planen skulle ha setts över senast den {day}, när {budget} beslutades.",
        ).format(day=day, budget=plan.budget)
    return translate(
        "PlanSection",
        "Revideringen är sen: planen skulle ha setts över senast den {day}, i samband med budgeten.",
    ).format(day=day)


def apart(page: PlanPage) -> str:
    """Where the plan is out of step with the cards; empty where it is not."""
    said = (
        (translate("PlanSection", "Saknas i planen: {names}"), [card.title for card in page.missing]),
        (
            translate("PlanSection", "Korten säger annat om: {names}"),
            [row.title for row in page.rows if row.differs],
        ),
    )
    return " ".join(text.format(names=_named(names)) for text, names in said if names)


def _named(names: list[str]) -> str:
    """The first names, and that there are more."""
    more = translate("PlanSection", " med flera") if len(names) > MOST_NAMED else ""
    return "; ".join(names[:MOST_NAMED]) + more + "."

"""How the plan, its items and what is proposed for it are put in words and columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from app import wording
from app.domain import formats
from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate
from app.ui.common.cells import paint_words
from app.ui.common.columns import EMPTY, Column
from app.ui.common.fields import Option
from app.ui.risks.value_mark import paint_mark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.domain.risk_zones import Zones
    from app.services.control_plan_groups import Group
    from app.services.control_plan_rows import DecisionLine, PlanAction, PlanItem, PlanRisk
    from app.services.control_plans import PlanPage, VersionRow


def _value_words(row: PlanItem | PlanRisk) -> str:
    if row.value is None:
        return EMPTY
    return f"{row.value} {wording.word('zone', row.zone)}"


def _paint_value(painter: QPainter, box: QRect, row: PlanItem | PlanRisk, chosen: bool) -> None:
    """The value on the ground of its zone."""
    if row.value is None:
        paint_words(painter, box, EMPTY, "selection_text" if chosen else "muted")
    else:
        paint_mark(painter, box, row.zone, row.value)


ITEM_COLUMNS = (
    Column(
        "value",
        noop("Columns", "Värde"),
        kind="custom",
        text=_value_words,
        paint=_paint_value,
        sort=lambda row: row.value,
        width=76,
    ),
    Column("name", noop("Columns", "Punkt i planen"), stretch=True, strong=True),
    Column("units", noop("Columns", "Nämnd eller bolag"), text=lambda row: ", ".join(row.units), width=170),
    Column(
        "choice",
        noop("Columns", "Val"),
        text=lambda row: wording.word("plan_choice", row.choice),
        width=116,
    ),
    Column(
        "controls",
        noop("Columns", "Kontroller"),
        kind="number",
        value=lambda row: len(row.controls) or None,
        width=86,
    ),
    Column(
        "actions",
        noop("Columns", "Åtgärder"),
        kind="number",
        value=lambda row: len(row.actions) or None,
        width=80,
    ),
)
ITEM_ROOM = {2: 780, 3: 560, 4: 380, 5: 380}
"""The width of the table (at 100 % text) under which a column steps aside; the chosen item shows all of it."""

PICK_COLUMNS = (
    Column(
        "value",
        noop("Columns", "Värde"),
        kind="custom",
        text=lambda row: _value_words(row.risks[0]),
        paint=lambda painter, box, row, chosen: _paint_value(painter, box, row.risks[0], chosen),
        sort=lambda row: row.risks[0].value,
        width=76,
    ),
    Column(
        "name",
        noop("Columns", "Risk"),
        text=lambda row: group_words(row),
        tip=lambda row: "\n".join(f"{risk.title} ({risk.unit})" for risk in row.risks),
        stretch=True,
        strong=True,
    ),
    Column(
        "units",
        noop("Columns", "Nämnd eller bolag"),
        text=lambda row: ", ".join(dict.fromkeys(risk.unit for risk in row.risks)),
        width=160,
    ),
)
PICK_ROOM = {2: 380}
MOST_NAMED = 3


def group_words(group: Group) -> str:
    """What risks are called together: the largest, and how many are like it."""
    more = len(group.risks) - 1
    if not more:
        return group.name
    return translate("PlanSection", "{name} och liknande ({count} risker)").format(
        name=group.name, count=more + 1
    )


def decided_words(decision: DecisionLine) -> str:
    """When, by whom and under which paragraph: KS 10 december 2025 § 12."""
    day = formats.day(decision.decided_on) if decision.decided_on else ""
    said = " ".join(part for part in (decision.body, day, decision.section) if part)
    return said or translate("PlanSection", "inte antaget än")


def decision_options(decisions: Iterable[DecisionLine]) -> tuple[Option, ...]:
    """Decisions to choose among, each with when it was adopted."""
    return tuple(Option(line.id, f"{line.title} – {decided_words(line)}") for line in decisions)


def state_words(page: PlanPage) -> str:
    """Where the plan stands, on one line."""
    if page.content is None:
        return translate("PlanSection", "Ingen plan för {year} än").format(year=page.year)
    head = page.content.head
    parts = [
        translate("PlanSection", "Plan för {year}, version {number}").format(
            year=head.year, number=head.number
        ),
        wording.word("control_plan_state", head.state).lower(),
        decided_words(head.decision) if head.decision is not None and head.state != "draft" else "",
        head.reason,
    ]
    return " · ".join(part for part in parts if part)


def version_words(version: VersionRow) -> str:
    """A version in the list of them."""
    state = wording.word("control_plan_state", version.state).lower()
    return translate("PlanSection", "Version {number}, {state}").format(number=version.number, state=state)


def made_how(zones: Zones) -> str:
    """What a plan says of how it was made before anybody has written it."""
    rule = (
        translate("PlanSection", "ett riskvärde över {threshold}")
        if zones.threshold_rule == "over"
        else translate("PlanSection", "riskvärdet {threshold} eller mer")
    ).format(threshold=zones.threshold)
    return translate(
        "PlanSection",
        "Planen bygger på nämndernas och bolagens riskanalyser. Risker med {rule} har föreslagits till planen.",
    ).format(rule=rule)


def action_words(actions: Iterable[PlanAction]) -> str:
    """The actions of an item, a line each."""
    lines = []
    for action in actions:
        due = (
            translate("PlanSection", "senast {day}").format(day=formats.day(action.due_on))
            if action.due_on
            else ""
        )
        state = wording.word("action_state", action.state).lower()
        said = ", ".join(part for part in (state, due, action.owner_role) if part)
        lines.append(f"{action.title} ({said})")
    return "\n".join(lines)


def item_lines(item: PlanItem) -> list[tuple[str, str]]:
    """What an item says, as (what, text): for one who reads and does not change it."""
    lines = [(translate("PlanSection", "Val"), wording.word("plan_choice", item.choice))]
    lines.append((translate("PlanSection", "Skäl"), item.reason))
    if item.decision is not None:
        said = f"{item.decision.title}, {decided_words(item.decision)}"
        lines.append((translate("PlanSection", "Beslut"), said))
    for risk in item.risks:
        sentence = wording.risk_sentence(risk.event, risk.cause, risk.consequence_text)
        told = f"{risk.title} ({risk.unit})"
        value = (
            translate("PlanSection", "S {likelihood} × K {consequence} = {value}").format(
                likelihood=risk.likelihood, consequence=risk.consequence, value=_value_words(risk)
            )
            if risk.value is not None
            else wording.word("zone", "")
        )
        lines.append(
            (translate("PlanSection", "Risk"), "\n".join((told, sentence if risk.event else "", value)))
        )
    for control in item.controls:
        parts = (
            wording.word("control_method", control.method),
            control.sample,
            wording.word("control_frequency", control.how_often),
            control.performer,
        )
        told = f"{control.title}\n{', '.join(part for part in parts if part)}"
        lines.append((translate("PlanSection", "Kontrollmoment"), told))
    lines.append((translate("PlanSection", "Åtgärder"), action_words(item.actions)))
    return [(label, text.replace("\n\n", "\n")) for label, text in lines if text]


def some(names: list[str]) -> str:
    """The first names, and that there are more."""
    more = translate("PlanSection", " med flera") if len(names) > MOST_NAMED else ""
    return "; ".join(names[:MOST_NAMED]) + more + "."

"""The tables of an internal-control plan: risks, controls and actions apart, so that each can be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from app.domain import formats
from app.domain.rich_text import Run
from app.reports.paper.told import together, told
from app.services.control_plan_rows import PlanAction, PlanControl, PlanItem, PlanRisk, Treatment
from app.services.figures import Column, Table, type_of_value
from app.text import translate
from app.wording import risk_sentence, word

Numbered = Sequence[tuple[int, PlanItem]]


def risk_table(items: Numbered) -> Table:
    """Every risk of the plan on a row of its own, under the number of its item."""
    return Table(
        "",
        (
            Column(translate("ControlPlanReport", "Nr"), share=0.5),
            Column(translate("ControlPlanReport", "Risk"), share=4.2),
            Column(translate("ControlPlanReport", "Process eller mål"), share=2),
            Column(translate("ControlPlanReport", "S"), "number", share=0.4),
            Column(translate("ControlPlanReport", "K"), "number", share=0.4),
            Column(translate("ControlPlanReport", "Värde"), "number", share=0.6),
            Column(translate("ControlPlanReport", "Nivå"), share=0.8),
            Column(translate("ControlPlanReport", "Befintlig rutin"), share=2.4),
            Column(translate("ControlPlanReport", "Hantering"), share=2.4),
        ),
        tuple(row for number, item in items for row in _risk_rows(number, item)),
    )


def _risk_rows(number: int, item: PlanItem) -> Iterator[tuple[type_of_value, ...]]:
    if not item.risks:
        routine = _lines(*dict.fromkeys(control.routine for control in item.controls))
        process = _lines(*dict.fromkeys(control.process for control in item.controls))
        yield (str(number), item.name, process, None, None, None, None, routine, None)
    for place, risk in enumerate(item.risks, start=1):
        several = len(item.risks) > 1
        yield (
            f"{number}.{place}" if several else str(number),
            _risk(risk, item.title if item.title != risk.title else ""),
            _lines(risk.process, *risk.goals),
            risk.likelihood,
            risk.consequence,
            risk.value,
            word("zone", risk.zone),
            risk.existing_control or None,
            _lines(risk.treatment, *(_treatment(each) for each in risk.treatments)),
        )


def _risk(risk: PlanRisk, heading: str) -> str:
    """The risk, what it is called in the plan, its sentence and whose it is."""
    under = translate("ControlPlanReport", "I planen")
    sentence = risk_sentence(risk.event, risk.cause, risk.consequence_text) if risk.event else ""
    return named(risk.title, f"{under}: {heading}" if heading else "", sentence, risk.unit)


def _treatment(treatment: Treatment) -> str:
    until = (
        translate("ControlPlanReport", "till {day}").format(day=formats.day(treatment.until))
        if treatment.until
        else ""
    )
    said = " ".join(part for part in (treatment.body, until) if part)
    parts = (word("treatment_kind", treatment.kind), said)
    told = ": ".join(part for part in parts if part)
    return f"{told}. {treatment.reason}" if treatment.reason else told


def control_table(items: Numbered) -> Table:
    """Every control of the plan."""
    return Table(
        "",
        (
            Column(translate("ControlPlanReport", "Nr"), share=0.5),
            Column(translate("ControlPlanReport", "Kontrollmoment"), share=3),
            Column(translate("ControlPlanReport", "Metod"), share=2.4),
            Column(translate("ControlPlanReport", "Urval"), share=1.8),
            Column(translate("ControlPlanReport", "Hur ofta"), share=1.2),
            Column(translate("ControlPlanReport", "Utförs av"), share=1.6),
            Column(translate("ControlPlanReport", "Kontrollansvarig"), share=1.6),
            Column(translate("ControlPlanReport", "Rapporteras till"), share=1.6),
            Column(translate("ControlPlanReport", "Nämnd eller bolag"), share=1.7),
        ),
        tuple(
            (
                str(number),
                named(control.title, control.routine),
                _lines(word("control_method", control.method), control.how),
                control.sample or None,
                word("control_frequency", control.how_often),
                control.performer or None,
                control.owner_role or None,
                control.reports_to or None,
                performed_in(control) or None,
            )
            for number, item in items
            for control in item.controls
        ),
    )


def performed_in(control: PlanControl) -> str:
    """The units that carry a control out."""
    return ", ".join(dict.fromkeys(unit for unit in (control.unit, *control.units) if unit))


def action_table(items: Numbered) -> Table:
    """Every action of the plan, once for each item that it belongs to."""
    return Table(
        "",
        (
            Column(translate("ControlPlanReport", "Nr"), share=0.5),
            Column(translate("ControlPlanReport", "Åtgärd"), share=3.4),
            Column(translate("ControlPlanReport", "Ändrar risken"), share=2.4),
            Column(translate("ControlPlanReport", "Nämnd eller bolag"), share=1.7),
            Column(translate("ControlPlanReport", "Ansvarig"), share=1.5),
            Column(translate("ControlPlanReport", "Klar senast"), share=1.2),
            Column(translate("ControlPlanReport", "Läge"), share=1.1),
            Column(translate("ControlPlanReport", "Effekt"), share=2),
        ),
        tuple(_action_row(number, item, action) for number, item in items for action in item.actions),
    )


def _action_row(number: int, item: PlanItem, action: PlanAction) -> tuple[type_of_value, ...]:
    return (
        str(number),
        named(action.title, action.text),
        next((risk.title for risk in item.risks if risk.id == action.risk_id), None),
        action.unit,
        action.owner_role or None,
        formats.day(action.due_on) if action.due_on else None,
        word("action_state", action.state),
        action.effect or None,
    )


def choice_table(items: Iterable[PlanItem]) -> Table:
    """What people chose otherwise than the threshold, with the reasons."""
    return Table(
        "",
        (
            Column(translate("ControlPlanReport", "Risk"), share=3),
            Column(translate("ControlPlanReport", "Nämnd eller bolag"), share=1.8),
            Column(translate("ControlPlanReport", "Värde"), "number", share=0.7),
            Column(translate("ControlPlanReport", "Skäl"), share=3),
            Column(translate("ControlPlanReport", "Beslut"), share=1.6),
        ),
        tuple(
            (
                item.name,
                ", ".join(item.units) or None,
                item.value,
                item.reason,
                (item.decision.title if item.decision else translate("ControlPlanReport", "Planens eget")),
            )
            for item in items
        ),
    )


def named(name: str, *parts: str) -> str:
    """A cell that tells what it is called, strongly, and then the rest, a line for each part that is not empty."""
    return together((told((Run(name, bold=True),)), *(part for part in parts if part)))


def _lines(*parts: str) -> str | None:
    """What a cell says, a line for each part that is not empty."""
    return "\n".join(part for part in parts if part) or None

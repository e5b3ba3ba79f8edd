"""The year's internal-control plans as a sheet that can be read back."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from app import wording
from app.domain.control_plan_sheets import FIELDS
from app.exchange import control_plan_words
from app.exchange.writing import Table, type_of_cell
from app.services.control_follow_up_rows import FollowUp, Outcome
from app.services.control_plan_rows import PlanAction, PlanContent, PlanControl, PlanItem, PlanRisk
from app.services.office import Office
from app.text import translate

type_of_row = dict[str, type_of_cell]


def control_plan_table(office: Office, year: int) -> Table:
    """The newest version of every plan of the year: a row for each risk, action and control, values and not text."""
    told = office.control_follow_ups.read(year, office.today)
    rows = [
        tuple(row.get(field) for field in FIELDS) for plan in told.plans for row in _rows(plan.content, told)
    ]
    return Table(translate("Sheet", "Internkontrollplan"), control_plan_words.headings(), rows)


def _rows(content: PlanContent, told: FollowUp) -> Iterator[type_of_row]:
    plan = content.head.unit or translate("SheetValue", "Hela kommunen")
    results: dict[int, list[Outcome]] = {}
    for outcome in told.outcomes:
        if outcome.outcome not in ("late", "due", "later"):
            results.setdefault(outcome.control_id, []).append(outcome)
    for number, item in enumerate(content.items, start=1):
        own: type_of_row = {
            "plan": plan,
            "number": number,
            "title": item.title,
            "choice": wording.word("plan_choice", item.choice),
            "reason": item.reason,
        }
        nothing: type_of_row = {}
        for left, right in zip_longest(_left(item), _right(item, results), fillvalue=nothing):
            unit = right.get("unit") or left.get("unit")
            row = {**own, **left, **right, "unit": unit}
            if right.get("unit") and left.get("unit") and right["unit"] != left["unit"]:
                # A control of another unit than the risk's stands on a row of its own.
                yield {**own, **left}
                row = {**own, **right}
            if not left:
                row["process"] = right.get("control_process")
            yield row


def _left(item: PlanItem) -> list[type_of_row]:
    """A row for each risk, and one more for each action of it beyond the first."""
    rows: list[type_of_row] = []
    for risk in item.risks:
        actions = [action for action in item.actions if action.risk_id == risk.id]
        rows.append({**_risk(risk), **(_action(actions[0]) if actions else {})})
        rows += [{"unit": risk.unit, "risk": risk.title, **_action(action)} for action in actions[1:]]
    return rows


def _right(item: PlanItem, results: dict[int, list[Outcome]]) -> list[type_of_row]:
    """A row for each control, and one more for each result of it beyond the first."""
    rows: list[type_of_row] = []
    for control in item.controls:
        found = results.get(control.id, [])
        rows.append({**_control(control), **(_result(found[0]) if found else {})})
        rows += [{"control": control.title, **_result(result)} for result in found[1:]]
    return rows


def _risk(risk: PlanRisk) -> type_of_row:
    return {
        "unit": risk.unit,
        "process": risk.process,
        "goals": "; ".join(risk.goals),
        "category": wording.word("risk_category", risk.category),
        "risk": risk.title,
        "event": risk.event,
        "cause": risk.cause,
        "consequence": risk.consequence_text,
        "likelihood": risk.likelihood,
        "score_consequence": risk.consequence,
        "value": risk.value,
        "existing_control": risk.existing_control,
        "treatment": risk.treatment,
    }


def _control(control: PlanControl) -> type_of_row:
    """Its process stands in the row only where there is no risk beside it, whose process that would be."""
    unit = control.unit or next(iter(control.units), "")
    return {
        "unit": unit,
        "control_process": control.process,
        "control": control.title,
        "routine": control.routine,
        "method": wording.word("control_method", control.method),
        "how": control.how,
        "sample": control.sample,
        "how_often": wording.word("control_frequency", control.how_often),
        "performer": control.performer,
        "owner_role": control.owner_role,
        "reports_to": control.reports_to,
    }


def _action(action: PlanAction) -> type_of_row:
    return {
        "action": action.title,
        "action_owner": action.owner_role,
        "action_due": action.due_on,
        "state": wording.word("action_state", action.state),
    }


def _result(outcome: Outcome) -> type_of_row:
    first = next(iter(outcome.improvements), None)
    return {
        "unit": outcome.unit,
        "slot": outcome.slot,
        "checked_on": outcome.checked_on,
        "result": wording.word("control_result", outcome.outcome),
        "population": outcome.population,
        "checked": outcome.sample,
        "deviations": outcome.deviations,
        "observation": outcome.observation,
        "evidence": outcome.evidence,
        "improvement": first.title if first is not None else "",
        "improvement_due": first.due_on if first is not None else None,
    }

"""Writes internal control into the example: analyses, controls with results, actions, plans and self-assessment."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from database.control_plans import ControlPlan, ControlPlanItem, ControlPlanItemControl, ControlPlanItemRisk
from database.controls import Action, Control, ControlResult, ControlRisk, ControlUnit, ResultBasis
from database.decisions import Decision, DecisionStep
from database.example import internal_control
from database.example.ledger import Ledger, Stamp
from database.example.organisation import Roles
from database.municipality import Municipality, ScaleStep
from database.risks import GoalRevisionRisk, RiskAnalysis, RiskScore, RiskTreatment, RiskYear
from database.self_assessment import ControlJudgement, ControlStatement, SelfAssessment

YEAR = 2021
_RESULT = ("slot", "result", "checked_on", "population", "sample", "deviations", "observation", "evidence")
_ACTION = ("title", "text", "owner_role", "due_on", "state", "done_on", "effect")
_CONTROL = (
    *("title", "process", "routine", "method", "how", "sample", "how_often"),
    *("performer", "owner_role", "reports_to"),
)


def fill(ledger: Ledger, roles: Roles) -> None:
    """Everything but what only ties records together; see ``tie``."""
    said = internal_control.rest()
    _analyses(ledger, roles, said["analysis"])
    _weighings(ledger, roles, said["score"])
    _treatments(ledger, roles, said["treatment"])
    for row in said["basis"]:
        ledger.make(ResultBasis, (row["result"],), internal_control.planned("", roles), row)
    for row in internal_control.controls():
        _control(ledger, roles, row)
    for row in internal_control.actions():
        unit = ledger.values("risk", ledger.ids["risk", row["risk"]])["unit_id"]
        by = _writer(ledger, roles, unit)
        about = {"risk_id": ledger.ids["risk", row["risk"]], "unit_id": unit}
        _action(ledger, row, (internal_control.planned("", roles)[0], by), about)
    for row in internal_control.plans():
        _plan(ledger, roles, row)
    _self_assessment(ledger, roles, said)
    for row in said["revision"]:
        goal = ledger.ids["goal", row["goal"]]
        ties = ledger.of("risk", row["risks"])
        ledger.change(
            "goal", goal, (row["at"], "klk"), {"revision_risks": ()}, {"revision_risks": ties}, "Riskanalysen"
        )


def tie(ledger: Ledger) -> None:
    """Tie controls and plans to their risks, goals to the risks that they were revised for, years to their scales."""
    risks, units, controls = (
        {key[1]: number for key, number in ledger.ids.items() if key[0] == kind}
        for kind in ("risk", "unit", "control")
    )
    rows = internal_control.controls()
    ledger.tie(
        ControlRisk,
        (
            {"control_id": controls[row["title"]], "risk_id": risks[name]}
            for row in rows
            for name in row["risks"]
        ),
    )
    ledger.tie(
        ControlUnit,
        (
            {"control_id": controls[row["title"]], "unit_id": units[name]}
            for row in rows
            for name in row.get("units", ())
        ),
    )
    items = [
        (ledger.ids["control_plan_item", plan["unit"], str(place)], item)
        for plan in internal_control.plans()
        for place, item in enumerate(plan["item"])
    ]
    ledger.tie(
        ControlPlanItemRisk,
        ({"item_id": number, "risk_id": risks[name]} for number, item in items for name in item["risks"]),
    )
    ledger.tie(
        ControlPlanItemControl,
        (
            {"item_id": number, "control_id": controls[name]}
            for number, item in items
            for name in item["controls"]
        ),
    )
    ledger.tie(
        GoalRevisionRisk,
        (
            {"goal_id": ledger.ids["goal", row["goal"]], "risk_id": risks[name]}
            for row in internal_control.rest()["revision"]
            for name in row["risks"]
        ),
    )
    ledger.tie(RiskYear, (_kept(ledger, year) for year in (2020, 2021)))


def _kept(ledger: Ledger, year: int) -> dict[str, object]:
    """The limits and scales of a year that has been weighed, as the services keep them."""
    settings = Municipality.__table__.c
    limits = (settings.low_max, settings.medium_max, settings.threshold, settings.threshold_rule)
    row = ledger.connection.execute(select(*limits)).mappings().one()
    steps = ledger.connection.execute(
        select(ScaleStep.scale, ScaleStep.value, ScaleStep.label, ScaleStep.text).order_by(
            ScaleStep.scale.desc(), ScaleStep.value
        )
    )
    return {"year": year, **row, "steps": json.dumps([list(step) for step in steps], ensure_ascii=False)}


def _analyses(ledger: Ledger, roles: Roles, rows: list[dict[str, Any]]) -> None:
    for row in rows:
        for unit in roles_that_answer(roles):
            closed = row.get("closed", {}).get(unit)
            values = {
                "year": row["year"],
                "unit_id": ledger.ids["unit", unit],
                "last_day": row["last_day"],
                "state": row["state"] if closed is None else "closed",
            }
            made = ledger.make(RiskAnalysis, (unit, str(row["year"])), (row["opened"], "klk"), values)
            if "submitted" in row:
                stamp = row["submitted"], roles.of_unit(unit)
                ledger.change("risk_analysis", made, stamp, {"state": "open"}, {"state": "submitted"})
            if closed is not None:
                ledger.change("risk_analysis", made, (closed, "klk"), {"state": "submitted"})


def roles_that_answer(roles: Roles) -> tuple[str, ...]:
    """The units that analyse risks, plan and assess themselves."""
    return tuple(plan["unit"] for plan in internal_control.plans() if plan["unit"] in roles.writes_for)


def _weighings(ledger: Ledger, roles: Roles, rows: list[dict[str, Any]]) -> None:
    for row in rows:
        risk = ledger.ids["risk", row["risk"]]
        by = _writer(ledger, roles, ledger.values("risk", risk)["unit_id"])
        at = internal_control.planned("", roles)[0]
        for kind in ("inherent", "residual"):
            likelihood, consequence, reason = row[kind]
            values = {"likelihood": likelihood, "consequence": consequence, "reason": reason}
            said = {"risk_id": risk, "year": YEAR, "kind": kind, **values}
            ledger.make(RiskScore, (row["risk"], kind), (at, by), said)


def _treatments(ledger: Ledger, roles: Roles, rows: list[dict[str, Any]]) -> None:
    for row in rows:
        risk = ledger.ids["risk", row["risk"]]
        by = _writer(ledger, roles, ledger.values("risk", risk)["unit_id"])
        values = {
            "risk_id": risk,
            "kind": row["kind"],
            "unit_id": ledger.ids["unit", row["unit"]] if "unit" in row else None,
            "until": row["until"],
            "reason": row["reason"],
        }
        ledger.make(RiskTreatment, (row["risk"],), (row["at"], by), values)


def _control(ledger: Ledger, roles: Roles, row: dict[str, Any]) -> None:
    stamp = internal_control.planned(row["unit"], roles)
    values = {name: row[name] for name in _CONTROL}
    unit = ledger.ids["unit", row["unit"]] if row["unit"] else None
    made = ledger.make(Control, (row["title"],), stamp, {**values, "unit_id": unit})
    links = {
        "risks": ledger.of("risk", row["risks"]),
        "units": tuple(sorted(ledger.ids["unit", name] for name in row.get("units", ()))),
    }
    ledger.made_with("control", made, links)
    for place, result in enumerate(row["result"]):
        unit_name = result.get("unit", row["unit"])
        by = roles.of_unit(unit_name)
        said = {name: result[name] for name in _RESULT if name in result}
        about = {"control_id": made, "unit_id": ledger.ids["unit", unit_name], "year": YEAR}
        found = ledger.make(
            ControlResult,
            (row["title"], unit_name, str(result["slot"])),
            internal_control.reported(result, by, place),
            {**said, **about},
        )
        if "improvement" in result:
            about = {"unit_id": ledger.ids["unit", unit_name], "result_id": found}
            stamp = internal_control.reported(result, by, 20 + place)
            _action(ledger, result["improvement"], stamp, about)


def _action(ledger: Ledger, row: Mapping[str, Any], stamp: Stamp, about: Mapping[str, object]) -> None:
    values = {name: row[name] for name in _ACTION if name in row}
    made = ledger.make(Action, (row["title"],), stamp, {**values, **about, "year": YEAR})
    if row["state"] == "done":
        before = {"state": "planned", "done_on": None, "effect": ""}
        ledger.change("action", made, internal_control.on(row["done_on"], stamp[1], 45), before)


def _plan(ledger: Ledger, roles: Roles, row: dict[str, Any]) -> None:
    by = roles.of_unit(row["unit"] or "KLK")
    decided: Stamp = row["adopted"], "klk"
    said = {"kind": "control_plan", "title": row["decision"], "text": row["text"]}
    decision = ledger.make(
        Decision, (row["decision"],), decided, {**said, "registry_number": row["registry_number"]}
    )
    ledger.made_with("decision", decision, {"items": ()})
    body = {"state": "adopted", "unit_id": ledger.ids["unit", row["decided_by"]]}
    step = {name: row[name] for name in ("decided_on", "section", "note")}
    ledger.make(DecisionStep, (row["decision"], "0"), decided, {"decision_id": decision, **body, **step})
    values = {
        "year": YEAR,
        "unit_id": ledger.ids["unit", row["unit"]] if row["unit"] else None,
        "made_how": row["made_how"],
        "state": "locked" if "locked" in row else "decided",
        "decision_id": decision,
    }
    plan = ledger.make(ControlPlan, (row["unit"], str(YEAR)), (row["made"], by), values)
    draft = {"state": "draft", "decision_id": None}
    ledger.change("control_plan", plan, decided, draft, {"state": "decided", "decision_id": decision})
    if "locked" in row:
        ledger.change("control_plan", plan, (row["locked"], "klk"), {"state": "decided"})
    for place, item in enumerate(row["item"]):
        told = {name: item[name] for name in ("title", "choice", "reason") if name in item}
        made = ledger.make(
            ControlPlanItem,
            (row["unit"], str(place)),
            (row["made"], by),
            {"plan_id": plan, "position": place, **told},
        )
        links = {
            "risks": ledger.of("risk", item["risks"]),
            "controls": ledger.of("control", item["controls"]),
        }
        ledger.made_with("control_plan_item", made, links)


def _self_assessment(ledger: Ledger, roles: Roles, said: dict[str, list[dict[str, Any]]]) -> None:
    first = min(row["at"] for row in said["answers"])
    statements = []
    for place, row in enumerate(said["statement"]):
        stamp = first.replace(day=1), "klk"
        statements.append(ledger.make(ControlStatement, (str(place),), stamp, {**row, "position": place}))
    for row in said["answers"]:
        for place, grade in enumerate(row["grades"]):
            values = {
                "year": row["year"],
                "unit_id": ledger.ids["unit", row["unit"]],
                "statement_id": statements[place],
                "grade": grade,
                "comment": row["comments"].get(str(place), ""),
            }
            keys = (row["unit"], str(row["year"]), str(place))
            ledger.make(SelfAssessment, keys, (row["at"], roles.of_unit(row["unit"])), values)
    for row in said["judgement"]:
        values = {name: row[name] for name in ("year", "judgement", "reason")}
        ledger.make(ControlJudgement, (str(row["year"]),), (row["at"], "klk"), values)


def _writer(ledger: Ledger, roles: Roles, unit_id: object) -> str:
    names = {number: key[1] for key, number in ledger.ids.items() if key[0] == "unit"}
    assert isinstance(unit_id, int)
    return roles.of_unit(names[unit_id])

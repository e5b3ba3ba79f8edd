"""The kinds of records of risks and internal control."""

from __future__ import annotations

from app.services import checks, control_checks, control_plan_kept, risk_years
from app.services.kind import Kind, Link, table_of
from database.control_plans import ControlPlan, ControlPlanItem, ControlPlanItemControl, ControlPlanItemRisk
from database.controls import Action, Control, ControlResult, ControlRisk, ControlUnit, ResultBasis
from database.risks import GoalRevisionRisk, Risk, RiskAnalysis, RiskGoal, RiskScore, RiskTreatment
from database.self_assessment import ControlJudgement, ControlStatement, SelfAssessment

_TESTED_BY = table_of(ControlRisk)

KINDS = (
    Kind(
        "risk",
        Risk,
        checks.risk,
        {
            "goals": Link(table_of(RiskGoal), "risk_id", ("goal_id",), "goal"),
            "controls": Link(_TESTED_BY, "risk_id", ("control_id",), "control"),
            "revised_goals": Link(table_of(GoalRevisionRisk), "risk_id", ("goal_id",), "goal"),
        },
        control_checks.risk_in_plan,
    ),
    Kind(
        "risk_score",
        RiskScore,
        control_checks.risk_score,
        may_archive=control_checks.weighed_in_closed,
        after=risk_years.settle,
    ),
    Kind("risk_analysis", RiskAnalysis, control_checks.risk_analysis),
    Kind("risk_treatment", RiskTreatment, control_checks.risk_treatment),
    Kind(
        "control",
        Control,
        control_checks.control,
        {
            "risks": Link(_TESTED_BY, "control_id", ("risk_id",), "risk"),
            "units": Link(table_of(ControlUnit), "control_id", ("unit_id",), "unit"),
        },
        control_checks.control_in_plan,
    ),
    Kind("control_result", ControlResult, control_checks.control_result),
    Kind("result_basis", ResultBasis, control_checks.result_basis),
    Kind("action", Action, control_checks.action),
    Kind(
        "control_plan",
        ControlPlan,
        control_checks.control_plan,
        may_archive=control_checks.plan_decided,
        after=control_plan_kept.settle_plan,
    ),
    Kind(
        "control_plan_item",
        ControlPlanItem,
        control_checks.control_plan_item,
        {
            "risks": Link(table_of(ControlPlanItemRisk), "item_id", ("risk_id",), "risk"),
            "controls": Link(table_of(ControlPlanItemControl), "item_id", ("control_id",), "control"),
        },
        control_checks.item_decided,
    ),
    Kind("control_statement", ControlStatement, control_checks.control_statement),
    Kind("self_assessment", SelfAssessment, control_checks.self_assessed),
    Kind("control_judgement", ControlJudgement, control_checks.control_judgement),
)

"""Rules of internal control that need a look into the file."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, Connection, func, select

from app.domain import codes, control_plans, controls, risks, self_assessment
from app.domain.problems import Problem
from app.services import checks
from app.services.checks import Draft
from app.services.governance_checks import today
from database.control_plans import ControlPlan, ControlPlanItem, ControlPlanItemControl, ControlPlanItemRisk
from database.controls import Control, ControlUnit
from database.decisions import DecisionStep
from database.declaring import Mapped
from database.municipality import Municipality
from database.risks import Risk, RiskAnalysis, RiskScore
from database.units import Unit


def risk_analysis(draft: Draft) -> list[Problem]:
    """A risk analysis, of a unit that answers for risks."""
    found = risks.analysis_problems(draft.values)
    if not found and draft.touches("unit_id"):
        found += _answers(draft, "unit_id")
    return found


def risk_score(draft: Draft) -> list[Problem]:
    """A weighing, in a year whose analysis is not closed for the risk's unit.

    What is left after the treatment is weighed later in the year, so it is not part of the analysis.
    """
    found = checks.risk_score(draft)
    if found or draft.text("kind") == "residual":
        return found
    return _analysis_closed(draft.connection, draft.whole("risk_id") or 0, draft.whole("year") or 0)


def weighed_in_closed(connection: Connection, record_id: int) -> list[Problem]:
    """A weighing stays in an analysis that is closed."""
    columns = RiskScore.risk_id, RiskScore.year, RiskScore.kind
    row = connection.execute(select(*columns).where(RiskScore.id == record_id)).one()
    return [] if row.kind == "residual" else _analysis_closed(connection, row.risk_id, row.year)


def risk_treatment(draft: Draft) -> list[Problem]:
    """What was decided of a risk."""
    return risks.treatment_problems(draft.values)


def control(draft: Draft) -> list[Problem]:
    """A control: what nobody has for their own says who carries it out."""
    found = controls.control_problems(draft.values)
    common = draft.whole("unit_id") is None and draft.touches("unit_id", "units")
    if common and not _linked(draft, "units", ControlUnit.unit_id, ControlUnit.control_id):
        found.append(Problem("required", "unit_id"))
    return found


def control_result(draft: Draft) -> list[Problem]:
    """A result, from a unit that carries out the control, for one of the times that it is done."""
    found = controls.result_problems(draft.values, today(draft))
    if found or not draft.touches("control_id", "unit_id", "slot"):
        return found
    control_id, unit_id = draft.whole("control_id"), draft.whole("unit_id")
    row = draft.connection.execute(
        select(Control.unit_id, Control.how_often).where(Control.id == control_id)
    ).one_or_none()
    if row is None:
        return found
    carried_out = select(ControlUnit.unit_id).where(ControlUnit.control_id == control_id)
    performing = {row.unit_id, *draft.connection.execute(carried_out).scalars()} - {None}
    if unit_id not in performing:
        found.append(Problem("not_performing", "unit_id"))
    return found + controls.slot_problems(draft.whole("slot") or 0, row.how_often)


def result_basis(draft: Draft) -> list[Problem]:
    """What the municipality means by a result."""
    return controls.basis_problems(draft.values)


def action(draft: Draft) -> list[Problem]:
    """An action."""
    return controls.action_problems(draft.values, today(draft))


def control_plan(draft: Draft) -> list[Problem]:
    """A plan: decided by a decision that was adopted under a section, and unchanged from then on."""
    found = control_plans.plan_problems(draft.values)
    if found:
        return found
    state = draft.text("state")
    if draft.id is not None:
        before = draft.connection.execute(
            select(ControlPlan.state).where(ControlPlan.id == draft.id)
        ).scalar_one()
        found += control_plans.change_problems(before, state, draft.changed)
        if before != "draft" and state == "draft" and not found:
            found += _newest(draft)
        if "archived" in draft.changed and not found:
            found += control_plans.version_problems(draft.whole("number") or 0, _other_versions(draft))
    elif state != "draft":
        found.append(Problem("plan_not_decided", "state"))
    elif not found:
        found += control_plans.version_problems(draft.whole("number") or 0, _other_versions(draft))
    if not found and state == "decided" and draft.touches("state", "decision_id"):
        found += _adopted(draft)
    if draft.whole("unit_id") is not None and draft.touches("unit_id"):
        found += _answers(draft, "unit_id")
    return found


def control_plan_item(draft: Draft) -> list[Problem]:
    """An item of a plan that is still a draft."""
    found = control_plans.item_problems(draft.values)
    state = draft.connection.execute(
        select(ControlPlan.state).where(ControlPlan.id == draft.whole("plan_id"))
    ).scalar()
    if state in ("decided", "locked"):
        return [Problem(f"plan_{state}")]
    if not found and draft.touches("risks", "controls"):
        about = (
            _linked(draft, "risks", ControlPlanItemRisk.risk_id, ControlPlanItemRisk.item_id),
            _linked(draft, "controls", ControlPlanItemControl.control_id, ControlPlanItemControl.item_id),
        )
        found += [] if any(about) else [Problem("item_about_nothing", "risks")]
    return found


def control_statement(draft: Draft) -> list[Problem]:
    """A statement of the self-assessment."""
    return self_assessment.statement_problems(draft.values)


def self_assessed(draft: Draft) -> list[Problem]:
    """A unit's answer to a statement."""
    return self_assessment.assessment_problems(draft.values)


def control_judgement(draft: Draft) -> list[Problem]:
    """The judgement of a year."""
    return self_assessment.judgement_problems(draft.values)


def risk_in_plan(connection: Connection, record_id: int) -> list[Problem]:
    """A risk stays while a decided plan of this year or a later one asks something of it."""
    return _in_plan(connection, ControlPlanItemRisk.risk_id == record_id, ControlPlanItemRisk)


def control_in_plan(connection: Connection, record_id: int) -> list[Problem]:
    """A control stays while a decided plan of this year or a later one asks for it."""
    return _in_plan(connection, ControlPlanItemControl.control_id == record_id, ControlPlanItemControl)


def plan_decided(connection: Connection, record_id: int) -> list[Problem]:
    """A decided plan stays."""
    state = connection.execute(select(ControlPlan.state).where(ControlPlan.id == record_id)).scalar_one()
    return [] if state == "draft" else [Problem(f"plan_{state}")]


def item_decided(connection: Connection, record_id: int) -> list[Problem]:
    """An item of a decided plan stays."""
    plan_id = connection.execute(
        select(ControlPlanItem.plan_id).where(ControlPlanItem.id == record_id)
    ).scalar_one()
    return plan_decided(connection, plan_id)


def _analysis_closed(connection: Connection, risk_id: int, year: int) -> list[Problem]:
    closed = connection.execute(
        select(Unit.name)
        .join(RiskAnalysis, RiskAnalysis.unit_id == Unit.id)
        .join(Risk, Risk.unit_id == Unit.id)
        .where(
            Risk.id == risk_id,
            RiskAnalysis.year == year,
            RiskAnalysis.state == "closed",
            RiskAnalysis.archived_at.is_(None),
        )
    ).scalar()
    if closed is None:
        return []
    return [Problem("analysis_closed", "likelihood", {"unit": closed, "year": year})]


def _linked(draft: Draft, field: str, other: Mapped[int], own: Mapped[int]) -> bool:
    """Whether a record would be tied to anything by a field of links; those not written are looked up."""
    if field in draft.values:
        return bool(draft.values[field])
    return draft.connection.execute(select(other).where(own == draft.id).limit(1)).first() is not None


def _answers(draft: Draft, field: str) -> list[Problem]:
    kind = draft.connection.execute(select(Unit.kind).where(Unit.id == draft.whole(field))).scalar()
    return (
        [] if kind is None or kind in codes.ANSWERING_UNIT_KINDS else [Problem("unit_does_not_answer", field)]
    )


def _other_versions(draft: Draft) -> dict[int, str]:
    """The states of the other versions of the same plan, by number."""
    rows = draft.connection.execute(
        select(ControlPlan.number, ControlPlan.state).where(
            ControlPlan.year == draft.whole("year"),
            ControlPlan.unit_id.is_not_distinct_from(draft.whole("unit_id")),
            ControlPlan.id != (draft.id or 0),
            ControlPlan.archived_at.is_(None),
        )
    )
    return {row.number: row.state for row in rows}


def _newest(draft: Draft) -> list[Problem]:
    """Only the newest version becomes a draft again: there is never more than one."""
    newer = max(_other_versions(draft), default=0) > (draft.whole("number") or 0)
    return [Problem("plan_not_newest", "state")] if newer else []


def _adopted(draft: Draft) -> list[Problem]:
    step = draft.connection.execute(
        select(DecisionStep.section)
        .where(
            DecisionStep.decision_id == draft.whole("decision_id"),
            DecisionStep.state == "adopted",
            DecisionStep.archived_at.is_(None),
        )
        .order_by(DecisionStep.id.desc())
    ).first()
    if step is None:
        return [Problem("decision_not_adopted", "decision_id")]
    return [] if step.section.strip() else [Problem("decision_without_section", "decision_id")]


def _in_plan(
    connection: Connection,
    about: ColumnElement[bool],
    link: type[ControlPlanItemRisk | ControlPlanItemControl],
) -> list[Problem]:
    shown_on = connection.execute(select(Municipality.shown_on)).scalar()
    year = connection.execute(
        select(func.min(ControlPlan.year))
        .join(ControlPlanItem, ControlPlanItem.plan_id == ControlPlan.id)
        .join(link, link.item_id == ControlPlanItem.id)
        .where(
            about,
            ControlPlan.state != "draft",
            ControlPlan.year >= (shown_on or date.today()).year,
            ControlPlan.archived_at.is_(None),
            ControlPlanItem.archived_at.is_(None),
            ControlPlanItem.choice != "left_out",
        )
    ).scalar()
    return [] if year is None else [Problem("in_decided_plan", values={"year": year})]

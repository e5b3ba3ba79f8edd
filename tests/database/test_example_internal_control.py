"""A full year of internal control in the example: every board and company, with what a reader would look for."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, select

from app.domain.controls import action_late, same_role
from app.services.municipality import read_answering_units
from database.control_plans import ControlPlan, ControlPlanItem, ControlPlanItemRisk
from database.controls import Action, Control, ControlResult
from database.decisions import DecisionStep
from database.risks import GoalRevisionRisk, RiskAnalysis, RiskScore, RiskTreatment, RiskYear
from database.self_assessment import ControlStatement, SelfAssessment

TODAY = date(2021, 9, 15)


def test_every_board_and_company_has_analysed_its_risks_and_decided_a_plan(
    example_connection: Connection,
) -> None:
    answering = {unit for unit, _ in read_answering_units(example_connection)}
    analyses = example_connection.execute(
        select(RiskAnalysis.unit_id, RiskAnalysis.year, RiskAnalysis.state)
    ).all()
    assert {
        row.unit_id for row in analyses if row.year == 2021 and row.state in ("submitted", "closed")
    } == answering
    assert {row.unit_id for row in analyses if (row.year, row.state) == (2022, "open")} == answering
    plans = example_connection.execute(
        select(ControlPlan.unit_id, ControlPlan.state, ControlPlan.decision_id)
    ).all()
    assert {row.unit_id for row in plans} == {None, *answering}
    assert {row.state for row in plans} == {"decided", "locked"}
    steps = example_connection.execute(select(DecisionStep.decision_id, DecisionStep.section))
    sections = {row.decision_id: row.section for row in steps}
    assert all(sections[row.decision_id].startswith("§ ") for row in plans)


def test_the_plan_has_a_group_of_like_risks_a_lifted_one_and_one_left_out(
    example_connection: Connection,
) -> None:
    whole = example_connection.execute(
        select(ControlPlan.id).where(ControlPlan.unit_id.is_(None))
    ).scalar_one()
    items = example_connection.execute(
        select(ControlPlanItem.id, ControlPlanItem.choice, ControlPlanItem.reason).where(
            ControlPlanItem.plan_id == whole
        )
    ).all()
    assert {row.choice for row in items} == {"proposed", "lifted", "left_out"}
    assert all(row.reason for row in items if row.choice != "proposed")
    risks = example_connection.execute(select(ControlPlanItemRisk.item_id)).scalars().all()
    assert max(risks.count(row.id) for row in items) == 3


def test_results_are_of_every_kind_and_a_deviation_has_asked_for_an_improvement(
    example_connection: Connection,
) -> None:
    results = example_connection.execute(select(ControlResult.id, ControlResult.result)).all()
    assert {row.result for row in results} == {"no_remark", "minor", "serious", "not_done"}
    answered = set(example_connection.execute(select(Action.result_id)).scalars())
    assert {row.id for row in results if row.result in ("minor", "serious")} <= answered


def test_some_actions_are_done_some_late_and_one_is_given_up(example_connection: Connection) -> None:
    actions = example_connection.execute(select(Action.state, Action.due_on)).all()
    assert {row.state for row in actions} == {"planned", "ongoing", "done", "dropped"}
    assert sum(action_late(row.state, row.due_on, TODAY) for row in actions) >= 2


def test_an_acceptance_has_run_out_and_another_holds(example_connection: Connection) -> None:
    untils = example_connection.execute(
        select(RiskTreatment.until).where(RiskTreatment.kind == "accept")
    ).scalars()
    assert sorted(until is not None and until < TODAY for until in untils) == [False, True]


def test_one_control_is_common_and_one_is_owned_by_who_performs_it(example_connection: Connection) -> None:
    rows = example_connection.execute(select(Control.unit_id, Control.performer, Control.owner_role)).all()
    assert sum(row.unit_id is None for row in rows) == 1
    assert sum(same_role(row.performer, row.owner_role) for row in rows) == 1


def test_what_was_before_and_what_is_left_is_weighed_for_the_largest_risks(
    example_connection: Connection,
) -> None:
    scores = example_connection.execute(select(RiskScore.kind, RiskScore.reason)).all()
    assert sum(row.kind == "inherent" for row in scores) == sum(row.kind == "residual" for row in scores) == 6
    assert all(row.reason for row in scores if row.kind == "residual")
    assert example_connection.execute(select(RiskYear.year)).scalars().all() == [2020, 2021]


def test_internal_goals_are_tied_to_the_risks_that_they_were_revised_for(
    example_connection: Connection,
) -> None:
    assert len(example_connection.execute(select(GoalRevisionRisk.goal_id)).scalars().all()) == 3


def test_every_unit_assessed_all_five_parts_last_year(example_connection: Connection) -> None:
    answering = {unit for unit, _ in read_answering_units(example_connection)}
    rows = example_connection.execute(
        select(SelfAssessment.unit_id, ControlStatement.part)
        .join(ControlStatement, ControlStatement.id == SelfAssessment.statement_id)
        .where(SelfAssessment.year == 2020)
    ).all()
    parts = {unit: {part for each, part in rows if each == unit} for unit, _ in rows}
    assert parts.keys() == answering
    assert all(len(found) == 5 for found in parts.values())

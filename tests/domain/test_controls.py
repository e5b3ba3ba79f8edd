"""When controls are due, and what results, actions and plans must hold."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.control_plans import change_problems, item_problems, plan_problems
from app.domain.controls import action_late, action_problems, result_problems, same_role, slot_state, slots
from app.domain.problems import Problem
from app.domain.risk_zones import Zones, over_threshold
from app.domain.risks import score_problems, treatment_problems

TODAY = date(2021, 9, 15)
RESULT = {
    "control_id": 1,
    "unit_id": 1,
    "year": 2021,
    "slot": 1,
    "result": "no_remark",
    "checked_on": date(2021, 4, 30),
}
ACTION = {"unit_id": 1, "risk_id": 1, "title": "Utbilda", "year": 2021, "state": "planned"}


def codes(problems: list[Problem]) -> set[tuple[str, str]]:
    return {(problem.code, problem.field) for problem in problems}


@pytest.mark.parametrize(
    ("how_often", "days"),
    [
        ("year", ["2021-12-31"]),
        ("half_year", ["2021-06-30", "2021-12-31"]),
        ("tertial", ["2021-04-30", "2021-08-31", "2021-12-31"]),
        ("quarter", ["2021-03-31", "2021-06-30", "2021-09-30", "2021-12-31"]),
    ],
)
def test_a_control_is_due_at_the_end_of_each_of_its_times(how_often: str, days: list[str]) -> None:
    assert [slot.due_on.isoformat() for slot in slots(how_often, 2021)] == days


def test_a_monthly_control_is_due_every_month_also_in_february_of_a_leap_year() -> None:
    monthly = slots("month", 2024)
    assert len(monthly) == 12
    assert monthly[1].due_on == date(2024, 2, 29)


def test_a_time_is_late_when_it_is_over_and_due_while_it_runs() -> None:
    first, second, third = slots("tertial", 2021)
    assert slot_state(second, "", TODAY) == "late"
    assert slot_state(third, "", TODAY) == "due"
    assert slot_state(third, "", date(2021, 8, 31)) == "later"
    assert slot_state(first, "minor", TODAY) == "done"
    assert slot_state(first, "not_done", TODAY) == "not_done"


def test_who_controls_their_own_work_is_seen_whatever_the_spelling() -> None:
    assert same_role(" Ekonom ", "ekonom")
    assert not same_role("Ekonom", "Ekonomichef")
    assert not same_role("", "")


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"checked_on": None}, ("required", "checked_on")),
        ({"checked_on": date(2021, 9, 16)}, ("in_future", "checked_on")),
        ({"result": "minor"}, ("required", "observation")),
        ({"result": "not_done", "checked_on": None}, ("required", "observation")),
        ({"population": 10, "sample": 11}, ("sample_above_population", "sample")),
        ({"sample": 10, "deviations": 11}, ("deviations_above_sample", "deviations")),
        ({"deviations": -1}, ("outside", "deviations")),
        ({"result": "perfect"}, ("unknown_choice", "result")),
    ],
)
def test_a_result_that_cannot_be_is_told_at_its_field(
    changed: dict[str, object], problem: tuple[str, str]
) -> None:
    assert codes(result_problems({**RESULT, **changed}, TODAY)) == {problem}
    assert result_problems(RESULT, TODAY) == []


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"due_on": date(2020, 12, 31)}, ("due_before_year", "due_on")),
        ({"state": "done"}, ("required", "done_on")),
        ({"state": "done", "done_on": date(2022, 1, 1)}, ("in_future", "done_on")),
        ({"risk_id": None}, ("required", "risk_id")),
        ({"due_on": date(21, 1, 1)}, ("implausible_day", "due_on")),
    ],
)
def test_an_action_that_cannot_be_is_told_at_its_field(
    changed: dict[str, object], problem: tuple[str, str]
) -> None:
    assert codes(action_problems({**ACTION, **changed}, TODAY)) == {problem}
    assert action_problems(ACTION, TODAY) == []


def test_only_an_open_action_can_be_late() -> None:
    assert action_late("ongoing", date(2021, 9, 14), TODAY)
    assert not action_late("ongoing", TODAY, TODAY)
    assert not action_late("done", date(2021, 1, 1), TODAY)
    assert not action_late("planned", None, TODAY)


def test_a_decided_plan_names_its_decision_and_a_new_version_its_reason() -> None:
    assert codes(plan_problems({"year": 2021, "number": 1, "state": "decided", "decision_id": None})) == {
        ("plan_without_decision", "decision_id")
    }
    assert codes(plan_problems({"year": 2021, "number": 2, "state": "draft", "reason": " "})) == {
        ("required", "reason")
    }


def test_a_decided_plan_does_not_change_and_a_locked_one_never_opens() -> None:
    assert change_problems("draft", "decided", {"state", "made_how"}) == []
    assert codes(change_problems("draft", "locked", {"state"})) == {("plan_not_decided", "state")}
    assert change_problems("decided", "locked", {"state"}) == []
    assert change_problems("decided", "draft", {"state"}) == []
    assert codes(change_problems("decided", "decided", {"made_how"})) == {("plan_decided", "")}
    assert codes(change_problems("locked", "draft", {"state"})) == {("plan_locked", "state")}
    assert codes(change_problems("locked", "locked", {"made_how"})) == {("plan_locked", "")}


def test_who_lifts_a_risk_or_leaves_one_out_says_why() -> None:
    for choice in ("lifted", "left_out"):
        assert codes(item_problems({"plan_id": 1, "choice": choice, "reason": ""})) == {
            ("required", "reason")
        }
    assert item_problems({"plan_id": 1, "choice": "proposed", "reason": ""}) == []


def test_an_acceptance_says_by_whom_until_when_and_why() -> None:
    assert codes(treatment_problems({"risk_id": 1, "kind": "accept"})) == {
        ("required", "unit_id"),
        ("required", "until"),
        ("required", "reason"),
    }
    assert treatment_problems({"risk_id": 1, "kind": "watch"}) == []


def test_what_is_left_of_a_risk_is_judged_with_a_reason() -> None:
    score = {"risk_id": 1, "year": 2021, "kind": "residual", "likelihood": 1, "consequence": 2}
    assert codes(score_problems(score)) == {("required", "reason")}
    assert score_problems({**score, "kind": "inherent"}) == []


def test_the_threshold_is_reached_or_passed_as_the_municipality_has_it() -> None:
    assert over_threshold(9, Zones(threshold=9))
    assert not over_threshold(9, Zones(threshold=9, threshold_rule="over"))
    assert over_threshold(10, Zones(threshold=9, threshold_rule="over"))

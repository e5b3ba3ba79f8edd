"""What does not hold together in a year's internal control, rule by rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.domain.control_gaps import (
    ActionFacts,
    ControlFacts,
    Decided,
    ItemFacts,
    ResultFacts,
    RiskFacts,
    in_action,
    in_control,
    in_item,
    in_result,
    in_risk,
)
from app.domain.gaps import Named

TODAY = date(2021, 9, 15)
SOUND = RiskFacts(1, "Avbrott", 7, "It-chef", True, 6, 6, False, (), (), False)


def codes(risk: RiskFacts) -> list[str]:
    return [finding.code for finding in in_risk(risk, TODAY)]


def test_a_risk_that_holds_together_gives_nothing_to_put_right() -> None:
    assert codes(SOUND) == []


def test_a_risk_has_an_owner_and_a_goal() -> None:
    assert codes(replace(SOUND, owner_role="  ", has_goal=False)) == ["no_owner", "no_goal"]


@pytest.mark.parametrize(
    "about, expected",
    (
        ({}, ["over_untreated"]),
        ({"actions": ("dropped",)}, ["over_untreated"]),
        ({"actions": ("planned",)}, []),
        ({"controlled": True}, []),
        ({"decided": (Decided("accept", TODAY),)}, []),
        ({"decided": (Decided("watch", None),)}, []),
        ({"decided": (Decided("accept", date(2021, 9, 14)),)}, ["acceptance_run_out", "over_untreated"]),
        ({"decided": (Decided("accept", date(2021, 6, 30)), Decided("accept", date(2022, 6, 30)))}, []),
        (
            {"decided": (Decided("watch", date(2021, 6, 30)),), "actions": ("done",)},
            ["watch_run_out"],
        ),
    ),
)
def test_a_risk_over_the_threshold_is_treated(about: dict[str, object], expected: list[str]) -> None:
    risk = replace(SOUND, value=12, residual=None, over_threshold=True)
    assert codes(replace(risk, **about)) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "about, expected",
    (
        ({}, ["residual_unearned"]),
        ({"actions": ("planned", "dropped")}, ["residual_unearned"]),
        ({"actions": ("ongoing",)}, []),
        ({"actions": ("done",)}, []),
        ({"controlled": True}, []),
        ({"residual": 6}, []),
        ({"residual": None}, []),
        ({"value": None}, []),
    ),
)
def test_a_risk_does_not_become_smaller_by_itself(about: dict[str, object], expected: list[str]) -> None:
    risk = replace(SOUND, residual=4)
    assert codes(replace(risk, **about)) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "state, due_on, late",
    (
        ("planned", date(2021, 9, 14), True),
        ("ongoing", date(2021, 9, 14), True),
        ("ongoing", TODAY, False),
        ("planned", None, False),
        ("done", date(2021, 1, 1), False),
        ("dropped", date(2021, 1, 1), False),
    ),
)
def test_an_action_is_done_in_time(state: str, due_on: date | None, late: bool) -> None:
    assert bool(in_action(ActionFacts(1, "Utbilda", 7, state, due_on), TODAY)) is late


def test_times_that_have_passed_without_a_result_are_told_once_for_each_unit() -> None:
    control = ControlFacts(1, "Attest", "Ekonom", "Chef", "quarter", (Named(7, "BUN"), Named(8, "SN")), True)
    found = in_control(control, 2021, [(7, 1), (8, 1), (8, 2)], TODAY)
    assert [(each.code, each.units, each.values["slots"]) for each in found] == [
        ("result_missing", (7,), (2,))
    ]
    assert in_control(replace(control, expected=False), 2021, [], TODAY) == []
    assert in_control(replace(control, how_often="year"), 2021, [], TODAY) == []
    assert len(in_control(replace(control, how_often="year"), 2020, [], TODAY)) == 2


def test_nobody_answers_for_the_control_of_their_own_work() -> None:
    control = ControlFacts(1, "Attest", " Ekonom", "ekonom", "year", (Named(7, "BUN"),), True)
    assert [each.code for each in in_control(control, 2021, [], TODAY)] == ["same_role"]


@pytest.mark.parametrize(
    "result, answered, asked",
    (
        ("serious", False, True),
        ("minor", False, True),
        ("minor", True, False),
        ("no_remark", False, False),
        ("not_done", False, False),
    ),
)
def test_a_deviation_leads_to_an_improvement(result: str, answered: bool, asked: bool) -> None:
    assert bool(in_result(ResultFacts(1, 2, "Attest", 7, 1, result, answered), "year")) is asked


@pytest.mark.parametrize(
    "tested, acted, empty", ((False, False, True), (True, False, False), (False, True, False))
)
def test_what_stands_in_a_plan_is_tested_or_acted_on(tested: bool, acted: bool, empty: bool) -> None:
    assert bool(in_item(ItemFacts(1, "Avbrott", (), tested, acted))) is empty

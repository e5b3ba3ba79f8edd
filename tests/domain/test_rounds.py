"""Rounds by themselves: what the indicators propose, who is late, and what must be said."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain import activities, citizens, rounds
from app.domain.problems import Problem

TODAY = date(2021, 9, 15)


def codes(problems: list[Problem]) -> set[tuple[str, str]]:
    return {(problem.code, problem.field) for problem in problems}


@pytest.mark.parametrize(
    ("statuses", "proposed"),
    [
        ((), ""),
        (("not_reported", "not_assessable"), "not_assessable"),
        (("met", "met", "not_reported"), "met"),
        (("not_met", "not_met"), "not_met"),
        (("met", "not_met"), "partly"),
        (("partly",), "partly"),
    ],
)
def test_attainment_is_proposed_from_what_could_be_assessed(statuses: tuple[str, ...], proposed: str) -> None:
    assert rounds.propose_attainment(statuses) == proposed


@pytest.mark.parametrize(
    ("trends", "proposed"),
    [
        ((), ""),
        (("unknown",), "unknown"),
        (("improving_up", "unknown", "improving_down"), "improving"),
        (("worsening_down", "stable"), "worsening"),
        (("stable", "stable"), "stable"),
        (("improving_up", "worsening_up"), "mixed"),
    ],
)
def test_indicators_that_go_different_ways_are_told_as_such(trends: tuple[str, ...], proposed: str) -> None:
    assert rounds.propose_trend(trends) == proposed


def test_who_judges_otherwise_than_proposed_says_why() -> None:
    judged = {"round_id": 1, "unit_id": 2, "goal_id": 3, "proposed_attainment": "met", "attainment": "partly"}
    assert codes(rounds.assessment_problems(judged)) == {("override_without_reason", "reason")}
    assert codes(rounds.assessment_problems({**judged, "reason": "  "})) == {
        ("override_without_reason", "reason")
    }
    assert not rounds.assessment_problems({**judged, "reason": "Enkäten är gammal"})
    assert not rounds.assessment_problems({**judged, "attainment": "met"})
    assert not rounds.assessment_problems({**judged, "proposed_attainment": ""})


def test_an_answer_that_is_returned_or_excused_says_why() -> None:
    answer = {"round_id": 1, "unit_id": 2, "state": "returned"}
    assert codes(rounds.answer_problems(answer)) == {("required", "comment")}
    assert codes(rounds.answer_problems({**answer, "state": "excused"})) == {("required", "comment")}
    assert codes(rounds.answer_problems({**answer, "state": "submitted"})) == {("required", "submitted_on")}


def test_an_answer_is_late_from_its_last_day_until_it_comes_in() -> None:
    last_day = date(2021, 9, 10)
    assert rounds.days_late("open", last_day, None, TODAY) == 5
    assert rounds.days_late("returned", last_day, date(2021, 9, 9), TODAY) == 5
    assert rounds.days_late("submitted", last_day, date(2021, 9, 12), TODAY) == 2
    assert rounds.days_late("approved", last_day, date(2021, 9, 1), TODAY) == 0
    assert rounds.days_late("excused", last_day, None, TODAY) == 0


def test_how_far_an_answer_has_come_is_said_as_people_say_it() -> None:
    assert rounds.shown_state("open", 0, locked=False) == "not_begun"
    assert rounds.shown_state("open", 3, locked=False) == "in_progress"
    assert rounds.shown_state("approved", 9, locked=True) == "locked"
    assert rounds.shown_state("excused", 0, locked=True) == "excused"


def test_a_version_follows_one_that_is_locked() -> None:
    assert not rounds.version_order_problems(1, "locked", {})
    assert not rounds.version_order_problems(2, "open", {1: "locked"})
    assert codes(rounds.version_order_problems(3, "open", {1: "locked", 2: "open"})) == {
        ("correction_open", "number")
    }
    assert codes(rounds.version_order_problems(1, "locked", {1: "locked"})) == {
        ("version_not_next", "number")
    }
    assert codes(rounds.version_order_problems(2, "locked", {1: "locked"})) == {
        ("correction_not_written", "state")
    }


def test_a_correction_says_why_and_a_lock_when() -> None:
    version = {"round_id": 1, "number": 2, "state": "open"}
    assert codes(rounds.version_problems(version)) == {("required", "reason")}
    assert codes(rounds.version_problems({**version, "number": 1, "state": "locked"})) == {
        ("required", "locked_on")
    }


def test_only_an_activity_with_something_left_to_do_is_late() -> None:
    day = date(2021, 6, 30)
    assert activities.shown_state("ongoing", day, TODAY) == "late"
    assert activities.shown_state("not_begun", None, TODAY) == "not_begun"
    assert activities.shown_state("done", day, TODAY) == "done"
    assert activities.shown_state("ongoing", TODAY, TODAY) == "ongoing"


def test_an_activity_keeps_its_days_in_order_and_its_numbers_in_bounds() -> None:
    values: dict[str, object] = {"title": "Nattvandring", "state": "ongoing"}
    wrong = {"first_day": date(2021, 6, 1), "last_day": date(2021, 5, 1), "progress": 101, "cost": -1.0}
    assert codes(activities.problems({**values, **wrong})) == {
        ("days_reversed", "last_day"),
        ("outside", "progress"),
        ("negative", "cost"),
    }
    assert codes(activities.problems({**values, "state": "dropped"})) == {("required", "result")}


def test_what_citizens_are_told_has_an_answer_and_no_personal_numbers() -> None:
    said: dict[str, object] = {"kind": "comment", "text": "Det är mörkt", "published": True}
    assert codes(citizens.comment_problems(said, TODAY)) == {("required", "answer")}
    assert codes(citizens.comment_problems({**said, "answer": "Tack, 811218-9876"}, TODAY)) == {
        ("identity_number", "answer")
    }
    late = {**said, "answer": "Lagat", "answered_on": date(2021, 10, 1)}
    assert codes(citizens.comment_problems(late, TODAY)) == {("in_future", "answered_on")}


def test_how_far_a_judgement_has_come_shows_what_it_lacks() -> None:
    judged = {"proposed_attainment": "met", "proposed_trend": "stable"}
    assert rounds.judgement_state({}) == rounds.judgement_state(judged) == "left"
    assert rounds.judgement_state({**judged, "analysis": "Det går bra"}) == "begun"
    assert rounds.judgement_state({**judged, "attainment": "met"}) == "judged"
    assert rounds.judgement_state({**judged, "attainment": "partly"}) == "reason"
    assert rounds.judgement_state({**judged, "attainment": "met", "trend": "worsening"}) == "reason"
    assert rounds.judgement_state({**judged, "attainment": "partly", "reason": "Ny enkät"}) == "judged"


@pytest.mark.parametrize("field", ["reason", "analysis", "next_steps"])
def test_nobodys_number_stands_in_what_the_council_reads(field: str) -> None:
    judged = {"round_id": 1, "unit_id": 2, "goal_id": 3, field: "Ring 811218-9876"}
    assert codes(rounds.assessment_problems(judged)) == {("identity_number", field)}
    effect = {"activity_id": 1, "target_group_id": 2, "expected": "Ring 811218-9876"}
    assert codes(activities.effect_problems(effect)) == {("identity_number", "expected")}

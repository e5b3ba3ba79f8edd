"""Rules of what carries the goals, by themselves."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain import clarifications, decisions, documents, goals, methods
from app.domain.carrying import difference, with_those_above
from app.domain.problems import Problem

DAY, NEXT_DAY = date(2021, 9, 14), date(2021, 9, 15)


def told(problems: list[Problem]) -> set[tuple[str, str]]:
    return {(problem.field, problem.code) for problem in problems}


@pytest.mark.parametrize(
    ("kinds", "line"),
    [
        ([], "unspoken"),
        (["supports", "supports"], "agreed"),
        (["supports", "other"], "divided"),
        (["reservation"], "divided"),
    ],
)
def test_the_line_of_division(kinds: list[str], line: str) -> None:
    assert methods.division(kinds) == line


@pytest.mark.parametrize(
    ("state", "archived", "flag"),
    [
        ("adopted", False, ""),
        ("proposed", False, "not_adopted"),
        ("rejected", False, "rejected"),
        ("adopted", True, "archived"),
    ],
)
def test_an_origin_that_does_not_carry_is_flagged(state: str, archived: bool, flag: str) -> None:
    assert goals.origin_flag(state, archived=archived) == flag


def test_steps_run_forward_and_end_with_the_adoption() -> None:
    assert decisions.order_problems("council", NEXT_DAY, [("draft", DAY)]) == []
    assert decisions.order_problems("council", None, [("draft", DAY)]) == []
    assert told(decisions.order_problems("council", DAY, [("draft", NEXT_DAY), ("council", None)])) == {
        ("decided_on", "before_earlier_step")
    }
    assert told(decisions.order_problems("draft", None, [("adopted", DAY)])) == {("state", "already_adopted")}


def test_only_what_was_adopted_counts_as_changed() -> None:
    assert decisions.changed_since([["position", "version"], ["state", "origin_methods"]]) == ()
    assert decisions.changed_since([["title", "position"], ["expected"], ["title"]]) == ("expected", "title")


@pytest.mark.parametrize(
    ("revise_by", "valid_until", "due"),
    [
        (None, None, ""),
        (NEXT_DAY, NEXT_DAY, ""),
        (DAY, None, "revision_due"),
        (DAY, DAY, "expired"),
        (None, DAY, "expired"),
    ],
)
def test_a_document_is_due_from_the_day_after(
    revise_by: date | None, valid_until: date | None, due: str
) -> None:
    assert documents.overdue(revise_by, valid_until, NEXT_DAY) == due


def test_clarifications_from_other_sources_may_name_any_dialogue() -> None:
    assert clarifications.dialogue_problems("other", "committee") == []
    assert clarifications.dialogue_problems("citizen_dialogue", "citizens") == []
    assert told(clarifications.dialogue_problems("citizen_dialogue", "executive_board")) == {
        ("dialogue_id", "dialogue_of_other_kind")
    }


def test_goals_are_carried_with_those_above_them_and_circles_end() -> None:
    parents = {1: None, 2: 1, 3: 2, 4: 1, 5: 6, 6: 5}
    assert with_those_above([3], parents) == {1, 2, 3}
    assert with_those_above([5, 99], parents) == {5, 6}


def test_two_goals_differ_in_the_fields_that_a_reader_sees() -> None:
    fields = ("number", "title", "text", "expected", "unit_id", "level", "lifted")
    old: dict[str, object] = dict.fromkeys(fields, "x")
    assert difference(old, {**old, "position": 3}) == ()
    assert difference(old, {**old, "text": "y", "number": "2"}) == ("number", "text")

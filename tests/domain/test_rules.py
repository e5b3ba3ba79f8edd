"""What records must hold, told as codes."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain import decisions, goals, indicators, municipality, periods, risks, units
from app.domain.codes import GOAL_LEVELS
from app.domain.free_text import holds_identity_number, warnings
from app.domain.problems import Problem
from app.domain.validation import LONGEST, longest


def told(problems: list[Problem]) -> set[tuple[str, str]]:
    return {(problem.field, problem.code) for problem in problems}


def test_only_a_vision_stands_at_the_top() -> None:
    assert goals.levels_under(None) == ("vision",)


@pytest.mark.parametrize(
    ("level", "under"),
    [
        ("vision", ("overarching", "internal")),
        ("overarching", ("success_factor", "body", "subgoal")),
        ("success_factor", ("body", "subgoal")),
        ("body", ("subgoal",)),
        ("subgoal", ()),
        ("internal", ("subgoal",)),
    ],
)
def test_each_level_has_its_levels_under_it(level: str, under: tuple[str, ...]) -> None:
    assert goals.levels_under(level) == under


@pytest.mark.parametrize("level", GOAL_LEVELS)
def test_what_may_stand_there_has_no_problem_and_what_may_not_has_one(level: str) -> None:
    for parent in (None, *GOAL_LEVELS):
        assert bool(goals.parent_problems(level, parent)) != goals.may_stand_under(level, parent)


@pytest.mark.parametrize(
    ("kind", "code", "expected"),
    [
        ("own", "0665", set()),
        ("municipality", "", set()),
        ("nation", "0000", set()),
        ("comparison_group", "G176149", set()),
        ("unit", "V15E066500101", set()),
        ("municipality", "665", {("code", "place_code")}),
        ("region", "G176149", {("code", "place_code")}),
        ("comparison_group", "0665", {("code", "group_code")}),
        ("municipality", "0665/year/2020", {("code", "place_code")}),
    ],
)
def test_a_place_has_the_code_that_kolada_knows_it_by(
    kind: str, code: str, expected: set[tuple[str, str]]
) -> None:
    assert told(indicators.place_problems({"kind": kind, "code": code, "name": "Plats"})) == expected


def goal(**changed: object) -> dict[str, object]:
    return {"period_id": 1, "level": "body", "title": "Mål", "unit_id": 1, "parent_id": 1, **changed}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, set()),
        ({"title": "  "}, {("title", "required")}),
        ({"title": "x" * 301}, {("title", "too_long")}),
        ({"level": "mål"}, {("level", "unknown_choice")}),
        ({"unit_id": None}, {("unit_id", "required")}),
        ({"level": "vision"}, {("parent_id", "vision_has_parent")}),
        ({"level": "subgoal"}, {("first_year", "required"), ("last_year", "required")}),
        ({"first_year": 2022, "last_year": 2020}, {("last_year", "years_reversed")}),
        ({"first_year": 20}, {("first_year", "year_outside")}),
    ],
)
def test_a_goal_is_judged_by_itself(changed: dict[str, object], expected: set[tuple[str, str]]) -> None:
    assert told(goals.problems(goal(**changed))) == expected


def test_a_goals_years_lie_in_its_period() -> None:
    assert goals.years_problems({"first_year": 2020, "last_year": 2022}, 2020, 2022) == []
    assert told(goals.years_problems({"first_year": 2019, "last_year": 2023}, 2020, 2022)) == {
        ("first_year", "outside_period"),
        ("last_year", "outside_period"),
    }


def test_contributions_go_from_a_boards_goal_to_an_overarching_one_of_the_same_period() -> None:
    assert goals.contribution_ends_problems("body", "overarching", 1, 1) == []
    assert told(goals.contribution_ends_problems("subgoal", "vision", 1, 2)) == {
        ("goal_id", "contribution_from"),
        ("overarching_id", "contribution_to"),
        ("overarching_id", "other_period"),
    }


def indicator(**changed: object) -> dict[str, object]:
    fixed = {"title": "I", "quality": "actual", "level": "local", "direction": "higher", "source": "own"}
    return {**fixed, "decimals": 1, "kolada_id": "", **changed}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, set()),
        ({"kolada_id": "N15030"}, set()),
        ({"kolada_id": "U07451"}, set()),
        ({"kolada_id": "15030"}, {("kolada_id", "kolada_id")}),
        ({"decimals": 9}, {("decimals", "outside")}),
        ({"quality": ""}, {("quality", "required")}),
        ({"direction": "sideways"}, {("direction", "unknown_choice")}),
    ],
)
def test_an_indicator_is_judged(changed: dict[str, object], expected: set[tuple[str, str]]) -> None:
    assert told(indicators.problems(indicator(**changed))) == expected


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"margin": 2.5}, set()),
        ({"margin": 0.0}, set()),
        ({"margin_indicator_id": 3}, set()),
        ({"margin": -0.1}, {("margin", "negative")}),
        ({"margin": 2.5, "margin_indicator_id": 3}, {("margin", "margin_twice")}),
        ({"next_value_on": date(22, 5, 1)}, {("next_value_on", "implausible_day")}),
        ({"kolada_title": "x" * 501}, {("kolada_title", "too_long")}),
        ({"kolada_id": "N15030"}, set()),
        ({"kolada_id": "N1503"}, {("kolada_id", "kolada_id")}),
        ({"kolada_id": "N١٢٣٤٥"}, {("kolada_id", "kolada_id")}),
    ],
)
def test_an_indicator_holds_one_margin_and_a_kpi_formed_as_koladas(
    changed: dict[str, object], expected: set[tuple[str, str]]
) -> None:
    assert told(indicators.problems(indicator(**changed))) == expected


def test_a_band_has_its_low_end_below_its_high_one() -> None:
    target = {"indicator_id": 1, "year": 2020, "target": 30.0, "target_high": 20.0, "accepted_year": 1.0}
    assert told(indicators.target_problems(target)) == {("target_high", "band_reversed")}


def test_a_measurement_without_a_value_is_known_to_be_missing_and_no_problem() -> None:
    measurement = {
        "indicator_id": 1,
        "place_id": 1,
        "gender": "T",
        "year": 2020,
        "part": "year",
        "state": "final",
    }
    assert indicators.measurement_problems({**measurement, "value": None}) == []
    assert told(indicators.measurement_problems({**measurement, "year": 20, "gender": "X"})) == {
        ("year", "year_outside"),
        ("gender", "unknown_choice"),
    }


def test_a_risk_and_its_weighing_are_judged() -> None:
    assert told(risks.problems({"unit_id": None, "title": "R", "category": "weather"})) == {
        ("unit_id", "required"),
        ("category", "unknown_choice"),
    }
    score = {"risk_id": 1, "year": 2021, "kind": "current", "likelihood": 5, "consequence": 2}
    assert risks.score_problems(score) == []
    assert told(risks.scale_problems(score, range(1, 5), range(1, 5))) == {("likelihood", "outside_scale")}


def test_the_municipality_and_what_belongs_to_it_are_judged() -> None:
    settings = {"name": "V", "code": "0665", "low_max": 3, "medium_max": 8, "threshold": 9}
    assert municipality.problems(settings) == []
    assert told(municipality.problems({**settings, "code": "66", "medium_max": 3})) == {
        ("code", "municipality_code"),
        ("medium_max", "zones_reversed"),
    }
    assert told(municipality.scale_step_problems({"scale": "likelihood", "value": 6, "label": ""})) == {
        ("value", "outside"),
        ("label", "required"),
    }
    assert told(periods.problems({"name": "P", "first_year": 2020, "last_year": 2060})) == {
        ("last_year", "period_too_long")
    }
    assert told(units.problems({"name": "N", "kind": "club", "valid_from": 2020, "valid_to": 2019})) == {
        ("kind", "unknown_choice"),
        ("valid_to", "years_reversed"),
    }
    assert told(decisions.problems({"title": "", "kind": "goals"})) == {("title", "required")}


def test_every_text_has_a_longest_length() -> None:
    assert longest("title") < longest("text") == LONGEST


@pytest.mark.parametrize(
    "text",
    ["811218-9876", "19811218-9876", "198112189876", "Barnet (8112189876) bor här", "811278-9873"],
)
def test_a_text_with_an_identity_number_is_warned_of(text: str) -> None:
    assert holds_identity_number(text)
    assert warnings({"text": text, "position": 1}) == [Problem("identity_number", "text")]


@pytest.mark.parametrize(
    "text", ["", "KS 2019/160", "811218-9875", "0393-678000", "2020–2022", "100000000000", "811318-9876"]
)
def test_other_numbers_are_not_warned_of(text: str) -> None:
    assert not holds_identity_number(text)

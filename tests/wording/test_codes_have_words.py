"""Every code that the program can raise has words: a missing one would meet the user as a bug."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain import activities, codes, indicator_status, relative_position, rounds, unlikely_values
from app.domain.problems import Invalid, Problem, UserError
from app.domain.validation import year
from app.wording import field_problem, findings, risk_sentence, sentence, word
from app.wording.errors import _ERRORS, _PROBLEMS
from database.failures import _CODES, _POSTGRESQL_CODES

ROOT = Path(__file__).resolve().parents[2]


def raised(name: str, folders: tuple[str, ...]) -> Iterator[str]:
    """The literal codes given to ``name(…)`` anywhere in the program."""
    for folder in folders:
        for file in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
                    first = node.args[0] if node.args else None
                    if isinstance(first, ast.Constant) and isinstance(first.value, str):
                        yield first.value


def test_every_user_error_has_a_sentence() -> None:
    found = {*raised("UserError", ("app", "database")), *_CODES.values(), *_POSTGRESQL_CODES.values()}
    assert found and not found - set(_ERRORS)


def test_every_problem_of_a_field_has_a_sentence() -> None:
    found = {*raised("Problem", ("app",)), *raised("BadValue", ("app",))}
    assert found and not found - set(_PROBLEMS)


def test_every_finding_of_a_check_has_a_sentence() -> None:
    found = {*raised("Problem", ("database",)), *raised("_about", ("database",))}
    assert found and not found - set(findings._FINDINGS)


@pytest.mark.parametrize("code", sorted(_ERRORS))
def test_an_error_says_what_happened_and_ends_like_a_sentence(code: str) -> None:
    values = dict.fromkeys(
        (
            "path",
            "unit",
            "units",
            "year",
            "years",
            "ending",
            "problems",
            "copy",
            "by",
            "document",
            "documents",
            "address",
            "host",
            "status",
            "what",
            "kpi",
            "kpis",
            *(
                "sheet",
                "heading",
                "headings",
                "lacking",
                "likely",
                "line",
                "rows",
                "columns",
                "megabytes",
                "count",
                "number",
                *("round", "rounds"),
            ),
        ),
        "x.",
    )
    text, advice = sentence(UserError(code, **values))
    assert text.strip().endswith(".") and "{" not in text
    assert not advice or advice.strip().endswith(".")


def test_problems_of_a_form_are_told_once_each() -> None:
    text, _ = sentence(Invalid((Problem("required", "title"), Problem("required", "unit_id"))))
    assert text.count(field_problem(Problem("required"))) == 1


def test_every_code_of_rules_and_tables_has_a_word() -> None:
    for group, known in (
        ("level", codes.GOAL_LEVELS),
        ("unit_kind", codes.UNIT_KINDS),
        ("quality", codes.QUALITIES),
        ("indicator_level", codes.INDICATOR_LEVELS),
        ("direction", codes.DIRECTIONS),
        ("source", codes.SOURCES),
        ("gender", codes.GENDERS),
        ("part", codes.YEAR_PARTS),
        ("frequency", codes.FREQUENCIES),
        ("plan_state", codes.PLAN_STATES),
        ("measurement_state", codes.MEASUREMENT_STATES),
        ("extent", codes.SDG_EXTENTS),
        ("risk_category", codes.RISK_CATEGORIES),
        ("zone", codes.ZONES),
        ("risk_analysis_state", codes.RISK_ANALYSIS_STATES),
        ("treatment_kind", codes.TREATMENT_KINDS),
        ("action_state", codes.ACTION_STATES),
        ("control_method", codes.CONTROL_METHODS),
        ("control_frequency", codes.CONTROL_FREQUENCIES),
        ("control_plan_state", codes.CONTROL_PLAN_STATES),
        ("plan_choice", codes.PLAN_CHOICES),
        ("control_result", codes.CONTROL_RESULTS),
        ("control_symbol", codes.CONTROL_RESULTS),
        ("coso_part", codes.COSO_PARTS),
        ("judgement", codes.JUDGEMENTS),
        ("threshold_rule", codes.THRESHOLD_RULES),
        ("decision_kind", codes.DECISION_KINDS),
        ("decision_state", codes.DECISION_STATES),
        ("clarification_source", codes.CLARIFICATION_SOURCES),
        ("party_kind", codes.PARTY_KINDS),
        ("method_state", codes.METHOD_STATES),
        ("priority", ("", *codes.PRIORITIES)),
        ("standpoint_kind", codes.STANDPOINT_KINDS),
        ("division", codes.DIVISIONS),
        ("dialogue_kind", codes.DIALOGUE_KINDS),
        ("document_level", codes.DOCUMENT_LEVELS),
        ("document_kind", codes.DOCUMENT_KINDS),
        ("structure", codes.DOCUMENT_STRUCTURES),
        ("annex_state", codes.ANNEX_STATES),
        ("round_kind", codes.ROUND_KINDS),
        ("round_state", rounds.ROUND_STATES),
        ("round_unit_state", codes.ROUND_UNIT_STATES),
        ("answer_state", rounds.SHOWN_STATES),
        ("answer_symbol", rounds.SHOWN_STATES),
        ("round_version_state", codes.ROUND_VERSION_STATES),
        ("attainment", codes.ATTAINMENTS),
        ("forecast", codes.ATTAINMENTS),
        ("goal_trend", codes.GOAL_TRENDS),
        ("conclusion_kind", codes.CONCLUSION_KINDS),
        ("activity_state", codes.ACTIVITY_STATES),
        ("activity_shown", activities.SHOWN_STATES),
        ("activity_symbol", activities.SHOWN_STATES),
        ("comment_kind", codes.COMMENT_KINDS),
        ("status", indicator_status.STATUSES),
        ("indicator_status", indicator_status.STATUSES),
        ("trend", indicator_status.TRENDS),
        ("position", relative_position.POSITIONS),
        ("position_reason", relative_position.POSITION_REASONS),
        ("unlikely", unlikely_values.DOUBTS),
    ):
        assert all(word(group, code) for code in known), group


def test_a_risk_reads_as_one_sentence_also_when_parts_are_missing() -> None:
    assert risk_sentence("täkten inte räcker.", "låga nivåer", "att bygglov skjuts upp") == (
        "Risk för att täkten inte räcker på grund av låga nivåer, vilket leder till att bygglov skjuts upp."
    )
    assert risk_sentence("IT-stöden ligger nere", "", "") == "Risk för att IT-stöden ligger nere."


def test_a_year_outside_is_told_as_a_year_and_not_as_a_number() -> None:
    (problem,) = year({"first_year": 20}, "first_year")
    assert field_problem(problem) == "Skriv ett år mellan 1900 och 2200."


@pytest.mark.parametrize("state", codes.ROUND_UNIT_STATES)
def test_a_move_that_an_answer_cannot_make_is_told_in_words(state: str) -> None:
    for after in set(codes.ROUND_UNIT_STATES) - {state, *rounds.NEXT[state]}:
        (problem,) = rounds.move_problems(state, after)
        assert field_problem(problem).endswith(".")

from __future__ import annotations

from app.domain.gaps import (
    Named,
    missing_contributions,
    missing_expectations,
    missing_origins,
    missing_qualities,
    missing_sdg,
    quality_gap,
)

GOALS = (Named(1, "Trygghet"), Named(2, "Hälsa"))


def test_every_unit_that_is_silent_on_a_goal_is_a_gap() -> None:
    units = (Named(7, "Socialnämnden"), Named(8, "VSBo"))
    found = missing_contributions(units, GOALS, frozenset({(7, 1), (7, 2), (8, 1)}))
    assert [(gap.values["unit"], gap.values["goal"]) for gap in found] == [("VSBo", "Hälsa")]
    assert (found[0].kind, found[0].record_id) == ("goal", 2)


def test_a_goal_needs_both_actual_and_perceived_quality() -> None:
    lacks = {1: quality_gap({"actual"}), 2: quality_gap(["perceived", "perceived"]), 3: quality_gap(())}
    found = missing_qualities((*GOALS, Named(3, "Arbete")), lacks)
    assert [(gap.record_id, gap.code) for gap in found] == [
        (1, "no_perceived"),
        (2, "no_actual"),
        (3, "no_indicator"),
    ]


def test_a_goal_with_both_qualities_is_no_gap() -> None:
    assert missing_qualities(GOALS[:1], {1: quality_gap({"actual", "perceived"})}) == []


def test_goals_untied_to_agenda_2030_and_without_expectations_are_gaps() -> None:
    assert [gap.record_id for gap in missing_sdg(GOALS, frozenset({2}))] == [1]
    assert [
        gap.record_id for gap in missing_expectations(GOALS, {1: "Fler upplever trygghet.", 2: "  "})
    ] == [2]


def test_a_sub_goal_that_comes_from_nowhere_is_missing_its_origin() -> None:
    assert [gap.record_id for gap in missing_origins(GOALS, frozenset({2, 99}))] == [2]

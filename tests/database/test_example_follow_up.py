"""The example's follow-up: rounds in every state, told as the program itself would have proposed."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import Connection, select

from app.services import round_goals
from app.services.indicator_rows import read_rows
from database.activities import Activity, Effect
from database.citizens import CitizenComment, CitizenSummary
from database.goals import Goal
from database.rounds import Assessment, Conclusion, JointAnalysis, Round, RoundUnit, RoundVersion


def test_three_rounds_are_answered_in_different_degrees(example_connection: Connection) -> None:
    rows = example_connection.execute(
        select(Round.kind, RoundUnit.state).join(RoundUnit, RoundUnit.round_id == Round.id)
    )
    states = Counter((row.kind, row.state) for row in rows)
    assert states["annual", "approved"] == 7
    assert {state for kind, state in states if kind == "interim_april"} == {
        "approved",
        "returned",
        "submitted",
    }
    assert states["interim_august", "open"] == 4


def test_one_round_is_locked_with_a_corrected_version(example_connection: Connection) -> None:
    versions = example_connection.execute(
        select(RoundVersion.number, RoundVersion.state, RoundVersion.reason)
    ).all()
    assert [(row.number, row.state) for row in versions] == [(1, "locked"), (2, "locked")]
    assert "sexton" in versions[1].reason
    corrected = example_connection.execute(select(Assessment.version, Assessment.analysis)).all()
    assert [row.analysis for row in corrected if row.version == 2] == [
        "Sexton lägenheter blev klara mot trettio planerade."
    ]


def test_every_proposal_is_the_one_that_the_program_makes(example_connection: Connection) -> None:
    for found in example_connection.execute(select(Round.id, Round.year)).all():
        goals = round_goals.read_round_goals(example_connection, found.id, found.year)
        parents = round_goals.read_parents(example_connection, goals)
        proposed = round_goals.proposals(goals, read_rows(example_connection, found.year), parents)
        units = round_goals.read_round_units(example_connection, found.id, found.year)
        asked = {
            (unit.unit_id, goal.id)
            for unit in units
            for goal in round_goals.asked_of(goals, unit.unit_id, unit.kind)
        }
        judged = example_connection.execute(
            select(
                Assessment.unit_id,
                Assessment.goal_id,
                Assessment.proposed_attainment,
                Assessment.proposed_trend,
                Goal.title,
            )
            .join(Goal, Goal.id == Assessment.goal_id)
            .where(Assessment.round_id == found.id)
        ).all()
        assert judged
        for row in judged:
            assert (row.unit_id, row.goal_id) in asked, row.title
            proposal = proposed.get(row.goal_id, round_goals.NO_PROPOSAL)
            assert (row.proposed_attainment, row.proposed_trend) == proposal[:2], row.title


def test_activities_effects_analyses_and_words_to_citizens_are_there(example_connection: Connection) -> None:
    for entity, least in (
        (Activity, 20),
        (Effect, 20),
        (JointAnalysis, 5),
        (Conclusion, 5),
        (CitizenSummary, 5),
        (CitizenComment, 6),
    ):
        assert len(example_connection.execute(select(entity.__table__.c.id)).all()) >= least, (
            entity.__tablename__
        )
    states = set(example_connection.execute(select(Activity.state)).scalars())
    assert states == {"not_begun", "ongoing", "done", "dropped"}

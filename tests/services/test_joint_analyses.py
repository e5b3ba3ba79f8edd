"""What is weighed together in a round, and what conclusions become."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.problems import Conflict, Invalid
from app.services.conclusions import Conclusions
from app.services.joint_analyses import JointAnalyses
from app.services.joint_rows import AnalysedGoal, RoundSheet
from app.services.origins import Origins
from app.services.overview import Overview
from app.services.records import Records
from database.connection import File
from tests.helpers.queries import counted_queries

TODAY = date(2021, 9, 15)
BOARD = 2


class World:
    """A round in which two units are asked about one overarching goal."""

    def __init__(self, file: File, records: Records, ids: dict[str, int]) -> None:
        self.file, self.records, self.ids = file, records, ids
        self.analyses, self.conclusions = JointAnalyses(file, records), Conclusions(file, records)
        self.goal = ids["overarching"]
        self.other = records.write(
            "unit", None, {"name": "Bostadsbolaget", "kind": "company", "position": 9}
        ).id
        self.round = self.write(
            "round",
            kind="interim_august",
            title="Delår",
            year=2021,
            as_of=date(2021, 8, 31),
            last_day=date(2021, 9, 10),
        )
        self.answers = {
            unit: self.write("round_unit", round_id=self.round, unit_id=unit) for unit in (BOARD, self.other)
        }

    def write(self, kind: str, /, **values: object) -> int:
        return self.records.write(kind, None, values).id

    def judge(self, unit: int, goal: int = 0, **values: object) -> int:
        return self.write(
            "assessment", round_id=self.round, unit_id=unit, goal_id=goal or self.goal, **values
        )

    def conclude(self, leads_to: str, text: str = "Fler mötesplatser behövs") -> int:
        about = {"round_id": self.round, "goal_id": self.goal}
        return self.write("conclusion", **about, text=text, leads_to=leads_to)

    def lock(self) -> None:
        for answer in self.answers.values():
            self.records.write("round_unit", answer, {"state": "submitted", "submitted_on": TODAY})
            self.records.write("round_unit", answer, {"state": "approved"})
        self.write("round_version", round_id=self.round, state="locked", locked_on=TODAY)

    def sheet(self) -> RoundSheet:
        sheet = self.analyses.page((2020, 2022), 2021, TODAY).sheet
        assert sheet is not None
        return sheet

    def seen(self) -> AnalysedGoal:
        return next(goal for goal in self.sheet().goals if goal.id == self.goal)

    def subgoal(self, **values: object) -> dict[str, object]:
        own = {"period_id": 1, "parent_id": self.goal, "title": "Två mötesplatser"}
        return {**own, "first_year": 2022, "last_year": 2022, **values}


@pytest.fixture
def world(file: File, records: Records, ids: dict[str, int]) -> World:
    return World(file, records, ids)


def test_every_unit_stands_beside_the_others_with_what_it_judges(world: World) -> None:
    world.judge(BOARD, attainment="partly", trend="improving", analysis="Fler ute om kvällen")
    world.judge(world.other, attainment="met")
    world.judge(BOARD, world.ids["body"], attainment="not_met")
    goal = world.seen()
    assert goal.seen is not None
    assert [
        (view.unit.unit_id, view.judgement and view.judgement.attainment) for view in goal.seen.views
    ] == [
        (BOARD, "partly"),
        (world.other, "met"),
    ]
    assert goal.seen.attainment.counts == (("met", 1), ("partly", 1)) and goal.seen.attainment.differ
    (below,) = goal.below
    # The board's own goal is asked of nobody else.
    assert below.goal.id == world.ids["body"] and [view.unit.unit_id for view in below.views] == [BOARD]


def test_a_unit_that_has_not_judged_is_still_there(world: World) -> None:
    goal = world.seen()
    assert goal.seen is not None
    assert [view.judgement for view in goal.seen.views] == [None, None]
    assert {unit.state for unit in world.sheet().units} == {"not_begun"}


def test_what_the_municipality_says_is_made_once_and_then_changed(world: World) -> None:
    world.analyses.save(world.round, world.goal, {"attainment": "partly", "summary": "Tryggare"}, {})
    own = world.seen().own
    assert own is not None and (own.attainment, own.summary) == ("partly", "Tryggare")
    world.analyses.save(world.round, world.goal, {"analysis": "Ljuset hjälper"}, own.values())
    world.analyses.save(world.round, None, {"summary": "Helheten går åt rätt håll"}, {})
    own, whole = world.seen().own, world.sheet().goals[0].own
    assert own is not None and own.analysis == "Ljuset hjälper" and own.attainment == "partly"
    assert whole is not None and whole.summary == "Helheten går åt rätt håll"


def test_who_was_first_with_a_summary_is_not_written_over(world: World) -> None:
    empty = {"attainment": "", "summary": "", "analysis": ""}
    world.analyses.save(world.round, world.goal, {"summary": "Annas text"}, empty)
    with pytest.raises(Conflict):
        world.analyses.save(world.round, world.goal, {"summary": "Bos text"}, empty)
    # What does not clash is written beside it.
    world.analyses.save(world.round, world.goal, {"analysis": "Bos analys"}, empty)
    own = world.seen().own
    assert own is not None and (own.summary, own.analysis) == ("Annas text", "Bos analys")


def test_nothing_is_said_anew_of_a_locked_round(world: World) -> None:
    world.lock()
    assert world.sheet().round.state == "locked"
    with pytest.raises(Invalid, match="round_locked"):
        world.analyses.save(world.round, world.goal, {"summary": "För sent"}, {})


def test_effects_are_gathered_by_target_group_from_all_units(world: World) -> None:
    young = world.write("target_group", name="Unga")
    walks = world.write(
        "activity", title="Nattvandring", units=(BOARD, world.other), goals=(world.ids["body"],)
    )
    world.write("effect", activity_id=walks, target_group_id=young, expected="Tryggare kvällar")
    loose = world.write("activity", title="Utan mål", units=(BOARD,), last_day=date(2021, 3, 1))
    world.write("effect", activity_id=loose, target_group_id=young, seen="Något")
    past = world.write(
        "activity", title="Förra året", units=(BOARD,), state="done", last_day=date(2020, 12, 31)
    )
    world.write("effect", activity_id=past, target_group_id=young, seen="Längesedan")
    (group,) = world.seen().groups
    (effect,) = group.effects
    assert (group.name, effect.activity, len(effect.units)) == ("Unga", "Nattvandring", 2)
    assert effect.goals == ("Öppna förskolor",)
    # Nothing is hidden: what serves none of the goals is told with the whole.
    (whole,) = world.sheet().goals[0].groups
    assert [(row.activity, row.state) for row in whole.effects] == [("Utan mål", "late")]


def test_indicators_of_the_goal_and_of_those_under_it_stand_beside(world: World) -> None:
    assert [row.title for row in world.seen().indicators] == ["Nöjda föräldrar"]


def test_a_conclusion_becomes_a_sub_goal_that_says_where_it_comes_from(world: World) -> None:
    conclusion = world.conclude("subgoal")
    (waiting,) = world.seen().conclusions
    assert waiting.waits
    places = world.conclusions.places(world.goal, 2022)
    assert places.period_id == 1 and [place.id for place in places.places] == [world.goal, world.ids["body"]]
    made = world.conclusions.make_subgoal(conclusion, None, world.subgoal())
    (became,) = world.seen().conclusions
    assert (became.became, became.waits) == ("Två mötesplatser", False)
    (origin,) = Origins(world.file).list(1)
    assert origin.flag == "" and [row.round for row in origin.conclusions] == ["Delår"]
    world.records.undo(made)
    assert Origins(world.file).list(1) == () and world.seen().conclusions[0].waits


def test_a_copy_of_the_sub_goal_for_another_year_comes_from_the_same_conclusion(world: World) -> None:
    made = world.conclusions.make_subgoal(world.conclude("subgoal"), None, world.subgoal())
    copy = world.subgoal(level="subgoal", first_year=2021, last_year=2021, carried_from_id=made[0].id)
    world.write("goal", **copy)
    assert [len(row.conclusions) for row in Origins(world.file).list(1)] == [1, 1]
    world.write("goal", **world.subgoal(level="subgoal", title="Ur tomma intet"))
    assert [row.flag for row in Origins(world.file).list(1)].count("none") == 1
    gaps = Overview(world.file).gaps(1, 2021, TODAY)
    assert [gap.values["goal"] for gap in gaps if gap.code == "no_origin"] == ["Ur tomma intet"]


def test_a_conclusion_becomes_a_risk_also_when_the_round_is_locked(world: World) -> None:
    conclusion = world.conclude("risk", "Nattvandrarna blir färre")
    world.lock()
    risk = {"title": "Färre nattvandrare", "unit_id": BOARD, "category": "operations", "goals": (world.goal,)}
    made = world.conclusions.make_risk(conclusion, None, risk)
    assert world.records.read("risk", made[0].id)["goals"] == (world.goal,)
    assert world.seen().conclusions[0].became == "Färre nattvandrare"


def test_two_who_make_the_same_conclusion_a_sub_goal_make_one(world: World) -> None:
    conclusion = world.conclude("subgoal")
    world.conclusions.make_subgoal(conclusion, None, world.subgoal())
    with pytest.raises(Invalid, match="conclusion_became"):
        world.conclusions.make_subgoal(conclusion, None, world.subgoal(title="En gång till"))
    assert len(Origins(world.file).list(1)) == 1


def test_a_sub_goal_that_was_archived_may_be_made_anew(world: World) -> None:
    conclusion = world.conclude("subgoal")
    made = world.conclusions.make_subgoal(conclusion, None, world.subgoal())[0].id
    world.records.archive("goal", made)
    (row,) = world.seen().conclusions
    assert row.waits and row.became_archived
    world.conclusions.make_subgoal(conclusion, made, world.subgoal(title="Nytt försök"))
    assert world.seen().conclusions[0].became == "Nytt försök"


def test_a_year_that_no_period_holds_has_no_place_for_a_sub_goal(world: World) -> None:
    places = world.conclusions.places(world.goal, 2023)
    assert places.period_id is None and places.places == ()


def test_in_the_next_period_the_sub_goal_stands_under_what_the_goal_was_carried_over_to(world: World) -> None:
    period = world.write("period", name="2023–2026", mandate="2022–2026", first_year=2023, last_year=2026)
    vision = world.write("goal", period_id=period, level="vision", title="Här växer människor")
    carried = world.write(
        "goal",
        **{"period_id": period, "level": "overarching", "title": "Trygghet", "number": "1"},
        **{"parent_id": vision, "carried_from_id": world.goal},
    )
    places = world.conclusions.places(world.goal, 2023)
    assert [(place.id, place.next_number) for place in places.places] == [(carried, "1.1")]


def test_the_round_to_work_on_is_proposed(world: World) -> None:
    days = {"as_of": date(2021, 12, 31), "last_day": date(2022, 1, 20)}
    planned = world.write("round", kind="annual", title="Årsredovisning", year=2021, **days)
    page = world.analyses.page((2020, 2022), 2021, TODAY)
    assert [row.state for row in page.rounds] == ["planned", "open"]
    assert page.sheet is not None and page.sheet.round.id == world.round
    asked = world.analyses.page((2020, 2022), 2021, TODAY, planned).sheet
    assert asked is not None and asked.round.state == "planned" and asked.units == ()
    assert world.analyses.page((2023, 2026), 2023, TODAY).sheet is None


def test_a_record_leads_to_its_round_and_goal(world: World) -> None:
    made = world.analyses.save(world.round, None, {"summary": "Hela"}, {})[0].id
    assert world.analyses.place_of("joint_analysis", made) == (world.round, 0)
    assert world.analyses.place_of("conclusion", world.conclude("other")) == (world.round, world.goal)
    assert world.analyses.place_of("conclusion", 9999) is None


def test_a_round_costs_as_many_queries_however_many_goals_and_units(world: World) -> None:
    with counted_queries(world.file) as before:
        world.sheet()
    for number in range(5):
        unit = world.write("unit", name=f"Nämnd {number}", kind="committee")
        world.write("round_unit", round_id=world.round, unit_id=unit)
        world.judge(unit, attainment="met")
        world.write(
            "goal", period_id=1, level="overarching", title=f"Mål {number}", parent_id=world.ids["vision"]
        )
        world.conclude("other", f"Slutsats {number}")
    with counted_queries(world.file) as after:
        world.sheet()
    assert len(after) == len(before)

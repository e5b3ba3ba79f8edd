"""What a round's report says: live while the round is open, and as it was when a version was locked."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from datetime import date

import pytest
from sqlalchemy import select

from app.domain.problems import Invalid
from app.services.records import Records
from app.services.round_rows import RoundContent
from app.services.snapshots import packed, unpacked
from database.connection import File
from database.control_plans import Snapshot
from tests.helpers.files import BO, writer
from tests.helpers.rounds import TODAY, RoundWorld, full, round_world


@pytest.fixture
def world(file: File, records: Records, ids: dict[str, int]) -> RoundWorld:
    return round_world(file, records, ids)


def test_an_open_round_is_told_as_it_stands(world: RoundWorld) -> None:
    full(world)
    told = world.told()
    assert told.version is None and not told.locked and told.day == TODAY
    assert (told.head.title, told.head.municipality) == ("Delår", "Vaggeryd")
    assert [goal.id for goal in told.columns] == [world.ids["overarching"]]
    (unit,) = told.units
    assert (unit.state, unit.days_late, unit.summary) == ("in_progress", 5, "Vi är på väg")
    (indicator,) = told.indicators
    assert (indicator.value, indicator.target, indicator.status) == (64.0, 70.0, "partly")
    # What is measured after the round's year is not part of it.
    assert [point.value for point in indicator.chart.series[0].points] == [60.0, 64.0]
    (activity,) = told.activities
    assert (activity.state, activity.columns) == ("late", (world.ids["overarching"],))
    assert [effect.seen for effect in told.effects] == ["Lugnare"]
    assert told.whole is not None and told.whole.summary == "Kommunen är på väg"
    assert [line.text for line in told.conclusions] == ["Mer ljus"]
    assert len(told.overrides) == len(told.not_met) == len(told.late) == 1


def test_counts_are_stacked_and_count_those_who_have_not_judged(world: RoundWorld) -> None:
    board = world.records.write("unit", None, {"kind": "committee", "name": "Barnnämnden"}).id
    world.make("round_unit", round_id=world.round, unit_id=board)
    world.judge(attainment="met")
    told = world.told()
    counts = {"met": 1, "partly": 0, "not_met": 0, "not_assessable": 0, "": 1}
    assert told.counts([world.ids["overarching"]]) == counts
    waiting = {unit.unit_id: [goal.id for goal in goals] for unit, goals in told.waiting}
    assert waiting == {2: [world.ids["body"]], board: [world.ids["overarching"]]}


def test_a_unit_that_does_not_answer_is_not_waited_for(world: RoundWorld) -> None:
    excused = {"state": "excused", "comment": "Upphörde i juni"}
    world.records.write("round_unit", world.answer, excused)
    told = world.told()
    assert not told.waiting and not told.late
    assert [(unit.comment, unit.state) for unit in told.excused] == [("Upphörde i juni", "excused")]


def test_nobody_is_waited_for_with_a_goal_that_was_archived_since(world: RoundWorld) -> None:
    board = world.records.write("unit", None, {"kind": "committee", "name": "Barnnämnden"}).id
    world.make("round_unit", round_id=world.round, unit_id=board)
    world.judge(attainment="met")
    world.records.archive("goal", world.ids["body"])
    world.records.archive("goal", world.ids["overarching"])
    told = world.told()
    assert [goal.title for goal in told.goals] == ["Trygghet"] and told.goals[0].archived
    assert told.counts([world.ids["overarching"]])["met"] == 1
    assert not told.waiting and not told.counts([world.ids["overarching"]])[""]


def test_what_is_locked_stays_whatever_happens_afterwards(world: RoundWorld) -> None:
    ids = full(world)
    world.approve()
    version = world.lock()
    before = world.kept(version)
    assert before is not None and before.locked and before.day == TODAY
    for kind, record_id, values in (
        ("measurement", ids["value"], {"value": 12.0}),
        ("indicator", world.ids["indicator"], {"title": "Något annat"}),
        ("goal", world.ids["overarching"], {"title": "Ett annat mål", "expected": "Mer"}),
        ("activity", ids["activity"], {"state": "done"}),
        ("unit", 2, {"name": "Kommunens styrelse"}),
        ("municipality", 1, {"name": "En annan kommun"}),
        ("conclusion", ids["conclusion"], {"risk_id": world.ids["risk"]}),
    ):
        world.records.write(kind, record_id, values)
    assert world.kept(version) == before == world.holding()
    assert world.told() != before


def test_a_correction_is_kept_when_it_is_locked_and_the_first_stays(world: RoundWorld) -> None:
    judged = world.judge(attainment="met")
    world.approve()
    first = world.lock()
    second = world.correct("Enkäten var inte färdig")
    assert world.kept(second) is None and world.holding() == world.kept(first)
    world.lock_again(second, judged, "partly", date(2021, 12, 1))
    old, new = world.kept(first), world.kept(second)
    assert old is not None and new is not None and new == world.holding()
    assert [old.judgements[0].attainment, new.judgements[0].attainment] == ["met", "partly"]
    assert old.version is not None and new.version is not None
    assert (old.version.number, old.version.replaces_locked_on) == (1, None)
    assert (new.version.number, new.version.reason) == (2, "Enkäten var inte färdig")
    assert (new.day, new.version.replaces_locked_on) == (date(2021, 12, 1), TODAY)
    # Who hands in again for a correction is no later than it was.
    assert old.units[0].days_late == new.units[0].days_late == 5


def test_nothing_is_kept_of_a_correction_that_was_begun_by_mistake(world: RoundWorld) -> None:
    world.approve()
    first = world.lock()
    second = world.correct()
    world.records.archive("round_version", second)
    assert world.kept(second) is None
    assert world.holding() == world.kept(first)


def test_two_who_lock_at_once_keep_one_version(world: RoundWorld) -> None:
    world.approve()

    def lock(records: Records) -> bool:
        try:
            world.lock(records)
        except Invalid:
            return False
        return True

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(lock, (world.records, writer(world.file, BO)))) == [False, True]
    with world.file.reading() as connection:
        kept = connection.execute(select(Snapshot.id).where(Snapshot.kind == "round_version"))
        assert len(kept.all()) == 1


def test_what_is_kept_is_the_same_when_it_is_unpacked(world: RoundWorld) -> None:
    full(world)
    told = world.told()
    assert all(getattr(told, field.name) for field in fields(told) if field.name != "version")
    assert unpacked(RoundContent, packed(told)) == told


def test_a_hidden_risk_that_a_conclusion_became_is_not_named(world: RoundWorld) -> None:
    ids = full(world)
    world.records.write("conclusion", ids["conclusion"], {"risk_id": world.ids["risk"]})
    assert [line.became for line in world.told().conclusions] == ["Brist på lärare"]
    world.records.write("risk", world.ids["risk"], {"hidden": True})
    assert [line.became for line in world.told().conclusions] == [""]


def test_what_an_excused_unit_had_begun_is_no_result(world: RoundWorld) -> None:
    world.judge(attainment="not_met", analysis="Halvskrivet")
    excused = {"state": "excused", "comment": "Nämnden upphörde i juni"}
    world.records.write("round_unit", world.answer, excused)
    told = world.told()
    assert told.judgements == () and told.not_met == ()
    assert set(told.counts(goal.id for goal in told.goals).values()) == {0}
    assert [unit.state for unit in told.excused] == ["excused"]

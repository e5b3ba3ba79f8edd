"""Rules of rounds that look into the file: who may still answer, and what a locked report holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from app.domain.problems import Invalid
from app.services.records import Records

TODAY = date(2021, 9, 15)


@dataclass
class World:
    """A round with one unit that is asked."""

    records: Records
    ids: dict[str, int]
    round: int
    answer: int

    def judge(self, **values: object) -> int:
        about = {"round_id": self.round, "unit_id": 2, "goal_id": self.ids["body"], **values}
        return self.records.write("assessment", None, about).id

    def move(self, state: str, **values: object) -> None:
        self.records.write("round_unit", self.answer, {"state": state, **values})

    def approve(self) -> None:
        self.move("submitted", submitted_on=TODAY)
        self.move("approved")

    def lock(self, number: int = 1) -> int:
        version = {"round_id": self.round, "number": number, "state": "locked", "locked_on": TODAY}
        return self.records.write("round_version", None, version).id

    def correct(self, number: int = 2) -> int:
        version = {"round_id": self.round, "number": number, "state": "open", "reason": "En siffra var fel"}
        return self.records.write("round_version", None, version).id


@pytest.fixture
def world(records: Records, ids: dict[str, int]) -> World:
    days = {"year": 2021, "as_of": date(2021, 8, 31), "last_day": date(2021, 9, 10)}
    made = records.write("round", None, {"kind": "interim_august", "title": "Delår", **days}).id
    answer = records.write("round_unit", None, {"round_id": made, "unit_id": 2}).id
    return World(records, ids, made, answer)


def test_a_unit_judges_until_it_has_handed_in(world: World) -> None:
    judged = world.judge(attainment="met")
    world.move("submitted", submitted_on=TODAY)
    with pytest.raises(Invalid, match="answer_handed_in"):
        world.records.write("assessment", judged, {"attainment": "partly"})
    with pytest.raises(Invalid, match="answer_handed_in"):
        world.records.archive("assessment", judged)
    with pytest.raises(Invalid, match="answer_handed_in"):
        world.records.write("round_unit", world.answer, {"summary": "Nytt"})
    world.move("returned", comment="Skriv vad som görs härnäst")
    world.records.write("assessment", judged, {"attainment": "partly"})


def test_a_unit_that_is_not_asked_judges_nothing(world: World) -> None:
    with pytest.raises(Invalid, match="unit_not_in_round"):
        world.judge(unit_id=1)


def test_an_answer_is_returned_with_a_comment_only(world: World) -> None:
    world.move("submitted", submitted_on=TODAY)
    with pytest.raises(Invalid, match="comment: required"):
        world.move("returned")


def test_an_answer_is_not_approved_before_it_is_handed_in(world: World) -> None:
    with pytest.raises(Invalid, match="answer_open"):
        world.move("approved", submitted_on=TODAY)


def test_a_round_is_locked_when_every_answer_is_approved_or_excused(world: World) -> None:
    with pytest.raises(Invalid, match="answers_waited_for"):
        world.lock()
    world.move("excused", comment="Nämnden upphörde i juni")
    world.lock()


def test_nothing_of_a_locked_round_changes(world: World) -> None:
    judged = world.judge(attainment="met")
    about = {"round_id": world.round, "goal_id": world.ids["overarching"]}
    analysis = world.records.write("joint_analysis", None, {**about, "summary": "Bra"}).id
    world.approve()
    version = world.lock()
    for kind, record_id, values in (
        ("round", world.round, {"title": "Ett annat namn"}),
        ("round_unit", world.answer, {"state": "returned", "comment": "Rätta"}),
        ("assessment", judged, {"attainment": "not_met"}),
        ("joint_analysis", analysis, {"summary": "Sämre"}),
        ("round_version", version, {"state": "open"}),
    ):
        with pytest.raises(Invalid, match="round_locked"):
            world.records.write(kind, record_id, values)
    for kind, record_id in (("round_version", version), ("round_unit", world.answer)):
        with pytest.raises(Invalid, match="round_locked"):
            world.records.archive(kind, record_id)
    with pytest.raises(Invalid, match="round_answered"):
        world.records.archive("round", world.round)


def test_a_correction_opens_the_round_and_is_locked_after_it(world: World) -> None:
    judged = world.judge(attainment="met")
    world.approve()
    world.lock()
    with pytest.raises(Invalid, match="reason: required"):
        world.records.write("round_version", None, {"round_id": world.round, "number": 2, "state": "open"})
    second = world.correct()
    world.move("returned", comment="Rätta siffran")
    world.records.write("assessment", judged, {"attainment": "partly"})
    world.approve()
    world.records.write("round_version", second, {"state": "locked", "locked_on": TODAY})
    with pytest.raises(Invalid, match="round_locked"):
        world.records.write("assessment", judged, {"attainment": "met"})


def test_two_who_lock_at_once_give_one_version(world: World) -> None:
    world.approve()
    world.lock()
    with pytest.raises(Invalid, match=r"duplicate|version_not_next"):
        world.lock()


def test_after_the_lock_a_conclusion_only_says_what_it_became(world: World) -> None:
    about = {"round_id": world.round, "goal_id": world.ids["overarching"], "text": "Mer ljus"}
    conclusion = world.records.write("conclusion", None, {**about, "leads_to": "risk"}).id
    world.approve()
    world.lock()
    world.records.write("conclusion", conclusion, {"risk_id": world.ids["risk"]})
    with pytest.raises(Invalid, match="round_locked"):
        world.records.write("conclusion", conclusion, {"text": "Mindre ljus"})


def test_a_goal_that_units_do_not_share_is_not_analysed_together(world: World) -> None:
    with pytest.raises(Invalid, match="goal_not_analysed"):
        world.records.write("joint_analysis", None, {"round_id": world.round, "goal_id": world.ids["body"]})
    with pytest.raises(Invalid, match="goal_not_assessed"):
        world.judge(goal_id=world.ids["vision"])


def test_an_activity_is_carried_out_by_somebody(world: World) -> None:
    with pytest.raises(Invalid, match="units: required"):
        world.records.write("activity", None, {"title": "Nattvandring"})
    made = world.records.write("activity", None, {"title": "Nattvandring", "units": (2,)}).id
    with pytest.raises(Invalid, match="units: required"):
        world.records.write("activity", made, {"units": ()})
    world.records.write("activity", made, {"state": "done"})

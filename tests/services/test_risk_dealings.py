"""What is done about risks: accepted or watched, changed by actions, tested by controls, heeded by internal goals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from app.domain.problems import Invalid
from app.services.office import Office
from app.services.risk_forms import read_card, save_risk
from app.services.risk_rows import RiskRow
from tests.helpers.queries import counted_queries

YEAR = 2023
TODAY = date(2023, 9, 15)
BOARD = 2


@dataclass
class World:
    """An office whose day is known, with one risk."""

    office: Office
    risk: int

    def write(self, what: str, **values: object) -> int:
        return self.office.records.write(what, None, values).id

    def accept(self, until: date, reason: str = "Kostar mer än den smakar.") -> int:
        return self.write(
            "risk_treatment", risk_id=self.risk, kind="accept", unit_id=BOARD, until=until, reason=reason
        )

    def row(self) -> RiskRow:
        return next(row for row in self.office.risks.register(YEAR) if row.id == self.risk)


@pytest.fixture
def world(empty_office: Office) -> World:
    empty_office.records.write("municipality", 1, {"shown_on": TODAY})
    values = {"unit_id": BOARD, "title": "Driftstopp", "category": "it", "score_likelihood": 3}
    risk = save_risk(empty_office, None, {**values, "score_consequence": 4}, {}, YEAR)[0].id
    return World(empty_office, risk)


def test_the_newest_decision_counts_and_earlier_ones_are_its_history(world: World) -> None:
    world.accept(date(2023, 12, 31))
    watched = world.write("risk_treatment", risk_id=world.risk, kind="watch", reason="Följs varje tertial.")
    assert (world.row().decided.kind, world.row().decided.until) == ("watch", None)
    dealings = read_card(world.office, world.risk, YEAR).dealings
    assert [row.kind for row in dealings.decided] == ["watch", "accept"]
    world.office.records.archive("risk_treatment", watched)
    assert world.row().decided == ("accept", "Kommunstyrelsen", date(2023, 12, 31), False)


@pytest.mark.parametrize(("until", "over"), [(TODAY, False), (date(2023, 9, 14), True)])
def test_an_acceptance_asks_again_the_day_after_its_last(world: World, until: date, over: bool) -> None:
    world.accept(until)
    assert world.row().decided.over is over
    assert read_card(world.office, world.risk, YEAR).dealings.decided[0].over is over


def test_an_acceptance_says_by_whom_until_when_and_why(world: World) -> None:
    with pytest.raises(Invalid) as error:
        world.write("risk_treatment", risk_id=world.risk, kind="accept")
    assert {problem.field for problem in error.value.problems} == {"unit_id", "until", "reason"}


def test_actions_and_controls_are_told_apart_with_what_is_late(world: World) -> None:
    action = {"risk_id": world.risk, "unit_id": BOARD, "year": YEAR}
    late = world.write("action", title="Köp reservkraft", due_on=date(2023, 6, 30), **action)
    dropped = world.write("action", title="Flytta", state="dropped", **action)
    control = world.write(
        "control", title="Provkörning", unit_id=BOARD, how_often="tertial", risks=(world.risk,)
    )
    card = read_card(world.office, world.risk, YEAR)
    assert [(line.id, line.late) for line in card.dealings.actions] == [(dropped, False), (late, True)]
    (line,) = card.dealings.controls
    assert (line.id, line.state, line.due_on) == (control, "late", date(2023, 4, 30))
    for slot, result in ((1, "no_remark"), (2, "serious")):
        world.write(
            "control_result",
            control_id=control,
            unit_id=BOARD,
            year=YEAR,
            slot=slot,
            result=result,
            checked_on=TODAY,
            observation="Startade inte.",
        )
    (line,) = read_card(world.office, world.risk, YEAR).dealings.controls
    assert (line.state, line.due_on, line.result) == ("due", date(2023, 12, 31), "serious")
    assert (world.row().actions, world.row().controls) == (1, 1)


def test_a_common_control_is_done_when_all_who_carry_it_out_have_done_it(world: World) -> None:
    other = world.write("unit", name="Socialnämnden", kind="committee")
    control = world.write(
        "control", title="Attest", units=(BOARD, other), how_often="year", risks=(world.risk,)
    )
    result = {"control_id": control, "year": YEAR, "checked_on": TODAY, "observation": "En av tio saknas."}
    world.write("control_result", unit_id=BOARD, result="minor", **result)
    (line,) = read_card(world.office, world.risk, YEAR).dealings.controls
    assert (line.state, line.result) == ("due", "minor")
    world.write("control_result", unit_id=other, result="no_remark", **result)
    (line,) = read_card(world.office, world.risk, YEAR).dealings.controls
    assert (line.state, line.due_on, line.result) == ("done", None, "minor")


def test_an_internal_goal_revised_for_a_risk_is_tied_from_either_side(world: World) -> None:
    vision = world.write("goal", period_id=1, level="vision", title="Vision")
    goal = world.write("goal", period_id=1, parent_id=vision, level="internal", title="Säker drift")
    world.office.records.write("risk", world.risk, {"revised_goals": (goal,)})
    assert [each.title for each in read_card(world.office, world.risk, YEAR).dealings.revised] == [
        "Säker drift"
    ]
    card = world.office.goals.card(goal, YEAR)
    assert card is not None and [row.id for row in card.revision_risks] == [world.risk]
    assert card.values["revision_risks"] == (world.risk,)
    world.office.records.write("goal", goal, {"revision_risks": ()})
    assert read_card(world.office, world.risk, YEAR).dealings.revised == ()


def test_only_an_internal_goal_is_revised_for_a_risk(world: World) -> None:
    goal = world.write("goal", period_id=1, level="vision", title="Vision")
    with pytest.raises(Invalid, match="revised_goals: not_internal"):
        world.office.records.write("risk", world.risk, {"revised_goals": (goal,)})
    with pytest.raises(Invalid, match="revision_risks: not_internal"):
        world.office.records.write("goal", goal, {"revision_risks": (world.risk,)})


def test_the_history_of_a_risk_tells_what_was_decided_of_it(world: World) -> None:
    accepted = world.accept(date(2023, 12, 31))
    world.office.records.archive("risk_treatment", accepted)
    told = [(line.kind, line.action) for line in read_card(world.office, world.risk, YEAR).history]
    assert told == [("risk_treatment", "archive"), ("risk_treatment", "create"), ("risk", "create")]


def test_a_card_asks_as_many_questions_however_much_is_done(world: World) -> None:
    world.accept(date(2023, 12, 31))
    fill(world, 1)
    with counted_queries(world.office.file) as few:
        read_card(world.office, world.risk, YEAR)
    fill(world, 12)
    with counted_queries(world.office.file) as many:
        card = read_card(world.office, world.risk, YEAR)
    assert len(card.dealings.actions) == len(card.dealings.controls) == 13
    assert len(many) == len(few)


def fill(world: World, count: int) -> None:
    """Accept, weigh, act and control more."""
    for number in range(count):
        world.accept(date(2024, 1, 1 + number))
        world.write("action", risk_id=world.risk, unit_id=BOARD, year=YEAR, title=f"Åtgärd {number}")
        world.write("control", title=f"Kontroll {number}", unit_id=BOARD, risks=(world.risk,))
        score = {"kind": "current", "likelihood": 2, "consequence": 2}
        world.write("risk_score", risk_id=world.risk, year=YEAR + number % 2, **score)


def test_nothing_of_a_hidden_risk_is_on_the_public_paper(world: World) -> None:
    hidden = {"unit_id": BOARD, "title": "Hemlig", "category": "it", "hidden": True}
    risk = world.write("risk", **hidden)
    world.write("action", risk_id=risk, unit_id=BOARD, year=YEAR, title="Byt lås")
    assert {row.title for row in world.office.risks.paper(YEAR).rows} == {"Driftstopp", "Hemlig"}
    public = world.office.risks.paper(YEAR, public=True)
    assert [row.title for row in public.rows] == ["Driftstopp"]
    assert risk not in public.dealings and set(public.dealings) == {world.risk}
    assert world.office.risks.paper(YEAR, BOARD + 100).rows == ()

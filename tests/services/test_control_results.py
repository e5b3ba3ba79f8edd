"""What the controls of a year are to show, have shown, and should have shown; and the actions that follow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from app.domain.problems import Invalid
from app.services.control_results import Check
from app.services.office import Office
from tests.helpers.queries import counted_queries

YEAR, TODAY = 2025, date(2025, 9, 15)


@dataclass
class World:
    """Two units, one control of each kind."""

    office: Office
    first: int
    second: int
    tertial: int
    common: int

    def check(self, control: int, unit: int, slot: int, year: int = YEAR) -> Check:
        rows = self.office.control_results.page(year, TODAY).rows
        return next(row for row in rows if row.key == (control, unit, slot))

    def result(self, slot: int, result: str, **more: object) -> int:
        values: dict[str, object] = {
            "control_id": self.tertial,
            "unit_id": self.first,
            "year": YEAR,
            "slot": slot,
        }
        values |= {"result": result, "checked_on": date(2025, 5, 2)} | more
        return self.office.records.write("control_result", None, values).id


@pytest.fixture
def world(empty_office: Office) -> World:
    empty_office.records.write("municipality", 1, {"shown_on": TODAY})
    empty_office.reload()
    write = empty_office.records.write
    first = next(unit.id for unit in empty_office.register.units() if unit.answers)
    second = write("unit", None, {"kind": "committee", "name": "Önämnden", "parent_id": 1}).id
    tertial = write("control", None, {"title": "Attest", "unit_id": first, "how_often": "tertial"}).id
    common = write("control", None, {"title": "Behörigheter", "units": (first, second)}).id
    plan = write("control_plan", None, {"year": YEAR}).id
    write("control_plan_item", None, {"plan_id": plan, "controls": (tertial, common)})
    return World(empty_office, first, second, tertial, common)


def test_every_control_stands_once_for_each_unit_and_each_time_with_what_is_late_first(world: World) -> None:
    rows = world.office.control_results.page(YEAR, TODAY).rows
    assert [(row.title, row.unit.id, row.slot, row.state) for row in rows] == [
        ("Attest", world.first, 1, "late"),
        ("Attest", world.first, 2, "late"),
        ("Attest", world.first, 3, "due"),
        ("Behörigheter", world.first, 1, "due"),
        ("Behörigheter", world.second, 1, "due"),
    ]
    assert [row.due_on for row in rows[:3]] == [date(2025, 4, 30), date(2025, 8, 31), date(2025, 12, 31)]


def test_a_result_makes_its_time_done_and_a_deviation_asks_until_something_is_done(world: World) -> None:
    result = world.result(
        1, "minor", population=300, sample=25, deviations=2, observation="Två saknar attest."
    )
    check = world.check(world.tertial, world.first, 1)
    assert (check.state, check.result_id, check.deviations, check.asks) == ("done", result, 2, True)
    values = {"unit_id": world.first, "result_id": result, "year": YEAR, "title": "Påminn attestanterna"}
    action = world.office.records.write("action", None, values).id
    assert not world.check(world.tertial, world.first, 1).asks
    card = world.office.control_results.card(result, TODAY)
    assert [row.id for row in card.actions] == [action] and card.values["sample"] == 25
    world.office.records.archive("action", action)
    assert world.check(world.tertial, world.first, 1).asks
    world.office.records.archive("control_result", result)
    assert world.check(world.tertial, world.first, 1).state == "late"


def test_what_was_not_done_says_so(world: World) -> None:
    world.result(2, "not_done", checked_on=None, observation="Vakans.")
    assert world.check(world.tertial, world.first, 2).state == "not_done"


def test_a_result_stays_in_sight_though_the_control_is_done_less_often_or_by_others_or_put_away(
    world: World,
) -> None:
    world.result(3, "no_remark")
    write = world.office.records.write
    write("control", world.tertial, {"how_often": "year"})
    assert world.check(world.tertial, world.first, 3).state == "done"
    assert world.check(world.tertial, world.first, 1).state == "due"
    write("control", world.tertial, {"unit_id": world.second})
    assert world.check(world.tertial, world.first, 3).unit.name
    plan = world.office.controls.card(world.tertial).plans[0].id
    world.office.records.archive("control_plan", plan)
    world.office.records.archive("control", world.tertial)
    mine = [row for row in world.office.control_results.page(YEAR, TODAY).rows if row.control.archived]
    assert [row.slot for row in mine] == [3]


def test_a_half_year_holds_what_was_to_be_done_or_was_done_by_then(world: World) -> None:
    values = {"control_id": world.common, "unit_id": world.second, "year": YEAR, "result": "no_remark"}
    world.office.records.write("control_result", None, {**values, "checked_on": date(2025, 6, 2)})
    rows = world.office.control_results.page(YEAR, TODAY).rows
    half = [(row.title, row.unit.id, row.slot) for row in rows if row.until(date(YEAR, 6, 30))]
    assert half == [("Attest", world.first, 1), ("Behörigheter", world.second, 1)]


def test_a_control_is_not_asked_for_in_years_before_it_was_there_unless_a_plan_asked(world: World) -> None:
    assert not world.office.control_results.page(YEAR - 1, TODAY).rows
    plan = world.office.records.write("control_plan", None, {"year": YEAR - 1}).id
    item = {"plan_id": plan, "controls": (world.tertial,)}
    world.office.records.write("control_plan_item", None, item)
    rows = world.office.control_results.page(YEAR - 1, TODAY).rows
    assert [(row.title, row.planned) for row in rows] == [("Attest", True)] * 3


def test_the_year_takes_the_same_number_of_queries_however_much_there_is(world: World) -> None:
    with counted_queries(world.office.file) as few:
        world.office.control_results.page(YEAR, TODAY)
    for number in range(20):
        values = {"title": f"Kontroll {number}", "units": (world.first, world.second), "how_often": "month"}
        world.office.records.write("control", None, values)
    with counted_queries(world.office.file) as many:
        world.office.control_results.page(YEAR, TODAY)
    assert len(many) == len(few) <= 8


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"checked_on": date(2025, 9, 16)}, "in_future"),
        ({"population": 10, "sample": 11}, "sample_above_population"),
        ({"sample": 10, "deviations": 11}, "deviations_above_sample"),
        ({"population": -1}, "population"),
        ({"slot": 4}, "slot"),
        ({"result": "serious"}, "observation: required"),
        ({"result": "no_remark", "checked_on": None}, "checked_on: required"),
        ({"observation": "x" * 100_001}, "too_long"),
    ],
)
def test_a_result_that_cannot_be_is_refused(world: World, values: dict[str, object], problem: str) -> None:
    with pytest.raises(Invalid, match=problem):
        world.result(**{"slot": 1, "result": "no_remark", **values})  # type: ignore[arg-type]
    assert world.check(world.tertial, world.first, 1).state == "late"


def test_actions_of_the_year_and_open_ones_of_earlier_years_stand_with_the_late_ones_first(
    world: World,
) -> None:
    write = world.office.records.write
    risk = write("risk", None, {"unit_id": world.first, "title": "Fel betalas ut", "category": "economy"}).id
    result = world.result(1, "serious", observation="Ingen attest.")

    def action(title: str, year: int, state: str, due: date | None, **more: object) -> None:
        values = {"unit_id": world.first, "title": title, "year": year, "state": state, "due_on": due}
        write("action", None, {"risk_id": risk, **values, **more})

    action("Ny rutin", 2025, "planned", date(2025, 12, 1))
    action("Gammal och öppen", 2024, "ongoing", date(2024, 12, 1))
    action("Gammal och klar", 2024, "done", date(2024, 12, 1), done_on=date(2024, 11, 1))
    action("Klar", 2025, "done", date(2025, 3, 1), done_on=date(2025, 2, 1))
    action("Utan dag", 2025, "planned", None, risk_id=None, result_id=result)
    action("Nästa år", 2026, "planned", date(2026, 3, 1))
    rows = world.office.actions.list(YEAR, TODAY)
    assert [(row.title, row.shown_state) for row in rows] == [
        ("Gammal och öppen", "late"),
        ("Ny rutin", "planned"),
        ("Utan dag", "planned"),
        ("Klar", "done"),
    ]
    assert (rows[0].risk, rows[0].control) == ("Fel betalas ut", "")
    assert (rows[2].control, rows[2].result, rows[2].control_slot) == ("Attest", "serious", 1)
    assert [row.id for row in world.office.actions.choices(YEAR).results] == [result]


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"due_on": date(2024, 12, 31)}, "due_before_year"),
        ({"done_on": date(2025, 9, 16)}, "in_future"),
        ({"state": "done"}, "done_on: required"),
        ({"risk_id": None}, "risk_id: required"),
        ({"title": "x" * 10_000}, "too_long"),
    ],
)
def test_an_action_that_cannot_be_is_refused(world: World, values: dict[str, object], problem: str) -> None:
    write = world.office.records.write
    risk = write("risk", None, {"unit_id": world.first, "title": "Fel betalas ut", "category": "economy"}).id
    given = {"unit_id": world.first, "title": "Ny rutin", "year": YEAR, "risk_id": risk, **values}
    with pytest.raises(Invalid, match=problem):
        write("action", None, given)
    assert not world.office.actions.list(YEAR, TODAY)

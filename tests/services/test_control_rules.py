"""Rules of internal control that look into the file: who may answer, and what a decided plan holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from app.domain.problems import Invalid
from app.services.office import Office

YEAR = 2026


@dataclass
class World:
    """A unit with a risk and a control, a plan with one item, and a decision."""

    office: Office
    unit: int
    risk: int
    control: int
    plan: int
    item: int
    decision: int

    def adopt(self, section: str = "§ 12") -> int:
        step = {"decision_id": self.decision, "state": "adopted", "decided_on": date(2025, 12, 10)}
        return self.office.records.write("decision_step", None, {**step, "section": section}).id

    def decide(self) -> None:
        values = {"state": "decided", "decision_id": self.decision}
        self.office.records.write("control_plan", self.plan, values)

    def lock(self) -> None:
        self.office.records.write("control_plan", self.plan, {"state": "locked"})


@pytest.fixture
def world(empty_office: Office) -> World:
    write = empty_office.records.write
    unit = next(unit.id for unit in empty_office.register.units() if unit.answers)
    risk = write(
        "risk", None, {"unit_id": unit, "title": "Felaktiga utbetalningar", "category": "economy"}
    ).id
    control = write("control", None, {"unit_id": unit, "title": "Attest", "how_often": "tertial"}).id
    plan = write("control_plan", None, {"year": YEAR}).id
    item = write("control_plan_item", None, {"plan_id": plan, "risks": (risk,), "controls": (control,)}).id
    decision = write("decision", None, {"kind": "control_plan", "title": "Internkontrollplan"}).id
    return World(empty_office, unit, risk, control, plan, item, decision)


def test_a_plan_is_decided_by_a_decision_that_is_adopted_under_a_section(world: World) -> None:
    with pytest.raises(Invalid, match="decision_not_adopted"):
        world.decide()
    step = world.adopt(section="")
    with pytest.raises(Invalid, match="decision_without_section"):
        world.decide()
    world.office.records.archive("decision_step", step)
    world.adopt()
    world.decide()
    assert world.office.records.read("control_plan", world.plan)["state"] == "decided"


def test_nothing_in_a_decided_plan_changes(world: World) -> None:
    world.adopt()
    world.decide()
    write, archive = world.office.records.write, world.office.records.archive
    for kind, record, values in (
        ("control_plan", world.plan, {"made_how": "Om igen"}),
        ("control_plan_item", world.item, {"title": "Annat"}),
        ("control_plan_item", None, {"plan_id": world.plan, "risks": (world.risk,)}),
    ):
        with pytest.raises(Invalid, match="plan_decided"):
            write(kind, record, values)
    for kind, record in (("control_plan", world.plan), ("control_plan_item", world.item)):
        with pytest.raises(Invalid, match="plan_decided"):
            archive(kind, record)


def test_a_decision_noted_by_mistake_is_taken_back_but_a_lock_is_for_good(world: World) -> None:
    world.adopt()
    world.decide()
    world.office.records.write("control_plan", world.plan, {"state": "draft"})
    world.office.records.write("control_plan_item", world.item, {"title": "Utbetalningar"})
    world.decide()
    world.lock()
    for state in ("draft", "decided"):
        with pytest.raises(Invalid, match="plan_locked"):
            world.office.records.write("control_plan", world.plan, {"state": state})


def test_a_risk_or_control_of_a_decided_plan_is_not_archived_before_its_year_is_over(world: World) -> None:
    world.adopt()
    world.decide()
    for kind, record in (("risk", world.risk), ("control", world.control)):
        with pytest.raises(Invalid, match="in_decided_plan"):
            world.office.records.archive(kind, record)
    world.office.records.write("municipality", 1, {"shown_on": date(YEAR + 1, 1, 1)})
    for kind, record in (("risk", world.risk), ("control", world.control)):
        world.office.records.archive(kind, record)


def test_an_item_is_about_a_risk_or_a_control(world: World) -> None:
    with pytest.raises(Invalid, match="item_about_nothing"):
        world.office.records.write("control_plan_item", None, {"plan_id": world.plan})
    with pytest.raises(Invalid, match="item_about_nothing"):
        world.office.records.write("control_plan_item", world.item, {"risks": (), "controls": ()})
    world.office.records.write("control_plan_item", world.item, {"risks": ()})


def test_a_plan_has_one_draft_and_its_versions_follow_one_another(world: World) -> None:
    write = world.office.records.write
    for values in ({"year": YEAR}, {"year": YEAR, "number": 2, "reason": "Ny risk"}):
        with pytest.raises(Invalid, match="plan_has_draft"):
            write("control_plan", None, values)
    write("control_plan", None, {"year": YEAR, "unit_id": world.unit})
    world.adopt()
    world.decide()
    with pytest.raises(Invalid, match="plan_not_newest"):
        write("control_plan", None, {"year": YEAR})
    newer = write("control_plan", None, {"year": YEAR, "number": 2, "reason": "Ny risk"}).id
    with pytest.raises(Invalid, match="plan_not_newest"):
        write("control_plan", world.plan, {"state": "draft"})
    world.office.records.archive("control_plan", newer)
    write("control_plan", world.plan, {"state": "draft"})
    with pytest.raises(Invalid, match="plan_has_draft"):
        world.office.records.restore("control_plan", newer)


def test_a_result_comes_from_a_unit_that_carries_the_control_out_at_one_of_its_times(world: World) -> None:
    result = {
        "control_id": world.control,
        "year": 2025,
        "result": "no_remark",
        "checked_on": date(2025, 4, 1),
    }
    write = world.office.records.write
    other = write("unit", None, {"kind": "committee", "name": "Nämnden bredvid", "parent_id": 1}).id
    with pytest.raises(Invalid, match="not_performing"):
        write("control_result", None, {**result, "unit_id": other})
    with pytest.raises(Invalid, match="slot"):
        write("control_result", None, {**result, "unit_id": world.unit, "slot": 4})
    write("control", world.control, {"units": (other,)})
    write("control_result", None, {**result, "unit_id": other, "slot": 3})


def test_a_common_control_says_who_carries_it_out(world: World) -> None:
    with pytest.raises(Invalid, match="unit_id: required"):
        world.office.records.write("control", None, {"title": "Gemensam", "unit_id": None})
    world.office.records.write("control", None, {"title": "Gemensam", "units": (world.unit,)})
    with pytest.raises(Invalid, match="unit_id: required"):
        world.office.records.write("control", world.control, {"unit_id": None})


def test_only_units_that_answer_analyse_risks_and_have_plans(world: World) -> None:
    council = world.office.register.units()[0]
    assert council.kind == "council"
    for kind in ("risk_analysis", "control_plan"):
        with pytest.raises(Invalid, match="unit_does_not_answer"):
            world.office.records.write(kind, None, {"year": YEAR, "unit_id": council.id})

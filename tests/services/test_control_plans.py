"""Internal-control plans: what is proposed, what they say, what a decided one keeps, and their versions."""

from __future__ import annotations

import pytest

from app.domain.problems import Conflict, Invalid
from app.services.control_plan_edits import merged, parted
from app.services.control_plan_rows import PlanContent
from app.services.office import Office, open_office
from app.services.snapshots import packed, unpacked
from tests.helpers.plans import YEAR, PlanWorld, plan_world
from tests.helpers.queries import counted_queries


@pytest.fixture
def world(empty_office: Office) -> PlanWorld:
    return plan_world(empty_office)


def test_risks_that_reach_the_threshold_are_proposed_the_like_ones_together(world: PlanWorld) -> None:
    page = world.office.control_plans.page(YEAR)
    assert page.content is None and page.newest is None
    assert [tuple(risk.id for risk in group.risks) for group in page.proposed] == [
        (world.pay, world.pay_elsewhere),
        (world.stop,),
    ]
    assert [risk.id for risk in page.lower] == [world.small]


def test_a_unit_is_proposed_its_own_risks(world: PlanWorld) -> None:
    page = world.office.control_plans.page(YEAR, world.units[1])
    assert [group.id for group in page.proposed] == [world.pay_elsewhere]
    assert page.lower == ()


def test_the_rule_of_the_threshold_is_that_of_the_year(world: PlanWorld) -> None:
    world.write("municipality", 1, {"threshold_rule": "over"})
    kept = world.office.control_plans.page(YEAR)
    assert [group.id for group in kept.proposed] == [world.pay, world.stop]
    later = world.office.control_plans.page(YEAR + 1)
    assert [group.id for group in later.proposed] == [world.pay]


def test_what_an_item_names_is_not_proposed_even_where_it_is_left_out(world: PlanWorld) -> None:
    plan = world.plan()
    world.take_in(plan, (world.pay, world.pay_elsewhere))
    world.take_in(plan, (world.stop,), choice="left_out", reason="Åtgärdas redan")
    page = world.office.control_plans.page(YEAR)
    assert page.proposed == () and page.content is not None
    assert [item.risks[0].id for item in page.content.inside] == [world.pay]
    assert [item.reason for item in page.content.outside] == ["Åtgärdas redan"]


def test_a_taken_in_risk_brings_its_controls_and_shows_its_actions(world: PlanWorld) -> None:
    plan = world.plan()
    world.take_in(plan, (world.pay,), (world.stop,))
    content = world.office.control_plans.content(YEAR)
    assert content is not None
    pay, stop = content.items
    assert [control.title for control in pay.controls] == ["Attest prövas"] and not pay.actions
    assert [action.title for action in stop.actions] == ["Köp reservkraft"] and not stop.controls
    assert not pay.bare and not stop.bare
    assert (pay.name, pay.value, pay.zone) == ("Felaktiga utbetalningar", 16, "high")


def test_an_item_with_neither_control_nor_action_is_bare(world: PlanWorld) -> None:
    plan = world.plan()
    world.take_in(plan, (world.pay_elsewhere,))
    content = world.office.control_plans.content(YEAR)
    assert content is not None and [item.bare for item in content.items] == [True]


def test_who_lifts_a_risk_or_leaves_it_out_says_why(world: PlanWorld) -> None:
    plan = world.plan()
    for choice in ("lifted", "left_out"):
        with pytest.raises(Invalid, match="reason: required"):
            world.take_in(plan, (world.small,), choice=choice)


def test_a_plan_is_read_by_as_many_queries_however_long(world: PlanWorld) -> None:
    plan = world.plan()
    world.take_in(plan, (world.pay,))
    with counted_queries(world.office.file) as before:
        world.office.control_plans.page(YEAR)
    world.take_in(plan, *((world.risk(f"Risk nummer {number}", 3, 4),) for number in range(20)))
    with counted_queries(world.office.file) as after:
        world.office.control_plans.page(YEAR)
    assert len(after) == len(before)


def test_a_decided_plan_says_what_it_said_whatever_happens_later(world: PlanWorld) -> None:
    plan = world.plan()
    item = world.take_in(plan, (world.pay,), (world.stop,))[0]
    world.adopt()
    before = world.office.control_plans.content(YEAR)
    world.decide(plan)
    decided = world.office.control_plans.content(YEAR)
    assert before is not None and decided is not None and decided.items == before.items
    world.write("control_plan", plan, {"state": "locked"})
    world.write("risk", world.pay, {"title": "Något annat", "cause": "annat"})
    score = {"year": YEAR, "likelihood": 1, "consequence": 1}
    world.write("risk_score", None, {"risk_id": world.pay, **score})
    world.write("control", world.control, {"title": "Annan kontroll"})
    world.write("action", world.action, {"title": "Annan åtgärd", "state": "ongoing"})
    world.write("unit", world.units[0], {"name": "Annan nämnd"})
    world.write("decision", world.decision, {"title": "Annat beslut"})
    locked = world.office.control_plans.content(YEAR)
    assert locked is not None and locked.head.state == "locked"
    assert (locked.items, locked.matrix, locked.zones, locked.scales) == (
        decided.items,
        decided.matrix,
        decided.zones,
        decided.scales,
    )
    assert locked.head.decision is not None and locked.head.decision.title == "Internkontrollplan"
    with pytest.raises(Invalid, match="plan_locked"):
        world.write("control_plan_item", item, {"title": "Ändrad"})


def test_a_plan_that_is_a_draft_again_follows_its_risks(world: PlanWorld) -> None:
    plan = world.plan()
    world.take_in(plan, (world.pay,))
    world.adopt()
    world.decide(plan)
    world.write("risk", world.pay, {"title": "Ny rubrik"})
    world.write("control_plan", plan, {"state": "draft"})
    content = world.office.control_plans.content(YEAR)
    assert content is not None and content.items[0].name == "Ny rubrik"
    world.decide(plan)
    world.write("risk", world.pay, {"title": "Ännu en"})
    content = world.office.control_plans.content(YEAR)
    assert content is not None and content.items[0].name == "Ny rubrik"


def test_a_kept_plan_is_the_same_when_it_is_unpacked(world: PlanWorld) -> None:
    plan = world.plan()
    world.take_in(plan, (world.pay, world.pay_elsewhere), (world.stop,))
    treatment = {"risk_id": world.stop, "kind": "watch", "reason": "Litet"}
    world.write("risk_treatment", None, treatment)
    content = world.office.control_plans.content(YEAR)
    assert content is not None and content.items[1].risks[0].treatments
    assert unpacked(PlanContent, packed(content)) == content


def test_a_new_version_is_a_copy_that_changes_alone(world: PlanWorld) -> None:
    plan = world.plan()
    world.take_in(plan, (world.pay,))
    world.take_in(plan, (world.stop,), choice="left_out", reason="Åtgärdas redan")
    world.adopt()
    world.decide(plan)
    changes = world.office.records.write_all(
        world.office.control_plans.edits_for_new_version(plan, "Ny risk i juni")
    )
    page = world.office.control_plans.page(YEAR)
    assert page.is_draft and [row.number for row in page.versions] == [2, 1]
    assert page.content is not None and page.content.head.reason == "Ny risk i juni"
    assert [item.choice for item in page.content.items] == ["proposed", "left_out"]
    assert page.content.inside[0].controls and page.content.head.made_how == "Vid en workshop."
    world.take_in(page.content.head.id, (world.pay_elsewhere,))
    older = world.office.control_plans.page(YEAR, number=1).content
    assert older is not None and len(older.items) == 2 and older.head.state == "decided"
    assert len(changes) == 3


def test_there_is_no_new_version_while_there_is_a_draft(world: PlanWorld) -> None:
    plan = world.plan()
    with pytest.raises(Invalid, match="plan_has_draft"):
        world.office.records.write_all(world.office.control_plans.edits_for_new_version(plan, "Nytt"))


def test_a_new_version_says_why(world: PlanWorld) -> None:
    plan = world.plan()
    world.adopt()
    world.decide(plan)
    with pytest.raises(Invalid, match="reason: required"):
        world.office.records.write_all(world.office.control_plans.edits_for_new_version(plan, ""))


def test_two_workstations_that_decide_at_once_do_not_overwrite_one_another(world: PlanWorld) -> None:
    plan = world.plan()
    world.take_in(plan, (world.pay,))
    world.adopt()
    first, other = world.decision, world.write("decision", None, {"kind": "control_plan", "title": "Annat"})
    step = {"decision_id": other, "state": "adopted", "section": "§ 99"}
    world.write("decision_step", None, step)
    base = {"state": "draft", "decision_id": None}
    colleague = open_office(world.office.file.address)
    try:
        world.office.records.write("control_plan", plan, {"state": "decided", "decision_id": first}, base)
        with pytest.raises(Conflict):
            colleague.records.write("control_plan", plan, {"state": "decided", "decision_id": other}, base)
        colleague.records.write("control_plan", plan, {"state": "decided", "decision_id": first}, base)
        content = colleague.control_plans.content(YEAR)
    finally:
        colleague.close()
    assert content is not None and content.head.decision is not None and content.head.decision.id == first


def test_items_stand_in_the_order_that_was_chosen(world: PlanWorld) -> None:
    plan = world.plan()
    items = world.take_in(plan, (world.pay,), (world.stop,))
    world.office.records.write_all(world.office.control_plans.edits_to_order(items[::-1]))
    content = world.office.control_plans.content(YEAR)
    assert content is not None and [item.id for item in content.items] == items[::-1]
    found = [("control_plan_item", items[0]), ("control_plan", plan), ("control_plan_item", 99_999)]
    where = [world.office.control_plans.plan_of(*each) for each in found]
    assert where == [(YEAR, None, 1), (YEAR, None, 1), None]


def test_items_are_joined_and_parted_again(world: PlanWorld) -> None:
    plan = world.plan()
    world.take_in(plan, (world.pay,), (world.stop,))
    content = world.office.control_plans.content(YEAR)
    assert content is not None
    world.office.records.write_all(merged(content.items))
    content = world.office.control_plans.content(YEAR)
    assert content is not None and len(content.items) == 1
    assert [risk.id for risk in content.items[0].risks] == [world.pay, world.stop]
    world.office.records.write_all(parted(content.items[0], plan, 0))
    content = world.office.control_plans.content(YEAR)
    assert content is not None
    assert [[risk.id for risk in item.risks] for item in content.items] == [[world.pay], [world.stop]]
    assert all(item.controls for item in content.items)


def test_what_the_decided_plans_of_the_example_say_is_kept(example_office: Office) -> None:
    plans = example_office.control_plans
    before = plans.content(2021)
    assert before is not None and before.head.state == "locked" and before.items[0].risks
    example_office.records.write("risk", before.items[0].risks[0].id, {"title": "Något annat"})
    after = plans.content(2021)
    assert after is not None and after.items == before.items

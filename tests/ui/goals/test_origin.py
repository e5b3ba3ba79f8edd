from __future__ import annotations

from datetime import date

from app.services.goal_tree import GoalNode
from app.services.goals import GoalCard
from app.services.origins import Origin
from tests.ui.goals.conftest import Shown


def card_of(shown: Shown, goal_id: int) -> GoalCard:
    card = shown.context.office.goals.card(goal_id, shown.context.period.year)
    assert card is not None
    return card


def origins(shown: Shown) -> tuple[Origin, ...]:
    return shown.context.office.origins.list(shown.context.period.id)


def stand_on(shown: Shown, goal_id: int, section: str = "meaning") -> GoalNode:
    return shown.choose(shown.page.pane.grove.goals[goal_id].title, section)


def adopted(shown: Shown) -> Origin:
    return next(origin for origin in origins(shown) if origin.methods and not origin.flag)


def test_a_method_that_is_not_adopted_stands_out(example: Shown) -> None:
    origin = adopted(example)
    stand_on(example, origin.goal_id, "origin")
    pane = example.page.record.origin
    assert not pane.flag.isVisible()
    records = example.context.office.records
    records.write("method", origin.methods[0].id, {"state": "rejected"})
    example.page.refresh()
    example.settle()
    assert pane.flag.isVisible() and origin.methods[0].title in pane.flag.words.text()
    assert "avslagits" in pane.flag.words.text()


def test_a_sub_goal_that_came_out_of_a_joint_analysis_leads_back_to_it(example: Shown) -> None:
    origin = next(each for each in origins(example) if each.flag == "none")
    records = example.context.office.records
    days = {"as_of": date(2021, 8, 31), "last_day": date(2021, 9, 10)}
    about = {"kind": "free", "year": 2021, "title": "Höstens uppföljning", **days}
    made = records.write("round", None, about).id
    goal = next(each.id for each in example.page.pane.grove.goals.values() if each.level == "overarching")
    conclusion = records.write(
        "conclusion",
        None,
        {"round_id": made, "goal_id": goal, "text": "Fler <b>unga</b>", "leads_to": "subgoal"},
    ).id
    stand_on(example, origin.goal_id, "origin")
    pane = example.page.record.origin
    assert pane.flag.isVisible() and not pane.conclusions.isVisible()
    records.write("conclusion", conclusion, {"subgoal_id": origin.goal_id})
    example.page.refresh()
    example.settle()
    assert not pane.flag.isVisible() and pane.conclusions.isVisible()
    (link,) = pane.conclusions.links
    assert link.text() == "Fler <b>unga</b>"
    jumps: list[tuple[str, int]] = []
    example.page.jump.connect(lambda kind, record: jumps.append((kind, record)))
    link.click()
    assert jumps == [("conclusion", conclusion)]


def test_an_origin_is_taken_away_and_put_back(example: Shown) -> None:
    origin = adopted(example)
    stand_on(example, origin.goal_id, "origin")
    pane = example.page.record.origin
    for field in ("origin_methods", "origin_dialogues"):
        pane.form.editor(field).set_value(())
        pane.form.editor(field).changed.emit()
    pane.form.save()
    example.settle()
    assert pane.flag.words.text() == "Delmålet saknar ursprung."
    after = card_of(example, origin.goal_id).origin
    assert after is not None and after.flag == "none"
    example.undo()
    assert not pane.flag.isVisible()
    again = card_of(example, origin.goal_id).origin
    assert again is not None and again.methods == origin.methods


def test_what_only_one_level_has_is_asked_of_that_level_alone(example: Shown) -> None:
    form = example.page.record.form
    seen = {}
    for level in ("overarching", "subgoal", "internal"):
        goal = next(each for each in example.page.pane.grove.goals.values() if each.level == level)
        stand_on(example, goal.id)
        fields = ("lifted", "by_accepted", "budget_decision_id", "revision_reason")
        seen[level] = [form.editor(field).isVisibleTo(form) for field in fields]
    assert seen == {
        "overarching": [True, False, False, False],
        "subgoal": [True, True, True, False],
        "internal": [True, False, False, True],
    }


def test_a_fulfilment_is_lifted_and_tied_to_its_decision(example: Shown) -> None:
    goal = next(
        each
        for each in example.page.pane.grove.goals.values()
        if each.level == "overarching" and not card_of(example, each.id).values["lifted"]
    )
    stand_on(example, goal.id)
    form = example.page.record.form
    decision = form.editor("fulfilment_decision_id")
    assert not decision.isVisibleTo(form)
    form.editor("lifted").set_value(True)
    form.editor("lifted").changed.emit()
    assert decision.isVisibleTo(form)
    made = example.context.office.decisions.register()[0].id
    decision.set_value(made)
    decision.changed.emit()
    form.save()
    example.settle()
    assert card_of(example, goal.id).values["fulfilment_decision_id"] == made
    form.editor("lifted").set_value(False)
    form.editor("lifted").changed.emit()
    form.save()
    example.settle()
    assert form.problem_of("fulfilment_decision_id")
    form.revert()
    example.undo()
    assert not card_of(example, goal.id).values["lifted"]

"""Gemensam analys: effects from all units together, and conclusions that become sub-goals and risks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.services.goals import GoalCard
from app.ui.common.context import Context
from app.ui.common.rich_box import RichBox
from app.ui.follow_up.effects import GroupCard
from app.ui.follow_up.joint_analysis import JointAnalysisSection
from app.ui.follow_up.page import FollowUpPage
from tests.keys import press, type_text
from tests.ui.administration.helpers import CTRL, focused, save, section, shown
from tests.ui.follow_up.joint import Joint, opened
from tests.ui.follow_up.test_compilation import said


@pytest.fixture
def joint(example_context: Context) -> Joint:
    return Joint(example_context)


def analysis(joint: Joint, qtbot: QtBot) -> JointAnalysisSection:
    return opened(joint, qtbot, "joint_analysis", JointAnalysisSection)


def subgoals(joint: Joint) -> list[GoalCard]:
    office, year = joint.office, joint.context.period.year
    tree = office.goals.tree(joint.context.period.id, year)
    found = [office.goals.card(goal.id, year) for goal in tree if goal.level == "subgoal"]
    return [
        card for card in found if card is not None and card.origin is not None and card.origin.conclusions
    ]


def choose(part: JointAnalysisSection, field: str, value: object) -> None:
    for card in (
        part.conclusions.maker.subgoal,
        part.conclusions.maker.risk,
        part.conclusions.maker.conclusion,
    ):
        if card.isVisible():
            card.form.editor(field).set_value(value)
            card.form.editor(field).changed.emit()


def test_effects_of_all_units_stand_by_target_group(qtbot: QtBot, joint: Joint) -> None:
    group = joint.write("target_group", {"name": "Nattarbetare", "text": "De som arbetar när andra sover"})
    walk = joint.write(
        "activity", {"title": "Lyktor <i>", "units": tuple(joint.units[:2]), "goals": (joint.goal.id,)}
    )
    joint.write("effect", {"activity_id": walk, "target_group_id": group, "expected": "Tryggare hemväg"})
    part = analysis(joint, qtbot)
    QApplication.processEvents()
    card = next(
        each
        for each in part.gathered.findChildren(GroupCard)
        if each.isVisible() and each.accessibleName() == "Nattarbetare"
    )
    told = said(card)
    assert "De som arbetar när andra sover" in told and "Tryggare hemväg" in told
    assert joint.names[0] in told and joint.names[1] in told and joint.goal.title in told
    jumps: list[tuple[str, int]] = []
    part.jump.connect(lambda kind, record: jumps.append((kind, record)))
    card.lead.emit(walk)
    assert jumps == [("activity", walk)]


def test_actual_and_perceived_indicators_stand_beside(qtbot: QtBot, joint: Joint) -> None:
    part = analysis(joint, qtbot)
    goal = part.goals.current_row()
    for table, quality in (
        (part.gathered.actual.table, "actual"),
        (part.gathered.perceived.table, "perceived"),
    ):
        rows = table.rows_model.rows
        assert rows and {row.quality for row in rows} == {quality}
    assert len(goal.indicators) == sum(
        len(each.table.rows_model.rows) for each in (part.gathered.actual, part.gathered.perceived)
    )
    jumps: list[tuple[str, int]] = []
    part.jump.connect(lambda kind, record: jumps.append((kind, record)))
    table = part.gathered.actual.table
    table.choose_first()
    press(table, Qt.Key.Key_Return)
    assert jumps == [("indicator", table.current_row().id)]


def test_the_analysis_is_written_beside_and_leaves_the_summary_alone(qtbot: QtBot, joint: Joint) -> None:
    joint.office.joint_analyses.save(joint.round, joint.goal.id, {"summary": "Kortfattat"}, {})
    part = analysis(joint, qtbot)
    press(part.goals, Qt.Key.Key_Return)
    box = part.own.form.editor("analysis").main()
    assert isinstance(box, RichBox) and box.hasFocus()
    type_text(box, "Ljuset och nattvandringen")
    save(joint.context)
    assert joint.own() == {"attainment": "", "summary": "Kortfattat", "analysis": "Ljuset och nattvandringen"}


def test_a_conclusion_is_written_with_the_keyboard_alone(qtbot: QtBot, joint: Joint) -> None:
    part = analysis(joint, qtbot)
    part.conclusions.new_action.trigger()
    text = focused()
    assert isinstance(text, QPlainTextEdit)
    save(joint.context)
    form = part.conclusions.maker.conclusion.form
    assert form.problem_of("text") and form.problem_of("leads_to")
    type_text(text, "Belysningen <b>räcker inte</b>")
    choose(part, "leads_to", "other")
    save(joint.context)
    (row,) = part.conclusions.table.rows_model.rows
    assert (row.text, row.leads_to, row.waits) == ("Belysningen <b>räcker inte</b>", "other", False)
    assert part.conclusions.table.isVisible() and part.conclusions.table.hasFocus()
    assert not part.conclusions.make_action.isVisible()
    press(part.conclusions.table, Qt.Key.Key_Return)
    choose(part, "leads_to", "risk")
    save(joint.context)
    assert part.conclusions.table.rows_model.rows[0].waits
    part.conclusions.remove_action.trigger()
    joint.settle()
    assert not part.conclusions.table.rows_model.rows
    joint.context.undo_stack.undo()
    joint.settle()
    assert len(part.conclusions.table.rows_model.rows) == 1


def test_a_conclusion_becomes_a_sub_goal_of_next_year(qtbot: QtBot, joint: Joint) -> None:
    joint.conclude("subgoal", "Fler mötesplatser. Även på helger.\n\nMer text")
    part = analysis(joint, qtbot)
    part.conclusions.make_action.trigger()
    joint.settle()
    form = part.conclusions.maker.subgoal.form
    values = form.values()
    next_year = joint.context.period.year + 1
    assert (values["parent_id"], values["first_year"], values["last_year"]) == (
        joint.goal.id,
        next_year,
        next_year,
    )
    assert values["title"] == "Fler mötesplatser. Även på helger"
    save(joint.context)
    (card,) = subgoals(joint)
    assert card.values["parent_id"] == joint.goal.id and card.values["first_year"] == next_year
    assert card.origin is not None and card.origin.flag == ""
    jumps: list[tuple[str, int]] = []
    part.jump.connect(lambda kind, record: jumps.append((kind, record)))
    part.conclusions.open_action.trigger()
    assert jumps == [("goal", card.values["id"])]
    joint.context.undo_stack.undo()
    joint.settle()
    assert subgoals(joint) == [] and part.conclusions.table.rows_model.rows[0].waits


def test_where_the_sub_goal_stands_decides_its_number_and_unit(qtbot: QtBot, joint: Joint) -> None:
    joint.conclude("subgoal")
    part = analysis(joint, qtbot)
    part.conclusions.make_action.trigger()
    joint.settle()
    maker = part.conclusions.maker
    places = joint.office.conclusions.places(joint.goal.id, joint.context.period.year + 1).places
    place = next(each for each in places if each.level == "body" and each.next_number)
    choose(part, "parent_id", place.id)
    values = maker.subgoal.form.values()
    assert (values["number"], values["unit_id"]) == (place.next_number, place.unit_id)
    line = maker.subgoal.form.editor("number").main()
    assert isinstance(line, QLineEdit)
    line.clear()
    type_text(line, "Egen 7")
    choose(part, "parent_id", joint.goal.id)
    assert maker.subgoal.form.values()["number"] == "Egen 7"


def test_a_sub_goal_is_refused_beside_the_field(qtbot: QtBot, joint: Joint) -> None:
    joint.conclude("subgoal")
    part = analysis(joint, qtbot)
    part.conclusions.make_action.trigger()
    joint.settle()
    form = part.conclusions.maker.subgoal.form
    choose(part, "title", "")
    choose(part, "last_year", 2099)
    save(joint.context)
    assert form.problem_of("title") and form.isVisible()
    choose(part, "title", "Rubrik")
    save(joint.context)
    assert form.problem_of("last_year") and subgoals(joint) == []


def test_a_form_that_is_left_is_taken_up_where_it_was(qtbot: QtBot, joint: Joint) -> None:
    joint.conclude("subgoal")
    part = analysis(joint, qtbot)
    part.conclusions.make_action.trigger()
    joint.settle()
    choose(part, "title", "Halvskriven rubrik")
    part.goals.setFocus()
    press(part.goals, Qt.Key.Key_Down)
    assert not part.conclusions.maker.isVisible() and part.goals.hasFocus()
    part.show_kind("conclusion")
    joint.settle()
    assert part.goals.current_row().id == joint.goal.id
    assert part.conclusions.maker.subgoal.form.values()["title"] == "Halvskriven rubrik"


def test_escape_leaves_a_form_in_which_nothing_is_written(qtbot: QtBot, joint: Joint) -> None:
    joint.conclude("risk")
    part = analysis(joint, qtbot)
    part.conclusions.make_action.trigger()
    joint.settle()
    assert part.conclusions.maker.risk.isVisible()
    press(focused(), Qt.Key.Key_Escape)
    assert part.conclusions.table.isVisible() and part.conclusions.table.hasFocus()


def test_a_conclusion_becomes_a_risk_with_unit_goal_and_text_filled_in(qtbot: QtBot, joint: Joint) -> None:
    joint.conclude("risk", "Nattvandrarna blir för få")
    joint.lock()
    part = analysis(joint, qtbot)
    part.conclusions.make_action.trigger()
    joint.settle()
    form = part.conclusions.maker.risk.form
    assert form.values()["event"] == "Nattvandrarna blir för få" and form.values()["unit_id"] is not None
    save(joint.context)
    assert form.problem_of("category")
    choose(part, "category", "operations")
    save(joint.context)
    row = part.conclusions.table.current_row()
    assert row.became == "Nattvandrarna blir för få" and not row.waits
    risk = joint.office.records.read("risk", row.became_id)
    assert risk["goals"] == (joint.goal.id,)
    jumps: list[tuple[str, int]] = []
    part.jump.connect(lambda kind, record: jumps.append((kind, record)))
    part.conclusions.notice._buttons[0].click()
    assert jumps == [("risk", row.became_id)]


def test_a_risk_that_is_taken_back_is_told_of_no_more(qtbot: QtBot, joint: Joint) -> None:
    joint.conclude("risk", "Nattvandrarna blir för få")
    part = analysis(joint, qtbot)
    part.conclusions.make_action.trigger()
    joint.settle()
    choose(part, "category", "operations")
    save(joint.context)
    assert part.conclusions.notice.isVisible()
    joint.context.undo_stack.undo()
    joint.settle()
    assert not part.conclusions.notice.isVisible() and part.conclusions.table.current_row().waits


def test_ctrl_n_begins_a_conclusion_from_anywhere_and_tab_goes_on_in_reading_order(
    qtbot: QtBot, joint: Joint
) -> None:
    group = joint.write("target_group", {"name": "Nattarbetare"})
    walk = joint.write(
        "activity", {"title": "Lyktor", "units": tuple(joint.units[:1]), "goals": (joint.goal.id,)}
    )
    joint.write("effect", {"activity_id": walk, "target_group_id": group, "expected": "Tryggare hemväg"})
    part = analysis(joint, qtbot)
    QApplication.processEvents()
    part.goals.setFocus()
    heard = []
    for _ in range(30):
        press(focused(), Qt.Key.Key_Tab)
        heard.append(focused())
    names = [widget.accessibleName() for widget in heard]
    assert names.index("Effekter och indikatorer") < names.index("Lyktor") < names.index("Faktisk kvalitet")
    assert names.index("Upplevd kvalitet") < names.index("Gemensam analys") < names.index("Slutsatser")
    part.goals.setFocus()
    press(part.goals, Qt.Key.Key_N, CTRL)
    assert focused() is part.conclusions.maker.conclusion.form.editor("text").main()


def test_in_a_locked_round_conclusions_are_only_read(qtbot: QtBot, joint: Joint) -> None:
    joint.conclude("other")
    joint.lock()
    part = analysis(joint, qtbot)
    acts = (part.conclusions.new_action, part.conclusions.edit_action, part.conclusions.remove_action)
    assert not any(act.isVisible() for act in acts)
    assert "låst" in part.notice.words.text()
    press(part.conclusions.table, Qt.Key.Key_Return)
    assert not part.conclusions.maker.isVisible()


def test_next_year_in_a_period_that_is_not_set_up_leads_to_the_periods(qtbot: QtBot, joint: Joint) -> None:
    year = joint.context.period.last_year
    joint.office.records.write("round", joint.round, {"year": year})
    joint.conclude("subgoal")
    part = analysis(joint, qtbot)
    part.conclusions.make_action.trigger()
    joint.settle()
    assert not part.conclusions.maker.isVisible()
    assert str(year + 1) in part.conclusions.notice.words.text()
    jumps: list[str] = []
    part.jump.connect(lambda kind, _record: jumps.append(kind))
    part.conclusions.notice._buttons[0].click()
    assert jumps == ["period"]


def test_for_the_whole_no_conclusions_are_written(qtbot: QtBot, joint: Joint) -> None:
    part = analysis(joint, qtbot)
    part.goals.choose(0)
    assert not part.conclusions.new_action.isEnabled() and not part.gathered.indicators.isVisible()


def test_a_conclusion_is_found_from_elsewhere(qtbot: QtBot, joint: Joint) -> None:
    joint.conclude("other", "Den första")
    wanted = joint.conclude("other", "Den andra")
    page = shown(joint.context, qtbot, FollowUpPage)
    page.show_record("conclusion", wanted)
    joint.settle()
    part = page.section("joint_analysis")
    assert isinstance(part, JointAnalysisSection)
    assert part.conclusions.table.current_row().text == "Den andra"


def test_without_rounds_it_says_what_would_be_here(qtbot: QtBot, empty_context: Context) -> None:
    part = section(shown(empty_context, qtbot, FollowUpPage), "joint_analysis", JointAnalysisSection)
    assert part.empty.isVisible() and not part.conclusions.isVisible()
    assert not part.conclusions.new_action.isEnabled()

"""Sub-goals go on to another budget year: chosen in place, made in one save."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.ui.goals.to_year import ToYear
from tests.keys import press
from tests.ui.goals.conftest import Shown

CTRL = Qt.KeyboardModifier.ControlModifier
FIRST = "Hållbar samhällsutveckling"
FACTOR = "Miljö och naturresurser"
SUBGOAL = "Trettio lärlingsplatser på Fenix"


def begun(example: Shown, title: str) -> ToYear:
    """Stand on a goal and begin."""
    example.choose(title)
    example.page.to_year_action.trigger()
    example.settle()
    return example.page.to_year


def copies(example: Shown, year: int) -> list[str]:
    goals = example.page.pane.grove.goals.values()
    return sorted(goal.title for goal in goals if goal.level == "subgoal" and goal.first_year == year)


def test_the_sub_goals_of_the_year_under_the_goal_are_offered_for_the_next_year(example: Shown) -> None:
    panel = begun(example, FIRST)
    assert panel.isVisible() and panel.year.value() == 2022 and panel.tree.hasFocus()
    goals = example.page.pane.grove.goals
    assert panel.chosen() and all(
        (goals[each].first_year or 0) <= 2021 <= (goals[each].last_year or 0) for each in panel.chosen()
    )


def test_chosen_ones_are_carried_by_keyboard_and_taken_back_in_one_step(example: Shown) -> None:
    before = copies(example, 2022)
    panel = begun(example, FIRST)
    left_out = panel.tree.current_node()
    assert left_out is not None
    count = len(panel.chosen())
    press(panel.tree, Qt.Key.Key_Space, text=" ")
    assert left_out.id not in panel.chosen()
    QTest.keyClick(panel.tree, Qt.Key.Key_Return, CTRL)
    example.settle()
    assert len(copies(example, 2022)) == len(before) + count - 1
    assert not panel.isVisible() and "2022" in example.told[-1]
    current = example.page.pane.current()
    assert current is not None and current.first_year == 2022
    example.undo()
    assert copies(example, 2022) == before


def test_a_sub_goal_stands_for_itself_and_is_not_made_twice(example: Shown) -> None:
    panel = begun(example, SUBGOAL)
    assert panel.chosen() == {example.goal(SUBGOAL).id}
    panel.carry_action.trigger()
    example.settle()
    original = next(goal for goal in example.page.pane.grove.goals.values() if goal.title == SUBGOAL)
    example.page.tree.choose(original.id)
    example.settle()
    example.page.to_year_action.trigger()
    example.settle()
    assert not panel.chosen() and not panel.carry_action.isEnabled()
    node = panel.tree.current_node()
    assert node is not None and node.texts[1] == "Finns redan 2022"
    press(panel.tree, Qt.Key.Key_Space, text=" ")
    assert not panel.chosen()
    panel.year.set_value(2020)
    panel.year.changed.emit()
    assert panel.chosen() == {original.id}


def test_where_there_are_no_sub_goals_it_is_told_and_nothing_opens(example: Shown) -> None:
    panel = begun(example, FACTOR)
    assert not panel.isVisible() and "inga delmål för 2021" in example.told[-1]


def test_with_none_chosen_nothing_can_be_carried_and_esc_leaves(example: Shown) -> None:
    panel = begun(example, SUBGOAL)
    press(panel.tree, Qt.Key.Key_Space, text=" ")
    assert not panel.carry_action.isEnabled() and "minst ett" in panel.said.text()
    QTest.keyClick(panel.tree, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert not panel.isVisible() and example.page.record.isVisible()


def test_the_act_stands_in_the_menus(example: Shown) -> None:
    assert example.page.to_year_action in example.page.actions_in_menu()
    assert example.page.to_year_action in example.page.tree.actions()
    example.choose(SUBGOAL)
    example.page.archive_action.trigger()
    example.settle()
    example.page.pane.archived.setChecked(True)
    example.settle()
    example.choose(SUBGOAL)
    assert not example.page.to_year_action.isEnabled()

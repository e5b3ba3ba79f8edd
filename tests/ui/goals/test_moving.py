from __future__ import annotations

from PySide6.QtCore import Qt

from tests.ui.goals.conftest import Shown

ALT = Qt.KeyboardModifier.AltModifier
BODY = "Mark och vatten för fler invånare i alla orter"
SUBGOAL = "Detaljplaner klara i Hok och Klevshult"


def test_a_goal_is_moved_among_its_siblings_and_back(example: Shown) -> None:
    goal = example.choose("Näringsliv, utbildning och sysselsättning")
    vision = goal.parent_id
    example.shortcut(Qt.Key.Key_Up, ALT)
    example.settle()
    order = [each.number for each in example.page.pane.grove.below(vision)]
    assert order[:2] == ["2", "1"]
    assert "flyttades" in example.told[-1]
    example.undo()
    assert [each.number for each in example.page.pane.grove.below(vision)][:2] == ["1", "2"]


def test_a_boards_goal_moves_in_under_the_success_factor_above_it_and_out_again(example: Shown) -> None:
    body = example.choose(BODY)
    factor = example.goal("Beredskap mot oönskade händelser")
    example.shortcut(Qt.Key.Key_Right, ALT)
    example.settle()
    assert example.goal(BODY).parent_id == factor.id
    example.shortcut(Qt.Key.Key_Left, ALT)
    example.settle()
    assert example.goal(BODY).parent_id == body.parent_id


def test_a_move_that_the_levels_do_not_allow_is_told_and_nothing_moves(example: Shown) -> None:
    goal = example.choose(BODY)
    example.shortcut(Qt.Key.Key_Left, ALT)
    example.settle()
    assert "kan inte stå under visionen" in example.told[-1]
    assert example.goal(BODY).parent_id == goal.parent_id


def test_dropping_goes_where_the_level_fits_and_nowhere_else(example: Shown) -> None:
    grove, tree = example.page.pane.grove, example.page.tree
    nodes = {node.id: node for node in grove.forest.nodes}
    body = nodes[example.goal(BODY).id]
    second = nodes[example.goal("Näringsliv, utbildning och sysselsättning").id]
    assert tree.nodes_model.allows(body, second)
    assert not tree.nodes_model.allows(body, nodes[example.goal(SUBGOAL).id])
    assert not tree.nodes_model.allows(second, body)
    tree.move_requested.emit(body.id, second.id, 0)
    example.settle()
    assert example.goal(BODY).parent_id == second.id
    assert example.page.pane.grove.below(second.id)[0].id == body.id


def test_a_goal_is_archived_with_all_under_it_shown_again_and_taken_back(example: Shown) -> None:
    body = example.choose(BODY)
    example.page.archive_action.trigger()
    example.settle()
    assert BODY not in example.titles() and SUBGOAL not in example.titles()
    assert "2 mål under det arkiverades. Ångra" in example.told[-1]
    current = example.page.pane.current()
    assert current is not None and current.id == body.parent_id
    example.page.pane.archived.setChecked(True)
    example.settle()
    assert example.goal(BODY).archived
    example.choose(BODY)
    assert example.page.record.notice.isVisible()
    example.page.record.restore_wanted.emit(body.id)
    example.settle()
    assert not example.goal(SUBGOAL).archived and not example.page.record.notice.isVisible()


def test_archiving_is_undone(example: Shown) -> None:
    example.choose(BODY)
    example.page.archive_action.trigger()
    example.settle()
    example.undo()
    assert BODY in example.titles() and SUBGOAL in example.titles()

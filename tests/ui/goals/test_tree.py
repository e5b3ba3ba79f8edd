from __future__ import annotations

from app.domain.goal_status import Tally
from app.services.goal_tree import GoalNode
from app.ui.goals.tree import grow


def goal(goal_id: int, level: str, parent: int | None, *, archived: bool = False) -> GoalNode:
    return GoalNode(
        *(goal_id, parent, level, "", f"Mål {goal_id}", None, "", None, None, goal_id, 1),
        status="not_reported",
        tally=Tally(),
        archived=archived,
    )


VISION, FIRST, SECOND, BODY, AWAY, SUBGOAL = 1, 2, 3, 4, 5, 6
GROVE = grow(
    (
        goal(VISION, "vision", None),
        goal(FIRST, "overarching", VISION),
        goal(BODY, "body", FIRST),
        goal(SUBGOAL, "subgoal", BODY),
        goal(AWAY, "body", FIRST, archived=True),
        goal(SECOND, "overarching", VISION),
    )
)


def test_the_thread_runs_from_the_vision_to_the_parent() -> None:
    assert [each.id for each in GROVE.above(GROVE.goals[SUBGOAL])] == [VISION, FIRST, BODY]


def test_archived_goals_are_not_counted_among_those_below() -> None:
    assert GROVE.count_below(FIRST) == 2
    assert GROVE.live == {"vision": 1, "overarching": 2, "body": 1, "subgoal": 1}


def test_a_period_has_one_vision_and_an_archived_goal_grows_no_more() -> None:
    assert GROVE.addable(None) == ()
    assert GROVE.addable(GROVE.goals[FIRST]) == ("success_factor", "body", "subgoal")
    assert GROVE.addable(GROVE.goals[AWAY]) == ()
    assert grow(()).addable(None) == ("vision",)


def test_an_archived_goal_and_its_place_are_left_alone_by_moves() -> None:
    nodes = {node.id: node for node in GROVE.forest.nodes}
    assert GROVE.may_move(nodes[BODY], nodes[SECOND])
    assert not GROVE.may_move(nodes[AWAY], nodes[SECOND])
    assert not GROVE.may_move(nodes[SUBGOAL], nodes[AWAY])
    assert GROVE.may_move(nodes[SECOND], nodes[VISION])


def test_a_place_among_siblings_is_told_by_the_one_that_comes_after() -> None:
    assert GROVE.before(SECOND, VISION, 0) == FIRST
    assert GROVE.before(FIRST, VISION, 1) is None
    assert GROVE.before(SUBGOAL, FIRST, 1) is None

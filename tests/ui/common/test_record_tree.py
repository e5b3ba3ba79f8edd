"""A tree of records: quick with very many, moved by mouse and keyboard, open branches stay open."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app.ui.common.forest import Node, arrange
from app.ui.common.record_tree import RecordTree
from app.ui.common.theme import Theme
from app.ui.common.tree_model import MOST_HITS, TreeModel
from tests.keys import press
from tests.ui.common.accessible import nameless

ALT = Qt.KeyboardModifier.AltModifier
NODES = (
    Node(1, None, ("Vision 2030",), icon="sun"),
    Node(2, 1, ("1 Hållbar samhällsutveckling",), "partly", "target"),
    Node(3, 2, ("1.1 Återvinning",), "met"),
    Node(4, 2, ("1.2 Fossilfria transporter",), "not_met"),
    Node(5, 1, ("2 Näringsliv",), "met", "target"),
    Node(6, 5, ("2.1 Företagsklimat",)),
)


def may_move(node: Node, target: Node | None) -> bool:
    """Goals may stand under goals; nothing but a vision may stand on top."""
    return target is not None


@pytest.fixture
def tree(theme: Theme, qtbot: QtBot) -> RecordTree:
    made = RecordTree(("Mål",))
    made.setAccessibleName("Mål")
    qtbot.addWidget(made)
    made.resize(400, 500)
    made.allow_moves(may_move)
    made.set_nodes(NODES)
    made.open_levels(1)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.setFocus()
    return made


def in_sight(tree: RecordTree) -> list[int]:
    found, index = [], tree.nodes_model.index(0, 0)
    while index.isValid():
        node = tree.nodes_model.node_at(index)
        assert node is not None
        found.append(node.id)
        index = tree.indexBelow(index)
    return found


def test_the_model_keeps_qts_rules_through_everything_done_to_it() -> None:
    model = TreeModel(("Mål", "Antal"))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.may_move = may_move
    model.set_forest(arrange(NODES))
    model.set_filter("åter")
    model.set_forest(arrange(NODES[:-1]))
    model.set_filter("finns inte")
    model.set_filter("")
    model.set_forest(arrange(()))
    assert tester.model() is model


def test_what_is_opened_stays_open_when_the_nodes_are_read_again(tree: RecordTree) -> None:
    assert in_sight(tree) == [1, 2, 5]
    tree.expand(tree.nodes_model.index_of(2))
    tree.set_nodes((*NODES, Node(7, 2, ("1.3 Ny",))))
    assert in_sight(tree) == [1, 2, 3, 4, 7, 5]
    tree.collapse(tree.nodes_model.index_of(2))
    tree.set_nodes(NODES)
    assert in_sight(tree) == [1, 2, 5]


def test_the_chosen_node_stays_chosen_and_what_is_above_it_is_opened(tree: RecordTree) -> None:
    assert tree.choose(6)
    assert in_sight(tree) == [1, 2, 5, 6]
    tree.set_nodes(NODES)
    node = tree.current_node()
    assert node is not None
    assert node.id == 6


def test_a_node_that_has_not_come_yet_is_chosen_when_it_comes(tree: RecordTree) -> None:
    assert not tree.choose(70)
    seen: list[object] = []
    tree.chosen.connect(seen.append)
    tree.set_nodes((*NODES, Node(70, 6, ("Ny",))))
    assert tree.current_node() == Node(70, 6, ("Ny",))
    assert seen[-1] == Node(70, 6, ("Ny",))


def test_a_filter_shows_what_it_finds_and_what_is_above_it(tree: RecordTree) -> None:
    told: list[tuple[int, bool]] = []
    tree.filtered.connect(lambda hits, more: told.append((hits, more)))
    tree.set_filter("FOSSIL")
    assert in_sight(tree) == [1, 2, 4]
    assert told == [(1, False)]
    tree.set_filter("")
    assert in_sight(tree) == [1, 2, 5]


def test_a_filter_that_finds_nothing_says_so(tree: RecordTree) -> None:
    tree.set_filter("finns inte")
    assert tree.emptiness.no_hits.isVisible()


@pytest.mark.parametrize(
    ("start", "key", "expected"),
    [
        (4, Qt.Key.Key_Up, (4, 2, 0)),
        (3, Qt.Key.Key_Down, (3, 2, 1)),
        (4, Qt.Key.Key_Right, (4, 3, 0)),
        (3, Qt.Key.Key_Left, (3, 1, 1)),
    ],
)
def test_alt_and_an_arrow_moves(
    tree: RecordTree, start: int, key: Qt.Key, expected: tuple[int, int, int]
) -> None:
    asked: list[tuple[int, object, int]] = []
    tree.move_requested.connect(lambda *moved: asked.append(moved))
    tree.choose(start)
    press(tree, key, ALT)
    assert asked == [expected]


def test_a_move_that_is_not_allowed_is_refused_and_told(tree: RecordTree) -> None:
    asked: list[object] = []
    refused: list[object] = []
    tree.move_requested.connect(lambda *moved: asked.append(moved))
    tree.move_refused.connect(lambda node, target: refused.append((node.id, target)))
    tree.choose(2)
    press(tree, Qt.Key.Key_Left, ALT)
    assert refused == [(2, None)]
    assert not asked


def test_a_drop_asks_for_the_move_and_moves_nothing_itself(tree: RecordTree) -> None:
    asked: list[tuple[int, object, int]] = []
    tree.move_requested.connect(lambda *moved: asked.append(moved))
    model = tree.nodes_model
    carried = model.mimeData([model.index_of(4)])
    under = model.index_of(5)
    move = Qt.DropAction.MoveAction
    assert model.canDropMimeData(carried, move, -1, -1, under)
    assert not model.dropMimeData(carried, move, -1, -1, under)
    model.dropMimeData(carried, move, 0, 0, model.index_of(2))
    assert asked == [(4, 5, 1), (4, 2, 0)]
    assert in_sight(tree) == [1, 2, 5]


def test_nothing_can_be_moved_under_itself(tree: RecordTree) -> None:
    model = tree.nodes_model
    carried = model.mimeData([model.index_of(2)])
    for target in (2, 3):
        assert not model.canDropMimeData(carried, Qt.DropAction.MoveAction, -1, -1, model.index_of(target))


def test_a_place_is_counted_without_the_node_that_moves(tree: RecordTree) -> None:
    model = tree.nodes_model
    assert model.place_for(NODES[2], 2, model.index_of(2)) == 1
    assert model.place_for(NODES[2], -1, model.index_of(5)) == 1
    assert model.place_for(NODES[2], 0, QModelIndex()) == 0


def test_the_status_is_said_in_words(tree: RecordTree) -> None:
    said = tree.nodes_model.index_of(3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "1.1 Återvinning, Uppfyllt"
    assert nameless(tree) == []


def test_a_node_whose_parent_is_missing_stands_on_top() -> None:
    forest = arrange((Node(1, 99, ("Föräldralös",)),))
    assert forest.parents == [-1]


def many(count: int) -> tuple[Node, ...]:
    return tuple(
        Node(number, None if number < 10 else (number - 10) // 10, (f"Mål {number}",), "met")
        for number in range(count)
    )


@pytest.mark.parametrize("count", [10_000, 100_000])
def test_very_many_nodes_are_painted_by_asking_only_for_those_in_sight(
    theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    asked: set[int] = set()
    answer = TreeModel.data

    def data(self: TreeModel, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        asked.add(index.internalId())
        return answer(self, index, role)

    monkeypatch.setattr(TreeModel, "data", data)
    tree = RecordTree(("Mål",))
    qtbot.addWidget(tree)
    tree.resize(400, 600)
    tree.set_forest(arrange(many(count)))
    with qtbot.waitExposed(tree):
        tree.show()
    tree.grab()
    assert 0 < len(asked) <= 40


def test_a_filter_over_very_many_shows_no_more_than_one_reads(theme: Theme, qtbot: QtBot) -> None:
    tree = RecordTree(("Mål",))
    qtbot.addWidget(tree)
    told: list[tuple[int, bool]] = []
    tree.filtered.connect(lambda hits, more: told.append((hits, more)))
    tree.set_forest(arrange(many(100_000)))
    tree.set_filter("mål")
    tree.set_filter("99999")
    assert told == [(MOST_HITS, True), (1, False)]
    assert in_sight(tree) == [8, 98, 998, 9998, 99999]

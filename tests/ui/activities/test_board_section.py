"""Tavla as its users meet it: cards that say what is late, and are moved by the keys and by the mouse."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.activities.board_card import CARD
from app.ui.activities.board_column import Cards
from app.ui.activities.board_section import BoardSection
from app.ui.activities.page import ActivitiesPage
from app.ui.common.context import Context
from app.ui.common.text_editors import LongTextEditor
from app.ui.common.theme import colour
from tests.keys import press, type_text
from tests.ui.activities.pages import World
from tests.ui.administration.helpers import CTRL, focused, save, section, shown


def the_board(context: Context, qtbot: QtBot) -> BoardSection:
    return section(shown(context, qtbot, ActivitiesPage), "board", BoardSection)


def standing(part: BoardSection) -> list[list[str]]:
    return [[row.title for row in column.cards.cards_model.rows] for column in part.columns]


def stand_on(part: BoardSection, activity: int) -> Cards:
    part.show_record("activity", activity)
    cards = part.entrance()
    assert isinstance(cards, Cards)
    cards.setFocus()
    return cards


def state_of(there: World, activity: int) -> dict[str, object]:
    return there.context.office.records.read("activity", activity)


def drop(part: BoardSection, activity: int, column: int) -> bool:
    """Let go of a card over a column, as the mouse does."""
    source = next(each.cards for each in part.columns if each.cards.cards_model.position_of(activity) >= 0)
    at = source.cards_model.index(source.cards_model.position_of(activity), 0)
    target = part.columns[column].cards.cards_model
    carried = source.cards_model.mimeData([at])
    move = Qt.DropAction.MoveAction
    if not target.canDropMimeData(carried, move, -1, -1, QModelIndex()):
        return False
    target.dropMimeData(carried, move, -1, -1, QModelIndex())
    part.context.tasks.wait_idle()
    return True


def test_each_activity_stands_under_its_state_and_what_is_late_says_so(qtbot: QtBot, there: World) -> None:
    part = the_board(there.context, qtbot)
    assert standing(part) == [["Trygghetsvandring"], ["Nya lyktor", "Företagslots"], ["Övergångsställe"], []]
    assert part.columns[1].heading.text() == "Pågår  2 · försenade: 1"
    model = part.columns[1].cards.cards_model
    heard = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "Nya lyktor, Försenad, Önämnden, sista dagen 2025-06-30, 40\u00a0%"


def test_a_late_card_is_painted_otherwise_than_one_that_has_time(qtbot: QtBot, there: World) -> None:
    part = the_board(there.context, qtbot)
    cards = part.columns[1].cards
    red = colour("status_not_met").name()
    picture = cards.viewport().grab().toImage()

    def has_red(row: int) -> bool:
        box = cards.visualRect(cards.cards_model.index(row, 0))
        scale = picture.devicePixelRatio()
        return any(
            picture.pixelColor(QPoint(round(x * scale), round(y * scale))).name() == red
            for x in range(box.left(), box.right())
            for y in range(box.top(), box.bottom())
        )

    assert has_red(0) and not has_red(1)


def test_the_keys_walk_between_columns_and_carry_a_card_along(qtbot: QtBot, there: World) -> None:
    context = there.context
    part = the_board(context, qtbot)
    cards = stand_on(part, there.shared)
    press(cards, Qt.Key.Key_Right)
    assert focused() is part.columns[1].cards
    press(focused(), Qt.Key.Key_Left)
    assert focused() is part.columns[0].cards
    press(focused(), Qt.Key.Key_Left)
    assert focused() is part.columns[0].cards, "there is nothing further to the left"
    press(focused(), Qt.Key.Key_Right, CTRL)
    context.tasks.wait_idle()
    assert state_of(there, there.shared)["state"] == "ongoing"
    assert focused() is part.columns[1].cards
    row = part.columns[1].cards.current()
    assert row is not None and row.id == there.shared
    context.undo_stack.undo()
    context.tasks.wait_idle()
    assert standing(part)[0] == ["Trygghetsvandring"] and focused() is part.columns[0].cards


def test_what_is_done_is_done_to_the_end(qtbot: QtBot, there: World) -> None:
    context = there.context
    part = the_board(context, qtbot)
    press(stand_on(part, there.late), Qt.Key.Key_Right, CTRL)
    context.tasks.wait_idle()
    values = state_of(there, there.late)
    assert (values["state"], values["progress"]) == ("done", 100)
    context.undo_stack.undo()
    context.tasks.wait_idle()
    values = state_of(there, there.late)
    assert (values["state"], values["progress"]) == ("ongoing", 40)


def test_dropping_an_activity_asks_why_in_place(qtbot: QtBot, there: World) -> None:
    context = there.context
    part = the_board(context, qtbot)
    cards = stand_on(part, there.done)
    press(cards, Qt.Key.Key_Right, CTRL)
    assert part.panel.isVisible() and state_of(there, there.done)["state"] == "done"
    assert "Övergångsställe" in part.panel.heading.text()
    assert part.panel.form.isAncestorOf(focused())
    press(focused(), Qt.Key.Key_Escape)
    assert not part.panel.isVisible() and focused() is part.columns[2].cards
    press(focused(), Qt.Key.Key_Right, CTRL)
    assert not part.panel.form.save(), "a reason is asked for"
    editor = part.panel.form.editor("result")
    assert isinstance(editor, LongTextEditor)
    type_text(editor.main(), "Vägen ägs av staten.")
    save(context)
    values = state_of(there, there.done)
    assert (values["state"], values["result"]) == ("dropped", "Vägen ägs av staten.")
    assert not part.panel.isVisible() and standing(part)[3] == ["Övergångsställe"]
    assert focused() is part.columns[3].cards
    context.undo_stack.undo()
    context.tasks.wait_idle()
    assert state_of(there, there.done)["result"] == ""


def test_a_reason_that_was_not_saved_is_back_when_it_is_asked_for_again(qtbot: QtBot, there: World) -> None:
    part = the_board(there.context, qtbot)
    assert drop(part, there.late, 3)
    form = part.panel.form
    form.rebase(form.base, {"result": "Halvt skäl"})
    part.move_card(next(row for row in part._rows if row.id == there.ongoing), "dropped")
    assert form.values()["result"] == ""
    part.move_card(next(row for row in part._rows if row.id == there.late), "dropped")
    assert form.values()["result"] == "Halvt skäl"


def test_a_card_is_dropped_by_the_mouse_in_another_column_and_not_in_its_own(
    qtbot: QtBot, there: World
) -> None:
    part = the_board(there.context, qtbot)
    assert not drop(part, there.shared, 0)
    assert drop(part, there.shared, 1)
    assert state_of(there, there.shared)["state"] == "ongoing" and "Trygghetsvandring" in standing(part)[1]


def test_the_menu_moves_and_opens_as_the_keys_do(qtbot: QtBot, there: World) -> None:
    context = there.context
    part = the_board(context, qtbot)
    cards = stand_on(part, there.shared)
    assert [act.isEnabled() for act in part.move_actions] == [False, True, True, True]
    assert set(part.move_actions) < set(cards.actions())
    with qtbot.waitSignal(part.jump) as led:
        press(cards, Qt.Key.Key_Return)
    assert led.args == ["activity", there.shared]
    part.move_actions[2].trigger()
    context.tasks.wait_idle()
    assert state_of(there, there.shared)["state"] == "done"


def test_the_board_is_filtered_by_words_unit_and_goal(qtbot: QtBot, there: World) -> None:
    part = the_board(there.context, qtbot)
    part.search.setText("lyktor skolv")
    press(part.search, Qt.Key.Key_Return)
    assert standing(part) == [[], ["Nya lyktor"], [], []]
    part.search.clear()
    press(part.search, Qt.Key.Key_Return)
    part.filters.unit.set_value(there.board)
    part.filters.changed.emit()
    assert standing(part) == [["Trygghetsvandring"], ["Företagslots"], [], []]
    part.restore_state({"goal": str(there.safety), "unit": ""})
    part.refresh()
    there.context.tasks.wait_idle()
    assert standing(part) == [["Trygghetsvandring"], ["Nya lyktor"], [], []]


def test_somebody_elses_move_meanwhile_is_told_and_nothing_is_lost(qtbot: QtBot, there: World) -> None:
    context = there.context
    part = the_board(context, qtbot)
    context.office.records.write("activity", there.shared, {"state": "done"})
    part.move_card(next(row for row in part._rows if row.id == there.shared), "ongoing")
    context.tasks.wait_idle()
    assert state_of(there, there.shared)["state"] == "done" and context.messages.shown


def test_a_long_title_with_markup_stays_inside_its_card(qtbot: QtBot, there: World) -> None:
    context = there.context
    context.office.records.write("activity", there.shared, {"title": "<h1>Stor</h1> " + "ö" * 180})
    part = the_board(context, qtbot)
    cards = part.columns[0].cards
    QApplication.processEvents()
    index = cards.cards_model.index(0, 0)
    assert index.data(CARD).title.startswith("<h1>")
    assert cards.visualRect(index).height() == cards.sizeHintForIndex(index).height()

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.problems import Invalid
from app.ui.common.context import Context
from app.ui.common.editors import ChoiceEditor
from tests.keys import press, type_text
from tests.ui.goals.conftest import Shown, ShowPage

CTRL = Qt.KeyboardModifier.ControlModifier
BODY = "Mark och vatten för fler invånare i alla orter"
FIRST = "Hållbar samhällsutveckling"
SUBGOAL = "Detaljplaner klara i Hok och Klevshult"


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_a_new_municipality_is_led_from_the_vision_to_its_overarching_goals(empty: Shown) -> None:
    page = empty.page
    assert page.empty.isVisible() and not page.new_button.isVisible()
    assert page.empty.button is not None
    page.empty.button.click()
    type_text(focused(), "Här växer vi åt alla håll")
    press(focused(), Qt.Key.Key_S, CTRL)
    empty.settle()
    assert empty.titles() == {"Här växer vi åt alla håll"}
    assert page.notice.isVisible() and "övergripande målen" in page.notice.words.text()
    page.notice.wanted.emit(empty.goal("Här växer vi åt alla håll").id)
    assert page.new_goal.form.values()["number"] == "1"
    type_text(focused(), "Trygg ö")
    press(focused(), Qt.Key.Key_S, CTRL)
    empty.settle()
    assert empty.goal("Trygg ö").level == "overarching"
    assert page.notice.isVisible() and "övergripande mål finns" in page.notice.words.text()


def test_a_subgoal_is_made_with_the_keyboard_alone(example: Shown) -> None:
    page = example.page
    body = example.choose(BODY)
    example.shortcut(Qt.Key.Key_N, CTRL)
    assert focused() is page.new_goal.form.editor("title").main()
    assert page.new_goal.form.values()["number"] == "KS 1.3"
    assert page.new_goal.form.values()["unit_id"] == body.unit_id
    type_text(focused(), "Åtta tomter i Åker")
    press(focused(), Qt.Key.Key_Tab, text="\t")
    type_text(focused(), "Ännu fler får plats.")
    press(focused(), Qt.Key.Key_S, CTRL)
    example.settle()
    made = example.goal("Åtta tomter i Åker")
    assert (made.parent_id, made.level, made.first_year) == (body.id, "subgoal", 2021)
    current = page.pane.current()
    assert current is not None and current.id == made.id
    assert example.told[-1] == "Målet lades till."
    example.undo()
    assert "Åtta tomter i Åker" not in example.titles()
    example.redo()
    assert "Åtta tomter i Åker" in example.titles()


def test_the_level_decides_what_is_asked_and_proposed(example: Shown) -> None:
    example.choose(FIRST)
    example.page.new_action.trigger()
    form = example.page.new_goal.form
    assert focused() is form.editor("level").main()
    press(focused(), Qt.Key.Key_Down)
    press(focused(), Qt.Key.Key_Down)
    assert form.values()["level"] == "body"
    assert form.editor("unit_id").isVisible() and not form.editor("first_year").isVisible()
    press(focused(), Qt.Key.Key_Down)
    assert form.values()["level"] == "subgoal"
    assert form.values()["first_year"] == 2021 and form.editor("first_year").isVisible()
    press(focused(), Qt.Key.Key_Up)
    assert form.values()["first_year"] is None


def offered(example: Shown) -> list[str]:
    example.page.new_menu.fill(example.page.pane.grove, example.page.pane.current())
    return [act.text() for act in example.page.new_menu.actions() if act.isEnabled() and act.text()]


def test_only_levels_that_may_stand_there_are_offered(example: Shown) -> None:
    example.choose(SUBGOAL)
    assert offered(example) == ["Delmål"]
    example.choose(FIRST)
    assert offered(example) == [
        *("Framgångsfaktor", "Nämnd- eller bolagsmål", "Delmål"),
        *("Övergripande mål", "Internt mål"),
    ]


def test_a_level_is_chosen_in_the_menu_and_only_the_title_is_left_to_write(example: Shown) -> None:
    example.choose(FIRST)
    example.page.new_menu.fill(example.page.pane.grove, example.page.pane.current())
    act = next(act for act in example.page.new_menu.actions() if act.text() == "Framgångsfaktor")
    act.trigger()
    assert focused() is example.page.new_goal.form.editor("title").main()
    assert example.page.new_goal.title.text() == "Ny framgångsfaktor"
    assert FIRST in example.page.new_goal.place.text()


def test_a_boards_goal_is_offered_boards_and_companies_only(example: Shown) -> None:
    def units() -> set[str]:
        editor = example.page.new_goal.form.editor("unit_id")
        assert isinstance(editor, ChoiceEditor)
        return {editor.box.itemText(at) for at in range(editor.box.count())}

    example.choose(FIRST)
    example.page._start_new(example.goal(FIRST).id, "body")
    assert "Socialnämnden" in units() and "Vaggeryds Energi AB" in units()
    assert not {"Kommunfullmäktige", "Kommunledningskontoret"} & units()
    example.page._start_new(example.goal(FIRST).id, "subgoal")
    assert "Kommunfullmäktige" in units()


def test_a_boards_goal_of_the_council_is_refused_beside_its_field(example: Shown) -> None:
    office, first = example.context.office, example.goal(FIRST)
    values = {"period_id": example.context.period.id, "level": "body", "title": "Ett mål"}
    with pytest.raises(Invalid) as caught:
        office.records.write("goal", None, {**values, "parent_id": first.id, "unit_id": 1})
    assert [(problem.field, problem.code) for problem in caught.value.problems] == [
        ("unit_id", "unit_without_goals")
    ]
    made = office.records.write("goal", None, {**values, "parent_id": first.id, "unit_id": 2})
    with pytest.raises(Invalid):
        office.records.write("goal", made.id, {"unit_id": 1})


def test_a_boards_goal_without_a_board_is_refused_beside_the_field(example: Shown) -> None:
    example.choose(FIRST)
    example.page._start_new(example.goal(FIRST).id, "body")
    form = example.page.new_goal.form
    type_text(focused(), "Utan nämnd")
    press(focused(), Qt.Key.Key_S, CTRL)
    example.settle()
    assert "Fyll i" in form.problem_of("unit_id")
    assert form.isVisible() and form.values()["title"] == "Utan nämnd"
    assert "Utan nämnd" not in example.titles()


def test_a_new_goal_that_was_never_saved_is_there_after_a_crash(
    show: ShowPage, example: Shown, example_context: Context
) -> None:
    example.choose(BODY)
    example.page.new_action.trigger()
    type_text(focused(), "Påbörjat")
    example.page.new_goal.form.keep_draft()
    example.page.hide()
    again = show(example_context)
    assert again.page.new_goal.isVisible()
    assert again.page.new_goal.form.values()["title"] == "Påbörjat"


def test_escape_leaves_an_empty_new_goal_and_the_tree_has_the_focus(example: Shown) -> None:
    example.choose(BODY)
    example.page.new_action.trigger()
    press(focused(), Qt.Key.Key_Escape)
    assert not example.page.new_goal.isVisible()
    assert focused() is example.page.tree


def test_reading_again_does_not_end_the_writing_of_a_new_goal(example: Shown) -> None:
    example.choose(BODY)
    example.page.new_action.trigger()
    type_text(focused(), "Mitt i")
    example.page.refresh()
    example.settle()
    assert example.page.new_goal.isVisible()
    assert example.page.new_goal.form.values()["title"] == "Mitt i"

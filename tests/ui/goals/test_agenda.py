from __future__ import annotations

from PySide6.QtCore import Qt

from app.services.goals import GoalCard
from app.ui.common.context import Context
from app.ui.common.picker import Picker
from tests.keys import press, type_text
from tests.ui.goals.conftest import Shown, ShowPage

CTRL = Qt.KeyboardModifier.ControlModifier
FIRST = "Hållbar samhällsutveckling"
SUBGOAL = "Detaljplaner klara i Hok och Klevshult"


def pick(picker: Picker, needle: str) -> None:
    """Find and take the first hit. The list that drops down while one types needs a real screen."""
    picker.setText(needle)
    press(picker, Qt.Key.Key_Return)


def card_of(example: Shown, title: str) -> GoalCard:
    card = example.context.office.goals.card(example.goal(title).id, example.context.period.year)
    assert card is not None
    return card


def test_a_new_tie_begun_before_a_crash_is_open_again_and_can_be_saved(
    show: ShowPage, example: Shown, example_context: Context
) -> None:
    example.choose(SUBGOAL, "agenda")
    section = example.page.record.agenda
    pick(section.picker, "11.3")
    example.settle()
    type_text(section.links.new_form.editor("meaning").main(), "Små orter växer.")
    section.links.new_form.keep_draft()
    example.page.hide()
    again = show(example_context)
    again.choose(SUBGOAL, "agenda")
    form = again.page.record.agenda.links.new_form
    assert form.isVisible() and form.values()["meaning"] == "Små orter växer."
    press(form.editor("extent").main(), Qt.Key.Key_Down)
    form.save()
    again.settle()
    assert [row.code for row in card_of(again, SUBGOAL).sdg] == ["11.3"]


def test_a_goal_is_tied_to_agenda_2030_by_number_and_by_words(example: Shown) -> None:
    example.choose(SUBGOAL, "agenda")
    section = example.page.record.agenda
    for needle, code in (("11.3", "11.3"), ("rent vatten", "")):
        pick(section.picker, needle)
        example.settle()
        assert section.picker.text() == ""
        form = section.links.new_form
        press(form.editor("extent").main(), Qt.Key.Key_Down)
        type_text(form.editor("meaning").main(), "Så här gör vi.")
        press(form.editor("meaning").main(), Qt.Key.Key_S, CTRL)
        example.settle()
        assert code in [row.code for row in card_of(example, SUBGOAL).sdg]
    assert [row.item.tile for row in section.links.rows if row.item.tile] != []
    assert len(section.links.rows) == 2
    example.undo()
    example.undo()
    assert not section.links.rows


def test_a_tie_that_is_there_is_not_offered_again(example: Shown) -> None:
    example.choose(FIRST, "agenda")
    section = example.page.record.agenda
    pick(section.picker, "6.1 Rent")
    example.settle()
    assert not section.links.new_panel.isVisible()


def test_how_much_of_a_global_goal_is_served_must_be_said(example: Shown) -> None:
    example.choose(SUBGOAL, "agenda")
    section = example.page.record.agenda
    pick(section.picker, "13 Bekämpa")
    example.settle()
    form = section.links.new_form
    type_text(form.editor("meaning").main(), "Klimatet")
    form.save()
    example.settle()
    assert form.problem_of("extent") and not card_of(example, SUBGOAL).sdg

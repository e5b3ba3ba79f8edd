from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.services.goals import GoalCard
from app.ui.common.context import Context
from tests.keys import press, type_text
from tests.ui.goals.conftest import Shown, ShowPage

CTRL = Qt.KeyboardModifier.ControlModifier
BODY = "Mark och vatten för fler invånare i alla orter"
FIRST = "Hållbar samhällsutveckling"


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def card_of(example: Shown, title: str) -> GoalCard:
    card = example.context.office.goals.card(example.goal(title).id, example.context.period.year)
    assert card is not None
    return card


def test_the_board_that_is_silent_stands_out_and_is_mended_by_keyboard(example: Shown) -> None:
    example.choose(FIRST, "contributions")
    section = example.page.record.contributions
    assert section.silent.isVisible() and len(section.silent.buttons) == 1
    section.silent.buttons[0].setFocus()
    press(focused(), Qt.Key.Key_Space)
    form = section.received.new_form
    assert focused() is form.editor("goal_id").main()
    press(focused(), Qt.Key.Key_Down)
    press(focused(), Qt.Key.Key_Tab, text="\t")
    type_text(form.editor("sentence").main(), "Fler bor kvar i sin ort på äldre dar.")
    press(form.editor("sentence").main(), Qt.Key.Key_S, CTRL)
    example.settle()
    assert not card_of(example, FIRST).silent_units
    assert not section.silent.isVisible() and not section.received.new_panel.isVisible()
    assert example.told[-1] == "Bidraget lades till."
    example.undo()
    assert section.silent.isVisible()


def test_a_silent_board_without_goals_is_offered_to_make_one(example: Shown) -> None:
    records = example.context.office.records
    records.write("unit", None, {"name": "Överförmyndarnämnden", "kind": "committee", "parent_id": 1})
    example.choose(FIRST, "contributions")
    section = example.page.record.contributions
    names = [button.accessibleName() for button in section.silent.buttons]
    assert names[-1].endswith("Överförmyndarnämnden")
    section.silent.buttons[-1].click()
    assert example.page.new_goal.isVisible()
    assert example.page.new_goal.form.values()["level"] == "body"


def test_a_contribution_without_a_sentence_is_not_saved(example: Shown) -> None:
    example.choose(BODY, "contributions")
    section = example.page.record.contributions
    before = len(card_of(example, BODY).contributions)
    section.add_button.click()
    press(focused(), Qt.Key.Key_Down)
    press(focused(), Qt.Key.Key_S, CTRL)
    example.settle()
    assert section.given.new_form.problem_of("sentence")
    assert len(card_of(example, BODY).contributions) == before


def test_a_board_is_offered_only_the_goals_that_it_does_not_contribute_to(example: Shown) -> None:
    example.choose(BODY, "contributions")
    section = example.page.record.contributions
    section.add_button.click()
    given = {row.overarching for row in card_of(example, BODY).contributions}
    offered = {option.label for option in section._given_options()}
    assert offered and not {title for title in given if any(title in label for label in offered)}


def test_a_sentence_is_changed_where_it_stands_and_taken_back(example: Shown) -> None:
    example.choose(BODY, "contributions")
    section = example.page.record.contributions.given
    row = section.rows[0]
    before = row.item.text
    row.edit_button.click()
    field = section.form.editor("sentence").main()
    assert focused() is field
    press(field, Qt.Key.Key_A, CTRL)
    type_text(field, "Åtta familjer får en tomt.")
    press(field, Qt.Key.Key_S, CTRL)
    example.settle()
    assert section.rows[0].item.text == "Åtta familjer får en tomt."
    assert not section.form.isVisible() and section.rows[0].text.isVisible()
    example.undo()
    assert section.rows[0].item.text == before


def test_escape_closes_a_sentence_that_was_not_changed(example: Shown) -> None:
    example.choose(BODY, "contributions")
    section = example.page.record.contributions.given
    section.rows[0].edit_button.click()
    press(focused(), Qt.Key.Key_Escape)
    assert not section.form.isVisible() and section.rows[0].text.isVisible()


def test_a_contribution_is_removed_and_put_back(example: Shown) -> None:
    example.choose(BODY, "contributions")
    section = example.page.record.contributions.given
    count = len(section.rows)
    section.rows[0].remove_button.click()
    example.settle()
    assert len(section.rows) == count - 1 and example.told[-1] == "Bidraget togs bort."
    example.undo()
    assert len(section.rows) == count


def test_a_contribution_leads_to_the_goal_at_its_other_end(example: Shown) -> None:
    example.choose(FIRST, "contributions")
    row = example.page.record.contributions.received.rows[0]
    row.lead.emit(row.item.lead)
    example.settle()
    current = example.page.pane.current()
    assert current is not None and current.id == row.item.lead and current.level == "body"


def test_a_sentence_begun_before_a_crash_stands_where_it_was_written(
    show: ShowPage, example: Shown, example_context: Context
) -> None:
    example.choose(BODY, "contributions")
    section = example.page.record.contributions.given
    section.rows[0].edit_button.click()
    type_text(section.form.editor("sentence").main(), "Ännu ")
    section.form.keep_draft()
    example.page.hide()
    again = show(example_context)
    again.choose(BODY, "contributions")
    form = again.page.record.contributions.given.form
    assert form.isVisible() and str(form.values()["sentence"]).startswith("Ännu ")

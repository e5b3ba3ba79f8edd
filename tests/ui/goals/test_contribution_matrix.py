"""Bidrag: the matrix of boards and companies against the overarching goals."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.common.grid import CELL
from app.ui.goals.contribution_matrix import ContributionMatrixSection
from tests.keys import press, type_text
from tests.ui.goals.conftest import Shown

CTRL = Qt.KeyboardModifier.ControlModifier


def matrix(shown: Shown) -> ContributionMatrixSection:
    shown.whole.look_at("contributions")
    shown.settle()
    section = shown.whole.section("contributions")
    assert isinstance(section, ContributionMatrixSection)
    return section


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def missing(section: ContributionMatrixSection) -> int:
    model = section.grid.grid_model
    return sum(
        model.cell(row, column).missing
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    )


def test_every_board_and_company_stands_against_every_overarching_goal(example: Shown) -> None:
    section = matrix(example)
    read = example.context.office.contributions.matrix(example.context.period.id)
    model = section.grid.grid_model
    assert [heading.key for heading in model.rows] == [row.unit_id for row in read.rows]
    assert model.columnCount() == 4
    assert missing(section) == read.empty > 0
    assert str(read.empty) in section.tally.text()
    at = model.index(0, 0)
    assert read.rows[0].cells[0][0].sentence in at.data()
    assert at.data(Qt.ItemDataRole.AccessibleTextRole).startswith(
        "Kommunstyrelsen, 1 Hållbar samhällsutveckling: "
    )


def test_an_empty_cell_says_that_something_is_missing(example: Shown) -> None:
    section = matrix(example)
    section.gap_action.trigger()
    cell = section.grid.currentIndex().data(CELL)
    assert cell.missing and cell.text == "Saknas"
    assert section.pane.intro.isVisible() and "saknas ett bidrag" in section.pane.intro.text()


def test_a_goal_placed_under_the_overarching_one_is_no_gap_and_its_sentence_can_be_written(
    example: Shown,
) -> None:
    section = matrix(example)
    office, period = example.context.office, example.context.period.id
    read = office.contributions.matrix(period)
    at = next(number for number, row in enumerate(read.rows) if row.unit == "Socialnämnden")
    values = {"period_id": period, "level": "body", "unit_id": read.rows[at].unit_id, "number": "SN 9"}
    values |= {"title": "Nära till allt", "parent_id": read.overarching[0][0]}
    made = office.records.write("goal", None, values)
    section.refresh()
    example.settle()
    assert missing(section) == read.empty - 1
    cell = section.grid.grid_model.index(at, 0)
    assert cell.data() == "Nämndmål: SN 9 Nära till allt, ingen mening skriven"
    section.grid.setCurrentIndex(cell)
    assert "bidrar genom ett mål" in section.pane.intro.text()
    section.write()
    assert section.links.new_form.values()["goal_id"] == made.id


def test_a_gap_is_found_and_filled_with_the_keyboard_alone(example: Shown) -> None:
    section = matrix(example)
    before = missing(section)
    section.grid.setFocus()
    press(section.grid, Qt.Key.Key_J, CTRL)
    place = section.grid.place
    press(section.grid, Qt.Key.Key_Return)
    form = section.links.new_form
    assert section.links.new_panel.isVisible()
    if form.values()["goal_id"] is None:
        press(focused(), Qt.Key.Key_Down)
    type_text(form.editor("sentence").main(), "Fler får ett första jobb nära hemma.")
    press(form.editor("sentence").main(), Qt.Key.Key_S, CTRL)
    example.settle()
    assert missing(section) == before - 1
    assert section.grid.place == place
    assert section.grid.currentIndex().data() == "Fler får ett första jobb nära hemma."
    example.undo()
    assert missing(section) == before


def test_the_sentence_is_changed_beside_its_cell(example: Shown) -> None:
    section = matrix(example)
    section.grid.choose(*section.grid.place)
    press(section.grid, Qt.Key.Key_F2)
    form = section.links.form
    assert form.isVisible()
    form.rebase(form.base, {"sentence": "En ny mening om vatten."})
    form.save()
    example.settle()
    assert section.grid.currentIndex().data().startswith("En ny mening om vatten.")


def test_a_contribution_without_a_sentence_stays_in_the_form(example: Shown) -> None:
    section = matrix(example)
    section.gap_action.trigger()
    before = missing(section)
    section.write()
    section.links.new_form.save()
    example.settle()
    assert section.links.new_form.problem_of("sentence")
    assert missing(section) == before


def test_a_contribution_leads_to_its_goal(example: Shown) -> None:
    section = matrix(example)
    led: list[tuple[str, int]] = []
    example.whole.jump.connect(lambda kind, record_id: led.append((kind, record_id)))
    section.links.rows[0].lead.emit(section.links.rows[0].item.lead)
    assert led == [("goal", section.links.rows[0].item.lead)]
    example.whole.show_record(*led[0])
    example.settle()
    current = example.page.pane.current()
    assert example.page.isVisible() and current is not None and current.id == led[0][1]


def test_a_new_municipality_is_told_what_will_stand_here(empty: Shown) -> None:
    section = matrix(empty)
    assert section.empty.isVisible() and not section.tally.isVisible()
    section.write()
    assert not section.links.new_panel.isVisible()


def test_text_that_was_not_saved_is_back_in_its_own_cell(example: Shown) -> None:
    section = matrix(example)
    section.gap_action.trigger()
    place = section.grid.place
    section.write()
    type_text(section.links.new_form.editor("sentence").main(), "Halvskrivet")
    section.links.new_form.keep_draft()
    section.gap_action.trigger()
    assert section.grid.place != place and not section.links.new_panel.isVisible()
    section.grid.choose(*place)
    assert section.links.new_form.values()["sentence"] == "Halvskrivet"


def test_html_in_a_sentence_is_only_characters(example: Shown) -> None:
    row = example.context.office.contributions.matrix(example.context.period.id).rows[0].cells[0][0]
    example.context.office.records.write("contribution", row.id, {"sentence": "<b>Hus</b> & <img src=x>"})
    section = matrix(example)
    section.grid.choose(row.unit_id, row.overarching_id)
    assert "<b>Hus</b>" in section.grid.currentIndex().data()


def test_a_board_without_goals_gets_one_begun_in_the_tree(example: Shown) -> None:
    records = example.context.office.records
    made = records.write("unit", None, {"name": "Överförmyndarnämnden", "kind": "committee", "parent_id": 1})
    section = matrix(example)
    goal = section.grid.grid_model.columns[1].key
    section.grid.choose(made.id, goal)
    section.write()
    press(focused(), Qt.Key.Key_Space, text=" ")
    example.settle()
    new = example.page.new_goal
    assert new.isVisible()
    assert (new.form.values()["level"], new.form.values()["unit_id"]) == ("body", made.id)


def test_the_keyboard_is_back_in_the_matrix_when_a_contribution_is_saved(example: Shown) -> None:
    section = matrix(example)
    section.gap_action.trigger()
    section.write()
    form = section.links.new_form
    form.rebase(form.base, {**form.values(), "goal_id": section._rows[section.grid.place[0]].goals[0][0]})
    type_text(form.editor("sentence").main(), "Fler kan bo kvar.")
    form.editor("sentence").main().setFocus()
    press(form.editor("sentence").main(), Qt.Key.Key_S, CTRL)
    example.settle()
    assert focused() is section.grid
    section.links.rows[0].remove_button.setFocus()
    press(focused(), Qt.Key.Key_Space, text=" ")
    example.settle()
    assert focused() is section.grid

"""The risk matrix: read, walked and chosen in."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QHelpEvent, QImage, QTextDocument
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from app.services.office import Office
from app.services.risk_forms import read_card, save_risk
from app.ui.common.theme import Theme
from app.ui.risks.legend import Legend
from app.ui.risks.matrix import MOST_DOTS, RiskMatrix
from app.ui.risks.matrix_cell import Cell
from tests.keys import press


def focused() -> QWidget:
    """Where the keys go now."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


@pytest.fixture
def matrix(qtbot: QtBot, theme: Theme, example_office: Office) -> RiskMatrix:
    made = RiskMatrix()
    qtbot.addWidget(made)
    page = example_office.risks.page(2021)
    made.show_page(page)
    made.resize(420, 380)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_every_cell_says_where_it_is_how_many_and_how_grave(
    matrix: RiskMatrix, example_office: Office
) -> None:
    counts = example_office.risks.page(2021).matrix.counts
    for cell, button in matrix.cells.items():
        count = counts[cell.consequence - 1][cell.likelihood - 1]
        name = QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name)
        words = "1 risk" if count == 1 else f"{count} risker"
        assert name.startswith(f"Sannolikhet {cell.likelihood}, konsekvens {cell.consequence}: {words}, ")
        assert name.rpartition(", ")[2] in ("låg", "medel", "hög")


def test_arrows_walk_and_enter_and_space_choose(matrix: RiskMatrix, qtbot: QtBot) -> None:
    start = next(
        button for button in matrix.cells.values() if button.focusPolicy() == Qt.FocusPolicy.StrongFocus
    )
    assert start.cell == Cell(1, 4)
    start.setFocus()
    press(start, Qt.Key.Key_Right)
    press(focused(), Qt.Key.Key_Down)
    assert focused() is matrix.cells[Cell(2, 3)]
    with qtbot.waitSignal(matrix.chosen) as told:
        press(focused(), Qt.Key.Key_Return, text="\r")
    assert told.args == [Cell(2, 3)]
    press(focused(), Qt.Key.Key_End)
    press(focused(), Qt.Key.Key_Space, text=" ")
    assert matrix.cell == Cell(4, 3)
    assert [cell for cell, button in matrix.cells.items() if button.isChecked()] == [Cell(4, 3)]


def test_the_same_cell_again_or_escape_takes_the_choice_back(matrix: RiskMatrix) -> None:
    button = matrix.cells[Cell(3, 3)]
    button.click()
    button.click()
    assert matrix.cell is None
    button.click()
    press(button, Qt.Key.Key_Escape)
    assert not button.isChecked()
    assert matrix.cell is None


def test_tab_passes_the_matrix_in_one_step(matrix: RiskMatrix) -> None:
    press(matrix.cells[Cell(1, 4)], Qt.Key.Key_Right)
    stops = [cell for cell, button in matrix.cells.items() if button.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [Cell(2, 4)]


def test_the_threshold_goes_between_values_under_and_over_it(matrix: RiskMatrix) -> None:
    lines = matrix.boundary()
    over = {cell for cell in matrix.cells if cell.likelihood * cell.consequence >= 9}
    assert {cell for cell in matrix.cells if matrix.over_threshold(cell)} == over
    assert len(lines) == 4
    left = matrix.cells[Cell(3, 4)].geometry().left()
    assert abs(lines[0].x1() - left) <= 2


def test_a_scale_of_five_steps_makes_a_matrix_of_five(matrix: RiskMatrix, empty_office: Office) -> None:
    for scale in ("likelihood", "consequence"):
        empty_office.records.write(
            "scale_step", None, {"scale": scale, "value": 5, "label": "Näst intill säker", "text": "…"}
        )
    page = empty_office.risks.page(2024)
    matrix.show_page(page)
    assert len(matrix.cells) == 25


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_zones_are_told_apart_without_colour(matrix: RiskMatrix, theme: Theme, name: str) -> None:
    theme.choose(name)  # type: ignore[arg-type]
    try:
        pictures = []
        for cell in (Cell(1, 1), Cell(2, 3), Cell(4, 4)):
            matrix.cells[cell].titles = ("En",)
            grey = matrix.cells[cell].grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
            drawn = [
                grey.pixelColor(x, y).value() - grey.pixelColor(grey.width() // 2, grey.height() - 8).value()
                for x in range(8, grey.width() // 2)
                for y in (8, 12, 16, 20)
            ]
            pictures.append(tuple(value // 4 for value in drawn))
        assert len(set(pictures)) == 3
    finally:
        theme.choose("light")


def few(office: Office) -> None:
    """Three risks in a new municipality, one of which has moved since the year before."""
    for title, steps in (("Driftstopp", (2, 4)), ("Avbrott", (3, 4)), ("Brand", (3, 4))):
        values = {"unit_id": 2, "category": "it", "title": title}
        scores = {"score_likelihood": steps[0], "score_consequence": steps[1]}
        risk = save_risk(office, None, {**values, **scores}, {}, 2023)[0].id
        if title == "Driftstopp":
            save_risk(office, risk, {"score_likelihood": 3}, read_card(office, risk, 2024).values, 2024)


def test_a_few_risks_are_dots_that_say_which_they_are(matrix: RiskMatrix, empty_office: Office) -> None:
    few(empty_office)
    matrix.show_page(empty_office.risks.page(2024))
    full, bare = matrix.cells[Cell(3, 4)], matrix.cells[Cell(2, 4)]
    assert full.dotted and len(full.dots()) == 3 and bare.dots() == []
    inside = full.rect()
    assert all(inside.contains(dot.toPoint()) for dot in full.dots())
    assert [full._dot_at(dot.toPoint()) for dot in full.dots()] == ["Driftstopp", "Avbrott", "Brand"]
    assert full._dot_at(inside.topLeft()) == ""
    for title in ("Driftstopp", "Avbrott", "Brand"):
        assert title in full.toolTip() and title in full.accessibleDescription()


def test_a_title_that_looks_like_html_is_shown_as_it_stands(
    matrix: RiskMatrix, empty_office: Office, qtbot: QtBot
) -> None:
    values = {"unit_id": 2, "category": "it", "title": "<img src='x'> <b>Fet</b>"}
    save_risk(empty_office, None, {**values, "score_likelihood": 2, "score_consequence": 2}, {}, 2024)
    matrix.show_page(empty_office.risks.page(2024))
    button = matrix.cells[Cell(2, 2)]
    shown = QTextDocument()
    shown.setHtml(button.toolTip())
    assert "• <img src='x'> <b>Fet</b>" in shown.toPlainText()
    place = button.dots()[0].toPoint()
    QApplication.sendEvent(button, QHelpEvent(QEvent.Type.ToolTip, place, button.mapToGlobal(place)))
    qtbot.waitUntil(lambda: "&lt;b&gt;Fet" in QToolTip.text())
    QToolTip.hideText()


def test_who_walks_by_the_keyboard_is_told_which_risks_stand_there(
    matrix: RiskMatrix, empty_office: Office, qtbot: QtBot
) -> None:
    few(empty_office)
    matrix.show_page(empty_office.risks.page(2024))
    matrix.cells[Cell(2, 4)].setFocus()
    press(focused(), Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: "Brand" in QToolTip.text())
    QToolTip.hideText()


def test_many_risks_are_counted(matrix: RiskMatrix, example_office: Office) -> None:
    assert len(example_office.risks.register(2021)) > MOST_DOTS
    assert not any(button.dotted for button in matrix.cells.values())


def test_arrows_go_from_where_risks_stood_to_where_they_stand(
    matrix: RiskMatrix, empty_office: Office
) -> None:
    few(empty_office)
    matrix.show_page(empty_office.risks.page(2024))
    assert matrix.arrows() == []
    matrix.show_moves(True)
    ((start, end, count),) = matrix.arrows()
    assert count == 1 and start.x() < end.x()
    assert matrix.cells[Cell(2, 4)].geometry().contains(start.toPoint())
    assert matrix.cells[Cell(3, 4)].geometry().contains(end.toPoint())
    assert matrix.moves_told() == "Driftstopp: från S 2, K 4 till S 3, K 4"
    before = matrix.grab().toImage()
    matrix.show_moves(False)
    assert matrix.grab().toImage() != before


@pytest.mark.parametrize(
    ("rule", "said"), [("at_least", "Tröskel: 9 eller mer"), ("over", "Tröskel: över 9")]
)
def test_the_legend_and_the_line_follow_the_rule_of_the_threshold(
    matrix: RiskMatrix, empty_office: Office, qtbot: QtBot, rule: str, said: str
) -> None:
    empty_office.records.write("municipality", 1, {"threshold_rule": rule})
    page = empty_office.risks.page(2024)
    matrix.show_page(page)
    assert matrix.over_threshold(Cell(3, 3)) is (rule == "at_least")
    legend = Legend()
    qtbot.addWidget(legend)
    legend.show_threshold(page.zones.threshold, page.zones.threshold_rule)
    assert legend.accessibleName() == said

"""The risks that an internal goal was revised for, seen and tied from the goal's own card."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.keys import press
from tests.ui.goals.conftest import Shown


def stand_on(shown: Shown, level: str) -> int:
    goal = next(goal for goal in shown.page.pane.grove.goals.values() if goal.level == level)
    return shown.choose(goal.title, "risks").id


def test_an_internal_goal_names_the_risks_it_was_revised_for_and_leads_to_them(
    example: Shown, qtbot: QtBot
) -> None:
    office = example.context.office
    goal = stand_on(example, "internal")
    pane = example.page.record.risks
    assert pane.revised.isVisible()
    before = office.records.read("goal", goal)["revision_risks"]
    assert isinstance(before, tuple)
    risk = next(row for row in office.risks.register(example.context.period.year) if row.id not in before)
    pane.revised.picker.setText(risk.title[:12])
    press(pane.revised.picker, Qt.Key.Key_Return)
    example.settle()
    assert office.records.read("risk", risk.id)["revised_goals"] == (goal,)
    link = next(link for link in pane.revised.links if link.text() == risk.title)
    with qtbot.waitSignal(example.page.record.jump) as jumped:
        link.click()
    assert jumped.args == ["risk", risk.id]
    pane.revised.untied.emit(risk.id)
    example.settle()
    assert office.records.read("goal", goal)["revision_risks"] == before
    example.undo()
    assert risk.title in [link.text() for link in pane.revised.links]


def test_other_goals_are_not_revised_for_risks(example: Shown) -> None:
    stand_on(example, "overarching")
    assert example.page.record.risks.revised.isHidden()

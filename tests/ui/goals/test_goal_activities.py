"""What is done to reach a goal, seen on the goal's own card."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.keys import press
from tests.ui.goals.conftest import Shown


def test_a_goal_shows_what_is_done_for_it_and_for_those_below_and_leads_there(
    example: Shown, qtbot: QtBot
) -> None:
    office = example.context.office
    goals = example.page.pane.grove.goals.values()
    body = next(goal for goal in goals if goal.level == "body")
    before = office.goals.card(body.id, 2021, office.today)
    assert before is not None
    values = {"title": "Ny väg till Ön", "units": (body.unit_id,), "goals": (body.id,), "state": "ongoing"}
    activity = office.records.write("activity", None, {**values, "last_day": date(2021, 1, 1)}).id
    example.whole.refresh()
    example.choose(body.title, "activities")
    record = example.page.record
    assert record.tabs.text("activities") == f"Aktiviteter {len(before.activities) + 1}"
    table = record.activities.table
    assert table.choose(activity) and table.current_row().late, "late as of the example's own day"
    with qtbot.waitSignal(record.jump) as led:
        press(table, Qt.Key.Key_Return)
    assert led.args == ["activity", activity]
    above = example.page.pane.grove.goals[body.parent_id or 0]
    example.choose(above.title, "activities")
    assert table.choose(activity)


def test_a_goal_without_activities_shows_the_way_to_them(example: Shown, qtbot: QtBot) -> None:
    office = example.context.office
    parent = next(goal for goal in example.page.pane.grove.goals.values() if goal.level == "vision")
    values = {"period_id": 1, "level": "overarching", "title": "Nytt och tomt", "parent_id": parent.id}
    office.records.write("goal", None, values)
    example.whole.refresh()
    example.settle()
    example.choose("Nytt och tomt", "activities")
    pane = example.page.record.activities
    empty = pane.table.emptiness.empty
    assert empty is not None and empty.isVisible() and empty.button is not None
    with qtbot.waitSignal(pane.lead) as led:
        press(empty.button, Qt.Key.Key_Space)
    assert led.args == ["activity", 0]

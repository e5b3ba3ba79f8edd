from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.gaps import TO_DO
from app.services.edits import Edit
from app.ui.catalogue import page_for
from app.ui.common.context import Context
from app.ui.overview.page import OverviewPage
from tests.keys import press


def shown(context: Context, qtbot: QtBot) -> OverviewPage:
    page = OverviewPage(context)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    page.refresh()
    context.tasks.wait_idle()
    return page


def test_a_new_municipality_is_told_where_to_begin(qtbot: QtBot, empty_context: Context) -> None:
    page = shown(empty_context, qtbot)
    assert page.empty.isVisible() and not page.risks.isVisible()
    assert page.empty.button is not None
    with qtbot.waitSignal(page.jump) as led:
        QTest.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)
    assert led.args == ["goal", 0]


def test_the_four_goals_stand_with_status_and_the_reason_for_it(
    qtbot: QtBot, example_context: Context
) -> None:
    page = shown(example_context, qtbot)
    assert [card.title.text()[0] for card in page.cards] == ["1", "2", "3", "4"]
    assert all(card.mark.word for card in page.cards)
    assert all("indikatorer når målvärdet" in card.why.text() for card in page.cards)
    assert not page.empty.isVisible()


def test_a_goal_is_reached_with_the_keyboard_alone(qtbot: QtBot, example_context: Context) -> None:
    page = shown(example_context, qtbot)
    card = page.cards[1]
    card.setFocus()
    with qtbot.waitSignal(page.jump) as led:
        press(card, Qt.Key.Key_Return)
    goals = example_context.office.goals.tree(example_context.period.id, example_context.period.year)
    assert led.args == ["goal", [goal.id for goal in goals if goal.level == "overarching"][1]]


def test_the_largest_risks_come_first_and_lead_to_the_risk(qtbot: QtBot, example_context: Context) -> None:
    page = shown(example_context, qtbot)
    values = [int(button.row.chip) for button in page.risks.buttons]
    assert values == sorted(values, reverse=True) and values[0] >= 9
    first = page.risks.buttons[0]
    with qtbot.waitSignal(page.jump) as led:
        first.click()
    assert led.args == ["risk", first.row.record_id]


def test_what_the_thread_lacks_is_counted_and_the_rest_is_one_click_away(
    qtbot: QtBot, example_context: Context
) -> None:
    office, period = example_context.office, example_context.period
    vision = next(goal for goal in office.goals.tree(period.id, period.year) if goal.level == "vision")
    above = {"period_id": period.id, "parent_id": vision.id}
    office.records.write("goal", None, {**above, "level": "overarching", "title": "Ett mål för sig"})
    page = shown(example_context, qtbot)
    lacking = [
        gap
        for gap in office.overview.gaps(period.id, period.year, example_context.today)
        if gap.code not in TO_DO
    ]
    assert page.gaps.heading is not None and f"({len(lacking)})" in page.gaps.heading.text()
    assert len(page.gaps.buttons) < len(lacking)
    page.gaps.buttons[-1].click()
    assert len(page.gaps.buttons) == len(lacking)


def test_a_document_that_should_have_been_revised_leads_to_it(qtbot: QtBot, example_context: Context) -> None:
    page = shown(example_context, qtbot)
    page.to_do.buttons[-1].click()
    first = next(button for button in page.to_do.buttons if button.row.kind == "document")
    assert (first.row.title, first.row.detail) == ("Folkhälsoplan", "Skulle ha reviderats")
    with qtbot.waitSignal(page.jump) as led:
        first.click()
    assert led.args == ["document", first.row.record_id]


def test_a_plan_and_values_that_are_late_lead_to_them(qtbot: QtBot, example_context: Context) -> None:
    page = shown(example_context, qtbot)
    rows = {button.row.kind: button for button in reversed(page.to_do.buttons)}
    plan, values = rows["measurement_plan"], rows["due_value"]
    assert plan.row.detail == "Skulle ha reviderats senast 2020-11-23"
    assert values.row.detail == "Sena mätvärden: 1 st, som mest 77 dagar"
    for button in (plan, values):
        with qtbot.waitSignal(page.jump) as led:
            press(button, Qt.Key.Key_Space, text=" ")
        assert led.args == [button.row.kind, button.row.record_id]
    assert (plan.row.kind, values.row.kind) == ("measurement_plan", "due_value")


def test_what_internal_control_waits_for_leads_to_the_unit_the_risk_or_the_action(
    qtbot: QtBot, example_context: Context
) -> None:
    page = shown(example_context, qtbot)
    page.to_do.buttons[-1].click()
    rows = {button.row.kind: button for button in reversed(page.to_do.buttons)}
    assert rows["control_due"].row.detail == "Försenade granskningar: 1 st, som mest 77 dagar"
    assert rows["late_action"].row.detail == "Försenade åtgärder: 3 st, som mest 31 dagar"
    assert rows["risk"].row.detail == "Accepterades till och med 2021-06-30: besluta igen"
    for kind in ("control_due", "late_action", "risk"):
        with qtbot.waitSignal(page.jump) as led:
            press(rows[kind], Qt.Key.Key_Space, text=" ")
        assert led.args == [kind, rows[kind].row.record_id]
        assert page_for(kind) == "risks"


def test_what_was_saved_a_moment_ago_is_the_first_of_the_latest_changes(
    qtbot: QtBot, example_context: Context
) -> None:
    page = shown(example_context, qtbot)
    unit = example_context.office.register.units()[0]
    values = {"unit_id": unit.id, "title": "Ny risk som just sparades", "category": "operations"}
    example_context.saving.write("Ny risk", [Edit("risk", None, values)])
    page.refresh()
    example_context.tasks.wait_idle()
    assert page.changes.buttons[0].row.title == "Ny risk som just sparades"
    assert "Risk lades till" in page.changes.buttons[0].row.detail


def test_a_narrow_window_lays_the_cards_two_by_two(qtbot: QtBot, example_context: Context) -> None:
    page = shown(example_context, qtbot)
    page.resize(800, 800)
    qtbot.waitUntil(lambda: page.cards[2].y() > page.cards[1].y() and page.cards[0].y() == page.cards[1].y())

"""Internkontrollplan as its users meet it: from what is proposed, by draft and decision, to lock and new version."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.ui.common.context import Context
from app.ui.risks.page import RisksPage
from app.ui.risks.plan_section import PlanSection
from tests.exchange.sheets import write
from tests.helpers.plans import YEAR, PlanWorld, plan_world
from tests.keys import press, type_text

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def world(empty_context: Context) -> PlanWorld:
    empty_context.period.year = YEAR
    return plan_world(empty_context.office)


def shown(context: Context, qtbot: QtBot) -> PlanSection:
    """The section on its page."""
    page = RisksPage(context)
    qtbot.addWidget(page)
    context.messages.stand_on(page)
    context.saving.changed.connect(lambda _changes: page.refresh())
    page.resize(1400, 900)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    page.look_at("plan")
    context.tasks.wait_idle()
    section = page.section("plan")
    assert isinstance(section, PlanSection)
    return section


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def settle(section: PlanSection) -> None:
    section.context.tasks.wait_idle()
    QApplication.processEvents()
    section.context.tasks.wait_idle()


def do(section: PlanSection, name: str) -> None:
    getattr(section.acts_of_plan, name).trigger()
    settle(section)


def names(section: PlanSection) -> list[str]:
    return [row.name for row in section.table.rows_model.shown]


def proposed(section: PlanSection) -> list[str]:
    return [row.name for row in section.proposed.table.rows_model.shown]


def test_a_municipality_without_risks_is_told_what_will_be_here(qtbot: QtBot, empty_context: Context) -> None:
    section = shown(empty_context, qtbot)
    assert section.empty.isVisible() and "Här visas planen" in section.empty.text.text()
    assert section.acts_of_plan.start.isVisible() and not section.acts_of_plan.decide.isVisible()
    assert "Inga risker når tröskeln" in section.proposed.empty.text.text()


def test_from_nothing_to_a_locked_plan_by_keyboard(
    qtbot: QtBot, empty_context: Context, world: PlanWorld
) -> None:
    world.adopt()
    section = shown(empty_context, qtbot)
    assert proposed(section) == ["Felaktiga utbetalningar", "Driftstopp"]
    start = section.empty.button
    assert start is not None
    start.setFocus()
    press(start, Qt.Key.Key_Space, text=" ")
    settle(section)
    assert "version 1 · utkast" in section.state_line.text()
    # Enter takes in the row that one stands on.
    table = section.proposed.table
    table.choose_first()
    table.setFocus()
    press(table, Qt.Key.Key_Return)
    settle(section)
    assert names(section) == ["Felaktiga utbetalningar"] and proposed(section) == ["Driftstopp"]
    # The other is left out, with a reason.
    table.choose_first()
    section.proposed.acts[2].trigger()
    type_text(focused(), "Reservkraft köps i år")
    press(focused(), Qt.Key.Key_S, CTRL)
    settle(section)
    assert not section.proposed.panel.isVisible() and focused() is table
    assert [row.choice for row in section.table.rows_model.shown] == ["proposed", "left_out"]
    # The likely decision is proposed; saving decides.
    section.acts_of_plan.decide.trigger()
    press(focused(), Qt.Key.Key_S, CTRL)
    settle(section)
    assert "beslutad" in section.state_line.text() and "§ 12" in section.state_line.text()
    section.acts_of_plan.lock.trigger()
    sure = section.about.lock.findChildren(QPushButton)[0]
    sure.setFocus()
    press(sure, Qt.Key.Key_Space, text=" ")
    settle(section)
    assert "låst" in section.state_line.text() and not section.acts_of_plan.lock.isVisible()
    content = world.office.control_plans.content(YEAR)
    assert content is not None and content.head.state == "locked"


def test_a_lock_that_is_not_confirmed_changes_nothing(
    qtbot: QtBot, empty_context: Context, world: PlanWorld
) -> None:
    plan = world.plan()
    world.take_in(plan, (world.pay,))
    world.adopt()
    world.decide(plan)
    section = shown(empty_context, qtbot)
    section.acts_of_plan.lock.trigger()
    section.about.lock.findChildren(QPushButton)[1].click()
    settle(section)
    assert "beslutad" in section.state_line.text() and not section.about.lock.isVisible()


def test_several_rows_become_one_item_and_are_parted_again(
    qtbot: QtBot, empty_context: Context, world: PlanWorld
) -> None:
    world.plan()
    section = shown(empty_context, qtbot)
    section.proposed.together.click()
    table = section.proposed.table
    assert len(proposed(section)) == 3
    table.choose_first()
    table.setFocus()
    press(table, Qt.Key.Key_Down, SHIFT)
    section.proposed.acts[1].trigger()
    settle(section)
    assert [len(row.risks) for row in section.table.rows_model.shown] == [2]
    section.table.choose_first()
    do(section, "part")
    assert [len(row.risks) for row in section.table.rows_model.shown] == [1, 1]
    section.table.selectAll()
    do(section, "join")
    assert [len(row.risks) for row in section.table.rows_model.shown] == [2]
    empty_context.undo.stack.undo()
    settle(section)
    assert [len(row.risks) for row in section.table.rows_model.shown] == [1, 1]


def test_items_are_moved_with_the_keys(qtbot: QtBot, empty_context: Context, world: PlanWorld) -> None:
    plan = world.plan()
    world.take_in(plan, (world.pay,), (world.stop,))
    section = shown(empty_context, qtbot)
    section.table.choose_first()
    section.table.setFocus()
    section.acts_of_plan.down.trigger()
    settle(section)
    assert names(section) == ["Driftstopp", "Felaktiga utbetalningar"]
    assert section.table.current_row().name == "Felaktiga utbetalningar"


def test_a_lower_risk_is_lifted_only_with_a_reason(
    qtbot: QtBot, empty_context: Context, world: PlanWorld
) -> None:
    world.plan()
    section = shown(empty_context, qtbot)
    section.tabs.choose("lower")
    section.below.table.choose_first()
    section.below.acts[0].trigger()
    form = section.below.panel.form
    title = form.editor("title").main()
    assert isinstance(title, QLineEdit)
    type_text(title, "Protokollen <b>först</b>")
    assert form.save() is False or form.problem_of("reason")
    settle(section)
    assert form.problem_of("reason") and names(section) == []
    type_text(form.editor("reason").main(), "Revisionen pekade på dem")
    form.save()
    settle(section)
    assert names(section) == ["Protokollen <b>först</b>"]
    assert section.table.rows_model.shown[0].choice == "lifted"


def test_a_plan_without_any_decision_is_told_where_to_write_it(
    qtbot: QtBot, empty_context: Context, world: PlanWorld
) -> None:
    world.office.records.archive("decision", world.decision)
    world.plan()
    section = shown(empty_context, qtbot)
    section.acts_of_plan.decide.trigger()
    assert "Styrning, Beslut" in section.about.no_decision.words.text()
    with qtbot.waitSignal(section.jump) as jump:
        section.about.no_decision.findChildren(QPushButton)[0].click()
    assert jump.args == ["decision", 0]


def test_a_decision_that_is_not_adopted_is_refused_beside_its_field(
    qtbot: QtBot, empty_context: Context, world: PlanWorld
) -> None:
    world.plan()
    section = shown(empty_context, qtbot)
    section.acts_of_plan.decide.trigger()
    form = section.about.decide.form
    form.save()
    settle(section)
    assert form.problem_of("decision_id")
    form.rebase({}, {"decision_id": world.decision})
    form.save()
    settle(section)
    assert "inte antaget än" in form.problem_of("decision_id")
    assert "utkast" in section.state_line.text()


def test_what_neither_control_nor_action_meets_is_named(
    qtbot: QtBot, empty_context: Context, world: PlanWorld
) -> None:
    plan = world.plan()
    world.take_in(plan, (world.pay,), (world.pay_elsewhere,))
    section = shown(empty_context, qtbot)
    assert (
        section.bare.words.text() == "Varken kontrollmoment eller åtgärd: Felaktiga utbetalningar av bidrag."
    )


def test_a_decided_plan_shows_what_it_said_and_what_has_risen_since(
    qtbot: QtBot, empty_context: Context, world: PlanWorld
) -> None:
    plan = world.plan()
    world.take_in(plan, (world.pay, world.pay_elsewhere))
    world.adopt()
    world.decide(plan)
    world.write("risk", world.pay, {"title": "Något annat"})
    section = shown(empty_context, qtbot)
    assert names(section) == ["Felaktiga utbetalningar"]
    assert section.item.card.title.text() == "Felaktiga utbetalningar"
    assert "Driftstopp" in section.risen.words.text()
    assert not any(act.isEnabled() for act in section.proposed.acts)
    section.acts_of_plan.version.trigger()
    type_text(focused(), "Driftstopp har tillkommit")
    press(focused(), Qt.Key.Key_S, CTRL)
    settle(section)
    assert "version 2 · utkast" in section.state_line.text() and names(section) == ["Något annat"]
    section.version_box.setCurrentIndex(1)
    section.version_box.activated.emit(1)
    settle(section)
    assert "version 1 · beslutad" in section.state_line.text() and names(section) == [
        "Felaktiga utbetalningar"
    ]
    assert not section.acts_of_plan.version.isVisible() and not section.acts_of_plan.back.isVisible()


def test_each_unit_has_a_plan_of_its_own(qtbot: QtBot, empty_context: Context, world: PlanWorld) -> None:
    world.plan()
    section = shown(empty_context, qtbot)
    section.unit_box.setCurrentIndex(section.unit_box.findData(world.units[1]))
    section.unit_box.activated.emit(section.unit_box.currentIndex())
    settle(section)
    assert "Ingen plan" in section.state_line.text()
    assert proposed(section) == ["Felaktiga utbetalningar av bidrag"]
    do(section, "start")
    section.proposed.acts[3].trigger()
    settle(section)
    content = world.office.control_plans.content(YEAR, world.units[1])
    assert content is not None and content.head.unit == "Barnnämnden" and len(content.items) == 1


def test_a_jump_to_an_item_finds_it_in_its_unit_and_version(
    qtbot: QtBot, empty_context: Context, world: PlanWorld
) -> None:
    plan = world.plan(unit_id=world.units[0])
    item = world.take_in(plan, (world.pay,), (world.stop,))[1]
    section = shown(empty_context, qtbot)
    section.show_record("control_plan_item", item)
    settle(section)
    settle(section)
    assert section.table.current_row().id == item and section.tabs.current() == "item"


def test_an_item_and_how_the_plan_was_made_are_changed_in_place(
    qtbot: QtBot, empty_context: Context, world: PlanWorld
) -> None:
    plan = world.plan()
    world.take_in(plan, (world.stop,))
    section = shown(empty_context, qtbot)
    press(section.table, Qt.Key.Key_Return)
    assert section.item.pane.isVisible() and section.item.pane.title.text() == "Driftstopp"
    form = section.item.pane.form
    type_text(form.editor("title").main(), "Elavbrott")
    form.save()
    settle(section)
    assert names(section) == ["Elavbrott"] and section.item.pane.title.text() == "Elavbrott"
    section.tabs.choose("about")
    type_text(section.about.form.editor("made_how").main(), "Så här: ")
    section.about.form.save()
    settle(section)
    content = world.office.control_plans.content(YEAR)
    assert content is not None and "Så här: " in content.head.made_how


def test_a_plan_is_read_from_a_sheet_after_its_rows_are_looked_through(
    qtbot: QtBot, empty_context: Context, world: PlanWorld, tmp_path: Path
) -> None:
    section = shown(empty_context, qtbot)
    section.tabs.choose("import")
    headings = ("Nämnd", "Risk", "Kontrollmoment", "Hur ofta")
    bad = write(tmp_path / "fel.xlsx", [headings, ("Barnnämnden", "Jäv", "Bisysslor prövas", "Ibland")])
    section.reading.read(bad)
    settle(section)
    assert not section.reading.store_action.isEnabled() and "Nekade: 1" in section.reading.summary.text()
    good = write(tmp_path / "plan.xlsx", [headings, ("Barnnämnden", "Jäv", "Bisysslor prövas", "Årligen")])
    section.reading.read(good)
    settle(section)
    assert [row.outcome for row in section.reading.table.rows_model.shown] == ["new"] and names(section) == []
    section.reading.store_action.trigger()
    settle(section)
    assert names(section) == ["Jäv"] and section.tabs.current() == "item"
    empty_context.undo.stack.undo()
    settle(section)
    assert names(section) == [] and "Ingen plan" in section.state_line.text()

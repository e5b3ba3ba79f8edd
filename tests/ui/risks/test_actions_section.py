"""Åtgärder as its users meet it: what each is for, what is late, and the way from a risk to a new one."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.ui.common.context import Context
from app.ui.risks.actions_section import OPEN, ActionsSection
from app.ui.risks.controls_section import ControlsSection
from app.ui.risks.page import RisksPage
from app.ui.risks.risks_section import RisksSection
from tests.keys import press
from tests.ui.administration.helpers import focused, save, section, shown, write

TODAY = date(2025, 9, 15)


@pytest.fixture
def context(empty_context: Context) -> Context:
    """A municipality in September with a risk, a deviation, and an action for each; one is late."""
    office = empty_context.office
    record = office.records.write
    record("municipality", 1, {"shown_on": TODAY})
    office.reload()
    empty_context.today, empty_context.period.year = TODAY, TODAY.year
    unit = next(unit.id for unit in office.register.units() if unit.answers)
    other = record("unit", None, {"kind": "committee", "name": "Önämnden", "parent_id": 1}).id
    risk = record("risk", None, {"unit_id": other, "title": "Fel betalas ut", "category": "economy"}).id
    control = record("control", None, {"title": "Attest", "unit_id": unit}).id
    result = {
        "control_id": control,
        "unit_id": unit,
        "year": 2025,
        "result": "minor",
        "observation": "Två fel.",
    }
    found = record("control_result", None, {**result, "checked_on": TODAY}).id
    late = {"unit_id": other, "risk_id": risk, "title": "Ny rutin", "due_on": date(2025, 6, 30)}
    record("action", None, {**late, "year": 2025})
    mending = {"unit_id": unit, "result_id": found, "title": "Påminn", "due_on": date(2025, 10, 1)}
    record("action", None, {**mending, "year": 2025, "state": "ongoing"})
    done = {
        "unit_id": unit,
        "risk_id": risk,
        "title": "Utbilda",
        "state": "done",
        "done_on": date(2025, 2, 1),
    }
    record("action", None, {**done, "year": 2025, "effect": "Färre fel."})
    return empty_context


def actions(context: Context, qtbot: QtBot) -> ActionsSection:
    return section(shown(context, qtbot, RisksPage), "actions", ActionsSection)


def test_what_is_late_stands_first_with_mark_and_word_and_is_counted(qtbot: QtBot, context: Context) -> None:
    part = actions(context, qtbot)
    columns = {column.name: column for column in part.table.rows_model.columns}
    told = [
        [columns[name].text_of(row) for name in ("state", "title", "about", "due_on")]
        for row in part.table.rows_model.shown
    ]
    assert told == [
        ["Försenad", "Ny rutin", "Fel betalas ut", "2025-06-30"],
        ["Pågår", "Påminn", "Attest · Kommunstyrelsen · Helår 2025", "2025-10-01"],
        ["Klar", "Utbilda", "Fel betalas ut", "–"],
    ]
    assert part.count.text() == "Försenade: 1 · Pågår: 1 · Klara: 1"
    assert "Dagar sent: 77" in part.pane.late.text()


def test_an_action_leads_to_the_risk_or_the_result_it_is_for(qtbot: QtBot, context: Context) -> None:
    part = actions(context, qtbot)
    row = part.table.current_row()
    with qtbot.waitSignal(part.jump) as led:
        QTest.keyClick(part.pane.to_risk, Qt.Key.Key_Space)
    assert led.args == ["risk", row.risk_id] and not part.pane.to_result.isVisible()
    second = part.table.rows_model.shown[1]
    part.table.choose(second.id)
    context.tasks.wait_idle()
    with qtbot.waitSignal(part.jump) as led:
        part.pane.to_result.click()
    assert led.args == ["control_result", second.result_id] and not part.pane.late.isVisible()


def test_the_list_is_filtered_by_unit_and_state(qtbot: QtBot, context: Context) -> None:
    part = actions(context, qtbot)
    unit = part.table.rows_model.shown[1].unit_id
    for choice, value, titles in (
        (part.unit, unit, ["Påminn", "Utbilda"]),
        (part.showing, "late", ["Ny rutin"]),
        (part.showing, OPEN, ["Ny rutin", "Påminn"]),
    ):
        choice.set_value(value)
        choice.changed.emit()
        assert [row.title for row in part.table.rows_model.shown] == titles
        choice.set_value(None)
    late = part.table.rows_model.rows[0]
    part.show_record("late_action", late.unit_id)
    context.tasks.wait_idle()
    assert [row.title for row in part.table.rows_model.shown] == ["Ny rutin"]
    part.show_record("action", part.table.rows_model.rows[2].id)
    assert part.table.current_row().title == "Utbilda"


def test_a_risk_asks_for_an_action_or_a_control_and_is_filled_in_with_its_unit(
    qtbot: QtBot, context: Context
) -> None:
    page = shown(context, qtbot, RisksPage)
    risks = section(page, "risks", RisksSection)
    risk = context.office.risks.register(2025)[0]
    risks.new_wanted.emit("action", risk.id)
    context.tasks.wait_idle()
    part = page.section("actions")
    assert isinstance(part, ActionsSection) and part.isVisible()
    form = part.pane.form
    assert (form.values()["risk_id"], form.values()["unit_id"]) == (risk.id, risk.unit_id)
    assert form.isAncestorOf(focused())
    write(form, "title", "Två i förening på Ön")
    write(form, "due_on", "2025-12-01")
    save(context)
    row = part.table.current_row()
    assert (row.title, row.risk_id, row.year, row.state) == ("Två i förening på Ön", risk.id, 2025, "planned")
    context.undo_stack.undo()
    context.tasks.wait_idle()
    assert "Två i förening på Ön" not in [row.title for row in part.table.rows_model.rows]
    risks.new_wanted.emit("control", risk.id)
    context.tasks.wait_idle()
    controls = page.section("controls")
    assert isinstance(controls, ControlsSection) and controls.pane.form.values()["risks"] == (risk.id,)


def test_a_result_asks_for_an_action_of_its_own_unit(qtbot: QtBot, context: Context) -> None:
    part = actions(context, qtbot)
    mending = part.table.rows_model.shown[1]
    part.begin_for_result(mending.result_id)
    values = part.pane.form.values()
    assert (values["result_id"], values["unit_id"]) == (mending.result_id, mending.unit_id)


def test_an_action_is_for_something_and_its_day_is_not_before_the_year_of_its_plan(
    qtbot: QtBot, context: Context
) -> None:
    part = actions(context, qtbot)
    part.new_action.trigger()
    form = part.pane.form
    markup = "<img src=x onerror=alert(1)>"
    unit = part.table.rows_model.rows[0].unit_id
    given = {"title": "x" * 10_000, "unit_id": unit, "due_on": date(2024, 12, 31), "state": "done"}
    form.rebase(form.base, {**form.values(), **given})
    assert form.save()
    context.tasks.wait_idle()
    assert "för lång" in form.problem_of("title")
    assert form.problem_of("risk_id") and form.problem_of("done_on")
    risk = part.table.rows_model.rows[0].risk_id
    form.rebase(form.base, {**form.values(), "title": markup, "risk_id": risk, "done_on": TODAY})
    assert form.save()
    context.tasks.wait_idle()
    assert "före planens år, 2025" in form.problem_of("due_on")
    form.rebase(form.base, {**form.values(), "due_on": date(2025, 12, 1)})
    assert form.save()
    context.tasks.wait_idle()
    assert part.table.current_row().title == part.pane.title.text() == markup


def test_the_risk_is_found_by_searching_and_taken_away_again(qtbot: QtBot, context: Context) -> None:
    part = actions(context, qtbot)
    part.new_action.trigger()
    form = part.pane.form
    editor = form.editor("risk_id")
    search = editor.main()
    assert isinstance(search, QLineEdit)
    # Typed letters open a list, which takes the keyboard: that a test window cannot give away.
    search.setText("betalas")
    assert "är inte valt" in editor.problem()
    press(search, Qt.Key.Key_Return)
    risk = part.table.rows_model.rows[0]
    assert (form.values()["risk_id"], form.values()["unit_id"]) == (risk.risk_id, risk.unit_id)
    assert not editor.main().isVisible()
    editor.set_value(None)
    assert editor.main().isVisible()


def test_a_new_action_that_was_never_saved_is_taken_up_where_it_was_begun(
    qtbot: QtBot, context: Context
) -> None:
    part = actions(context, qtbot)
    part.new_action.trigger()
    part.pane.form.rebase(part.pane.form.base, {"title": "Halvskrivet på Ön"})
    part.table.choose(part.table.rows_model.rows[0].id)
    context.tasks.wait_idle()
    assert part.pane.form.values()["title"] == "Ny rutin"
    part.show_kind("action")
    assert part.pane.form.values()["title"] == "Halvskrivet på Ön"
    part.pane.cancel_new()
    result = part.table.rows_model.rows[1].result_id
    context.drafts.keep(f"action:new:control_result:{result}", "Ny", {"title": "Vid resultatet"}, {})
    with qtbot.waitSignal(part.jump) as led:
        part.show_kind("action")
    assert led.args == ["control_result", result]


def test_an_action_of_another_year_says_which(qtbot: QtBot, context: Context) -> None:
    part = actions(context, qtbot)
    row = part.table.rows_model.rows[0]
    later = {"unit_id": row.unit_id, "risk_id": row.risk_id, "title": "Nästa år", "year": 2026}
    action = context.office.records.write("action", None, later).id
    with qtbot.waitSignal(context.messages.told) as told:
        part.show_record("action", action)
    assert "hör till 2026" in told.args[0]

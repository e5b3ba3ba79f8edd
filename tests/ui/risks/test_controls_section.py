"""Kontrollmoment as its users meet it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.ui.common.context import Context
from app.ui.risks.controls_section import COMMON, ControlsSection
from app.ui.risks.page import RisksPage
from tests.keys import press
from tests.ui.administration.helpers import save, section, shown, write


def units_of(context: Context) -> list[int]:
    return [unit.id for unit in context.office.register.units() if unit.answers]


def controls(context: Context, qtbot: QtBot) -> ControlsSection:
    return section(shown(context, qtbot, RisksPage), "controls", ControlsSection)


def test_a_control_is_entered_with_the_keyboard_and_taken_back(qtbot: QtBot, empty_context: Context) -> None:
    part = controls(empty_context, qtbot)
    part.new_action.trigger()
    form = part.pane.form
    write(form, "title", "Attest av fakturor på Ön")
    write(form, "performer", "Controller")
    save(empty_context)
    assert form.problem_of("unit_id") == "✕ Fyll i detta."
    form.rebase(form.base, {"unit_id": units_of(empty_context)[0]})
    save(empty_context)
    assert [row.title for row in part.table.rows_model.rows] == ["Attest av fakturor på Ön"]
    row = part.table.current_row()
    assert (row.method, row.how_often, row.performer) == ("sample", "year", "Controller")
    empty_context.undo_stack.undo()
    empty_context.tasks.wait_idle()
    assert not part.table.rows_model.rows


def test_one_role_for_both_is_warned_of_beside_the_field_and_saved_all_the_same(
    qtbot: QtBot, empty_context: Context
) -> None:
    part = controls(empty_context, qtbot)
    part.new_action.trigger()
    form = part.pane.form
    form.rebase(form.base, {"unit_id": units_of(empty_context)[0]})
    write(form, "title", "Attest")
    write(form, "performer", "Ekonom")
    write(form, "owner_role", "ekonom")
    owner = form.editor("owner_role").main()
    assert "Samma roll som utför kontrollen" in owner.accessibleDescription()
    save(empty_context)
    assert part.table.current_row().same_role
    assert "Samma roll" in owner.accessibleDescription()
    write(form, "owner_role", "Ekonomichef")
    assert "Samma roll" not in owner.accessibleDescription()


def test_the_list_is_filtered_by_the_unit_that_carries_out(qtbot: QtBot, empty_context: Context) -> None:
    office, units = empty_context.office, units_of(empty_context)
    other = office.records.write("unit", None, {"kind": "committee", "name": "Önämnden", "parent_id": 1}).id
    office.records.write("control", None, {"title": "Egen", "unit_id": units[0]})
    office.records.write("control", None, {"title": "Bådas", "units": (units[0], other)})
    part = controls(empty_context, qtbot)
    for unit, titles in (
        (other, ["Bådas"]),
        (COMMON, ["Bådas"]),
        (units[0], ["Bådas", "Egen"]),
        (None, ["Bådas", "Egen"]),
    ):
        part.unit.set_value(unit)
        part.unit.changed.emit()
        assert [row.title for row in part.table.rows_model.shown] == titles
    part.unit.set_value(other)
    part.unit.changed.emit()
    own = office.controls.list()[1]
    part.show_record("control", own.id)
    assert part.table.current_row().title == own.title == "Egen"


def test_from_a_control_one_comes_to_every_risk_it_serves(qtbot: QtBot, empty_context: Context) -> None:
    office, unit = empty_context.office, units_of(empty_context)[0]
    risks = tuple(
        office.records.write("risk", None, {"unit_id": unit, "title": title, "category": "it"}).id
        for title in ("Avbrott", "Intrång")
    )
    office.records.write("control", None, {"title": "Prov", "unit_id": unit, "risks": risks})
    part = controls(empty_context, qtbot)
    assert part.pane.tabs.text("risks") == "Risker 2"
    part.pane.tabs.choose("risks")
    part.pane.risks.choose(risks[1])
    with qtbot.waitSignal(part.jump) as led:
        press(part.pane.risks, Qt.Key.Key_Return)
    assert led.args == ["risk", risks[1]]


def test_a_control_for_a_risk_starts_with_the_risk_filled_in(qtbot: QtBot, empty_context: Context) -> None:
    office, unit = empty_context.office, units_of(empty_context)[0]
    risk = office.records.write("risk", None, {"unit_id": unit, "title": "Avbrott", "category": "it"}).id
    part = controls(empty_context, qtbot)
    part.begin(risk)
    assert part.pane.form.values()["risks"] == (risk,)
    part.pane.cancel_new()
    part.new_action.trigger()
    assert part.pane.form.values()["risks"] == ()


def test_a_control_of_a_decided_plan_says_so_and_stays(qtbot: QtBot, empty_context: Context) -> None:
    office, unit = empty_context.office, units_of(empty_context)[0]
    write_record = office.records.write
    control = write_record("control", None, {"title": "Attest", "unit_id": unit}).id
    decision = write_record("decision", None, {"kind": "control_plan", "title": "Plan"}).id
    step = {"decision_id": decision, "state": "adopted", "decided_on": date(2025, 12, 1), "section": "§ 1"}
    write_record("decision_step", None, step)
    year = empty_context.today.year
    plan = write_record("control_plan", None, {"year": year}).id
    write_record("control_plan_item", None, {"plan_id": plan, "controls": (control,)})
    write_record("control_plan", plan, {"state": "decided", "decision_id": decision})
    part = controls(empty_context, qtbot)
    assert part.pane.planned.words.text() == (
        f"Står i internkontrollplanen för {year}, hela kommunen (beslutad)."
    )
    part.pane.archive_action.trigger()
    empty_context.tasks.wait_idle()
    said = empty_context.messages.shown
    assert said and said[-1].text() == (
        f"Det går inte att arkivera än. Den står i internkontrollplanen för {year}, som är beslutad. "
        "Den kan arkiveras när planens år är slut."
    )
    assert [row.archived for row in part.table.rows_model.rows] == [False]


TEXTS = ("title", "process", "performer", "owner_role", "reports_to", "routine", "how", "sample")


def test_markup_is_kept_as_it_is_and_what_is_too_long_is_told_beside_its_field(
    qtbot: QtBot, empty_context: Context
) -> None:
    part = controls(empty_context, qtbot)
    part.new_action.trigger()
    form = part.pane.form
    markup = "<b>Fet</b> & <script>alert(1)</script>"
    given = {"unit_id": units_of(empty_context)[0], **dict.fromkeys(TEXTS, "å" * 10_001)}
    form.rebase(form.base, {**form.values(), **given})
    assert form.save()
    empty_context.tasks.wait_idle()
    assert all("för lång" in form.problem_of(name) for name in TEXTS[:5])
    form.rebase(form.base, {**form.values(), **dict.fromkeys(TEXTS, markup)})
    assert form.save()
    empty_context.tasks.wait_idle()
    row = part.table.current_row()
    assert [getattr(row, name) for name in TEXTS] == [markup] * len(TEXTS)
    assert part.pane.title.text() == markup

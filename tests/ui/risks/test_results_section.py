"""Granskning as its users meet it: what is late first, a result, and the action that a deviation asks for."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.ui.common.context import Context
from app.ui.risks.check_filters import ASKS, HALF
from app.ui.risks.page import RisksPage
from app.ui.risks.results_section import ResultsSection
from tests.keys import press
from tests.ui.administration.helpers import focused, save, section, shown, write

TODAY = date(2025, 9, 15)


@pytest.fixture
def context(empty_context: Context) -> Context:
    """A municipality in September with a control that is done each tertial and one that two units have in common."""
    office = empty_context.office
    record = office.records.write
    record("municipality", 1, {"shown_on": TODAY})
    office.reload()
    empty_context.today, empty_context.period.year = TODAY, TODAY.year
    first = next(unit.id for unit in office.register.units() if unit.answers)
    second = record("unit", None, {"kind": "committee", "name": "Önämnden", "parent_id": 1}).id
    tertial = record("control", None, {"title": "Attest", "unit_id": first, "how_often": "tertial"}).id
    common = record("control", None, {"title": "Behörigheter", "units": (first, second)}).id
    plan = record("control_plan", None, {"year": TODAY.year}).id
    record("control_plan_item", None, {"plan_id": plan, "controls": (tertial,)})
    other = record("control_plan", None, {"year": TODAY.year, "unit_id": second}).id
    record(
        "control_plan_item",
        None,
        {"plan_id": other, "choice": "lifted", "reason": "Ny", "controls": (common,)},
    )
    return empty_context


def results(context: Context, qtbot: QtBot) -> ResultsSection:
    return section(shown(context, qtbot, RisksPage), "results", ResultsSection)


def listed(part: ResultsSection) -> list[tuple[str, str]]:
    rows = part.table.rows_model.shown
    state = part.table.rows_model.columns[0]
    return [(row.title, state.text_of(row)) for row in rows]


def test_a_new_municipality_is_led_to_where_controls_are_entered(
    qtbot: QtBot, empty_context: Context
) -> None:
    part = results(empty_context, qtbot)
    assert not part.pane.isVisible() and not part.search.isVisible()
    with qtbot.waitSignal(part.jump) as led:
        part.new_control_action.trigger()
    assert led.args == ["control", 0]


def test_what_is_late_stands_first_and_is_counted(qtbot: QtBot, context: Context) -> None:
    part = results(context, qtbot)
    assert listed(part) == [
        ("Attest", "Försenad"),
        ("Attest", "Försenad"),
        ("Attest", "Att göra nu"),
        ("Behörigheter", "Att göra nu"),
        ("Behörigheter", "Att göra nu"),
    ]
    assert part.filters.count.text() == "Försenade: 2 · Att göra nu: 3"
    assert part.pane.title.text() == "Attest"
    assert "Tertial 1 2025, senast 2025-04-30" in part.pane.about.text()


def test_the_list_is_filtered_by_unit_state_half_year_and_plan(qtbot: QtBot, context: Context) -> None:
    part = results(context, qtbot)
    filters = part.filters
    other = next(unit.id for unit in context.office.register.units() if unit.name == "Önämnden")
    for choice, value, titles in (
        (filters.unit, other, ["Behörigheter"]),
        (filters.showing, "late", ["Attest", "Attest"]),
        (filters.showing, ASKS, []),
        (filters.until, HALF, ["Attest"]),
    ):
        choice.set_value(value)
        choice.changed.emit()
        assert [row.title for row in part.table.rows_model.shown] == titles
        filters.clear()
    part.show_record("control_due", other)
    context.tasks.wait_idle()
    assert [row.unit.id for row in part.table.rows_model.shown] == [other]


def test_a_result_is_written_with_the_keyboard_and_its_deviation_asks_at_once_for_an_action(
    qtbot: QtBot, context: Context
) -> None:
    part = results(context, qtbot)
    part.table.setFocus()
    press(part.table, Qt.Key.Key_Return)
    form = part.pane.form
    press(focused(), Qt.Key.Key_2, text="2")
    assert form.values()["result"] == "minor"
    write(form, "checked_on", "2025-05-02")
    for name, number in (("population", "310"), ("sample", "25"), ("deviations", "2")):
        write(form, name, number)
    save(context)
    assert form.problem_of("observation") == "✕ Fyll i detta."
    form.rebase(form.base, {"observation": "Två fakturor saknar attest på Ön."})
    save(context)
    row = part.table.current_row()
    assert (row.result, row.population, row.sample, row.deviations) == ("minor", 310, 25, 2)
    assert part.pane.tabs.current() == "actions"
    asked = part.pane.improvements.links.new_form
    assert asked.isVisible() and asked.isAncestorOf(focused())
    assert asked.values()["unit_id"] == row.unit.id
    write(asked, "title", "Påminn attestanterna")
    write(asked, "due_on", "2024-12-31")
    save(context)
    assert "före planens år, 2025" in asked.problem_of("due_on")
    write(asked, "due_on", "2025-10-31")
    save(context)
    done = context.office.actions.list(2025, TODAY)
    assert [(action.title, action.result_id, action.due_on, action.state) for action in done] == [
        ("Påminn attestanterna", row.result_id, date(2025, 10, 31), "planned")
    ]
    assert not part.table.current_row().asks
    for _ in range(2):
        context.undo_stack.undo()
        context.tasks.wait_idle()
    assert not context.office.actions.list(2025, TODAY)
    assert listed(part)[0] == ("Attest", "Försenad") and part.filters.count.text().startswith("Försenade: 2")


def test_no_remark_asks_for_nothing_and_a_later_action_can_be_begun(qtbot: QtBot, context: Context) -> None:
    part = results(context, qtbot)
    form = part.pane.form
    form.rebase(form.base, {"result": "no_remark", "checked_on": TODAY})
    save_form(context, part)
    assert part.pane.tabs.current() == "result" and not part.pane.notice.isVisible()
    part.action_action.trigger()
    assert part.pane.improvements.links.new_form.isVisible()


def save_form(context: Context, part: ResultsSection) -> None:
    assert part.pane.form.save()
    context.tasks.wait_idle()


@pytest.mark.parametrize(
    ("values", "field", "said"),
    [
        ({"checked_on": TODAY + timedelta(days=1)}, "checked_on", "har inte varit än"),
        ({"population": 10.0, "sample": 11.0}, "sample", "Fler granskade än det finns"),
        ({"sample": 10.0, "deviations": 11.0}, "deviations", "Fler avvikelser än granskade"),
        ({"result": "not_done", "checked_on": None}, "observation", "Fyll i"),
        ({"evidence": "å" * 10_000}, "evidence", "för lång"),
    ],
)
def test_what_cannot_be_is_told_beside_its_field_and_the_text_stays(
    qtbot: QtBot, context: Context, values: dict[str, object], field: str, said: str
) -> None:
    part = results(context, qtbot)
    form = part.pane.form
    form.rebase(form.base, {"result": "no_remark", "checked_on": TODAY, **values})
    save_form(context, part)
    assert said in form.problem_of(field)
    assert form.dirty and part.table.current_row().result_id is None


def test_a_unit_that_no_longer_carries_the_control_out_is_refused_in_words(
    qtbot: QtBot, context: Context
) -> None:
    part = results(context, qtbot)
    other = next(unit.id for unit in context.office.register.units() if unit.name == "Önämnden")
    context.office.records.write("control", part.table.current_row().control.id, {"unit_id": other})
    form = part.pane.form
    form.rebase(form.base, {"result": "no_remark", "checked_on": TODAY, "observation": "<b>Fet</b>"})
    save_form(context, part)
    assert form.notice.isVisible() and "utför inte kontrollmomentet" in form.notice.words.text()
    assert form.values()["observation"] == "<b>Fet</b>"


def test_text_that_was_never_saved_comes_back_on_its_own_row(qtbot: QtBot, context: Context) -> None:
    part = results(context, qtbot)
    first, second = part.table.rows_model.shown[:2]
    part.pane.form.rebase(part.pane.form.base, {"observation": "Halvskrivet"})
    part.table.choose(second.key)
    context.tasks.wait_idle()
    assert part.pane.form.values()["observation"] == ""
    part.show_kind("control_result")
    context.tasks.wait_idle()
    assert part.table.current_row().key == first.key
    assert part.pane.form.values()["observation"] == "Halvskrivet"


def test_the_meaning_of_each_result_stands_beside_it_or_one_is_led_to_where_it_is_written(
    qtbot: QtBot, context: Context
) -> None:
    part = results(context, qtbot)
    assert part.pane.no_basis.isVisible()
    with qtbot.waitSignal(part.jump) as led:
        part.pane.no_basis._buttons[0].click()
    assert led.args == ["result_basis", 0]
    context.office.records.write(
        "result_basis", None, {"result": "minor", "text": "Få fel, lätta att rätta."}
    )
    part.refresh()
    context.tasks.wait_idle()
    assert not part.pane.no_basis.isVisible()
    steps = part.pane.form.editor("result").findChildren(type(part.pane.form.editor("result").main()))
    assert "Få fel, lätta att rätta." in [step.accessibleDescription() for step in steps]


def test_a_jump_stands_on_the_result_whatever_hides_it(qtbot: QtBot, context: Context) -> None:
    part = results(context, qtbot)
    row = part.table.current_row()
    values = {"control_id": row.control.id, "unit_id": row.unit.id, "year": 2025, "slot": 1}
    result = context.office.records.write(
        "control_result", None, {**values, "result": "no_remark", "checked_on": TODAY}
    ).id
    part.filters.showing.set_value("late")
    part.refresh()
    context.tasks.wait_idle()
    part.show_record("control_result", result)
    context.tasks.wait_idle()
    assert part.table.current_row().result_id == result
    part.pane.remove_action.trigger()
    context.tasks.wait_idle()
    assert part.table.current_row().result_id is None

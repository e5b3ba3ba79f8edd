"""One risk on screen: weighed in three ways, decided of, and what is done about it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.services.risk_forms import read_card
from app.ui.common.context import Context
from app.ui.risks.record import DEALINGS, WEIGHINGS
from app.ui.risks.risks_section import RisksSection
from tests.keys import press, type_text
from tests.ui.risks.pages import largest_risk, shown

CTRL = Qt.KeyboardModifier.ControlModifier


def focused() -> QWidget:
    """Where the keys go now."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


@pytest.fixture
def page(qtbot: QtBot, example_context: Context) -> RisksSection:
    """The register of the example, on a risk that nothing is done about."""
    risk = largest_risk(example_context)
    section = shown(example_context, qtbot)
    assert section.record.risk_id == risk
    return section


def own(page: RisksSection) -> int:
    """The risk that is shown."""
    assert page.record.risk_id is not None
    return page.record.risk_id


def write(page: RisksSection, what: str, **values: object) -> int:
    """Write beside the window and let it read."""
    record = page.context.office.records.write(what, None, values).id
    page.refresh()
    page.context.tasks.wait_idle()
    return record


def test_arrows_walk_from_inherent_to_residual_and_show_the_steps_of_each(page: RisksSection) -> None:
    form = page.record.form
    assert page.record.form.path.kind == "current"
    form.path.main().setFocus()
    assert form.editor("score_likelihood").isVisibleTo(form)
    press(focused(), Qt.Key.Key_Right)
    assert form.editor("residual_likelihood").isVisibleTo(form)
    assert not form.editor("score_likelihood").isVisibleTo(form)
    for _ in range(2):
        press(focused(), Qt.Key.Key_Left)
    assert form.editor("inherent_likelihood").isVisibleTo(form)
    assert form.path.marks["inherent"].isChecked() and not form.dirty


def test_a_risk_is_weighed_in_all_three_ways_and_says_so_in_one_line(page: RisksSection) -> None:
    form = page.record.form
    for kind, steps in (("inherent", "44"), ("score", "34"), ("residual", "23")):
        form.path.turn_to("current" if kind == "score" else kind)
        for name, step in zip(("likelihood", "consequence"), steps, strict=True):
            form.editor(f"{kind}_{name}").main().setFocus()
            press(focused(), getattr(Qt.Key, f"Key_{step}"), text=step)
            if form.values()[f"{kind}_{name}"] is None:
                press(focused(), getattr(Qt.Key, f"Key_{step}"), text=step)
    assert page.record.path.text() == "Riskvärde: inneboende 16 → nuvarande 12 → kvarstående 6"
    form.save()
    page.context.tasks.wait_idle()
    # What the residual value rests on is asked for, at the field, although another weighing was looked at.
    assert form.changed_values() and form.path.kind == "residual"
    assert "fyll" in form.problem_of("residual_reason").lower()
    form.editor("residual_reason").main().setFocus()
    type_text(focused(), "Reservvattnet är på plats.")
    press(focused(), Qt.Key.Key_S, CTRL)
    page.context.tasks.wait_idle()
    assert not form.dirty
    values = {score.kind: score.value for score in reversed(page.context.office.risks.scores(own(page)))}
    assert values == {"inherent": 16, "current": 12, "residual": 6}
    said = "\n".join(label.text() for label in page.record.weighings.findChildren(type(page.record.path)))
    assert "Kvarstående risk: medel" in said and "Reservvattnet är på plats." in said


def test_a_missing_reason_is_found_from_whichever_weighing_one_looks_at(page: RisksSection) -> None:
    form = page.record.form
    form.path.turn_to("residual")
    for name in ("residual_likelihood", "residual_consequence"):
        form.editor(name).main().setFocus()
        press(focused(), Qt.Key.Key_2, text="2")
    form.path.turn_to("inherent")
    form.save()
    page.context.tasks.wait_idle()
    assert form.path.kind == "residual" and form.problem_of("residual_reason")


def test_a_risk_is_accepted_by_the_keyboard_alone(page: RisksSection) -> None:
    page.record.tabs.setCurrentIndex(DEALINGS)
    dealings, risk = page.record.dealings, own(page)
    dealings.accept.setFocus()
    press(focused(), Qt.Key.Key_Space, text=" ")
    form = dealings.decided.new_form
    assert form.values()["kind"] == "accept"
    form.save()
    page.context.tasks.wait_idle()
    assert form.problem_of("until") and form.problem_of("reason")
    until = page.context.today + timedelta(days=30)
    for name, text in (("until", until.isoformat()), ("reason", "Billigare att bära.")):
        form.editor(name).main().setFocus()
        type_text(focused(), text)
    press(focused(), Qt.Key.Key_S, CTRL)
    page.context.tasks.wait_idle()
    (row,) = read_card(page.context.office, risk, page.context.period.year).dealings.decided
    assert (row.kind, row.until, row.reason) == ("accept", until, "Billigare att bära.")
    assert page.record.over.isHidden()
    shown_row = next(each for each in page.register.table.rows_model.rows if each.id == risk)
    assert shown_row.decided.until == until
    page.context.undo_stack.undo()
    page.context.tasks.wait_idle()
    assert read_card(page.context.office, risk, page.context.period.year).dealings.decided == ()


def test_an_acceptance_that_has_run_out_is_seen_in_register_and_record_and_asks_again(
    page: RisksSection,
) -> None:
    risk = own(page)
    past = page.context.today - timedelta(days=1)
    unit = page.record.form.values()["unit_id"]
    write(page, "risk_treatment", risk_id=risk, kind="accept", unit_id=unit, until=past, reason="Liten.")
    assert page.record.over.isVisible()
    assert page.record.over.words.text() == f"Accepterandet gick ut {past.isoformat()}."
    column = next(each for each in page.register.table.rows_model.columns if each.name == "decided")
    rows = page.register.table.rows_model.rows
    row = next(row for row in rows if row.id == risk)
    assert column.text_of(row) == "! Har gått ut"
    assert column.tip is not None and column.tip(row).startswith(f"Accepterandet gick ut {past.isoformat()}")
    page.overview.over.click()
    only = page.register.table.rows_model.shown
    assert risk in {row.id for row in only} and all(row.decided.over for row in only)
    assert "acceptansen har gått ut" in page.register.count.text()
    button = page.record.over.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    button.click()
    assert page.record.over.isVisible() and page.record.tabs.currentIndex() == DEALINGS
    assert page.record.dealings.decided.new_form.isVisible()


def test_the_newest_decision_counts_on_screen_and_the_earlier_stands_under_it(page: RisksSection) -> None:
    unit, risk = page.record.form.values()["unit_id"], own(page)
    write(
        page,
        "risk_treatment",
        risk_id=risk,
        kind="accept",
        unit_id=unit,
        until=date(2021, 1, 1),
        reason="<b>Liten</b>",
    )
    write(page, "risk_treatment", risk_id=risk, kind="watch", reason="Följs.")
    first, second = (row.item for row in page.record.dealings.decided.rows)
    assert (first.title, first.detail) == ("Bevakas", "Gäller nu")
    assert second.detail.startswith("Tidigare") and "<b>Liten</b>" in second.under
    assert page.record.over.isHidden()


def test_actions_and_controls_stand_apart_lead_to_themselves_and_are_begun_with_the_risk(
    page: RisksSection, qtbot: QtBot
) -> None:
    risk, unit = own(page), page.record.form.values()["unit_id"]
    late = page.context.today - timedelta(days=9)
    year = late.year
    action = write(page, "action", risk_id=risk, unit_id=unit, year=year, title="Ny täkt", due_on=late)
    control = write(page, "control", unit_id=unit, title="Provtagning", risks=(risk,))
    page.record.tabs.setCurrentIndex(DEALINGS)
    dealings = page.record.dealings
    assert [link.text() for link in dealings.action_list.links] == ["Ny täkt"]
    assert [link.text() for link in dealings.control_list.links] == ["Provtagning"]
    assert dealings.action_list.links[0].accessibleDescription().startswith("Försenad")
    for tied, kind, key in (
        (dealings.action_list, "action", action),
        (dealings.control_list, "control", control),
    ):
        with qtbot.waitSignal(page.jump) as jumped:
            tied.links[0].click()
        assert jumped.args == [kind, key]
        with qtbot.waitSignal(page.new_wanted) as wanted:
            tied.new_button.click()
        assert wanted.args == [kind, risk]


def test_a_control_that_is_there_is_tied_to_the_risk_and_untied_with_undo(page: RisksSection) -> None:
    risk, unit = own(page), page.record.form.values()["unit_id"]
    control = write(page, "control", unit_id=unit, title="Provtagning")
    page.record.tabs.setCurrentIndex(DEALINGS)
    dealings, tasks = page.record.dealings, page.context.tasks
    dealings.control_list.picker.setText("Prov")
    press(dealings.control_list.picker, Qt.Key.Key_Return)
    tasks.wait_idle()
    office = page.context.office
    assert office.records.read("risk", risk)["controls"] == (control,)
    assert [link.text() for link in dealings.control_list.links] == ["Provtagning"]
    dealings.control_list.untied.emit(control)
    tasks.wait_idle()
    assert office.records.read("risk", risk)["controls"] == ()
    page.context.undo_stack.undo()
    tasks.wait_idle()
    assert office.records.read("risk", risk)["controls"] == (control,)


def test_an_internal_goal_revised_for_the_risk_is_tied_and_led_to(page: RisksSection, qtbot: QtBot) -> None:
    risk, dealings = own(page), page.record.dealings
    card = read_card(page.context.office, risk, page.context.period.year)
    goal = card.choices.goals[0]
    page.record.tabs.setCurrentIndex(DEALINGS)
    dealings.revised_list.tied.emit(goal.id)
    page.context.tasks.wait_idle()
    assert page.context.office.records.read("risk", risk)["revised_goals"] == (goal.id,)
    with qtbot.waitSignal(page.jump) as jumped:
        dealings.revised_list.links[0].click()
    assert jumped.args == ["goal", goal.id]


def test_an_archived_risk_is_only_read(page: RisksSection) -> None:
    page.context.office.records.archive("risk", own(page))
    page.archived_action.setChecked(True)
    page.refresh()
    page.context.tasks.wait_idle()
    dealings = page.record.dealings
    assert dealings.accept.isHidden() and dealings.action_list.new_button.isHidden()
    assert dealings.control_list.picker.isHidden()


def test_what_is_done_comes_when_the_risk_is_there(page: RisksSection) -> None:
    page.new_action.trigger()
    assert not page.record.tabs.isTabVisible(DEALINGS)
    assert page.record.tabs.isTabVisible(WEIGHINGS)


def test_a_risk_of_a_decided_plan_stays_and_says_why(page: RisksSection) -> None:
    office, risk, records = page.context.office, own(page), page.context.office.records
    year = office.today.year + 1
    plan = records.write("control_plan", None, {"year": year}).id
    records.write("control_plan_item", None, {"plan_id": plan, "risks": (risk,)})
    decision = records.write("decision", None, {"kind": "control_plan", "title": "Internkontrollplan"}).id
    step = {"decision_id": decision, "state": "adopted", "decided_on": office.today, "section": "§ 9"}
    records.write("decision_step", None, step)
    records.write("control_plan", plan, {"state": "decided", "decision_id": decision})
    page.archive_action.trigger()
    page.context.tasks.wait_idle()
    (box,) = page.context.messages.shown
    assert box.text().startswith("Det går inte att arkivera än.")
    assert f"internkontrollplanen för {year}" in box.text() and not box.informativeText()
    box.close()
    assert risk in {row.id for row in page.register.table.rows_model.rows}


def test_a_risk_that_came_out_of_a_joint_analysis_leads_back_to_it(page: RisksSection) -> None:
    records = page.context.office.records
    assert not page.record.came_from.isVisible()
    day = page.context.today
    asked = {"kind": "free", "year": day.year, "title": "Höstens uppföljning", "as_of": day, "last_day": day}
    made = records.write("round", None, asked).id
    goals = page.context.office.goals.tree(page.context.period.id, day.year)
    goal = next(each.id for each in goals if each.level == "overarching")
    conclusion = write(
        page,
        "conclusion",
        round_id=made,
        goal_id=goal,
        text="För få vandrar",
        leads_to="risk",
        risk_id=own(page),
    )
    assert page.record.came_from.isVisible()
    assert page.record.came_from.text() == "Ur gemensam analys: Höstens uppföljning"
    jumps: list[tuple[str, int]] = []
    page.jump.connect(lambda kind, record: jumps.append((kind, record)))
    page.record.came_from.click()
    assert jumps == [("conclusion", conclusion)]

"""From an empty municipality to a decided control plan with one reported result, in one sitting by keyboard."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pypdfium2
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from app.reports.catalogue import REPORTS, Choices
from app.ui.common.record_form import RecordForm
from app.ui.common.section import Section
from app.ui.common.sections_page import SectionsPage
from app.ui.governance.decisions import DecisionsSection
from app.ui.risks.controls_section import ControlsSection
from app.ui.risks.plan_section import PlanSection
from app.ui.risks.results_section import ResultsSection
from app.ui.risks.risks_section import RisksSection
from tests.keys import press
from tests.ui.administration.helpers import write
from tests.ui.frame.conftest import Shown, ShowWindow

CTRL = Qt.KeyboardModifier.ControlModifier
RISK = "Felaktiga utbetalningar"
CONTROL = "Fakturor attesteras av två"


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def at(shown: Shown, page: str, section: str) -> Section:
    """Go to a section of a page."""
    found = shown.window.go(page)
    assert isinstance(found, SectionsPage)
    found.look_at(section)
    shown.settle()
    part = found.section(section)
    part.entrance().setFocus()
    return part


def save(shown: Shown) -> None:
    QTest.keyClick(focused(), Qt.Key.Key_S, CTRL)
    shown.settle()


def choose(form: RecordForm, name: str, code: object) -> None:
    """Walk down a list until the choice is there."""
    box = form.editor(name).main()
    assert isinstance(box, QComboBox)
    box.setFocus()
    press(box, Qt.Key.Key_Home)
    for _ in range(box.count()):
        if form.values()[name] == code:
            return
        press(box, Qt.Key.Key_Down)
    raise AssertionError(f"{name} has no {code}")


def weigh_a_risk(shown: Shown) -> None:
    risks = at(shown, "risks", "risks")
    assert isinstance(risks, RisksSection)
    QTest.keyClick(focused(), Qt.Key.Key_N, CTRL)
    form = risks.record.form
    write(form, "title", RISK)
    choose(form, "unit_id", next(unit.id for unit in risks.context.office.register.units() if unit.answers))
    choose(form, "category", "economy")
    for scale in ("score_likelihood", "score_consequence"):
        form.editor(scale).main().setFocus()
        press(focused(), Qt.Key.Key_3, text="3")
    save(shown)
    assert not form.dirty and [row.value for row in risks.register.table.rows_model.shown] == [9]


def make_a_control_for_it(shown: Shown) -> None:
    risks = at(shown, "risks", "risks")
    assert isinstance(risks, RisksSection)
    risks.new_wanted.emit("control", risks.record.risk_id)
    shown.settle()
    page = shown.window.pages.pages["risks"]
    assert isinstance(page, SectionsPage)
    controls = page.section("controls")
    assert isinstance(controls, ControlsSection) and controls.isVisible()
    unit = next(unit.id for unit in controls.context.office.register.units() if unit.answers)
    choose(controls.pane.form, "unit_id", unit)
    write(controls.pane.form, "title", CONTROL)
    write(controls.pane.form, "performer", "Ekonom")
    write(controls.pane.form, "owner_role", "Ekonomichef")
    save(shown)
    assert [row.title for row in controls.table.rows_model.shown] == [CONTROL]


def note_the_decision(shown: Shown) -> None:
    decisions = at(shown, "governance", "decisions")
    assert isinstance(decisions, DecisionsSection)
    QTest.keyClick(focused(), Qt.Key.Key_N, CTRL)
    form = decisions.pane.form
    write(form, "title", "Internkontrollplan")
    choose(form, "kind", "control_plan")
    choose(form, "state", "adopted")
    write(form, "decided_on", date.today().isoformat())
    write(form, "section", "§ 12")
    save(shown)
    assert [row.section for row in decisions.table.rows_model.shown] == ["§ 12"]


def decide_the_plan(shown: Shown) -> None:
    plan = at(shown, "risks", "plan")
    assert isinstance(plan, PlanSection) and plan.empty.button is not None
    plan.empty.button.setFocus()
    press(focused(), Qt.Key.Key_Space, text=" ")
    shown.settle()
    table = plan.proposed.table
    table.choose_first()
    table.setFocus()
    press(table, Qt.Key.Key_Return)
    shown.settle()
    assert [row.name for row in plan.table.rows_model.shown] == [RISK]
    plan.acts_of_plan.decide.trigger()
    save(shown)
    assert "beslutad" in plan.state_line.text() and "§ 12" in plan.state_line.text()


def report_a_result(shown: Shown) -> None:
    results = at(shown, "risks", "results")
    assert isinstance(results, ResultsSection)
    press(results.table, Qt.Key.Key_Return)
    press(focused(), Qt.Key.Key_1, text="1")
    write(results.pane.form, "checked_on", date.today().isoformat())
    write(results.pane.form, "sample", "25")
    save(shown)
    assert [row.result for row in results.table.rows_model.shown] == ["no_remark"]


def words_of(shown: Shown, kind: str) -> str:
    assert shown.window.session is not None
    context = shown.window.session.context
    report = next(each for each in REPORTS if each.kind == kind)
    paper = pypdfium2.PdfDocument(report.make(context.office, Choices(context.period.year)))
    text = " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in paper)
    paper.close()
    return text


def test_a_new_municipality_decides_a_plan_and_reports_a_result(
    show_window: ShowWindow, empty_file: Path
) -> None:
    shown = show_window().open(empty_file)
    weigh_a_risk(shown)
    make_a_control_for_it(shown)
    note_the_decision(shown)
    decide_the_plan(shown)
    report_a_result(shown)
    plan, follow_up = words_of(shown, "control-plan"), words_of(shown, "control-follow-up")
    assert RISK in plan and CONTROL in plan and "§ 12" in plan
    assert CONTROL in follow_up and "Utan anmärkning" in follow_up
    assert not shown.window.messages.shown

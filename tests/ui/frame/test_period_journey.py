"""A new period is made from the old one, looked at, compared and taken back; the old one never changes."""

from __future__ import annotations

import re

import pypdfium2
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.reports import programme
from app.reports.catalogue import Choices
from app.services.office import Office
from app.ui.administration.page import AdministrationPage
from app.ui.administration.periods import PeriodsSection
from app.ui.goals.comparison import ComparisonSection
from app.ui.goals.goals_section import GoalsSection
from app.ui.goals.page import GoalsPage
from tests.ui.frame.conftest import Shown

CTRL = Qt.KeyboardModifier.ControlModifier
ANCHOR = re.compile(r"Ändringslogg \d+ · [0-9a-f]{8}")
"""Each paper bears number and seal of the log, which grows with every save: all else is to be the same."""


def printed(office: Office) -> list[str]:
    """The words of the old period's programme, page by page."""
    document = pypdfium2.PdfDocument(programme.make(office, Choices(2021)))
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    assert all(ANCHOR.search(page) for page in pages)
    return [ANCHOR.sub("", page) for page in pages]


def test_a_new_period_is_made_looked_at_compared_and_taken_back(shown: Shown) -> None:
    window = shown.window
    assert window.session is not None
    office = window.session.office
    before, tree = printed(office), office.goals.tree(1, 2021)

    page = window.go("administration")
    assert isinstance(page, AdministrationPage)
    page.look_at("periods")
    shown.settle()
    periods = page.section("periods")
    assert isinstance(periods, PeriodsSection)
    QTest.keyClick(periods.table, Qt.Key.Key_N, CTRL)
    shown.settle()
    assert periods.carry.isVisible()
    QTest.keyClick(periods.carry.pick.tree, Qt.Key.Key_Return, CTRL)
    shown.settle()
    assert [period.name for period in office.periods] == ["2020–2022", "2023–2026"]
    assert window.header.years.year == 2021
    assert printed(office) == before and office.goals.tree(1, 2021) == tree

    periods.said._buttons[0].click()
    shown.settle()
    assert window.pages.current == "goals" and window.header.years.year == 2023
    goals = window.pages.pages["goals"]
    assert isinstance(goals, GoalsPage)
    section = goals.section("goals")
    assert isinstance(section, GoalsSection)
    assert len(section.pane.grove.goals) == sum(goal.level != "subgoal" for goal in tree)

    goals.look_at("comparison")
    shown.settle()
    comparison = goals.section("comparison")
    assert isinstance(comparison, ComparisonSection)
    assert {row.change for row in comparison.table.rows_model.rows} == {"kept"}
    old = comparison.table.current_row().old
    comparison.old_action.trigger()
    shown.settle()
    assert window.header.years.year == 2022
    current = section.pane.current()
    assert current is not None and current.id == old.id and section.isVisible()

    window.look_at(2024)
    window.session.context.undo_stack.undo()
    shown.settle()
    assert [period.name for period in office.periods] == ["2020–2022"]
    assert window.header.years.year == 2022 and window.pages.current == "goals"
    assert len(section.pane.grove.goals) == len(tree)
    assert printed(office) == before and not window.messages.shown

    window.session.context.undo_stack.redo()
    shown.settle()
    assert [period.name for period in office.periods] == ["2020–2022", "2023–2026"]


def test_undoing_a_carry_over_elsewhere_leads_to_the_periods_and_not_to_what_came_along(
    shown: Shown,
) -> None:
    window = shown.window
    page = window.go("administration")
    assert isinstance(page, AdministrationPage)
    page.look_at("periods")
    shown.settle()
    periods = page.section("periods")
    assert isinstance(periods, PeriodsSection) and window.session is not None
    periods.new_action.trigger()
    shown.settle()
    periods.carry.carry_action.trigger()
    shown.settle()
    window.go("risks")
    shown.settle()
    window.session.context.undo_stack.undo()
    shown.settle()
    assert window.pages.current == "administration" and periods.isVisible()

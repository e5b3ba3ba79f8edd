"""Whatever is in the catalogues works: a new page or report is tested here as soon as it is listed."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.reports.catalogue import REPORTS, Choices, Report
from app.services.office import Office
from app.ui.catalogue import PAGES
from app.ui.common.context import Context
from app.ui.common.page import Page, PageEntry
from tests.helpers.queries import counted_queries
from tests.keys import press
from tests.pdf_check import pdf_problems
from tests.ui.common.accessible import nameless

PLACES = [(entry, section) for entry in PAGES for section in entry.load().section_names() or ("",)]
each_place = pytest.mark.parametrize(
    ("entry", "section"), PLACES, ids=[f"{entry.name}/{section}".rstrip("/") for entry, section in PLACES]
)
each_report = pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.kind)


def shown(entry: PageEntry, section: str, context: Context, qtbot: QtBot) -> Page:
    page = entry.load()(context)
    qtbot.addWidget(page)
    context.messages.stand_on(page)
    page.resize(1200, 800)
    page.show()
    page.refresh()
    if section:
        page.look_at(section)
    context.tasks.wait_idle()
    QApplication.processEvents()
    return page


@each_place
def test_every_page_stands_in_a_new_municipality(
    entry: PageEntry, section: str, qtbot: QtBot, empty_context: Context
) -> None:
    page = shown(entry, section, empty_context, qtbot)
    assert page.isVisible() and not empty_context.messages.shown


@each_place
def test_everything_on_every_page_says_what_it_is(
    entry: PageEntry, section: str, qtbot: QtBot, example_context: Context
) -> None:
    page = shown(entry, section, example_context, qtbot)
    assert not example_context.messages.shown
    assert nameless(page) == []


@each_place
def test_every_page_reads_with_a_constant_number_of_queries(
    entry: PageEntry, section: str, qtbot: QtBot, example_context: Context
) -> None:
    """A hundred more risks, goals and indicators must not cost one query more."""
    office = example_context.office
    page = shown(entry, section, example_context, qtbot)
    with counted_queries(office.file) as before:
        page.refresh()
        example_context.tasks.wait_idle()
    unit = next(unit for unit in office.register.units() if unit.answers)
    parent = office.goals.tree(1, 2021)[0].id
    for number in range(20):
        risk = {"unit_id": unit.id, "title": f"Risk {number}", "category": "legal"}
        goal = {"period_id": 1, "level": "overarching", "parent_id": parent, "title": f"Mål {number}"}
        for kind, values in (
            ("risk", risk),
            ("goal", goal),
            ("indicator", {"title": f"Indikator {number}", "quality": "actual"}),
        ):
            office.records.write(kind, None, values)
    page.refresh()
    example_context.tasks.wait_idle()
    with counted_queries(office.file) as after:
        page.refresh()
        example_context.tasks.wait_idle()
    assert len(after) <= len(before)


@each_report
def test_every_report_of_the_example_is_for_everyone_and_for_the_archive(
    report: Report, example_office: Office, tmp_path: Path
) -> None:
    target = tmp_path / f"{report.kind}.pdf"
    target.write_bytes(report.make(example_office, Choices(2021)))
    assert pdf_problems(target, "ua1") == []
    assert pdf_problems(target, "2a") == []


@each_report
def test_every_report_of_a_new_municipality_says_something(
    report: Report, empty_office: Office, tmp_path: Path
) -> None:
    document = pypdfium2.PdfDocument(report.make(empty_office, Choices(2023)))
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    assert "Nya kommunen" in text and report.title.split()[0] in text


@each_place
def test_tab_comes_to_every_act_of_every_page(
    entry: PageEntry, section: str, qtbot: QtBot, example_context: Context
) -> None:
    page = shown(entry, section, example_context, qtbot)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.entrance().setFocus()
    acts = [
        button
        for button in page.findChildren(QPushButton)
        if button.isVisible() and button.isEnabled() and button.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    reached: set[QWidget] = set()
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        for _ in range(120):
            widget = QApplication.focusWidget()
            assert widget is not None
            reached.add(widget)
            press(widget, key)
    assert [button.text() for button in acts if button not in reached] == []

"""The window as a person meets it: open, look around, search, undo, close."""

from __future__ import annotations

import sqlite3
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLayout, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.services.edits import Edit
from app.services.office import open_office
from app.ui.catalogue import PAGES, page_for
from app.ui.common.page import PageEntry
from app.ui.common.theme import Theme, px
from app.ui.frame.help import AboutDialog, ShortcutsDialog
from app.ui.frame.rail import NARROW, WIDE
from app.ui.report_page.page import ReportPage
from tests.keys import press, type_text
from tests.ui.common.accessible import nameless
from tests.ui.frame.conftest import Shown, ShowWindow


def test_an_open_file_shows_its_municipality_its_year_and_its_first_page(shown: Shown) -> None:
    window = shown.window
    assert window.header.name.text() == "Vaggeryds kommun"
    assert window.header.years.year == 2021
    assert window.pages.current == "overview"
    assert window.windowTitle() == "Vaggeryds kommun – Röda tråden"
    assert window.header.example.text() == "Exempel: visas som den 15 september 2021"


@pytest.mark.parametrize(("width", "scale"), [(1440, 100), (1100, 100), (1440, 150), (1100, 150)])
def test_the_header_says_less_in_a_narrow_window_and_cuts_nothing(
    shown: Shown, theme: Theme, width: int, scale: int
) -> None:
    theme.set_text_scale(scale)
    shown.window.resize(width, 820)
    shown.settle()
    header = shown.window.header
    for label in (header.name, header.years.period, header.example):
        assert label.isHidden() or label.width() >= label.sizeHint().width(), label.text()
    assert "15 september 2021" in header.example.toolTip()


def test_a_municipality_of_ones_own_bears_no_banner(show_window: ShowWindow, empty_file: Path) -> None:
    shown = show_window().open(empty_file)
    assert not shown.window.header.example.isVisible()
    assert shown.window.header.name.text() == "Nya kommunen"


@pytest.mark.parametrize("number", range(1, len(PAGES) + 1))
def test_ctrl_and_a_number_goes_to_a_page(shown: Shown, number: int) -> None:
    places = [
        each for each in shown.window.findChildren(QAction) if each.shortcut().toString() == f"Ctrl+{number}"
    ]
    places[0].trigger()
    shown.settle()
    assert shown.window.pages.current == PAGES[number - 1].name
    assert shown.window.rail.buttons[PAGES[number - 1].name].isChecked()
    assert not shown.window.messages.shown


def test_every_kind_of_record_has_a_page_that_shows_it() -> None:
    for kind in (
        "goal",
        "contribution",
        "indicator",
        "measurement",
        "risk",
        "risk_score",
        "unit",
        "decision",
    ):
        assert page_for(kind)


def test_another_year_is_seen_on_every_page(shown: Shown) -> None:
    shown.window.header.years.after.click()
    shown.settle()
    assert shown.window.header.years.year == 2022
    assert shown.window.session is not None
    assert shown.window.session.context.period.year == 2022
    assert not shown.window.header.years.after.isEnabled()
    assert shown.window.header.years.before.isEnabled()


def test_a_search_finds_and_leads_to_what_it_found(shown: Shown, qtbot: QtBot) -> None:
    window = shown.window
    window.header.focus_search()
    type_text(window.header.search, "dricksvattnet räcker")
    press(window.header.search, Qt.Key.Key_Return)
    shown.settle()
    results = window.results
    assert results is not None
    assert results.isVisible()
    assert "Dricksvattnet" in results.list.item(0).text()
    press(window.header.search, Qt.Key.Key_Return)
    shown.settle()
    assert window.pages.current == "risks"
    assert not results.isVisible()


def test_a_search_that_finds_nothing_says_so_and_esc_closes_it(shown: Shown) -> None:
    window = shown.window
    window.header.focus_search()
    type_text(window.header.search, "xyzzy")
    press(window.header.search, Qt.Key.Key_Return)
    shown.settle()
    results = window.results
    assert results is not None
    assert any(
        "Inget hittades" in label.text() for label in results.findChildren(QLabel) if label.isVisible()
    )
    press(window.header.search, Qt.Key.Key_Escape)
    assert not results.isVisible()


def test_a_narrow_window_has_a_narrow_rail(shown: Shown) -> None:
    shown.window.resize(1280, 800)
    QApplication.processEvents()
    assert shown.window.rail.width() == px(WIDE)
    shown.window.resize(900, 700)
    QApplication.processEvents()
    assert shown.window.rail.width() == px(NARROW)
    assert all(button.toolTip() for button in shown.window.rail.buttons.values())


def test_everything_that_takes_the_focus_says_what_it_is(shown: Shown) -> None:
    assert nameless(shown.window.frame.rail) == []
    assert nameless(shown.window.frame.header) == []


def test_the_theme_is_changed_while_one_works_and_remembered(shown: Shown, theme: Theme) -> None:
    before = shown.window.grab().toImage().pixelColor(30, 400)
    theme.choose("dark")
    QApplication.processEvents()
    assert shown.window.grab().toImage().pixelColor(30, 400) != before
    assert shown.settings.text("window/theme") == "dark"


def test_larger_text_is_laid_out_anew(shown: Shown, theme: Theme) -> None:
    before = shown.window.rail.width()
    theme.set_text_scale(125)
    shown.settle()
    assert shown.window.rail.width() > before
    assert shown.window.pages.current == "overview"
    assert shown.settings.number("window/text_scale") == 125


def test_the_second_window_sees_what_the_first_has_saved(show_window: ShowWindow, example_file: Path) -> None:
    first, second = show_window().open(example_file), show_window().open(example_file)
    assert first.window.session is not None
    assert second.window.session is not None
    read: list[frozenset[str]] = []
    second.window.session.changed.connect(read.append)
    records = first.window.session.office.records
    first.tasks.run(lambda: records.write("risk", 1, {"title": "Sett av båda"}))
    first.settle()
    second.window.session.look_for_others()
    second.settle()
    assert read == [frozenset({"risk"})]


def test_others_saves_are_looked_for_at_least_every_third_second(shown: Shown) -> None:
    assert shown.window.session is not None
    assert shown.window.session._watch.isActive()
    assert shown.window.session._watch.interval() <= 3000


def test_a_new_name_of_the_municipality_is_seen_in_the_header(shown: Shown) -> None:
    assert shown.window.session is not None
    saving = shown.window.session.context.saving
    saving.write("Byt namn", [Edit("municipality", 1, {"name": "Skillingaryds kommun"})])
    shown.settle()
    assert shown.window.header.name.text() == "Skillingaryds kommun"
    shown.window.session.context.undo_stack.undo()
    shown.settle()
    assert shown.window.header.name.text() == "Vaggeryds kommun"


def test_undo_leads_to_what_it_changed(shown: Shown) -> None:
    assert shown.window.session is not None
    shown.window.session.context.saving.write("Ändra risk", [Edit("risk", 1, {"title": "Ny"})])
    shown.settle()
    shown.window.go("administration")
    shown.settle()
    undo = next(each for each in shown.window.findChildren(QAction) if each.shortcut().toString() == "Ctrl+Z")
    assert undo.text() == "Ångra: Ändra risk"
    undo.trigger()
    shown.settle()
    assert shown.window.pages.current == "risks"


@pytest.mark.parametrize(
    ("kind", "owner", "page"),
    [
        ("document_sdg", {"document_id": 9}, "governance"),
        ("indicator_sdg", {"indicator_id": 1}, "indicators"),
        ("annex_row", {"document_id": 5, "old_goal": "Äldre mål"}, "governance"),
    ],
)
def test_undo_of_what_hangs_on_a_record_leads_to_the_record(
    shown: Shown, kind: str, owner: dict[str, object], page: str
) -> None:
    assert shown.window.session is not None
    tie = {} if kind == "annex_row" else {"sdg_goal_id": 14, "extent": "whole"}
    shown.window.session.context.saving.write("Koppla", [Edit(kind, None, {**owner, **tie})])
    shown.settle()
    shown.window.go("administration")
    shown.settle()
    shown.window.session.context.undo_stack.undo()
    shown.settle()
    assert shown.window.pages.current == page
    assert not shown.window.messages.shown


def test_printing_an_annex_leads_to_the_reports(shown: Shown, qtbot: QtBot) -> None:
    shown.window.show_record("annex_row", 4)
    shown.settle()
    buttons = shown.window.findChildren(QPushButton)
    next(each for each in buttons if each.text() == "Skriv ut bilagan").click()
    shown.settle()
    assert shown.window.pages.current == "reports"
    reports = shown.window.pages.pages["reports"]
    assert isinstance(reports, ReportPage)
    # The pages are drawn in a thread of their own.
    qtbot.waitUntil(lambda: "Miljöprogram" in reports.preview.pages.accessibleName())


def test_the_page_that_was_shown_is_shown_next_time(show_window: ShowWindow, example_file: Path) -> None:
    first = show_window().open(example_file)
    first.window.go("administration")
    first.settle()
    first.close()
    assert show_window().open(example_file).window.pages.current == "administration"


def test_back_leads_to_where_one_was(shown: Shown) -> None:
    shown.window.go("administration")
    shown.settle()
    shown.window.pages.back()
    assert shown.window.pages.current == "overview"


class TestFilesThatCannotBeOpened:
    """One clear message, and the window goes on."""

    def test_a_file_that_is_gone_is_told_and_no_longer_listed(
        self, show_window: ShowWindow, tmp_path: Path
    ) -> None:
        shown = show_window()
        gone = str(tmp_path / "borta.rtr")
        shown.settings.set("recent", [gone])
        shown.window.open(gone)
        shown.settle()
        assert "finns inte" in shown.window.messages.shown[0].text()
        assert shown.window.welcome is not None
        assert shown.window.opener.recent() == []
        shown.window.messages.shown[0].close()

    def test_somebody_elses_database_is_refused_and_left_alone(
        self, show_window: ShowWindow, tmp_path: Path
    ) -> None:
        other = tmp_path / "annat.rtr"
        with sqlite3.connect(other) as connection:
            connection.execute("CREATE TABLE t (a)")
        connection.close()
        before = other.read_bytes()
        shown = show_window()
        shown.window.open(str(other))
        shown.settle()
        assert shown.window.messages.shown
        assert other.read_bytes() == before
        shown.window.messages.shown[0].close()

    def test_the_open_file_stays_open_when_another_is_refused(self, shown: Shown, tmp_path: Path) -> None:
        shown.window.open(str(tmp_path / "borta.rtr"))
        shown.settle()
        shown.window.messages.shown[0].close()
        assert shown.window.header.name.text() == "Vaggeryds kommun"
        assert shown.window.go("overview") is not None


class TestUnsavedText:
    """Nothing unsaved goes unasked."""

    @pytest.fixture
    def dirty(self, shown: Shown) -> Shown:
        shown.window.show_record("municipality", 1)
        shown.settle()
        form = shown.window.pages.pages["administration"].forms()[0]
        form.editor("name").set_value("Osparat namn")
        form.editor("name").changed.emit()
        assert shown.window.dirty_forms() == [form]
        return shown

    def answer(self, shown: Shown, verb: str) -> None:
        box = shown.window.messages.shown[0]
        next(button for button in box.buttons() if button.text() == verb).click()
        shown.settle()

    def test_closing_asks_and_staying_keeps_the_text(self, dirty: Shown) -> None:
        assert not dirty.window.close()
        self.answer(dirty, "Fortsätt skriva")
        assert dirty.window.isVisible()
        assert dirty.window.dirty_forms()

    def test_closing_can_save_first(self, dirty: Shown, example_file: Path) -> None:
        dirty.window.close()
        self.answer(dirty, "Spara")
        assert not dirty.window.isVisible()
        office = open_office(example_file)
        assert office.municipality.name == "Osparat namn"
        office.close()

    def test_closing_can_let_it_go(self, dirty: Shown, example_file: Path) -> None:
        dirty.window.close()
        self.answer(dirty, "Kasta ändringarna")
        assert not dirty.window.isVisible()
        office = open_office(example_file)
        assert office.municipality.name == "Vaggeryds kommun"
        office.close()

    def test_ctrl_s_saves_the_form_in_sight(self, dirty: Shown) -> None:
        save = next(
            each for each in dirty.window.findChildren(QAction) if each.shortcut().toString() == "Ctrl+S"
        )
        save.trigger()
        dirty.settle()
        assert not dirty.window.dirty_forms()
        assert dirty.window.header.name.text() == "Osparat namn"

    def test_text_from_a_window_that_died_is_offered(
        self, dirty: Shown, show_window: ShowWindow, example_file: Path
    ) -> None:
        form = dirty.window.dirty_forms()[0]
        form.keep_draft()
        assert dirty.window.session is not None
        # A lock goes with the process that held it.
        dirty.window.session.context.drafts.close()
        again = show_window().open(example_file)
        offers = [
            button for button in again.window.findChildren(QPushButton) if button.text() == "Visa texten"
        ]
        offers[0].click()
        again.settle()
        assert again.window.pages.current == "administration"
        assert again.window.dirty_forms()[0].changed_values() == {"name": "Osparat namn"}

    def test_the_offer_goes_with_the_file_it_belongs_to(
        self, dirty: Shown, show_window: ShowWindow, example_file: Path, empty_file: Path
    ) -> None:
        dirty.window.dirty_forms()[0].keep_draft()
        assert dirty.window.session is not None
        dirty.window.session.context.drafts.close()
        again = show_window().open(example_file)

        def offers() -> int:
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            texts = [button.text() for button in again.window.findChildren(QPushButton) if button.isVisible()]
            return texts.count("Visa texten")

        assert offers() == 1
        again.open(empty_file)
        assert offers() == 0


class TestHelp:
    """Help in the window."""

    def test_the_shortcuts_are_those_of_the_menus(self, shown: Shown) -> None:
        dialog = ShortcutsDialog(shown.window.menuBar(), shown.window)
        said = {label.text() for label in dialog.findChildren(QLabel)}
        assert {"Spara", "Ctrl+S", "Översikt", "Ctrl+1", "Sök i hela filen"} <= said
        assert nameless(dialog) == []
        dialog.close()

    def test_what_the_program_is(self, shown: Shown) -> None:
        dialog = AboutDialog(shown.window)
        dialog.show()
        assert nameless(dialog) == []
        dialog.close()

    def test_no_shortcut_has_two_meanings(self, shown: Shown) -> None:
        keys = [
            each.shortcut().toString()
            for each in shown.window.findChildren(QAction)
            if each.parent() is shown.window and not each.shortcut().isEmpty()
        ]
        assert len(keys) == len(set(keys))


def test_a_page_has_the_keys_as_soon_as_it_is_shown(shown: Shown) -> None:
    for entry in PAGES:
        page = shown.window.go(entry.name)
        shown.settle()
        focus = QApplication.focusWidget()
        assert page is not None and focus is not None
        assert focus is page or page.isAncestorOf(focus), entry.name
        assert not isinstance(focus, QPushButton), entry.name


def test_a_page_that_is_shown_again_has_the_keys_where_they_were(shown: Shown) -> None:
    page = shown.window.go("goals")
    shown.settle()
    assert page is not None
    field = page.search_field()
    assert field is not None
    field.setFocus()
    shown.window.go("overview")
    shown.settle()
    shown.window.go("goals")
    assert QApplication.focusWidget() is field


def has_room(page: QWidget, layout: QLayout) -> bool:
    """Whether nothing is squeezed. A page that is filled late asks for its room late."""
    least = layout.totalMinimumSize()
    return page.width() >= least.width() and page.height() >= least.height()


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.name)
def test_large_text_in_a_small_window_scrolls_rather_than_lying_on_other_text(
    qtbot: QtBot, shown: Shown, theme: Theme, entry: PageEntry
) -> None:
    theme.set_text_scale(150)
    shown.window.resize(1100, 750)
    shown.settle()
    page = shown.window.go(entry.name)
    shown.settle()
    assert page is not None
    layout = page.layout()
    assert layout is not None
    qtbot.waitUntil(partial(has_room, page, layout))
    theme.set_text_scale(100)
    shown.settle()
    page = shown.window.go(entry.name)
    shown.settle()
    assert page is not None
    assert page.size() == shown.window.pages.size(), "At the usual size nothing scrolls."


def test_ctrl_z_takes_back_what_is_written_and_then_what_is_saved(shown: Shown, qtbot: QtBot) -> None:
    page = shown.window.go("administration")
    assert page is not None
    page.look_at("municipality")
    shown.settle()
    form = next(form for form in page.forms() if form.isVisible())
    line = form.editor("registry_number").main()
    assert isinstance(line, QLineEdit)
    before = line.text()
    line.setFocus()
    line.selectAll()
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClicks(line, "KS 2021/7")
    QTest.keyClick(line, Qt.Key.Key_Z, control)
    assert form.values()["registry_number"] != "KS 2021/7" and not shown.window.undo_group.canUndo()
    line.setText(before)
    QTest.keyClicks(line, "9")
    form.save()
    shown.settle()
    assert line.hasFocus() and line.text() == f"{before}9"
    QTest.keyClick(line, Qt.Key.Key_Z, control)
    shown.settle()
    assert line.text() == before and not form.dirty
    QTest.keyClick(line, Qt.Key.Key_Z, control | Qt.KeyboardModifier.ShiftModifier)
    shown.settle()
    assert line.text() == f"{before}9"

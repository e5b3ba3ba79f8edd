"""Welcome: a person begins a new municipality without a manual."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.services.office import mandate_years
from app.ui.common.theme import Theme
from app.ui.welcome.page import WelcomePage
from tests.ui.common.accessible import nameless
from tests.ui.frame.conftest import Shown, ShowWindow, show_window

__all__ = ["show_window"]


@pytest.fixture
def page(theme: Theme, qtbot: QtBot) -> WelcomePage:
    made = WelcomePage(["/tmp/Vår kommun.rtr", "postgresql+psycopg://dator/kommun"])
    qtbot.addWidget(made)
    made.resize(1100, 750)
    made.propose_years((2023, 2026))
    made.show()
    return made


def write(page: WelcomePage, name: str, text: str) -> None:
    editor = page.form.editor(name)
    editor.main().setText(text)  # type: ignore[attr-defined]
    editor.changed.emit()


def test_a_new_municipality_needs_a_name_and_gets_its_period_by_itself(page: WelcomePage) -> None:
    asked: list[dict[str, object]] = []
    page.create_requested.connect(asked.append)
    page.create_button.click()
    assert page.form.problem_of("name")
    assert not asked
    write(page, "name", "Habo kommun")
    page.create_button.click()
    assert asked == [{"name": "Habo kommun", "code": "", "first_year": 2023, "last_year": 2026}]


@pytest.mark.parametrize("code", ["12", "abcd", "12345"])
def test_a_code_is_four_digits(page: WelcomePage, code: str) -> None:
    asked: list[object] = []
    page.create_requested.connect(asked.append)
    write(page, "name", "Habo kommun")
    write(page, "code", code)
    page.create_button.click()
    assert page.form.problem_of("code")
    assert not asked


def test_a_period_does_not_end_before_it_begins(page: WelcomePage) -> None:
    write(page, "name", "Habo kommun")
    write(page, "last_year", "2020")
    page.create_button.click()
    assert page.form.problem_of("last_year")


def test_files_opened_lately_are_one_click_away(page: WelcomePage) -> None:
    asked: list[str] = []
    page.open_requested.connect(asked.append)
    for name in ("Vår kommun", "kommun"):
        next(button for button in page.findChildren(QPushButton) if button.text().strip() == name).click()
    assert asked == ["/tmp/Vår kommun.rtr", "postgresql+psycopg://dator/kommun"]


def test_everything_that_takes_the_focus_says_what_it_is(page: WelcomePage) -> None:
    assert nameless(page) == []


@pytest.fixture
def welcomed(show_window: ShowWindow) -> Shown:
    shown = show_window()
    shown.window.show_welcome()
    shown.settle()
    return shown


def test_the_period_that_today_lies_in_is_proposed(welcomed: Shown) -> None:
    welcome = welcomed.window.welcome
    assert welcome is not None
    first, last = mandate_years(date.today())
    assert (welcome.form.values()["first_year"], welcome.form.values()["last_year"]) == (first, last)


def test_a_new_municipality_is_made_opened_and_remembered(welcomed: Shown, tmp_path: Path) -> None:
    path = tmp_path / "Habo kommun.rtr"
    values = {"name": "Habo kommun", "code": "0643", "first_year": 2023, "last_year": 2026}
    welcomed.window.opener.create(str(path), values)
    welcomed.settle()
    assert welcomed.window.header.name.text() == "Habo kommun"
    assert welcomed.window.rail.isVisible()
    assert welcomed.window.opener.recent() == [str(path)]


def test_an_existing_file_is_not_written_over_and_the_form_keeps_its_text(
    welcomed: Shown, tmp_path: Path
) -> None:
    path = tmp_path / "finns.rtr"
    path.write_text("viktigt", encoding="utf-8")
    welcome = welcomed.window.welcome
    assert welcome is not None
    write(welcome, "name", "Habo kommun")
    welcomed.window.opener.create(str(path), welcome.form.values())
    welcomed.settle()
    assert "finns redan" in welcomed.window.messages.shown[0].text()
    assert path.read_text(encoding="utf-8") == "viktigt"
    assert welcome.form.values()["name"] == "Habo kommun"
    assert welcome.isVisible()
    welcomed.window.messages.shown[0].close()


def test_the_example_is_made_once_and_opened(welcomed: Shown) -> None:
    welcome = welcomed.window.welcome
    assert welcome is not None
    welcome.example_button.click()
    welcomed.settle()
    assert welcomed.window.header.name.text() == "Vaggeryds kommun"
    welcomed.window.close_file()
    welcomed.settle()
    assert welcomed.window.session is None
    assert not welcomed.window.rail.isVisible()
    welcomed.window.open_example()
    welcomed.settle()
    assert welcomed.window.header.name.text() == "Vaggeryds kommun"


def test_one_can_write_at_once(welcomed: Shown) -> None:
    welcome = welcomed.window.welcome
    assert welcome is not None
    assert QApplication.focusWidget() is welcome.form.editor("name").main()

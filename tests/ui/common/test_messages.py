"""What the user is told, and what can be answered."""

from __future__ import annotations

import logging

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.problems import Cancelled, Clash, Conflict, UserError
from app.ui.common.conflict_dialog import ConflictDialog
from app.ui.common.messages import Messages
from app.ui.common.theme import Theme
from tests.keys import press
from tests.ui.common.accessible import nameless


@pytest.fixture
def window(theme: Theme, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def messages(window: QWidget) -> Messages:
    return Messages(window)


def click(box: QMessageBox, verb: str) -> None:
    next(button for button in box.buttons() if button.text() == verb).click()


def test_an_error_the_user_can_act_on_says_what_happened_and_what_to_do(messages: Messages) -> None:
    messages.show_error(UserError("file_missing", path="K:/kommun.rtr"))
    box = messages.shown[0]
    assert box.text() == "Filen K:/kommun.rtr finns inte."
    assert box.informativeText()
    click(box, "Stäng")
    assert not messages.shown


def test_a_bug_is_logged_and_its_details_can_be_copied(
    messages: Messages, caplog: pytest.LogCaptureFixture
) -> None:
    try:
        raise ZeroDivisionError("delat med noll")
    except ZeroDivisionError as error:
        with caplog.at_level(logging.ERROR):
            messages.show_error(error)
    assert "delat med noll" in caplog.text
    box = messages.shown[0]
    assert "inte ditt fel" in box.informativeText()
    assert "delat med noll" not in box.text()
    click(box, "Kopiera uppgifterna")
    assert "ZeroDivisionError: delat med noll" in QApplication.clipboard().text()


def test_what_the_user_stopped_is_not_told(messages: Messages) -> None:
    messages.show_error(Cancelled())
    assert not messages.shown


def test_a_question_is_answered_by_the_button_and_esc_is_the_last_choice(messages: Messages) -> None:
    answers: list[str] = []
    choices = [("save", "Spara"), ("stay", "Fortsätt skriva")]
    messages.ask("Osparat.", "Vad nu?", choices, answers.append)
    click(messages.shown[0], "Spara")
    messages.ask("Osparat.", "Vad nu?", choices, answers.append)
    press(messages.shown[0], Qt.Key.Key_Escape)
    assert answers == ["save", "stay"]


def test_text_in_a_box_is_never_read_as_markup(messages: Messages) -> None:
    messages.warn("<b>Fet</b>", "<i>Kursiv</i>")
    assert messages.shown[0].textFormat() == Qt.TextFormat.PlainText
    messages.shown[0].close()


def test_everything_in_a_box_says_what_it_is(messages: Messages) -> None:
    messages.warn("Det går inte.", "Gör så här.")
    assert nameless(messages.shown[0]) == []
    messages.shown[0].close()


def test_a_conflict_is_shown_field_by_field_and_chosen_field_by_field(
    messages: Messages, window: QWidget, qtbot: QtBot
) -> None:
    conflict = Conflict(
        "risk",
        7,
        (Clash("title", "Före", "Min", "Deras"), Clash("cause", "", "Min orsak", "")),
        {"title": "Deras", "cause": "", "version": 4},
        "Anna",
        "14:02",
    )
    labels = {"title": "Risk", "cause": "Orsak"}
    chosen: list[object] = []
    messages.show_conflict(conflict, labels.__getitem__, lambda name, value: str(value), chosen.append)
    dialog = window.findChildren(ConflictDialog)[0]
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert {"Risk", "Min", "Deras", "Orsak", "(tomt)"} <= set(said)
    assert any("Anna" in text and "14:02" in text for text in said)
    assert nameless(dialog) == []
    theirs = next(
        radio for radio in dialog.findChildren(QRadioButton) if radio.accessibleName() == "Risk: Deras"
    )
    theirs.click()
    next(button for button in dialog.findChildren(QPushButton) if button.text() == "Spara valen").click()
    assert chosen == [{"title": "Deras", "cause": "Min orsak"}]


def test_going_back_from_a_conflict_chooses_nothing(messages: Messages, window: QWidget) -> None:
    conflict = Conflict("risk", 7, (Clash("title", "", "Min", "Deras"),), {}, "", "")
    chosen: list[object] = []
    messages.show_conflict(conflict, str, lambda name, value: str(value), chosen.append)
    dialog = window.findChildren(ConflictDialog)[0]
    press(dialog, Qt.Key.Key_Escape)
    assert not chosen

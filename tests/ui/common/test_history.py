"""What has happened to a record, as its pages show it."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.domain import formats
from app.services.log import FieldChange, LogLine, Named
from app.ui.common.history import SHOWN_FIRST, History, happened
from app.ui.common.theme import Theme

AT = datetime(2021, 9, 15, 12, 2, tzinfo=UTC)


def line(action: str = "change", *fields: FieldChange, why: str = "", number: int = 1) -> LogLine:
    return LogLine(number, AT, "Anna Öberg", "kontoret", "goal", 7, "Trygghet", action, fields, why)


def shown(qtbot: QtBot, *lines: LogLine) -> History:
    history = History("Här visas ändringar.")
    qtbot.addWidget(history)
    history.show_entries([(happened("Målet", each), each) for each in lines])
    history.resize(400, 300)
    history.show()
    return history


def test_a_change_tells_when_who_what_from_what_to_what_and_why(qtbot: QtBot, theme: Theme) -> None:
    title = FieldChange("title", "Ö-planer", "Öar")
    unit = FieldChange("unit_id", None, Named("unit", 2, "Socialnämnden"))
    history = shown(qtbot, line("change", title, unit, why="Beslut"))
    assert history.text().splitlines() == [
        f"{formats.moment(AT)} · Anna Öberg",
        "Målet ändrades",
        "Rubrik: Ö-planer → Öar",
        "Enhet: tomt → Socialnämnden",
        "Varför: Beslut",
    ]
    labels = history.findChildren(QLabel)
    assert all(
        label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse for label in labels
    )


def test_what_was_filled_in_at_first_is_not_repeated(qtbot: QtBot, theme: Theme) -> None:
    history = shown(qtbot, line("create", FieldChange("title", None, "Öar")))
    assert history.text().splitlines()[1:] == ["Målet lades till"]


def test_a_change_of_nothing_but_the_order_is_not_told(qtbot: QtBot, theme: Theme) -> None:
    history = shown(qtbot, line("change", FieldChange("position", 1, 2)))
    assert history.text() == "Här visas ändringar."


def test_the_newest_come_first_and_the_rest_on_demand(qtbot: QtBot, theme: Theme) -> None:
    count = SHOWN_FIRST + 5
    history = shown(qtbot, *(line("archive", number=number) for number in range(count)))
    assert history.text().count("arkiverades") == SHOWN_FIRST
    rest = history.findChildren(QPushButton)[0]
    assert rest.text() == f"Visa alla {count}"
    history.verticalScrollBar().setValue(history.verticalScrollBar().maximum())
    at = history.verticalScrollBar().value()
    rest.click()
    qtbot.waitUntil(lambda: history.verticalScrollBar().value() == at)
    assert history.text().count("arkiverades") == count
    assert not history.findChildren(QPushButton)


def test_a_new_look_of_the_same_words_is_said_to_be_that(qtbot: QtBot, theme: Theme) -> None:
    history = shown(qtbot, line("change", FieldChange("text", "Ett ord", "Ett **ord**")))
    assert "Innebörd: bara utseendet ändrades" in history.text()
    history = shown(qtbot, line("change", FieldChange("text", "Ett **ord**", "Ett *annat*")))
    assert "Innebörd: Ett ord → Ett annat" in history.text()

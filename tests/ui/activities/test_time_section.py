"""Tidslinje as its users meet it: under units or goals, with the line of today, walked by the keys."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from app.services.edits import Edit
from app.ui.activities.page import ActivitiesPage
from app.ui.activities.time_lines import Span
from app.ui.activities.time_painting import TimeDelegate
from app.ui.activities.time_section import YEAR, TimeSection
from app.ui.common.context import Context
from app.ui.common.editors import ChoiceEditor
from tests.keys import press
from tests.ui.activities.pages import TODAY, World
from tests.ui.administration.helpers import section, shown


class Counting(TimeDelegate):
    """Remembers the lines that were painted."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.painted: set[int] = set()

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        self.painted.add(index.row())
        super().paint(painter, option, index)


def the_line(context: Context, qtbot: QtBot) -> TimeSection:
    return section(shown(context, qtbot, ActivitiesPage), "time", TimeSection)


def choose(choice: ChoiceEditor, value: object) -> None:
    choice.set_value(value)
    choice.changed.emit()


def told(part: TimeSection) -> list[str]:
    return [line.text for line in part.view.time_model.lines]


def test_activities_stand_under_every_unit_that_carries_them_out_or_under_the_highest_goal(
    qtbot: QtBot, there: World
) -> None:
    part = the_line(there.context, qtbot)
    assert told(part) == [
        *("Kommunstyrelsen", "Företagslots", "Trygghetsvandring"),
        *("Önämnden", "Övergångsställe", "Nya lyktor", "Trygghetsvandring"),
    ]
    choose(part.group, "goal")
    assert told(part) == [
        *("1 Trygghet", "Nya lyktor", "Trygghetsvandring"),
        *("2 Näringsliv", "Företagslots", "Trygghetsvandring"),
        *("Utan mål", "Övergångsställe"),
    ]
    choose(part.filters.goal, there.lamps)
    assert told(part) == ["1 Trygghet", "Nya lyktor"]


def test_a_screen_reader_is_told_when_and_where_it_stands(qtbot: QtBot, there: World) -> None:
    part = the_line(there.context, qtbot)
    model, role = part.view.time_model, Qt.ItemDataRole.AccessibleTextRole
    heard = [
        [model.data(model.index(row, column), role) for column in (0, 1)] for row in range(model.rowCount())
    ]
    assert heard[:4] == [
        ["Kommunstyrelsen", "antal: 2"],
        ["Företagslots, Pågår", "2025-02-01 – 2025-12-31"],
        ["Trygghetsvandring, Ej påbörjad", "från 2025-10-01"],
        ["Önämnden", "antal: 3"],
    ]


def test_the_keys_walk_the_lines_and_enter_opens(qtbot: QtBot, there: World) -> None:
    part = the_line(there.context, qtbot)
    part.view.setFocus()
    assert part.view.current().id == there.ongoing, "one stands on the first activity"
    press(part.view, Qt.Key.Key_Down)
    with qtbot.waitSignal(part.jump) as led:
        press(part.view, Qt.Key.Key_Return)
    assert led.args == ["activity", there.shared]
    press(part.view, Qt.Key.Key_Down)
    assert part.view.current() is None and not part.open_action.isEnabled(), "a heading opens nothing"
    part.show_record("activity", there.late)
    part.refresh()
    there.context.tasks.wait_idle()
    assert part.view.current().id == there.late


def test_one_year_shows_what_falls_in_it(qtbot: QtBot, there: World) -> None:
    context = there.context
    old = {"title": "Gammal", "units": (there.board,), "state": "done", "first_day": date(2023, 1, 1)}
    context.office.records.write("activity", None, {**old, "last_day": date(2023, 5, 1)})
    part = the_line(context, qtbot)
    assert "Gammal" in told(part)
    choose(part.years, YEAR)
    assert "Gammal" not in told(part) and "Nya lyktor" in told(part)
    assert part.years.box.currentText() == "Året 2025"
    kept = part.state()
    choose(part.years, "period")
    part.restore_state(kept)
    assert part.years.value() == YEAR


@pytest.mark.parametrize(
    ("day", "place"),
    [(date(2024, 1, 1), 0.0), (date(2025, 1, 1), 366 / 731), (date(2025, 12, 31), 730 / 731)],
)
def test_a_day_has_its_place_among_the_years(day: date, place: float) -> None:
    span = Span(2024, 2025, TODAY)
    assert span.place(day) == pytest.approx(place)
    assert span.end(date(2025, 12, 31)) == 1 and span.place(date(2023, 12, 31)) < 0 < span.end(
        date(2024, 1, 1)
    )


def test_years_are_whole_numbers_with_quarters_between_and_one_year_has_its_months() -> None:
    few = list(Span(2024, 2026, TODAY).ticks())
    assert [text for _, text, year in few if year] == ["2024", "2025", "2026"]
    assert [text for _, text, year in few if not year][:4] == ["kv 1", "kv 2", "kv 3", "kv 4"]
    months = [text for _, text, year in Span(2025, 2025, TODAY).ticks() if not year]
    assert months[0] == "jan" and len(months) == 12
    assert all(year for _, _, year in Span(2015, 2025, TODAY).ticks())


def test_today_is_a_line_through_every_row_and_a_bar_stands_between_its_days(
    qtbot: QtBot, there: World
) -> None:
    part = the_line(there.context, qtbot)
    choose(part.years, YEAR)
    QApplication.processEvents()
    view = part.view
    picture = view.viewport().grab().toImage()
    scale = picture.devicePixelRatio()
    model = view.time_model

    def ink(row: int, place: float) -> str:
        box = view.visualRect(model.index(row, 1))
        at = QPoint(round((box.left() + place * box.width()) * scale), round(box.center().y() * scale))
        return picture.pixelColor(at).name()

    span = view.header.span
    assert span is not None
    today = span.place(TODAY) + 0.5 / view.columnWidth(1)
    assert {ink(row, today) for row in range(model.rowCount())} == {ink(0, today)}
    done = next(row for row, line in enumerate(model.lines) if line.row and line.row.id == there.done)
    filled = ink(done, span.place(date(2025, 2, 1)))
    assert filled != ink(done, span.place(date(2025, 5, 1)))


def test_two_thousand_activities_are_walked_without_a_wait(qtbot: QtBot, there: World) -> None:
    context = there.context
    edits = [
        Edit(
            "activity",
            None,
            {
                "title": f"Aktivitet {number}",
                "units": (there.island,),
                "first_day": TODAY - timedelta(days=number % 600),
                "last_day": TODAY + timedelta(days=number % 300),
            },
        )
        for number in range(2000)
    ]
    context.office.records.write_all(edits)
    part = the_line(context, qtbot)
    counting = Counting(part.view)
    counting.span = part.view.header.span
    part.view.setItemDelegate(counting)
    part.view.verticalScrollBar().setValue(20_000)
    part.view.viewport().repaint()
    rows = part.view.viewport().height() // part.view.rowHeight(0) + 2
    assert len(told(part)) > 2000 and 0 < len(counting.painted) <= rows, "only the lines in sight are painted"


def test_an_empty_municipality_is_shown_the_way_to_the_list(qtbot: QtBot, empty_context: Context) -> None:
    part = the_line(empty_context, qtbot)
    assert not part.view.isVisible() and not part.filters.isVisible()
    with qtbot.waitSignal(part.jump) as led:
        part.to_list.trigger()
    assert led.args == ["activity", 0]

"""Att göra and the year's wheel on the first page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.common.context import Context
from app.ui.overview.page import OverviewPage
from app.ui.overview.wheel import APART, apart


def shown(context: Context, qtbot: QtBot) -> OverviewPage:
    page = OverviewPage(context)
    qtbot.addWidget(page)
    page.resize(1200, 900)
    page.show()
    page.refresh()
    context.tasks.wait_idle()
    return page


def choose(page: OverviewPage, name: str) -> None:
    box = page.to_do.works_for
    box.setCurrentIndex(box.findText(name))


def told(page: OverviewPage) -> list[tuple[str, str]]:
    return [(button.row.title, button.row.detail) for button in page.to_do.buttons]


def test_a_secretary_sees_what_her_own_board_has_to_do_and_the_window_remembers_it(
    qtbot: QtBot, example_context: Context
) -> None:
    page = shown(example_context, qtbot)
    choose(page, "Miljö- och byggnämnden")
    titles = {title for title, _ in told(page)}
    assert titles == {"Miljö- och byggnämnden", "Miljö- och byggförvaltningen"}
    assert ("Miljö- och byggnämnden", "Delårsrapport per 31 augusti 2021: försenad 5 dagar") in told(page)
    again = shown(example_context, qtbot)
    assert again.to_do.works_for.currentText() == "Miljö- och byggnämnden"
    assert told(again) == told(page)


def test_the_executive_office_sees_answers_to_read(qtbot: QtBot, example_context: Context) -> None:
    page = shown(example_context, qtbot)
    choose(page, "Kommunledningskontoret")
    assert ("Delårsrapport per 31 augusti 2021", "Svar att godkänna: 2 st") in told(page)
    assert not any("nämnden" in title for title, _ in told(page))


def test_what_is_to_be_done_leads_to_it(qtbot: QtBot, example_context: Context) -> None:
    page = shown(example_context, qtbot)
    first = page.to_do.buttons[0]
    assert first.row.detail.endswith("återlämnad, försenad 117 dagar")
    with qtbot.waitSignal(page.jump) as led:
        first.click()
    assert led.args == ["round_unit", first.row.record_id]


def test_all_that_is_to_be_done_is_one_click_away(qtbot: QtBot, example_context: Context) -> None:
    page = shown(example_context, qtbot)
    page.to_do.buttons[-1].click()
    assert page.to_do.heading is not None
    assert f"({len(page.to_do.buttons)})" in page.to_do.heading.text()


def test_the_year_tells_what_is_late_and_what_is_next_in_order_of_time(
    qtbot: QtBot, example_context: Context
) -> None:
    page = shown(example_context, qtbot)
    rows = [(button.row.title, button.row.detail) for button in page.year.buttons]
    assert ("Delårsrapport per 31 augusti 2021", "2021-09-10 · försenat") in rows
    assert ("Riskanalys 2022", "2021-11-12 · härnäst") in rows
    page.year.buttons[-1].click()
    days = [button.row.detail[:10] for button in page.year.buttons]
    assert len(days) > len(rows) and days == sorted(days)
    assert any(button.row.detail.endswith("klart") for button in page.year.buttons)


def test_a_mark_on_the_wheel_leads_to_its_event(qtbot: QtBot, example_context: Context) -> None:
    page = shown(example_context, qtbot)
    page.year.buttons[-1].click()
    wheel = page.year.wheel
    place = next(n for n, button in enumerate(page.year.buttons) if button.row.title == "Årsredovisning 2020")
    spot = wheel.places()[place]
    with qtbot.waitSignal(page.jump) as led:
        QTest.mouseClick(wheel, Qt.MouseButton.LeftButton, pos=QPoint(round(spot.x()), round(spot.y())))
    assert led.args == ["round", page.year.buttons[place].row.record_id]


def test_the_wheel_is_saved_as_a_picture_with_its_rows(
    qtbot: QtBot, example_context: Context, tmp_path: Path
) -> None:
    page = shown(example_context, qtbot)
    page.year.frame.save_picture(str(tmp_path / "hjulet.png"))
    assert (tmp_path / "hjulet.png").stat().st_size > 5_000
    failed: list[str] = []
    page.year.failed.connect(failed.append)
    page.year.failed.disconnect(page._not_saved)
    page.year.frame.save_picture(str(tmp_path / "finns inte" / "hjulet.svg"))
    assert failed


def test_a_new_municipality_has_a_year_before_it(qtbot: QtBot, empty_context: Context) -> None:
    office, period = empty_context.office, empty_context.period
    data = office.overview.read(period.id, period.year, empty_context.today)
    assert {event.kind for event in data.wheel} == {"budget", "round", "control_plan"}


def test_marks_of_the_same_days_stand_apart_all_round_the_ring() -> None:
    turns = apart([0.0, 1.0, 2.0, 180.0, 350.0, 359.0, 359.5])
    gaps = [after - before for before, after in zip(turns, [*turns[1:], turns[0] + 360], strict=True)]
    assert min(gaps) >= APART - 0.01

"""Targets: a row a year, each year once."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.ui.common.context import Context
from app.ui.indicators.record import TARGETS
from tests.keys import type_text
from tests.ui.indicators.pages import choose, enter, focused, shown, with_one


def test_targets_are_entered_year_after_year(qtbot: QtBot, empty_context: Context) -> None:
    page = with_one(empty_context, qtbot)
    page.record.tabs.choose(TARGETS)
    pane = page.record.targets
    assert pane.form.values()["year"] == empty_context.period.year
    pane.form.editor("year").set_value(2024)
    for target in ("70", "72,5"):
        pane.focus_first()
        type_text(focused(), target)
        enter(pane)
    shown_id = page.record.indicator_id
    assert shown_id is not None
    rows = empty_context.office.indicators.targets(shown_id)
    assert [(row.year, row.target) for row in rows] == [(2024, 70.0), (2025, 72.5)]


def test_a_year_that_asks_for_nothing_is_not_saved(qtbot: QtBot, empty_context: Context) -> None:
    page = with_one(empty_context, qtbot)
    page.record.tabs.choose(TARGETS)
    pane = page.record.targets
    pane.focus_first()
    enter(pane)
    assert pane.form.problem_of("target")
    assert pane.table.rows_model.rows == ()


def test_a_year_has_its_targets_once(qtbot: QtBot, example_context: Context) -> None:
    page = shown(example_context, qtbot)
    choose(page, "N03937")
    page.record.tabs.choose(TARGETS)
    pane = page.record.targets
    pane.form.editor("year").set_value(2021)
    pane.focus_first()
    type_text(focused(), "1")
    enter(pane)
    pane.form.notice._buttons[0].click()
    assert pane.editing is not None and pane.form.values()["target"] == 2.6


def test_upper_ends_are_asked_for_only_where_the_value_should_lie_in_a_band(
    qtbot: QtBot, example_context: Context
) -> None:
    page = shown(example_context, qtbot)
    choose(page, "N03937")
    page.record.tabs.choose(TARGETS)
    high = page.record.targets.form.editor("target_high")
    assert not high.isVisible()
    band = next(row for row in page.list.table.rows_model.rows if row.direction == "band")
    page.show_record("indicator", band.id)
    example_context.tasks.wait_idle()
    assert high.isVisible()
    pane = page.record.targets
    pane.table.choose_first()
    pane.table.setFocus()
    enter(pane)
    write = high.main()
    write.setFocus()
    write.selectAll()  # type: ignore[attr-defined]
    type_text(write, "1")
    enter(pane)
    assert pane.form.problem_of("target_high") == "✕ Den övre gränsen är lägre än den undre."

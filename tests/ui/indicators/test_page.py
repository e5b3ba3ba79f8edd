"""The page of indicators as its users meet it: list, filters, one indicator, archive, a colleague in the same file."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.common.context import Context
from app.ui.indicators.indicators_section import IndicatorsSection
from app.ui.indicators.page import IndicatorsPage
from app.ui.indicators.record import TARGETS, VALUES
from tests.keys import press, type_text
from tests.ui.indicators.pages import choose, shown, titles

CTRL = Qt.KeyboardModifier.ControlModifier


def write(widget: QWidget, text: str) -> None:
    widget.setFocus()
    type_text(widget, text)


def test_a_new_municipality_is_told_what_will_be_here_and_offered_to_begin(
    qtbot: QtBot, empty_context: Context
) -> None:
    page = shown(empty_context, qtbot)
    assert page.list.search.isHidden() or not page.list.search.isVisible()
    assert not page.value_action.isEnabled()
    empty = page.list.table.emptiness.empty
    assert empty is not None and empty.isVisible() and empty.button is not None
    empty.button.click()
    assert page.record.making


def test_the_list_shows_how_each_indicator_stands(qtbot: QtBot, example_context: Context) -> None:
    page = shown(example_context, qtbot)
    columns = {column.name: column for column in page.list.table.rows_model.columns}
    row = next(row for row in page.list.table.rows_model.rows if row.kolada_id == "N03937")
    assert columns["value"].text_of(row) == "3,2"
    assert columns["moment"].text_of(row) == "2021 T2 prel."
    assert columns["target"].text_of(row) == "2,6"
    assert columns["status"].text_of(row) == "Når inte målet"
    band = next(row for row in page.list.table.rows_model.rows if row.direction == "band")
    assert columns["target"].text_of(band) == "80–130"
    missing = next(row for row in page.list.table.rows_model.rows if row.value is None)
    assert columns["value"].text_of(missing) == "–"


def test_the_filters_work_together_and_one_click_takes_them_away(
    qtbot: QtBot, example_context: Context
) -> None:
    page = shown(example_context, qtbot)
    every = len(titles(page))
    page.list.quality.set_value("perceived")
    page.list.quality.changed.emit()
    perceived = len(titles(page))
    assert 0 < perceived < every
    write(page.list.search, "trygg")
    press(page.list.search, Qt.Key.Key_Return, text="\r")
    assert 0 < len(titles(page)) < perceived
    assert all("trygg" in title.casefold() for title in titles(page))
    assert page.list.count.text().startswith(f"{len(titles(page))} av ")
    page.list.clear.click()
    assert len(titles(page)) == every and page.list.search.text() == ""


def test_a_goal_filters_on_all_that_stands_under_it(qtbot: QtBot, example_context: Context) -> None:
    page = shown(example_context, qtbot)
    goals = example_context.office.indicators.page(2021, example_context.period.id).choices.goals
    overarching = next(goal for goal in goals if goal.level == "overarching")
    factor = next(goal for goal in goals if goal.parent_id == overarching.id)
    page.list.goal.set_value(factor.id)
    page.list.goal.changed.emit()
    under = set(titles(page))
    page.list.goal.set_value(overarching.id)
    page.list.goal.changed.emit()
    assert under and under <= set(titles(page))


def test_status_and_unit_filter(qtbot: QtBot, example_context: Context) -> None:
    page = shown(example_context, qtbot)
    page.list.status.set_value("met")
    page.list.status.changed.emit()
    rows = page.list.table.rows_model.shown
    assert rows and {row.status for row in rows} == {"met"}
    page.list.responsible.set_value(rows[0].responsible_id)
    page.list.responsible.changed.emit()
    assert {row.responsible_id for row in page.list.table.rows_model.shown} == {rows[0].responsible_id}


def test_columns_give_way_in_a_narrow_window_but_never_the_title_or_status(
    qtbot: QtBot, example_context: Context
) -> None:
    page = shown(example_context, qtbot)
    table = page.list.table
    names = [column.name for column in table.rows_model.columns]

    def seen() -> set[str]:
        return {name for at, name in enumerate(names) if not table.isColumnHidden(at)}

    page.window().resize(2200, 900)
    wide = seen()
    page.window().resize(900, 700)
    assert {"title", "status"} <= seen() < wide
    page.window().resize(1400, 900)
    assert {"title", "value", "target", "status", "trend", "spark"} <= seen()


def test_a_jump_to_a_value_or_a_target_shows_it_in_its_indicator(
    qtbot: QtBot, example_context: Context
) -> None:
    page = shown(example_context, qtbot)
    row = next(row for row in example_context.office.indicators.list(2021) if row.kolada_id == "N03937")
    card = example_context.office.indicators.card(row.id)
    page.list.status.set_value("met")
    page.list.status.changed.emit()
    page.show_record("measurement", card.measurements[0].id)
    example_context.tasks.wait_idle()
    assert page.record.indicator_id == row.id and page.record.tabs.current() == VALUES
    page.show_record("target", card.targets[0].id)
    example_context.tasks.wait_idle()
    assert page.record.tabs.current() == TARGETS


def test_an_indicator_is_archived_found_in_the_archive_and_taken_back(
    qtbot: QtBot, example_context: Context
) -> None:
    page = shown(example_context, qtbot)
    choose(page, "N03937")
    gone, count = page.record.indicator_id, len(titles(page))
    page.archive_action.trigger()
    example_context.tasks.wait_idle()
    assert len(titles(page)) == count - 1
    assert page.list.archived.isVisible()
    page.list.archived.setChecked(True)
    example_context.tasks.wait_idle()
    assert page.list.table.current_row().id == gone
    assert page.restore_action.isEnabled() and not page.archive_action.isEnabled()
    assert not page.value_action.isEnabled()
    page.restore_action.trigger()
    example_context.tasks.wait_idle()
    assert len(titles(page)) == count and not page.list.archived.isChecked()
    example_context.undo.stack.undo()
    example_context.undo.stack.undo()
    example_context.tasks.wait_idle()
    assert len(titles(page)) == count


def test_the_page_stands_where_it_stood_yesterday(qtbot: QtBot, example_context: Context) -> None:
    page = shown(example_context, qtbot)
    page.list.status.set_value("not_met")
    page.list.status.changed.emit()
    choose(page, "N03937")
    page.record.tabs.choose(VALUES)
    before = page.window()
    assert isinstance(before, IndicatorsPage)
    remembered = before.state()
    anew = IndicatorsPage(example_context)
    qtbot.addWidget(anew)
    anew.restore_state(remembered)
    anew.refresh()
    again = anew.section("indicators")
    assert isinstance(again, IndicatorsSection)
    example_context.tasks.wait_idle()
    assert again.record.indicator_id == page.record.indicator_id
    assert again.record.tabs.current() == VALUES
    assert titles(again) == titles(page)


def test_another_year_shows_how_it_stood_then(qtbot: QtBot, example_context: Context) -> None:
    page = shown(example_context, qtbot)
    choose(page, "N03937")
    example_context.period.year = 2020
    page.refresh()
    example_context.tasks.wait_idle()
    assert "2020" in page.record.why.text() and "2021" not in page.record.why.text()


def test_every_control_has_a_name_for_a_screen_reader(qtbot: QtBot, example_context: Context) -> None:
    page = shown(example_context, qtbot)
    nameless = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not (widget.accessibleName() or getattr(widget, "text", lambda: "")())
        and not widget.objectName().startswith("qt_")
        and type(widget).__name__ != "QListView"
    ]
    assert nameless == []


def test_the_list_says_in_words_where_we_lie_among_the_municipalities(
    qtbot: QtBot, example_context: Context
) -> None:
    page = shown(example_context, qtbot)
    table = page.list.table
    at = next(at for at, column in enumerate(table.rows_model.columns) if column.name == "placed")
    page.window().resize(2200, 900)
    assert table.isColumnHidden(at)
    row = next(row for row in table.rows_model.rows if row.direction == "higher" and row.value_part == "year")
    records = example_context.office.records
    for number in range(9):
        place = records.write("place", None, {"kind": "municipality", "name": f"Grannkommun {number}"}).id
        values = {"indicator_id": row.id, "place_id": place, "gender": "T", "year": row.value_year}
        records.write("measurement", None, {**values, "part": "year", "value": -1.0, "state": "final"})
    page.refresh()
    example_context.tasks.wait_idle()
    assert not table.isColumnHidden(at)
    placed = next(each for each in table.rows_model.rows if each.id == row.id)
    column = table.rows_model.columns[at]
    assert column.text_of(placed) == "Bästa fjärdedelen"
    assert column.tip is not None and column.tip(placed).startswith(
        f"Bland den bästa fjärdedelen av {placed.placed.others + 1} kommuner {row.value_year}\n"
    )
    # The others' cells are empty, and come last whichever way one sorts.
    other = next(each for each in table.rows_model.rows if each.placed is None)
    assert column.text_of(other) == "" and column.order_of(other) is None

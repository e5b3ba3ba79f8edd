"""Two periods beside each other: proposed, filtered, read word by word, and left for the goal itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.services.carry_over import NewPeriod
from app.ui.common.context import Context
from app.ui.goals.comparison import ComparisonSection
from tests.keys import press, type_text
from tests.ui.goals.conftest import Shown, ShowPage

FIRST = "Hållbar samhällsutveckling"
LEFT = "Eget miljöarbete som föregår med gott exempel"


@pytest.fixture
def compared(show: ShowPage, example_context: Context) -> Callable[[], ComparisonSection]:
    """The section on the example with a second period: one goal changed, one left, one new."""
    office = example_context.office
    goals = [goal.id for goal in office.carry_over.candidates(1) if goal.title != LEFT]
    office.carry_over.to_period(1, NewPeriod("2023–2026", 2023, 2026), goals)
    office.reload()
    new = {goal.title: goal for goal in office.goals.tree(office.periods[1].id, 2023)}
    old = office.records.read("goal", new[FIRST].id)
    text = f"{old['text']} Och <b>luft</b>."
    office.records.write("goal", new[FIRST].id, {"title": f"{FIRST} överallt", "text": text})
    vision = next(goal for goal in new.values() if goal.level == "vision")
    made = {
        "period_id": office.periods[1].id,
        "level": "overarching",
        "title": "Femte",
        "parent_id": vision.id,
    }
    office.records.write("goal", None, made)
    page = show(example_context)

    def look() -> ComparisonSection:
        page.whole.look_at("comparison")
        page.settle()
        section = page.whole.section("comparison")
        assert isinstance(section, ComparisonSection)
        return section

    return look


def shown_titles(section: ComparisonSection) -> set[str]:
    return {(row.new or row.old).title for row in section.table.rows_model.shown}


def filter_by(section: ComparisonSection, change: str | None) -> None:
    section.kind.set_value(change)
    section.kind.changed.emit()


def test_the_one_before_and_the_one_looked_at_are_proposed(compared: Callable[[], ComparisonSection]) -> None:
    section = compared()
    old, new = (period.id for period in section.context.office.periods)
    assert (section.old.value(), section.new.value()) == (old, new)
    assert section.table.currentIndex().isValid()


def test_each_kind_of_change_is_counted_and_can_be_seen_alone(
    compared: Callable[[], ComparisonSection],
) -> None:
    section = compared()
    for change, titles in (
        ("changed", {f"{FIRST} överallt"}),
        ("added", {"Femte"}),
        ("dropped", {LEFT}),
    ):
        filter_by(section, change)
        assert shown_titles(section) == titles
        assert section.kind.text_of(change).endswith("(1)")
    filter_by(section, None)
    assert len(shown_titles(section)) > 20
    type_text(section.search, "femte")
    press(section.search, Qt.Key.Key_Down)
    assert shown_titles(section) == {"Femte"} and section.table.hasFocus()


def test_a_changed_goal_shows_both_texts_with_the_words_that_differ_marked(
    compared: Callable[[], ComparisonSection],
) -> None:
    section = compared()
    filter_by(section, "changed")
    assert "rubrik, innebörd" in section.table.rows_model.columns[3].text_of(section.table.current_row())
    old, new = section.detail.texts["title"]
    assert "underline" in new.text() and "överallt" in new.text() and "line-through" not in old.text()
    assert new.accessibleName() == f"{FIRST} överallt"
    _, text = section.detail.texts["text"]
    assert "&lt;b&gt;luft&lt;/b&gt;" in text.text() and "<b>luft" not in text.text()


def test_a_row_leads_to_the_goal_in_either_period(
    qtbot: QtBot, compared: Callable[[], ComparisonSection]
) -> None:
    section = compared()
    filter_by(section, "changed")
    row = section.table.current_row()
    with qtbot.waitSignal(section.jump) as led:
        press(section.table, Qt.Key.Key_Return)
    assert led.args == ["goal", row.new.id]
    with qtbot.waitSignal(section.jump) as led:
        section.old_action.trigger()
    assert led.args == ["goal", row.old.id]
    filter_by(section, "dropped")
    assert not section.new_action.isEnabled() and section.old_action.isEnabled()
    with qtbot.waitSignal(section.jump) as led:
        press(section.table, Qt.Key.Key_Return)
    assert led.args == ["goal", section.table.current_row().old.id]


def test_the_older_period_stays_to_the_left_however_one_chooses(
    compared: Callable[[], ComparisonSection],
) -> None:
    section = compared()
    old, new = (period.id for period in section.context.office.periods)
    section.old.set_value(new)
    section.old.changed.emit()
    section.context.tasks.wait_idle()
    assert (section.old.value(), section.new.value()) == (old, new)
    section.new.set_value(old)
    section.new.changed.emit()
    section.context.tasks.wait_idle()
    assert (section.old.value(), section.new.value()) == (old, new)


def test_with_one_period_it_says_so_and_leads_to_the_periods(qtbot: QtBot, example: Shown) -> None:
    example.whole.look_at("comparison")
    example.settle()
    section = example.whole.section("comparison")
    assert isinstance(section, ComparisonSection)
    assert section.alone.isVisible() and not section.table.isVisible()
    assert section.alone.button is not None
    with qtbot.waitSignal(section.jump) as led:
        section.alone.button.click()
    assert led.args == ["period", example.context.period.id]

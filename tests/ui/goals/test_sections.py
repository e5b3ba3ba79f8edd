from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.services.edits import Edit
from app.services.goals import GoalCard
from app.ui.common.picker import Picker
from tests.keys import press
from tests.ui.goals.conftest import Shown

BODY = "Mark och vatten för fler invånare i alla orter"
FIRST = "Hållbar samhällsutveckling"
SUBGOAL = "Detaljplaner klara i Hok och Klevshult"


def pick(picker: Picker, needle: str) -> None:
    """Find and take the first hit. The list that drops down while one types needs a real screen."""
    picker.setText(needle)
    press(picker, Qt.Key.Key_Return)


def card_of(example: Shown, title: str) -> GoalCard:
    card = example.context.office.goals.card(example.goal(title).id, example.context.period.year)
    assert card is not None
    return card


def test_an_indicator_is_tied_untied_and_led_to(qtbot: QtBot, example: Shown) -> None:
    example.choose(SUBGOAL, "indicators")
    section = example.page.record.indicators
    title = example.context.office.goals.choices().indicators[0][1]
    pick(section.picker, title)
    example.settle()
    assert [row.title for row in card_of(example, SUBGOAL).indicators] == [title]
    assert example.page.record.header.mark.code == example.goal(SUBGOAL).status
    section.table.choose_first()
    with qtbot.waitSignal(example.page.jump) as led:
        press(section.table, Qt.Key.Key_Return)
    assert led.args == ["indicator", card_of(example, SUBGOAL).indicators[0].id]
    section.untie_action.trigger()
    example.settle()
    assert not card_of(example, SUBGOAL).indicators
    example.undo()
    assert len(card_of(example, SUBGOAL).indicators) == 1


def test_indicators_that_count_through_goals_below_are_shown_but_not_untied(example: Shown) -> None:
    example.choose(FIRST, "indicators")
    section = example.page.record.indicators
    below = next(tied for tied in section.table.rows_model.shown if not tied.own)
    section.table.choose(below.id)
    assert below.through
    assert not section.untie_action.isEnabled()


def test_the_indicators_are_seen_as_small_charts_that_lead_to_them(qtbot: QtBot, example: Shown) -> None:
    example.choose(FIRST, "indicators")
    section = example.page.record.indicators
    assert section.table.isVisible() and not section.lone.isVisible()
    section.as_charts.setFocus()
    press(section.as_charts, Qt.Key.Key_Space, text=" ")
    charts = section.charts.charts
    assert charts.isVisible() and not section.table.isVisible()
    card = card_of(example, FIRST)
    rows = [*card.indicators, *card.indicators_below]
    left = min(placed.box.left() for placed in charts.placed)
    shown = {placed.small.key: placed.box.left() == left for placed in charts.placed}
    assert shown == {row.id: row.quality == "actual" for row in rows}
    # The status rests on a tertial's value, and that is the one that is told.
    tertial = next(row for row in rows if row.value_part == "t2")
    told = next(placed.small.summary() for placed in charts.placed if placed.small.key == tertial.id)
    assert "tertial 2 2021" in told
    charts.setFocus()
    with qtbot.waitSignal(example.page.jump) as led:
        press(charts, Qt.Key.Key_Return)
    assert led.args == ["indicator", charts.placed[0].small.key]
    # A goal without indicators has nothing to draw: the list says what to do.
    example.choose(SUBGOAL, "indicators")
    assert section.table.isVisible() and not section.as_charts.isVisible()


def test_a_goal_seen_from_one_side_only_is_marked(example: Shown) -> None:
    office = example.context.office
    rows = office.indicators.list(example.context.period.year)
    example.choose(SUBGOAL, "indicators")
    section = example.page.record.indicators
    assert not section.lone.isVisible()
    actual = next(row for row in rows if row.quality == "actual")
    perceived = next(row for row in rows if row.quality == "perceived")
    pick(section.picker, actual.title)
    example.settle()
    assert section.lone.isVisible() and "bara indikatorer för faktisk" in section.lone.words.text()
    pick(section.picker, perceived.title)
    example.settle()
    assert not section.lone.isVisible()
    assert "Saknar" not in heard(example, SUBGOAL)
    section.table.choose(actual.id)
    section.untie_action.trigger()
    example.settle()
    assert section.lone.isVisible() and "bara indikatorer för upplevd" in section.lone.words.text()
    # The tree says the same, with a symbol, in its tip and to a screen reader.
    node = example.page.pane.grove.forest.nodes[example.page.pane.grove.forest.at[example.goal(SUBGOAL).id]]
    assert node.mark == "circle-alert" and node.tip.endswith("\nSaknar faktisk kvalitet")
    assert heard(example, SUBGOAL).endswith(", Saknar faktisk kvalitet")


def test_a_goal_without_indicators_bears_no_mark_of_being_one_sided(example: Shown) -> None:
    bare = example.goal(SUBGOAL)
    assert bare.lacks == "no_indicator" and "Saknar" not in heard(example, SUBGOAL)


def heard(example: Shown, title: str) -> str:
    """What a screen reader says of a goal in the tree."""
    example.page.tree.choose(example.goal(title).id)
    return str(example.page.tree.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))


def test_risks_lead_to_the_page_of_risks(qtbot: QtBot, example: Shown) -> None:
    example.choose(FIRST, "risks")
    table = example.page.record.risks.table
    table.choose_first()
    with qtbot.waitSignal(example.page.jump) as led:
        press(table, Qt.Key.Key_Return)
    assert led.args is not None and led.args[0] == "risk"


def test_goals_below_lead_on_down_the_thread(example: Shown) -> None:
    example.choose(FIRST, "below")
    table = example.page.record.below_table
    table.choose(example.goal(BODY).id)
    press(table, Qt.Key.Key_Return)
    example.settle()
    current = example.page.pane.current()
    assert current is not None and current.title == BODY


def test_the_history_tells_who_changed_what_from_what_to_what(example: Shown) -> None:
    goal = example.choose(SUBGOAL)
    office = example.context.office
    office.records.write_all([Edit("goal", goal.id, {"title": "Ö-planer"}, why="Beslut i nämnden")])
    example.page.refresh()
    example.settle()
    example.choose("Ö-planer", "history")
    told = f"Målet ändrades\nRubrik: {SUBGOAL} → Ö-planer\nVarför: Beslut i nämnden"
    assert told in example.page.record.history.text()


def test_sections_that_do_not_belong_to_a_level_are_left_out(example: Shown) -> None:
    example.choose(SUBGOAL)
    tabs = example.page.record.tabs
    assert not tabs.is_shown("contributions") and not tabs.is_shown("below")
    example.choose(FIRST)
    assert tabs.is_shown("contributions") and tabs.is_shown("below")


def test_sections_that_do_not_fit_are_under_more_and_the_chosen_one_is_always_in_sight(
    example: Shown,
) -> None:
    example.page.resize(1000, 800)
    example.choose(FIRST, "history")
    tabs = example.page.record.tabs
    assert tabs.current() == "history" and tabs.bar.isTabVisible(tabs.bar.currentIndex())
    assert tabs.more.isVisible() and tabs.more.menu().actions()
    widths = [tabs.bar.tabRect(at) for at in range(tabs.bar.count()) if tabs.bar.isTabVisible(at)]
    assert min(box.left() for box in widths) >= 0
    assert max(box.right() for box in widths) <= tabs.bar.width()


def test_one_turns_the_sections_by_keyboard(example: Shown) -> None:
    example.choose(SUBGOAL)
    tabs = example.page.record.tabs
    tabs.step(1)
    assert tabs.current() == "origin"
    tabs.step(-1)
    assert tabs.current() == "meaning"
    tabs.step(-1)
    assert tabs.current() == "history"


def test_an_archived_goal_is_only_read(example: Shown) -> None:
    example.choose(BODY)
    example.page.archive_action.trigger()
    example.settle()
    example.page.pane.archived.setChecked(True)
    example.settle()
    example.choose(BODY, "contributions")
    section = example.page.record.contributions
    assert not section.add_button.isVisible()
    assert all(not row.edit_button.isVisible() for row in section.given.rows)

"""A new period from the one before: chosen by keyboard, made in one save, taken back in one step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.services.office import open_office
from app.ui.administration.periods import PeriodsSection
from app.ui.common.context import Context
from app.ui.common.tree_cells import tick_box
from tests.keys import press, type_text
from tests.ui.administration.helpers import CTRL, focused, save, section, shown, write

VISION = "Här gör vi plats för att göra skillnad"
FIRST = "Hållbar samhällsutveckling"
FACTOR = "Miljö och naturresurser"


@pytest.fixture
def periods(qtbot: QtBot, example_context: Context) -> PeriodsSection:
    """The section, with a new period begun."""
    part = section(shown(example_context, qtbot), "periods", PeriodsSection)
    # The window does this when periods are written.
    example_context.saving.changed.connect(lambda _changes: example_context.office.reload())
    part.new_action.trigger()
    example_context.tasks.wait_idle()
    return part


def goal_named(part: PeriodsSection, title: str) -> int:
    forest = part.carry.pick.tree.nodes_model.forest
    return next(node.id for node in forest.nodes if node.texts[0].endswith(title))


def tick(part: PeriodsSection, title: str) -> None:
    """Stand on a goal and press the space bar."""
    tree = part.carry.pick.tree
    tree.choose(goal_named(part, title))
    press(tree, Qt.Key.Key_Space, text=" ")
    part.context.tasks.wait_idle()


def test_everything_is_chosen_from_the_start_and_counted(periods: PeriodsSection) -> None:
    chosen = periods.carry.pick.chosen()
    goals = periods.context.office.carry_over.candidates(1)
    assert chosen == {goal.id for goal in goals}
    follow = periods.carry.follow
    assert follow.goals.text() == f"Mål: {len(goals)}"
    assert all(box.isChecked() and box.text()[-1].isdigit() for box in follow.boxes.values())
    assert focused() is periods.carry.form.editor("name").main()


def test_a_tick_brings_those_above_and_its_loss_takes_those_below(periods: PeriodsSection) -> None:
    pick = periods.carry.pick
    everything = pick.chosen()
    tick(periods, FIRST)
    without = pick.chosen()
    assert goal_named(periods, FACTOR) not in without and goal_named(periods, VISION) in without
    tick(periods, FACTOR)
    assert pick.chosen() == without | {goal_named(periods, FACTOR), goal_named(periods, FIRST)}
    pick.tree.choose(goal_named(periods, FIRST))
    pick.branch_action.trigger()
    assert pick.chosen() == everything
    assert periods.carry.follow.goals.text() != "Mål: …"


def test_a_click_in_the_box_ticks_and_one_beside_it_only_chooses(periods: PeriodsSection) -> None:
    tree = periods.carry.pick.tree
    goal = goal_named(periods, FACTOR)
    tree.choose(goal)
    box = tree.visualRect(tree.currentIndex())
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert goal in periods.carry.pick.chosen()
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tick_box(box).center())
    assert goal not in periods.carry.pick.chosen()


def test_the_period_is_made_with_what_was_chosen_and_undone_in_one_step(
    qtbot: QtBot, periods: PeriodsSection
) -> None:
    context = periods.context
    tick(periods, FACTOR)
    periods.carry.follow.boxes["contributions"].click()
    periods.carry.form.focus_first()
    save(context)
    office = context.office
    assert [period.name for period in office.periods] == ["2020–2022", "2023–2026"]
    assert periods.table.current_row().period.name == "2023–2026"
    new = office.periods[1].id
    copied = office.goals.tree(new, 2023)
    assert len(copied) == periods.table.current_row().goals and FACTOR not in {goal.title for goal in copied}
    assert not office.goals.contributions(new) and office.goals.sdg(new)
    assert periods.said.isVisible() and str(len(copied)) in periods.said.words.text()
    with qtbot.waitSignal(periods.jump) as led:
        periods.said._buttons[0].click()
    assert led.args == ["goal", copied[0].id]
    context.undo_stack.undo()
    context.tasks.wait_idle()
    assert [period.name for period in office.register.periods()] == ["2020–2022"]
    assert not periods.said.isVisible() and periods.table.rows_model.rowCount() == 1


def test_more_is_fetched_later_and_what_is_there_is_shown_as_such(periods: PeriodsSection) -> None:
    context = periods.context
    tick(periods, FACTOR)
    periods.carry.carry_action.trigger()
    context.tasks.wait_idle()
    periods.more_action.trigger()
    context.tasks.wait_idle()
    pick = periods.carry.pick
    factor = goal_named(periods, FACTOR)
    assert pick.chosen() == {factor}
    vision = next(node for node in pick.tree.nodes_model.forest.nodes if node.texts[0] == VISION)
    assert "Finns redan" in vision.texts[1] and pick._ticked(vision) is None
    tick(periods, VISION)
    assert pick.chosen() == {factor}
    tick(periods, FACTOR)
    assert not periods.carry.carry_action.isEnabled() and "minst ett mål" in periods.carry.said.text()
    press(focused(), Qt.Key.Key_Return, CTRL)
    tick(periods, FACTOR)
    QTest.keyClick(pick.tree, Qt.Key.Key_Return, CTRL)
    context.tasks.wait_idle()
    titles = {goal.title for goal in context.office.goals.tree(context.office.periods[1].id, 2023)}
    assert FACTOR in titles
    context.undo_stack.undo()
    context.tasks.wait_idle()
    titles = {goal.title for goal in context.office.goals.tree(context.office.periods[1].id, 2023)}
    assert FACTOR not in titles and VISION in titles


def test_with_no_goal_chosen_the_period_is_made_empty(periods: PeriodsSection) -> None:
    periods.carry.pick.none_action.trigger()
    assert "tom" in periods.carry.said.text() and "utan mål" in periods.carry.carry_action.text()
    periods.carry.carry_action.trigger()
    periods.context.tasks.wait_idle()
    assert periods.table.current_row().goals == 0
    assert not periods.said.isVisible()


@pytest.mark.parametrize(
    ("field", "text", "told"),
    [
        ("first_year", "2022", "2020–2022"),
        ("first_year", "2031", "före det första"),
        ("last_year", "2090", "högst 20 år"),
        ("last_year", "snart", "fyra siffror"),
        ("name", "2020–2022", "heter så"),
        ("name", "", "Fyll i"),
        ("name", "x" * 10_000, "för lång"),
    ],
)
def test_what_cannot_be_is_told_beside_its_field_and_nothing_is_made(
    periods: PeriodsSection, field: str, text: str, told: str
) -> None:
    form = periods.carry.form
    write(form, field, text[:300])
    if len(text) > 300:
        form.editor(field).main().setText(text)  # type: ignore[attr-defined]
        form.editor(field).changed.emit()
    save(periods.context)
    problems = " ".join(form.problem_of(name) for name in ("name", "first_year", "last_year"))
    assert told in problems
    assert len(periods.context.office.register.periods()) == 1
    assert periods.carry.isVisible()


def test_esc_leaves_and_what_was_written_comes_back(periods: PeriodsSection) -> None:
    write(periods.carry.form, "name", "Fyra år till")
    press(focused(), Qt.Key.Key_Escape)
    assert not periods.carry.isVisible() and periods.table.isVisible()
    assert not periods.context.office.register.periods()[1:]
    periods.new_action.trigger()
    periods.context.tasks.wait_idle()
    assert periods.carry.form.values()["name"] == "Fyra år till"
    periods.carry.form.revert()
    periods.carry.cancel_action.trigger()


def test_a_proposal_that_nobody_touched_leaves_no_draft(periods: PeriodsSection) -> None:
    periods.carry.cancel_action.trigger()
    assert not periods.context.drafts.all()


def test_goals_of_a_board_that_is_no_more_say_why_they_stay(periods: PeriodsSection) -> None:
    with periods.context.office.file.writing() as connection:
        connection.exec_driver_sql("UPDATE unit SET archived_at = changed_at WHERE short_name = 'KFN'")
    periods.refresh()
    periods.context.tasks.wait_idle()
    nodes = periods.carry.pick.tree.nodes_model.forest.nodes
    gone = [node for node in nodes if "arkiverad" in node.texts[1]]
    assert len(gone) == 2 and all(node.muted for node in gone)
    assert not {node.id for node in gone} & periods.carry.pick.chosen()


def test_a_goal_that_a_colleague_makes_meanwhile_comes_along_and_choices_stay(
    periods: PeriodsSection,
) -> None:
    tick(periods, FACTOR)
    colleague = open_office(periods.context.office.file.address)
    above = goal_named(periods, VISION)
    made = colleague.records.write(
        "goal", None, {"period_id": 1, "level": "internal", "title": "Nytt internt", "parent_id": above}
    )
    colleague.close()
    periods.refresh()
    periods.context.tasks.wait_idle()
    assert made.id in periods.carry.pick.chosen()
    assert goal_named(periods, FACTOR) not in periods.carry.pick.chosen()


def test_an_empty_file_makes_just_the_period(qtbot: QtBot, empty_context: Context) -> None:
    part = section(shown(empty_context, qtbot), "periods", PeriodsSection)
    assert not part.more_action.isEnabled()
    part.new_action.trigger()
    empty_context.tasks.wait_idle()
    assert not part.carry.isVisible() and part.pane.is_new
    save(empty_context)
    assert len(empty_context.office.register.periods()) == 2


def test_hostile_words_are_only_words(qtbot: QtBot, example_context: Context) -> None:
    goal = next(goal for goal in example_context.office.carry_over.candidates(1) if goal.title == FACTOR)
    example_context.office.records.write("goal", goal.id, {"title": "<b>fet</b> & \\ {0} %s"})
    part = section(shown(example_context, qtbot), "periods", PeriodsSection)
    part.new_action.trigger()
    example_context.tasks.wait_idle()
    assert any(
        "<b>fet</b> & \\ {0} %s" in node.texts[0] for node in part.carry.pick.tree.nodes_model.forest.nodes
    )
    type_text(focused(), "<i>")
    part.carry.carry_action.trigger()
    example_context.tasks.wait_idle()
    assert len(example_context.office.register.periods()) == 2

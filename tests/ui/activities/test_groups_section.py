"""Målgrupper as its users meet it: an order of one's own, what activities mean for each, and two that become one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.services.names import Search
from app.ui.activities.groups_section import GroupsSection
from app.ui.activities.page import ActivitiesPage
from app.ui.common.context import Context
from tests.keys import press
from tests.ui.activities.pages import World
from tests.ui.administration.helpers import ALT, CTRL, focused, save, section, shown, write


@pytest.fixture
def with_effects(there: World) -> World:
    """Both target groups have an effect of the same activity, the first of another one too."""
    record = there.context.office.records.write
    for activity, group, text in (
        (there.late, there.children, "Fler går till skolan."),
        (there.late, there.elderly, "Färre halkar."),
        (there.ongoing, there.children, "Lov på företag."),
    ):
        values = {"activity_id": activity, "target_group_id": group, "expected": text}
        record("effect", None, values)
    return there


def the_groups(context: Context, qtbot: QtBot) -> GroupsSection:
    return section(shown(context, qtbot, ActivitiesPage), "target_groups", GroupsSection)


def names(part: GroupsSection) -> list[str]:
    return [row.name for row in part.table.rows_model.shown]


def test_a_group_is_added_last_and_moved_by_the_keys(qtbot: QtBot, there: World) -> None:
    context = there.context
    part = the_groups(context, qtbot)
    part.table.setFocus()
    press(part.table, Qt.Key.Key_N, CTRL)
    write(part.pane.form, "name", "Öbor")
    save(context)
    assert names(part) == ["Barn", "Äldre", "Öbor"] and not part.down_action.isEnabled()
    part.table.setFocus()
    press(part.table, Qt.Key.Key_Up, ALT)
    context.tasks.wait_idle()
    assert names(part) == ["Barn", "Öbor", "Äldre"] and part.table.current_row().name == "Öbor"
    context.undo_stack.undo()
    context.tasks.wait_idle()
    assert names(part) == ["Barn", "Äldre", "Öbor"]


def test_two_groups_have_not_the_same_name_and_a_group_has_one(qtbot: QtBot, there: World) -> None:
    context = there.context
    part = the_groups(context, qtbot)
    part.new_action.trigger()
    form = part.pane.form
    assert not form.save() and form.problem_of("name")
    for name in ("Barn", "x" * 10_000):
        form.rebase(form.base, {**form.values(), "name": name})
        assert form.save()
        context.tasks.wait_idle()
        assert form.problem_of("name")
    form.rebase(form.base, {**form.values(), "name": "<b>Barn</b>"})
    assert form.save()
    context.tasks.wait_idle()
    assert part.pane.title.text() == "<b>Barn</b>"


def test_what_activities_mean_for_a_group_leads_to_them(qtbot: QtBot, with_effects: World) -> None:
    part = the_groups(with_effects.context, qtbot)
    part.pane.tabs.choose("effects")
    table = part.pane.effects
    assert [row.activity for row in table.rows_model.shown] == ["Nya lyktor", "Företagslots"]
    assert part.pane.tabs.text("effects") == "Effekter 2" and part.table.current_row().effects == 2
    table.choose_first()
    with qtbot.waitSignal(part.jump) as led:
        press(table, Qt.Key.Key_Return)
    assert led.args == ["effect", table.current_row().id]


def test_two_groups_become_one_with_the_effects_of_both_and_are_two_again(
    qtbot: QtBot, with_effects: World
) -> None:
    context = with_effects.context
    part = the_groups(context, qtbot)
    assert part.table.current_row().name == "Barn"
    part.pane.merge_action.trigger()
    form = part.pane.merge_panel.form
    assert form.isAncestorOf(focused())
    assert not form.save() and form.problem_of("into"), "one says which stays"
    form.rebase(form.base, {"into": with_effects.elderly})
    assert form.save()
    context.tasks.wait_idle()
    assert names(part) == ["Äldre"] and not part.pane.merge_panel.isVisible()
    assert part.table.current_row().id == with_effects.elderly
    told = {row.activity: row.expected for row in part.pane.effects.rows_model.shown}
    assert told == {"Nya lyktor": "Färre halkar.\nFler går till skolan.", "Företagslots": "Lov på företag."}
    context.undo_stack.undo()
    context.tasks.wait_idle()
    assert [(row.name, row.effects) for row in part.table.rows_model.shown] == [("Barn", 2), ("Äldre", 1)]


def test_a_group_that_has_gone_meanwhile_is_not_merged_into(qtbot: QtBot, with_effects: World) -> None:
    context = with_effects.context
    part = the_groups(context, qtbot)
    part.pane.merge_action.trigger()
    form = part.pane.merge_panel.form
    form.rebase(form.base, {"into": with_effects.elderly})
    context.office.records.write("target_group", with_effects.elderly, {"archived": True})
    assert form.save()
    context.tasks.wait_idle()
    values = context.office.records.read("target_group", with_effects.children)
    assert not values["archived"] and part.pane.merge_panel.isVisible()


def test_the_only_group_is_merged_with_nothing_and_asking_is_left_by_esc(qtbot: QtBot, there: World) -> None:
    context = there.context
    part = the_groups(context, qtbot)
    part.pane.merge_action.trigger()
    press(focused(), Qt.Key.Key_Escape)
    assert not part.pane.merge_panel.isVisible()
    context.office.records.write("target_group", there.elderly, {"archived": True})
    part.refresh()
    context.tasks.wait_idle()
    part.pane.show_record(there.children)
    context.tasks.wait_idle()
    assert not part.pane.merge_action.isVisible()


def test_groups_and_activities_are_found_by_their_words(there: World) -> None:
    office = there.context.office
    find = Search(office.file).find
    assert [(hit.kind, hit.title) for hit in find("äldre", there.context.period.id)] == [
        ("target_group", "Äldre")
    ]
    assert [hit.kind for hit in find("företagslots", there.context.period.id)] == ["activity"]

"""Lista as its users meet it: what is late, filters, gathering, a new activity, and effects written in place."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.ui.activities.filters import OPEN
from app.ui.activities.list_section import ListSection
from app.ui.activities.page import ActivitiesPage
from app.ui.common.context import Context
from app.ui.common.editors import ChoiceEditor
from tests.keys import press
from tests.ui.activities.pages import World
from tests.ui.administration.helpers import CTRL, focused, save, section, shown, write


def the_list(context: Context, qtbot: QtBot) -> ListSection:
    return section(shown(context, qtbot, ActivitiesPage), "list", ListSection)


def choose(choice: ChoiceEditor, value: object) -> None:
    choice.set_value(value)
    choice.changed.emit()


def titles(part: ListSection) -> list[str]:
    return [row.title for row in part.table.rows_model.shown]


def test_what_is_late_stands_first_with_mark_word_and_days(qtbot: QtBot, there: World) -> None:
    part = the_list(there.context, qtbot)
    columns = {column.name: column for column in part.table.rows_model.columns}
    told = [
        [columns[name].text_of(row) for name in ("state", "title", "unit", "goals", "last_day")]
        for row in part.table.rows_model.shown
    ]
    assert told == [
        ["Försenad", "Nya lyktor", "Önämnden", "1.1 Säkra skolvägar", "2025-06-30"],
        ["Pågår", "Företagslots", "Kommunstyrelsen", "2 Näringsliv", "2025-12-31"],
        ["Ej påbörjad", "Trygghetsvandring", "Kommunstyrelsen, Önämnden", "1 Trygghet; 2 Näringsliv", "–"],
        ["Klar", "Övergångsställe", "Önämnden", "–", "2025-03-01"],
    ]
    assert "Dagar sent: 77" in part.pane.late.words.text()


def test_the_list_is_filtered_by_unit_state_and_goal_with_those_under_it(qtbot: QtBot, there: World) -> None:
    part = the_list(there.context, qtbot)
    for choice, value, wanted in (
        (part.filters.unit, there.board, ["Företagslots", "Trygghetsvandring"]),
        (part.filters.goal, there.safety, ["Nya lyktor", "Trygghetsvandring"]),
        (part.filters.goal, there.lamps, ["Nya lyktor"]),
        (part.filters.showing, "late", ["Nya lyktor"]),
        (part.filters.showing, OPEN, ["Nya lyktor", "Företagslots", "Trygghetsvandring"]),
    ):
        choose(choice, value)
        assert titles(part) == wanted
        choose(choice, None)
    choose(part.filters.unit, there.board)
    assert "Inte klara (2)" in [part.filters.showing.box.itemText(at) for at in range(2)]
    part.show_record("activity", there.done)
    assert part.table.current_row().id == there.done and part.filters.unit.value() is None


def test_the_same_is_gathered_by_goal_and_by_unit_and_one_stands_where_one_stood(
    qtbot: QtBot, there: World
) -> None:
    part = the_list(there.context, qtbot)
    part.table.choose(there.shared)
    choose(part.group, "goal")
    assert not part.table.isVisible() and part.tree.isVisible()
    forest = part.tree.nodes_model.forest
    assert [node.texts[0] for node in forest.nodes] == [
        *("1 Trygghet", "Trygghetsvandring", "1.1 Säkra skolvägar", "Nya lyktor"),
        *("2 Näringsliv", "Företagslots", "Trygghetsvandring", "Utan mål", "Övergångsställe"),
    ]
    assert forest.nodes[0].texts[1:] == ("försenade: 1", "antal: 2")
    node = part.tree.current_node()
    assert node is not None and node.texts[0] == "Trygghetsvandring"
    part.tree.setFocus()
    press(part.tree, Qt.Key.Key_Down)
    press(part.tree, Qt.Key.Key_Down)
    there.context.tasks.wait_idle()
    assert part.pane.title.text() == "Nya lyktor"
    choose(part.group, "unit")
    names = [node.texts[0] for node in part.tree.nodes_model.forest.nodes]
    assert names.count("Trygghetsvandring") == 2 and names[0] == "Kommunstyrelsen"
    kept = part.state()
    choose(part.group, None)
    part.restore_state(kept)
    assert part.entrance() is part.tree


def test_a_new_activity_is_written_with_the_keys_alone_and_undone(qtbot: QtBot, there: World) -> None:
    context = there.context
    part = the_list(context, qtbot)
    choose(part.filters.unit, there.island)
    choose(part.filters.goal, there.safety)
    part.table.setFocus()
    press(part.table, Qt.Key.Key_N, CTRL)
    form = part.pane.form
    assert form.isAncestorOf(focused())
    assert (form.values()["units"], form.values()["goals"]) == ((there.island,), (there.safety,))
    write(form, "title", "Två bänkar på Ön")
    write(form, "last_day", "2025-11-01")
    save(context)
    row = part.table.current_row()
    assert (row.title, row.state, row.last_day) == ("Två bänkar på Ön", "not_begun", date(2025, 11, 1))
    context.undo_stack.undo()
    context.tasks.wait_idle()
    assert "Två bänkar på Ön" not in titles(part)


def test_bad_input_is_told_beside_its_field_and_nothing_typed_is_lost(qtbot: QtBot, there: World) -> None:
    context = there.context
    part = the_list(context, qtbot)
    part.new_action.trigger()
    form = part.pane.form
    markup = "<img src=x onerror=alert(1)>"
    wrong = {
        "title": "x" * 10_000,
        "units": (),
        "first_day": date(2025, 9, 1),
        "last_day": date(2025, 8, 1),
        "state": "dropped",
    }
    form.rebase(form.base, {**form.values(), **wrong})
    assert not form.save() and form.problem_of("units")
    form.rebase(form.base, {**form.values(), "units": (there.island,)})
    assert form.save()
    context.tasks.wait_idle()
    assert "för lång" in form.problem_of("title")
    assert form.problem_of("last_day") and form.problem_of("result")
    good = {"title": markup, "last_day": None, "result": "Pengarna tog slut."}
    form.rebase(form.base, {**form.values(), **good})
    assert form.save()
    context.tasks.wait_idle()
    assert part.table.current_row().title == part.pane.title.text() == markup
    part.pane.form.rebase(part.pane.form.base, {"title": "Halvskrivet"})
    part.table.choose(there.done)
    context.tasks.wait_idle()
    kept = context.drafts.all()
    assert [draft.values for draft in kept] == [{"title": "Halvskrivet"}]


def test_an_effect_is_added_changed_and_taken_away_in_place(qtbot: QtBot, there: World) -> None:
    context = there.context
    part = the_list(context, qtbot)
    part.table.choose(there.late)
    context.tasks.wait_idle()
    effects = part.pane.effects
    part.pane.tabs.choose("effects")
    effects.new_action.trigger()
    form = effects.links.new_form
    form.rebase(form.base, {**form.values(), "target_group_id": there.children})
    assert form.save()
    context.tasks.wait_idle()
    assert form.problem_of("expected"), "an effect says what is expected or seen"
    form.rebase(form.base, {**form.values(), "expected": "Fler går till skolan."})
    assert form.save()
    context.tasks.wait_idle()
    assert part.pane.tabs.text("effects") == "Effekter 1" and part.table.current_row().effects == 1
    row = effects.links.rows[0]
    assert (row.item.title, row.item.under) == ("Barn", "Väntas: Fler går till skolan.")
    with qtbot.waitSignal(part.jump) as led:
        effects.links.lead.emit(row.item.lead)
    assert led.args == ["target_group", there.children]
    effects.links.edit(row.item.id)
    form = effects.links.form
    form.rebase(form.base, {**form.values(), "seen": "<b>Fler</b>", "evidence": "Mätning i maj"})
    assert form.save()
    context.tasks.wait_idle()
    said = effects.links.rows[0].item.under
    assert said == "Väntas: Fler går till skolan.\nHar synts: <b>Fler</b>\nUnderlag: Mätning i maj"
    assert "Effekten för Barn" in part.pane.history.text()
    effects.links.remove(row.item.id)
    context.tasks.wait_idle()
    assert not effects.links.rows
    context.undo_stack.undo()
    context.tasks.wait_idle()
    assert len(effects.links.rows) == 1


def test_a_target_group_is_offered_once_and_where_there_is_none_the_way_there_is(
    qtbot: QtBot, there: World
) -> None:
    context = there.context
    for group in (there.children, there.elderly):
        values = {"activity_id": there.late, "target_group_id": group, "expected": "Mer"}
        context.office.records.write("effect", None, values)
    part = the_list(context, qtbot)
    part.pane.tabs.choose("effects")
    effects = part.pane.effects
    assert effects.groups_button.isVisible() and not effects.new_button.isVisible()
    with qtbot.waitSignal(part.jump) as led:
        effects.to_groups.trigger()
    assert led.args == ["target_group", 0]
    part.table.choose(there.ongoing)
    context.tasks.wait_idle()
    assert effects.new_button.isVisible()


def test_an_activity_leads_to_its_goals(qtbot: QtBot, there: World) -> None:
    part = the_list(there.context, qtbot)
    part.table.choose(there.shared)
    there.context.tasks.wait_idle()
    shown_links = [link for link in part.pane.goals.links if link.isVisible()]
    assert [link.text() for link in shown_links] == ["1 Trygghet", "2 Näringsliv"]
    with qtbot.waitSignal(part.jump) as led:
        press(shown_links[1], Qt.Key.Key_Space)
    assert led.args == ["goal", there.business]
    part.table.choose(there.done)
    there.context.tasks.wait_idle()
    assert not part.pane.goals.isVisible()


def test_an_effect_and_a_half_written_one_lead_to_their_activity(qtbot: QtBot, there: World) -> None:
    context = there.context
    values = {"activity_id": there.ongoing, "target_group_id": there.children, "seen": "Syns"}
    effect = context.office.records.write("effect", None, values).id
    part = the_list(context, qtbot)
    part.show_record("effect", effect)
    context.tasks.wait_idle()
    assert part.table.current_row().id == there.ongoing and part.pane.tabs.current() == "effects"
    part.pane.tabs.choose("details")
    context.drafts.keep(f"effect:new:activity:{there.done}", "Ny", {"seen": "Halvt"}, {})
    part.show_kind("effect")
    context.tasks.wait_idle()
    assert part.table.current_row().id == there.done and part.pane.tabs.current() == "effects"
    assert part.pane.effects.links.new_form.values()["seen"] == "Halvt"


def test_an_activity_of_other_years_says_which(qtbot: QtBot, there: World) -> None:
    part = the_list(there.context, qtbot)
    later = {"title": "Senare", "units": (there.board,), "first_day": date(2026, 2, 1)}
    activity = there.context.office.records.write("activity", None, later).id
    with qtbot.waitSignal(there.context.messages.told) as told:
        part.show_record("activity", activity)
    assert "hör till 2026" in told.args[0]


def test_an_archived_activity_is_seen_when_asked_for_and_comes_back(qtbot: QtBot, there: World) -> None:
    context = there.context
    part = the_list(context, qtbot)
    part.table.choose(there.late)
    context.tasks.wait_idle()
    part.pane.archive_action.trigger()
    context.tasks.wait_idle()
    assert "Nya lyktor" not in titles(part)
    part.archived.click()
    context.tasks.wait_idle()
    part.table.choose(there.late)
    context.tasks.wait_idle()
    assert not part.pane.late.isVisible() and part.table.current_row().shown_state == "ongoing"
    part.pane.restore_action.trigger()
    context.tasks.wait_idle()
    assert part.table.current_row().late


def test_what_was_abolished_or_put_away_is_named_where_it_was_chosen_and_offered_nowhere_else(
    qtbot: QtBot, there: World
) -> None:
    context = there.context
    record = context.office.records.write
    record("goal", there.lamps, {"archived": True})
    record("unit", there.island, {"archived": True})
    part = the_list(context, qtbot)
    part.table.choose(there.late)
    context.tasks.wait_idle()
    form = part.pane.form
    units, goals = form.editor("units"), form.editor("goals")
    assert units.text_of((there.island,)) == "Önämnden · arkiverad"
    assert goals.text_of((there.lamps,)).endswith("· arkiverat") and not part.pane.goals.isVisible()
    write(form, "title", "Nya lyktor på Ön")
    save(context)
    assert part.table.current_row().title == "Nya lyktor på Ön", "what it was tied to is no hindrance"
    part.table.choose(there.ongoing)
    context.tasks.wait_idle()
    assert "Önämnden" not in units.text_of((there.island,))
    choose(part.group, "unit")
    headings = [node.texts[0] for node in part.tree.nodes_model.forest.nodes if node.strong]
    assert headings == ["Kommunstyrelsen", "Önämnden"]


def test_what_is_late_in_a_unit_is_found_from_the_first_page(qtbot: QtBot, example_context: Context) -> None:
    context = example_context
    to_do = context.office.overview.read(context.period.id, 2021, context.today).to_do
    late = next(gap for gap in to_do if gap.kind == "late_activity" and gap.values["unit"] == "Biblioteken")
    part = the_list(context, qtbot)
    choose(part.filters.goal, context.office.goals.tree(context.period.id, 2021)[1].id)
    part.show_record(late.kind, late.record_id)
    context.tasks.wait_idle()
    assert titles(part) == ["Kvällsöppet utan personal på biblioteken"]

"""Units: made, changed, moved by keyboard and by dragging, put away and taken back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from app.services.office import Office, open_office
from app.ui.administration import unit_form
from app.ui.administration.organisation import OrganisationSection
from app.ui.common.context import Context
from app.ui.common.form_fields import DerivedView
from tests.keys import press, type_text
from tests.ui.administration.helpers import ALT, save, section, shown, write


def organisation(context: Context, qtbot: QtBot) -> OrganisationSection:
    return section(shown(context, qtbot), "organisation", OrganisationSection)


def names(office: Office) -> list[tuple[str, int]]:
    return [(unit.name, unit.depth) for unit in office.register.units()]


def unit_id(office: Office, name: str) -> int:
    return next(unit.id for unit in office.register.units(archived=True) if unit.name == name)


def add(part: OrganisationSection, name: str, above: int | None) -> None:
    """Make a unit from the keyboard, under the unit that is chosen."""
    if above is not None:
        part.tree.choose(above)
    part.new_action.trigger()
    write(part.pane.form, "name", name)
    save(part.context)


def test_the_tree_tells_kinds_in_words_and_who_answers(qtbot: QtBot, example_context: Context) -> None:
    part = organisation(example_context, qtbot)
    rows = {node.texts[0]: node.texts[1:] for node in part.tree.nodes_model.forest.nodes}
    assert rows["Kommunfullmäktige (KF)"] == ("Kommunfullmäktige", "–")
    assert rows["Kommunstyrelsen (KS)"] == ("Kommunstyrelse", "ja")
    assert part.tree.current_node() is not None


def test_a_board_is_added_under_the_council_with_the_keyboard_alone(
    qtbot: QtBot, empty_context: Context
) -> None:
    part = organisation(empty_context, qtbot)
    add(part, "Miljö- och byggnämnden", 1)
    assert names(empty_context.office)[-1] == ("Miljö- och byggnämnden", 1)
    node = part.tree.current_node()
    assert node is not None and node.texts[:2] == ("Miljö- och byggnämnden", "Nämnd")
    assert part.pane.title.text() == "Miljö- och byggnämnden"
    assert not part.pane.is_new and not part.pane.form.dirty
    empty_context.undo_stack.undo()
    empty_context.tasks.wait_idle()
    assert len(names(empty_context.office)) == 2
    empty_context.undo_stack.redo()
    empty_context.tasks.wait_idle()
    assert len(names(empty_context.office)) == 3


def test_a_new_unit_that_nobody_wrote_in_is_left_unasked(qtbot: QtBot, empty_context: Context) -> None:
    part = organisation(empty_context, qtbot)
    part.tree.choose(1)
    part.new_action.trigger()
    assert (part.pane.is_new, part.pane.form.dirty) == (True, False)
    assert part.pane.form.values()["parent_id"] == 1
    press(part.pane.form, Qt.Key.Key_Escape)
    assert (part.pane.is_new, empty_context.drafts.all()) == (False, ())


def test_a_name_that_is_taken_is_told_and_the_text_stays(qtbot: QtBot, empty_context: Context) -> None:
    part = organisation(empty_context, qtbot)
    add(part, "Kommunstyrelsen", 1)
    assert part.pane.is_new
    assert "finns redan" in part.pane.form.problem_of("name")
    write(part.pane.form, "name", "")
    save(empty_context)
    assert part.pane.form.problem_of("name")
    assert len(names(empty_context.office)) == 2
    part.pane.cancel_action.trigger()
    empty_context.tasks.wait_idle()
    assert not part.pane.cancel_action.isVisible()
    assert part.pane.title.text() == "Kommunfullmäktige"


def test_a_new_unit_that_is_being_written_is_left_alone_by_others(
    qtbot: QtBot, empty_context: Context
) -> None:
    part = organisation(empty_context, qtbot)
    part.new_action.trigger()
    write(part.pane.form, "name", "Åkerbo AB")
    colleague = open_office(empty_context.office.file.address)
    colleague.records.write("unit", 1, {"short_name": "Fullmäktige"})
    colleague.close()
    part.refresh()
    empty_context.tasks.wait_idle()
    assert part.pane.is_new
    assert part.pane.form.values()["name"] == "Åkerbo AB"


def test_the_form_says_at_once_whether_a_kind_answers_for_goals(qtbot: QtBot, empty_context: Context) -> None:
    part = organisation(empty_context, qtbot)
    part.new_action.trigger()
    kind, answers = part.pane.form.editor("kind").main(), part.pane.form.editor("answers")
    assert isinstance(kind, QComboBox) and isinstance(answers, DerivedView)
    assert answers.shown.text.startswith("Ja")
    kind.setFocus()
    press(kind, Qt.Key.Key_End)
    assert answers.shown.text.startswith("Nej")


def test_units_are_moved_by_alt_and_arrows_and_back_by_undo(qtbot: QtBot, empty_context: Context) -> None:
    part = organisation(empty_context, qtbot)
    for name in ("Första nämnden", "Andra nämnden"):
        add(part, name, 1)
    before = names(empty_context.office)
    part.tree.setFocus()
    press(part.tree, Qt.Key.Key_Up, ALT)
    empty_context.tasks.wait_idle()
    assert [name for name, _ in names(empty_context.office)][-2:] == ["Andra nämnden", "Första nämnden"]
    press(part.tree, Qt.Key.Key_Left, ALT)
    empty_context.tasks.wait_idle()
    assert names(empty_context.office)[-1] == ("Andra nämnden", 0)
    for _ in range(2):
        empty_context.undo_stack.undo()
        empty_context.tasks.wait_idle()
    assert names(empty_context.office) == before


def test_a_unit_is_never_moved_under_itself(qtbot: QtBot, example_context: Context) -> None:
    part = organisation(example_context, qtbot)
    before = names(example_context.office)
    units = example_context.office.register.units()
    nodes = {node.id: node for node in part.tree.nodes_model.forest.nodes}
    council = unit_id(example_context.office, "Kommunfullmäktige")
    board = unit_id(example_context.office, "Kommunstyrelsen")
    assert not part.tree.nodes_model.allows(nodes[council], nodes[board])
    with qtbot.waitSignal(example_context.messages.told) as told:
        part.tree.move_refused.emit(nodes[council], nodes[board])
    assert "kan inte stå där" in told.args[0]
    offered = [option.label.strip() for option in unit_form.parents(units, council)]
    assert "Kommunstyrelsen" not in offered
    assert names(example_context.office) == before


def test_a_unit_in_use_is_not_put_away_and_it_is_told_why(qtbot: QtBot, example_context: Context) -> None:
    part = organisation(example_context, qtbot)
    part.tree.choose(unit_id(example_context.office, "Kommunstyrelsen"))
    example_context.tasks.wait_idle()
    part.pane.archive_action.trigger()
    example_context.tasks.wait_idle()
    (box,) = example_context.messages.shown
    assert "Fortfarande i bruk" in box.text()
    box.close()


def test_an_unused_unit_is_put_away_shown_and_taken_back(qtbot: QtBot, empty_context: Context) -> None:
    part = organisation(empty_context, qtbot)
    add(part, "Tillfälliga nämnden", 1)
    part.pane.archive_action.trigger()
    empty_context.tasks.wait_idle()
    assert len(names(empty_context.office)) == 2
    part.archived.click()
    empty_context.tasks.wait_idle()
    part.tree.choose(unit_id(empty_context.office, "Tillfälliga nämnden"))
    empty_context.tasks.wait_idle()
    assert part.pane.restore_action.isVisible() and not part.pane.archive_action.isVisible()
    part.pane.restore_action.trigger()
    empty_context.tasks.wait_idle()
    assert names(empty_context.office)[-1] == ("Tillfälliga nämnden", 1)
    assert part.pane.archive_action.isVisible()


def test_a_unit_is_found_by_its_short_name(qtbot: QtBot, example_context: Context) -> None:
    part = organisation(example_context, qtbot)
    part.search.setFocus()
    type_text(part.search, "bun")
    press(part.search, Qt.Key.Key_Return, text="\r")
    hits = [part.tree.nodes_model.forest.nodes[at].texts[0] for at in part.tree.nodes_model.hits]
    assert hits == ["Barn- och utbildningsnämnden (BUN)"]

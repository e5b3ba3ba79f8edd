from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.services.clarifications import ClarificationRow
from app.ui.common.context import Context
from app.ui.common.link_rows import LinkItem, LinkRow, Source
from app.ui.goals.clarifications import Clarifications
from tests.keys import press, type_text
from tests.ui.goals.conftest import Shown, ShowPage

CTRL = Qt.KeyboardModifier.ControlModifier
FIRST = "Hållbar samhällsutveckling"


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def looked_at(shown: Shown) -> Clarifications:
    shown.choose(FIRST, "clarifications")
    return shown.page.record.clarifications


def rows_of(shown: Shown) -> tuple[ClarificationRow, ...]:
    card = shown.context.office.goals.card(shown.goal(FIRST).id, shown.context.period.year)
    assert card is not None
    return card.clarifications


def test_every_text_stands_with_its_source_in_the_order_of_the_file(example: Shown) -> None:
    section = looked_at(example)
    rows = rows_of(example)
    assert rows and [row.item.text for row in section.links.rows] == [row.text for row in rows]
    for row, shown in zip(rows, section.links.rows, strict=True):
        source = shown.item.source
        named = row.dialogue_id or row.document_id
        assert (source.id if source is not None else None) == named


def test_only_overarching_goals_are_clarified(example: Shown) -> None:
    tabs = example.page.record.tabs
    example.choose(FIRST)
    assert tabs.is_shown("clarifications")
    example.choose("Detaljplaner klara i Hok och Klevshult")
    assert not tabs.is_shown("clarifications")


def test_a_new_text_is_written_by_keyboard_and_stands_last(example: Shown) -> None:
    section = looked_at(example)
    count = len(section.links.rows)
    section.add_button.setFocus()
    press(focused(), Qt.Key.Key_Space)
    form = section.links.new_form
    assert focused() is form.editor("text").main()
    type_text(focused(), "Barn når skolan på egen hand.")
    press(form.editor("source_kind").main(), Qt.Key.Key_Down)
    press(form.editor("source_kind").main(), Qt.Key.Key_S, CTRL)
    example.settle()
    assert section.links.rows[-1].item.text == "Barn når skolan på egen hand."
    assert len(section.links.rows) == count + 1 and example.told[-1] == "Förtydligandet lades till."
    example.undo()
    assert len(section.links.rows) == count


def test_a_text_without_a_source_is_not_saved(example: Shown) -> None:
    section = looked_at(example)
    before = rows_of(example)
    section.add_button.click()
    form = section.links.new_form
    type_text(form.editor("text").main(), "Så är det.")
    form.save()
    example.settle()
    assert form.problem_of("source_kind") and rows_of(example) == before


def test_the_source_decides_whether_a_dialogue_or_a_document_is_asked_for(example: Shown) -> None:
    section = looked_at(example)
    section.add_button.click()
    form = section.links.new_form
    seen = {}
    for source in ("citizen_dialogue", "document", "other"):
        form.editor("source_kind").set_value(source)
        form.changed.emit("source_kind")
        seen[source] = [form.editor(field).isVisible() for field in ("dialogue_id", "document_id")]
    assert seen == {"citizen_dialogue": [True, False], "document": [False, True], "other": [True, True]}


def test_a_text_is_changed_where_it_stands_and_taken_back(example: Shown) -> None:
    section = looked_at(example)
    before = section.links.rows[0].item.text
    section.links.rows[0].edit_button.click()
    field = section.links.form.editor("text").main()
    assert focused() is field
    press(field, Qt.Key.Key_A, CTRL)
    type_text(field, "Åtta orter hålls samman.")
    press(field, Qt.Key.Key_S, CTRL)
    example.settle()
    assert section.links.rows[0].item.text == "Åtta orter hålls samman."
    example.undo()
    assert section.links.rows[0].item.text == before


def test_a_text_moves_down_with_the_keyboard_left_on_it_and_back_with_undo(example: Shown) -> None:
    section = looked_at(example)
    before = [row.item.id for row in section.links.rows]
    assert len(before) > 1 and not section.links.rows[0].up_button.isEnabled()
    section.links.rows[0].down_button.setFocus()
    press(focused(), Qt.Key.Key_Space)
    example.settle()
    assert [row.item.id for row in section.links.rows] == [before[1], before[0], *before[2:]]
    assert section.links.rows[1].isAncestorOf(focused())
    example.undo()
    assert [row.item.id for row in section.links.rows] == before


def test_a_text_is_removed_and_put_back(example: Shown) -> None:
    section = looked_at(example)
    count = len(section.links.rows)
    section.links.rows[0].remove_button.click()
    example.settle()
    assert len(section.links.rows) == count - 1 and example.told[-1] == "Förtydligandet togs bort."
    example.undo()
    assert len(section.links.rows) == count


def test_what_is_being_written_stays_when_somebody_else_changes_the_same_clarification(
    example: Shown,
) -> None:
    section = looked_at(example)
    row = section.links.rows[0]
    row.edit_button.click()
    type_text(section.links.form.editor("text").main(), "Ännu ")
    example.context.office.records.write("clarification", row.item.id, {"source_kind": "other"})
    example.page.refresh()
    example.settle()
    form = section.links.form
    assert form.isVisible() and str(form.values()["text"]).startswith("Ännu ")


def test_a_text_begun_before_a_crash_is_open_again(
    show: ShowPage, example: Shown, example_context: Context
) -> None:
    section = looked_at(example)
    section.add_button.click()
    type_text(section.links.new_form.editor("text").main(), "Påbörjat")
    section.links.new_form.keep_draft()
    example.page.hide()
    form = looked_at(show(example_context)).links.new_form
    assert form.isVisible() and form.values()["text"] == "Påbörjat"


def test_the_source_leads_to_its_record(qtbot: QtBot) -> None:
    source = Source("dialogue", 7, "Medborgardialog på Fenix")
    row = LinkRow(LinkItem(1, "Medborgardialog", "", "Vattnet räcker.", {}, source=source), "", locked=False)
    qtbot.addWidget(row)
    link = next(
        button for button in row.findChildren(QAbstractButton) if button.accessibleName() == source.name
    )
    with qtbot.waitSignal(row.jump) as led:
        press(link, Qt.Key.Key_Space)
    assert led.args == ["dialogue", 7]


def test_a_clarification_leads_to_its_goal(example: Shown) -> None:
    example.page.show_record("clarification", rows_of(example)[0].id)
    example.settle()
    current = example.page.pane.current()
    assert current is not None and current.title == FIRST
    assert example.page.record.tabs.current() == "clarifications"

"""Synpunkter: what citizens have said and what came of it, without names."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.ui.common.context import Context
from app.ui.follow_up.comments_section import CommentsSection
from app.ui.follow_up.page import FollowUpPage
from tests.keys import press, type_text
from tests.ui.administration.helpers import save, section, shown
from tests.ui.administration.helpers import write as write_line


def opened(context: Context, qtbot: QtBot) -> CommentsSection:
    return section(shown(context, qtbot, FollowUpPage), "comments", CommentsSection)


def write(part: CommentsSection, name: str, text: str) -> None:
    box = part.pane.form.editor(name).main()
    assert isinstance(box, QPlainTextEdit)
    box.setFocus()
    box.selectAll()
    type_text(box, text)


def test_a_comment_is_entered_answered_and_told_of(qtbot: QtBot, empty_context: Context) -> None:
    part = opened(empty_context, qtbot)
    part.new_action.trigger()
    form = part.pane.form
    assert form.values()["received_on"] == empty_context.today
    write(part, "text", "Det är mörkt i parken.")
    save(empty_context)
    row = part.table.current_row()
    assert (row.text, row.kind, row.state) == ("Det är mörkt i parken.", "comment", "waiting")
    assert part.pane.title.text() == "Det är mörkt i parken."
    form.editor("published").main().setFocus()
    press(form.editor("published").main(), Qt.Key.Key_Space, text=" ")
    save(empty_context)
    assert form.problem_of("answer")
    write(part, "answer", "Tio lampor är på plats.")
    save(empty_context)
    assert part.table.current_row().state == "published"
    empty_context.undo_stack.undo()
    empty_context.tasks.wait_idle()
    assert part.table.current_row().state == "waiting"


def test_nothing_said_is_nothing_to_save(qtbot: QtBot, empty_context: Context) -> None:
    part = opened(empty_context, qtbot)
    part.new_action.trigger()
    part.pane.form.save()
    empty_context.tasks.wait_idle()
    assert part.pane.form.problem_of("text") and not part.table.rows_model.rows


def test_rubbish_is_refused_beside_its_field(qtbot: QtBot, empty_context: Context) -> None:
    part = opened(empty_context, qtbot)
    part.new_action.trigger()
    form = part.pane.form
    write(part, "text", "Jag heter 811218-9876")
    write_line(form, "received_on", "2021-13-45")
    form.save()
    empty_context.tasks.wait_idle()
    assert "datum" in form.problem_of("received_on")
    write_line(form, "received_on", "2999-01-01")
    form.save()
    empty_context.tasks.wait_idle()
    assert form.problem_of("received_on") and "person" in form.problem_of("text")
    assert not part.table.rows_model.rows


def test_ten_thousand_characters_are_kept_and_named_shortly(qtbot: QtBot, empty_context: Context) -> None:
    part = opened(empty_context, qtbot)
    part.new_action.trigger()
    said = "<b>Mörkt</b> " * 800
    part.pane.form.rebase(part.pane.form.base, {**part.pane.form.values(), "text": said})
    part.pane.form.save()
    empty_context.tasks.wait_idle()
    assert part.table.current_row().text == said.strip()
    assert len(part.pane.title.text()) <= 80 and part.pane.title.text().startswith("<b>Mörkt</b>")


def test_a_dialogue_is_asked_for_where_it_was_said_in_one(qtbot: QtBot, example_context: Context) -> None:
    part = opened(example_context, qtbot)
    part.new_action.trigger()
    form = part.pane.form
    dialogue = form.editor("dialogue_id")
    assert not dialogue.isVisible()
    kind = form.editor("kind").main()
    kind.setFocus()
    press(kind, Qt.Key.Key_End)
    form.editor("kind").changed.emit()
    assert form.values()["kind"] == "dialogue" and dialogue.isVisible()


def test_those_without_an_answer_are_found(qtbot: QtBot, example_context: Context) -> None:
    part = opened(example_context, qtbot)
    every = len(part.table.rows_model.shown)
    part.waiting.click()
    example_context.tasks.wait_idle()
    found = part.table.rows_model.shown
    assert 0 < len(found) < every and {row.state for row in found} == {"waiting"}


def test_how_far_it_has_come_is_searched_too(qtbot: QtBot, example_context: Context) -> None:
    part = opened(example_context, qtbot)
    part.search.setText("Utan svar")
    press(part.search, Qt.Key.Key_Return, text="\r")
    found = part.table.rows_model.shown
    assert found and {row.state for row in found} == {"waiting"}


def test_a_jump_finds_the_comment(qtbot: QtBot, example_context: Context) -> None:
    part = opened(example_context, qtbot)
    last = part.table.rows_model.rows[-1]
    part.show_record("citizen_comment", last.id)
    example_context.tasks.wait_idle()
    assert part.table.current_row().id == last.id
    assert part.pane.form.values()["received_on"] == date(2019, 4, 1)


def test_a_comment_is_put_away_and_taken_back(qtbot: QtBot, example_context: Context) -> None:
    part = opened(example_context, qtbot)
    count = len(part.table.rows_model.rows)
    part.pane.archive_action.trigger()
    example_context.tasks.wait_idle()
    assert len(part.table.rows_model.rows) == count - 1
    example_context.undo_stack.undo()
    example_context.tasks.wait_idle()
    assert len(part.table.rows_model.rows) == count

"""Till medborgarna: what is written goal by goal, how easy it is to read, and what citizens will see of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.citizens import GOOD_LENGTH
from app.ui.common.context import Context
from app.ui.common.rich_text_editor import RichTextEditor
from app.ui.follow_up.citizens_section import CitizensSection
from app.ui.follow_up.page import FollowUpPage
from tests.keys import press, type_text
from tests.ui.administration.helpers import CTRL, focused, save, section, shown

LONG = "Vi bygger " + "mer och " * 12 + "nytt i Vaggeryd."


def opened(context: Context, qtbot: QtBot, year: int = 2021) -> CitizensSection:
    context.period.year = year
    return section(shown(context, qtbot, FollowUpPage), "citizens", CitizensSection)


def choose(part: CitizensSection, at: int) -> None:
    part.table.choose(part.table.rows_model.rows[at].id)
    part.context.tasks.wait_idle()


def write(part: CitizensSection, name: str, text: str) -> None:
    editor = part.form.editor(name)
    assert isinstance(editor, RichTextEditor)
    editor.main().setFocus()
    type_text(editor.main(), text)


def pick(box: QComboBox, step: Qt.Key) -> None:
    press(box, step)
    box.activated.emit(box.currentIndex())


def test_a_new_municipality_is_led_to_its_rounds(qtbot: QtBot, empty_context: Context) -> None:
    part = opened(empty_context, qtbot, 2023)
    assert "2023" in part.empty.text.text() and not part.form.isVisible()
    assert not part.report_action.isEnabled()
    with qtbot.waitSignal(part.jump) as led:
        assert part.empty.button is not None
        part.empty.button.click()
    assert led.args == ["round", 0]


def test_a_text_is_written_and_taken_back(qtbot: QtBot, example_context: Context) -> None:
    part = opened(example_context, qtbot)
    choose(part, 1)
    goal = part.table.current_row().told.goal_id
    write(part, "text", "Fler är trygga.")
    qtbot.waitUntil(lambda: "Fler är trygga." in part.preview.text())
    save(example_context)
    row = part.table.current_row()
    assert (row.told.goal_id, row.told.text) == (goal, "Fler är trygga.")
    assert part.form.key == f"citizen_summary:{row.summary_id}" and not part.form.dirty
    write(part, "done", "Vi tände lampor.")
    save(example_context)
    assert part.table.current_row().told.done == "Vi tände lampor."
    for _ in range(2):
        example_context.undo_stack.undo()
        example_context.tasks.wait_idle()
    assert part.table.current_row().summary_id is None
    assert "Fler är trygga." not in part.preview.text()


def test_the_whole_is_told_of_too(qtbot: QtBot, example_context: Context) -> None:
    part = opened(example_context, qtbot)
    choose(part, 0)
    write(part, "text", "Det går framåt.")
    save(example_context)
    row = part.table.current_row()
    assert row.told.goal_id is None and row.told.text == "Det går framåt."


def test_the_length_stands_under_each_text(qtbot: QtBot, example_context: Context) -> None:
    part = opened(example_context, qtbot)
    choose(part, 1)
    assert part.form.lengths["text"].text() == f"0 av {GOOD_LENGTH} tecken"
    write(part, "text", "Kort.")
    assert part.form.lengths["text"].text() == f"5 av {GOOD_LENGTH} tecken"
    part.form.editor("text").set_value("x" * (GOOD_LENGTH + 1))
    part.form.measure()
    assert part.form.lengths["text"].text().startswith(f"{GOOD_LENGTH + 1} tecken. Över")


def test_a_long_sentence_is_pointed_out_and_may_be_saved(qtbot: QtBot, example_context: Context) -> None:
    part = opened(example_context, qtbot)
    choose(part, 1)
    write(part, "text", LONG)
    block = part.form.editor("text").parentWidget()
    assert block is not None
    hint: str = block.warning_text  # type: ignore[attr-defined]
    assert hint.startswith("”Vi bygger mer och") and "29 ord" in hint
    save(example_context)
    assert part.table.current_row().told.text == LONG


def test_an_identity_number_is_refused_beside_its_field(qtbot: QtBot, example_context: Context) -> None:
    part = opened(example_context, qtbot)
    choose(part, 1)
    write(part, "text", "Anna 811218-9876 är nöjd")
    save(example_context)
    assert "person" in part.form.problem_of("text") and part.form.dirty
    assert part.table.current_row().summary_id is None


def test_a_chosen_indicator_is_seen_at_once(qtbot: QtBot, example_context: Context) -> None:
    part = opened(example_context, qtbot)
    choose(part, 1)
    picture = part.table.current_row().offered[0]
    search = part.form.editor("indicators").main()
    assert isinstance(search, QLineEdit)
    search.setFocus()
    search.setText(picture.chart.title)
    press(search, Qt.Key.Key_Return, text="\r")
    qtbot.waitUntil(lambda: "I siffror" in part.preview.text())
    assert picture.chart.title in part.preview.text()
    save(example_context)
    assert [each.indicator_id for each in part.table.current_row().told.pictures] == [picture.indicator_id]


def test_markup_that_is_pasted_is_shown_as_it_is(qtbot: QtBot, example_context: Context) -> None:
    part = opened(example_context, qtbot)
    choose(part, 1)
    part.form.editor("text").set_value("2 < 3 & <script>alert(1)</script>")
    part.form.changed.emit("text")
    qtbot.waitUntil(lambda: "&lt;script&gt;" in part.preview.text())


def test_what_was_not_saved_is_found_again_on_its_own_goal(qtbot: QtBot, example_context: Context) -> None:
    part = opened(example_context, qtbot)
    choose(part, 1)
    write(part, "text", "Halvskrivet")
    with qtbot.waitSignal(example_context.messages.told) as told:
        choose(part, 2)
    assert "finns kvar" in told.args[0]
    assert not part.form.values()["text"]
    choose(part, 1)
    assert part.form.values()["text"] == "Halvskrivet" and part.form.dirty


def test_a_text_that_was_never_saved_is_taken_up(qtbot: QtBot, example_context: Context) -> None:
    part = opened(example_context, qtbot)
    choose(part, 2)
    write(part, "text", "Halvskrivet")
    part.form.keep_draft()
    again = opened(example_context, qtbot)
    again.show_kind("citizen_summary")
    example_context.tasks.wait_idle()
    assert again.form.values()["text"] == "Halvskrivet"
    assert again.table.current_row().id == part.table.current_row().id


def test_the_round_says_whether_its_figures_may_change(qtbot: QtBot, example_context: Context) -> None:
    assert "preliminärt" in opened(example_context, qtbot).state_line.text()
    locked = opened(example_context, qtbot, 2020)
    assert locked.state_line.text() == "Låst: siffrorna är de i version 2."
    assert "Kommunens bedömning: ◐ Delvis uppfyllt" in locked.preview.text()


def test_another_round_of_the_year_is_looked_at(qtbot: QtBot, example_context: Context) -> None:
    part = opened(example_context, qtbot)
    before = part.round_box.currentText()
    pick(part.round_box, Qt.Key.Key_Up)
    example_context.tasks.wait_idle()
    assert part.round_box.currentText() != before
    assert part.state()["round"] == str(part.round_box.currentData())


def test_a_jump_finds_a_text_in_its_round(qtbot: QtBot, example_context: Context) -> None:
    office = example_context.office
    page = office.citizens.page(2020, None, example_context.today)
    row = page.rows[2]
    assert row.summary_id is not None
    part = opened(example_context, qtbot, 2020)
    part.show_record("citizen_summary", row.summary_id)
    example_context.tasks.wait_idle()
    assert part.table.current_row().id == row.id and part.form.values()["text"] == row.told.text


def test_the_report_is_a_step_away(qtbot: QtBot, example_context: Context) -> None:
    part = opened(example_context, qtbot)
    with qtbot.waitSignal(part.jump) as led:
        part.report_action.trigger()
    assert led.args == ["citizen_report", part.round_box.currentData()]


def test_all_of_it_by_keyboard(qtbot: QtBot, example_context: Context) -> None:
    part = opened(example_context, qtbot)
    part.entrance().setFocus()
    press(focused(), Qt.Key.Key_Down)
    press(focused(), Qt.Key.Key_Return, text="\r")
    example_context.tasks.wait_idle()
    assert focused() is part.form.editor("text").main()
    type_text(focused(), "Bra.")
    press(focused(), Qt.Key.Key_S, CTRL)
    example_context.tasks.wait_idle()
    assert part.table.current_row().told.text == "Bra."

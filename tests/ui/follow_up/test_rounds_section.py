"""Uppföljningar: the year's rounds made, opened for units, locked and corrected."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from app.ui.common.context import Context
from tests.helpers.files import BO, writer
from tests.keys import press, type_text
from tests.ui.common.accessible import nameless
from tests.ui.follow_up.rounds_page import (
    answer_of,
    card,
    focused,
    look_at,
    save,
    settle,
    shown,
)

AUGUST, ANNUAL = "Delårsrapport per 31 augusti 2021", "Årsredovisning 2021"


def titles(context: Context, year: int) -> list[str]:
    return [row.title for row in context.office.rounds.page(year, context.today).rows]


def settle_answers(context: Context, title: str) -> None:
    """Approve every answer of a round, as if all had handed in."""
    page = context.office.rounds.page(context.period.year, context.today)
    wanted = next(row.id for row in page.rows if row.title == title)
    found = context.office.rounds.page(context.period.year, context.today, wanted).card
    assert found is not None
    for answer in found.unsettled:
        if answer.state != "submitted":
            handed_in = {"state": "submitted", "submitted_on": context.today}
            context.office.records.write("round_unit", answer.id, handed_in)
        context.office.records.write("round_unit", answer.id, {"state": "approved"})


def test_the_years_rounds_are_made_in_one_act_and_taken_back_in_one(
    qtbot: QtBot, empty_context: Context
) -> None:
    year = empty_context.period.year
    section = shown(empty_context, qtbot)
    assert section.empty.isVisible() and not section.chosen.isVisible()
    section.make_action.trigger()
    settle(empty_context)
    assert titles(empty_context, year) == [
        f"Delårsrapport per 30 april {year}",
        f"Delårsrapport per 31 augusti {year}",
        f"Budget {year + 1}",
        f"Årsredovisning {year}",
    ]
    assert section.chosen.isVisible() and not section.make_action.isVisible()
    assert not nameless(section)
    empty_context.undo_stack.undo()
    settle(empty_context)
    assert titles(empty_context, year) == [] and section.make_action.isVisible()


def test_only_occasions_that_the_plan_names_and_nobody_has_made_are_added(
    qtbot: QtBot, example_context: Context
) -> None:
    before = titles(example_context, 2021)
    section = shown(example_context, qtbot)
    section.make_action.trigger()
    settle(example_context)
    assert titles(example_context, 2021) == [*before, "Budget 2022", ANNUAL]


def test_the_occasion_of_a_new_round_proposes_its_name_and_days_and_leaves_what_is_written(
    qtbot: QtBot, example_context: Context
) -> None:
    section = shown(example_context, qtbot)
    section.new_action.trigger()
    form = section.pane.form
    form.editor("kind").set_value("annual")
    form.editor("kind").changed.emit()
    assert form.values()["title"] == ANNUAL
    assert form.values()["last_day"] == date(2022, 1, 31)
    form.editor("kind").set_value("budget")
    form.editor("kind").changed.emit()
    assert form.values()["title"] == "Budget 2022" and form.values()["as_of"] == date(2021, 9, 30)
    form.editor("title").set_value("Vårt eget namn")
    form.editor("title").changed.emit()
    form.editor("kind").set_value("annual")
    form.editor("kind").changed.emit()
    assert form.values()["title"] == "Vårt eget namn" and form.values()["as_of"] == date(2021, 12, 31)


def test_a_new_round_is_written_by_keyboard_and_looked_at(qtbot: QtBot, example_context: Context) -> None:
    section = shown(example_context, qtbot)
    press(section.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    section.new_action.trigger()
    for text in ("", "Extra uppföljning av skolan", "2021-10-31", "2021-11-15"):
        type_text(focused(), text)
        press(focused(), Qt.Key.Key_Tab)
    save(section)
    assert card(section).row.title == "Extra uppföljning av skolan"
    assert (card(section).row.kind, card(section).row.last_day) == ("free", date(2021, 11, 15))
    assert section.table.current_row().title == "Extra uppföljning av skolan"


def test_days_in_the_wrong_order_and_a_name_that_is_taken_are_told_beside_the_field(
    qtbot: QtBot, example_context: Context
) -> None:
    section = shown(example_context, qtbot)
    before = titles(example_context, 2021)
    section.new_action.trigger()
    form = section.pane.form
    for name, text in (("title", AUGUST), ("as_of", "2021-12-31"), ("last_day", "2021-12-01")):
        form.editor(name).main().setFocus()
        type_text(focused(), text)
    save(section)
    assert "efter den dag" in form.problem_of("last_day")
    form.editor("last_day").set_value(date(2022, 1, 15))
    form.editor("last_day").changed.emit()
    save(section)
    assert form.problem_of("title") and titles(example_context, 2021) == before


def test_a_round_is_opened_by_keyboard_for_the_units_that_are_ticked(
    qtbot: QtBot, example_context: Context
) -> None:
    section = shown(example_context, qtbot)
    section.make_action.trigger()
    settle(example_context)
    look_at(section, ANNUAL)
    assert section.answers.empty.isVisible()
    section.acts_of_round.open.trigger()
    first = focused()
    assert isinstance(first, QCheckBox) and first.isChecked()
    press(first, Qt.Key.Key_Space)
    save(section)
    found = card(section)
    assert [answer.short for answer in found.answers] == ["BUN", "SN", "MBN", "KFN", "VSBo", "VEAB"]
    assert {answer.shown for answer in found.answers} == {"not_begun"}
    assert section.answers.matrix.isVisible() and not section.acts_of_round.opening.isVisible()
    example_context.undo_stack.undo()
    settle(example_context)
    assert card(section).row.state == "planned"


def test_the_last_day_is_changed_with_the_opening_and_rubbish_is_told(
    qtbot: QtBot, example_context: Context
) -> None:
    section = shown(example_context, qtbot)
    section.make_action.trigger()
    settle(example_context)
    look_at(section, ANNUAL)
    section.acts_of_round.open.trigger()
    form = section.acts_of_round.opening.form
    day = form.editor("last_day").main()
    day.setFocus()
    press(day, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_text(day, "i januari")
    save(section)
    assert "Skriv ett datum" in form.problem_of("last_day") and card(section).answers == ()
    form.editor("last_day").set_value(date(2021, 1, 1))
    form.editor("last_day").changed.emit()
    save(section)
    assert "efter den dag" in form.problem_of("last_day") and card(section).answers == ()
    form.editor("last_day").set_value(date(2022, 2, 15))
    form.editor("last_day").changed.emit()
    save(section)
    assert card(section).row.last_day == date(2022, 2, 15) and len(card(section).answers) == 7


def test_a_round_is_not_opened_for_nobody(qtbot: QtBot, example_context: Context) -> None:
    section = shown(example_context, qtbot)
    section.make_action.trigger()
    settle(example_context)
    look_at(section, ANNUAL)
    section.acts_of_round.open.trigger()
    editor = section.acts_of_round.opening.form.editor("units")
    button = next(each for each in editor.findChildren(QPushButton) if each.isVisible())
    button.click()
    button.click()
    assert button.text() == "Markera alla" and editor.value() == ()
    save(section)
    assert section.acts_of_round.opening.form.problem_of("units") and card(section).answers == ()


def test_more_units_are_asked_later_with_a_day_of_their_own(qtbot: QtBot, example_context: Context) -> None:
    section = shown(example_context, qtbot)
    section.acts_of_round.more.trigger()
    form = section.acts_of_round.opening.form
    ahead = example_context.today + timedelta(days=21)
    assert form.values()["units"] == () and form.values()["last_day"] == ahead
    press(focused(), Qt.Key.Key_Space)
    save(section)
    added = card(section).answers[-1] if len(card(section).answers) == 8 else None
    new = next(row for row in card(section).answers if row.own_last_day == ahead)
    assert added is not None and new.state == "open"
    assert card(section).row.last_day == date(2021, 9, 10)


def test_a_lock_that_is_too_early_says_whose_answers_are_in_the_way(
    qtbot: QtBot, example_context: Context
) -> None:
    section = shown(example_context, qtbot)
    acts = section.acts_of_round
    assert acts.lock_early.isVisible() and not acts.lock.isVisible()
    acts.lock_early.trigger()
    assert "inte är godkända: Kommunstyrelsen, " in acts.locking.words.text()
    press(focused(), Qt.Key.Key_Space)
    assert not acts.locking.isVisible() and card(section).row.state == "open"


def test_a_round_is_locked_when_all_is_approved_and_nothing_in_it_is_written_any_more(
    qtbot: QtBot, example_context: Context
) -> None:
    settle_answers(example_context, AUGUST)
    section = shown(example_context, qtbot)
    acts = section.acts_of_round
    assert "kan låsas" in section.answers.matrix.waiting.text()
    acts.lock.trigger()
    assert "Mål som inte är bedömda" in acts.locking.words.text()
    press(focused(), Qt.Key.Key_Space)
    settle(example_context)
    found = card(section)
    assert found.row.state == "locked" and found.versions[0].locked_on == example_context.today
    assert acts.correct.isVisible() and not acts.lock.isVisible() and not acts.lock_early.isVisible()
    assert section.tabs.text("versions") == "Versioner  1"
    section.tabs.choose("about")
    settle(example_context)
    assert section.pane.form.editor("title").main().property("locked")
    assert not section.pane.archive_action.isVisible()
    assert not any(act.isVisible() for act in section.answers.acts.on_answer)


def test_who_locks_after_a_colleague_is_told_and_sees_the_lock(
    qtbot: QtBot, example_context: Context
) -> None:
    settle_answers(example_context, AUGUST)
    section = shown(example_context, qtbot)
    section.acts_of_round.lock.trigger()
    button = focused()
    office = example_context.office
    edits = office.rounds.edits_to_lock(card(section).row.id, example_context.today)
    writer(office.file, BO, "nämnden").write_all(edits)
    press(button, Qt.Key.Key_Space)
    settle(example_context)
    assert len(card(section).versions) == 1
    assert example_context.messages.shown
    assert section.acts_of_round.correct.isVisible()


def test_a_correction_is_opened_with_a_reason_for_chosen_units_and_locked_as_version_two(
    qtbot: QtBot, example_context: Context
) -> None:
    settle_answers(example_context, AUGUST)
    section = shown(example_context, qtbot)
    section.acts_of_round.lock.trigger()
    press(focused(), Qt.Key.Key_Space)
    settle(example_context)
    acts = section.acts_of_round
    acts.correct.trigger()
    save(section)
    assert card(section).row.state == "locked"
    form = acts.correcting.form
    form.editor("units").set_value((answer_of(section, "BUN").id,))
    form.editor("units").changed.emit()
    save(section)
    assert form.problem_of("reason") and card(section).row.state == "locked"
    type_text(focused(), "Antalet platser var fel.")
    save(section)
    assert card(section).row.state == "correcting" and not acts.correcting.isVisible()
    bun = answer_of(section, "BUN")
    assert (bun.state, bun.comment) == ("returned", "Antalet platser var fel.")
    example_context.undo_stack.undo()
    settle(example_context)
    assert card(section).row.state == "locked" and answer_of(section, "BUN").state == "approved"
    example_context.undo_stack.redo()
    settle(example_context)
    assert card(section).row.state == "correcting"
    settle_answers(example_context, AUGUST)
    section.refresh()
    settle(example_context)
    acts.lock.trigger()
    press(focused(), Qt.Key.Key_Space)
    settle(example_context)
    shown_rows = section.versions.table.rows_model.shown
    assert [(row.number, row.reason) for row in shown_rows] == [(2, "Antalet platser var fel."), (1, "")]


def test_a_round_nobody_has_answered_is_archived_and_one_with_answers_is_not(
    qtbot: QtBot, example_context: Context
) -> None:
    section = shown(example_context, qtbot)
    section.make_action.trigger()
    settle(example_context)
    look_at(section, ANNUAL)
    section.pane.archive_action.trigger()
    settle(example_context)
    assert ANNUAL not in titles(example_context, 2021)
    look_at(section, AUGUST)
    section.pane.archive_action.trigger()
    settle(example_context)
    assert AUGUST in titles(example_context, 2021) and example_context.messages.shown


def test_a_jump_finds_a_round_and_its_versions_and_says_where_another_years_is(
    qtbot: QtBot, example_context: Context
) -> None:
    section = shown(example_context, qtbot)
    april = next(row for row in section.table.rows_model.rows if row.kind == "interim_april")
    section.show_record("round", april.id)
    settle(example_context)
    assert section.table.current_row().id == april.id and section.tabs.current() == "answers"
    told: list[str] = []
    example_context.messages.told.connect(told.append)
    old = example_context.office.rounds.page(2020, example_context.today).card
    assert old is not None
    example_context.period.year = 2022
    section.show_record("round_version", old.versions[0].id)
    settle(example_context)
    assert "2020" in told[-1] and section.table.current_row().id == april.id
    # It was handed in in 2021, so it is worked with in that year, too.
    example_context.period.year = 2021
    section.show_record("round_version", old.versions[0].id)
    settle(example_context)
    assert section.tabs.current() == "versions" and section.versions.table.isVisible()
    assert [row.number for row in section.versions.table.rows_model.shown] == [2, 1]


def test_a_version_leads_to_the_report_of_its_round(qtbot: QtBot, example_context: Context) -> None:
    example_context.period.year = 2020
    section = shown(example_context, qtbot)
    section.tabs.choose("versions")
    led: list[tuple[str, int]] = []
    section.jump.connect(lambda kind, record_id: led.append((kind, record_id)))
    section.versions.table.setFocus()
    press(focused(), Qt.Key.Key_Return)
    section.versions.print_action.trigger()
    assert led == [("round_report", card(section).row.id)] * 2


def test_a_round_that_was_begun_and_never_saved_is_taken_up_again(
    qtbot: QtBot, example_context: Context
) -> None:
    section = shown(example_context, qtbot)
    section.new_action.trigger()
    form = section.pane.form
    form.editor("title").main().setFocus()
    type_text(focused(), "<b>Halv</b> åttitel")
    form.keep_draft()
    again = shown(example_context, qtbot)
    again.show_kind("round")
    settle(example_context)
    assert again.pane.form.values()["title"] == "<b>Halv</b> åttitel"
    again.pane.form.revert()

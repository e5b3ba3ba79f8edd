"""A unit's answer is handed in, comes back, and is closed: what is said of it, and what may still be done."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.ui.common.context import Context
from app.ui.follow_up.asked_goals import SUMMARY
from tests.keys import press, type_text
from tests.ui.administration.helpers import CTRL, focused, save
from tests.ui.follow_up.answers import (
    APRIL,
    AUGUST,
    ENTER,
    box,
    digit,
    go_on,
    goal_id,
    ids,
    looking_at,
    on,
    settle,
    sheet_of,
    state_of,
    values,
    write_in,
)


def test_a_whole_answer_is_written_by_keyboard_alone(qtbot: QtBot, example_context: Context) -> None:
    part = looking_at(example_context, qtbot, "MBN")
    first = part.goals.next_after(-1)
    assert first == SUMMARY
    part.goals.choose(part.goals.next_left(None))
    for _ in range(40):
        node = part.goals.current_node()
        assert node is not None
        if node.id == SUMMARY:
            break
        if not node.status:
            press(focused(), Qt.Key.Key_Equal, text="=")
            settle(part)
            if not part.pane.form.values()["attainment"]:
                digit(part, "4")
        press(focused(), ENTER, CTRL)
        settle(part)
    assert part.summary.isVisible() and "Kvar" not in part.summary.counts.text()
    press(part.goals, ENTER)
    type_text(focused(), "Allt är gjort.")
    go_on(part)
    assert part.submit_button.hasFocus()
    press(part.submit_button, Qt.Key.Key_Space)
    settle(part)
    sheet = sheet_of(part)
    assert sheet.shown == "submitted"
    assert sheet.answer.submitted_on == example_context.today
    assert sheet.answer.summary == "Allt är gjort."


def test_handing_in_says_what_is_left_and_does_it_when_asked_again(
    qtbot: QtBot, example_context: Context
) -> None:
    part = looking_at(example_context, qtbot, "KS")
    part.submit_action.trigger()
    settle(part)
    said = part.about.asking.words.text()
    assert said.startswith("Mål utan bedömning: 12. ”KS 4 Mat från nära håll i våra kök”; ”KS 4.1 ")
    assert said.endswith("… Enhetens sammanfattning är inte skriven.")
    assert sheet_of(part).open
    part.submit_action.trigger()
    settle(part)
    assert sheet_of(part).shown == "submitted"
    assert part.about.closed.words.text() == (
        "Svaret lämnades in 2021-09-15. Det ändras bara om kommunledningskontoret lämnar tillbaka det."
    )
    assert "Inlämnat 2021-09-15 · 5 dagar för sent" in part.about.day.text()
    assert not part.submit_button.isVisible() and not part.about.asking.isVisible()
    part.goals.choose(goal_id(part, "KS 4"))
    assert box(part, "analysis").isReadOnly() and not part.pane.take_action.isVisible()
    part.goals.setFocus()
    digit(part, "1")
    assert not part.pane.form.dirty and state_of(part, "KS 4") == "Kvar"
    example_context.undo_stack.undo()
    settle(part)
    assert sheet_of(part).open and part.submit_button.isVisible()


def test_what_is_left_is_shown_from_the_question(qtbot: QtBot, example_context: Context) -> None:
    part = looking_at(example_context, qtbot, "KS", goal="4")
    part.submit_action.trigger()
    settle(part)
    buttons = {each.text(): each for each in part.about.asking._buttons}
    buttons["Visa vad som är kvar"].click()
    assert on(part).startswith("KS 4 ") and part.goals.hasFocus()
    press(part.goals, Qt.Key.Key_F8)
    assert on(part).startswith("KS 4.1 ")


def test_text_that_waits_in_another_goal_is_not_left_behind(qtbot: QtBot, example_context: Context) -> None:
    part = looking_at(example_context, qtbot, "KS", goal="KS 4")
    digit(part, "3")
    part.goals.choose(goal_id(part, "KS 4.1"))
    settle(part)
    assert state_of(part, "KS 4") == "Ej motiverad" and not part.pane.form.dirty
    part.submit_action.trigger()
    settle(part)
    assert part.about.asking.words.text().startswith("Det finns text som inte är sparad: ”KS 4 Mat")
    part.submit_action.trigger()
    settle(part)
    assert sheet_of(part).open
    part.about.asking._buttons[0].click()
    assert on(part).startswith("KS 4 ") and part.pane.form.values()["attainment"] == "not_met"


def test_what_is_written_is_saved_before_it_is_handed_in(qtbot: QtBot, example_context: Context) -> None:
    part = looking_at(example_context, qtbot, "KS", goal="KS 4")
    write_in(part, "analysis", "Nytt")
    for _ in range(2):
        part.submit_action.trigger()
        settle(part)
    assert values(part, "KS 4")["analysis"] == "Nytt"
    assert sheet_of(part).shown == "submitted"


def test_what_was_returned_and_why_stands_at_the_top(qtbot: QtBot, example_context: Context) -> None:
    part = looking_at(example_context, qtbot, "KFN", APRIL)
    assert part.about.returned.isVisible()
    assert part.about.returned.words.text().startswith("Återlämnat: Delmålet om kvällsöppna bibliotek saknar")
    assert "Återlämnad" in part.about.state.text() and "för sent" in part.about.day.text()
    assert part.submit_button.isVisible()


def test_a_unit_that_does_not_answer_says_why(qtbot: QtBot, example_context: Context) -> None:
    round_id, unit_id = ids(example_context.office, AUGUST, "VEAB")
    page = example_context.office.assessments.page(2021, (round_id, unit_id), example_context.today)
    assert page.sheet is not None
    excused = {"state": "excused", "comment": "Bolaget såldes i juni"}
    example_context.office.records.write("round_unit", page.sheet.answer.id, excused)
    part = looking_at(example_context, qtbot, "VEAB")
    assert part.about.closed.words.text() == (
        "Enheten svarar inte i den här uppföljningen: Bolaget såldes i juni"
    )
    assert part.about.day.text() == ""


def test_a_round_that_is_locked_while_one_writes_leaves_the_text_to_be_copied(
    qtbot: QtBot, example_context: Context
) -> None:
    part = looking_at(example_context, qtbot, "KFN", APRIL, goal="KFN 1")
    records, round_id = example_context.office.records, ids(example_context.office, APRIL, "KFN")[0]
    write_in(part, "analysis", " Sista raden")
    page = example_context.office.assessments.page(2021, None, example_context.today)
    day = {"submitted_on": example_context.today}
    for answer in page.units(round_id):
        if answer.state == "returned":
            records.write("round_unit", answer.id, {"state": "submitted", **day})
        if answer.state in ("returned", "submitted"):
            records.write("round_unit", answer.id, {"state": "approved"})
    about = {"round_id": round_id, "number": 1, "state": "locked", "locked_on": example_context.today}
    records.write("round_version", None, about)
    save(example_context)
    settle(part)
    assert "Rapporten är låst" in part.pane.form.notice.words.text()
    assert box(part, "analysis").toPlainText().endswith(" Sista raden")
    part.refresh()
    settle(part)
    assert "Uppföljningen låstes 2021-09-15" in part.about.closed.words.text()
    assert box(part, "analysis").isReadOnly()
    assert box(part, "analysis").toPlainText().endswith(" Sista raden")


def test_a_locked_answer_shows_what_was_proposed_then(qtbot: QtBot, example_context: Context) -> None:
    part = looking_at(example_context, qtbot, "SN", "Årsredovisning 2020")
    assert "ändras inte" in part.about.closed.words.text()
    kept = values(part, "1")
    part.goals.choose(goal_id(part, "1"))
    assert part.pane.proposal_label.text() == "Programmet föreslog"
    assert part.pane.proposed.code == kept["proposed_attainment"]


def test_an_answer_in_a_round_that_is_corrected_says_so(qtbot: QtBot, example_context: Context) -> None:
    part = looking_at(example_context, qtbot, "SN", "Årsredovisning 2020")
    reason = {"round_id": sheet_of(part).round.id, "number": 3, "state": "open", "reason": "Fel siffra."}
    example_context.office.records.write("round_version", None, reason)
    part.refresh()
    settle(part)
    assert part.about.closed.words.text() == (
        "Uppföljningen rättas: Fel siffra. Svaret är godkänt. Det ändras bara om kommunledningskontoret lämnar "
        "tillbaka det."
    )

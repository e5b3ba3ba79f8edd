"""The matrix of a round: what is left and late, and what is done with a unit's answer."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.ui.common.context import Context
from tests.helpers.files import BO, writer
from tests.keys import press, type_text
from tests.ui.common.accessible import nameless
from tests.ui.follow_up.rounds_page import (
    CTRL,
    ENTER,
    answer_of,
    card,
    cell_text,
    focused,
    look_at,
    save,
    settle,
    shown,
    stand,
)


def test_the_matrix_says_what_is_judged_what_is_left_and_how_late_it_is(
    qtbot: QtBot, example_context: Context
) -> None:
    section = shown(example_context, qtbot)
    assert cell_text(section, "KS", 0) == "… Pågår, dagar sen: 5\nVäntar på enheten"
    assert cell_text(section, "KS", 1) == "◐ 3\nKvar: 2"
    assert cell_text(section, "BUN", 0) == "→ Inlämnad\nAtt godkänna"
    assert cell_text(section, "BUN", 5) == ""
    model = section.answers.matrix.grid.grid_model
    assert model.columnCount() == 1 + len(card(section).columns)
    late = {answer.short for answer in card(section).answers if answer.overdue}
    shown_late = {
        answer.short for at, answer in enumerate(card(section).answers) if model.cell(at, 0).missing
    }
    assert shown_late == late == {"KS", "MBN", "KFN"}


def test_who_waits_for_whom_is_said_by_name(qtbot: QtBot, example_context: Context) -> None:
    section = shown(example_context, qtbot)
    assert section.answers.matrix.waiting.text() == (
        "Väntar på enheterna: KS, MBN, KFN, VEAB. Väntar på kommunledningskontoret: BUN, VSBo."
    )
    assert section.table.current_row().late == 3


def test_a_screen_reader_hears_the_unit_the_goal_and_each_judgement(
    qtbot: QtBot, example_context: Context
) -> None:
    section = shown(example_context, qtbot)
    at = section.answers.matrix.grid.grid_model.index(0, 1)
    said = at.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Kommunstyrelsen, 1 Hållbar samhällsutveckling: ")
    assert "Delvis uppfyllt: " in said and "Inte bedömt: " in said
    assert not nameless(section)


def test_the_next_lack_is_found_by_a_key(qtbot: QtBot, example_context: Context) -> None:
    section = shown(example_context, qtbot)
    stand(section, "BUN")
    press(section.answers.matrix.grid, Qt.Key.Key_J, CTRL)
    section.answers.next_action.trigger()
    answer = section.answers.matrix.answer
    assert answer is not None and answer.short == "MBN"


def test_enter_in_a_cell_leads_to_the_judgements_of_the_unit(qtbot: QtBot, example_context: Context) -> None:
    section = shown(example_context, qtbot)
    led: list[tuple[str, int]] = []
    section.jump.connect(lambda kind, record_id: led.append((kind, record_id)))
    stand(section, "BUN", 2)
    press(section.answers.matrix.grid, ENTER)
    judged = answer_of(section, "BUN").cells[1].goals[0].assessment_id
    stand(section, "MBN", 1)
    press(section.answers.matrix.grid, ENTER)
    assert led == [("assessment", judged), ("round_unit", answer_of(section, "MBN").id)]


def test_what_can_be_done_follows_the_answer_where_one_stands(qtbot: QtBot, example_context: Context) -> None:
    section = shown(example_context, qtbot)
    acts = section.answers.acts
    offered = {}
    for short in ("KS", "BUN", "SN", "MBN"):
        stand(section, short)
        offered[short] = [act.text() for act in acts.on_answer if act.isVisible()]
    assert offered == {
        "KS": ["Annan sista dag …", "Svarar inte …"],
        "BUN": ["Godkänn svaret", "Lämna tillbaka …"],
        "SN": ["Lämna tillbaka …"],
        "MBN": ["Annan sista dag …", "Svarar inte …", "Ta bort ur uppföljningen"],
    }
    assert "Miljö- och byggnämnden" in section.answers.bar.unit.text()
    assert "bedömda mål: 0 av 7" in section.answers.bar.state.text()


def test_an_answer_is_approved_and_taken_back_by_undo(qtbot: QtBot, example_context: Context) -> None:
    section = shown(example_context, qtbot)
    stand(section, "BUN")
    section.answers.acts.approve.trigger()
    settle(example_context)
    assert answer_of(section, "BUN").state == "approved"
    assert section.answers.matrix.answer is not None and section.answers.matrix.answer.short == "BUN"
    example_context.undo_stack.undo()
    settle(example_context)
    assert answer_of(section, "BUN").state == "submitted"


def test_who_approves_what_a_colleague_has_returned_is_told_so(
    qtbot: QtBot, example_context: Context
) -> None:
    section = shown(example_context, qtbot)
    stand(section, "BUN")
    office, bun = example_context.office, answer_of(section, "BUN")
    returned = {"state": "returned", "comment": "Skriv mer"}
    writer(office.file, BO, "nämnden").write("round_unit", bun.id, returned)
    section.answers.acts.approve.trigger()
    settle(example_context)
    assert answer_of(section, "BUN").state == "returned"
    box = example_context.messages.shown[-1]
    assert "Någon annan har ändrat" in box.text()


def test_who_excuses_a_unit_that_has_just_handed_in_is_told_and_keeps_the_text(
    qtbot: QtBot, example_context: Context
) -> None:
    section = shown(example_context, qtbot)
    stand(section, "MBN")
    acts, mbn = section.answers.acts, answer_of(section, "MBN")
    acts.excuse.trigger()
    type_text(focused(), "Har inget att säga")
    handed_in = {"state": "submitted", "submitted_on": example_context.today}
    writer(example_context.office.file, BO, "nämnden").write("round_unit", mbn.id, handed_in)
    save(section)
    assert "Svaret är inlämnat" in acts.excusing.form.notice.words.text()
    assert acts.excusing.form.values()["comment"] == "Har inget att säga"
    assert answer_of(section, "MBN").state == "submitted"
    acts.excusing.form.revert()


def test_all_that_are_handed_in_are_approved_at_once(qtbot: QtBot, example_context: Context) -> None:
    section = shown(example_context, qtbot)
    section.answers.acts.approve_all.trigger()
    settle(example_context)
    states = [answer.state for answer in card(section).answers]
    assert states.count("approved") == 3 and "submitted" not in states
    assert not section.answers.acts.approve_all.isVisible()


def test_an_answer_is_not_returned_without_a_comment(qtbot: QtBot, example_context: Context) -> None:
    section = shown(example_context, qtbot)
    stand(section, "BUN")
    section.answers.acts.give_back.trigger()
    panel = section.answers.acts.returning
    assert panel.isVisible() and not section.answers.bar.isVisible()
    type_text(focused(), " ")
    panel.form.save()
    settle(example_context)
    assert panel.form.problem_of("comment") and answer_of(section, "BUN").state == "submitted"
    type_text(focused(), "Skriv vad som görs härnäst.")
    save(section)
    bun = answer_of(section, "BUN")
    assert (bun.state, bun.comment) == ("returned", "Skriv vad som görs härnäst.")
    assert not panel.isVisible() and focused() is section.answers.matrix.grid
    assert "Skriv vad som görs härnäst." in section.answers.bar.comment.text()


@pytest.mark.parametrize("text", ["<img src=x onerror=alert(1)> & så", "å" * 10_000])
def test_any_comment_is_kept_as_it_was_written(qtbot: QtBot, example_context: Context, text: str) -> None:
    section = shown(example_context, qtbot)
    stand(section, "BUN")
    section.answers.acts.give_back.trigger()
    editor = section.answers.acts.returning.form.editor("comment")
    editor.set_value(text)
    editor.changed.emit()
    save(section)
    assert answer_of(section, "BUN").comment == text
    assert section.answers.bar.comment.textFormat() == Qt.TextFormat.PlainText


def test_a_comment_that_was_not_saved_is_back_when_it_is_asked_again(
    qtbot: QtBot, example_context: Context
) -> None:
    section = shown(example_context, qtbot)
    stand(section, "BUN")
    acts = section.answers.acts
    acts.give_back.trigger()
    type_text(focused(), "Halv mening")
    stand(section, "SN")
    assert not acts.returning.isVisible() and section.answers.bar.isVisible()
    stand(section, "BUN")
    acts.give_back.trigger()
    assert acts.returning.form.values()["comment"] == "Halv mening"
    acts.returning.form.revert()


def test_a_unit_is_given_another_last_day_and_rubbish_is_told(qtbot: QtBot, example_context: Context) -> None:
    section = shown(example_context, qtbot)
    stand(section, "MBN")
    acts = section.answers.acts
    acts.another_day.trigger()
    field = focused()
    press(field, Qt.Key.Key_A, CTRL)
    type_text(field, "på fredag")
    save(section)
    assert "Skriv ett datum" in acts.moving.form.problem_of("last_day")
    acts.moving.form.editor("last_day").set_value(date(2021, 9, 30))
    acts.moving.form.editor("last_day").changed.emit()
    save(section)
    assert answer_of(section, "MBN").last_day == date(2021, 9, 30)
    assert cell_text(section, "MBN", 0) == "○ Ej påbörjad\nVäntar på enheten"
    acts.another_day.trigger()
    acts.moving.form.editor("last_day").set_value(None)
    acts.moving.form.editor("last_day").changed.emit()
    save(section)
    assert answer_of(section, "MBN").own_last_day is None


def test_a_unit_that_does_not_answer_is_excused_with_a_reason_and_may_answer_after_all(
    qtbot: QtBot, example_context: Context
) -> None:
    section = shown(example_context, qtbot)
    stand(section, "MBN")
    acts = section.answers.acts
    acts.excuse.trigger()
    type_text(focused(), "Nämnden har inget att rapportera.")
    save(section)
    mbn = answer_of(section, "MBN")
    assert (mbn.shown, mbn.waits_for, mbn.days_late) == ("excused", "", 0)
    assert cell_text(section, "MBN", 0) == "– Svarar inte" and cell_text(section, "MBN", 1) == ""
    assert card(section).row.asked == 6
    acts.reopen.trigger()
    settle(example_context)
    assert answer_of(section, "MBN").state == "open"


def test_a_unit_that_has_judged_nothing_is_taken_out_and_comes_back_by_undo(
    qtbot: QtBot, example_context: Context
) -> None:
    section = shown(example_context, qtbot)
    stand(section, "MBN")
    section.answers.acts.take_out.trigger()
    settle(example_context)
    assert "MBN" not in [answer.short for answer in card(section).answers]
    example_context.undo_stack.undo()
    settle(example_context)
    assert "MBN" in [answer.short for answer in card(section).answers]


def test_a_unit_abolished_in_mid_year_is_told_and_led_to(qtbot: QtBot, example_context: Context) -> None:
    section = shown(example_context, qtbot)
    unit = answer_of(section, "KFN").unit_id
    example_context.office.records.write("unit", unit, {"valid_to": 2021})
    section.refresh()
    settle(example_context)
    gone = section.answers.gone
    assert gone.isVisible() and "Kultur- och fritidsnämnden" in gone.words.text()
    gone.focus_first()
    press(focused(), Qt.Key.Key_Space)
    answer = section.answers.matrix.answer
    assert answer is not None and answer.short == "KFN" and focused() is section.answers.matrix.grid
    assert section.answers.bar.unit.text() == "Kultur- och fritidsnämnden (upphör under året)"
    section.answers.acts.excuse.trigger()
    type_text(focused(), "Upphörde den 30 juni.")
    save(section)
    assert not gone.isVisible() and answer_of(section, "KFN").state == "excused"


def test_another_round_is_shown_when_it_is_chosen(qtbot: QtBot, example_context: Context) -> None:
    section = shown(example_context, qtbot)
    look_at(section, "Delårsrapport per 30 april 2021")
    assert cell_text(section, "KFN", 0).startswith("↩ Återlämnad, dagar sen: 117")
    assert "Väntar på enheten: KFN." in section.answers.matrix.waiting.text()
    stand(section, "KFN", 3)
    assert section.answers.bar.left.text().startswith("Inte bedömt: ")
    assert section.answers.bar.comment.text().startswith("Kommentar: Delmålet om kvällsöppna")

"""Självskattning as its users meet it: a unit answers with digits, the executive board judges the whole."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.ui.administration.page import AdministrationPage
from app.ui.administration.statements import StatementsSection
from app.ui.common.context import Context
from app.ui.risks.assessment_picture import WHOLE
from app.ui.risks.assessment_section import AssessmentSection
from app.ui.risks.page import RisksPage
from tests.keys import press, type_text
from tests.ui.administration.helpers import save, section, shown


def assessment(context: Context, qtbot: QtBot) -> AssessmentSection:
    return section(shown(context, qtbot, RisksPage), "self_assessment", AssessmentSection)


def unit_of(context: Context, short_name: str) -> int:
    return next(unit.id for unit in context.office.register.units() if unit.short_name == short_name)


def look_at(part: AssessmentSection, unit: int | None) -> None:
    part.unit.set_value(unit)
    part.unit.changed.emit()


def test_a_new_municipality_takes_in_the_proposal_with_one_act_and_can_take_it_back(
    qtbot: QtBot, empty_context: Context
) -> None:
    part = assessment(empty_context, qtbot)
    assert part.nothing.isVisible() and not part.unit.isVisible()
    assert part.nothing.button is not None
    part.nothing.button.click()
    empty_context.tasks.wait_idle()
    statements = empty_context.office.self_assessments.statements()
    assert len(statements) == 10
    assert empty_context.office.records.history("control_statement", statements[0].id)[0].why == (
        "Programmets förslag"
    )
    assert part.picture.isVisible()
    empty_context.undo_stack.undo()
    empty_context.tasks.wait_idle()
    assert part.nothing.isVisible()


def test_a_unit_answers_with_digits_and_comes_to_the_next_statement(
    qtbot: QtBot, example_context: Context
) -> None:
    part = assessment(example_context, qtbot)
    unit = unit_of(example_context, "KS")
    look_at(part, unit)
    table = part.sheet.table
    assert part.told.text() == "Har inte svarat"
    table.setFocus()
    for digit in "4321":
        press(table, Qt.Key(int(Qt.Key.Key_0) + int(digit)), text=digit)
    example_context.tasks.wait_idle()
    assert [line.grade for line in table.rows_model.rows[:5]] == [4, 3, 2, 1, None]
    assert table.currentIndex().row() == 4
    assert part.told.text() == "4 av 10 svar"
    for _ in range(4):
        example_context.undo_stack.undo()
        example_context.tasks.wait_idle()
    assert [line.grade for line in table.rows_model.rows[:5]] == [None] * 5


def test_a_digit_that_is_no_grade_answers_nothing(qtbot: QtBot, example_context: Context) -> None:
    part = assessment(example_context, qtbot)
    look_at(part, unit_of(example_context, "KS"))
    for text in ("0", "5", "9", "x"):
        press(part.sheet.table, Qt.Key.Key_unknown, text=text)
    example_context.tasks.wait_idle()
    assert part.told.text() == "Har inte svarat"


def test_a_comment_goes_with_the_answer(qtbot: QtBot, example_context: Context) -> None:
    part = assessment(example_context, qtbot)
    unit = unit_of(example_context, "KS")
    look_at(part, unit)
    press(part.sheet.table, Qt.Key.Key_Return)
    comment = part.sheet.form.editor("comment").main()
    assert isinstance(comment, QPlainTextEdit) and comment.hasFocus()
    type_text(comment, "Rutinen är <b>ny</b>")
    save(example_context)
    assert part.sheet.form.problem_of("grade") == "✕ Fyll i detta."
    press(part.sheet.table, Qt.Key.Key_3, text="3")
    example_context.tasks.wait_idle()
    line = part.sheet.table.rows_model.rows[0]
    assert (line.grade, line.comment) == (3, "Rutinen är <b>ny</b>")
    assert part.sheet.table.currentIndex().row() == 1
    press(part.sheet.table, Qt.Key.Key_Up)
    assert part.sheet.form.values() == {"grade": 3, "comment": "Rutinen är <b>ny</b>"}
    assert not part.sheet.form.dirty


def test_an_answer_is_taken_away_and_comes_back(qtbot: QtBot, example_context: Context) -> None:
    part = assessment(example_context, qtbot)
    look_at(part, unit_of(example_context, "SN"))
    assert part.told.text() == "10 av 10 svar"
    part.sheet.clear_action.trigger()
    example_context.tasks.wait_idle()
    assert part.told.text() == "9 av 10 svar"
    press(part.sheet.table, Qt.Key.Key_2, text="2")
    example_context.tasks.wait_idle()
    assert part.sheet.table.rows_model.rows[0].grade == 2


def test_what_is_too_long_is_told_beside_the_comment(qtbot: QtBot, example_context: Context) -> None:
    part = assessment(example_context, qtbot)
    look_at(part, unit_of(example_context, "SN"))
    form = part.sheet.form
    form.rebase(form.base, {"comment": "å" * 20_001})
    assert form.save()
    example_context.tasks.wait_idle()
    assert "för lång" in form.problem_of("comment")


def test_the_whole_never_shows_a_mean_alone_and_tells_who_is_silent(
    qtbot: QtBot, example_context: Context
) -> None:
    part = assessment(example_context, qtbot)
    assert part.told.text().startswith("Har svarat: 1 av 7. Har inte svarat: Kommunstyrelsen, ")
    rows = {row.id: row for row in part.picture.rows_model.rows}
    column = next(column for column in part.picture.rows_model.columns if column.name == "monitoring")
    social = rows[unit_of(example_context, "SN")]
    assert column.text_of(social) == (
        "3,5 (2 svar). Lägst 3: Kontrollerna i planen görs i tid. 2020: 3,0 (2 svar)"
    )
    assert column.text_of(rows[unit_of(example_context, "KS")]) == "Inga svar. 2020: 3,0 (2 svar)"
    assert column.text_of(rows[WHOLE]).startswith("3,5 (2 svar).")
    part.picture.choose(social.id)
    assert part.lowest.text().startswith("Socialnämnden, lägst svar (3): Ansvaret för den interna kontrollen")


def test_enter_on_a_unit_leads_to_its_answers(qtbot: QtBot, example_context: Context) -> None:
    part = assessment(example_context, qtbot)
    unit = unit_of(example_context, "BUN")
    part.picture.choose(unit)
    press(part.picture, Qt.Key.Key_Return)
    assert part.unit.value() == unit and part.sheet.isVisible()
    assert part.state() == {"unit": str(unit)}


def test_an_answer_is_found_by_its_id(qtbot: QtBot, example_context: Context) -> None:
    part = assessment(example_context, qtbot)
    unit = unit_of(example_context, "SN")
    page = example_context.office.self_assessments.page(2021)
    statement = page.statements[8].id
    part.show_record("self_assessment", page.answers[unit, statement].id)
    assert part.unit.value() == unit
    assert part.sheet.table.current_row().id == statement


def test_a_comment_that_was_never_saved_is_found_again(qtbot: QtBot, example_context: Context) -> None:
    unit = unit_of(example_context, "KS")
    statement = example_context.office.self_assessments.page(2021).statements[3]
    key = f"self_assessment:2021/{unit}/{statement.id}"
    example_context.drafts.keep(key, statement.text, {"comment": "Halvvägs"}, {"grade": None, "comment": ""})
    part = assessment(example_context, qtbot)
    part.show_kind("self_assessment")
    assert part.unit.value() == unit
    assert part.sheet.table.current_row().id == statement.id
    assert part.sheet.form.values()["comment"] == "Halvvägs"


def test_the_board_judges_the_year_with_its_reasons(qtbot: QtBot, example_context: Context) -> None:
    part = assessment(example_context, qtbot)
    assert part.judgement.title.text() == "Kommunstyrelsens bedömning av 2021"
    assert "utan anmärkning" in part.judgement.results.text()
    form = part.judgement.form
    form.rebase(form.base, {"judgement": "improve"})
    assert form.save()
    example_context.tasks.wait_idle()
    assert form.problem_of("reason") == "✕ Fyll i detta."
    form.rebase(form.base, {"judgement": "improve", "reason": "Kontrollerna görs, men för sent."})
    assert form.save()
    example_context.tasks.wait_idle()
    judged = example_context.office.self_assessments.page(2021).judgement
    assert judged is not None and judged["reason"] == "Kontrollerna görs, men för sent."
    form.rebase(form.base, {"judgement": "sufficient"})
    assert form.save()
    example_context.tasks.wait_idle()
    changed = example_context.office.self_assessments.page(2021).judgement
    assert changed is not None and (changed["id"], changed["judgement"]) == (judged["id"], "sufficient")
    for _ in range(2):
        example_context.undo_stack.undo()
        example_context.tasks.wait_idle()
    assert example_context.office.self_assessments.page(2021).judgement is None


def test_statements_are_written_moved_and_put_away_under_administration(
    qtbot: QtBot, empty_context: Context
) -> None:
    part = section(shown(empty_context, qtbot, AdministrationPage), "statements", StatementsSection)
    for text in ("Vi vet vad som gäller på Ön.", "Vi följer det."):
        part.new_action.trigger()
        form = part.pane.form
        form.rebase(form.base, {"part": "environment", "text": text})
        assert form.save()
        empty_context.tasks.wait_idle()
    assert part.pane.title.text() == "Vi följer det."
    assert not part.down_action.isEnabled()
    part.up_action.trigger()
    empty_context.tasks.wait_idle()
    texts = [row.text for row in part.table.rows_model.rows]
    assert texts == ["Vi följer det.", "Vi vet vad som gäller på Ön."]
    part.pane.archive_action.trigger()
    empty_context.tasks.wait_idle()
    assert [row.text for row in part.table.rows_model.rows] == ["Vi vet vad som gäller på Ön."]

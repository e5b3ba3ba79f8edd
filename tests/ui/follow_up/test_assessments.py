"""Bedömningar as a committee secretary meets it: a round is answered, goal by goal, from the keyboard."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.services.office import open_office
from app.ui.common.conflict_dialog import ConflictDialog
from app.ui.common.context import Context
from app.ui.follow_up.asked_goals import SUMMARY
from app.ui.follow_up.assessments_section import AssessmentsSection
from tests.keys import press, type_text
from tests.ui.administration.helpers import CTRL, focused, save
from tests.ui.conftest import ContextMaker
from tests.ui.follow_up.answers import (
    APRIL,
    AUGUST,
    ENTER,
    assessments,
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


def test_a_new_municipality_is_led_to_where_rounds_are_opened(qtbot: QtBot, empty_context: Context) -> None:
    part = assessments(empty_context, qtbot)
    assert part.nothing_open.isVisible() and not part.about.isVisible() and not part.submit_button.isVisible()
    assert "Ingen är öppnad för 2026 än" in part.nothing_open.text.text()
    assert part.nothing_open.button is not None
    with qtbot.waitSignal(part.jump) as led:
        part.nothing_open.button.click()
    assert led.args == ["round", 0]


def test_a_unit_without_goals_is_told_so(qtbot: QtBot, empty_context: Context) -> None:
    write = empty_context.office.records.write
    unit = write("unit", None, {"name": "Ö-nämnden", "short_name": "Ö", "kind": "committee"}).id
    days = {"as_of": date(2026, 8, 31), "last_day": date(2026, 9, 10)}
    made = write("round", None, {"kind": "free", "year": 2026, "title": "Delår", **days}).id
    write("round_unit", None, {"round_id": made, "unit_id": unit})
    part = assessments(empty_context, qtbot)
    assert part.nothing_asked.isVisible() and part.about.unit.value() == unit


def test_one_key_judges_as_proposed_and_is_saved(qtbot: QtBot, example_context: Context) -> None:
    part = looking_at(example_context, qtbot, "KS", goal="KS 4")
    assert state_of(part, "KS 4") == "Kvar"
    assert part.pane.proposed.word == "Delvis uppfyllt"
    assert part.pane.why.text().replace("\u00a0", " ") == (
        "Indikatorerna når det accepterade värdet men inte målvärdet. Godtagbart: 1.\nFörbättras: 1."
    )
    digit(part, "2")
    kept = values(part, "KS 4")
    assert (kept["attainment"], kept["trend"]) == ("partly", "improving")
    assert (kept["proposed_attainment"], kept["proposed_trend"]) == ("partly", "improving")
    assert state_of(part, "KS 4") == "Bedömd" and not part.pane.form.dirty
    assert part.about.count.text() == "Bedömda mål: 6 av 17"
    example_context.undo_stack.undo()
    settle(part)
    assert state_of(part, "KS 4") == "Kvar"


def test_the_proposal_is_taken_by_one_key(qtbot: QtBot, example_context: Context) -> None:
    part = looking_at(example_context, qtbot, "KS", goal="KS 4")
    press(part.goals, Qt.Key.Key_Equal, text="=")
    settle(part)
    assert values(part, "KS 4")["attainment"] == "partly"


def test_keys_may_come_faster_than_they_are_saved(qtbot: QtBot, example_context: Context) -> None:
    part = looking_at(example_context, qtbot, "KS", goal="KS 4")
    press(part.goals, ENTER)
    type_text(focused(), "Först")
    press(focused(), ENTER, CTRL)
    # Nothing has been saved yet: the window has not come to it.
    press(focused(), Qt.Key.Key_2, text="2")
    press(focused(), ENTER, CTRL)
    assert on(part).startswith("2 ")
    settle(part)
    assert values(part, "KS 4")["analysis"] == "Först" and values(part, "KS 4")["attainment"] == ""
    assert values(part, "KS 4.1")["attainment"] == "partly"
    assert state_of(part, "KS 4.1") == "Bedömd" and state_of(part, "KS 4") == "Påbörjad"
    part.goals.choose(goal_id(part, "KS 4.1"))
    part.goals.setFocus()
    for text in "42":
        press(part.goals, Qt.Key(int(Qt.Key.Key_0) + int(text)), text=text)
    part.goals.setFocus()
    press(part.goals, Qt.Key.Key_Equal, text="=")
    settle(part)
    assert values(part, "KS 4.1")["attainment"] == "partly" and not part.pane.form.dirty
    assert example_context.drafts.all() == ()


def test_what_a_colleague_judged_meanwhile_is_shown_beside_mine(
    qtbot: QtBot, example_context: Context
) -> None:
    part = looking_at(example_context, qtbot, "KS", goal="KS 4")
    write_in(part, "analysis", "Min")
    theirs = {"analysis": "Kollegans", "next_steps": "Mer"}
    about = *ids(example_context.office, AUGUST, "KS"), goal_id(part, "KS 4")
    example_context.office.assessments.judge(*about, theirs, {})
    save(example_context)
    settle(part)
    (dialog,) = part.window().findChildren(ConflictDialog)
    assert [each.text() for each in dialog.findChildren(QLabel) if each.text() == "Analys"]
    next(each for each in dialog.findChildren(QPushButton) if each.text() == "Spara valen").click()
    settle(part)
    kept = values(part, "KS 4")
    assert (kept["analysis"], kept["next_steps"]) == ("Min", "Mer")
    assert not part.pane.form.dirty


def test_keys_that_are_no_judgement_judge_nothing(qtbot: QtBot, example_context: Context) -> None:
    part = looking_at(example_context, qtbot, "KS", goal="KS 4")
    for text in ("0", "5", "9", "x", "<"):
        press(part.goals, Qt.Key.Key_unknown, text=text)
    settle(part)
    assert state_of(part, "KS 4") == "Kvar" and not part.pane.form.dirty


def test_the_reason_is_asked_for_as_soon_as_the_judgement_differs(
    qtbot: QtBot, example_context: Context
) -> None:
    part = looking_at(example_context, qtbot, "KS", goal="KS 4")
    assert not box(part, "reason").isVisible()
    digit(part, "3")
    assert box(part, "reason").hasFocus() and state_of(part, "KS 4") == "Ej motiverad"
    go_on(part)
    assert "Skriv varför" in part.pane.form.problem_of("reason")
    assert on(part).startswith("KS 4 ") and values(part, "KS 4")["attainment"] == ""
    write_in(part, "reason", "Enkäten är för gammal")
    go_on(part)
    kept = values(part, "KS 4")
    assert (kept["attainment"], kept["proposed_attainment"]) == ("not_met", "partly")
    assert kept["reason"] == "Enkäten är för gammal"
    assert state_of(part, "KS 4") == "Bedömd" and on(part).startswith("KS 4.1 ")


def test_another_trend_than_the_proposed_asks_for_a_reason_too(
    qtbot: QtBot, example_context: Context
) -> None:
    part = looking_at(example_context, qtbot, "KS", goal="KS 4")
    form = part.pane.form
    form.judge("partly")
    form.editor("trend").set_value("worsening")
    form.editor("trend").changed.emit()
    assert form.lacks_reason and box(part, "reason").isVisible()
    form.editor("trend").set_value("improving")
    form.editor("trend").changed.emit()
    assert not box(part, "reason").isVisible()


def test_who_writes_goes_on_writing_and_who_stands_in_the_list_stays(
    qtbot: QtBot, example_context: Context
) -> None:
    part = looking_at(example_context, qtbot, "KS", goal="KS 4")
    press(part.goals, ENTER)
    assert box(part, "analysis").hasFocus()
    write_in(part, "analysis", "Två rader\nåt gången")
    go_on(part)
    assert values(part, "KS 4")["analysis"] == "Två rader\nåt gången"
    assert state_of(part, "KS 4") == "Påbörjad"
    assert on(part).startswith("KS 4.1 ")
    assert part.pane.form.editor("attainment").isAncestorOf(focused())
    digit(part, "2")
    assert part.pane.form.dirty
    part.goals.setFocus()
    go_on(part)
    assert values(part, "KS 4.1")["attainment"] == "partly"
    assert part.goals.hasFocus() and on(part).startswith("2 ")


def test_a_proposal_that_has_changed_since_is_told_and_the_judgement_may_stand(
    qtbot: QtBot, example_context: Context
) -> None:
    part = looking_at(example_context, qtbot, "KS", goal="KS 4")
    digit(part, "2")
    indicator = part.pane.facts.indicators.rows_model.rows[0]
    records = example_context.office.records
    target = example_context.office.indicators.targets(indicator.id)
    this_year = next(each for each in target if each.year == 2021)
    records.write("target", this_year.id, {"target": 10.0, "accepted_year": 5.0})
    part.refresh()
    settle(part)
    assert part.pane.proposed.word == "Helt uppfyllt"
    assert part.pane.other.words.text() == (
        "Förslaget är ett annat nu. När ni bedömde målet var det: ◐ Delvis uppfyllt, ↗ Förbättras."
    )
    part.pane.other._buttons[0].click()
    settle(part)
    assert "Skriv varför" in part.pane.form.problem_of("reason")
    write_in(part, "reason", "Årets värde är preliminärt")
    save(example_context)
    settle(part)
    kept = values(part, "KS 4")
    assert (kept["attainment"], kept["proposed_attainment"]) == ("partly", "met")
    assert not part.pane.other.isVisible()


def test_what_was_said_before_is_there_to_go_on_from(qtbot: QtBot, example_context: Context) -> None:
    office = example_context.office
    round_id, unit_id = ids(office, APRIL, "KFN")
    part = looking_at(example_context, qtbot, "KFN", APRIL, goal="KFN 1")
    goal, read = goal_id(part, "KFN 1"), values(part, "KFN 1")
    office.assessments.judge(round_id, unit_id, goal, {"analysis": "Då", "next_steps": "Sedan"}, read)
    part.show_answer(*ids(office, AUGUST, "KFN"), goal)
    settle(part)
    facts = part.pane.facts
    assert facts.before_title.text() == f"Förra gången: {APRIL}"
    assert "Då" in facts.before_text.text() and "Härnäst: Sedan" in facts.before_text.text()
    write_in(part, "analysis", "Nu")
    facts.take_action.trigger()
    assert box(part, "analysis").toPlainText().endswith("Nu\n\nDå")
    assert box(part, "analysis").hasFocus() and part.pane.form.dirty


def test_a_goal_that_was_archived_since_says_so(qtbot: QtBot, example_context: Context) -> None:
    part = looking_at(example_context, qtbot, "KS", goal="KS 4.1")
    digit(part, "2")
    example_context.office.records.archive("goal", goal_id(part, "KS 4.1"))
    part.refresh()
    settle(part)
    assert on(part).endswith("(arkiverat)") and state_of(part, "KS 4.1") == "Bedömd"
    digit(part, "2")
    write_in(part, "analysis", "Målet togs bort")
    save(example_context)
    settle(part)
    assert values(part, "KS 4.1")["analysis"] == "Målet togs bort"


def test_anything_may_be_written_and_stands_as_it_was(qtbot: QtBot, example_context: Context) -> None:
    part = looking_at(example_context, qtbot, "KS", goal="KS 4")
    rubbish = "<b>fet</b> & \"citat\" 'ett' " + "å" * 10_000
    QApplication.clipboard().setText(rubbish)
    box(part, "analysis").setFocus()
    box(part, "analysis").paste()
    save(example_context)
    settle(part)
    assert values(part, "KS 4")["analysis"] == rubbish
    box(part, "next_steps").setPlainText("ö" * 20_001)
    save(example_context)
    settle(part)
    assert "för lång" in part.pane.form.problem_of("next_steps") and part.pane.form.dirty


def test_an_answer_and_a_judgement_of_another_year_are_found_by_their_ids(
    qtbot: QtBot, example_context: Context
) -> None:
    part = looking_at(example_context, qtbot, "SN", "Årsredovisning 2020")
    judged, sheet = values(part, "2"), sheet_of(part)
    part.show_answer(*ids(example_context.office, AUGUST, "KS"))
    settle(part)
    part.show_record("assessment", int(str(judged["id"])))
    settle(part)
    assert part.about.round.value() == sheet.round.id and on(part).startswith("2 ")
    part.refresh()
    settle(part)
    assert part.about.round.value() == sheet.round.id
    part.show_record("round_unit", 99_999)
    settle(part)
    assert part.about.round.value() == sheet.round.id


def test_a_summary_that_was_never_saved_is_found_again(qtbot: QtBot, example_context: Context) -> None:
    part = looking_at(example_context, qtbot, "KS")
    answer = sheet_of(part).answer
    example_context.drafts.keep(f"round_unit:{answer.id}", "Delår", {"summary": "Halvt"}, {"summary": ""})
    again = AssessmentsSection(example_context)
    qtbot.addWidget(again)
    again.show()
    again.show_record("round_unit", answer.id)
    settle(again)
    assert again.summary.isVisible() and again.summary.form.values()["summary"] == "Halvt"
    node = again.goals.current_node()
    assert node is not None and node.texts[1] == "Inte sparad"


def test_another_year_shows_what_that_waits_for(qtbot: QtBot, example_context: Context) -> None:
    part = looking_at(example_context, qtbot, "KS")
    example_context.period.year = 2020
    part.refresh()
    settle(part)
    assert part.about.round.main().currentText() == "Årsredovisning 2020"  # type: ignore[attr-defined]
    example_context.period.year = 2022
    part.refresh()
    settle(part)
    assert part.nothing_open.isVisible() and part.about.isVisible()


def test_the_last_round_and_unit_are_looked_at_again(qtbot: QtBot, example_context: Context) -> None:
    part = looking_at(example_context, qtbot, "VEAB", APRIL)
    kept = part.state()
    again = AssessmentsSection(example_context)
    qtbot.addWidget(again)
    again.restore_state(kept)
    again.refresh()
    settle(again)
    assert (again.about.round.value(), again.about.unit.value()) == ids(example_context.office, APRIL, "VEAB")


def test_another_round_is_chosen_for_the_same_unit(qtbot: QtBot, example_context: Context) -> None:
    part = looking_at(example_context, qtbot, "SN")
    april, unit = ids(example_context.office, APRIL, "SN")
    part.about.round.set_value(april)
    part.about.round.changed.emit()
    settle(part)
    assert (part.about.round.value(), part.about.unit.value()) == (april, unit)


def test_what_was_written_survives_a_kill(
    qtbot: QtBot, example_context: Context, example_file: Path, make_context: ContextMaker
) -> None:
    part = looking_at(example_context, qtbot, "KS", goal="KS 4")
    digit(part, "3")
    part.pane.form.keep_draft()
    part.goals.choose(SUMMARY)
    type_text(part.summary.form.editor("summary").main(), "Halvvägs")
    part.summary.form.keep_draft()
    example_context.drafts.close()
    office = open_office(example_file)
    again = make_context(office)
    found = assessments(again, qtbot)
    found.show_kind("assessment")
    settle(found)
    assert on(found).startswith("KS 4 ") and found.pane.form.values()["attainment"] == "not_met"
    assert found.pane.form.lacks_reason and box(found, "reason").isVisible()
    assert state_of(found, "KS 4") == "Ej motiverad"
    assert found.summary.form.values() == {"summary": "Halvvägs"}
    again.tasks.wait_idle()
    again.tasks.close()
    office.close()
